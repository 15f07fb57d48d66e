/*
 * unfold.c: replaces folded sums by the nodes that they hide.
 *
 * A sum at node n with its leaves l and its terms t becomes the nodes that an unfolded recording
 * makes, in that order:
 *
 *     products:  [l1] p1 [l2] p2 … pk [start] s1 s2 … sk      (a leaf directly before its product)
 *     addends:   [start] s1 s2 … sk
 *
 * sk is the node n itself, so it keeps its label, value and gradient. All others get the gradient
 * that they share, Fold.grad. Nodes only move up, so the tape is rewritten in place from the top.
 */
#include "graph/fold/unfold.h"

#include "graph/fold/fold.h"
#include "graph/remap.h"

/* ---- new indices ---- */

/* The leaves of a sum of products move between the products; `shift` is that of the first one. */
static void map_leaves(Tape *tape, Node node, uint32_t shift)
{
    const Fold *fold = fold_of(tape, node);
    Node leaf = node - fold->form.leaves;
    for (uint32_t i = 0; fold->form.products && i < fold->form.count; i++)
        if (tape->folds.term[fold->first + i].b == leaf) {
            remap_set(tape, leaf, leaf + shift + i);
            leaf++;
        }
    if (leaf < node && fold->form.products)
        remap_set(tape, leaf, leaf + shift + fold->form.count); /* the start */
}

/* Fills the table of new indices. Returns the number of nodes afterwards. */
static uint32_t map_nodes(Tape *tape)
{
    uint32_t shift = 0;
    for (Node node = tape->remap.first; node < tape->count; node++) {
        if (tape_op(tape, node) == OP_FOLD) {
            map_leaves(tape, node, shift);
            shift += fold_hides(&fold_of(tape, node)->form);
        }
        remap_set(tape, node, node + shift);
    }
    return tape->count + shift;
}

/* ---- writing ---- */

static void put_hidden(Tape *tape, Node at, uint64_t word, TapePair pair, uint32_t site)
{
    tape->word[at] = word;
    tape->pair[at] = pair;
    tape->label[at] = 0;
    tape->site[at] = site;
}

/* micrograd puts a plain start on the right. */
static uint64_t first_sum_word(const Fold *fold, Node start, Node addend)
{
    return fold->form.flipped ? word_pack(OP_ADD, addend, start) : word_pack(OP_ADD, start, addend);
}

/* Writes the products and sums of a fold, whose node and leaves have moved already. */
static void put_terms(Tape *tape, const Fold *fold, Node from, Node start)
{
    const FoldTerm *term = tape->folds.term + fold->first;
    Node last = remap_node(tape, from), sum = last + 1 - fold->form.count;
    Node product = last - fold_hides(&fold->form) - fold->form.leaves;
    uint32_t site = tape->site[last];
    double value = fold->start;
    for (uint32_t i = 0; i < fold->form.count; i++, term++, sum++) {
        Node a = remap_node(tape, term->a), addend = a;
        if (fold->form.products) {
            bool has_leaf = term->b >= from - fold->form.leaves;
            addend = product + has_leaf;
            product = addend + 1;
            put_hidden(tape, addend, word_pack(OP_MUL, a, remap_node(tape, term->b)),
                       (TapePair){term->value, fold->grad}, fold->form.site);
        }
        uint64_t word =
            i == 0 ? first_sum_word(fold, start, addend) : word_pack(OP_ADD, sum - 1, addend);
        value += term->value;
        if (sum < last)
            put_hidden(tape, sum, word, (TapePair){value, fold->grad}, site);
        else
            tape->word[last] = word;
    }
}

/* Moves a sum and its leaves, then writes the hidden nodes. Returns the lowest node that moved. */
static Node unfold_sum(Tape *tape, Node from)
{
    uint64_t word = tape->word[from];
    const Fold *fold = fold_of(tape, from);
    remap_move(tape, from, remap_node(tape, from), word);
    for (Node leaf = from; leaf-- > from - fold->form.leaves;)
        remap_move(tape, leaf, remap_node(tape, leaf), tape->word[leaf]);
    put_terms(tape, fold, from, remap_node(tape, word_first(word)));
    return from - fold->form.leaves;
}

static Node first_moving_node(const Tape *tape)
{
    Node node = 0;
    while (tape_op(tape, node) != OP_FOLD)
        node++;
    return node - fold_of(tape, node)->form.leaves;
}

bool unfold_all(Tape *tape)
{
    if (tape->folds.count == 0)
        return true;
    Node first = first_moving_node(tape);
    if (!tape_charge_nodes(tape, tape_size(tape)) || !remap_begin(tape, first))
        return false;
    uint32_t count = map_nodes(tape);
    for (Node node = tape->count; node-- > first;)
        if (tape_op(tape, node) == OP_FOLD)
            node = unfold_sum(tape, node);
        else
            remap_move(tape, node, remap_node(tape, node), remap_word(tape, tape->word[node]));
    remap_tape(tape, count);
    tape_clear_folds(tape);
    return true;
}
