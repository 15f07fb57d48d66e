/*
 * plot_vega.h: a plot as a chart in Vega-Lite 5.
 *
 * A layer for each shade of a field, for its border, and for each series. All points of the series
 * are written, and also those outside the frame.
 */
#ifndef VIEW_PLOT_PLOT_VEGA_H
#define VIEW_PLOT_PLOT_VEGA_H

#include "view/plot/plot.h"

/* Writes the JSON text. Call plot_fit first. */
void plot_vega_put(Buf *out, const Plot *plot);

#endif
