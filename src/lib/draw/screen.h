/* screen.h: pictures on the terminal, among the results. */
#ifndef LIB_DRAW_SCREEN_H
#define LIB_DRAW_SCREEN_H

#include "vm/vm.h"

/* True if pictures can be shown in place of text; then `canvas` has the largest size. */
bool screen_canvas(const Vm *vm, HostCanvas *canvas);
/* Shows the PNG in vm->bytes if `made`, and frees it. False if text must be shown instead. */
bool screen_show(Vm *vm, bool made);

#endif
