/* sum.h: sums of lists and of products, recorded as one node where all terms are Values. */
#ifndef LANG_SUM_H
#define LANG_SUM_H

#include "lang/vm.h"

/* start + xs[0] + xs[1] + …, from left to right. */
Datum sum_list(Vm *vm, const List *xs, Datum start);
/* start + w[0]*x[0] + …, as far as both lists go: all products come first, then the sums. */
Datum sum_products(Vm *vm, const List *w, const List *x, Datum start);
/* The same as one node. False, and nothing has happened, where that cannot be: an operand is no
   number, or a product is one of two plain numbers. `site` is where the products stand. */
bool sum_fold_products(Vm *vm, const List *w, const List *x, Datum start, uint32_t site,
                       Datum *sum);

#endif
