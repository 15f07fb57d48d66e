/* about.h: what help says about a value of the program. Runs nothing. */
#ifndef LIB_PROMPT_ABOUT_H
#define LIB_PROMPT_ABOUT_H

#include "vm/vm.h"

/* Appends a value in at most 48 characters. */
void about_put_short(Vm *vm, Buf *out, Datum value);
/* Appends lines about a variable: its kind, its value, and the gradient and origin of a Value. Not
   for functions and modules. */
void about_put_variable(Vm *vm, Buf *out, const char *name, Datum value);

#endif
