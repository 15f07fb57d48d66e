/*
 * tree.h: a graph as a tree of text, one line per operand.
 *
 *     L = -8.0  grad 1.0  (*)
 *     ├── d = 4.0  grad -2.0  (+)
 *     …
 */
#ifndef VIEW_TREE_H
#define VIEW_TREE_H

#include "view/outline.h"

/* Writes the trees of all roots. An inner node that appears again is not expanded again: its line
   ends in "(shown above)". Trees deeper than 200 levels or longer than 100,000 lines are cut, and a
   line says so. A box of the outline, which may be a zeroed one, is one line. `grouped` adds the
   instance that made each node (needs graph->parts). False if memory runs out. */
bool tree_put(Buf *out, const ViewGraph *graph, const Outline *outline, bool grouped);

#endif
