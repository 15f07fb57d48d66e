/*
 * contour.h: the region where a field is above 0, as closed lines.
 *
 * Marching squares (the 2-D form of marching cubes, Lorensen and Cline 1987). Outside the frame the
 * field counts as negative, so every line is closed. Where a line runs along the frame it is not a
 * border between signs. The positive side is on the left, so outer lines run counterclockwise and
 * those of holes clockwise.
 */
#ifndef VIEW_PLOT_CONTOUR_H
#define VIEW_PLOT_CONTOUR_H

#include "view/plot/plot.h"

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
} Contour;

/* The lines of the plot's field, which must not be empty. Memory is from the plot's arena. */
Contour contour_trace(const Plot *plot);
/* The field at a place from 0 to 1, by bilinear interpolation. */
double contour_value(const PlotField *field, double x, double y);

#endif
