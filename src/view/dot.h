/*
 * dot.h: a graph as DOT text. The picture is that of micrograd's draw_dot.
 *
 * A record { label | data | grad } for each Value, an ellipse for each operation, an edge from the
 * operation to its result and one from each distinct input. A box of the outline becomes a rounded
 * record.
 */
#ifndef VIEW_DOT_H
#define VIEW_DOT_H

#include "view/outline.h"

/* One picture of a series. All have the same layout, whatever their gradients are. */
typedef struct DotFrame {
    Node at;            /* the node whose backward step is shown; NODE_NONE before the first */
    size_t step, steps; /* for the caption: step 2 of 5 */
} DotFrame;

typedef struct DotForm {
    const char *rankdir;   /* Graphviz's attribute: LR, TB, RL or BT */
    bool color;            /* shades by kind of node, colours by gradient */
    bool clusters;         /* a frame around the nodes of each instance; needs ViewGraph.parts */
    const DotFrame *frame; /* NULL: a single picture */
    /* For web pages: adds ids, classes and a tooltip, whose text this writes: the origin of the
       node. NULL: none of these. */
    void (*put_origin)(void *ctx, Buf *out, Node node);
    void *origin_ctx;
} DotForm;

/* Writes the whole graph. False if memory runs out or the tape's stop flag is set; never throws. */
bool dot_put(Buf *out, const ViewGraph *graph, const Outline *outline, const DotForm *form);

#endif
