/* string.h: searching in strings, for other builtins. */
#ifndef LIB_CORE_STRING_H
#define LIB_CORE_STRING_H

#include "vm/vm.h"

/* The index of the character at which `part` first occurs, from character `start` on, which counts
   from the end if it is negative; -1: nowhere. */
int64_t string_find(Vm *vm, const String *text, const String *part, int64_t start);
/* How often `part` occurs, without overlaps. As in Python, the empty string is before and after
   every character. */
int64_t string_count(Vm *vm, const String *text, const String *part);

#endif
