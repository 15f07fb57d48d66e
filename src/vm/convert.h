/* convert.h: data as truth values, plain numbers and nodes. */
#ifndef VM_CONVERT_H
#define VM_CONVERT_H

#include <math.h>

#include "vm/vm.h"

/* As in Python: zero, nil, and empty strings, lists and dictionaries are false. */
bool convert_truth(const Vm *vm, Datum x);

/* Of a number: an integer, a float, or the data of a Value. */
static inline double convert_number(const Vm *vm, Datum x)
{
    if (x.kind == D_NODE)
        return tape_value(&vm->tape, (Node)x.as.node);
    return x.kind == D_INT ? (double)x.as.integer : x.as.number;
}

/* A Value becomes its data; everything else stays as it is. */
static inline Datum convert_plain(const Vm *vm, Datum x)
{
    return x.kind == D_NODE ? datum_float(convert_number(vm, x)) : x;
}

/* True if x is a number that is exactly an integer of 64 bits: an integer, or a float or Value
   without a fraction. *whole is that integer. */
bool convert_whole(const Vm *vm, Datum x, int64_t *whole);

static inline bool convert_is_nan(const Vm *vm, Datum x)
{
    return datum_is_number(x) && isnan(convert_number(vm, x));
}

/* Of a number: a Value is its node, a plain number becomes a new leaf. */
static inline Node convert_node(Vm *vm, Datum x)
{
    return (Node)(x.kind == D_NODE ? x : vm_number(vm, convert_number(vm, x))).as.node;
}

#endif
