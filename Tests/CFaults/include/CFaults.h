#ifndef NETRA_CFAULTS_H
#define NETRA_CFAULTS_H

/*
 * A disk and a clock that fail when told to. Loaded into the daemon with LD_PRELOAD by Tests/CrashTests; nothing of it is
 * compiled into netra, so that what is tested is what is shipped.
 *
 * NETRA_FAULTS names a file of at least 4096 bytes that is mapped and may be changed at any time. It begins with
 * these numbers, each of 8 bytes and in the byte order of the machine; then, at the offsets below, two texts that end
 * with a NUL.
 */
enum netra_faults_slot {
    FAULTS_CLOCK_OFFSET = 0, /* milliseconds that the time of day is ahead; the monotonic clock is left alone */
    FAULTS_ERRNO = 1,        /* what failing calls fail with; 0: none fails */
    FAULTS_CALLS = 2,        /* which calls fail: see netra_faults_call */
    FAULTS_KILL_AT = 3,      /* the process dies at this step, counted from 1; 0: at none */
    FAULTS_KILL_AFTER = 4,   /* microseconds after that step; 0: before anything else happens */
    FAULTS_STEPS = 5,        /* steps so far; written here, read by the test */
    FAULTS_LIFE = 6          /* microseconds after which the process dies in any case; 0: never */
};

enum netra_faults_call { FAULTS_WRITE = 1, FAULTS_SYNC = 2, FAULTS_TRUNCATE = 4, FAULTS_RENAME = 8 };

enum {
    FAULTS_STEP_NAME = 256, /* only steps of this name count for FAULTS_KILL_AT; empty: all do */
    FAULTS_FILE_NAME = 512  /* only files whose path holds this text fail; empty: all do */
};

/*
 * A step is a moment before or after a call that changes what a crash leaves behind. Its name is "before" or "after", the
 * call, and the kind of file: alerts, evidence, coverage, journal, journal-wal, logs, state. Each is appended to the
 * file that NETRA_FAULTS_TRACE names, one a line.
 */

#endif
