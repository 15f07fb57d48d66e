/* height.h: the numbers at the lines of a field of heights. */
#ifndef VIEW_PLOT_HEIGHT_H
#define VIEW_PLOT_HEIGHT_H

#include "view/plot/shade.h"

typedef struct HeightLabel {
    double x, y;   /* its middle, a place on the line */
    char text[24]; /* the height, in ASCII */
} HeightLabel;

/* Chooses places for the heights of the levels, apart from each other and from the frame. Returns
   their number: a line without enough space has no label, and sides have none. */
size_t height_labels(const Plot *plot, const ShadeLevels *levels,
                     HeightLabel labels[SHADES_OF_HEIGHTS - 1]);

#endif
