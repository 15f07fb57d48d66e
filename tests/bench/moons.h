/*
 * moons.h: the moons of lesson 28: the network's parameters, the points and the learning rate.
 */
#ifndef MOONS_H
#define MOONS_H

#include "bench.h"

enum { STEPS = 100, POINTS = 100, PARAMETERS = 337 };

/* The network's initial parameters, neuron by neuron, weights before the bias; points; labels. */
typedef struct Moons {
    double parameters[PARAMETERS];
    double points[POINTS][2];
    double labels[POINTS]; /* -1 or 1 */
} Moons;

/* The learning rate of a step: from 1.0 down to 0.1. */
static inline double moons_rate(int step)
{
    return 1.0 - 0.9 * step / STEPS;
}

/* Reads the output of moons_data.mg. */
static inline void moons_read(Moons *moons, const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        bench_fail("the moons' file cannot be read");
    for (int i = 0; i < PARAMETERS; i++)
        moons->parameters[i] = bench_read_number(file);
    for (int i = 0; i < POINTS; i++) {
        moons->points[i][0] = bench_read_number(file);
        moons->points[i][1] = bench_read_number(file);
        moons->labels[i] = bench_read_number(file);
    }
    fclose(file);
}

#endif
