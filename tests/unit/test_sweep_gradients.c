/*
 * test_sweep_gradients.c: backward, backstep and gradients set by hand. test_sweep_large.c tests
 * large graphs and interrupted sweeps.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tape_fixture.h"

static void assert_grads(const Node *nodes, const double *grads, int count)
{
    for (int i = 0; i < count; i++)
        if (grad(nodes[i]) != grads[i])
            fail_msg("node %u has gradient %.17g, not %.17g", nodes[i], grad(nodes[i]), grads[i]);
}

/* ---- backward ---- */

static void test_backward_gives_every_node_its_gradient(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(-3.0), c = leaf(10.0), f = leaf(-2.0);
    Node e = mul(a, b), d = add(e, c), root = mul(d, f);
    assert_true(sweep_backward(&tape, root));
    assert_number(value(root), -8.0);
    assert_grads((Node[]){a, b, c, f, e, d, root},
                 (double[]){6.0, -4.0, -2.0, 4.0, -2.0, -2.0, 1.0}, 7);
    assert_int_equal(tape.last.root, root);
    assert_true(tape.last.any);
}

static void test_second_backward_adds_to_leaves_only(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0), inner = mul(a, b), root = mul(inner, inner);
    sweep_backward(&tape, root);
    assert_grads((Node[]){a, b, inner, root}, (double[]){36.0, 24.0, 12.0, 1.0}, 4);
    sweep_backward(&tape, root);
    assert_grads((Node[]){a, b, inner, root}, (double[]){72.0, 48.0, 12.0, 1.0}, 4);
}

static void test_backward_of_a_leaf_adds_one(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0);
    sweep_backward(&tape, a);
    sweep_backward(&tape, a);
    assert_number(grad(a), 2.0);
    assert_number(grad(b), 0.0);
    assert_int_equal(tape.last.root, a);
    assert_true(tape.last.any);
}

static void test_a_value_used_twice_gets_both_parts(void **state)
{
    (void)state;
    Node a = leaf(3.0), doubled = add(a, a), b = leaf(3.0), square = mul(b, b);
    sweep_backward(&tape, doubled);
    assert_number(grad(a), 2.0);
    sweep_backward(&tape, square);
    assert_number(grad(b), 6.0);
}

static void test_a_diamond_sums_both_paths(void **state)
{
    (void)state;
    Node a = leaf(-2.0), b = leaf(3.0);
    Node d = mul(a, b), e = add(a, b), root = mul(d, e);
    sweep_backward(&tape, root);
    assert_grads((Node[]){a, b, d, e}, (double[]){-3.0, -8.0, 1.0, -6.0}, 4);
}

static void test_a_leaf_between_operations_gets_its_gradient(void **state)
{
    (void)state;
    Node a = leaf(2.0), square = mul(a, a), b = leaf(5.0), root = mul(square, b);
    sweep_backward(&tape, root);
    assert_grads((Node[]){a, b, square}, (double[]){20.0, 4.0, 5.0}, 3);
}

static void test_backward_of_a_part_leaves_other_gradients(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0);
    Node part = mul(a, b), other = mul(b, b), root = add(part, other);
    sweep_backward(&tape, root);
    grads_zero_all(&tape);
    grads_set(&tape, root, 7.0);
    grads_set(&tape, other, 8.0);
    sweep_backward(&tape, part);
    assert_grads((Node[]){a, b, part, other, root}, (double[]){3.0, 2.0, 1.0, 8.0, 7.0}, 5);
    assert_int_equal(tape.last.root, part);
}

/* Nodes between the root and its inputs in creation order, but not under the root. */
static void test_unreached_nodes_are_untouched(void **state)
{
    (void)state;
    Node a = leaf(2.0), low = mul(a, a), between = add(a, low), root = mul(low, a);
    grads_set(&tape, between, 5.0);
    sweep_backward(&tape, root);
    assert_grads((Node[]){a, low, between, root}, (double[]){12.0, 2.0, 5.0, 1.0}, 4);
}

static void test_inner_gradients_set_by_hand_last_until_backward(void **state)
{
    (void)state;
    Node a = leaf(2.0), inner = mul(a, a), root = mul(inner, a);
    grads_set(&tape, inner, 100.0);
    grads_set(&tape, root, 100.0);
    grads_set(&tape, a, 1.0);
    sweep_backward(&tape, root);
    assert_grads((Node[]){a, inner, root}, (double[]){13.0, 2.0, 1.0}, 3);
}

static void test_leaves_far_below_the_first_operation_are_reached(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(5.0);
    Node other = chain_of(1000);
    Node root = mul(a, b);
    sweep_backward(&tape, root);
    assert_grads((Node[]){a, b, other, other - 2}, (double[]){5.0, 2.0, 0.0, 0.0}, 4);
    sweep_backward(&tape, root);
    assert_grads((Node[]){a, b, other, other - 2}, (double[]){10.0, 4.0, 0.0, 0.0}, 4);
    assert_int_equal(tape.reach.low, root); /* it stopped at the oldest operation */
}

