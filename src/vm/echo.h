/* echo.h: the value of an expression statement, shown and kept. */
#ifndef VM_ECHO_H
#define VM_ECHO_H

#include "vm/vm.h"

/* At the prompt, sets `_` to the value. Called before the value is replaced by its text. */
void echo_keep(Vm *vm, Datum value);
/* Shows the value; nil shows nothing. `is_command`: a string is shown unquoted. */
void echo_print(Vm *vm, Datum value, bool is_command);

#endif
