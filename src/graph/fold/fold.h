/*
 * fold.h: sums that are recorded as one node.
 *
 * A neuron's weighted sum of n inputs is 2n nodes to micrograd: n products and n sums. Nearly
 * always nobody looks at them, so they are recorded as one node with n terms (Fold in tape.h),
 * which takes a fifth of the time and memory. What looks inside unfolds the tape first. Then the
 * nodes stand where they would have been, with the values and gradients that they would have had:
 * unfolding copies, it computes nothing anew.
 *
 * Unfolded, the products come first and then the sums, so the chain rule goes through the sums from
 * last to first, then through the products from last to first. The sweep does the same in this
 * order, through memory; any other order changes last digits.
 */
#ifndef GRAPH_FOLD_FOLD_H
#define GRAPH_FOLD_FOLD_H

#include "graph/tape.h"

/* Whether there is room for a folded sum, and for the nodes that it may stand for: products and
   sums, and leaves for the numbers among the operands. Never where folding is off: then there are
   no terms. */
static inline bool fold_has_room(const Tape *tape, uint32_t count)
{
    return tape->room - tape->count > 3 * (uint64_t)count + 1 &&
           tape->fold_count < tape->folds_charged &&
           count - 1 < tape->term_room - tape->term_count; /* none is no sum */
}

/* Room for the terms of a folded sum, to be filled with fold_product or fold_addend and recorded
   with fold_end; other nodes may be made meanwhile. NULL if the tape has no room for the nodes that
   the sum stands for, or folding is off. */
static inline FoldTerm *fold_begin(Tape *tape, uint32_t count)
{
    bool has_room = fold_has_room(tape, count) || tape_charge_fold(tape, count);
    return has_room ? tape->term + tape->term_count : NULL;
}

/* Each fills in a term and returns its value; `pair` is the tape's. */
static inline double fold_product(const TapePair *pair, FoldTerm *term, Node a, Node b)
{
    double value = pair[a].value * pair[b].value;
    *term = (FoldTerm){a, b, value};
    return value;
}

static inline double fold_addend(const TapePair *pair, FoldTerm *term, Node x)
{
    *term = (FoldTerm){x, NODE_NONE, pair[x].value};
    return term->value;
}

/* Nodes that a fold stands for, beside itself. */
static inline uint32_t fold_hides(const Fold *fold)
{
    return (fold->products ? 2 * fold->count : fold->count) - 1;
}

/* Whether all terms stand on leaves on the left and fresh nodes on the right, given the newest of
   those and the oldest of these: then no gradient of 0 has to go through them (sweep.c). */
static inline bool fold_is_young(const Tape *tape, Node newest_left, Node oldest_right)
{
    return newest_left < tape->leading && oldest_right >= tape->fresh;
}

/* The sum whose terms have been filled in. Of `form`, count, leaves, site, products, flipped and
   young are read; the leaves are second operands, and were made after fold_begin in the order of
   the terms; `value` is the start's value and the terms', added from left to right. */
__attribute__((always_inline)) static inline Node fold_end(Tape *tape, const Fold *form, Node start,
                                                           double value)
{
    Node node = tape_push(tape, tape_encode(OP_FOLD, start, tape->fold_count), value);
    if (node == NODE_NONE)
        return node;
    Fold *fold = &tape->fold[tape->fold_count++];
    fold->first = tape->term_count;
    fold->count = form->count;
    fold->leaves = form->leaves;
    fold->site = form->site;
    fold->products = form->products;
    fold->flipped = form->flipped;
    fold->young = form->young;
    fold->twin = 0;
    fold->start = tape->pair[start].value;
    fold->grad = 0.0;
    tape->term_count += form->count;
    tape->hidden += fold_hides(form);
    tape_set_room(tape);
    return node;
}

static inline Fold *fold_of(const Tape *tape, Node node)
{
    assert(tape_op(tape, node) == OP_FOLD);
    return &tape->fold[tape_second(tape, node)];
}

/* Computes a sum anew, in place, and perhaps the next one, too, which then is returned. `root` is
   the last node that may be looked at. */
Node fold_forward(Tape *tape, Node node, Node root);
/* How many steps it is from a folded node along first operands to the node that is returned. */
uint32_t fold_depth(const Tape *tape, Node node, Node *below);

/*
 * Puts the nodes that folds stand for in their places; there must be a fold. As in a collection,
 * every index held outside goes through tape_moved until tape_collect_end. False, and nothing has
 * changed, if there is no memory for it.
 */
bool fold_open_all(Tape *tape);

#endif
