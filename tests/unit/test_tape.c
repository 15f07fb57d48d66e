/*
 * test_tape.c: recording nodes, their order, forward, and the counters and limits of the tape.
 * test_sweep_gradients.c tests gradients, test_collect.c tests collection.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tape_fixture.h"

enum { DEEP = 3 * 1000 * 1000 };

/* ---- leaves and operations ---- */

static void test_a_leaf_stores_a_number(void **state)
{
    Node inputs[2];
    (void)state;
    Node a = leaf(2.5);
    assert_number(value(a), 2.5);
    assert_number(grad(a), 0.0);
    assert_int_equal(tape_op(&tape, a), OP_LEAF);
    assert_int_equal(tape_inputs(&tape, a, inputs), 0);
    assert_int_equal(tape.label[a], 0);
    assert_int_equal(tape.count, 1);
}

static void test_an_operation_computes_and_records_its_inputs(void **state)
{
    Node inputs[2];
    (void)state;
    Node a = leaf(3.0), b = leaf(4.0);
    Node power = tape_apply(&tape, OP_POW, b, a);
    assert_number(value(power), 64.0);
    assert_number(grad(power), 0.0);
    assert_int_equal(tape_op(&tape, power), OP_POW);
    assert_int_equal(tape_inputs(&tape, power, inputs), 2);
    assert_int_equal(inputs[0], b);
    assert_int_equal(inputs[1], a);
}

static void test_the_same_input_may_be_used_twice(void **state)
{
    Node inputs[2];
    (void)state;
    Node a = leaf(3.0);
    assert_int_equal(tape_inputs(&tape, add(a, a), inputs), 2);
    assert_int_equal(inputs[0], a);
    assert_int_equal(inputs[1], a);
}

static void test_a_unary_operation_ignores_the_second_operand(void **state)
{
    Node inputs[2];
    (void)state;
    Node a = leaf(0.0);
    Node e = tape_apply(&tape, OP_EXP, a, 12345);
    assert_number(value(e), 1.0);
    assert_int_equal(tape_inputs(&tape, e, inputs), 1);
    assert_int_equal(inputs[0], a);
}

static void test_a_constant_exponent_is_not_an_input(void **state)
{
    Node inputs[2];
    (void)state;
    Node a = leaf(3.0);
    Node whole = tape_constant(&tape, 2.0, true), broken = tape_constant(&tape, 2.0, false);
    Node square = tape_apply(&tape, OP_POWK, a, whole);
    assert_number(value(square), 9.0);
    assert_int_equal(tape_inputs(&tape, square, inputs), 1);
    assert_int_equal(inputs[0], a);
    assert_int_equal(tape_second(&tape, square), whole);
    assert_true(tape_is_whole(&tape, whole));
    assert_false(tape_is_whole(&tape, broken));
}

static void test_nodes_record_the_current_site(void **state)
{
    (void)state;
    tape.here = 7;
    Node a = leaf(1.0);
    tape.here = 9;
    Node b = tape_apply(&tape, OP_TANH, a, 0);
    assert_int_equal(tape.site[a], 7);
    assert_int_equal(tape.site[b], 9);
}

static void test_the_count_of_nodes_made_never_decreases(void **state)
{
    (void)state;
    chain_of(10);
    assert_int_equal(tape_made(&tape), 21);
    tape_clear(&tape);
    chain_of(1);
    assert_int_equal(tape_made(&tape), 24);
}

static void test_a_cleared_tape_starts_empty(void **state)
{
    (void)state;
    Node root = chain_of(5);
    tape.label[0] = 3;
    tape.label[root] = 4;
    sweep_backward(&tape, root);
    tape_clear(&tape);
    assert_int_equal(tape.count, 0);
    assert_int_equal(tape.last.root, NODE_NONE);
    assert_int_equal(tape.last.label, 0);
    assert_false(tape.last.any);
    Node a = leaf(2.0);
    assert_int_equal(a, 0);
    assert_int_equal(tape.label[a], 0);
    assert_number(grad(a), 0.0);
}

/* ---- order ---- */

static void check_topo(const Node *roots, size_t root_count, const Node *expected, size_t count)
{
    size_t got_count;
    Node *got = topo_order(&tape, roots, root_count, &got_count);
    assert_non_null(got);
    assert_int_equal(got_count, count);
    assert_memory_equal(got, expected, count * sizeof *got);
    mem_free(&mem, got, got_count * sizeof *got);
}

