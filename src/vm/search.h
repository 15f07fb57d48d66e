/* search.h: a part of a text. */
#ifndef VM_SEARCH_H
#define VM_SEARCH_H

#include "vm/vm.h"

/* The byte at which `part` first occurs in a text, from byte `from` on; SIZE_MAX: nowhere. Takes
   time in proportion to the bytes that it passes and the size of the part. Polls. */
size_t search_find(Vm *vm, const String *text, const String *part, size_t from);

#endif
