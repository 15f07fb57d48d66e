/*
 * contour.h: the region where a field is above a level, as closed lines.
 *
 * Marching squares (the 2-D form of marching cubes, Lorensen and Cline 1987). Outside the frame the
 * field counts as below the level, so every line is closed. Where a line runs along the frame it is
 * not a border. The side above the level is on the left, so outer lines run counterclockwise and
 * those of holes clockwise. Lines never cross, also not those of other levels.
 */
#ifndef VIEW_PLOT_CONTOUR_H
#define VIEW_PLOT_CONTOUR_H

#include "view/plot/stroke.h"

/* A corner of a line, at a place from 0 to 1. */
typedef struct ContourPoint {
    double x, y;
    bool on_frame; /* the segment from here to the next corner runs along the frame */
} ContourPoint;

typedef struct ContourLoop {
    ContourPoint *points; /* the first one follows the last one */
    size_t count;
} ContourLoop;

typedef struct Contour {
    ContourLoop *loops;
    size_t count;
    const uint32_t *owners; /* for contour_crossing */
    size_t side;
} Contour;

/* The lines of the plot's field, which must not be empty. Memory is from the plot's arena. */
Contour contour_trace(const Plot *plot, double level);
/* Draws the lines of a contour without the segments along the frame. */
void contour_stroke(const Contour *contour, const Plot *plot, const Pen *pen);
/* The loop that crosses the grid's line from point `column` - 1 of a row to the next point, as an
   index plus 1; 0: none. Point -1 and the one after the last are outside the frame. */
uint32_t contour_crossing(const Contour *contour, size_t column, size_t row);
/* The field at a place from 0 to 1, by bilinear interpolation. */
double contour_value(const PlotField *field, double x, double y);

#endif
