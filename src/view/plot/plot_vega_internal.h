/*
 * plot_vega_internal.h: a chart in the making. plot_vega.c writes its axes and its legend,
 * plot_vega_layers.c its layers.
 */
#ifndef VIEW_PLOT_PLOT_VEGA_INTERNAL_H
#define VIEW_PLOT_PLOT_VEGA_INTERNAL_H

#include "view/plot/vega.h"

typedef struct VegaWriter {
    Json json;
    const Plot *plot;
    double aspect; /* the width of the frame divided by its height */
    int64_t part;  /* of a layer that has several polygons or lines: the current one */
} VegaWriter;

/* The shape of points, by colour, and the area, in pixels, that makes all look equally large. */
typedef struct VegaShape {
    const char *shape;
    int area;
    bool is_filled;
} VegaShape;

const VegaShape *plot_vega_shape(const PlotSeries *series);
bool plot_vega_has_kind(const Plot *plot, PlotKind kind);
/* True if curves differ in their dashes: after the last colour, the colours start again. */
bool plot_vega_has_dashes(const Plot *plot);

/* Writes the items of the list of layers, from the back to the front. */
void plot_vega_put_layers(VegaWriter *w);

#endif
