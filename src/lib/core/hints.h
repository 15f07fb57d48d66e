/* hints.h: notes that teach. Each is given at the prompt only, and once in a session. */
#ifndef LIB_CORE_HINTS_H
#define LIB_CORE_HINTS_H

#include "vm/vm.h"

/* Tells where nan or inf first appeared among the newest `count` nodes. Unfolds folded sums to find
   it, so nodes may move. */
void hints_note_not_finite(Vm *vm, uint64_t count);

#endif