static void test_topo_is_depth_first_from_left_to_right(void **state)
{
    (void)state;
    Node c = leaf(1.0), b = leaf(2.0),
         a = leaf(3.0); /* made in another order than they are visited */
    Node right = mul(b, c), left = add(a, b);
    Node root = add(left, right);
    check_topo(&root, 1, (Node[]){a, b, left, c, right, root}, 6);
}

static void test_topo_lists_only_nodes_under_the_root(void **state)
{
    (void)state;
    Node a = leaf(1.0), b = leaf(2.0);
    Node inner = mul(a, a);
    add(inner, b);
    check_topo(&inner, 1, (Node[]){a, inner}, 2);
    check_topo(&b, 1, (Node[]){b}, 1);
}

static void test_topo_of_several_roots_lists_each_node_once(void **state)
{
    (void)state;
    Node a = leaf(1.0), b = leaf(2.0);
    Node sum = add(a, b), product = mul(b, sum);
    Node roots[] = {product, sum, b, product};
    check_topo(roots, 4, (Node[]){b, a, sum, product}, 4);
}

static void test_topo_omits_constant_exponents(void **state)
{
    (void)state;
    Node a = leaf(1.0), k = tape_constant(&tape, 2.0, true);
    Node root = tape_apply(&tape, OP_POWK, a, k);
    check_topo(&root, 1, (Node[]){a, root}, 2);
}

static void test_topo_fails_without_memory(void **state)
{
    size_t count;
    (void)state;
    Node root = chain_of(1000);
    size_t used = mem.used;
    for (mem.limit = used; mem.limit < used + 4000; mem.limit += 100) {
        assert_null(topo_order(&tape, &root, 1, &count));
        assert_int_equal(mem.used, used);
    }
}

static void test_topo_can_be_stopped(void **state)
{
    size_t count;
    (void)state;
    Node root = chain_of(100 * 1000);
    size_t used = mem.used;
    stop = 1;
    assert_null(topo_order(&tape, &root, 1, &count));
    assert_int_equal(mem.used, used);
}

/* A path as long as the graph: nothing may recurse. */
static void test_topo_does_not_recurse_on_a_deep_chain(void **state)
{
    size_t count;
    (void)state;
    Node root = leaf(1.0);
    for (int i = 0; i < DEEP; i++)
        root = tape_apply(&tape, OP_TANH, root, 0);
    Node *order = topo_order(&tape, &root, 1, &count);
    assert_int_equal(count, DEEP + 1);
    for (Node i = 0; i <= DEEP; i++)
        if (order[i] != i)
            fail_msg("node %u is at index %u", order[i], i);
    mem_free(&mem, order, count * sizeof *order);
}

/* ---- forward ---- */

static void test_forward_computes_in_place(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0);
    Node product = mul(a, b), k = tape_constant(&tape, 2.0, true);
    Node root = tape_apply(&tape, OP_POWK, product, k);
    uint32_t count = tape.count;
    tape.pair[a].value = 5.0;
    assert_true(sweep_forward(&tape, root));
    assert_number(value(product), 15.0);
    assert_number(value(root), 225.0);
    assert_number(value(b), 3.0);
    assert_int_equal(tape.count, count);
}

static void test_forward_overwrites_data_set_by_hand(void **state)
{
    (void)state;
    Node a = leaf(2.0), square = mul(a, a), root = add(square, a);
    tape.pair[square].value = 100.0;
    sweep_forward(&tape, root);
    assert_number(value(square), 4.0);
    assert_number(value(root), 6.0);
}

static void test_forward_leaves_other_nodes_and_gradients(void **state)
{
    (void)state;
    Node a = leaf(2.0), inside = mul(a, a), outside = add(a, a);
    Node root = mul(inside, inside), above = add(root, a);
    sweep_backward(&tape, above);
    double held = grad(a);
    tape.pair[a].value = 3.0;
    sweep_forward(&tape, root);
    assert_number(value(root), 81.0);
    assert_number(value(outside), 4.0);
    assert_number(value(above), 18.0);
    assert_number(grad(a), held);
    assert_int_equal(tape.last.root, above);
}

static void test_forward_of_a_leaf_does_nothing(void **state)
{
    (void)state;
    Node a = leaf(2.0);
    assert_true(sweep_forward(&tape, a));
    assert_number(value(a), 2.0);
}

static void test_forward_does_not_recurse_on_a_deep_chain(void **state)
{
    (void)state;
    Node root = chain_of(DEEP / 2);
    tape.pair[0].value = 11.0;
    assert_true(sweep_forward(&tape, root));
    assert_number(value(root), 11.0 + DEEP / 2);
}

