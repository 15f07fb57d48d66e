/*
 * ops.h: the operations of the graph, expanded from ops.def.
 */
#ifndef GRAPH_OPS_H
#define GRAPH_OPS_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum Op {
#define OP(name, ...) OP_##name,
#include "graph/ops.def"
#undef OP
    OP_COUNT,
    OP_FOLD = OP_COUNT /* a folded sum (fold/fold.h), which users never see */
} Op;

typedef struct OpRow {
    const char *symbol;   /* in pictures */
    const char *function; /* the builtin that makes it, "" if none */
    const char *help;
    uint8_t inputs;    /* 0 to 2 */
    uint8_t constants; /* 0 to 2 */
    bool vanishes;     /* see ops.def */
} OpRow;

/* The square of a number within this bound is finite. */
#define OPS_VANISH_WITHIN 1e150

#define OPS_LN2         0.6931471805599453
#define OPS_LN10        2.302585092994046
#define OPS_ERF_SLOPE   1.1283791670955126 /* of erf at 0: 2 / sqrt(pi) */
#define OPS_SQRT_HALF   0.7071067811865476
#define OPS_NORMAL_PEAK 0.3989422804014327 /* of the normal density: 1 / sqrt(2 * pi) */

extern const OpRow ops_table[OP_COUNT + 1];

/* The number of operands in a node's word: its inputs, and its first constant. */
static inline int ops_operands(Op op)
{
    switch (op) {
#define OP(name, symbol, function, inputs, constants, ...)                                         \
    case OP_##name:                                                                                \
        return inputs + (constants > 0);
#include "graph/ops.def"
#undef OP
    case OP_COUNT:
        break;
    }
    return 0;
}

/* True if the operation has two constants. */
static inline bool ops_has_two_constants(Op op)
{
    switch (op) {
#define OP(name, symbol, function, inputs, constants, ...)                                         \
    case OP_##name:                                                                                \
        return constants == 2;
#include "graph/ops.def"
#undef OP
    case OP_COUNT:
        break;
    }
    return false;
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

/* Formulas that are too long for the loops which contain all rows of the table. */
double ops_softplus(double x); /* x above 20, as in PyTorch */
double ops_softplus_dx(double x);
double ops_elu(double x, double alpha);
double ops_elu_dx(double x, double alpha);
double ops_gelu(double x);
double ops_gelu_dx(double x);
double ops_silu(double x);
double ops_silu_dx(double x);
/* The smaller of `most` and the larger of x and `least`. nan wins. */
double ops_clamp(double x, double least, double most);

/* dz/dx and dz/dy, which backward multiplies by the gradient of z: y, z and c as in ops.def. 0 for
   an operand that is no input. */
typedef struct OpsDerivatives {
    double x, y;
} OpsDerivatives;

OpsDerivatives ops_derivatives(Op op, double x, double y, double z, double c);
/* What backward adds to the operands' gradients if the gradient of z is g, to the last bit. */
OpsDerivatives ops_terms(Op op, double x, double y, double z, double c, double g);

/* The value of an operation on plain numbers, y and c as in ops.def; for OP_LEAF it is x. */
static inline double ops_value(Op op, double x, double y, double c)
{
    double z = x;
    switch (op) {
#define OP(name, symbol, function, inputs, constants, value, ...)                                  \
    case OP_##name:                                                                                \
        return value;
#include "graph/ops.def"
#undef OP
    case OP_COUNT:
        break;
    }
    (void)y, (void)c;
    return z;
}

#endif
