/*
 * node_name.h: the names of nodes in the output of explain and its like.
 *
 * A node with a label has that name. A leaf without one is the source text that made it, such as
 * `Value(2.0)`, or its value (num_put_short). Other nodes are the expression that computed them,
 * from the names of their operands: `a*b`, `tanh(w*x + b)`. Parts of a long one are left out:
 * `(…)*b`.
 */
#ifndef LIB_EXPLAIN_NODE_NAME_H
#define LIB_EXPLAIN_NODE_NAME_H

#include "vm/vm.h"

/* Each appends one line of escaped text. A folded sum is `sum(…)`. */
void node_name_put(Vm *vm, Buf *out, Node node);
/* The same with brackets around a sum, a product or a power: as the operand of another one. */
void node_name_put_operand(Vm *vm, Buf *out, Node node);
/* The expression of an inner node, even if it has a label. */
void node_name_put_operation(Vm *vm, Buf *out, Node node);
/* The same for a node on a path: without a label the symbol of its operation, `*` or `**2`. */
void node_name_put_short(Vm *vm, Buf *out, Node node);

/* True for a leaf whose name is a number: it has no label, and the program did not make it with
   Value. A weight without a label, which a library made, is one; tape_is_number is false of it. */
bool node_name_is_number(Vm *vm, Node leaf);

#endif
