/*
 * judge.h: judging gradients of a graph by differences of its root.
 *
 * It changes data and gradients of the tape: the caller takes a snapshot (snapshot.h).
 */
#ifndef GRAPH_PASS_JUDGE_H
#define GRAPH_PASS_JUDGE_H

#include "graph/pass/nudge.h"
#include "graph/pass/slope.h"

typedef struct Judge {
    Nudge nudge;
    bool is_swept; /* the gradients on the tape are those of the root for the present data */
    Node kink;     /* of the last SLOPE_KINK: a node that has it; NODE_NONE: unknown */
} Judge;

/* The data under the root must be up to date. `block` is as in nudge_init. */
void judge_init(Judge *judge, Tape *tape, Node root, void *block);
/* Selects a node under the root, whose gradient on the tape is then that of the root. False if
 *stop is set. */
bool judge_select(Judge *judge, Node node);
/* Judges a gradient of the selected node, and puts the data back. False if *stop is set; the data
   have changed then. */
bool judge_gradient(Judge *judge, double gradient, Slope *slope);

#endif
