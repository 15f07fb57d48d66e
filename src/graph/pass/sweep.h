/*
 * sweep.h: backward, forward and backstep.
 */
#ifndef GRAPH_PASS_SWEEP_H
#define GRAPH_PASS_SWEEP_H

#include "graph/tape.h"

/* The gradient of root with respect to every node under it: inner nodes are set, leaves add up. One
   reverse sweep (reverse-mode differentiation; Linnainmaa 1970). False if *stop is set; every leaf
   then has the gradient that it had before. */
bool sweep_backward(Tape *tape, Node root);
/* The local rule of one node: adds to the gradients of its inputs. The tape must be unfolded. */
void sweep_rule(Tape *tape, Node node);
/* The rule as a step by hand: unless the node is under the last root, it becomes that. */
void sweep_backstep(Tape *tape, Node node);
/* What gradients are of, from now on: an inner node. */
void sweep_set_last_root(Tape *tape, Node root);
/* True if a backstep of the node comes too early: its gradient is 0, and either no later node has a
   gradient, or those that use the node would give it one. The tape must be unfolded. */
bool sweep_step_is_early(Tape *tape, Node node);
/* Recomputes every inner node under root, in place. False if *stop is set. */
bool sweep_forward(Tape *tape, Node root);
/* Recomputes these inner nodes, which are in ascending order. */
void sweep_forward_nodes(Tape *tape, const Node *nodes, size_t count);

#endif
