/*
 * graph_json.h: a graph as JSON text, in the format of docs/graph-json.md.
 *
 * The nodes have the order and the numbers of drawings (outline.h). There is an edge for each input
 * of each operation: unlike a drawing, `a + a` has two.
 */
#ifndef VIEW_GRAPH_JSON_H
#define VIEW_GRAPH_JSON_H

#include "base/json.h"
#include "view/outline.h"

/* The version of the format. A change that breaks a reader increases it; readers ignore members
   that they do not know. */
enum { GRAPH_JSON_VERSION = 1 };

/* Writes the members of a node that say where in the source it was made. */
typedef struct GraphSites {
    void (*put)(void *ctx, Json *json, Node node);
    void *ctx;
} GraphSites;

/* Writes the whole graph; boxes of the outline are ignored. False if the tape's stop flag is set or
   the buffer has failed. */
bool graph_json_put(Buf *out, const ViewGraph *graph, const Outline *outline,
                    const GraphSites *sites);

#endif
