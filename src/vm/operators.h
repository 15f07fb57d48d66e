/*
 * operators.h: operators on any data. If one operand is a Value, so is the result, in micrograd's
 * shape of the graph: a - b is a + (b * -1), a / b is a * b**-1, and so on.
 *
 * The site of new nodes is tape.here, which the caller has set.
 */
#ifndef VM_OPERATORS_H
#define VM_OPERATORS_H

#include "syntax/binary.h"
#include "vm/vm.h"

Datum operators_binary(Vm *vm, BinaryOp op, Datum x, Datum y);
/* -x */
Datum operators_negate(Vm *vm, Datum x);
/* A function of ops.def on a number or a Value, which is the builtin's first argument. */
Datum operators_function(Vm *vm, Op op, Datum x);

/* A new node. */
static inline Datum operators_apply(Vm *vm, Op op, Node a, Node b)
{
    return vm_node(vm, tape_apply(&vm->tape, op, a, b));
}

#endif
