/*
 * folds.c: storage for folded sums.
 *
 * Folds and terms are charged separately, because the number of terms per sum varies. Like the tape
 * itself, both arrays are cut only from the top: a sum is removed by compaction (fold/compact.c) or
 * together with all others.
 */
#include "graph/folds.h"

enum { CHARGE_STEP = 1 << 13 }; /* folds, or terms, charged at a time */

bool folds_reserve(Folds *folds, uint32_t capacity)
{
    folds->charged.capacity = folds->terms_charged.capacity = capacity;
    folds->fold = array_reserve(capacity, sizeof *folds->fold);
    folds->term = array_reserve(capacity, sizeof *folds->term);
    return folds->fold && folds->term;
}

void folds_release(Folds *folds)
{
    mem_release(folds->fold, folds->charged.capacity * sizeof *folds->fold);
    mem_release(folds->term, folds->terms_charged.capacity * sizeof *folds->term);
}

/* Recording compares with one number, whichever of the two causes is nearer: memory must be charged
   or a collection is due. */
static void folds_set_term_room(Folds *folds)
{
    uint32_t charged = folds->terms_charged.items, due = folds->due_terms;
    folds->term_room = charged < due ? charged : due;
}

void folds_set_due(Folds *folds, uint32_t terms)
{
    folds->due_terms = terms;
    folds_set_term_room(folds);
}

/* What an array must have to store `more` items after the first `count`. 0: too many. */
static uint32_t items_for(const ArrayCharge *charge, uint32_t count, uint32_t more)
{
    if (more > ARRAY_MOST - CHARGE_STEP - count)
        return 0;
    return more <= charge->items - count ? charge->items
                                         : array_round_up(count + more, CHARGE_STEP);
}

bool folds_charge(Folds *folds, Mem *mem, uint32_t terms)
{
    ArrayCharge *one = &folds->charged, *many = &folds->terms_charged;
    uint32_t count = items_for(one, folds->count, 1);
    uint32_t term_count = items_for(many, folds->term_count, terms);
    Fold *fold = count ? array_grow(one, folds->fold, sizeof *fold, count) : NULL;
    if (fold)
        folds->fold = fold;
    FoldTerm *term = term_count ? array_grow(many, folds->term, sizeof *term, term_count) : NULL;
    if (term)
        folds->term = term;
    bool has_room = fold && term && array_charge(one, mem, fold, sizeof *fold, count) &&
                    array_charge(many, mem, term, sizeof *term, term_count);
    folds_set_term_room(folds);
    return has_room;
}

void folds_trim(Folds *folds, Mem *mem)
{
    array_discard(folds->fold, sizeof(Fold), folds->count, folds->charged.items);
    array_discard(folds->term, sizeof(FoldTerm), folds->term_count, folds->terms_charged.items);
    array_uncharge(&folds->charged, mem, sizeof(Fold), array_round_up(folds->count, CHARGE_STEP));
    array_uncharge(&folds->terms_charged, mem, sizeof(FoldTerm),
                   array_round_up(folds->term_count, CHARGE_STEP));
    folds_set_term_room(folds);
}

void folds_clear(Folds *folds)
{
    folds->count = 0;
    folds->term_count = 0;
    folds->hidden = 0;
    folds->young = 0;
}

void folds_zero_grads(Folds *folds)
{
    for (uint32_t i = 0; i < folds->count; i++)
        folds->fold[i].grad = 0.0;
}