static void test_forward_can_be_stopped(void **state)
{
    (void)state;
    Node root = chain_of(200 * 1000);
    stop = 1;
    assert_false(sweep_forward(&tape, root));
    stop = 0;
    tape.pair[0].value = 11.0;
    assert_true(sweep_forward(&tape, root));
    assert_number(value(root), 11.0 + 200 * 1000);
}

/* ---- limits ---- */

static void start_with_limit(uint64_t limit)
{
    tape_done(&tape);
    assert_true(tape_init(&tape, &mem, limit));
}

static void test_a_full_tape_refuses_nodes_and_stays_usable(void **state)
{
    (void)state;
    start_with_limit(3);
    Node a = leaf(2.0), b = leaf(3.0), root = mul(a, b);
    assert_int_equal(root, 2);
    assert_int_equal(leaf(1.0), NODE_NONE);
    assert_int_equal(add(a, b), NODE_NONE);
    assert_int_equal(tape_constant(&tape, 2.0, true), NODE_NONE);
    assert_int_equal(tape.count, 3);
    assert_int_equal(tape_made(&tape), 3);
    sweep_backward(&tape, root);
    assert_number(grad(a), 3.0);
}

/* Node memory is counted in steps, but a limit inside a step is exact. */
static void test_the_node_limit_is_exact(void **state)
{
    enum { LIMIT = (1 << 16) + 5 };
    (void)state;
    start_with_limit(LIMIT);
    for (int i = 0; i < LIMIT; i++)
        assert_int_equal(leaf(i), i);
    assert_int_equal(leaf(0.0), NODE_NONE);
}

static void test_memory_of_nodes_is_counted_and_limited(void **state)
{
    (void)state;
    assert_int_equal(mem.used, 0);
    mem.limit = 1000;
    assert_int_equal(leaf(1.0), NODE_NONE);
    mem.limit = (size_t)10 * 1000 * 1000;
    while (leaf(1.0) != NODE_NONE)
        ;
    assert_in_range(mem.used, mem.limit / 2, mem.limit);
    assert_true(mem.used >= (size_t)tape.count * TAPE_NODE_BYTES);
    tape_clear(&tape);
    assert_int_equal(mem.used, 0);
    assert_int_equal(leaf(1.0), 0);
}

static void test_a_node_takes_at_most_48_bytes(void **state)
{
    (void)state;
    Node root = chain_of(DEEP / 2);
    sweep_backward(&tape, root);
    assert_true(mem.used <= (size_t)48 * tape.count);
}

static void test_trimmed_memory_reads_as_zero(void **state)
{
    (void)state;
    for (int i = 0; i < 300 * 1000; i++) {
        Node node = leaf(1.0);
        tape.label[node] = 5;
    }
    size_t used = mem.used;
    tape.count = 10;
    tape_trim(&tape);
    assert_true(mem.used < used / 2);
    for (Node node = 0; node < 10; node++)
        assert_number(value(node), 1.0);
    for (int i = 0; i < 300 * 1000; i++)
        assert_int_equal(tape.label[leaf(2.0)], 0);
    assert_int_equal(mem.used, used);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_leaf_stores_a_number),
        TEST(test_an_operation_computes_and_records_its_inputs),
        TEST(test_the_same_input_may_be_used_twice),
        TEST(test_a_unary_operation_ignores_the_second_operand),
        TEST(test_a_constant_exponent_is_not_an_input),
        TEST(test_nodes_record_the_current_site),
        TEST(test_the_count_of_nodes_made_never_decreases),
        TEST(test_a_cleared_tape_starts_empty),
        TEST(test_topo_is_depth_first_from_left_to_right),
        TEST(test_topo_lists_only_nodes_under_the_root),
        TEST(test_topo_of_several_roots_lists_each_node_once),
        TEST(test_topo_omits_constant_exponents),
        TEST(test_topo_fails_without_memory),
        TEST(test_topo_can_be_stopped),
        TEST(test_topo_does_not_recurse_on_a_deep_chain),
        TEST(test_forward_computes_in_place),
        TEST(test_forward_overwrites_data_set_by_hand),
        TEST(test_forward_leaves_other_nodes_and_gradients),
        TEST(test_forward_of_a_leaf_does_nothing),
        TEST(test_forward_does_not_recurse_on_a_deep_chain),
        TEST(test_forward_can_be_stopped),
        TEST(test_a_full_tape_refuses_nodes_and_stays_usable),
        TEST(test_the_node_limit_is_exact),
        TEST(test_memory_of_nodes_is_counted_and_limited),
        TEST(test_a_node_takes_at_most_48_bytes),
        TEST(test_trimmed_memory_reads_as_zero),
    };
    return cmocka_run_group_tests_name("tape", tests, NULL, NULL);
}
