/*
 * sweep_internal.h: the chain rule at one node, shared by sweep.c and fresh.c.
 *
 * The rows of ops.def are expanded into a switch. A table of function pointers measured 12 to 51 %
 * slower in the backward sweep.
 */
#ifndef GRAPH_PASS_SWEEP_INTERNAL_H
#define GRAPH_PASS_SWEEP_INTERNAL_H

#include "graph/fold/fold.h"

/* A sweep from a root below this index takes milliseconds. It is not interruptible. */
enum { SWEEP_SHORT = 4 * TAPE_POLL };

/* True if a gradient of 0 at this node changes no gradient, provided that the tape is not tainted.
   The operands of a node with a finite value are then finite, 0 times a finite factor is 0, even if
   the row squares the factor, and adding 0 changes no bit, because no gradient is -0. */
static inline bool sweep_may_skip(Op op, double value)
{
    static const uint64_t vanishing = (uint64_t)1 << OP_FOLD
#define OP(name, symbol, function, inputs, constants, value, x_grad, y_grad, vanishes, ...)        \
    | (uint64_t)vanishes << OP_##name
#include "graph/ops.def"
#undef OP
        ;
    return vanishing >> op & 1 && fabs(value) <= OPS_VANISH_WITHIN;
}

/* Adds the node's gradient times the local derivatives to the gradients of its operands. Each
   addition goes through memory, because both operands may be one node: `a * a` adds twice. */
__attribute__((always_inline)) static inline void sweep_node_back(const Tape *tape, TapePair *pair,
                                                                  Node node)
{
    Op op = tape_op(tape, node);
    if (op == OP_FOLD) {
        double g = fold_spread_grad(tape, node);
        if (g != 0.0 || tape->tainted || !sweep_may_skip(OP_FOLD, pair[node].value))
            fold_backward(tape, node);
        return;
    }
    Node first = tape_first(tape, node), second = tape_second(tape, node);
    double x = pair[first].value, y = pair[second].value;
    double z = pair[node].value, g = pair[node].grad;
    switch (op) {
#define OP(name, symbol, function, inputs, constants, value, x_grad, y_grad, ...)                  \
    case OP_##name: {                                                                              \
        double c = constants > 1 ? tape_value(tape, second + 1) : 0.0;                             \
        (void)c;                                                                                   \
        if (inputs > 0)                                                                            \
            pair[first].grad += x_grad;                                                            \
        if (inputs > 1)                                                                            \
            pair[second].grad += y_grad;                                                           \
        break;                                                                                     \
    }
#include "graph/ops.def"
#undef OP
    case OP_COUNT:
        break;
    }
    (void)x, (void)y, (void)z, (void)g;
}

#endif
