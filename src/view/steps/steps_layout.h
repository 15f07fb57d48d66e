/*
 * steps_layout.h: the places of nodes and edges on the page of the steps.
 *
 * Graphviz's svg would make the page too large, and its colours could not follow those of the
 * reader. So the page draws the graph itself, and Graphviz, with its format "plain", only finds the
 * places. Each box has the width of the widest text that it will show (decision 14).
 */
#ifndef VIEW_STEPS_STEPS_LAYOUT_H
#define VIEW_STEPS_STEPS_LAYOUT_H

#include "base/json.h"
#include "view/outline.h"

/* Writes the graph as DOT text for Graphviz. outline->widths is the widest text of each node's box,
   in characters. The outline has no boxes for groups of nodes. */
void steps_layout_put_dot(Buf *out, const ViewGraph *graph, const Outline *outline,
                          const char *rankdir);

/* Writes the places that Graphviz has found, from its format "plain", in pixels from the top left:
       {"width": 640, "height": 200, "nodes": [[1, x, y, width], …],
        "edges": [[1, -3, x, y, x, y, …], …]}
   x and y of a node are of its middle, those of an edge the start of a Bézier curve and then its
   segments in relative coordinates, as in SVG. Node 3 is number 3, and its operation number -3.
   False if the text is no such layout. */
bool steps_layout_put_json(Json *json, const char *plain);

#endif
