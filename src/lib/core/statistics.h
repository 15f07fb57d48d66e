/* statistics.h: the functions of statistics.c that other builtins use. */
#ifndef LIB_CORE_STATISTICS_H
#define LIB_CORE_STATISTICS_H

#include "vm/vm.h"

/* The dot product of lists args[0] and args[1] plus args[2]: one folded sum if all are Values.
   Throws if the lengths differ. */
Datum statistics_dot(Vm *vm, const Datum *args);

#endif
