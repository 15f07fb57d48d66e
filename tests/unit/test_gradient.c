/*
 * test_gradient.c: gradients as nodes against the gradients of backward, and second derivatives
 * against differences of first ones, on random graphs.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "graph/fold/unfold.h"
#include "graph/pass/gradient.h"
#include "random_graph.h"

/* ---- first derivatives ---- */

static void check_first(const Graph *graph)
{
    Node gradients[MOST_LEAVES], before = tape.count;
    double scales[NODES + 8], held[NODES + 8];
    assert_in_range(tape.count, 1, NODES + 7);
    path_scales(graph->root, scales);
    for (Node node = 0; node < before; node++)
        held[node] = grad(node);
    assert_true(gradient_record(&tape, graph->root, graph->leaves, graph->leaf_count, gradients));
    for (size_t i = 0; i < graph->leaf_count; i++) {
        double expected = grad(graph->leaves[i]), got = value(gradients[i]);
        assert_true(gradients[i] >= before);
        for (size_t k = 0; k < i; k++)
            assert_int_not_equal(gradients[i], gradients[k]);
        if (fabs(got - expected) > 1e-12 * fmax(scales[graph->leaves[i]], 1e-300))
            fail_msg("leaf %zu: %.17g, not %.17g", i, got, expected);
    }
    for (Node node = 0; node < before; node++)
        assert_number(grad(node), held[node]);
    assert_int_equal(tape.last.root, graph->root);
}

static void test_gradients_agree_with_backward(void **state)
{
    (void)state;
    uint32_t random = 1;
    for (uint32_t done = 0; done < graph_count(500);) {
        Graph graph;
        if (!make_graph(&graph, &random))
            continue;
        check_first(&graph);
        done++;
    }
}

/* ---- second derivatives ---- */

static double moved_value(Node root, Node leaf, double by)
{
    double held = value(leaf);
    tape_set_value(&tape, leaf, held + by);
    assert_true(sweep_forward(&tape, root));
    double moved = value(root);
    tape_set_value(&tape, leaf, held);
    assert_true(sweep_forward(&tape, root));
    return moved;
}

static bool is_close(double a, double b, double tolerance)
{
    return fabs(a - b) <= tolerance * fmax(1.0, fabs(b));
}

/* The slope of a node, by differences of three sizes. False if they do not agree, or those of both
   sides: near a kink, or because the function is too steep. */
static bool measure_slope(Node root, Node leaf, double *slope)
{
    double h = 2e-4 * fmax(1.0, fabs(value(leaf))), rough[3], here = value(root), above, below;
    for (int i = 0; i < 3; i++) {
        h /= 2.0;
        above = moved_value(root, leaf, h);
        below = moved_value(root, leaf, -h);
        rough[i] = (above - below) / (2.0 * h);
    }
    double better = (4.0 * rough[1] - rough[0]) / 3.0; /* Richardson's extrapolation */
    *slope = (4.0 * rough[2] - rough[1]) / 3.0;
    return is_close(better, *slope, 1e-7) && is_close((above - here) / h, (here - below) / h, 0.05);
}

/* Of one pair of leaves. False if the difference says nothing. */
static bool check_second(const Graph *graph, Node a, Node b)
{
    Node first, second;
    double slope;
    assert_true(gradient_record(&tape, graph->root, &a, 1, &first));
    assert_true(gradient_record(&tape, first, &b, 1, &second));
    if (tape_op(&tape, first) == OP_LEAF) {
        assert_number(value(second), 0.0);
        return false;
    }
    if (!isfinite(value(second)) || !measure_slope(first, b, &slope))
        return false;
    if (!is_close(value(second), slope, 1e-6))
        fail_msg("the second derivative is %.12g, the difference gives %.12g", value(second),
                 slope);
    return true;
}

static void test_second_derivatives_agree_with_differences(void **state)
{
    (void)state;
    uint32_t random = 2;
    uint32_t graphs = graph_count(500), compared = 0;
    for (uint32_t done = 0; done < graphs;) {
        Graph graph;
        if (!make_graph(&graph, &random))
            continue;
        Node a = graph.leaves[next_random(&random, (uint32_t)graph.leaf_count)];
        Node b = graph.leaves[next_random(&random, (uint32_t)graph.leaf_count)];
        compared += check_second(&graph, a, b);
        done++;
    }
    assert_true(compared > graphs / 4);
}

/* ---- the graph of a gradient ---- */

/* d²(x³)/dx² = 6x */
static void test_gradients_follow_forward(void **state)
{
    (void)state;
    Node x = leaf(2.0), root = mul(x, mul(x, x)), first, second;
    assert_true(gradient_record(&tape, root, &x, 1, &first));
    assert_true(gradient_record(&tape, first, &x, 1, &second));
    assert_number(value(second), 12.0);
    tape_set_value(&tape, x, -1.0);
    assert_true(sweep_forward(&tape, second));
    assert_number(value(second), -6.0);
    assert_true(sweep_backward(&tape, second));
    assert_number(grad(x), 6.0);
}

