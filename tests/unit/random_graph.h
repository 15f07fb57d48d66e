/*
 * random_graph.h: random graphs with finite values and gradients, and the scale of the rounding
 * errors of their gradients. Include it after <cmocka.h>.
 */
#ifndef RANDOM_GRAPH_H
#define RANDOM_GRAPH_H

#include "graph/fold/fold.h"
#include "graph/fold/operands.h"
#include "tape_fixture.h"

enum { NODES = 24, MOST_LEAVES = 64 };

typedef struct Graph {
    Node root, leaves[MOST_LEAVES];
    size_t leaf_count;
} Graph;

/* A node that is no constant of an operation. */
static inline Node random_operand(uint32_t *random)
{
    for (;;) {
        Node node = next_random(random, tape.count);
        if (tape_op(&tape, node) != OP_LEAF || !tape_is_whole(&tape, node))
            return node;
    }
}

/* start + a*b + c*d, or start + a + b, as one node. */
static inline void random_sum(uint32_t *random)
{
    bool products = next_random(random, 2);
    Node start = random_operand(random);
    double sum = value(start);
    FoldTerm *term = fold_begin(&tape, 2);
    assert_non_null(term);
    for (int i = 0; i < 2; i++) {
        Node a = random_operand(random), b = random_operand(random);
        sum += products ? fold_product(tape.pair, &term[i], a, b)
                        : fold_addend(tape.pair, &term[i], a);
    }
    fold_end(&tape, &(FoldForm){.count = 2, .products = products}, start, sum);
}

/* Constants are marked as whole numbers, so that random_operand knows them. */
static inline void random_operation(uint32_t *random)
{
    Op op = (Op)next_random(random, OP_COUNT);
    double number = next_random(random, 1000) / 250.0 - 2.0;
    if (op == OP_LEAF || tape.count < 3) {
        leaf(number);
        return;
    }
    Node a = random_operand(random), b = random_operand(random);
    if (ops_table[op].constants) {
        b = tape_constant(&tape, number, true);
        tape_constant(&tape, number + 1.0, true);
    }
    tape_apply(&tape, op, a, b);
}

/* True if backward gives finite gradients of finite values, the kind that mathematics speaks of. */
static inline bool is_finite(const Graph *graph)
{
    assert_true(sweep_backward(&tape, graph->root));
    for (Node node = 0; node < tape.count; node++)
        if (!isfinite(value(node)) || !isfinite(grad(node)) || fabs(value(node)) > 1e6)
            return false;
    return true;
}

/* A random graph on an empty tape; its root is the newest node. False if it is of no use. */
static inline bool make_graph(Graph *graph, uint32_t *random)
{
    tape_clear(&tape);
    while (tape.count < NODES)
        if (tape.count > 3 && next_random(random, 8) == 0)
            random_sum(random);
        else
            random_operation(random);
    graph->root = tape.count - 1;
    if (tape_op(&tape, graph->root) == OP_LEAF || !is_finite(graph))
        return false;
    graph->leaf_count = 0;
    assert_true(reach_find(&tape, graph->root));
    for (size_t i = 0; i < tape.reach.leaf_count && i < MOST_LEAVES; i++)
        graph->leaves[graph->leaf_count++] = tape.reach.leaves[i];
    return true;
}

static inline bool put_operand(void *context, Node operand)
{
    Node **next = context;
    *(*next)++ = operand;
    return false;
}

/* For each node the sum of |products of derivatives| over all paths to the root: the scale of the
   rounding errors of its gradient. */
static inline void path_scales(Node root, double *scales)
{
    for (Node node = 0; node <= root; node++)
        scales[node] = 0.0;
    scales[root] = 1.0;
    for (Node node = root; node > 0; node--) {
        uint64_t word = tape.word[node];
        Op op = word_op(word);
        Node operands[8], *end = operands, first = word_first(word), second = word_second(word);
        if (op == OP_LEAF || scales[node] == 0.0)
            continue;
        if (op != OP_FOLD) {
            double c = ops_has_two_constants(op) ? value(second + 1) : 0.0;
            OpsDerivatives d = ops_derivatives(op, value(first), value(second), value(node), c);
            scales[first] += fabs(d.x) * scales[node];
            if (ops_table[op].inputs == 2)
                scales[second] += fabs(d.y) * scales[node];
            continue;
        }
        operands_visit_inputs(&tape, word, put_operand, &end);
        bool products = fold_of(&tape, node)->form.products;
        scales[operands[0]] += scales[node];
        for (Node *at = operands + 1; at < end; at += products ? 2 : 1) {
            scales[at[0]] += scales[node] * (products ? fabs(value(at[1])) : 1.0);
            if (products)
                scales[at[1]] += scales[node] * fabs(value(at[0]));
        }
    }
}

#endif
