/*
 * plot_vega.c: a chart's axes and legend, which all layers share.
 *
 * A series is known by its index, since two may have the same name. The legend translates indices
 * into names.
 */
#include "view/plot/plot_vega.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "view/plot/page.h"
#include "view/plot/palette.h"
#include "view/plot/plot_vega_internal.h"
#include "view/plot/ticks.h"

/* ---- axes ---- */

/* The format of an axis' numbers, in the language of d3-format: with as many decimals as the
   ticks. */
static void format_of_ticks(char format[8], const Tick *ticks, size_t count, bool is_log)
{
    size_t decimals = 0;
    bool has_exponent = false;
    for (size_t i = 0; i < count; i++) {
        const char *point = strchr(ticks[i].text, '.');
        size_t digits = point ? strspn(point + 1, "0123456789") : 0;
        decimals = digits > decimals ? digits : decimals;
        has_exponent |= strchr(ticks[i].text, 'e') != NULL;
    }
    if (is_log)
        strcpy(format, ".6~g");
    else
        snprintf(format, 8, has_exponent ? ".%zu~e" : ".%zuf", decimals < 99 ? decimals : 99);
}

static void put_scale(VegaWriter *w, const PlotAxis *axis)
{
    Json *json = &w->json;
    json_key_open(json, "scale", '{');
    json_key_string(json, "type", axis->is_log ? "log" : "linear");
    json_key_open(json, "domain", '[');
    json_number(json, axis->low);
    json_number(json, axis->high);
    json_close(json, ']');
    json_key_bool(json, "nice", false);
    json_close(json, '}');
}

static void put_axis(VegaWriter *w, const char *field, const PlotAxis *axis, const Tick *ticks,
                     size_t count)
{
    char format[8];
    Json *json = &w->json;
    json_break(json);
    json_key_open(json, field, '{');
    json_key_string(json, "field", field);
    json_key_string(json, "type", "quantitative");
    put_scale(w, axis);
    json_key_open(json, "axis", '{');
    json_key(json, "title");
    vega_text(json, axis->label, w->plot->arena);
    json_key_open(json, "values", '[');
    for (size_t i = 0; i < count; i++)
        json_number(json, strtod(ticks[i].text, NULL));
    json_close(json, ']');
    format_of_ticks(format, ticks, count, axis->is_log);
    json_key_string(json, "format", format);
    json_key_bool(json, "grid", w->plot->field.size == 0);
    json_close(json, '}');
    json_close(json, '}');
}

/* ---- the legend ---- */

static void put_color(Json *json, const Plot *plot, size_t i)
{
    json_string(json, palette_series[plot->series[i].color % PLOT_COLORS]);
}

static void put_symbol(Json *json, const Plot *plot, size_t i)
{
    bool is_line = plot->series[i].kind == PLOT_LINE;
    json_string(json, is_line ? "M-2,0L2,0" : plot_vega_shape(&plot->series[i])->shape);
}

/* After the last colour, the colours start again with another dash pattern. */
static void put_dash(Json *json, const Plot *plot, size_t i)
{
    static const int dashes[][2] = {{1, 0}, {12, 6}, {3, 5}, {20, 5}, {6, 10}};
    const int *dash = dashes[i / PLOT_COLORS % (sizeof dashes / sizeof *dashes)];
    (void)plot;
    json_open(json, '[');
    json_integer(json, dash[0]);
    json_integer(json, dash[1]);
    json_close(json, ']');
}

/* Writes the names of all series as a parameter, for the expression in put_legend. */
static void put_names(VegaWriter *w)
{
    Json *json = &w->json;
    json_break(json);
    json_key_open(json, "params", '[');
    json_open(json, '{');
    json_key_string(json, "name", "names");
    json_key_open(json, "value", '[');
    for (size_t i = 0; i < w->plot->count; i++)
        vega_text(json, w->plot->series[i].name, w->plot->arena);
    json_close(json, ']');
    json_close(json, '}');
    json_close(json, ']');
}

static void put_legend(VegaWriter *w, const Page *page)
{
    Json *json = &w->json;
    json_key_open(json, "legend", '{');
    json_key_null(json, "title");
    json_key_integer(json, "columns", (int64_t)page->legend_columns);
    json_key_open(json, "values", '[');
    for (size_t i = 0; i < w->plot->count; i++)
        if (w->plot->series[i].name.size)
            json_integer(json, (int64_t)i);
    json_close(json, ']');
    json_key_string(json, "labelExpr", "names[datum.value]");
    json_key_number(json, "symbolStrokeWidth", plot_vega_has_kind(w->plot, PLOT_LINE) ? 3.0 : 1.5);
    json_close(json, '}');
}

/* Writes a channel in which series differ, such as "color". */
static void put_channel(VegaWriter *w, const char *channel, const Page *page,
                        void (*put)(Json *json, const Plot *plot, size_t i))
{
    Json *json = &w->json;
    json_break(json);
    json_key_open(json, channel, '{');
    json_key_string(json, "type", "nominal");
    json_key_open(json, "scale", '{');
    json_key_open(json, "domain", '[');
    for (size_t i = 0; i < w->plot->count; i++)
        json_integer(json, (int64_t)i);
    json_close(json, ']');
    json_key_open(json, "range", '[');
    for (size_t i = 0; i < w->plot->count; i++)
        put(json, w->plot, i);
    json_close(json, ']');
    json_close(json, '}');
    if (page->legend_columns)
        put_legend(w, page);
    else
        json_key_null(json, "legend");
    json_close(json, '}');
}

/* The size of the frame is that of the picture. */
static void put_head(VegaWriter *w)
{
    const Plot *plot = w->plot;
    const PlotPaper paper = {.format = "svg"};
    Json *json = &w->json;
    Tick x[TICKS_MOST], y[TICKS_MOST];
    size_t x_count = ticks_choose(x, &plot->x, 9), y_count = ticks_choose(y, &plot->y, 8);
    Page page =
        page_lay_out(plot, paper_width(&paper), paper_highest(&paper), ticks_widest(y, y_count));
    w->aspect = page_aspect(&page);
    json_key_integer(json, "width", lround((page.width - page.left - page.right) * PAPER_EM));
    json_key_integer(json, "height", lround((page.height - page.top - page.bottom) * PAPER_EM));
    if (plot->field.size) {
        json_key_open(json, "view", '{');
        json_key_string(json, "fill", palette_shade(plot, 0));
        json_close(json, '}');
    }
    if (page.legend_columns)
        put_names(w);
    json_break(json);
    json_key_open(json, "encoding", '{');
    put_axis(w, "x", &plot->x, x, x_count);
    put_axis(w, "y", &plot->y, y, y_count);
    put_channel(w, "color", &page, put_color);
    if (plot_vega_has_kind(plot, PLOT_POINTS))
        put_channel(w, "shape", &page, put_symbol);
    if (plot_vega_has_dashes(plot))
        put_channel(w, "strokeDash", &page, put_dash);
    json_close(json, '}');
}

void plot_vega_put(Buf *out, const Plot *plot)
{
    VegaWriter w = {.json = {.out = out}, .plot = plot};
    vega_open(&w.json, plot->title, plot->arena);
    put_head(&w);
    json_break(&w.json);
    json_key_open(&w.json, "layer", '[');
    plot_vega_put_layers(&w);
    json_close(&w.json, ']');
    json_close(&w.json, '}');
    buf_putc(out, '\n');
}
