/*
 * sample.h: at which places a function is to be asked for its height, so that its curve is right.
 *
 * It is asked at even distances first; then, round by round, in the middle of what is steep, and of
 * what lies beside it. A smooth curve is soon smooth everywhere; a pole or a jump stays steep
 * however close one looks, and becomes a gap.
 */
#ifndef VIEW_PLOT_SAMPLE_H
#define VIEW_PLOT_SAMPLE_H

#include "view/plot/plot.h"

typedef struct Samples {
    Arena *arena;
    double *x, *y; /* x ascending */
    size_t count;
    size_t at_first; /* how many there were in the first round */
    bool is_log;     /* the distances are even on a logarithmic axis */
} Samples;

/* The first round's places. */
void sample_spread(double *x, size_t count, double low, double high, bool is_log);
/* Where to look in the next round, in `next`, which has room for `count`; 0: nowhere. */
size_t sample_next(const Samples *samples, double *next);
/* Behind the last round: makes gaps where the curve is not continuous. True if there are poles: it
   goes out of sight there. */
bool sample_break(Samples *samples);

#endif
