/* sum.h: sums of lists and of products, recorded as one node where all terms are Values. */
#ifndef LANG_SUM_H
#define LANG_SUM_H

#include "lang/vm.h"

/* start + xs[0] + xs[1] + …, from left to right. */
Datum sum_list(Vm *vm, const List *xs, Datum start);
/* start + w[0]*x[0] + …: all products come first, then the sums. `site` is where in the source the
   products stand. */
Datum sum_products(Vm *vm, const List *w, const List *x, Datum start, uint32_t site);
/* Whether sum_products of as many elements as the shorter list has is one node: all are numbers,
   and none of the products is one of two plain numbers. */
bool sum_can_fold(const List *w, const List *x, Datum start);

#endif
