/*
 * snapshot.h: the data and gradients of a tape, to put back later.
 *
 * A command that moves a leaf to measure a slope, or that needs gradients of its own, works on the
 * tape itself: with the sweeps, and so with the digits, that the program gets. Restoring the
 * snapshot then leaves no trace, bit for bit.
 */
#ifndef GRAPH_PASS_SNAPSHOT_H
#define GRAPH_PASS_SNAPSHOT_H

#include "graph/tape.h"

/* Zeroed: it is empty. */
typedef struct Snapshot {
    TapePair *pair;
    Fold *fold;
    FoldTerm *term;
    Node *touched;
    uint32_t count, fold_count, term_count;
    TapeGrads grads; /* without the list `touched`, of which the copy above is */
    TapeLast last;
    uint32_t young;
    bool tainted;
    bool is_complete;
} Snapshot;

/* Copies data, gradients, the values of folded sums and the flags of all nodes into an empty
   snapshot. False if memory is short. The caller calls snapshot_done in any case, also after a
   throw. */
bool snapshot_take(Snapshot *snapshot, const Tape *tape);
/* Puts everything back. The nodes must be those of snapshot_take: none was recorded, moved or
   removed since. Does nothing if the snapshot is not complete. */
void snapshot_restore(const Snapshot *snapshot, Tape *tape);
/* Frees and empties a snapshot. */
void snapshot_done(Snapshot *snapshot, Mem *mem);

#endif
