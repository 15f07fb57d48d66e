/*
 * nudge.h: moving one node under a root, and recomputing only what depends on it.
 *
 * A difference quotient evaluates the root several times for each leaf. Most of the graph does not
 * depend on that leaf: of a network, only one neuron and the layers after it do.
 */
#ifndef GRAPH_PASS_NUDGE_H
#define GRAPH_PASS_NUDGE_H

#include "graph/tape.h"

typedef struct Nudge {
    Tape *tape;
    Node root;
    Node node;        /* the one that moves */
    double x;         /* its data before it moved */
    Node *above;      /* the nodes under the root that depend on it, in ascending order */
    double *before;   /* their data before it moved */
    size_t count;     /* of them */
    uint8_t *depends; /* by node: 1 if it is `node` or in `above` */
} Nudge;

/* The memory that a Nudge of this root needs. */
size_t nudge_bytes(Node root);
/* `block` is of that size, aligned for a double and zeroed. The caller owns it. */
void nudge_init(Nudge *nudge, Tape *tape, Node root, void *block);
/* Selects a node under the root, an inner node; the data of inner nodes must be up to date. False
   if *stop is set. */
bool nudge_select(Nudge *nudge, Node node);
/* Sets the node's data, and returns the root's. */
double nudge_move(Nudge *nudge, double x);
/* Puts the data back that nudge_move has changed. */
void nudge_back(Nudge *nudge);

/* An upper bound, to first order, of the error of the root's data that comes from rounding the
   nodes which depend on the selected one: the sum of |gradient * data| over these nodes, each with
   a few units in the last place. Gradients must be those of the present data (Bauer 1974). */
double nudge_noise(const Nudge *nudge);
/* A node with a jump, or a derivative with one, at the present data of an operand that depends on
   the selected node: relu at 0, a tie of max. NODE_NONE: there is none. */
Node nudge_find_kink(const Nudge *nudge);

#endif
