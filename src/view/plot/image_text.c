/*
 * image_text.c: an image made of characters.
 *
 * The image becomes a grid of square dots. With colours, a character shows two of them, one above
 * the other: ▀ in the grey of the upper one, on the grey of the lower one. Without colours, two
 * characters show one dot, and denser characters are lighter: a terminal is usually dark.
 */
#include <math.h>

#include "view/plot/image.h"

/* How the dots of all tiles are made and shown. */
typedef struct Raster {
    const Image *image;
    const PlotScreen *screen;
    Buf *out;
    PlotRange range;
    size_t repeat;        /* dots on each side of a pixel, if it is enlarged; else 1 */
    size_t reduce;        /* pixels on each side of a dot, if it is reduced; else 1 */
    size_t width, height; /* of a tile, in dots */
    size_t columns;       /* of a tile, in characters */
    bool is_paired;       /* a character shows two dots */
} Raster;

enum { TILE_GAP = 2 }; /* columns */

static size_t divide_up(size_t a, size_t b)
{
    return (a + b - 1) / b;
}

static Raster raster_plan(Buf *out, const Image *image, const PlotScreen *screen)
{
    Raster r = {.image = image, .screen = screen, .out = out, .repeat = 1, .reduce = 1};
    r.range = image_range(image);
    r.is_paired = screen->utf8 && screen->color;
    size_t most = r.is_paired ? screen->columns : screen->columns / 2; /* dots in a row */
    most = most ? most : 1;
    if (r.is_paired && 2 * image->width <= most && image->height <= screen->rows)
        r.repeat = 2;
    r.reduce = image->width > most ? divide_up(image->width, most) : 1;
    r.width = divide_up(image->width, r.reduce) * r.repeat;
    r.height = divide_up(image->height, r.reduce) * r.repeat;
    r.columns = r.is_paired ? r.width : 2 * r.width;
    return r;
}

/* The grey of a dot: the mean of its pixels; -1: there is none. */
static int dot_grey(const Raster *r, const ImageTile *tile, size_t x, size_t y)
{
    size_t left = x / r->repeat * r->reduce, top = y / r->repeat * r->reduce, count = 0;
    double total = 0.0;
    for (size_t row = top; row < top + r->reduce && row < r->image->height; row++)
        for (size_t column = left; column < left + r->reduce && column < r->image->width;
             column++) {
            int grey = image_grey(r->range, tile->pixels[row * r->image->width + column]);
            count += grey >= 0;
            total += grey >= 0 ? grey : 0;
        }
    return count ? (int)lround(total / (double)count) : -1;
}

/* One of the terminal's 256 colours: black, 24 greys, white. */
static int grey_color(int grey)
{
    int step = (int)lround(grey * 25.0 / (IMAGE_GREYS - 1));
    return step == 0 ? 16 : step == 25 ? 231 : 231 + step;
}

/* Writes a character for two dots, one above the other. Where there is none, the terminal's own
   background is seen. */
static void put_pair(const Raster *r, const ImageTile *tile, size_t x, size_t y)
{
    int upper = dot_grey(r, tile, x, y);
    int lower = y + 1 < r->height ? dot_grey(r, tile, x, y + 1) : -1;
    if (upper < 0 && lower < 0) {
        buf_putc(r->out, ' ');
        return;
    }
    buf_printf(r->out, "\033[38;5;%dm", grey_color(upper < 0 ? lower : upper));
    if (upper >= 0 && lower >= 0)
        buf_printf(r->out, "\033[48;5;%dm", grey_color(lower));
    buf_puts(r->out, upper < 0 ? "▄" : "▀");
    buf_puts(r->out, "\033[0m");
}

/* Writes the two characters of a dot. */
static void put_dot(const Raster *r, const ImageTile *tile, size_t x, size_t y)
{
    static const char ascii[] = " .:-=+*#%@";
    static const char *const blocks[] = {" ", "░", "▒", "▓", "█"};
    int grey = dot_grey(r, tile, x, y);
    double place = (double)(grey < 0 ? 0 : grey) / (IMAGE_GREYS - 1);
    for (int i = 0; i < 2; i++)
        if (r->screen->utf8)
            buf_puts(r->out, blocks[lround(place * 4)]);
        else
            buf_putc(r->out, ascii[lround(place * 9)]);
}

/* Ends a line, without the blanks at its end. */
static void end_line(Buf *out)
{
    while (out->len && out->data[out->len - 1] == ' ')
        buf_truncate(out, out->len - 1);
    buf_putc(out, '\n');
}

/* Writes a text of at most `room` columns in the middle of `columns`, and fills these. */
static void put_centred(const Raster *r, PlotText text, size_t columns, size_t room)
{
    size_t width = label_width(r->screen, text);
    size_t before = width < columns ? (columns - width) / 2 : 0;
    buf_fill(r->out, ' ', before);
    size_t used = before + label_put(r->out, r->screen, text, room);
    buf_fill(r->out, ' ', used < columns ? columns - used : 0);
}

/* Writes tiles next to each other. */
static void put_band(const Raster *r, size_t first, size_t count)
{
    const ImageTile *tiles = r->image->tiles + first;
    for (size_t i = 0; r->image->has_titles && i < count; i++) {
        buf_fill(r->out, ' ', i ? TILE_GAP : 0);
        put_centred(r, tiles[i].title, r->columns, r->columns);
    }
    if (r->image->has_titles)
        end_line(r->out);
    for (size_t y = 0; y < r->height; y += r->is_paired ? 2 : 1) {
        for (size_t i = 0; i < count; i++) {
            buf_fill(r->out, ' ', i ? TILE_GAP : 0);
            for (size_t x = 0; x < r->width; x++)
                (r->is_paired ? put_pair : put_dot)(r, &tiles[i], x, y);
        }
        end_line(r->out);
    }
}

void image_text_put(Buf *out, const Image *image, const PlotScreen *screen)
{
    Raster r = raster_plan(out, image, screen);
    size_t fit = (screen->columns + TILE_GAP) / (r.columns + TILE_GAP);
    fit = fit ? fit : 1;
    fit = fit < image->count ? fit : image->count;
    if (image->title.size) {
        put_centred(&r, image->title, fit * (r.columns + TILE_GAP) - TILE_GAP, screen->columns);
        end_line(out);
    }
    for (size_t i = 0; i < image->count; i += fit) {
        if (i)
            buf_putc(out, '\n');
        put_band(&r, i, image->count - i < fit ? image->count - i : fit);
    }
}
