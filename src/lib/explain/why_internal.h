/* why_internal.h: shared by the files of the command why. */
#ifndef LIB_EXPLAIN_WHY_INTERNAL_H
#define LIB_EXPLAIN_WHY_INTERNAL_H

#include "graph/pass/cause.h"
#include "vm/vm.h"

/* Appends "2 relus that are off", or for one "1 relu that is off"; without the number if `count` is
   0: "relus that are off". */
void why_put_kind(Buf *out, unsigned cause, uint64_t count);
/* Appends what happened at an edge: "relu(n) is off: n = -0.5 is not above 0". */
void why_put_zero(Vm *vm, Buf *out, unsigned cause, PathEdge edge);
/* Appends why a gradient is not finite. */
void why_put_not_finite(Vm *vm, Buf *out, const CauseNotFinite *cause);

/* Appends the sentences for a list of Values: how many gradients are 0, nan or infinite, and why.
   `subject` is the argument, of which the list has the Values. Makes its own private sweep from
   `root`. */
void why_put_list(Vm *vm, Buf *out, Datum subject, const List *list, Node root);

#endif
