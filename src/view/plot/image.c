/*
 * image.c: the greys of numbers, and images as scripts for gnuplot.
 *
 * Neighbours of the same grey in a row become one rectangle. Rectangles are a little too large to
 * the right and below, and later ones cover that part: a viewer that smooths edges would show a
 * light line between rectangles that only touch.
 */
#include "view/plot/image.h"

#include <math.h>

/* ---- greys ---- */

PlotRange image_range(const Image *image)
{
    PlotRange range = {INFINITY, -INFINITY};
    for (size_t i = 0; i < image->count; i++)
        for (size_t k = 0; k < image->width * image->height; k++) {
            double number = image->tiles[i].pixels[k];
            if (isfinite(number))
                range = (PlotRange){fmin(range.low, number), fmax(range.high, number)};
        }
    return range.low <= range.high ? range : (PlotRange){1.0, 0.0};
}

int image_grey(PlotRange range, double number)
{
    if (isnan(number))
        return -1;
    if (!(range.low < range.high)) /* an image of one number is black, as in matplotlib */
        return 0;
    double place = (number / 2 - range.low / 2) / (range.high / 2 - range.low / 2);
    return (int)lround(fmin(fmax(place, 0.0), 1.0) * (IMAGE_GREYS - 1));
}

/* ---- the page ---- */

/* The layout, in ems. */
typedef struct Sheet {
    size_t columns, rows; /* of tiles */
    double pixel;         /* the side of one */
    double width, height; /* of the page */
    double top;           /* the space for the title */
    double tile_title;    /* the space for the title of a tile */
    double left;          /* from the edge to the first tile */
} Sheet;

static const double margin = 0.8, gap = 0.8, largest_pixel = 2.5;

size_t image_columns(const Image *image)
{
    return image->count <= 5 ? image->count : (size_t)ceil(sqrt(2.0 * (double)image->count));
}

static Sheet sheet_lay_out(const Image *image, const PlotPaper *paper)
{
    Sheet sheet = {.columns = image_columns(image)};
    sheet.rows = (image->count + sheet.columns - 1) / sheet.columns;
    double columns = (double)sheet.columns, rows = (double)sheet.rows;
    double width = (double)image->width, height = (double)image->height;
    sheet.top = margin + (image->title.size ? 1.6 : 0.0);
    sheet.tile_title = image->has_titles ? 1.5 : 0.0;
    double beside = 2 * margin + (columns - 1) * gap;
    double above = sheet.top + margin + (rows - 1) * gap + rows * sheet.tile_title;
    double across = (paper_width(paper) - beside) / (columns * width);
    double down = (paper_highest(paper) - above) / (rows * height);
    sheet.pixel = fmax(fmin(fmin(across, down), largest_pixel), 0.01);
    double used = beside + columns * width * sheet.pixel;
    double title = fmin(0.6 * (double)image->title.size + 2 * margin, paper_width(paper));
    sheet.width = fmax(used, title);
    sheet.left = margin + (sheet.width - used) / 2;
    sheet.height = above + rows * height * sheet.pixel;
    return sheet;
}

double image_pixel(const Image *image, const PlotPaper *paper)
{
    Sheet sheet = sheet_lay_out(image, paper);
    return sheet.pixel / sheet.width;
}

/* The left and upper edges of a tile; y counts from the bottom of the page. */
static double tile_left(const Sheet *sheet, const Image *image, size_t i)
{
    double step = (double)image->width * sheet->pixel + gap;
    return sheet->left + (double)(i % sheet->columns) * step;
}

static double tile_top(const Sheet *sheet, const Image *image, size_t i)
{
    double step = (double)image->height * sheet->pixel + gap + sheet->tile_title;
    return sheet->height - sheet->top - sheet->tile_title - (double)(i / sheet->columns) * step;
}

static void put_title(Buf *out, PlotText text, double x, double y, double room)
{
    if (text.size == 0)
        return;
    buf_puts(out, "set label ");
    paper_put_text(out, text, (size_t)fmax(room / 0.6, 1.0));
    buf_printf(out, " at first %.4f,%.4f center\n", x, y);
}

