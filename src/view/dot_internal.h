/* dot_internal.h: shared by the files that write DOT text. */
#ifndef VIEW_DOT_INTERNAL_H
#define VIEW_DOT_INTERNAL_H

#include "view/dot.h"

typedef struct DotWriter {
    Buf *out;
    const ViewGraph *graph;
    const Outline *outline;
    const DotForm *form;
    double largest; /* the largest magnitude of a gradient; set only if colours are used */
    Buf origin;     /* scratch for tooltips */
} DotWriter;

/* Sets *shown to what shows node i of the order. True if it must be written now: a single node, or
   a box whose first node this is. */
bool dot_find(const DotWriter *w, size_t i, Shown *shown);
/* Writes a node and its operation, or a box, without edges. */
void dot_put_shown(DotWriter *w, Shown shown);
/* Writes the nodes, the edges or both, in the order of the outline. False if it was stopped. */
bool dot_put_all(DotWriter *w, bool nodes, bool edges);

/* Writes nodes in the frames of their instances, then all edges. Needs ViewGraph.parts. False if
   memory is short or it was stopped. */
bool dot_put_clusters(DotWriter *w);

#endif
