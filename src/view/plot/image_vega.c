/*
 * image_vega.c: an image as a chart in Vega-Lite: a view for each tile, a rectangle for each pixel.
 *
 * The data are the pixels, row by row. Their column and row are computed in the chart.
 */
#include <math.h>
#include <stdio.h>

#include "view/plot/image.h"
#include "view/plot/vega.h"

typedef struct ImageWriter {
    Json json;
    const Image *image;
    PlotRange range;
    int64_t side; /* of a pixel of the image, in pixels of the screen: whole, so that no light line
                     is between two rectangles */
} ImageWriter;

/* A pixel that is nan is left out. An infinite one has the grey of the nearest end. */
static void put_pixels(ImageWriter *w, const double *pixels)
{
    const Image *image = w->image;
    json_key_open(&w->json, "data", '{');
    json_key_open(&w->json, "values", '[');
    for (size_t row = 0; row < image->height; row++, pixels += image->width) {
        plot_poll(&image->poll);
        json_break(&w->json);
        for (size_t i = 0; i < image->width; i++) {
            if (isnan(pixels[i]))
                json_null(&w->json);
            else
                json_number(&w->json, fmin(fmax(pixels[i], w->range.low), w->range.high));
        }
    }
    json_close(&w->json, ']');
    json_close(&w->json, '}');
    json_break(&w->json);
}

static void put_step(ImageWriter *w, const char *kind, const char *expression, const char *field)
{
    json_open(&w->json, '{');
    json_key_string(&w->json, kind, expression);
    if (field)
        json_key_string(&w->json, "as", field);
    json_close(&w->json, '}');
}

/* Computes column and row of each pixel, and drops those that are nan. */
static void put_places(ImageWriter *w)
{
    enum { ROOM = 64 };
    char column[ROOM], row[ROOM];
    snprintf(column, sizeof column, "(datum.row - 1) %% %zu", w->image->width);
    snprintf(row, sizeof row, "floor((datum.row - 1) / %zu)", w->image->width);
    vega_open_transforms(&w->json);
    put_step(w, "calculate", column, "x");
    put_step(w, "calculate", row, "y");
    put_step(w, "filter", "datum.data !== null", NULL);
    json_close(&w->json, ']');
    json_break(&w->json);
}

/* The pixels of an axis are bands next to each other. */
static void put_axis(ImageWriter *w, const char *channel, size_t count)
{
    Json *json = &w->json;
    json_key_open(json, channel, '{');
    json_key_string(json, "field", channel);
    json_key_string(json, "type", "ordinal");
    json_key_open(json, "scale", '{');
    json_key_open(json, "domain", '[');
    for (size_t i = 0; i < count; i++)
        json_integer(json, (int64_t)i);
    json_close(json, ']');
    json_close(json, '}');
    json_key_null(json, "axis");
    json_close(json, '}');
}

/* From black to white. An image of one number is black. */
static void put_greys(ImageWriter *w)
{
    Json *json = &w->json;
    bool is_flat = !(w->range.low < w->range.high);
    json_key_open(json, "color", '{');
    json_key_string(json, "field", "data");
    json_key_string(json, "type", "quantitative");
    json_key_open(json, "scale", '{');
    json_key_open(json, "domain", '[');
    json_number(json, w->range.low);
    json_number(json, is_flat ? w->range.low + fmax(1.0, fabs(w->range.low)) : w->range.high);
    json_close(json, ']');
    json_key_open(json, "range", '[');
    json_string(json, "#000000");
    json_string(json, "#ffffff");
    json_close(json, ']');
    json_key_bool(json, "nice", false);
    json_key_bool(json, "zero", false);
    json_close(json, '}');
    json_key_null(json, "legend");
    json_close(json, '}');
}

static void put_tile(ImageWriter *w, const ImageTile *tile)
{
    Json *json = &w->json;
    json_break(json);
    json_open(json, '{');
    if (tile->title.size) {
        json_key(json, "title");
        vega_text(json, tile->title, w->image->arena);
    }
    json_key_integer(json, "width", w->side * (int64_t)w->image->width);
    json_key_integer(json, "height", w->side * (int64_t)w->image->height);
    put_pixels(w, tile->pixels);
    put_places(w);
    json_key_string(json, "mark", "rect");
    json_key_open(json, "encoding", '{');
    put_axis(w, "x", w->image->width);
    put_axis(w, "y", w->image->height);
    put_greys(w);
    json_close(json, '}');
    json_close(json, '}');
}

void image_vega_put(Buf *out, const Image *image)
{
    const PlotPaper paper = {.format = "svg"};
    double width = paper_width(&paper) * PAPER_EM;
    ImageWriter w = {.json = {.out = out},
                     .image = image,
                     .range = image_range(image),
                     .side = (int64_t)fmax(1.0, floor(image_pixel(image, &paper) * width))};
    vega_open(&w.json, image->title, image->arena);
    json_key_integer(&w.json, "columns", (int64_t)image_columns(image));
    json_key_integer(&w.json, "spacing", PAPER_EM);
    json_key_open(&w.json, "concat", '[');
    for (size_t i = 0; i < image->count; i++)
        put_tile(&w, &image->tiles[i]);
    json_close(&w.json, ']');
    json_close(&w.json, '}');
    buf_putc(out, '\n');
}
