/*
 * fresh.h: backward over nodes that no backward has seen yet.
 *
 * A program that rebuilds its graph for each step would pay as much for marking it (reach.h) as
 * for the chain rule. fresh_backward needs no marks there, and gives the same gradients bit for
 * bit.
 */
#ifndef GRAPH_PASS_FRESH_H
#define GRAPH_PASS_FRESH_H

#include "graph/tape.h"

/* True if the root is fresh, no gradient of 0 matters because of a tainted tape, and the sweep is
   too short to need an interruption. */
bool fresh_is_possible(const Tape *tape, Node root);
/* Sets the gradients of all nodes under a root for which fresh_is_possible is true. */
void fresh_backward(Tape *tape, Node root);

#endif
