/*
 * height.c: each level gets one label, at the point of its lines that is farthest from the labels
 * before.
 */
#include "view/plot/height.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_DIGITS = 7 };

/* The number of digits with which all heights have different texts. */
static int digits_for(const ShadeLevels *levels)
{
    int digits = 2;
    for (size_t i = 0; i + 1 < levels->count && digits < MOST_DIGITS;) {
        char text[24], next[24];
        snprintf(text, sizeof text, "%.*g", digits, levels->at[i]);
        snprintf(next, sizeof next, "%.*g", digits, levels->at[i + 1]);
        bool differ = strcmp(text, next) != 0;
        digits += !differ;
        i = differ ? i + 1 : 0;
    }
    return digits;
}

/* How far a point is from the labels before, and at most from the frame: a margin counts as 0. */
static double space_at(double x, double y, const HeightLabel *labels, size_t count)
{
    static const double margin = 0.05;
    double space = 2.0;
    if (fmin(fmin(x, 1.0 - x), fmin(y, 1.0 - y)) < margin)
        return 0.0;
    for (size_t i = 0; i < count; i++)
        space = fmin(space, hypot(x - labels[i].x, y - labels[i].y));
    return space;
}

size_t height_labels(const Plot *plot, const ShadeLevels *levels,
                     HeightLabel labels[SHADES_OF_HEIGHTS - 1])
{
    static const double least = 0.1;
    int digits = digits_for(levels);
    size_t count = 0;
    for (size_t i = 0; plot->field.is_height && i < levels->count; i++) {
        Contour contour = contour_trace(plot, levels->at[i]);
        HeightLabel *label = &labels[count];
        double space = least;
        for (size_t k = 0; k < contour.count; k++)
            for (size_t n = 0; n < contour.loops[k].count; n++) {
                const ContourPoint *point = &contour.loops[k].points[n];
                double here = space_at(point->x, point->y, labels, count);
                plot_poll(&plot->poll);
                if (here <= space)
                    continue;
                space = here;
                label->x = point->x;
                label->y = point->y;
            }
        snprintf(label->text, sizeof label->text, "%.*g", digits, levels->at[i]);
        count += space > least;
    }
    return count;
}
