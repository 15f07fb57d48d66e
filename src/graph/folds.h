/*
 * folds.h: storage for folded sums, embedded in the tape.
 *
 * A folded sum is start + term + … + term, recorded as one node instead of the products and sums
 * that it replaces. fold/fold.h explains it. Only the files of graph/fold read the members of Fold
 * and FoldTerm; all others use this header for memory and counts.
 *
 * Folds are in the order of their nodes, and terms in the order of their folds.
 */
#ifndef GRAPH_FOLDS_H
#define GRAPH_FOLDS_H

#include <stdbool.h>
#include <stddef.h>

#include "graph/array.h"
#include "graph/word.h"

/* A product of two nodes, or one node. */
typedef struct FoldTerm {
    Node a, b;    /* b is NODE_NONE if the term is no product */
    double value; /* when the sum was last computed; unfolding needs the values of that time */
} FoldTerm;

/* The shape of a sum, as its recorder describes it. */
typedef struct FoldForm {
    uint32_t count;  /* terms */
    uint32_t leaves; /* nodes just before the sum that were made for its plain numbers: the numbers
                        of the products, then the start */
    uint32_t site;   /* of the products */
    bool products;   /* the terms are products */
    bool flipped;    /* the first sum is term + start, because the start was a plain number */
    bool young;      /* fold_is_young was true when the sum was recorded */
} FoldForm;

enum {
    FOLD_CLOSE = 2,        /* the largest distance to a twin */
    FOLD_ALONE = UINT8_MAX /* there is no twin */
};

typedef struct Fold {
    uint32_t first; /* index of its first term */
    FoldForm form;
    uint8_t twin; /* distance to the sum that forward computes together with this one (fold.c);
                     0: not known yet */
    double start; /* value of the start when the sum was last computed */
    double grad;  /* shared by all nodes that the fold replaces except the last */
} Fold;

typedef struct Folds {
    Fold *fold;
    FoldTerm *term;
    uint32_t count, term_count; /* in use */
    ArrayCharge charged, terms_charged;
    uint32_t due_terms; /* above so many terms a collection is due */
    uint32_t term_room; /* up to so many terms are recorded without further checks */
    uint32_t hidden;    /* nodes that folds replace, in addition to their own */
    uint32_t young;     /* no backward has run since the folds from this index up were recorded */
    bool off;           /* sums are recorded unfolded; set it before the first one */
} Folds;

/* Reserves address space for `capacity` folds and terms; false if there is too little. Call
   folds_release in both cases. */
bool folds_reserve(Folds *folds, uint32_t capacity);
void folds_release(Folds *folds);
/* Ensures memory for one more fold with `terms` terms; the arrays may move. False at a limit of
   memory or address space. */
bool folds_charge(Folds *folds, Mem *mem, uint32_t terms);
/* Returns memory above the folds in use to the system. */
void folds_trim(Folds *folds, Mem *mem);
/* Removes all folds; their memory stays charged. */
void folds_clear(Folds *folds);
void folds_set_due(Folds *folds, uint32_t terms);
void folds_zero_grads(Folds *folds);

enum { FOLDS_TERM_BYTES = sizeof(FoldTerm) };

/* Bytes in use. */
static inline size_t folds_bytes(const Folds *folds)
{
    return folds->count * sizeof(Fold) + folds->term_count * sizeof(FoldTerm);
}

#endif
