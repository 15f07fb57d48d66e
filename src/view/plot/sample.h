/*
 * sample.h: the points at which a function is evaluated for its curve.
 *
 * The first round uses even distances. Each further round adds the middle of every steep interval
 * and of its neighbours. A smooth curve soon has no steep interval left. A pole or a jump stays
 * steep however small the interval, and becomes a gap.
 *
 * The caller evaluates the function: sample_spread, then sample_next until it returns 0, then
 * sample_break.
 */
#ifndef VIEW_PLOT_SAMPLE_H
#define VIEW_PLOT_SAMPLE_H

#include "view/plot/plot.h"

typedef struct Samples {
    Arena *arena;  /* for scratch memory */
    double *x, *y; /* sorted by x */
    size_t count;
    size_t at_first; /* the count of the first round */
    bool is_log;     /* distances are even on a logarithmic axis */
} Samples;

/* The x values of the first round: `count` > 1 of them, from `low` to `high`. */
void sample_spread(double *x, size_t count, double low, double high, bool is_log);
/* Writes the x values of the next round into `next`, which needs space for `count` numbers, and
   returns how many they are. 0: the curve is done. */
size_t sample_next(const Samples *samples, double *next);
/* After the last round: puts gaps (nan) where the curve is not continuous. True if it has poles. */
bool sample_break(Samples *samples);

#endif
