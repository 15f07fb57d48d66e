/*
 * operators.h: what operators do to data. As soon as one operand is a Value the result is one, in
 * micrograd's own shape of the graph (a - b is a + (b * -1), a / b is a * b**-1, and so on).
 */
#ifndef VM_OPERATORS_H
#define VM_OPERATORS_H

#include "syntax/ast.h"
#include "vm/vm.h"

Datum arith_binary(Vm *vm, BinaryOp op, Datum x, Datum y);
/* Applies an operation; the node's site is tape.here, which the machine has set. */
static inline Datum node_apply(Vm *vm, Op op, Node a, Node b)
{
    Node node = tape_apply(&vm->tape, op, a, b);
    return node == NODE_NONE ? vm_node(vm, node) : datum_node(node);
}

Datum arith_negate(Vm *vm, Datum x);
/* One of the functions of ops.def on a number or a Value; `arg` is for messages. */
Datum arith_function(Vm *vm, Op op, Datum x);

bool arith_truth(const Vm *vm, Datum x);
/* Below 0, 0, above 0, as x is smaller, equal, larger; 2 where nan is involved. Throws where there
   is no order. */
int arith_compare(Vm *vm, Datum x, Datum y);

/* Whether the datum stands for a number: an integer, a float, a Value. */
static inline bool arith_is_number(Datum x)
{
    return x.kind == D_INT || x.kind == D_FLOAT || x.kind == D_NODE;
}

/* The number that it stands for: a Value's data. */
static inline double arith_number(const Vm *vm, Datum x)
{
    if (x.kind == D_NODE)
        return tape_value(&vm->tape, (Node)x.as.node);
    return x.kind == D_INT ? (double)x.as.integer : x.as.number;
}

/* A Value as it is; a number as a new leaf. */
static inline Node arith_node(Vm *vm, Datum x)
{
    return (Node)(x.kind == D_NODE ? x : vm_leaf(vm, arith_number(vm, x))).as.node;
}
/* What kind of thing it is, in one word: "integer", "Value", an instance's module. Borrowed. */
const char *arith_kind(Datum d);
/* The same in a sentence: "a number", "a Value". */
const char *arith_noun(Datum x);

#endif
