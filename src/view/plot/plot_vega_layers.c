/*
 * plot_vega_layers.c: the layers of a chart: the regions of a field and the lines between them, the
 * arrows, then each series with its points.
 */
#include <float.h>
#include <math.h>
#include <stdio.h>

#include "view/plot/arrow.h"
#include "view/plot/height.h"
#include "view/plot/palette.h"
#include "view/plot/plot_vega_internal.h"

/* ---- styles ---- */

/* The last two are empty. */
static const VegaShape shapes[PLOT_COLORS] = {
    {"circle", 250, true},
    {"triangle-up", 480, true},
    {"square", 240, true},
    {"diamond", 420, true},
    {"triangle-down", 480, true},
    {"M0,-1L0.951,-0.309L0.588,0.809L-0.588,0.809L-0.951,-0.309Z", 320, true},
    {"circle", 200, false},
    {"square", 180, false},
};

const VegaShape *plot_vega_shape(const PlotSeries *series)
{
    return &shapes[series->color % PLOT_COLORS];
}

bool plot_vega_has_kind(const Plot *plot, PlotKind kind)
{
    for (size_t i = 0; i < plot->count; i++)
        if (plot->series[i].kind == kind)
            return true;
    return false;
}

bool plot_vega_has_dashes(const Plot *plot)
{
    return plot->count > PLOT_COLORS && plot_vega_has_kind(plot, PLOT_LINE);
}

/* ---- data ---- */

static void open_data(VegaWriter *w)
{
    json_key_open(&w->json, "data", '{');
    json_key_open(&w->json, "values", '[');
}

static void close_data(VegaWriter *w)
{
    json_close(&w->json, ']');
    json_close(&w->json, '}');
    json_break(&w->json);
}

/* A number at a place, rounded to a fraction of the axis that nobody can see. */
static double rounded_value(const PlotAxis *axis, double place)
{
    enum { DIGITS = 5 };
    double value = plot_value_at(axis, place);
    double power = pow(10.0, DIGITS - floor(log10(axis->high - axis->low)));
    double rounded = round(value * power) / power;
    return axis->is_log || !isfinite(rounded) ? value : rounded;
}

/* Writes a corner of the current polygon or line. */
static void put_corner(VegaWriter *w, double x, double y)
{
    Json *json = &w->json;
    json_break(json);
    json_open(json, '{');
    json_key_integer(json, "part", w->part);
    json_key_number(json, "x", rounded_value(&w->plot->x, x));
    json_key_number(json, "y", rounded_value(&w->plot->y, y));
    json_close(json, '}');
}

/* A number that has no place is a gap. */
static void put_coordinate(VegaWriter *w, const char *key, const PlotAxis *axis, double value)
{
    if (isnan(plot_place(axis, value)))
        json_key_null(&w->json, key);
    else
        json_key_number(&w->json, key, value);
}

static bool is_visible(const Plot *plot, const PlotSeries *series, size_t i)
{
    return !isnan(plot_place(&plot->x, series->x[i])) && !isnan(plot_place(&plot->y, series->y[i]));
}

/* True for a point of a curve between two gaps. */
static bool is_alone(const Plot *plot, const PlotSeries *series, size_t i)
{
    return is_visible(plot, series, i) && (i == 0 || !is_visible(plot, series, i - 1)) &&
           (i + 1 == series->count || !is_visible(plot, series, i + 1));
}

static void put_point(VegaWriter *w, const PlotSeries *series, size_t i)
{
    json_break(&w->json);
    json_open(&w->json, '{');
    put_coordinate(w, "x", &w->plot->x, series->x[i]);
    put_coordinate(w, "y", &w->plot->y, series->y[i]);
    json_close(&w->json, '}');
}

/* Writes all points of a series, or, with `alone`, only the single points of a curve. */
static void put_series_data(VegaWriter *w, const PlotSeries *series, bool alone)
{
    open_data(w);
    for (size_t i = 0; i < series->count; i++) {
        plot_poll(&w->plot->poll);
        if (!alone || is_alone(w->plot, series, i))
            put_point(w, series, i);
    }
    close_data(w);
}

/* ---- layers ---- */

enum { FAR = 100 }; /* lengths of the axis */

static bool is_far(const VegaWriter *w, const PlotAxis *axis, const double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        plot_poll(&w->plot->poll);
        if (fabs(plot_place(axis, numbers[i])) > FAR)
            return true;
    }
    return false;
}

/* If numbers are far outside the frame, writes a transform that moves them nearer: a renderer
   computes with numbers of 32 bits. The data keep the exact numbers. */
static void put_clamp(VegaWriter *w, const char *field, const PlotAxis *axis, const double *numbers,
                      size_t count)
{
    char expression[128];
    if (!is_far(w, axis, numbers, count))
        return;
    double low = plot_value_at(axis, -FAR), high = plot_value_at(axis, FAR);
    snprintf(expression, sizeof expression,
             "datum.%s === null ? null : clamp(datum.%s, %.17g, %.17g)", field, field,
             fmax(low, axis->is_log ? DBL_MIN : -DBL_MAX), fmin(high, DBL_MAX));
    json_open(&w->json, '{');
    json_key_string(&w->json, "calculate", expression);
    json_key_string(&w->json, "as", field);
    json_close(&w->json, '}');
}

