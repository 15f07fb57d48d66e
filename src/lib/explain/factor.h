/*
 * factor.h: the local derivative of a node as text: `f`, `2·a`, `(1 - L**2)`.
 *
 * A formula (formula_put_factor) with the names of node_name.h.
 */
#ifndef LIB_EXPLAIN_FACTOR_H
#define LIB_EXPLAIN_FACTOR_H

#include "vm/vm.h"

/* Appends the derivative of an inner node by operand `slot`, 0 or 1, which must be an input. A sum
   is in brackets: the text is a factor of a product. */
void factor_put(Vm *vm, Buf *out, Node node, int slot);

#endif
