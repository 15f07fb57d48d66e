/*
 * page.h: the layout of a plot in a file: where the frame, the titles and the legend are.
 *
 * Lengths are in ems (the size of the letters), so that a layout fits all formats.
 */
#ifndef VIEW_PLOT_PAGE_H
#define VIEW_PLOT_PAGE_H

#include "view/plot/paper.h"

typedef struct Page {
    double width, height;
    double left, right, top, bottom; /* margins around the frame */
    double title;                    /* from the top to the middle of the title */
    double label;                    /* from the bottom to the middle of the x axis' label */
    double upright;                  /* from the left to the middle of the y axis' label */
    double legend;                   /* from the top to the middle of the legend's first row */
    double legend_row;               /* the height of one */
    size_t legend_columns;
    double legend_column; /* the width of one */
} Page;

/* The longest name in a legend, in characters; a longer one is cut. */
enum { LONGEST_NAME = 24 };

/* Lays out a page. If the axes have equal scales, its height follows from the shape of the frame,
   up to `highest`. `widest` is the length of the longest number at the y axis, in characters. */
Page page_lay_out(const Plot *plot, double width, double highest, size_t widest);
/* The width of the frame divided by its height. */
double page_aspect(const Page *page);
/* The x of the middle of the frame, as a fraction of the page. */
double page_middle(const Page *page);

#endif