static void put_clamps(VegaWriter *w, const PlotSeries *series)
{
    put_clamp(w, "x", &w->plot->x, series->x, series->count);
    put_clamp(w, "y", &w->plot->y, series->y, series->count);
}

static void open_layer(VegaWriter *w)
{
    json_break(&w->json);
    json_open(&w->json, '{');
}

static void open_mark(VegaWriter *w, const char *type)
{
    json_key_open(&w->json, "mark", '{');
    json_key_string(&w->json, "type", type);
    json_key_bool(&w->json, "clip", true);
}

static void put_field(VegaWriter *w, const char *channel, const char *field)
{
    json_key_open(&w->json, channel, '{');
    json_key_string(&w->json, "field", field);
    json_close(&w->json, '}');
}

static void put_datum(VegaWriter *w, const char *channel, size_t i)
{
    json_key_open(&w->json, channel, '{');
    json_key_integer(&w->json, "datum", (int64_t)i);
    json_close(&w->json, '}');
}

/* Opens a list of transforms, the first of which numbers the points of a line: without an order,
   Vega-Lite would draw them from left to right. */
static void open_ordered(VegaWriter *w)
{
    Json *json = &w->json;
    json_key_open(json, "transform", '[');
    json_open(json, '{');
    json_key_open(json, "window", '[');
    json_open(json, '{');
    json_key_string(json, "op", "row_number");
    json_key_string(json, "as", "row");
    json_close(json, '}');
    json_close(json, ']');
    json_close(json, '}');
}

/* Ends a layer of polygons or lines. */
static void close_parts(VegaWriter *w)
{
    json_close(&w->json, '}');
    json_key_open(&w->json, "encoding", '{');
    put_field(w, "order", "row");
    put_field(w, "detail", "part");
    json_close(&w->json, '}');
    json_close(&w->json, '}');
}

/* ---- the field ---- */

/* Writes regions of one shade, which is not the background, as polygons. */
static void put_shade(VegaWriter *w, const ShadeRegion *regions, size_t count)
{
    open_layer(w);
    open_data(w);
    for (size_t i = 0; i < count; i++) {
        const ContourLoop *loop = &regions[i].loop;
        w->part = (int64_t)i;
        for (size_t k = 0; k < loop->count; k++) {
            plot_poll(&w->plot->poll);
            put_corner(w, loop->points[k].x, loop->points[k].y);
        }
    }
    close_data(w);
    open_ordered(w);
    json_close(&w->json, ']');
    open_mark(w, "line");
    json_key_string(&w->json, "interpolate", "linear-closed");
    json_key_null(&w->json, "stroke");
    json_key_string(&w->json, "fill", palette_shade(w->plot, regions[0].shade));
    close_parts(w);
}

static void pen_move(void *to, double x, double y)
{
    VegaWriter *w = to;
    w->part++;
    put_corner(w, x, y);
}

static void pen_line(void *to, double x, double y)
{
    put_corner(to, x, y);
}

static Pen open_strokes(VegaWriter *w)
{
    open_layer(w);
    open_data(w);
    w->part = -1;
    return (Pen){w, pen_move, pen_line, pen_line};
}

static void close_strokes(VegaWriter *w, double width, const char *color)
{
    close_data(w);
    open_ordered(w);
    json_close(&w->json, ']');
    open_mark(w, "line");
    json_key_number(&w->json, "strokeWidth", width);
    json_key_string(&w->json, "stroke", color);
    close_parts(w);
}

static void put_borders(VegaWriter *w, const ShadeLevels *levels)
{
    const double *at;
    size_t count = shade_lines(w->plot, levels, &at);
    Pen pen = open_strokes(w);
    for (size_t i = 0; i < count; i++) {
        Contour contour = contour_trace(w->plot, at[i]);
        contour_stroke(&contour, w->plot, &pen);
    }
    close_strokes(w, w->plot->field.is_height ? 1.0 : 2.5, palette_line(w->plot));
}

/* Writes the numbers at the lines of heights, as a layer of text with a white rim or without one.
 */
static void put_texts(VegaWriter *w, const HeightLabel *labels, size_t count, bool is_rim)
{
    Json *json = &w->json;
    open_layer(w);
    open_data(w);
    for (size_t i = 0; i < count; i++) {
        json_break(json);
        json_open(json, '{');
        json_key_number(json, "x", rounded_value(&w->plot->x, labels[i].x));
        json_key_number(json, "y", rounded_value(&w->plot->y, labels[i].y));
        json_key_string(json, "text", labels[i].text);
        json_close(json, '}');
    }
    close_data(w);
    open_mark(w, "text");
    json_key_integer(json, "fontSize", 14);
    json_key_string(json, "fill", PALETTE_TEXT);
    if (is_rim) {
        json_key_string(json, "stroke", "#ffffff");
        json_key_integer(json, "strokeWidth", 5);
    }
    json_close(json, '}');
    json_key_open(json, "encoding", '{');
    put_field(w, "text", "text");
    json_close(json, '}');
    json_close(json, '}');
}

