/* bits.h: the operators on the bits of integers: & | ^ ~ << >>. */
#ifndef VM_BITS_H
#define VM_BITS_H

#include "syntax/binary.h"
#include "vm/vm.h"

/* As in Python. A shift to the left that needs more than 64 bits gives a float. Throws unless both
   are integers, and if the count of a shift is negative. */
Datum bits_binary(Vm *vm, BinaryOp op, Datum x, Datum y);
/* ~x */
Datum bits_invert(Vm *vm, Datum x);

#endif
