/* loop.h: runs programs. */
#ifndef VM_LOOP_H
#define VM_LOOP_H

#include "vm/vm.h"

/* Runs the statements of a text to their end. Throws on errors. What the text returns is then
   vm->result. */
void loop_run(Vm *vm, Proto *proto);

#endif
