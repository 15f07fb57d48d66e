/*
 * gradient.h: gradients as nodes of the graph.
 *
 * backward computes the numbers of the chain rule. gradient_record records its formulas instead:
 * for each x a node whose value is dL/dx. So gradients have a graph, and gradients of their own.
 */
#ifndef GRAPH_PASS_GRADIENT_H
#define GRAPH_PASS_GRADIENT_H

#include "graph/tape.h"

/* Records the gradient of root with respect to each of the nodes `xs`, and sets gradients[i] to its
   node: a new one for each x, a leaf 0 if root does not depend on x. One reverse sweep over the
   nodes between root and the xs, with the derivatives of ops.def (partial.h). Changes no gradient
   and no node that exists. The new nodes have the site tape->here. False if
   memory is short, the tape is full or *stop is set; the nodes recorded so far are then garbage. */
bool gradient_record(Tape *tape, Node root, const Node *xs, size_t count, Node *gradients);

#endif
