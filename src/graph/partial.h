/*
 * partial.h: the partial derivatives of the operations as expressions.
 *
 * The columns dx and dy of ops.def are expanded into a list of steps in postfix order, operands
 * first. The evaluator decides what an element of the stack is: a number
 * (partial_value), a node (pass/gradient.h) or a formula (formula/).
 */
#ifndef GRAPH_PARTIAL_H
#define GRAPH_PARTIAL_H

#include <stddef.h>

#include "graph/ops.h"

typedef enum PartialKind {
    PARTIAL_X, /* the operands, the value and the second constant of the operation: x, y, z, c */
    PARTIAL_Y,
    PARTIAL_Z,
    PARTIAL_C,
    PARTIAL_NUMBER,
    PARTIAL_OP /* takes the operands of `op` from the stack: x, then y on top of it */
} PartialKind;

typedef struct PartialStep {
    PartialKind kind;
    Op op;         /* of PARTIAL_OP; a row without or with one constant. An exponent is OP_POWK's if
                      it is a constant of the operation or a number */
    double number; /* of PARTIAL_NUMBER */
} PartialStep;

enum { PARTIAL_DEEPEST = 8 }; /* elements that the stack needs */

/* The steps of dz/dx (`input` 0) or dz/dy (1). They leave one element on the stack. The number 0 if
   the operand is no input. */
const PartialStep *partial_steps(Op op, int input, size_t *count);

/* True if the derivative is 0 or 1 for all operands, so that `gradient * derivative` means "the
   gradient where the mask is 1". */
bool partial_is_mask(Op op, int input);

/* The derivative at one point, by evaluating the steps: y, z and c as in ops.def. Backward computes
   the same number up to rounding (ops_derivatives). */
double partial_value(Op op, int input, double x, double y, double z, double c);

#endif
