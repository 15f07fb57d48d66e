/* sum.h: sums of lists and of products, recorded as one node if all terms are Values. */
#ifndef VM_SUM_H
#define VM_SUM_H

#include "vm/vm.h"

/* start + xs[0] + xs[1] + …, from left to right. */
Datum sum_list(Vm *vm, const List *xs, Datum start);
/* start + w[0]*x[0] + …, up to the end of the shorter list. All products precede the sums. */
Datum sum_products(Vm *vm, const List *w, const List *x, Datum start);
/* SUM_PRODUCTS; the frame's pc is at its OPERANDS. False if the sum cannot be one node. */
bool sum_fused(Vm *vm, const Frame *frame, Datum *const *bases, Code code, Datum *sum);

#endif
