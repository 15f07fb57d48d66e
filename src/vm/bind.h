/* bind.h: the arguments of a call in the order of a signature. */
#ifndef VM_BIND_H
#define VM_BIND_H

#include "vm/vm.h"

/* Brings the `count` arguments at stack[base] … into the order of the signature: places keywords,
   fills in defaults. Returns how many there are then. Throws if they do not fit. May move the
   stack. */
uint32_t bind_args(Vm *vm, const Signature *signature, const Datum *defaults, uint32_t base,
                   uint32_t count, const Name *keywords);

#endif
