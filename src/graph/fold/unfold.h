/* unfold.h: replacing every folded sum by the nodes that it hides. */
#ifndef GRAPH_FOLD_UNFOLD_H
#define GRAPH_FOLD_UNFOLD_H

#include "graph/tape.h"

/* Unfolds the whole tape. Nodes move: as after a collection, the caller passes every index that it
   keeps through remap_node and then calls remap_end. False, and nothing has changed, if memory is
   short. */
bool unfold_all(Tape *tape);

#endif
