/* style.h: matplotlib's names of colours and styles of curves. */
#ifndef LIB_DRAW_STYLE_H
#define LIB_DRAW_STYLE_H

#include "heap/datum.h"
#include "view/plot/plot.h"

#define STYLE_NO_COLOR UINT32_MAX

typedef struct Style {
    uint32_t color; /* of PlotSeries, or STYLE_NO_COLOR */
    PlotKind kind;
} Style;

/* The colour that a string names; STYLE_NO_COLOR if it is not known. */
uint32_t style_color(Datum name);
/* Reads a style such as "ro" or "b--": a letter for the colour, and marks without a line are
   points. */
Style style_read(const char *text);

#endif
