/*
 * stroke.h: a series as strokes of a pen inside the frame.
 *
 * Gaps, lines that leave the frame and series of a million points are handled here, once for all
 * kinds of drawing.
 */
#ifndef VIEW_PLOT_STROKE_H
#define VIEW_PLOT_STROKE_H

#include "view/plot/plot.h"

/* The functions that draw. Places are from 0 to 1. */
typedef struct Pen {
    void *to;                                   /* passed to each */
    void (*move)(void *to, double x, double y); /* begins a stroke */
    void (*line)(void *to, double x, double y); /* continues it */
    void (*dot)(void *to, double x, double y);  /* draws a single point */
} Pen;

/* The resolution of the drawing. The part of a curve within one column becomes one vertical stroke;
   points within one cell become one point. */
typedef struct StrokeGrid {
    size_t columns, rows;
} StrokeGrid;

/* Draws a series. Scratch memory is from the plot's arena. */
void stroke_series(const Plot *plot, const PlotSeries *series, StrokeGrid grid, const Pen *pen);

/* Cuts a line to its part inside the frame; false if there is none (Liang and Barsky, 1984). */
bool stroke_clip(double *x0, double *y0, double *x1, double *y1);

#endif
