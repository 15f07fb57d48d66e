/*
 * plot_gnuplot.h: a plot as a script for gnuplot, with its data.
 *
 * All plots have one style, for paper and projector: colours that colour-blind people can
 * distinguish (Okabe and Ito, "Color Universal Design", 2008), thick lines, large letters. Data are
 * places, not the original numbers. A user's text is only ever a quoted string in which every
 * character that gnuplot could interpret is written as an octal escape.
 */
#ifndef VIEW_PLOT_PLOT_GNUPLOT_H
#define VIEW_PLOT_PLOT_GNUPLOT_H

#include "view/plot/paper.h"

/* Writes the script; the picture goes to gnuplot's standard output. Call plot_fit first. The format
   must be known, and a size needs "png". */
void plot_gnuplot_put(Buf *out, const Plot *plot, const PlotPaper *paper);

#endif
