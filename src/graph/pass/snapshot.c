/* snapshot.c: the data and gradients of a tape, to put back later. */
#include "graph/pass/snapshot.h"

#include <string.h>

/* The copy of an array, of which a tape without nodes or folds has none. */
static bool copy_array(Mem *mem, void **copy, const void *items, size_t size)
{
    *copy = mem_alloc(mem, size);
    if (*copy)
        memcpy(*copy, items, size);
    return *copy || size == 0;
}

static void put_back(void *items, const void *copy, size_t size)
{
    if (size)
        memcpy(items, copy, size);
}

/* The counts are set before the arrays: snapshot_done needs the sizes. */
bool snapshot_take(Snapshot *snapshot, const Tape *tape)
{
    const Folds *folds = &tape->folds;
    const TapeGrads *grads = &tape->grads;
    *snapshot = (Snapshot){.count = tape->count,
                           .fold_count = folds->count,
                           .term_count = folds->term_count,
                           .grads = *grads,
                           .last = tape->last,
                           .young = folds->young,
                           .tainted = tape->tainted};
    snapshot->is_complete = copy_array(tape->mem, (void **)&snapshot->pair, tape->pair,
                                       snapshot->count * sizeof(TapePair)) &&
                            copy_array(tape->mem, (void **)&snapshot->fold, folds->fold,
                                       snapshot->fold_count * sizeof(Fold)) &&
                            copy_array(tape->mem, (void **)&snapshot->term, folds->term,
                                       snapshot->term_count * sizeof(FoldTerm)) &&
                            copy_array(tape->mem, (void **)&snapshot->touched, grads->touched,
                                       grads->touched_count * sizeof(Node));
    return snapshot->is_complete;
}

/* The list of touched nodes may have been dropped or have grown since, but its memory never
 * shrinks. */
void snapshot_restore(const Snapshot *snapshot, Tape *tape)
{
    if (!snapshot->is_complete)
        return;
    assert(tape->count == snapshot->count && tape->folds.count == snapshot->fold_count);
    put_back(tape->pair, snapshot->pair, snapshot->count * sizeof(TapePair));
    put_back(tape->folds.fold, snapshot->fold, snapshot->fold_count * sizeof(Fold));
    put_back(tape->folds.term, snapshot->term, snapshot->term_count * sizeof(FoldTerm));
    put_back(tape->grads.touched, snapshot->touched, snapshot->grads.touched_count * sizeof(Node));
    TapeGrads grads = snapshot->grads;
    grads.touched = tape->grads.touched;
    grads.touched_cap = tape->grads.touched_cap;
    tape->grads = grads;
    tape->last = snapshot->last;
    tape->folds.young = snapshot->young;
    tape->tainted = snapshot->tainted;
}

void snapshot_done(Snapshot *snapshot, Mem *mem)
{
    mem_free(mem, snapshot->pair, snapshot->count * sizeof(TapePair));
    mem_free(mem, snapshot->fold, snapshot->fold_count * sizeof(Fold));
    mem_free(mem, snapshot->term, snapshot->term_count * sizeof(FoldTerm));
    mem_free(mem, snapshot->touched, snapshot->grads.touched_count * sizeof(Node));
    *snapshot = (Snapshot){0};
}
