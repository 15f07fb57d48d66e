/*
 * cause.h: why a gradient is 0, nan or infinite.
 *
 * The gradient of a node is a sum over its uses: for each operand that it is, a local derivative
 * times the gradient of the node above. So the cause of a gradient of 0 is at the first edge on
 * each path up that has the derivative 0, and the cause of nan is at the first edge that makes nan
 * of other numbers. Each search is one scan over the tape.
 *
 * The tape must be unfolded (fold/unfold.h) and have the gradients of one backward from `root`,
 * whose nodes are marked (reach_find).
 */
#ifndef GRAPH_PASS_CAUSE_H
#define GRAPH_PASS_CAUSE_H

#include "graph/pass/paths.h"

/* Of a gradient of 0, a derivative of 0 at an operation is a cause of its own: cause OP_RELU means
   a relu that is off. The others follow the operations. */
enum {
    CAUSE_UNDERFLOW = OP_COUNT, /* derivative and gradient are not 0, but too small together */
    CAUSE_CANCEL,               /* contributions that are not 0 add up to 0 */
    CAUSE_COUNT
};

/* A set of causes of 0, one bit for each. */
typedef uint64_t CauseSet;

/* Where the paths from one node end: for each cause how many edges have it, and the first. */
typedef struct CauseZero {
    struct {
        uint64_t count;
        PathEdge first;
    } of[CAUSE_COUNT];
} CauseZero;

/* `node` has the gradient 0. `parents` has space for the nodes from `node` to `root`; afterwards it
   leads from the operands of all causes down to `node` (cause_parent). False if *stop is set. */
bool cause_find_zero(const Tape *tape, Node node, Node root, Node *parents, CauseZero *zero);

/* For each node up to `root` the causes of its gradient of 0, and how many of its uses have a cause
   other than a factor of 0 in a product: how often an activation stops it. */
typedef struct CauseNode {
    CauseSet set;
    uint32_t stopped;
} CauseNode;

/* `nodes` has space for all nodes up to `root`. False if *stop is set. */
bool cause_find_all_zero(const Tape *tape, Node root, CauseNode *nodes);

typedef enum CauseKind {
    CAUSE_DERIVATIVE, /* the derivative is nan or infinite */
    CAUSE_ZERO_TIMES, /* 0 times infinity: of derivative and gradient */
    CAUSE_OVERFLOW,   /* derivative and gradient are finite, but too large together */
    CAUSE_SUM         /* infinite contributions of both signs, or finite ones that are too large */
} CauseKind;

typedef struct CauseNotFinite {
    CauseKind kind;
    PathEdge edge; /* not for CAUSE_SUM */
    Node under;    /* the node at which the gradient stops to be finite: the operand of the edge */
} CauseNotFinite;

/* `node` has a gradient that is nan or infinite. Of several causes, one. False if *stop is set. */
bool cause_find_not_finite(const Tape *tape, Node node, Node root, CauseNotFinite *cause);

/* The node at which `node`, whose value is nan or infinite, got it: one with finite operands, or a
   leaf. */
Node cause_of_value(const Tape *tape, Node node);

#endif
