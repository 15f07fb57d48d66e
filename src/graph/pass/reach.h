/*
 * reach.h: the nodes under a root.
 *
 * The result, tape->reach and the marks, is kept until the next walk or until nodes move, so that
 * forward and backward of the same root share it.
 */
#ifndef GRAPH_PASS_REACH_H
#define GRAPH_PASS_REACH_H

#include "graph/tape.h"

/* Marks the nodes under an inner node, unless they still are marked, and lists the leaves among
   them. Ends when no inner node is left to visit, so leaves far below cost nothing. False if *stop
   is set. */
bool reach_find(Tape *tape, Node root);

/* True if the inner node `node` is under another one. Ends the walk at `node`, and keeps no
   result. */
bool reach_is_under(Tape *tape, Node node, Node root);
/* True if `node` is under the root of the last backward. */
bool reach_is_under_last_root(Tape *tape, Node node);
/* True if a leaf under root has a gradient already. */
bool reach_leaves_have_grad(Tape *tape, Node root);

#endif
