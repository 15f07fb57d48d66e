/* concat.h: + and * of strings and lists. */
#ifndef VM_CONCAT_H
#define VM_CONCAT_H

#include "vm/vm.h"

Datum concat_strings(Vm *vm, const String *x, const String *y);
Datum concat_lists(Vm *vm, const List *x, const List *y);
/* `times` below 1 gives an empty one. */
Datum concat_string_times(Vm *vm, const String *x, int64_t times);
Datum concat_list_times(Vm *vm, const List *x, int64_t times);

#endif