static void test_backward_uses_data_set_by_hand(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(5.0), root = mul(a, b);
    tape.pair[a].value = 4.0;
    sweep_backward(&tape, root);
    assert_number(grad(b), 4.0);
}

static void test_nan_and_infinity_propagate(void **state)
{
    (void)state;
    Node a = leaf(0.0), b = leaf(INFINITY), root = mul(a, b);
    sweep_backward(&tape, root);
    assert_number(grad(a), INFINITY);
    Node c = leaf(0.0), masked = mul(tape_apply(&tape, OP_LOG, c, 0), leaf(0.0));
    sweep_backward(&tape, masked);
    assert_number(grad(c), NAN); /* 0 * inf, as in IEEE 754 */
}

/* ---- state between sweeps ---- */

static void test_backward_of_different_roots_may_alternate(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0);
    Node left = mul(a, a), right = mul(b, b), both = add(left, right);
    for (int i = 1; i <= 300; i++) { /* more often than there are marks: they wrap around */
        sweep_backward(&tape, left);
        sweep_backward(&tape, right);
        assert_number(grad(a), 4.0 * i);
        assert_number(grad(b), 6.0 * i);
    }
    grads_zero_all(&tape);
    sweep_backward(&tape, both);
    assert_grads((Node[]){a, b, left, right}, (double[]){4.0, 6.0, 1.0, 1.0}, 4);
}

/* A mark that is a full cycle of marks old looks like a current one. */
static void test_old_marks_are_not_reused_when_marks_wrap_around(void **state)
{
    (void)state;
    Node a = leaf(2.0), inner = mul(a, a), root = mul(inner, inner);
    Node b = leaf(3.0), others[] = {mul(b, b), add(b, b)};
    for (int scans = 240; scans < 270; scans++) {
        sweep_backward(&tape, root);
        for (int i = 0; i < scans; i++)
            sweep_forward(&tape, others[i % 2]);
        grads_zero_all(&tape);
        sweep_backward(&tape, root);
        assert_number(grad(a), 32.0);
        assert_number(grad(inner), 8.0);
    }
}

static void test_the_reach_of_the_same_root_is_cached(void **state)
{
    (void)state;
    Node a = leaf(2.0), root = mul(a, a);
    sweep_backward(&tape, root);
    sweep_forward(&tape, root);
    uint8_t epoch = tape.epoch;
    add(root, a); /* a newer node changes nothing below */
    sweep_backward(&tape, root);
    assert_int_equal(tape.epoch, epoch);
    assert_number(grad(a), 8.0);
}

static void test_other_walks_do_not_disturb_backward(void **state)
{
    size_t count;
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0), other = mul(b, b), root = mul(a, a);
    sweep_backward(&tape, root);
    Node *order = topo_order(&tape, &other, 1, &count);
    mem_free(&mem, order, count * sizeof *order);
    sweep_backward(&tape, root);
    assert_grads((Node[]){a, b, root, other}, (double[]){8.0, 0.0, 1.0, 0.0}, 4);
}

static void test_marks_of_a_shorter_tape_are_not_read(void **state)
{
    (void)state;
    Node root = chain_of(10);
    sweep_backward(&tape, root);
    tape_clear(&tape);
    Node a = leaf(2.0), b = leaf(3.0), square = mul(a, a);
    grads_set(&tape, mul(b, b), 5.0);
    Node other = tape.count - 1, top = mul(square, a);
    sweep_backward(&tape, top);
    assert_grads((Node[]){a, b, other}, (double[]){12.0, 0.0, 5.0}, 3);
}

/* ---- backstep ---- */

static void test_backstep_applies_one_rule(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0), inner = mul(a, b), root = mul(inner, b);
    grads_set(&tape, root, 1.0);
    sweep_backstep(&tape, root);
    assert_grads((Node[]){a, b, inner}, (double[]){0.0, 6.0, 3.0}, 3);
    sweep_backstep(&tape, inner);
    assert_grads((Node[]){a, b, inner}, (double[]){9.0, 12.0, 3.0}, 3);
}

static void test_backstep_adds_and_never_clears(void **state)
{
    (void)state;
    Node a = leaf(2.0), root = tape_apply(&tape, OP_EXP, leaf(0.0), 0);
    grads_set(&tape, root, 4.0);
    sweep_backstep(&tape, root);
    sweep_backstep(&tape, root);
    assert_number(grad(root), 4.0);
    assert_number(grad(root - 1), 8.0);
    assert_number(grad(a), 0.0);
}

static void test_backstep_of_a_leaf_does_nothing(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0);
    grads_set(&tape, b, 1.0);
    sweep_backstep(&tape, b);
    assert_grads((Node[]){a, b}, (double[]){0.0, 1.0}, 2);
}

