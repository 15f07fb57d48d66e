/*
 * image.h: grey pictures made of numbers, one or several next to each other.
 *
 * As matplotlib's imshow with cmap='gray': the smallest number of all pictures is black, the
 * largest is white. Pixels are square. A pixel that is nan stays empty.
 */
#ifndef VIEW_PLOT_IMAGE_H
#define VIEW_PLOT_IMAGE_H

#include "view/plot/label.h"
#include "view/plot/paper.h"

/* One picture. */
typedef struct ImageTile {
    const double *pixels; /* row by row, the top one first */
    PlotText title;
} ImageTile;

typedef struct Image {
    Arena *arena;
    PlotText title;
    ImageTile *tiles;
    size_t count;
    size_t width, height; /* of each tile, in pixels */
    bool has_titles;      /* some tile has one */
    PlotPoll poll;
} Image;

/* Writes a script for gnuplot. */
void image_gnuplot_put(Buf *out, const Image *image, const PlotPaper *paper);
/* Writes a chart in Vega-Lite 5: a rectangle for each pixel, so no more than IMAGE_VEGA_MOST. */
void image_vega_put(Buf *out, const Image *image);
enum { IMAGE_VEGA_MOST = 100000 };
/* Writes characters. Large pictures are reduced to the width of the screen. */
void image_text_put(Buf *out, const Image *image, const PlotScreen *screen);

/* The number of tiles in a row: up to five tiles are in one row, more are in rows that are about
   twice as many columns. */
size_t image_columns(const Image *image);
/* The side of a pixel, as a fraction of the width of the page. */
double image_pixel(const Image *image, const PlotPaper *paper);
/* The number of shades of grey. */
enum { IMAGE_GREYS = 256 };
/* The smallest and the largest number. 1 … 0 if none is finite. */
PlotRange image_range(const Image *image);
/* The grey of a number: 0 is black, IMAGE_GREYS - 1 white; -1: it is nan. */
int image_grey(PlotRange range, double number);

#endif
