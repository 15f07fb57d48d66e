/*
 * plot_text.h: a plot in characters, for a terminal.
 *
 * Curves are dots of Braille; where there are several, each carries marks of its own, which the
 * legend explains, so that they can be told apart without colours. Points are marks.
 */
#ifndef VIEW_PLOT_PLOT_TEXT_H
#define VIEW_PLOT_PLOT_TEXT_H

#include "view/plot/plot.h"

typedef struct PlotScreen {
    size_t columns, rows; /* the plot takes all of them; small ones are taken as 20 x 8 */
    bool utf8;            /* else only ASCII is written */
    bool color;
} PlotScreen;

/* The plot has its ends (plot_fit). */
void plot_text_put(Buf *out, const Plot *plot, const PlotScreen *screen);

#endif
