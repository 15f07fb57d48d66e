/* step_page.h: `step L > steps.html`, forward and backward as a page. */
#ifndef LIB_EXPLAIN_STEP_PAGE_H
#define LIB_EXPLAIN_STEP_PAGE_H

#include "vm/vm.h"

/* Writes a page that shows the forward pass of the graph under root and then backward, node by
   node. Gradients start at 0. `arg` is the argument that names the file. Leaves all data and
   gradients as they were. Throws for a name without .html, a graph that is too large, and if the
   page cannot be made or written. */
void step_page(Vm *vm, Node root, const char *path, uint32_t arg);

#endif
