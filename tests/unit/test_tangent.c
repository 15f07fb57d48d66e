/* test_tangent.c: forward mode against backward on random graphs, and its edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "graph/fold/unfold.h"
#include "graph/pass/tangent.h"
#include "random_graph.h"

static double tangent_of(Node root, Node x)
{
    static double tangents[1 << 12];
    assert_in_range(root, 0, (1 << 12) - 1);
    assert_true(tangent_sweep(&tape, &(TangentSeed){x, 1.0}, 1, tangents, root));
    return tangents[root];
}

/* One leaf after the other, and an inner node. */
static void test_tangents_agree_with_backward(void **state)
{
    (void)state;
    uint32_t random = 11;
    for (uint32_t done = 0; done < graph_count(1000);) {
        Graph graph;
        double scales[NODES + 8];
        if (!make_graph(&graph, &random))
            continue;
        path_scales(graph.root, scales);
        for (size_t i = 0; i <= graph.leaf_count; i++) {
            Node x = i < graph.leaf_count ? graph.leaves[i] : tape_first(&tape, graph.root);
            double got = tangent_of(graph.root, x);
            if (fabs(got - grad(x)) > 1e-12 * fmax(scales[x], 1e-300))
                fail_msg("%.17g, not %.17g", got, grad(x));
        }
        done++;
    }
}

/* The products and sums that a fold hides give the same number. */
static void test_folds(void **state)
{
    (void)state;
    uint32_t random = 12;
    for (int done = 0; done < 200;) {
        Graph graph;
        if (!make_graph(&graph, &random) || tape.folds.count == 0)
            continue;
        double folded = tangent_of(graph.root, 0);
        assert_true(unfold_all(&tape));
        remap_end(&tape);
        assert_true(fabs(tangent_of(tape.count - 1, 0) - folded) <= 1e-12 * fabs(folded) + 1e-12);
        done++;
    }
}

/* Seeds add up, the same node twice as well; one below another counts for both. */
static void test_a_direction(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0), e = mul(a, b), root = mul(e, e);
    double tangents[4];
    const TangentSeed seeds[] = {{a, 1.0}, {b, -2.0}, {a, 0.5}, {e, 10.0}};
    assert_true(tangent_sweep(&tape, seeds, 4, tangents, root));
    assert_number(tangents[a], 1.5);
    assert_number(tangents[b], -2.0);
    assert_number(tangents[e], 1.5 * 3.0 - 2.0 * 2.0 + 10.0);
    assert_number(tangents[root], 2.0 * 6.0 * tangents[e]);
}

/* Only what depends on the seed counts: nan elsewhere does not spread. */
static void test_nodes_that_do_not_depend_on_the_seed(void **state)
{
    (void)state;
    Node a = leaf(2.0), zero = leaf(0.0), late = leaf(5.0);
    Node infinite = tape_apply(&tape, OP_LOG, zero, zero), root = add(a, infinite);
    assert_number(tangent_of(root, a), 1.0);
    assert_number(tangent_of(root, zero), INFINITY);
    assert_number(tangent_of(root, late), 0.0);
    assert_number(tangent_of(a, root), 0.0);
    assert_number(tangent_of(a, a), 1.0);
}

/* 0 times infinity would be nan. */
static void test_a_relu_stops_an_infinite_tangent(void **state)
{
    (void)state;
    Node x = leaf(0.0), root = tape_apply(&tape, OP_LOG, x, x);
    root = tape_apply(&tape, OP_RELU, root, root);
    assert_number(tangent_of(root, x), 0.0);
}

static void test_data_and_gradients_stay(void **state)
{
    (void)state;
    Graph graph;
    TapePair before[NODES + 8];
    uint32_t random = 13;
    while (!make_graph(&graph, &random))
        ;
    memcpy(before, tape.pair, tape.count * sizeof *before);
    tangent_of(graph.root, 0);
    assert_memory_equal(before, tape.pair, tape.count * sizeof *before);
    assert_int_equal(tape.last.root, graph.root);
}

static void test_an_interruption(void **state)
{
    (void)state;
    static double tangents[3 * TAPE_POLL];
    Node root = chain_of(TAPE_POLL);
    stop = 1;
    assert_false(tangent_sweep(&tape, &(TangentSeed){0, 1.0}, 1, tangents, root));
    stop = 0;
    assert_true(tangent_sweep(&tape, &(TangentSeed){0, 1.0}, 1, tangents, root));
    assert_number(tangents[root], 1.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_tangents_agree_with_backward),
        TEST(test_folds),
        TEST(test_a_direction),
        TEST(test_nodes_that_do_not_depend_on_the_seed),
        TEST(test_a_relu_stops_an_infinite_tangent),
        TEST(test_data_and_gradients_stay),
        TEST(test_an_interruption),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
