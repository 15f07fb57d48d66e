/* list.h: the list functions that other builtins use. */
#ifndef LIB_CORE_LIST_H
#define LIB_CORE_LIST_H

#include "vm/vm.h"

/* A new list: the elements of `xs` in the order of their keys, stable. Throws if keys cannot be
   compared. */
List *list_sorted(Vm *vm, const List *xs, const List *keys, bool reverse);

#endif
