/* hints.h: notes that teach. Each is given once in a session. */
#ifndef LIB_CORE_HINTS_H
#define LIB_CORE_HINTS_H

#include "vm/vm.h"

/* At the prompt: tells where nan or inf first appeared among the newest `count` nodes. Unfolds
   folded sums to find it, so nodes may move. */
void hints_note_not_finite(Vm *vm, uint64_t count);

/* Before a backward: notes that a leaf under root has a gradient already. */
void hints_note_gradients(Vm *vm, Node root);

/* At each backward: notes a variable of a running loop whose graph has contained its previous graph
   several times in a row, such as v in `v = 0.9*v + w.grad`. */
void hints_note_growth(Vm *vm);

#endif
