/* fold.c: computing folded sums anew, and unfolding them. */
#include "graph/fold/fold.h"

#include "graph/reach.h"

/* ---- computing anew ---- */

static void forward_one(Tape *tape, Node node, Fold *fold)
{
    fold->start = tape->pair[tape_first(tape, node)].value;
    FoldTerm *term = tape->term + fold->first, *end = term + fold->count;
    double sum = fold->start;
    for (; term < end; term++) {
        double value = tape->pair[term->a].value;
        term->value = fold->products ? value * tape->pair[term->b].value : value;
        sum += term->value;
    }
    tape->pair[node].value = sum;
}

/* Whether all that a sum of products stands on is older than `node`. */
static bool stands_below(const Tape *tape, Node sum, Node node)
{
    const Fold *fold = fold_of(tape, sum);
    const FoldTerm *term = tape->term + fold->first, *end = term + fold->count;
    Node newest = tape_first(tape, sum);
    for (; term < end; term++) {
        newest = term->a > newest ? term->a : newest;
        newest = term->b > newest ? term->b : newest;
    }
    return newest < node;
}

/* How far above a sum of products stands its twin: one of as many products, close by and not upon
   it, as a neuron's neighbour is. */
static uint8_t find_twin(const Tape *tape, Node node, const Fold *fold)
{
    for (Node next = node + 1; next < tape->count && next <= node + FOLD_CLOSE; next++)
        if (tape_op(tape, next) == OP_FOLD) {
            const Fold *other = fold_of(tape, next);
            bool fits = fold->products && other->products && other->count == fold->count &&
                        stands_below(tape, next, node);
            return fits ? (uint8_t)(next - node) : FOLD_ALONE;
        }
    return FOLD_ALONE;
}

/*
 * Two sums side by side. A sum is one long chain of additions, each of which waits for the one
 * before it; two chains take hardly longer than one.
 */
static void forward_two(Tape *tape, Node node, Node twin)
{
    Fold *fold = fold_of(tape, node), *other = fold_of(tape, twin);
    TapePair *pair = tape->pair;
    double sum = fold->start = pair[tape_first(tape, node)].value;
    double other_sum = other->start = pair[tape_first(tape, twin)].value;
    FoldTerm *p = tape->term + fold->first, *q = tape->term + other->first;
    for (const FoldTerm *end = p + fold->count; p < end; p++, q++) {
        p->value = pair[p->a].value * pair[p->b].value;
        q->value = pair[q->a].value * pair[q->b].value;
        sum += p->value;
        other_sum += q->value;
    }
    pair[node].value = sum;
    pair[twin].value = other_sum;
}

Node fold_forward(Tape *tape, Node node, Node root)
{
    Fold *fold = fold_of(tape, node);
    if (!fold->twin)
        fold->twin = find_twin(tape, node, fold);
    Node twin = node + fold->twin;
    if (fold->twin == FOLD_ALONE || twin > root || !tape_reached(tape, twin)) {
        forward_one(tape, node, fold);
        return NODE_NONE;
    }
    forward_two(tape, node, twin);
    return twin;
}

uint32_t fold_depth(const Tape *tape, Node node, Node *below)
{
    const Fold *fold = fold_of(tape, node);
    *below = fold->flipped ? tape->term[fold->first].a : tape_first(tape, node);
    return fold->count + (fold->flipped && fold->products);
}

/* ---- unfolding ---- */

/* A plain number stands right before its product, the start's right before the sums. */
static void open_map_leaves(Tape *tape, Node node, uint32_t shift)
{
    const Fold *fold = fold_of(tape, node);
    Node leaf = node - fold->leaves;
    for (uint32_t i = 0; fold->products && i < fold->count; i++)
        if (tape->term[fold->first + i].b == leaf) {
            tape->moved[leaf - tape->first_dead] = leaf + shift + i;
            leaf++;
        }
    if (leaf < node && fold->products)
        tape->moved[leaf - tape->first_dead] = leaf + shift + fold->count;
}

