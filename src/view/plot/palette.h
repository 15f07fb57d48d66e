/*
 * palette.h: the colours of all plots, for paper and projector.
 *
 * Colour-blind people can distinguish them (Okabe and Ito, "Color Universal Design", 2008).
 */
#ifndef VIEW_PLOT_PALETTE_H
#define VIEW_PLOT_PALETTE_H

#include "view/plot/shade.h"

/* Of curves and points. */
extern const char *const palette_series[PLOT_COLORS];
/* Light versions of the first two, for a field: from far below 0 to far above it. */
extern const char *const palette_shades[SHADES];
/* Greys, on which curves are easy to see, for a field of heights: from low to high. */
extern const char *const palette_heights[SHADES_OF_HEIGHTS];

/* The colour of a shade of the plot's field, and of the lines between shades. */
const char *palette_shade(const Plot *plot, size_t shade);
const char *palette_line(const Plot *plot);

#define PALETTE_FRAME  "#606060"
#define PALETTE_TEXT   "#303030"
#define PALETTE_GRID   "#E2E2E2"
#define PALETTE_BORDER "#404040" /* where a field changes its sign */
#define PALETTE_LEVEL  "#8A949E" /* where a field has the height of a level */
#define PALETTE_ARROW  "#4A545E"

#endif
