/*
 * test_sweep_large.c: backward over large and random graphs, and interrupted sweeps.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tape_fixture.h"

enum {
    DEEP = 3 * 1000 * 1000,
    LONG = 300 * 1000, /* a sweep over this many nodes polls the stop flag */
};

/* ---- interruption ---- */

static void assert_leaves_have(double expected)
{
    for (Node node = 0; node < tape.count; node++)
        if (tape_op(&tape, node) == OP_LEAF && grad(node) != expected)
            fail_msg("leaf %u has gradient %g, not %g", node, grad(node), expected);
}

/* The flag is set before the nodes under the root are searched. */
static void test_backward_can_be_stopped_at_its_beginning(void **state)
{
    (void)state;
    Node root = chain_of(LONG);
    stop = 1;
    assert_false(sweep_backward(&tape, root));
    assert_leaves_have(0.0);
    assert_int_equal(tape.last.root, NODE_NONE);
    stop = 0;
    assert_true(sweep_backward(&tape, root));
    assert_leaves_have(1.0);
}

/* The nodes are already known, so the flag is seen in the middle of the sweep. */
static void test_backward_stopped_half_way_restores_the_leaves(void **state)
{
    (void)state;
    Node other = leaf(1.0), root = chain_of(LONG);
    sweep_backward(&tape, root);
    sweep_backward(&tape, other);
    stop = 1;
    assert_false(sweep_backward(&tape, root));
    assert_leaves_have(1.0);
    assert_int_equal(tape.last.root, other);
    stop = 0;
    assert_true(sweep_backward(&tape, root));
    grads_set(&tape, other, 2.0);
    assert_leaves_have(2.0);
}

/* A graph of any size is either too small to be interrupted, or its leaves are restored. */
static void test_backward_stopped_in_a_graph_of_any_size_restores_the_leaves(void **state)
{
    (void)state;
    Node root = chain_of(LONG / 6);
    sweep_backward(&tape, root);
    stop = 1;
    double expected = sweep_backward(&tape, root) ? 2.0 : 1.0;
    assert_leaves_have(expected);
}

/* The saved gradients of the leaves do not accumulate. */
static void test_saved_leaf_gradients_do_not_accumulate(void **state)
{
    (void)state;
    Node root = chain_of(LONG);
    sweep_backward(&tape, root);
    size_t used = mem.used;
    for (int i = 0; i < 4; i++) {
        sweep_backward(&tape, root - 2);
        sweep_backward(&tape, root);
    }
    assert_int_equal(mem.used, used);
}

static void test_a_stopped_search_is_not_cached(void **state)
{
    (void)state;
    Node root = chain_of(LONG), part = root - 2;
    stop = 1;
    assert_false(sweep_backward(&tape, root));
    stop = 0;
    assert_true(sweep_backward(&tape, part));
    assert_number(grad(0), 1.0);
    assert_number(grad(root - 1), 0.0);
    assert_number(grad(root), 0.0);
}

/* ---- large and random graphs ---- */

static void test_backward_does_not_recurse_on_a_deep_chain(void **state)
{
    (void)state;
    Node root = chain_of(DEEP / 2); /* as many leaves as operations */
    assert_true(sweep_backward(&tape, root));
    assert_leaves_have(1.0);
    assert_true(sweep_backward(&tape, root));
    assert_leaves_have(2.0);
}

/* The nodes under a root, found without the tape's own search. */
static void model_reach(const Tape *model, Node root, bool *reached)
{
    memset(reached, 0, model->count);
    reached[root] = true;
    for (Node node = root + 1; node-- > 0;) {
        Node inputs[2];
        int count = reached[node] ? tape_inputs(model, node, inputs) : 0;
        while (count-- > 0)
            reached[inputs[count]] = true;
    }
}

static void model_backward(Tape *model, Node root)
{
    bool reached[256];
    model_reach(model, root, reached);
    for (Node node = 0; node < root; node++)
        if (reached[node] && tape_op(model, node) != OP_LEAF)
            model->pair[node].grad = 0.0;
    bool is_leaf = tape_op(model, root) == OP_LEAF;
    model->pair[root].grad = is_leaf ? model->pair[root].grad + 1.0 : 1.0;
    for (Node node = root + 1; node-- > 0;)
        if (reached[node])
            sweep_backstep(model, node);
}

static void assert_same_tapes(const Tape *model)
{
    for (Node node = 0; node < tape.count; node++)
        assert_number(grad(node), model->pair[node].grad);
    for (Node node = tape.grads.graded; node < tape.count; node++)
        assert_number(grad(node), 0.0);
}

static void compare_with_model(Tape *model, uint32_t seed)
{
    uint32_t random = seed, random_too = seed;
    for (int i = 0; i < 60; i++) {
        random_node(&tape, &random);
        random_node(model, &random_too);
    }
    for (int i = 0; i < 20; i++) {
        Node node = next_random(&random, tape.count);
        if (i % 4 == 3) {
            grads_set(&tape, node, i);
            grads_set(model, node, i);
        } else {
            assert_true(sweep_backward(&tape, node));
            model_backward(model, node);
        }
        assert_same_tapes(model);
    }
}

static void test_random_graphs_agree_with_a_plain_model(void **state)
{
    (void)state;
    Tape model;
    assert_true(tape_init(&model, &mem, 0));
    for (uint32_t seed = 1; seed <= 300; seed++) {
        compare_with_model(&model, seed);
        tape_clear(&model);
        tape_clear(&tape);
    }
    tape_done(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_backward_can_be_stopped_at_its_beginning),
        TEST(test_backward_stopped_half_way_restores_the_leaves),
        TEST(test_backward_stopped_in_a_graph_of_any_size_restores_the_leaves),
        TEST(test_saved_leaf_gradients_do_not_accumulate),
        TEST(test_a_stopped_search_is_not_cached),
        TEST(test_backward_does_not_recurse_on_a_deep_chain),
        TEST(test_random_graphs_agree_with_a_plain_model),
    };
    return cmocka_run_group_tests_name("sweep_large", tests, NULL, NULL);
}
