/*
 * grads.h: assigning gradients, and knowing where they may be nonzero.
 *
 * TapeGrads bounds the nodes whose gradient may differ from 0. Every write of a gradient outside
 * a sweep goes through this file; the sweeps call grads_touch and grads_note_below for theirs.
 * No gradient is ever -0.0.
 */
#ifndef GRAPH_GRADS_H
#define GRAPH_GRADS_H

#include "graph/tape.h"

void grads_set(Tape *tape, Node node, double grad);
void grads_zero_all(Tape *tape);

/* Sets one gradient to 0. All bounds stay valid. */
static inline void grads_zero(Tape *tape, Node node)
{
    TAPE_CHECK(tape, node);
    tape->pair[node].grad = 0.0;
    tape->last.any = true;
}

/* Must be called before a node below `clean` gets a gradient: grads_zero_all then finds it. */
void grads_touch(Tape *tape, Node node);
/* Nodes up to `node` may have a gradient now. */
void grads_note_below(Tape *tape, Node node);
/* The nodes below `clean` are no longer known to have gradient 0. */
void grads_forget_touched(Tape *tape);

#endif
