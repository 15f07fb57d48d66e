/*
 * plot_text.h: a plot made of characters, for a terminal.
 *
 * Curves are dots of Braille characters. If there are several, each also carries its own marks,
 * which the legend explains, so they can be distinguished without colours. Points are marks.
 */
#ifndef VIEW_PLOT_PLOT_TEXT_H
#define VIEW_PLOT_PLOT_TEXT_H

#include "view/plot/label.h"

/* Writes the plot. Call plot_fit first. */
void plot_text_put(Buf *out, const Plot *plot, const PlotScreen *screen);

#endif
