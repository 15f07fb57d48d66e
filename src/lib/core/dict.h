/* dict.h: the functions for dictionaries that other builtins use. */
#ifndef LIB_CORE_DICT_H
#define LIB_CORE_DICT_H

#include "vm/vm.h"

/* pop(d, key, default): removes a key and returns its value. Without a default, a missing key is an
   error. */
Datum dict_pop(Vm *vm, const Datum *args);
/* A new dictionary with the same entries. */
Datum dict_copy(Vm *vm, const Dict *from);

#endif
