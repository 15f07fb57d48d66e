/*
 * tree.h: a graph as a tree of text, one line per operand.
 *
 *     L = -8.0  grad 1.0  (*)
 *     ├── d = 4.0  grad -2.0  (+)
 *     …
 */
#ifndef VIEW_TREE_H
#define VIEW_TREE_H

#include "view/dot.h"

/* An inner node met again is not unfolded again. Very deep or long trees end in a line that says
   so. False if memory is short. */
bool tree_put(Buf *out, const ViewGraph *graph);

#endif
