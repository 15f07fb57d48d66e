/*
 * tangent.h: forward mode, the chain rule from the leaves up.
 *
 * Each node gets a second number next to its value: its tangent, how fast the value changes when
 * the seeds move. The pair is a dual number. One sweep up gives the derivatives of all results for
 * one direction; one sweep down (backward) gives those of one result for all leaves.
 */
#ifndef GRAPH_PASS_TANGENT_H
#define GRAPH_PASS_TANGENT_H

#include "graph/tape.h"

/* A node that moves, and its speed. */
typedef struct TangentSeed {
    Node node;
    double speed;
} TangentSeed;

/* Sets tangents[n] for all nodes n up to `high`: the sum over the seeds of the speed times the
   derivative of n with respect to the seed's node. Nodes that depend on no seed have 0. One sweep
   (forward-mode differentiation; Wengert 1964), with the local derivatives of backward. Folded sums
   stay folded. Changes no data and no gradient. False if *stop is set. */
bool tangent_sweep(Tape *tape, const TangentSeed *seeds, size_t count, double *tangents, Node high);

#endif
