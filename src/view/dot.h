/*
 * dot.h: a graph as DOT text, the picture that micrograd's draw_dot makes.
 *
 * A record { label | data | grad } for each Value, an ellipse for each operation, an edge from the
 * operation to its result and one from each distinct input. What the outline puts into boxes is
 * drawn as boxes.
 */
#ifndef VIEW_DOT_H
#define VIEW_DOT_H

#include "view/outline.h"

/* One picture of many: the same layout, whatever the gradients are. */
typedef struct DotFrame {
    Node at; /* the node whose step this picture shows; NODE_NONE: none yet */
    size_t step, steps;
} DotFrame;

typedef struct DotForm {
    const char *rankdir;   /* Graphviz's: LR, TB, RL or BT */
    bool color;            /* shades for kinds of nodes, colours for gradients */
    bool clusters;         /* a frame around each instance of a module */
    const DotFrame *frame; /* NULL: one picture */
    /* For pages that show the picture: ids, classes and, as tooltips, where each node was made.
       NULL: none of these. */
    void (*put_origin)(void *ctx, Buf *out, Node node);
    void *origin_ctx;
} DotForm;

/* False if memory is short, or *stop ended it. */
bool dot_put(Buf *out, const ViewGraph *graph, const Outline *outline, const DotForm *form);

#endif
