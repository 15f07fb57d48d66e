/*
 * recorder.h: recording formulas of numbers and nodes, without nodes for what is a number.
 */
#ifndef GRAPH_PASS_RECORDER_H
#define GRAPH_PASS_RECORDER_H

#include "graph/tape.h"

/* A number, or a node. */
typedef struct Element {
    Node node; /* NODE_NONE: the number */
    double number;
} Element;

static inline Element element_number(double value)
{
    return (Element){NODE_NONE, value};
}

static inline Element element_node(Node node)
{
    return (Element){node, 0.0};
}

static inline bool element_is_number(Element element)
{
    return element.node == NODE_NONE;
}

enum { RECORDER_NUMBERS = 8 };

typedef struct Recorder {
    Tape *tape;
    Node some;                    /* any node, the result of a recording that failed */
    Node rule;                    /* the first node that the current rule has recorded */
    Node known[RECORDER_NUMBERS]; /* the leaves of recent numbers; NODE_NONE: free */
    int next_known;
    bool is_full; /* a node could not be recorded; the caller ends its sweep */
} Recorder;

void recorder_init(Recorder *r, Tape *tape, Node some);

/* Begins a rule: within it, equal operations are recorded once. */
static inline void recorder_begin_rule(Recorder *r)
{
    r->rule = r->tape->count;
}

/* A node that was just recorded. Notes a failure. */
Node recorder_take(Recorder *r, Node node);
/* A leaf with this value: one of the recent ones, or a new one. */
Node recorder_leaf(Recorder *r, double value);
/* The node, or the leaf of the number. */
Node recorder_node(Recorder *r, Element element);

/* op(a, b), for operations without constants and for a power with a number as exponent. No node is
   recorded where a number or an operand has the value: x*1, x + 0, x**1. x*0 is 0. */
Element recorder_apply(Recorder *r, Op op, Element a, Element b);
/* y where the mask is not 0, else 0. */
Element recorder_where(Recorder *r, Element mask, Element y);
/* dz/dx (`input` 0) or dz/dy (1) at an inner node that is no folded sum (partial.h). */
Element recorder_derivative(Recorder *r, Node node, int input);

#endif
