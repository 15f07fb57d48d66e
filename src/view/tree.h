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

/* An inner node met again is not unfolded again. Very deep or long trees end in a line that says
   so. What the outline puts into a box is one line; with `grouped`, lines name the instance that
   made their node. `outline` may be NULL: every node itself. False if memory is short. */
bool tree_put(Buf *out, const ViewGraph *graph, const Outline *outline, bool grouped);

#endif
