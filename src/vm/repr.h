/* repr.h: data as text, in Python's form. */
#ifndef VM_REPR_H
#define VM_REPR_H

#include "vm/vm.h"

/* Marks a string (Datum.extra) as finished text: it is never quoted, not even in a list. */
enum { REPR_FINISHED = 1 };

/* repr(x): strings in quotes, Value(data=…, grad=…), lists in brackets, dictionaries in braces.
   Throws if the text is longer than LIMIT_TEXT. */
void repr_put(Vm *vm, Buf *out, Datum x);
/* The same for a person at a prompt: long lists and dictionaries are cut, and kinds have colours if
   vm->options.color is set. */
void repr_show(Vm *vm, Buf *out, Datum x);
/* str(x): a string unquoted, anything else as repr. */
void repr_put_str(Vm *vm, Buf *out, Datum x);
/* x in a format of Python's mini-language; an empty one is str. Throws if they do not fit. */
void repr_put_format(Vm *vm, Buf *out, Datum x, const String *format);
/* True if the text of x requires running a program: an instance with a function `repr`, alone or in
   a list or a dictionary. */
bool repr_needs_code(Vm *vm, Datum x);
/* `f(x, y=1)`, for a function, module or builtin. */
void repr_put_signature(Vm *vm, Buf *out, Datum callee);

/* The kind of x in one word, as in type(x): "integer", "Value", an instance's module. Borrowed. */
const char *repr_kind(Datum x);
/* The kind with its article, for messages: "a number", "a Value". */
const char *repr_noun(Datum x);
/* The same, for a message that x is no whole number (convert_whole): "a string", "a fraction". */
const char *repr_not_whole(const Vm *vm, Datum x);

#endif
