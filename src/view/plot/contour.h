/*
 * contour.h: where a field is above 0, as closed lines.
 *
 * By marching squares (Lorensen and Cline's marching cubes of 1987, one dimension down). Outside of
 * the frame the field counts as negative, so that every line is closed; where one runs along the
 * frame it is no border between signs. What is positive lies to the left: outlines and holes run in
 * opposite directions.
 */
#ifndef VIEW_PLOT_CONTOUR_H
#define VIEW_PLOT_CONTOUR_H

#include "view/plot/plot.h"

/* A corner of a line, and whether the way to the next one runs along the frame. */
typedef struct ContourPoint {
    double x, y;
    bool on_frame;
} ContourPoint;

typedef struct ContourLoop {
    ContourPoint *points; /* the last one leads back to the first */
    size_t count;
} ContourLoop;

typedef struct Contour {
    ContourLoop *loops;
    size_t count;
} Contour;

/* The lines of the plot's field, in its arena. */
Contour contour_trace(const Plot *plot);
/* The field at a place, between the values around it. */
double contour_value(const PlotField *field, double x, double y);

#endif
