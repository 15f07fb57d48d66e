/*
 * shade.c: the regions of a field's shades, from the lines of all levels.
 *
 * Lines do not cross, so of two regions one contains the other or they are apart. Painted from the
 * largest to the smallest, every place ends with the shade of the smallest region around it: that
 * of the line's inner side. No polygon needs a hole.
 */
#include "view/plot/shade.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* ---- levels ---- */

static int double_compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The distance from 0 that nine tenths of the field do not exceed; the largest one if that is 0. */
static double shade_distance(const Plot *plot)
{
    size_t count = plot->field.size * plot->field.size;
    double *distances = ARENA_ARRAY(plot->arena, double, count);
    for (size_t i = 0; i < count; i++)
        distances[i] = fmin(fabs(plot->field.values[i]), 1e300);
    qsort(distances, count, sizeof *distances, double_compare);
    double common = distances[(count - 1) * 9 / 10];
    return common > 0.0 ? common : distances[count - 1];
}

static ShadeLevels levels_of_sides(const Plot *plot)
{
    ShadeLevels levels = {.count = SHADES - 1};
    double step = shade_distance(plot) / SHADES_PER_SIDE;
    for (int i = 0; i < SHADES - 1; i++)
        levels.at[i] = step * (i + 1 - SHADES_PER_SIDE);
    return levels;
}

static ShadeLevels levels_of_heights(const Plot *plot)
{
    ShadeLevels levels = {.count = 0};
    size_t count = plot->field.size * plot->field.size;
    double *heights = ARENA_ARRAY(plot->arena, double, count);
    for (size_t i = 0; i < count; i++)
        heights[i] = fmin(fmax(plot->field.values[i], -1e300), 1e300); /* differences are finite */
    qsort(heights, count, sizeof *heights, double_compare);
    double low = heights[0], common = heights[(count - 1) * 9 / 10];
    if (!(common > low))
        common = heights[count - 1];
    for (int i = 1; i < SHADES_OF_HEIGHTS; i++) {
        double share = (double)i / (SHADES_OF_HEIGHTS - 1),
               level = low + (common - low) * share * share;
        if (level > (levels.count ? levels.at[levels.count - 1] : low))
            levels.at[levels.count++] = level;
    }
    return levels;
}

ShadeLevels shade_levels(const Plot *plot)
{
    return plot->field.is_height ? levels_of_heights(plot) : levels_of_sides(plot);
}

size_t shade_lines(const Plot *plot, const ShadeLevels *levels, const double **first)
{
    *first = levels->at + (plot->field.is_height ? 0 : SHADES_PER_SIDE - 1);
    return plot->field.is_height ? levels->count : 1;
}

size_t shade_of(const ShadeLevels *levels, double value)
{
    size_t shade = 0;
    while (shade < levels->count && value > levels->at[shade])
        shade++;
    return shade;
}

/* ---- regions ---- */

/* The outermost first, and those of one shade together. */
static int region_compare(const void *a, const void *b)
{
    const ShadeRegion *x = a, *y = b;
    if (x->depth != y->depth)
        return x->depth < y->depth ? -1 : 1;
    return (x->shade > y->shade) - (x->shade < y->shade);
}

/* The lines of all levels, and the regions inside them: those of level i begin at first[i]. */
typedef struct Tracing {
    Contour contours[SHADES_OF_HEIGHTS - 1];
    ShadeRegion *regions;
    size_t first[SHADES_OF_HEIGHTS];
    size_t levels;
} Tracing;

static Tracing trace_all(const Plot *plot, const ShadeLevels *levels)
{
    Tracing t = {.levels = levels->count};
    for (size_t i = 0; i < t.levels; i++) {
        t.contours[i] = contour_trace(plot, levels->at[i]);
        t.first[i + 1] = t.first[i] + t.contours[i].count;
    }
    t.regions = ARENA_ARRAY(plot->arena, ShadeRegion, t.first[t.levels]);
    for (size_t i = 0; i < t.levels; i++)
        for (size_t k = 0; k < t.contours[i].count; k++)
            t.regions[t.first[i] + k].loop = t.contours[i].loops[k];
    return t;
}

/* Passes the lines between two points of a row, on which the field rises or falls. Depth 0 is
   outside the frame. A row reaches each loop from outside: on a rising field the loop is around the
   higher places, else it is a hole. */
static size_t pass_lines(Tracing *t, size_t column, size_t row, bool rises, size_t depth)
{
    for (size_t k = 0; k < t->levels; k++) {
        size_t level = rises ? k : t->levels - 1 - k;
        uint32_t crossing = contour_crossing(&t->contours[level], column, row);
        if (crossing == 0)
            continue;
        ShadeRegion *region = &t->regions[t->first[level] + crossing - 1];
        if (region->depth == 0) {
            region->depth = depth + 1;
            region->shade = rises ? level + 1 : level;
        }
        bool enters = region->shade == (rises ? level + 1 : level);
        depth = enters ? region->depth : region->depth - 1;
    }
    return depth;
}

ShadeRegions shade_regions(const Plot *plot, const ShadeLevels *levels)
{
    Tracing t = trace_all(plot, levels);
    size_t size = plot->field.size, count = t.first[t.levels];
    for (size_t row = 0; row < size; row++) {
        const double *values = plot->field.values + row * size;
        size_t depth = 0;
        plot_poll(&plot->poll);
        for (size_t column = 0; column <= size; column++) {
            bool rises = column == 0 || (column < size && values[column] > values[column - 1]);
            depth = pass_lines(&t, column, row, rises, depth);
        }
        assert(depth == 0);
    }
    if (count)
        qsort(t.regions, count, sizeof *t.regions, region_compare);
    return (ShadeRegions){t.regions, count};
}
