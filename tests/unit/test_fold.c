/*
 * test_fold.c: sums recorded as one node, and the sweep over nodes that no backward has reached.
 * test_fold_random.c compares both with a model.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fold_fixture.h"

/* ---- the interface ---- */

static void test_a_sum_of_products_is_one_node(void **state)
{
    (void)state;
    Node n[] = {leaf(2.0), leaf(3.0), leaf(5.0), leaf(7.0), leaf(11.0)};
    Node sum = fold_dot(n, n + 2, 2, n[4]);
    assert_int_equal(tape.count, 6);
    assert_int_equal(tape_size(&tape), 9);
    assert_int_equal(tape_made(&tape), 9);
    assert_number(value(sum), 11.0 + 2.0 * 5.0 + 3.0 * 7.0);
    assert_true(sweep_backward(&tape, sum));
    assert_number(grad(n[0]), 5.0);
    assert_number(grad(n[3]), 3.0);
    assert_number(grad(n[4]), 1.0);
}

static void assert_node(Node node, Op op, Node first, Node second, double data)
{
    assert_int_equal(tape_op(&tape, node), op);
    assert_int_equal(tape_first(&tape, node), first);
    assert_int_equal(tape_second(&tape, node), second);
    assert_number(value(node), data);
}

static void test_unfolded_the_products_come_first(void **state)
{
    (void)state;
    Node n[] = {leaf(2.0), leaf(3.0), leaf(5.0), leaf(7.0), leaf(11.0), 0, 0};
    tape.here = 9;
    n[5] = fold_dot(n, n + 2, 2, n[4]);
    tape.label[n[5]] = 3;
    n[6] = mul(n[5], n[5]);
    assert_true(sweep_backward(&tape, n[6]));
    unfold(n, 7);
    assert_int_equal(n[4], 4);
    assert_int_equal(tape_size(&tape), tape.count);
    assert_int_equal(tape.count, 10);
    assert_node(5, OP_MUL, 0, 2, 10.0);
    assert_node(6, OP_MUL, 1, 3, 21.0);
    assert_node(7, OP_ADD, 4, 5, 21.0);
    assert_node(n[5], OP_ADD, 7, 6, 42.0);
    assert_node(n[6], OP_MUL, n[5], n[5], 42.0 * 42.0);
    assert_int_equal(tape.site[5], 7);
    assert_int_equal(tape.site[7], 9);
    assert_int_equal(tape.site[n[5]], 9);
    assert_int_equal(tape.label[n[5]], 3);
    assert_int_equal(tape.label[7], 0);
    for (Node node = 5; node <= 8; node++)
        assert_number(grad(node), 84.0);
}

static void test_a_plain_start_is_the_right_operand(void **state)
{
    (void)state;
    Node n[] = {leaf(2.0), leaf(3.0), leaf(0.0), 0};
    n[3] = fold_sum_of(n, 2, n[2], (FoldForm){.leaves = 1, .flipped = true});
    unfold(n, 4);
    assert_int_equal(tape.count, 5);
    assert_node(3, OP_ADD, 0, 2, 2.0);
    assert_node(4, OP_ADD, 3, 1, 5.0);
}

/* The order in which the nodes are made without folding. */
static void test_plain_numbers_precede_their_products(void **state)
{
    (void)state;
    Node w[] = {leaf(2.0), leaf(3.0), leaf(5.0)};
    Node x[] = {w[1], leaf(0.25), w[2]}, start = leaf(11.0);
    Node sum = fold_dot_of(w, x, 3, start, (FoldForm){.leaves = 2, .flipped = true});
    Node held[] = {sum, mul(sum, x[1]), fold_dot(w, w, 1, sum)};
    unfold(held, 3);
    assert_node(3, OP_MUL, 0, 1, 6.0);
    assert_node(4, OP_LEAF, 0, 0, 0.25);
    assert_node(5, OP_MUL, 1, 4, 0.75);
    assert_node(6, OP_MUL, 2, 2, 25.0);
    assert_node(7, OP_LEAF, 0, 0, 11.0);
    assert_node(8, OP_ADD, 3, 7, 17.0);
    assert_node(9, OP_ADD, 8, 5, 17.75);
    assert_node(10, OP_ADD, 9, 6, 42.75);
    assert_int_equal(held[0], 10);
    assert_node(held[1], OP_MUL, 10, 4, 42.75 * 0.25);
    assert_node(held[2], OP_ADD, 10, 12, 46.75);
}

/* Unfolded nodes have the data of the last forward, not of the current leaves. */
static void test_unfolded_nodes_have_the_values_of_the_last_forward(void **state)
{
    (void)state;
    Node n[] = {leaf(2.0), leaf(3.0), leaf(1.0), 0};
    n[3] = fold_dot(n, n + 1, 1, n[2]);
    assert_true(sweep_backward(&tape, n[3]));
    tape_set_value(&tape, n[0], 100.0);
    tape_set_value(&tape, n[3], -1.0);
    grads_set(&tape, n[3], 4.0);
    unfold(n, 4);
    assert_number(value(3), 6.0);
    assert_number(grad(3), 1.0);
    assert_number(value(n[3]), -1.0);
    assert_number(grad(n[3]), 4.0);
}

