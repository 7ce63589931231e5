#pragma once
#include <sys/timex.h>

/* Glibc's Swift module leaves sys/timex.h out. 1: the kernel's clock is kept in step; 0: it is not; -1: not said. */
static inline int ctimex_is_synchronised(void) {
    struct timex state = {.modes = 0};
    int result = adjtimex(&state);
    if (result < 0) return -1;
    return result != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}
