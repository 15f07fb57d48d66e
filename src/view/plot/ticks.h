/*
 * ticks.h: the ticks of an axis and their numbers.
 *
 * Steps are 1, 2 or 5 times a power of ten ("Nice numbers for graph labels", Graphics Gems, 1990).
 * A logarithmic axis has powers of ten; a short one also 2 and 5 times these.
 */
#ifndef VIEW_PLOT_TICKS_H
#define VIEW_PLOT_TICKS_H

#include "view/plot/plot.h"

enum { TICKS_MOST = 16 };

typedef struct Tick {
    double place;  /* from 0 to 1 */
    char text[24]; /* its number, in ASCII */
} Tick;

/* Chooses about `most` ticks, in ascending order, and returns how many; TICKS_MOST at most. The
   ends of the axis must be set. */
size_t ticks_choose(Tick ticks[TICKS_MOST], const PlotAxis *axis, size_t most);
/* The length of the longest number. */
size_t ticks_widest(const Tick *ticks, size_t count);

#endif
