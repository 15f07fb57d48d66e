/* sum.h: sums of lists and of products, recorded as one node where all terms are Values. */
#ifndef VM_SUM_H
#define VM_SUM_H

#include "vm/vm.h"

/* start + xs[0] + xs[1] + …, from left to right. */
Datum sum_list(Vm *vm, const List *xs, Datum start);
/* start + w[0]*x[0] + …, as far as both lists go: all products come first, then the sums. */
Datum sum_products(Vm *vm, const List *w, const List *x, Datum start);

#endif
