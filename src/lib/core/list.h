/* list.h: the list functions that other builtins use. */
#ifndef LIB_CORE_LIST_H
#define LIB_CORE_LIST_H

#include "vm/vm.h"

/* The dot product of lists args[0] and args[1] plus args[2]: one folded sum if all are Values.
   Throws if the lengths differ. */
Datum list_dot(Vm *vm, const Datum *args);
/* A new list: the elements of `xs` in the order of their keys, stable. Throws if keys cannot be
   compared. */
List *list_sorted(Vm *vm, const List *xs, const List *keys, bool reverse);

#endif
