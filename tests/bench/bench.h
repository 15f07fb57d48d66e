/*
 * bench.h: common parts of the programs in C: the form of their output.
 *
 * Every program of the benchmark prints the same lines, which report.awk reads:
 *
 *     = MEASURE COUNT      the next time is that of COUNT pieces of work
 *     1.5 ms               the time: a number and s, ms or µs, as printed by the command `time`
 *     step 3 loss 0.77…    a result, compared between programs
 *     result NAME NUMBER   another result
 */
#ifndef BENCH_H
#define BENCH_H

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline void bench_fail(const char *message)
{
    fprintf(stderr, "%s\n", message);
    exit(1);
}

static inline double bench_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Prints the time since `start`, of `count` pieces of work. */
static inline void bench_report(const char *measure, double start, double count)
{
    double seconds = bench_clock() - start;
    printf("= %s %.0f\n%.6g s\n", measure, count, seconds);
}

/* The next number of a file. */
static inline double bench_read_number(FILE *file)
{
    double number;
    if (fscanf(file, "%lf", &number) != 1)
        bench_fail("the file of numbers is too short");
    return number;
}

#endif