static void put_heights(VegaWriter *w)
{
    ShadeLevels levels = shade_levels(w->plot);
    HeightLabel labels[SHADES_OF_HEIGHTS - 1];
    size_t count = height_labels(w->plot, &levels, labels);
    if (count == 0)
        return;
    put_texts(w, labels, count, true);
    put_texts(w, labels, count, false);
}

static void put_arrows(VegaWriter *w)
{
    Pen pen = open_strokes(w);
    arrow_stroke(w->plot, w->aspect, &pen);
    close_strokes(w, 1.2, PALETTE_ARROW);
}

static void put_field_layers(VegaWriter *w)
{
    ShadeLevels levels = shade_levels(w->plot);
    ShadeRegions regions = shade_regions(w->plot, &levels);
    for (size_t i = 0, end; i < regions.count; i = end) {
        for (end = i + 1; end < regions.count; end++)
            if (regions.items[end].shade != regions.items[i].shade)
                break;
        put_shade(w, &regions.items[i], end - i);
    }
    put_borders(w, &levels);
}

/* ---- series ---- */

static void put_curve(VegaWriter *w, size_t i)
{
    open_layer(w);
    put_series_data(w, &w->plot->series[i], false);
    open_ordered(w);
    put_clamps(w, &w->plot->series[i]);
    json_close(&w->json, ']');
    open_mark(w, "line");
    json_key_integer(&w->json, "strokeWidth", 3);
    json_key_string(&w->json, "strokeJoin", "round");
    json_close(&w->json, '}');
    json_key_open(&w->json, "encoding", '{');
    put_datum(w, "color", i);
    if (plot_vega_has_dashes(w->plot))
        put_datum(w, "strokeDash", i);
    put_field(w, "order", "row");
    json_close(&w->json, '}');
    json_close(&w->json, '}');
}

/* The size of points, as a fraction of the usual one: it depends on the number of all points. */
static double point_scale(const Plot *plot)
{
    size_t total = 0;
    for (size_t i = 0; i < plot->count; i++)
        total += plot->series[i].count;
    return total <= 300 ? 1.0 : total <= 3000 ? 0.6 : 0.35;
}

/* Unless there are many points, each has a white rim, which separates overlapping ones. */
static void put_points(VegaWriter *w, size_t i)
{
    const PlotSeries *series = &w->plot->series[i];
    const VegaShape *shape = plot_vega_shape(series);
    double scale = point_scale(w->plot) * (series->is_small ? 0.5 : 1.0);
    open_layer(w);
    put_series_data(w, series, false);
    json_key_open(&w->json, "transform", '[');
    put_clamps(w, series);
    json_close(&w->json, ']');
    open_mark(w, "point");
    json_key_number(&w->json, "size", shape->area * scale * scale);
    json_key_bool(&w->json, "filled", shape->is_filled);
    json_key_integer(&w->json, "opacity", 1);
    if (shape->is_filled && point_scale(w->plot) > 0.5)
        json_key_string(&w->json, "stroke", "#ffffff");
    json_key_number(&w->json, "strokeWidth", (shape->is_filled ? 1.5 : 2.5) * scale);
    json_close(&w->json, '}');
    json_key_open(&w->json, "encoding", '{');
    put_datum(w, "color", i);
    put_datum(w, "shape", i);
    json_close(&w->json, '}');
    json_close(&w->json, '}');
}

/* Writes the points of a curve that are between two gaps: a line would not show them. */
static void put_single_points(VegaWriter *w, size_t i)
{
    const PlotSeries *series = &w->plot->series[i];
    size_t k = 0;
    while (k < series->count && !is_alone(w->plot, series, k)) {
        plot_poll(&w->plot->poll);
        k++;
    }
    if (k == series->count)
        return;
    open_layer(w);
    put_series_data(w, series, true);
    json_key_open(&w->json, "transform", '[');
    put_clamps(w, series);
    json_close(&w->json, ']');
    open_mark(w, "point");
    json_key_integer(&w->json, "size", shapes[0].area / 2);
    json_key_bool(&w->json, "filled", true);
    json_key_integer(&w->json, "opacity", 1);
    json_close(&w->json, '}');
    json_key_open(&w->json, "encoding", '{');
    put_datum(w, "color", i);
    json_close(&w->json, '}');
    json_close(&w->json, '}');
}

void plot_vega_put_layers(VegaWriter *w)
{
    if (w->plot->field.size)
        put_field_layers(w);
    if (w->plot->arrow_count)
        put_arrows(w);
    if (w->plot->field.is_height)
        put_heights(w);
    for (size_t i = 0; i < w->plot->count; i++) {
        if (w->plot->series[i].kind == PLOT_POINTS) {
            put_points(w, i);
            continue;
        }
        put_curve(w, i);
        put_single_points(w, i);
    }
}