static void test_masks_follow_forward(void **state)
{
    (void)state;
    Node x = leaf(2.0), root = tape_apply(&tape, OP_RELU, x, x), first;
    assert_true(gradient_record(&tape, root, &x, 1, &first));
    assert_number(value(first), 1.0);
    tape_set_value(&tape, x, -1.0);
    assert_true(sweep_forward(&tape, first));
    assert_number(value(first), 0.0);
}

/* 0 times infinity would be nan. */
static void test_a_mask_stops_an_infinite_gradient(void **state)
{
    (void)state;
    Node x = leaf(-1.0), rectified = tape_apply(&tape, OP_RELU, x, x), first;
    Node root = tape_apply(&tape, OP_LOG, rectified, rectified);
    assert_true(gradient_record(&tape, root, &x, 1, &first));
    assert_number(value(first), 0.0);
}

static void test_nodes_that_root_does_not_use(void **state)
{
    (void)state;
    Node x = leaf(2.0), other = leaf(3.0), root = mul(x, x), later = leaf(5.0);
    Node xs[] = {other, root, later, x, x}, gradients[5];
    assert_true(gradient_record(&tape, root, xs, 5, gradients));
    double expected[] = {0.0, 1.0, 0.0, 4.0, 4.0};
    for (int i = 0; i < 5; i++)
        assert_number(value(gradients[i]), expected[i]);
    assert_int_not_equal(gradients[3], gradients[4]);
}

/* A weight of many samples gets one sum. */
static void test_many_uses_become_one_sum(void **state)
{
    (void)state;
    enum { USES = 1000 };
    Node x = leaf(2.0), factors[USES], first;
    for (int i = 0; i < USES; i++)
        factors[i] = leaf(i);
    Node root = leaf(0.0);
    for (int i = 0; i < USES; i++)
        root = add(root, mul(x, factors[i]));
    uint32_t before = tape.count;
    assert_true(gradient_record(&tape, root, &x, 1, &first));
    assert_in_range(tape.count, before + 1, before + 2);
    assert_number(value(first), USES * (USES - 1) / 2.0);
}

/* Unfolded, the sums have the same values. */
static void test_without_folding(void **state)
{
    (void)state;
    uint32_t random = 5;
    for (int done = 0; done < 100;) {
        Graph graph;
        Node folded[MOST_LEAVES], plain[MOST_LEAVES];
        if (!make_graph(&graph, &random))
            continue;
        assert_true(gradient_record(&tape, graph.root, graph.leaves, graph.leaf_count, folded));
        tape.folds.off = true;
        assert_true(gradient_record(&tape, graph.root, graph.leaves, graph.leaf_count, plain));
        tape.folds.off = false;
        for (size_t i = 0; i < graph.leaf_count; i++)
            assert_number(value(plain[i]), value(folded[i]));
        done++;
    }
}

/* ---- failures ---- */

static void test_an_interruption(void **state)
{
    (void)state;
    Node root = chain_of(TAPE_POLL), first, x = 0;
    stop = 1;
    assert_false(gradient_record(&tape, root, &x, 1, &first));
    stop = 0;
    assert_true(gradient_record(&tape, root, &x, 1, &first));
}

static void test_memory_runs_out(void **state)
{
    (void)state;
    Node x = leaf(0.5), root = x, first;
    for (int i = 0; i < 200; i++)
        root = tape_apply(&tape, OP_SILU, root, root);
    size_t used = mem.used;
    bool is_done = false;
    for (size_t more = 0; !is_done && more < 1 << 20; more += 4096) {
        mem.limit = used + more;
        is_done = gradient_record(&tape, root, &x, 1, &first);
    }
    mem.limit = SIZE_MAX;
    assert_true(is_done);
    assert_true(isfinite(value(first)));
}

static void test_the_tape_is_full(void **state)
{
    (void)state;
    Node x = leaf(0.5), root = tape_apply(&tape, OP_SILU, x, x), first;
    for (uint32_t more = 0; more < 5; more++) {
        tape.space.limit = tape.count + more;
        tape_set_room(&tape);
        assert_false(gradient_record(&tape, root, &x, 1, &first));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_gradients_agree_with_backward),
        TEST(test_second_derivatives_agree_with_differences),
        TEST(test_gradients_follow_forward),
        TEST(test_masks_follow_forward),
        TEST(test_a_mask_stops_an_infinite_gradient),
        TEST(test_nodes_that_root_does_not_use),
        TEST(test_many_uses_become_one_sum),
        TEST(test_without_folding),
        TEST(test_an_interruption),
        TEST(test_memory_runs_out),
        TEST(test_the_tape_is_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
