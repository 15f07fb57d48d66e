/* echo.h: the value of an expression statement, shown and kept. */
#ifndef VM_ECHO_H
#define VM_ECHO_H

#include "vm/vm.h"

/* At the prompt, sets `_` to the value. `is_result`: it becomes the value of vm->kept. Called
   before the value is replaced by its text. */
void echo_keep(Vm *vm, Datum value, bool is_result);
/* Shows the value; nil shows nothing. `is_command`: a string is shown unquoted. `is_result`: its
   text is kept in vm->kept instead. */
void echo_show(Vm *vm, Datum value, bool is_command, bool is_result);
/* Forgets the result of the text before. */
void echo_forget(Vm *vm);

#endif
