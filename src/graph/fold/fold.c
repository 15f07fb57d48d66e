/* fold.c: the arithmetic of folded sums in the sweeps. */
#include "graph/fold/fold.h"

#include "graph/fold/operands.h"

/* ---- backward ---- */

void fold_backward(const Tape *tape, Node node)
{
    const Fold *fold = fold_of(tape, node);
    TapePair *pair = tape->pair;
    double g = fold->grad;
    pair[tape_first(tape, node)].grad += g;
    const FoldTerm *first = tape->folds.term + fold->first, *term = first + fold->form.count;
    if (!fold->form.products)
        while (term-- > first)
            pair[term->a].grad += g;
    else
        while (term-- > first) {
            /* Through memory: a and b may be the same node. */
            double x = pair[term->a].value, y = pair[term->b].value;
            pair[term->a].grad += y * g;
            pair[term->b].grad += x * g;
        }
}

/* ---- forward ---- */

static void forward_one(Tape *tape, Node node, Fold *fold)
{
    fold->start = tape->pair[tape_first(tape, node)].value;
    FoldTerm *term = tape->folds.term + fold->first, *end = term + fold->form.count;
    double sum = fold->start;
    for (; term < end; term++) {
        double value = tape->pair[term->a].value;
        term->value = fold->form.products ? value * tape->pair[term->b].value : value;
        sum += term->value;
    }
    tape->pair[node].value = sum;
}

/*
 * The additions of a sum form one chain: each waits for the result of the one before. The processor
 * overlaps two independent chains, so two sums take hardly longer than one. Sums that are computed
 * together are called twins.
 */
static void forward_two(Tape *tape, Node node, Node twin)
{
    Fold *fold = fold_of(tape, node), *other = fold_of(tape, twin);
    TapePair *pair = tape->pair;
    double sum = fold->start = pair[tape_first(tape, node)].value;
    double other_sum = other->start = pair[tape_first(tape, twin)].value;
    FoldTerm *p = tape->folds.term + fold->first, *q = tape->folds.term + other->first;
    for (const FoldTerm *end = p + fold->form.count; p < end; p++, q++) {
        p->value = pair[p->a].value * pair[p->b].value;
        q->value = pair[q->a].value * pair[q->b].value;
        sum += p->value;
        other_sum += q->value;
    }
    pair[node].value = sum;
    pair[twin].value = other_sum;
}

static inline bool is_not_older(void *context, Node operand)
{
    return operand >= *(const Node *)context;
}

/* The distance to the twin of a sum, or FOLD_ALONE. A twin is the next sum, close by. It has as
   many products and does not depend on the first sum or on a node after it: in practice, the next
   neuron of the same layer. */
static uint8_t find_twin(const Tape *tape, Node node, const Fold *fold)
{
    for (Node next = node + 1; next < tape->count && next <= node + FOLD_CLOSE; next++)
        if (tape_op(tape, next) == OP_FOLD) {
            const Fold *other = fold_of(tape, next);
            bool fits = fold->form.products && other->form.products &&
                        other->form.count == fold->form.count &&
                        !operands_visit(tape, tape->word[next], is_not_older, &node);
            return fits ? (uint8_t)(next - node) : FOLD_ALONE;
        }
    return FOLD_ALONE;
}

Node fold_forward(Tape *tape, Node node, Node last)
{
    Fold *fold = fold_of(tape, node);
    if (!fold->twin)
        fold->twin = find_twin(tape, node, fold);
    Node twin = node + fold->twin;
    if (fold->twin == FOLD_ALONE || twin > last || !tape_is_marked(tape, twin)) {
        forward_one(tape, node, fold);
        return NODE_NONE;
    }
    forward_two(tape, node, twin);
    return twin;
}

/* ---- forward mode ---- */

double fold_tangent(const Tape *tape, Node node, const double *tangents)
{
    const Fold *fold = fold_of(tape, node);
    const TapePair *pair = tape->pair;
    const FoldTerm *term = tape->folds.term + fold->first, *end = term + fold->form.count;
    Node start = tape_first(tape, node);
    double sum = tape_is_marked(tape, start) ? tangents[start] : 0.0;
    for (; term < end; term++) {
        bool products = fold->form.products;
        if (tape_is_marked(tape, term->a))
            sum += products ? pair[term->b].value * tangents[term->a] : tangents[term->a];
        if (products && tape_is_marked(tape, term->b))
            sum += pair[term->a].value * tangents[term->b];
    }
    return sum;
}

/* ---- reading ---- */

/* The chain of a flipped sum of products is the sums and then the first product: its first sum is
   term + start. */
uint32_t fold_depth(const Tape *tape, Node node, Node *below)
{
    const Fold *fold = fold_of(tape, node);
    *below = fold->form.flipped ? tape->folds.term[fold->first].a : tape_first(tape, node);
    return fold->form.count + (fold->form.flipped && fold->form.products);
}

double fold_magnitude(const Tape *tape, Node node)
{
    const Fold *fold = fold_of(tape, node);
    const FoldTerm *term = tape->folds.term + fold->first, *end = term + fold->form.count;
    double sum = fold->start, magnitude = 0.0;
    for (; term < end; term++) {
        sum += term->value;
        magnitude += fabs(sum) + (fold->form.products ? fabs(term->value) : 0.0);
    }
    return magnitude;
}
