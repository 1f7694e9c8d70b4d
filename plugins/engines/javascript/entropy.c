/*
 * Takes chance and time from the program that this is preloaded into.
 *
 * The engine's component holds a snapshot of QuickJS's memory. Without this,
 * the seeds of its hash tables and the time of its start would be in it, and
 * no two builds would be alike.
 */
#define _GNU_SOURCE
#include <stddef.h>
#include <string.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>

static const time_t START = 946684800; /* 2000-01-01 */

ssize_t getrandom(void *bytes, size_t count, unsigned flags) {
    (void)flags;
    memset(bytes, 7, count);
    return (ssize_t)count;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    (void)clock;
    now->tv_sec = START;
    now->tv_nsec = 0;
    return 0;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    now->tv_sec = START;
    now->tv_usec = 0;
    return 0;
}
