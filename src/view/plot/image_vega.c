/* image_vega.c: an image as a chart in Vega-Lite: a view for each tile, a rectangle for each pixel.
 */
#include <math.h>

#include "view/plot/image.h"
#include "view/plot/vega.h"

typedef struct ImageWriter {
    Json json;
    const Image *image;
    PlotRange range;
    int64_t side; /* of a pixel of the image, in pixels of the screen: whole, so that no light line
                     is between two rectangles */
} ImageWriter;

/* An infinite number has the grey of the nearest end. */
static void put_pixel(ImageWriter *w, size_t x, size_t y, double number)
{
    json_open(&w->json, '{');
    json_key_integer(&w->json, "x", (int64_t)x);
    json_key_integer(&w->json, "y", (int64_t)y);
    json_key_number(&w->json, "number", fmin(fmax(number, w->range.low), w->range.high));
    json_close(&w->json, '}');
}

/* Writes a line for each row of pixels, and leaves out those that are nan. */
static void put_pixels(ImageWriter *w, const double *pixels)
{
    const Image *image = w->image;
    json_key_open(&w->json, "data", '{');
    json_key_open(&w->json, "values", '[');
    for (size_t y = 0; y < image->height; y++, pixels += image->width) {
        plot_poll(&image->poll);
        json_break(&w->json);
        for (size_t x = 0; x < image->width; x++)
            if (!isnan(pixels[x]))
                put_pixel(w, x, y, pixels[x]);
    }
    json_close(&w->json, ']');
    json_close(&w->json, '}');
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
    json_key_string(json, "field", "number");
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
    json_key_string(json, "interpolate", "rgb");
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
