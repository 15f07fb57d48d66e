/*
 * plot.h: a plot as data: curves, points and regions, on two axes.
 *
 * All that a plot holds lies in its arena. What draws it (plot_text.h, plot_gnuplot.h) works with
 * places: 0 where an axis begins, 1 where it ends. So numbers of any size, and logarithmic axes,
 * are the matter of plot.c and ticks.c alone.
 */
#ifndef VIEW_PLOT_PLOT_H
#define VIEW_PLOT_PLOT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* Text in UTF-8, borrowed from the arena; empty where there is none. */
typedef struct PlotText {
    const char *text;
    size_t size;
} PlotText;

typedef struct PlotAxis {
    PlotText label;
    bool is_log;
    double low, high; /* nan: plot_fit chooses */
} PlotAxis;

typedef enum PlotKind { PLOT_LINE, PLOT_POINTS } PlotKind;

typedef struct PlotSeries {
    PlotKind kind;
    PlotText name; /* for the legend */
    uint32_t color;
    double *x, *y; /* where one of them is not finite, a curve has a gap */
    size_t count;
    bool has_poles; /* a function's curve that goes out of sight: it may leave the frame */
} PlotSeries;

/* The sign of a function of the plane: its values at size x size places, evenly over the frame; row
   by row from below. */
typedef struct PlotField {
    const double *values;
    size_t size; /* 0: there is none */
} PlotField;

typedef struct Plot {
    Arena *arena;
    PlotText title;
    PlotAxis x, y;
    PlotSeries *series;
    size_t count;
    PlotField field;
    bool has_legend;
} Plot;

/* Chooses the ends of the axes. False if there is nothing to show: no series has a place. */
bool plot_fit(Plot *plot);
/* Where a number lies on an axis that has its ends; nan where it has no place on it. */
double plot_place(const PlotAxis *axis, double value);
/* The number at a place. */
double plot_value_at(const PlotAxis *axis, double place);

typedef struct PlotRange {
    double low, high; /* high < low: nothing is in it */
} PlotRange;

/* A height of a curve, and how much of the x axis has it. */
typedef struct PlotHeight {
    double y, width;
} PlotHeight;

/* The heights between which a curve is for most of its way, without the part `left_out` at either
   end. Sorts the heights. */
PlotRange plot_common_range(PlotHeight *heights, size_t count, double left_out);

/* How many numbers of the series have no place because an axis is logarithmic. */
size_t plot_count_lost(const Plot *plot);

/* How many colours there are; further series begin again with the first. */
enum { PLOT_COLORS = 8 };

#endif
