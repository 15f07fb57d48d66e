/*
 * subject.h: the Value and the root that a command about a gradient is asked for, as in
 * `explain a, L`.
 */
#ifndef LIB_EXPLAIN_SUBJECT_H
#define LIB_EXPLAIN_SUBJECT_H

#include "vm/vm.h"

/* The Value that argument `arg` is. The error for a list or a model says which element to type. */
Node subject_value(Vm *vm, const Datum *args, uint32_t arg);
/* The root that argument `arg` is, or if that is nil the root of the last backward. The Value
   `node`, which is argument 0, must be under it. Throws otherwise, with what to type. */
Node subject_root(Vm *vm, const Datum *args, uint32_t arg, Node node);
/* What to type for a Value that is not under the root, in vm->scratch. `root_first`: the command
   takes the root first, as in `derive L, a`. */
const char *subject_help_outside(Vm *vm, Node node, Node root, bool root_first);
/* Marks the root and the nodes under it (reach_find). Throws if the program is interrupted. */
void subject_mark_graph(Vm *vm, Node root);
/* True if `node` is the root or under it. Marks the graph. */
bool subject_is_under(Vm *vm, Node node, Node root);
/* Appends the Value's name: its label, else the text of argument 0 if it is short, else the name of
   node_name_put. */
void subject_put_name(Vm *vm, Buf *out, Node node);
/* The same, in brackets if it is an operation. */
void subject_put_operand(Vm *vm, Buf *out, Node node);
/* True for the text of an operation, such as a + b or -a, but not f(a + b). */
bool subject_is_operation(const char *text, size_t size);
/* As subject_put_name, but of `model.layers[0].w[1]` only `w[1]`. */
void subject_put_short_name(Vm *vm, Buf *out, Node node);

#endif
