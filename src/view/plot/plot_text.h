/*
 * plot_text.h: a plot made of characters, for a terminal.
 *
 * Curves are dots of Braille characters. If there are several, each also carries its own marks,
 * which the legend explains, so they can be distinguished without colours. Points are marks.
 */
#ifndef VIEW_PLOT_PLOT_TEXT_H
#define VIEW_PLOT_PLOT_TEXT_H

#include "view/plot/plot.h"

typedef struct PlotScreen {
    size_t columns, rows; /* the size of the plot, in characters; from 20 x 8 to 400 x 200 */
    bool utf8;            /* false: write ASCII only */
    bool color;           /* write the terminal's colour sequences */
} PlotScreen;

/* Writes the plot. Call plot_fit first. */
void plot_text_put(Buf *out, const Plot *plot, const PlotScreen *screen);

#endif
