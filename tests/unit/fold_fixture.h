/*
 * fold_fixture.h: records sums as the machine does and unfolds them as the heap does. Include it
 * after <cmocka.h>.
 */
#ifndef FOLD_FIXTURE_H
#define FOLD_FIXTURE_H

#include "graph/fold/fold.h"
#include "graph/fold/unfold.h"
#include "tape_fixture.h"

/* start + w[0]*x[0] + …; the newest `leaves` nodes are its own plain numbers. */
static inline Node fold_dot_of(const Node *w, const Node *x, uint32_t count, Node start,
                               FoldForm form)
{
    FoldTerm *term = fold_begin(&tape, count);
    assert_non_null(term);
    double sum = value(start);
    Node newest = 0, oldest = NODE_NONE;
    for (uint32_t i = 0; i < count; i++) {
        sum += fold_product(tape.pair, &term[i], w[i], x[i]);
        newest = w[i] > newest ? w[i] : newest;
        oldest = x[i] < oldest ? x[i] : oldest;
    }
    form.young = fold_is_young(&tape, newest, oldest);
    form.count = count;
    form.products = true;
    form.site = 7;
    return fold_end(&tape, &form, start, sum);
}

static inline Node fold_dot(const Node *w, const Node *x, uint32_t count, Node start)
{
    return fold_dot_of(w, x, count, start, (FoldForm){0});
}

static inline Node fold_sum_of(const Node *xs, uint32_t count, Node start, FoldForm form)
{
    FoldTerm *term = fold_begin(&tape, count);
    assert_non_null(term);
    double sum = value(start);
    for (uint32_t i = 0; i < count; i++)
        sum += fold_addend(tape.pair, &term[i], xs[i]);
    form.count = count;
    return fold_end(&tape, &form, start, sum);
}

static inline Node fold_sum(const Node *xs, uint32_t count, Node start)
{
    return fold_sum_of(xs, count, start, (FoldForm){0});
}

/* Unfolds the tape and rewrites the nodes in `held`, as the heap rewrites its references. */
static inline void unfold(Node *held, size_t count)
{
    assert_true(unfold_all(&tape));
    for (size_t i = 0; i < count; i++)
        held[i] = remap_node(&tape, held[i]);
    remap_end(&tape);
}

#endif
