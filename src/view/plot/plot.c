/*
 * plot.c: the ends of the axes, and the places of numbers on them.
 *
 * Numbers may be as large as DBL_MAX, so differences are computed from halves.
 */
#include "view/plot/plot.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* ---- places ---- */

/* The number that is linear along the axis: the value or its logarithm. */
static double axis_scale(const PlotAxis *axis, double value)
{
    return axis->is_log ? log10(value) : value;
}

static bool has_place(const PlotAxis *axis, double value)
{
    return isfinite(value) && !(axis->is_log && value <= 0.0);
}

double plot_place(const PlotAxis *axis, double value)
{
    if (!has_place(axis, value))
        return NAN;
    double low = axis_scale(axis, axis->low) / 2, high = axis_scale(axis, axis->high) / 2;
    return (axis_scale(axis, value) / 2 - low) / (high - low);
}

double plot_value_at(const PlotAxis *axis, double place)
{
    double low = axis_scale(axis, axis->low), high = axis_scale(axis, axis->high);
    double value = low * (1.0 - place) + high * place;
    return axis->is_log ? pow(10.0, value) : value;
}

double plot_aspect(const Plot *plot)
{
    static const double narrowest = 5.0;
    if (!plot->is_equal)
        return 0.0;
    double aspect = (plot->x.high / 2 - plot->x.low / 2) / (plot->y.high / 2 - plot->y.low / 2);
    return aspect >= 1.0 / narrowest && aspect <= narrowest ? aspect : 0.0;
}

size_t plot_count_lost(const Plot *plot)
{
    size_t lost = 0;
    for (size_t i = 0; i < plot->count; i++)
        for (size_t k = 0; k < plot->series[i].count; k++) {
            double x = plot->series[i].x[k], y = plot->series[i].y[k];
            plot_poll(&plot->poll);
            lost +=
                isfinite(x) && isfinite(y) && !(has_place(&plot->x, x) && has_place(&plot->y, y));
        }
    return lost;
}

/* ---- ends ---- */

static const PlotRange nothing = {INFINITY, -INFINITY};

static PlotRange range_with(PlotRange range, double value)
{
    return (PlotRange){fmin(range.low, value), fmax(range.high, value)};
}

static PlotRange range_join(PlotRange a, PlotRange b)
{
    return (PlotRange){fmin(a.low, b.low), fmax(a.high, b.high)};
}

/* True if the ends were given by the user: either both are set or none. */
static bool axis_is_given(const PlotAxis *axis)
{
    return !isnan(axis->low);
}

/* True if a point is visible: it has a place, and is between the ends of x if these are given. */
static bool point_counts(const Plot *plot, const PlotSeries *series, size_t i)
{
    double x = series->x[i];
    plot_poll(&plot->poll);
    return has_place(&plot->x, x) && has_place(&plot->y, series->y[i]) &&
           !(axis_is_given(&plot->x) && (x < plot->x.low || x > plot->x.high));
}

/* The range of the visible points' `numbers`, which are the series' x or y. */
static PlotRange series_range(const Plot *plot, const PlotSeries *series, const double *numbers)
{
    PlotRange range = nothing;
    for (size_t i = 0; i < series->count; i++)
        if (point_counts(plot, series, i))
            range = range_with(range, numbers[i]);
    return range;
}

static int height_compare(const void *a, const void *b)
{
    double x = ((const PlotHeight *)a)->y, y = ((const PlotHeight *)b)->y;
    return (x > y) - (x < y);
}

PlotRange plot_common_range(PlotHeight *heights, size_t count, double left_out)
{
    double total = 0.0, passed = 0.0;
    PlotRange range = nothing;
    for (size_t i = 0; i < count; i++)
        total += heights[i].width;
    qsort(heights, count, sizeof *heights, height_compare);
    for (size_t i = 0; i < count; i++) {
        passed += heights[i].width;
        if (passed >= total * left_out && passed <= total * (1.0 - left_out))
            range = range_with(range, heights[i].y);
    }
    return range;
}

/* The heights of a curve without the lowest and highest 4 % of its length. */
static PlotRange series_common_range(const Plot *plot, const PlotSeries *series)
{
    PlotHeight *heights = ARENA_ARRAY(plot->arena, PlotHeight, series->count);
    size_t count = 0;
    for (size_t i = 0; i + 1 < series->count; i++)
        if (point_counts(plot, series, i))
            heights[count++] = (PlotHeight){series->y[i], series->x[i + 1] / 2 - series->x[i] / 2};
    return plot_common_range(heights, count, 0.04);
}

/* The range of a series' heights. If a function has poles, and its full range is at least six times
   as high as the range that it has for most of its length, the frame shows the latter, enlarged by
   half at each end. */
static PlotRange series_height_range(const Plot *plot, const PlotSeries *series)
{
    PlotRange full = series_range(plot, series, series->y);
    if (!series->has_poles)
        return full;
    PlotRange common = series_common_range(plot, series);
    double span = common.high - common.low;
    if (!(span > 0.0) || full.high - full.low < 6.0 * span)
        return full;
    return (PlotRange){fmax(full.low, common.low - span / 2),
                       fmin(full.high, common.high + span / 2)};
}

static double clamp(double value)
{
    return fmin(fmax(value, -DBL_MAX), DBL_MAX);
}

/* Sets the ends to the range plus a margin at each end, `margin` times its length. If the range is
   (almost) a single number, that is in the middle. */
static void axis_set(PlotAxis *axis, PlotRange range, double margin)
{
    static const double tiniest = 1e-300;
    double low = axis_scale(axis, range.low), high = axis_scale(axis, range.high);
    double size = fmax(fabs(low), fabs(high));
    double pad = (high / 2 - low / 2) * 2 * margin;
    if (high / 2 - low / 2 <= fmax(size * 1e-10, tiniest))
        pad = axis->is_log || size < tiniest ? 1.0 : size * 0.1;
    low = clamp(low - pad);
    high = clamp(high + pad);
    axis->low = axis->is_log ? fmax(pow(10.0, low), DBL_MIN) : low;
    axis->high = axis->is_log ? clamp(pow(10.0, high)) : high;
}

bool plot_fit(Plot *plot)
{
    static const double margin = 0.05;
    PlotRange x = nothing, y = nothing;
    bool is_lines = true; /* curves may touch the frame at the left and right, points may not */
    for (size_t i = 0; i < plot->count; i++) {
        const PlotSeries *series = &plot->series[i];
        x = range_join(x, series_range(plot, series, series->x));
        y = range_join(y, series_height_range(plot, series));
        is_lines = is_lines && series->kind == PLOT_LINE;
    }
    if (x.high < x.low)
        return plot->field.size > 0; /* which fills the frame; its axes are set */
    if (!axis_is_given(&plot->x))
        axis_set(&plot->x, x, is_lines ? 0.0 : margin);
    if (!axis_is_given(&plot->y))
        axis_set(&plot->y, y, margin);
    return true;
}