static void put_settings(Buf *out, const Image *image, const PlotPaper *paper, const Sheet *sheet)
{
    double side = (double)image->width * sheet->pixel;
    paper_put_terminal(out, paper, sheet->width, sheet->height);
    buf_printf(out,
               "set encoding utf8\n"
               "set key off\n"
               "unset border\n"
               "unset tics\n"
               "set lmargin at screen 0\n"
               "set rmargin at screen 1\n"
               "set bmargin at screen 0\n"
               "set tmargin at screen 1\n"
               "set xrange [0:%.4f]\n"
               "set yrange [0:%.4f]\n",
               sheet->width, sheet->height);
    put_title(out, image->title, sheet->width / 2, sheet->height - margin - 0.5,
              sheet->width - margin);
    for (size_t i = 0; i < image->count; i++)
        put_title(out, image->tiles[i].title, tile_left(sheet, image, i) + side / 2,
                  tile_top(sheet, image, i) + 0.75, side + gap);
}

/* ---- rectangles ---- */

static void put_rectangle(Buf *out, double left, double top, double right, double bottom)
{
    buf_printf(out, "\n%.6g %.6g\n%.6g %.6g\n%.6g %.6g\n%.6g %.6g\n", left, top, right, top, right,
               bottom, left, bottom);
}

/* Writes the pixels of a tile that have one grey. */
static void put_tile(Buf *out, const Image *image, const Sheet *sheet, const int16_t *greys,
                     size_t tile, int grey)
{
    double left = tile_left(sheet, image, tile), top = tile_top(sheet, image, tile);
    for (size_t row = 0; row < image->height; row++, greys += image->width) {
        plot_poll(&image->poll);
        for (size_t column = 0, end; column < image->width; column = end) {
            end = column + 1;
            if (greys[column] != grey)
                continue;
            while (end < image->width && greys[end] == grey)
                end++;
            double right = (double)end + (end < image->width ? 0.05 : 0.0);
            double bottom = (double)row + (row + 1 < image->height ? 1.05 : 1.0);
            put_rectangle(out, left + (double)column * sheet->pixel,
                          top - (double)row * sheet->pixel, left + right * sheet->pixel,
                          top - bottom * sheet->pixel);
        }
    }
}

/* Writes a thin frame around each tile, which is visible if its edge is white. */
static void put_frames(Buf *out, const Image *image, const Sheet *sheet)
{
    double width = (double)image->width * sheet->pixel;
    double height = (double)image->height * sheet->pixel;
    buf_puts(out, "$frames << EOD");
    for (size_t i = 0; i < image->count; i++) {
        double left = tile_left(sheet, image, i), top = tile_top(sheet, image, i);
        put_rectangle(out, left, top, left + width, top - height);
        buf_printf(out, "%.6g %.6g\n", left, top);
    }
    buf_puts(out, "EOD\n");
}

/* The greys of all pixels of all tiles. */
static int16_t *find_greys(const Image *image)
{
    PlotRange range = image_range(image);
    size_t size = image->width * image->height;
    int16_t *greys = ARENA_ARRAY(image->arena, int16_t, size * image->count);
    for (size_t i = 0; i < image->count; i++)
        for (size_t k = 0; k < size; k++)
            greys[i * size + k] = (int16_t)image_grey(range, image->tiles[i].pixels[k]);
    return greys;
}

void image_gnuplot_put(Buf *out, const Image *image, const PlotPaper *paper)
{
    Sheet sheet = sheet_lay_out(image, paper);
    const int16_t *greys = find_greys(image);
    size_t size = image->width * image->height;
    bool used[IMAGE_GREYS] = {false};
    for (size_t i = 0; i < size * image->count; i++)
        if (greys[i] >= 0)
            used[greys[i]] = true;
    put_settings(out, image, paper, &sheet);
    for (int grey = 0; grey < IMAGE_GREYS; grey++) {
        if (!used[grey])
            continue;
        buf_printf(out, "$g%d << EOD", grey);
        for (size_t i = 0; i < image->count; i++)
            put_tile(out, image, &sheet, greys + i * size, i, grey);
        buf_puts(out, "EOD\n");
    }
    put_frames(out, image, &sheet);
    buf_puts(out, "plot NaN");
    for (int grey = 0; grey < IMAGE_GREYS; grey++)
        if (used[grey])
            buf_printf(out,
                       ", $g%d with filledcurves closed fillcolor rgb \"#%02X%02X%02X\" "
                       "fillstyle solid noborder",
                       grey, grey, grey, grey);
    buf_puts(out, ", $frames with lines linewidth 1 linecolor rgb \"#808080\"\n");
}
