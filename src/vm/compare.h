/* compare.h: equality and order of any data. */
#ifndef VM_COMPARE_H
#define VM_COMPARE_H

#include "vm/vm.h"

bool compare_equal(Vm *vm, Datum x, Datum y);
/* Python's `is`. Equal numbers of a kind, and equal strings, are the same. */
bool compare_same(Vm *vm, Datum x, Datum y);
/* True if x is a member of a list because of `item`: `in`, index, count and remove use this rule. A
   Value must be the same node; everything else must be equal. */
bool compare_member(Vm *vm, Datum item, Datum x);
/* Below 0, 0 or above 0, as x is smaller, equal or larger; 2 if nan is involved. Throws if x and y
   have no order. */
int compare_order(Vm *vm, Datum x, Datum y);

#endif
