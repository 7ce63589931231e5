#pragma once
#include <stddef.h>

/* Loaded before libc (LD_PRELOAD), this counts what a process has allocated: the kernel's account of resident memory is
 * too coarse for a page of a few kilobytes, and counts the pages of program text that were touched on the way. */

/* Bytes that are allocated now, the allocator's own head of each block included. */
size_t heap_live(void);
/* The most that were at one time since `heap_forget`. */
size_t heap_peak(void);
/* Gives back to the kernel what is free, too, so that what comes next has to ask for all it needs. */
void heap_forget(void);
