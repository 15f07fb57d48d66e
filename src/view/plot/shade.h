/*
 * shade.h: a field as a few shades, and the lines between them.
 *
 * Sides: how far the field is from 0. The shades of both sides have the same steps: equal parts of
 * the distance that nine tenths of the field do not exceed. The line is at 0.
 *
 * Heights: the levels go from the lowest value to the one that nine tenths of the field do not
 * exceed, as the squares 1, 4, 9, … So the lines of a parabola have equal distances, and a narrow
 * valley has lines, too. There is a line at each level.
 *
 * The last shade is for everything beyond.
 */
#ifndef VIEW_PLOT_SHADE_H
#define VIEW_PLOT_SHADE_H

#include "view/plot/contour.h"

enum { SHADES_PER_SIDE = 3, SHADES = 2 * SHADES_PER_SIDE, SHADES_OF_HEIGHTS = 10 };

/* The levels between the shades, in ascending order. Of sides, the one in the middle is 0. */
typedef struct ShadeLevels {
    double at[SHADES_OF_HEIGHTS - 1];
    size_t count; /* 0: all heights are equal */
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
/* The levels with a line: their number, and the first one. */
size_t shade_lines(const Plot *plot, const ShadeLevels *levels, const double **first);
/* The shade of a value: 0 is the lowest one, levels->count the highest. */
size_t shade_of(const ShadeLevels *levels, double value);
/* The regions of all shades but 0, which is the background. Memory is from the plot's arena. */
ShadeRegions shade_regions(const Plot *plot, const ShadeLevels *levels);

#endif