static void test_a_dead_sum_is_dropped(void **state)
{
    (void)state;
    Node n[] = {leaf(2.0), leaf(3.0), leaf(5.0)};
    fold_sum(n, 3, n[0]);
    Node kept = fold_dot(n, n, 2, n[2]), held[] = {n[0], n[1], n[2], kept};
    fold_sum(n, 2, n[0]);
    collect_begin(&tape);
    tape_mark(&tape, kept);
    collect_slide(&tape);
    for (int i = 0; i < 4; i++)
        held[i] = remap_node(&tape, held[i]);
    remap_end(&tape);
    assert_int_equal(tape.folds.count, 1);
    assert_int_equal(tape.folds.term_count, 2);
    assert_int_equal(tape_size(&tape), 7);
    unfold(held, 4);
    assert_int_equal(tape.count, 7);
    assert_node(held[3], OP_ADD, 5, 4, 18.0);
}

/* Its terms would be filled in without a poll. */
static void test_a_very_long_sum_is_not_folded(void **state)
{
    (void)state;
    leaf(1.0);
    assert_non_null(fold_begin(&tape, FOLD_MOST_TERMS));
    assert_null(fold_begin(&tape, FOLD_MOST_TERMS + 1));
}

static void test_a_sum_that_may_not_fit_is_not_folded(void **state)
{
    (void)state;
    leaf(1.0);
    tape.folds.off = true;
    assert_null(fold_begin(&tape, 1));
    tape.folds.off = false;
    tape.space.limit = 8;
    tape_set_room(&tape);
    assert_null(fold_begin(&tape, 2));
    assert_non_null(fold_begin(&tape, 1));
    assert_null(fold_begin(&tape, 2));
    assert_null(fold_begin(&tape, 0));
}

static void test_unfolding_without_memory_changes_nothing(void **state)
{
    (void)state;
    Node xs[70], sum;
    for (int i = 0; i < 70; i++)
        xs[i] = leaf(i);
    do /* until the unfolded nodes would need memory that is not reserved yet */
        sum = fold_sum(xs, 70, xs[0]);
    while (tape_size(&tape) <= tape.space.charged);
    uint32_t count = tape.count, folds = tape.folds.count;
    mem.limit = mem.used;
    assert_false(unfold_all(&tape));
    mem.limit = SIZE_MAX;
    assert_int_equal(tape.count, count);
    assert_int_equal(tape.folds.count, folds);
    assert_number(value(sum), 69 * 70 / 2.0);
    unfold(&sum, 1);
    assert_number(value(sum), 69 * 70 / 2.0);
}

/* ---- the sweep over fresh nodes ---- */

static void test_an_older_node_under_a_gradient_of_0_is_cleared(void **state)
{
    (void)state;
    Node x = leaf(2.0), old = mul(x, x), zero = leaf(0.0);
    assert_true(sweep_backward(&tape, old));
    Node hidden = mul(old, x), root = mul(hidden, zero);
    assert_true(sweep_backward(&tape, root));
    assert_number(grad(hidden), 0.0);
    assert_number(grad(old), 0.0);
    assert_number(grad(x), 4.0);
}

static void test_an_older_node_that_is_not_reached_keeps_its_gradient(void **state)
{
    (void)state;
    Node x = leaf(2.0), old = mul(x, x);
    assert_true(sweep_backward(&tape, old));
    mul(old, x); /* fresh, but not under the root */
    Node root = add(x, x);
    assert_true(sweep_backward(&tape, root));
    assert_number(grad(old), 1.0);
}

static void test_an_assigned_gradient_under_a_young_sum_is_cleared(void **state)
{
    (void)state;
    Node w = leaf(2.0), zero = leaf(0.0);
    for (int i = 0; i < 2; i++) /* the second one finds that w and zero are leaves */
        assert_true(sweep_backward(&tape, mul(w, zero)));
    Node x = mul(w, w), sum = fold_dot(&w, &x, 1, w);
    assert_true(fold_of(&tape, sum)->form.young);
    grads_set(&tape, x, 5.0);
    assert_true(sweep_backward(&tape, mul(sum, zero)));
    assert_number(grad(x), 0.0);
}

static void test_a_square_that_overflows_propagates_nan(void **state)
{
    (void)state;
    Node x = leaf(2.0), zero = leaf(0.0);
    Node bent = tape_apply(&tape, OP_TANH, x, 0);
    tape_set_value(&tape, bent, 1e200);
    assert_true(sweep_backward(&tape, mul(bent, zero)));
    assert_number(grad(x), NAN);
}

static void test_assigning_over_an_infinite_value_hides_no_nan(void **state)
{
    (void)state;
    Node x = leaf(INFINITY), w = leaf(3.0), zero = leaf(0.0);
    Node product = mul(x, w);
    tape_set_value(&tape, product, 1.0);
    assert_true(sweep_backward(&tape, mul(product, zero)));
    assert_number(grad(w), NAN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_sum_of_products_is_one_node),
        TEST(test_unfolded_the_products_come_first),
        TEST(test_a_plain_start_is_the_right_operand),
        TEST(test_plain_numbers_precede_their_products),
        TEST(test_unfolded_nodes_have_the_values_of_the_last_forward),
        TEST(test_a_dead_sum_is_dropped),
        TEST(test_a_very_long_sum_is_not_folded),
        TEST(test_a_sum_that_may_not_fit_is_not_folded),
        TEST(test_unfolding_without_memory_changes_nothing),
        TEST(test_an_older_node_under_a_gradient_of_0_is_cleared),
        TEST(test_an_older_node_that_is_not_reached_keeps_its_gradient),
        TEST(test_an_assigned_gradient_under_a_young_sum_is_cleared),
        TEST(test_a_square_that_overflows_propagates_nan),
        TEST(test_assigning_over_an_infinite_value_hides_no_nan),
    };
    return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
