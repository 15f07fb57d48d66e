/*
 * fold.h: folded sums, which are sums recorded as one node.
 *
 * In micrograd a neuron's weighted sum of n inputs is 2n nodes: n products and n sums. Programs
 * rarely look at them, so the tape records one node with n terms, which takes a fifth of the time
 * and memory. A program that does look at them makes the VM unfold the whole tape first
 * (unfold.h). The hidden nodes then appear at the indices, and with the values and gradients, that
 * they would have had: unfolding copies numbers and computes none.
 *
 * Unfolded, the products precede the sums. The chain rule therefore visits the sums from last to
 * first, and then the products from last to first. fold_backward adds in the same order; any other
 * order would change last digits.
 */
#ifndef GRAPH_FOLD_FOLD_H
#define GRAPH_FOLD_FOLD_H

#include "graph/tape.h"

/* ---- recording ---- */

/* A longer sum is not folded: the loops over the terms of one sum do not poll. */
enum { FOLD_MOST_TERMS = 1 << 20 };

/* The fast check of fold_begin: the tape has room for the sum and for every node that it may hide,
   namely products, sums, and leaves for plain numbers. False if folding is off, because then no
   term is ever charged. */
static inline bool fold_has_room(const Tape *tape, uint32_t count)
{
    return tape->space.room - tape->count > 3 * (uint64_t)count + 1 &&
           tape->folds.count < tape->folds.charged.items &&
           count - 1 < tape->folds.term_room - tape->folds.term_count; /* false for count 0, too */
}

/* Begins a sum and returns its `count` terms. The caller fills them in with fold_product or
   fold_addend, and calls fold_end, or drops the sum. Other nodes may be recorded in between, but no
   other sum, which might move the terms. NULL if folding is off, if the sum is too long, or if the
   nodes that it hides might not fit. */
static inline FoldTerm *fold_begin(Tape *tape, uint32_t count)
{
    bool has_room =
        count <= FOLD_MOST_TERMS && (fold_has_room(tape, count) || tape_charge_fold(tape, count));
    return has_room ? tape->folds.term + tape->folds.term_count : NULL;
}

/* Fills in a term a*b and returns its value. `pair` is tape->pair. */
static inline double fold_product(const TapePair *pair, FoldTerm *term, Node a, Node b)
{
    double value = pair[a].value * pair[b].value;
    *term = (FoldTerm){a, b, value};
    return value;
}

/* Fills in a term x and returns its value. */
static inline double fold_addend(const TapePair *pair, FoldTerm *term, Node x)
{
    *term = (FoldTerm){x, NODE_NONE, pair[x].value};
    return term->value;
}

/* True if every left operand is a leaf and every right one is fresh (TapeGrads): then backward may
   skip the sum when its gradient is 0 (pass/fresh.c). */
static inline bool fold_is_young(const Tape *tape, Node newest_left, Node oldest_right)
{
    return newest_left < tape->grads.leading && oldest_right >= tape->grads.fresh;
}

/* Nodes that a fold replaces, in addition to its own. */
static inline uint32_t fold_hides(const FoldForm *form)
{
    return (form->products ? 2 * form->count : form->count) - 1;
}

/* Records the sum whose terms have been filled in. `value` is the value of start plus the values of
   the terms, added from left to right. The form's leaves must be the newest nodes of the tape, in
   the order of the terms. They are right operands of products, or the start. */
__attribute__((always_inline)) static inline Node fold_end(Tape *tape, const FoldForm *form,
                                                           Node start, double value)
{
    Node node = tape_push(tape, word_pack(OP_FOLD, start, tape->folds.count), value);
    if (node == NODE_NONE)
        return node;
    Fold *fold = &tape->folds.fold[tape->folds.count++];
    fold->first = tape->folds.term_count;
    fold->form = *form;
    fold->twin = 0;
    fold->start = tape->pair[start].value;
    fold->grad = 0.0;
    tape->folds.term_count += form->count;
    tape->folds.hidden += fold_hides(form);
    tape_set_room(tape);
    return node;
}

/* ---- reading ---- */

static inline Fold *fold_of(const Tape *tape, Node node)
{
    assert(tape_op(tape, node) == OP_FOLD);
    return &tape->folds.fold[tape_second(tape, node)];
}

/* True for the word of a sum that was young when it was recorded and still is. */
static inline bool fold_word_is_young(const Tape *tape, uint64_t word)
{
    return word_op(word) == OP_FOLD && word_second(word) >= tape->folds.young &&
           tape->folds.fold[word_second(word)].form.young;
}

/* The site of the products of the fold with this index. */
static inline uint32_t fold_products_site(const Tape *tape, uint32_t index)
{
    return tape->folds.fold[index].form.site;
}

/* Sets *below to the node at the far end of the chain of first operands that the sum hides. Returns
   the length of the chain. */
uint32_t fold_depth(const Tape *tape, Node node, Node *below);
/* The sum of |data| over the node and those that it hides, which are products and sums: each is
   rounded. */
double fold_magnitude(const Tape *tape, Node node);

/* ---- the sweeps ---- */

/* Copies the gradient of the node to the nodes that it hides, and returns it. */
static inline double fold_spread_grad(const Tape *tape, Node node)
{
    return fold_of(tape, node)->grad = tape->pair[node].grad;
}

/* Applies the chain rule to the start and to the operands of the terms, with the gradient that
   fold_spread_grad has copied. */
void fold_backward(const Tape *tape, Node node);
/* Recomputes a sum in place. If it recomputed a second one as well, returns that node, else
   NODE_NONE. The nodes to recompute are marked and at most `last`. */
Node fold_forward(Tape *tape, Node node, Node last);
/* The tangent of a sum (pass/tangent.h): operands that are not marked add nothing. */
double fold_tangent(const Tape *tape, Node node, const double *tangents);

#endif
