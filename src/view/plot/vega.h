/*
 * vega.h: what all charts in Vega-Lite 5 have in common: the schema, the fonts, and texts.
 *
 * A chart is a JSON object (https://vega.github.io/vega-lite). It looks like the picture that
 * gnuplot draws of the same plot, but has the plot's own numbers.
 */
#ifndef VIEW_PLOT_VEGA_H
#define VIEW_PLOT_VEGA_H

#include "base/json.h"
#include "view/plot/plot.h"

/* Opens a chart: its caller closes it with json_close('}'). */
void vega_open(Json *json, PlotText title, Arena *arena);
/* Writes a user's text; no text is null. Control characters, line separators and bytes that are not
   UTF-8 become spaces: they would make the SVG that Vega draws invalid. */
void vega_text(Json *json, PlotText text, Arena *arena);

#endif
