/* foreign.h: members of Python's objects, and functions, that are written otherwise here. */
#ifndef VM_FOREIGN_H
#define VM_FOREIGN_H

#include "vm/vm.h"

/* What to write instead of the member that the current instruction reads from `object`, with the
   user's own names; in vm->scratch. NULL if the member is not one of Python's. */
const char *foreign_member(Vm *vm, Datum object, Name member);
/* The same for an index that is a list, which the current instruction reads. */
const char *foreign_index(Vm *vm);
/* The same for a list that is the argument of a function of numbers: NumPy's take one. */
const char *foreign_operand(Vm *vm, const char *function, Datum x);
/* The same for an unknown name that is a function of Python. */
const char *foreign_function(Vm *vm, Span name);
/* The same for an unknown name after `//`, as in `x = 2 // comment`. */
const char *foreign_comment(Vm *vm, Span name);

#endif
