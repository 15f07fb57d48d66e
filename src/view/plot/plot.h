/*
 * plot.h: a plot as data: curves, points, a field and arrows on two axes.
 *
 * All memory of a plot is in its arena, so `poll` may throw. The code that draws it (plot_text.h,
 * plot_gnuplot.h) works with places: 0 is the beginning of an axis, 1 its end. So only plot.c and
 * ticks.c deal with logarithmic axes and with numbers of any size.
 */
#ifndef VIEW_PLOT_PLOT_H
#define VIEW_PLOT_PLOT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"

/* Called often while a picture is drawn; throws if the program must stop. NULL: it is not called.
 */
typedef struct PlotPoll {
    void (*function)(void *ctx);
    void *ctx;
} PlotPoll;

static inline void plot_poll(const PlotPoll *poll)
{
    if (poll->function)
        poll->function(poll->ctx);
}

/* A user's text in UTF-8, in the arena; size 0: none. */
typedef struct PlotText {
    const char *text;
    size_t size;
} PlotText;

typedef struct PlotAxis {
    PlotText label;
    bool is_log;
    double low, high; /* the ends; nan: plot_fit chooses them */
} PlotAxis;

typedef enum PlotKind { PLOT_LINE, PLOT_POINTS } PlotKind;

typedef struct PlotSeries {
    PlotKind kind;
    PlotText name;  /* for the legend; empty: it has no entry */
    uint32_t color; /* an index, taken modulo PLOT_COLORS */
    double *x, *y;  /* a curve has a gap where one of them is not finite */
    size_t count;
    bool is_small;  /* points of half the size: those on a curve */
    bool has_poles; /* a function that goes to infinity: plot_fit may cut off its extremes */
} PlotSeries;

/* A function of two variables: its values on a grid of size x size, evenly spaced over the frame.
   Row by row, the lowest first. */
typedef struct PlotField {
    const double *values;
    size_t size;    /* 0: the plot has no field */
    bool is_height; /* drawn as heights of a map; else as two sides, above and below 0 */
} PlotField;

/* An arrow: its middle and how far it goes, in places. */
typedef struct PlotArrow {
    double x, y, dx, dy;
} PlotArrow;

typedef struct Plot {
    Arena *arena;
    PlotText title;
    PlotAxis x, y;
    PlotSeries *series;
    size_t count;
    PlotField field;
    const PlotArrow *arrows;
    size_t arrow_count;
    bool has_legend;
    bool is_equal; /* a unit has the same length on both axes, see plot_aspect */
    PlotPoll poll;
} Plot;

/* Chooses the ends of the axes that have none. False if no point of any series can be shown. */
bool plot_fit(Plot *plot);
/* The place of a number on an axis whose ends are set. Outside 0 … 1 if it is beyond an end; nan if
   it has no place: not finite, or not positive on a logarithmic axis. */
double plot_place(const PlotAxis *axis, double value);
/* The number at a place: the inverse of plot_place. */
double plot_value_at(const PlotAxis *axis, double place);

/* The width of the frame divided by its height if the axes have equal scales. 0 if they may have
   different ones: is_equal is not set, or the frame would be a narrow strip. */
double plot_aspect(const Plot *plot);

typedef struct PlotRange {
    double low, high; /* high < low: empty */
} PlotRange;

/* A height of a curve, and how far along the x axis the curve has it. */
typedef struct PlotHeight {
    double y, width;
} PlotHeight;

/* The range of heights, weighted by width, without the share `left_out` at each end (quantiles).
   Sorts the heights. */
PlotRange plot_common_range(PlotHeight *heights, size_t count, double left_out);

/* How many points, finite in x and y, have no place because an axis is logarithmic. */
size_t plot_count_lost(const Plot *plot);

/* The number of different colours. */
enum { PLOT_COLORS = 8 };

#endif
