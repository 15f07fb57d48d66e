/*
 * plot_gnuplot.h: a plot as a script for gnuplot, the data in it.
 *
 * All in one style, for paper and projector: colours that colour-blind people tell apart (Okabe and
 * Ito, "Color Universal Design", 2008), lines and letters that are thick enough. The script holds
 * places, not the numbers themselves, and texts only as strings in which every character that could
 * mean something to gnuplot is written as its number.
 */
#ifndef VIEW_PLOT_PLOT_GNUPLOT_H
#define VIEW_PLOT_PLOT_GNUPLOT_H

#include "view/plot/plot.h"

/* Whether a picture of this kind can be made: svg, png, pdf. */
bool plot_gnuplot_knows(const char *format);

/* What it is drawn on. */
typedef struct PlotPaper {
    const char *format;
    size_t width, height; /* in pixels, at most; 0: as large as pictures in files are */
    size_t line;          /* the height of a line of text, if a size is given */
} PlotPaper;

/* The script, whose picture goes to standard output. The plot has its ends (plot_fit), and
   the paper's format is known. */
void plot_gnuplot_put(Buf *out, const Plot *plot, const PlotPaper *paper);

#endif
