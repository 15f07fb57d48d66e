/* draw.h: what the command draw does for one Value without options. */
#ifndef LIB_DRAW_DRAW_H
#define LIB_DRAW_DRAW_H

#include "vm/vm.h"

/* Draws the graph under root into the file that argument `file` names or, if that is nil, shows it.
   The graph must be unfolded. Throws. */
void draw_graph(Vm *vm, Node root, const Datum *args, uint32_t file);

#endif
