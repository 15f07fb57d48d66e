/*
 * shade.h: how far a field is from 0, as a few shades on each side.
 *
 * The shades of both sides have the same steps: equal parts of the distance that nine tenths of the
 * field do not exceed. The last shade is for everything beyond.
 */
#ifndef VIEW_PLOT_SHADE_H
#define VIEW_PLOT_SHADE_H

#include "view/plot/contour.h"

enum { SHADES_PER_SIDE = 3, SHADES = 2 * SHADES_PER_SIDE };

/* The levels between the shades, in ascending order. The one in the middle is 0. */
typedef struct ShadeLevels {
    double at[SHADES - 1];
} ShadeLevels;

/* A region that is filled with one shade, except where a later region covers it. */
typedef struct ShadeRegion {
    ContourLoop loop;
    size_t depth; /* how many regions contain it, itself included */
    size_t shade;
} ShadeRegion;

typedef struct ShadeRegions {
    ShadeRegion *items; /* in the order in which they must be painted */
    size_t count;
} ShadeRegions;

ShadeLevels shade_levels(const Plot *plot);
/* The shade of a value: 0 is the farthest below 0, SHADES - 1 the farthest above it. */
size_t shade_of(const ShadeLevels *levels, double value);
/* The regions of all shades but 0, which is the background. Memory is from the plot's arena. */
ShadeRegions shade_regions(const Plot *plot, const ShadeLevels *levels);

#endif