/* The table of new indices; returns how many nodes there will be. */
static uint32_t open_map(Tape *tape)
{
    uint32_t shift = 0;
    for (Node node = tape->first_dead; node < tape->count; node++) {
        if (tape_op(tape, node) == OP_FOLD) {
            open_map_leaves(tape, node, shift);
            shift += fold_hides(fold_of(tape, node));
        }
        tape->moved[node - tape->first_dead] = node + shift;
    }
    return tape->count + shift;
}

static void open_put(Tape *tape, Node at, uint64_t word, TapePair pair, uint32_t site)
{
    tape->word[at] = word;
    tape->pair[at] = pair;
    tape->label[at] = 0;
    tape->site[at] = site;
}

/* The word of the first sum: micrograd puts a plain number on the right. */
static uint64_t open_first_sum(const Fold *fold, Node start, Node term)
{
    return fold->flipped ? tape_encode(OP_ADD, term, start) : tape_encode(OP_ADD, start, term);
}

/* Products p1 … pn, then sums s1 … sn; sn is the folded node itself, and is written last. */
static void open_fold(Tape *tape, const Fold *fold, Node from, Node start)
{
    const FoldTerm *term = tape->term + fold->first;
    Node last = tape_moved(tape, from), sum = last + 1 - fold->count;
    Node product = last - fold_hides(fold) - fold->leaves;
    uint32_t site = tape->site[last];
    double value = fold->start;
    for (uint32_t i = 0; i < fold->count; i++, term++, sum++) {
        Node a = tape_moved(tape, term->a), addend = a;
        if (fold->products) {
            addend = product + (term->b >= from - fold->leaves); /* behind its own number */
            product = addend + 1;
            open_put(tape, addend, tape_encode(OP_MUL, a, tape_moved(tape, term->b)),
                     (TapePair){term->value, fold->grad}, fold->site);
        }
        uint64_t word =
            i == 0 ? open_first_sum(fold, start, addend) : tape_encode(OP_ADD, sum - 1, addend);
        value += term->value;
        if (sum < last)
            open_put(tape, sum, word, (TapePair){value, fold->grad}, site);
        else
            tape->word[last] = word;
    }
}

static void open_move(Tape *tape, Node from, uint64_t word)
{
    Node to = tape_moved(tape, from);
    tape->pair[to] = tape->pair[from];
    tape->label[to] = tape->label[from];
    tape->site[to] = tape->site[from];
    tape->word[to] = word;
}

/* Moves a sum and its own leaves, and puts what it hides among them; returns the lowest. */
static Node open_sum(Tape *tape, Node from)
{
    uint64_t word = tape->word[from];
    const Fold *fold = &tape->fold[tape_word_second(word)];
    open_move(tape, from, word);
    for (Node leaf = from; leaf-- > from - fold->leaves;)
        open_move(tape, leaf, tape->word[leaf]);
    open_fold(tape, fold, from, tape_moved(tape, tape_word_first(word)));
    return from - fold->leaves;
}

/* The lowest node that moves. */
static Node open_first(const Tape *tape)
{
    Node node = 0;
    while (tape_op(tape, node) != OP_FOLD)
        node++;
    return node - fold_of(tape, node)->leaves;
}

bool fold_open_all(Tape *tape)
{
    Node first = open_first(tape);
    if (!tape_charge_nodes(tape, tape_size(tape)))
        return false;
    tape->first_dead = first;
    tape->moved = mem_try_alloc(tape->mem, (tape->count - first) * sizeof *tape->moved);
    if (!tape->moved)
        return false;
    tape->live = open_map(tape);
    for (Node node = tape->count; node-- > first;)
        if (tape_op(tape, node) == OP_FOLD)
            node = open_sum(tape, node);
        else
            open_move(tape, node, tape_move_word(tape, tape->word[node]));
    tape_moved_all(tape);
    tape_forget_folds(tape);
    return true;
}
