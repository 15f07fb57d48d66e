/*
 * compact.c: sliding folds and their terms down while the tape is collected.
 *
 * Folds are in the order of their nodes, so a fold never moves past one that is still to be read,
 * and one pass in place is enough. Operands are older than the sum: their new indices are known
 * when it is their turn.
 */
#include "graph/fold/compact.h"

#include "graph/fold/fold.h"
#include "graph/remap.h"

/* The index of the first fold whose node moves. */
static uint32_t first_moving_fold(const Tape *tape)
{
    Node node = tape->remap.first;
    while (node < tape->count && tape_op(tape, node) != OP_FOLD)
        node++;
    return node < tape->count ? tape_second(tape, node) : tape->folds.count;
}

Compact compact_begin(Tape *tape)
{
    const Folds *folds = &tape->folds;
    uint32_t kept = first_moving_fold(tape);
    Compact compact = {.folds = kept,
                       .terms = kept < folds->count ? folds->fold[kept].first : folds->term_count,
                       .young = folds->young < kept ? folds->young : kept};
    /* The twin of the last ones may be removed. */
    for (uint32_t i = 0; i < FOLD_CLOSE && i < kept; i++)
        folds->fold[kept - 1 - i].twin = 0;
    for (uint32_t i = 0; i < kept; i++)
        compact.hidden += fold_hides(&folds->fold[i].form);
    return compact;
}

uint32_t compact_keep(Tape *tape, Compact *compact, uint32_t index)
{
    Folds *folds = &tape->folds;
    if (index < folds->young) /* the bound follows the last fold below it */
        compact->young = compact->folds + 1;
    Fold *fold = &folds->fold[compact->folds];
    *fold = folds->fold[index];
    const FoldTerm *from = folds->term + fold->first;
    FoldTerm *to = folds->term + compact->terms, *end = to + fold->form.count;
    for (bool products = fold->form.products; to < end; to++, from++)
        *to = (FoldTerm){remap_node(tape, from->a),
                         products ? remap_node(tape, from->b) : NODE_NONE, from->value};
    fold->first = compact->terms;
    fold->twin = 0;
    compact->terms += fold->form.count;
    compact->hidden += fold_hides(&fold->form);
    return compact->folds++;
}

void compact_end(Tape *tape, const Compact *compact)
{
    tape->folds.count = compact->folds;
    tape->folds.term_count = compact->terms;
    tape->folds.hidden = compact->hidden;
    tape->folds.young = compact->young;
}
