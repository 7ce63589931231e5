#pragma once

/* Headers that the Glibc module of Swift leaves out. */
#include <malloc.h>
#include <sys/timex.h>

/* 1: the kernel's clock is kept in step; 0: it is not; -1: not said. */
static inline int cglibc_clock_is_synchronised(void) {
    struct timex state = {.modes = 0};
    int result = adjtimex(&state);
    if (result < 0) return -1;
    return result != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}
