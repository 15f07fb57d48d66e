/*
 * paper.h: what all scripts for gnuplot have in common: the format, the size, and texts.
 *
 * Lengths are in ems (the size of the letters), so that a layout fits all formats.
 */
#ifndef VIEW_PLOT_PAPER_H
#define VIEW_PLOT_PAPER_H

#include "view/plot/plot.h"

/* The format and the size of the picture. */
typedef struct PlotPaper {
    const char *format;
    size_t width, height; /* the largest size, in pixels; 0: the standard size of files */
    size_t line;          /* with a size: the height of a line of text, in pixels */
} PlotPaper;

enum { PAPER_EM = 18 }; /* the size of an em in an SVG, in pixels */

/* The usual height of a page divided by its width. */
static const double paper_ratio = 0.7;

/* True for the formats that can be made: svg, png, pdf. */
bool paper_knows(const char *format);
/* The width of a page, and its largest height. The format must be known, and a size needs "png". */
double paper_width(const PlotPaper *paper);
double paper_highest(const PlotPaper *paper);
/* Writes the format and the size of the page. */
void paper_put_terminal(Buf *out, const PlotPaper *paper, double width, double height);
/* Writes a user's text of at most `most` characters as a quoted string, which gnuplot shows as
   typed. */
void paper_put_text(Buf *out, PlotText text, size_t most);

#endif
