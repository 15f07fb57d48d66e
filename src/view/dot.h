/*
 * dot.h: a graph as DOT text, the picture that micrograd's draw_dot makes.
 *
 * A record { label | data | grad } for each Value, an ellipse for each operation, an edge from the
 * operation to its result and one from each distinct input. Nodes are numbered depth-first, inputs
 * from left to right, so the same program gives the same bytes.
 */
#ifndef VIEW_DOT_H
#define VIEW_DOT_H

#include "base/buf.h"
#include "base/intern.h"
#include "graph/tape.h"

/* What both views need to know of the graph. */
typedef struct ViewGraph {
    Tape *tape;
    const Intern *names; /* of the labels */
    const Node *roots;
    size_t root_count;
} ViewGraph;

/* `rankdir` is Graphviz's: LR, TB, RL or BT; `count` gets the number of nodes. False if memory is
   short, or *stop ended it. */
bool dot_put(Buf *out, const ViewGraph *graph, const char *rankdir, size_t *count);

#endif
