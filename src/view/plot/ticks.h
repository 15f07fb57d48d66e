/*
 * ticks.h: where an axis is marked, and with what numbers.
 *
 * The steps are 1, 2 or 5 times a power of ten (as in "Nice numbers for graph labels", Graphics
 * Gems, 1990); on a logarithmic axis powers of ten, or 1, 2, 5 times them.
 */
#ifndef VIEW_PLOT_TICKS_H
#define VIEW_PLOT_TICKS_H

#include "view/plot/plot.h"

enum { TICKS_MOST = 16 };

typedef struct Tick {
    double place;  /* 0 … 1 along the axis */
    char text[24]; /* ASCII */
} Tick;

/* About `most` ticks, never more than TICKS_MOST, in ascending order; returns how many. The axis
   has its ends. */
size_t ticks_choose(Tick ticks[TICKS_MOST], const PlotAxis *axis, size_t most);

#endif
