/*
 * topo.h: the depth-first order of a graph, in which programs and pictures list its nodes.
 *
 * The passes do not use it: creation order is a topological order, too, and needs no search.
 */
#ifndef GRAPH_TOPO_H
#define GRAPH_TOPO_H

#include "graph/tape.h"

/* The nodes under the roots, inputs first: depth-first, inputs from left to right, each node once.
   The tape must be unfolded (fold/unfold.h). The caller owns the array of `*count` Nodes. NULL if
   memory is short or *stop is set. */
Node *topo_order(Tape *tape, const Node *roots, size_t root_count, size_t *count);

#endif
