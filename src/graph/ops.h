/*
 * ops.h: the operations of the graph, expanded from ops.def.
 */
#ifndef GRAPH_OPS_H
#define GRAPH_OPS_H

#include <math.h>
#include <stdbool.h>

typedef enum Op {
#define OP(name, ...) OP_##name,
#include "graph/ops.def"
#undef OP
    OP_COUNT,
    OP_FOLD = OP_COUNT /* a folded sum (fold/fold.h), which users never see */
} Op;

typedef struct OpRow {
    const char *symbol;     /* in pictures */
    const char *function;   /* the builtin that makes it, "" if none */
    const char *derivative; /* dz/dx, for help */
    const char *help;
    int inputs;    /* 0 to 2 */
    bool vanishes; /* see ops.def */
} OpRow;

/* The square of a number within this bound is finite. */
#define OPS_VANISH_WITHIN 1e150

extern const OpRow ops_table[OP_COUNT + 1];

/* The number of operands of a node: its inputs, and the exponent of OP_POWK. */
static inline int ops_operands(Op op)
{
    switch (op) {
#define OP(name, symbol, function, inputs, ...)                                                    \
    case OP_##name:                                                                                \
        return inputs + (OP_##name == OP_POWK);
#include "graph/ops.def"
#undef OP
    case OP_COUNT:
        break;
    }
    return 0;
}

/* d(x**k)/dx. x**0 is the constant 1, so its derivative is 0 even where x**-1 is not finite. */
static inline double ops_pow_dx(double x, double k)
{
    return k == 0.0 ? 0.0 : k * pow(x, k - 1.0);
}

/* d(x**y)/dy with PyTorch's conventions: 0 at x = 0 for y >= 0, nan for x < 0. */
static inline double ops_pow_dy(double x, double y)
{
    return x == 0.0 && y >= 0.0 ? 0.0 : pow(x, y) * log(x);
}

/* The value of an operation on plain numbers; for OP_LEAF it is x. */
static inline double ops_value(Op op, double x, double y)
{
    double z = x;
    switch (op) {
#define OP(name, symbol, function, inputs, value, ...)                                             \
    case OP_##name:                                                                                \
        return value;
#include "graph/ops.def"
#undef OP
    case OP_COUNT:
        break;
    }
    (void)y;
    return z;
}

#endif
