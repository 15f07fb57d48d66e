/*
 * slope.h: judging a derivative by differences of the function.
 *
 * The caller evaluates the function, because the function may be a graph or a function of a
 * program:
 *
 *     slope_begin(&slope, x, gradient, here);
 *     while (slope_next(&slope))
 *         for (int i = 0; i < SLOPE_POINTS; i++)
 *             slope.found[i] = … at slope.at[i];
 *
 * One round has the central differences at h and at h/2. How much they differ, and the rounding
 * errors of the values, bound the error of the slope. Further rounds, with smaller h and then with
 * larger ones, follow until a verdict is certain. A gradient is off only if two rounds show the
 * same slope, and if the gradients at the points do not differ: then the function would bend in
 * between.
 *
 * Source: Richardson extrapolation (Press et al., Numerical Recipes, 5.7).
 */
#ifndef GRAPH_PASS_SLOPE_H
#define GRAPH_PASS_SLOPE_H

#include <stdbool.h>

typedef enum SlopeVerdict {
    SLOPE_OK,
    SLOPE_KINK,   /* the slopes on both sides differ, and the gradient is one of them or between */
    SLOPE_UNSURE, /* no difference is exact enough */
    SLOPE_OFF
} SlopeVerdict;

/* The function at one point. */
typedef struct SlopePoint {
    double value;
    double noise;    /* a bound of the rounding error of the value */
    double gradient; /* as backward computes it there; nan: unknown */
} SlopePoint;

enum { SLOPE_POINTS = 4 };

typedef struct Slope {
    double x, gradient; /* the derivative at x that is judged */
    SlopePoint here;    /* the function at x */

    /* A round. */
    double at[SLOPE_POINTS]; /* x - h, x - h/2, x + h/2, x + h */
    SlopePoint found[SLOPE_POINTS];
    bool wants_gradients; /* `noise` and `gradient` of this round are needed; otherwise those of
                             `here` will do */

    /* The result. */
    SlopeVerdict verdict;
    double slope;       /* the best difference; nan: there is none */
    double error;       /* a bound of its error */
    double left, right; /* of a kink */
    bool is_noisy;      /* unsure because rounding changes the value too much */

    double steepest; /* the largest difference so far, of one side, for small h */
    double h;
    int round;      /* from 1 */
    double suspect; /* the slope of the last round in which the gradient was off: it must be off in
                       two rounds */
} Slope;

void slope_begin(Slope *slope, double x, double gradient, SlopePoint here);
/* True: the caller must evaluate the function at the points `at`. False: the verdict is ready. */
bool slope_next(Slope *slope);
/* |slope - gradient|, relative to the larger one. */
double slope_relative_error(const Slope *slope);

#endif
