/*
 * bench.h: common parts of the programs in C: the form of their output, and the moons.
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

enum { STEPS = 100, POINTS = 100, PARAMETERS = 337 };

/* The network's initial parameters, neuron by neuron, weights before the bias; points; labels. */
typedef struct Moons {
    double parameters[PARAMETERS];
    double points[POINTS][2];
    double labels[POINTS]; /* -1 or 1 */
} Moons;

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

/* The learning rate of a step: from 1.0 down to 0.1. */
static inline double moons_rate(int step)
{
    return 1.0 - 0.9 * step / STEPS;
}

static inline double moons_read_number(FILE *file)
{
    double number;
    if (fscanf(file, "%lf", &number) != 1)
        bench_fail("the moons' file is too short");
    return number;
}

/* Reads the output of moons_data.mg. */
static inline void moons_read(Moons *moons, const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        bench_fail("the moons' file cannot be read");
    for (int i = 0; i < PARAMETERS; i++)
        moons->parameters[i] = moons_read_number(file);
    for (int i = 0; i < POINTS; i++) {
        moons->points[i][0] = moons_read_number(file);
        moons->points[i][1] = moons_read_number(file);
        moons->labels[i] = moons_read_number(file);
    }
    fclose(file);
}

#endif
