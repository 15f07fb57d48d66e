/*
 * rule.h: the steps of backward, and the rule of each in names and numbers.
 *
 *     L = d*f:  d.grad += f · L.grad = -2.0 · 1.0 → -2.0
 *
 * A term, the text after the colon, is the local derivative times the gradient of the node, the
 * two numbers, and the gradient afterwards. If the gradient was not 0 before, it is `→ 4.0 + -2.0 =
 * 2.0`. The numbers are those of the sweeps, to the last bit.
 */
#ifndef LIB_EXPLAIN_RULE_H
#define LIB_EXPLAIN_RULE_H

#include "vm/vm.h"

/* The nodes of the steps: the inner nodes under root, in the order in which backward visits them,
   each after all nodes that use it. The caller owns the array of `*count` Nodes (mem_free). Of a
   leaf: NULL, and the count is 0. Throws if memory is short or the program is interrupted. */
Node *rule_steps(Vm *vm, Node root, size_t *count);

/* The operands of an inner node whose gradient its step changes, as slots 0 and 1, left to right.
   Numbers that the program wrote next to the operation are left out: `x*2` has one term. Returns
   how many there are. */
int rule_slots(const Tape *tape, Node node, int slots[2]);

/* Each appends a part of one line: `L = d*f`, or `d*f` if the node has no label; and the term of an
   operand, from the present gradients, before the step. */
void rule_put_subject(Vm *vm, Buf *out, Node node);
void rule_put_term(Vm *vm, Buf *out, Node node, int slot);
/* Appends the whole rule: a line for each term, the later ones aligned with the first. */
void rule_put(Vm *vm, Buf *out, Node node);

#endif
