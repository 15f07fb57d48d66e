/*
 * repr.h: data as text, the way Python shows them.
 */
#ifndef VM_REPR_H
#define VM_REPR_H

#include "vm/vm.h"

/* repr: strings in quotes, Value(data=…, grad=…), lists in brackets. */
void text_put_repr(Vm *vm, Buf *out, Datum x);
/* repr for a person at a prompt: a long list is cut, and if vm->color kinds have colours. */
void text_show(Vm *vm, Buf *out, Datum x);
/* str: a string as it is, anything else as repr shows it. */
void text_put(Vm *vm, Buf *out, Datum x);
/* A value by a format of Python's mini-language; "" is str. Throws where they do not fit. */
void text_put_format(Vm *vm, Buf *out, Datum x, const String *format);
/* Whether the text of x takes running a program: an instance with a `repr`, alone or in a list. */
bool text_needs_code(Vm *vm, Datum x);

/* A string that is finished text: it is shown as it is, also inside a list or by repr. */
enum { TEXT_FINISHED = 1 };

#endif
