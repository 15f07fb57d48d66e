/* reach.h: which nodes are under a root, and which must be cleared by zero_grad; for the sweeps. */
#ifndef GRAPH_REACH_H
#define GRAPH_REACH_H

#include "graph/tape.h"

enum { TAPE_POLL = 1 << 16 }; /* nodes between two looks at the stop flag */

static inline bool tape_stopped(const Tape *tape)
{
    return tape->stop && *tape->stop;
}

/* Marks the nodes under root, unless they still are, and lists the leaves among them. Ends when no
   marked inner node is left below, so leaves far down cost nothing. False if *stop ended it. */
bool tape_find_reach(Tape *tape, Node root);

static inline bool tape_reached(const Tape *tape, Node node)
{
    return tape->mark[node] == tape->epoch;
}

/* A node below `clean` is about to get a gradient: zero_grad must find it without a scan. */
void tape_touch(Tape *tape, Node node);

#endif
