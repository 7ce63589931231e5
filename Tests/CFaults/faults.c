#define _GNU_SOURCE
#include "CFaults.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static char *plan;
static int trace = -1;
static timer_t last;

static int64_t slot(enum netra_faults_slot number) {
    return plan ? atomic_load((_Atomic int64_t *)plan + number) : 0;
}

/* The kernel kills the process when the timer runs out: no thread of ours has to wait for it. */
static void die_after(int64_t microseconds) {
    struct itimerspec when = {.it_value = {microseconds / 1000000, microseconds % 1000000 * 1000}};
    timer_settime(last, 0, &when, NULL);
}

__attribute__((constructor)) static void begin(void) {
    const char *file = getenv("NETRA_FAULTS");
    const char *steps = getenv("NETRA_FAULTS_TRACE");
    int descriptor = file ? open(file, O_RDWR | O_CLOEXEC) : -1;
    if (descriptor < 0) return;
    void *map = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    close(descriptor);
    if (map == MAP_FAILED) return;
    plan = map;
    if (steps) trace = open(steps, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    atomic_store((_Atomic int64_t *)plan + FAULTS_STEPS, 0);
    struct sigevent killing = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL};
    timer_create(CLOCK_MONOTONIC, &killing, &last);
    if (slot(FAULTS_LIFE)) die_after(slot(FAULTS_LIFE));
    unsetenv("LD_PRELOAD"); /* children are none of our business */
}

/* What kind of file a path names; NULL where no record is kept in it. */
static const char *kind(const char *path) {
    const char *name = strrchr(path, '/');
    name = name ? name + 1 : path;
    if (!strncmp(name, "alerts-", 7)) return "alerts";
    if (!strncmp(name, "evidence-", 9)) return "evidence";
    if (!strncmp(name, "coverage-", 9)) return "coverage";
    if (!strcmp(name, "journal.sqlite")) return "journal";
    if (!strcmp(name, "journal.sqlite-wal")) return "journal-wal";
    if (!strcmp(name, "logs")) return "logs";
    if (!strcmp(name, "state")) return "state";
    return NULL;
}

static void resolve(int descriptor, char path[1024]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = readlink(link, path, 1023);
    path[count > 0 ? count : 0] = 0;
}

static void step(const char *moment, const char *call, const char *path) {
    const char *of = plan ? kind(path) : NULL;
    if (!of) return;
    char name[128];
    int count = snprintf(name, sizeof name, "%s %s %s\n", moment, call, of);
    if (trace >= 0) syscall(SYS_write, trace, name, count);
    name[count - 1] = 0;
    const char *wanted = plan + FAULTS_STEP_NAME;
    if (*wanted && strcmp(wanted, name)) return;
    int64_t number = atomic_fetch_add((_Atomic int64_t *)plan + FAULTS_STEPS, 1) + 1;
    if (number != slot(FAULTS_KILL_AT)) return;
    if (slot(FAULTS_KILL_AFTER) > 0) {
        die_after(slot(FAULTS_KILL_AFTER));
    } else {
        syscall(SYS_kill, getpid(), SIGKILL);
    }
}

static int fails(enum netra_faults_call call, const char *path) {
    if (!slot(FAULTS_ERRNO) || !(slot(FAULTS_CALLS) & call)) return 0;
    const char *wanted = plan + FAULTS_FILE_NAME;
    if (*wanted && !strstr(path, wanted)) return 0;
    errno = (int)slot(FAULTS_ERRNO);
    return 1;
}

#define AROUND(type, call, name, path, real)                                                                           \
    do {                                                                                                               \
        step("before", name, path);                                                                                    \
        if (fails(call, path)) return -1;                                                                              \
        type result = (real);                                                                                          \
        int code = errno;                                                                                              \
        step("after", name, path);                                                                                     \
        errno = code;                                                                                                  \
        return result;                                                                                                 \
    } while (0)

ssize_t write(int descriptor, const void *bytes, size_t count) {
    char path[1024] = "";
    if (plan && descriptor > 2) resolve(descriptor, path);
    AROUND(ssize_t, FAULTS_WRITE, "write", path, syscall(SYS_write, descriptor, bytes, count));
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    char path[1024] = "";
    if (plan) resolve(descriptor, path);
    AROUND(ssize_t, FAULTS_WRITE, "write", path, syscall(SYS_pwrite64, descriptor, bytes, count, offset));
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    return pwrite(descriptor, bytes, count, offset);
}

int fsync(int descriptor) {
    char path[1024] = "";
    if (plan) resolve(descriptor, path);
    AROUND(int, FAULTS_SYNC, "sync", path, (int)syscall(SYS_fsync, descriptor));
}

int fdatasync(int descriptor) {
    char path[1024] = "";
    if (plan) resolve(descriptor, path);
    AROUND(int, FAULTS_SYNC, "sync", path, (int)syscall(SYS_fdatasync, descriptor));
}

int ftruncate(int descriptor, off_t size) {
    char path[1024] = "";
    if (plan) resolve(descriptor, path);
    AROUND(int, FAULTS_TRUNCATE, "truncate", path, (int)syscall(SYS_ftruncate, descriptor, size));
}

int ftruncate64(int descriptor, off64_t size) { return ftruncate(descriptor, size); }

int rename(const char *path, const char *other) {
    AROUND(int, FAULTS_RENAME, "rename", other, (int)syscall(SYS_rename, path, other));
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    long result = syscall(SYS_clock_gettime, clock, time);
    if (result == 0 && plan && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
        int64_t offset = slot(FAULTS_CLOCK_OFFSET);
        int64_t nanoseconds = time->tv_nsec + offset % 1000 * 1000000;
        time->tv_sec += offset / 1000 + (nanoseconds < 0 ? -1 : nanoseconds / 1000000000);
        time->tv_nsec = nanoseconds < 0 ? nanoseconds + 1000000000 : nanoseconds % 1000000000;
    }
    return (int)result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *out) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out) *out = now.tv_sec;
    return now.tv_sec;
}
