/*
 * compact.h: sliding folds and their terms down while the tape is collected.
 */
#ifndef GRAPH_FOLD_COMPACT_H
#define GRAPH_FOLD_COMPACT_H

#include "graph/tape.h"

typedef struct Compact {
    uint32_t folds, terms; /* kept so far */
    uint32_t hidden;       /* nodes that the kept folds hide */
    uint32_t young;        /* the new value of Folds.young */
} Compact;

/* Keeps the folds of the nodes that do not move; remap_begin must have been called. */
Compact compact_begin(Tape *tape);
/* Keeps the fold with this index, whose node moves, and remaps its terms. Returns the fold's new
   index. Must be called in the order of the folds. */
uint32_t compact_keep(Tape *tape, Compact *compact, uint32_t index);
/* Drops the folds that were not kept. */
void compact_end(Tape *tape, const Compact *compact);

#endif
