/* fields.h: x.name and x.name(…), for Values, instances and namespaces. */
#ifndef VM_FIELDS_H
#define VM_FIELDS_H

#include "vm/vm.h"

/* The namespace that x is; 0: none. A builtin may be one, too. */
Name fields_space(Datum object);
/* x.name. `place` must be a root: reading `prev` may move nodes. Throws if there is no such
   field. */
Datum fields_get(Vm *vm, const Datum *place, Name name);
/* object.name = value */
void fields_set(Vm *vm, Datum object, Name name, Datum value);

/* Finds the function that x.name(…) calls. On entry call[0] is a local variable called `name`, or
   D_UNSET, and call[1] is x. If x has the field, call[1] becomes the field and call[0] D_UNSET.
   Otherwise call[0] becomes the function, and x stays as its first argument. */
void fields_method(Vm *vm, Datum *call, Name name);

#endif