static void test_first_backstep_names_the_root(void **state)
{
    (void)state;
    Node a = leaf(2.0), inner = mul(a, a), root = mul(inner, a), other = mul(a, a);
    sweep_backstep(&tape, root);
    assert_int_equal(tape.last.root, root);
    assert_true(tape.last.any);
    sweep_backstep(&tape, inner);
    assert_int_equal(tape.last.root, root);
    sweep_backstep(&tape, other);
    assert_int_equal(tape.last.root, other);
}

static void test_reach_of_the_last_root_is_known(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0), inner = mul(a, a), root = mul(inner, a);
    Node above = add(root, b);
    assert_false(reach_is_under_last_root(&tape, a));
    sweep_backward(&tape, root);
    assert_true(reach_is_under_last_root(&tape, a));
    assert_true(reach_is_under_last_root(&tape, inner));
    assert_true(reach_is_under_last_root(&tape, root));
    assert_false(reach_is_under_last_root(&tape, b));
    assert_false(reach_is_under_last_root(&tape, above));
    sweep_backward(&tape, b);
    assert_true(reach_is_under_last_root(&tape, b));
    assert_false(reach_is_under_last_root(&tape, a));
}

/* `grad` names the root by its label at the time of backward. */
static void test_label_of_the_root_is_remembered(void **state)
{
    (void)state;
    Node a = leaf(2.0), root = mul(a, a);
    tape.label[root] = 17;
    sweep_backward(&tape, root);
    tape.label[root] = 18;
    assert_int_equal(tape.last.label, 17);
}

/* ---- zeroing and setting ---- */

static void test_zero_grad_clears_everything(void **state)
{
    (void)state;
    Node a = leaf(2.0), root = mul(a, mul(a, a));
    Node above = add(root, a);
    sweep_backward(&tape, root);
    grads_set(&tape, above, 3.0);
    grads_zero_all(&tape);
    for (Node node = 0; node < tape.count; node++)
        assert_number(grad(node), 0.0);
    assert_true(tape.last.any); /* they are now known to be 0 */
    sweep_backward(&tape, root);
    assert_number(grad(a), 12.0);
}

static void test_gradients_are_never_minus_zero(void **state)
{
    (void)state;
    Node a = leaf(-0.0), b = leaf(2.0), root = mul(a, b);
    grads_set(&tape, a, -0.0);
    assert_int_equal(signbit(grad(a)), 0);
    sweep_backward(&tape, root);
    assert_number(grad(b), 0.0);
    assert_int_equal(signbit(grad(b)), 0);
    grads_set(&tape, b, -1.0);
    sweep_backward(&tape, b);
    assert_int_equal(signbit(grad(b)), 0);
}

static void test_leaves_with_gradients_are_tracked(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0), inner = mul(a, a), root = mul(inner, a);
    assert_false(reach_leaves_have_grad(&tape, root));
    assert_false(reach_leaves_have_grad(&tape, a));
    grads_set(&tape, b, 1.0);     /* not under the root */
    grads_set(&tape, inner, 1.0); /* not a leaf */
    assert_false(reach_leaves_have_grad(&tape, root));
    grads_set(&tape, a, 1.0);
    assert_true(reach_leaves_have_grad(&tape, root));
    assert_true(reach_leaves_have_grad(&tape, a));
    grads_zero_all(&tape);
    assert_false(reach_leaves_have_grad(&tape, root));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_backward_gives_every_node_its_gradient),
        TEST(test_second_backward_adds_to_leaves_only),
        TEST(test_backward_of_a_leaf_adds_one),
        TEST(test_a_value_used_twice_gets_both_parts),
        TEST(test_a_diamond_sums_both_paths),
        TEST(test_a_leaf_between_operations_gets_its_gradient),
        TEST(test_backward_of_a_part_leaves_other_gradients),
        TEST(test_unreached_nodes_are_untouched),
        TEST(test_inner_gradients_set_by_hand_last_until_backward),
        TEST(test_leaves_far_below_the_first_operation_are_reached),
        TEST(test_backward_uses_data_set_by_hand),
        TEST(test_nan_and_infinity_propagate),
        TEST(test_backward_of_different_roots_may_alternate),
        TEST(test_old_marks_are_not_reused_when_marks_wrap_around),
        TEST(test_the_reach_of_the_same_root_is_cached),
        TEST(test_other_walks_do_not_disturb_backward),
        TEST(test_marks_of_a_shorter_tape_are_not_read),
        TEST(test_backstep_applies_one_rule),
        TEST(test_backstep_adds_and_never_clears),
        TEST(test_backstep_of_a_leaf_does_nothing),
        TEST(test_first_backstep_names_the_root),
        TEST(test_reach_of_the_last_root_is_known),
        TEST(test_label_of_the_root_is_remembered),
        TEST(test_zero_grad_clears_everything),
        TEST(test_gradients_are_never_minus_zero),
        TEST(test_leaves_with_gradients_are_tracked),
    };
    return cmocka_run_group_tests_name("sweep_gradients", tests, NULL, NULL);
}
