/*
 * stroke.h: a series as strokes of a pen inside the frame. Gaps, what leaves the frame and a
 * million points are taken care of here, for all that draw.
 */
#ifndef VIEW_PLOT_STROKE_H
#define VIEW_PLOT_STROKE_H

#include "view/plot/plot.h"

/* Who draws. Places are between 0 and 1. */
typedef struct Pen {
    void *to;
    void (*move)(void *to, double x, double y); /* begins a stroke */
    void (*line)(void *to, double x, double y); /* goes on with it */
    void (*dot)(void *to, double x, double y);  /* a point by itself */
} Pen;

/* How finely can be drawn: what falls into the same column is one upright stroke, and points that
   fall into the same cell are one. */
typedef struct StrokeGrid {
    size_t columns, rows;
} StrokeGrid;

void stroke_series(const Plot *plot, const PlotSeries *series, StrokeGrid grid, const Pen *pen);

/* The part of a line inside the frame; false if there is none (Liang and Barsky, 1984). */
bool stroke_clip(double *x0, double *y0, double *x1, double *y1);

#endif
