/* test_cause.c: the causes of gradients that are 0, nan or infinite, on random graphs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "graph/pass/cause.h"
#include "tape_fixture.h"

enum { NODES = 40 };

/* backward, with the nodes under the root marked. The root is the newest node. False for a leaf. */
static bool backward_of(Node root)
{
    if (tape_op(&tape, root) == OP_LEAF)
        return false;
    grads_zero_all(&tape);
    assert_true(sweep_backward(&tape, root));
    return reach_find(&tape, root);
}

static bool random_graph(uint32_t *random)
{
    tape_clear(&tape);
    while (tape.count < NODES)
        random_node(&tape, random);
    return backward_of(tape.count - 1);
}

static CauseSet set_of(const CauseZero *zero)
{
    CauseSet set = 0;
    for (unsigned i = 0; i < CAUSE_COUNT; i++)
        set |= (CauseSet)(zero->of[i].count > 0) << i;
    return set;
}

/* ---- 0 ---- */

/* The parents lead from the operand of each cause down to the node, over gradients of 0. */
static void check_parents(Node node, const Node *parents, const CauseZero *zero)
{
    for (unsigned i = 0; i < CAUSE_COUNT; i++) {
        if (zero->of[i].count == 0)
            continue;
        Node inputs[2];
        PathEdge edge = zero->of[i].first;
        assert_true((int)edge.slot < tape_inputs(&tape, edge.node, inputs));
        for (Node at = inputs[edge.slot]; at != node; at = parents[at - node]) {
            assert_true(at > node);
            assert_number(grad(at), 0.0);
        }
    }
}

/* The scan up from each node and the one scan down from the root give the same causes. */
static void test_zeros_from_below_and_from_above(void **state)
{
    (void)state;
    uint32_t random = 21;
    int zeros = 0;
    for (int i = 0; i < 1000; i++) {
        if (!random_graph(&random))
            continue;
        CauseNode nodes[NODES + 8];
        Node parents[NODES + 8], root = tape.count - 1;
        assert_in_range(tape.count, NODES, NODES + 8);
        assert_true(cause_find_all_zero(&tape, root, nodes));
        for (Node node = 0; node < root; node++) {
            CauseZero zero;
            if (grad(node) != 0.0)
                continue;
            assert_true(cause_find_zero(&tape, node, root, parents, &zero));
            assert_int_equal(set_of(&zero), nodes[node].set);
            check_parents(node, parents, &zero);
            zeros += nodes[node].set != 0;
        }
    }
    assert_true(zeros > 500);
}

static CauseSet causes_of(Node node, Node root)
{
    static Node parents[NODES];
    CauseZero zero;
    assert_true(backward_of(root));
    assert_number(grad(node), 0.0);
    assert_true(cause_find_zero(&tape, node, root, parents, &zero));
    return set_of(&zero);
}

static void test_kinds_of_zeros(void **state)
{
    (void)state;
    Node a = leaf(2.0), zero = leaf(0.0), tiny = leaf(1e-200), e = mul(a, a);
    assert_int_equal(causes_of(zero, mul(a, a)), 0);
    assert_int_equal(causes_of(a, mul(e, zero)), (CauseSet)1 << OP_MUL);
    Node off = tape_apply(&tape, OP_RELU, zero, zero), sum = add(mul(a, off), mul(off, off));
    assert_int_equal(causes_of(zero, sum), (CauseSet)1 << OP_RELU);
    assert_int_equal(causes_of(a, mul(mul(a, tiny), tiny)), (CauseSet)1 << CAUSE_UNDERFLOW);
    Node minus = leaf(-1.0);
    assert_int_equal(causes_of(a, add(a, mul(a, minus))), (CauseSet)1 << CAUSE_CANCEL);
    assert_int_equal(causes_of(e, add(e, mul(e, minus))), (CauseSet)1 << CAUSE_CANCEL);
}

/* ---- nan and inf ---- */

static bool is_like(double x, double grad)
{
    return isnan(grad) ? isnan(x) : isinf(x);
}

/* Above the cause, the gradient is no longer of that kind. */
static void check_cause(Node node, Node root)
{
    CauseNotFinite cause;
    Node inputs[2];
    assert_true(cause_find_not_finite(&tape, node, root, &cause));
    assert_true(cause.under >= node);
    assert_true(is_like(grad(cause.under), grad(node)));
    if (cause.kind == CAUSE_SUM)
        return;
    assert_true((int)cause.edge.slot < tape_inputs(&tape, cause.edge.node, inputs));
    assert_int_equal(inputs[cause.edge.slot], cause.under);
    assert_false(is_like(grad(cause.edge.node), grad(node)));
}

static void test_not_finite(void **state)
{
    (void)state;
    uint32_t random = 22;
    int found = 0;
    for (int i = 0; i < 3000; i++)
        for (Node node = 0; random_graph(&random) && node + 1 < tape.count; node++)
            if (!isfinite(grad(node)) && tape_is_marked(&tape, node)) {
                check_cause(node, tape.count - 1);
                found++;
                break;
            }
    assert_true(found > 100);
}

static CauseKind kind_of(Node node, Node root)
{
    CauseNotFinite cause;
    assert_true(backward_of(root));
    assert_false(isfinite(grad(node)));
    assert_true(cause_find_not_finite(&tape, node, root, &cause));
    return cause.kind;
}

static void test_kinds_of_not_finite(void **state)
{
    (void)state;
    Node a = leaf(2.0), zero = leaf(0.0), big = leaf(1e300), infinite = leaf(INFINITY);
    Node log_zero = tape_apply(&tape, OP_LOG, zero, zero), minus = leaf(-1.0);
    assert_int_equal(kind_of(zero, log_zero), CAUSE_DERIVATIVE);
    assert_int_equal(kind_of(zero, tape_apply(&tape, OP_RELU, log_zero, log_zero)),
                     CAUSE_ZERO_TIMES);
    assert_int_equal(kind_of(a, mul(mul(a, big), big)), CAUSE_OVERFLOW);
    Node up = mul(a, infinite);
    assert_int_equal(kind_of(a, add(up, mul(up, minus))), CAUSE_ZERO_TIMES);
    Node down = mul(a, mul(infinite, minus));
    assert_int_equal(kind_of(a, add(up, down)), CAUSE_SUM);
}

static void test_the_cause_of_a_value(void **state)
{
    (void)state;
    Node x = leaf(-1.0), log_x = tape_apply(&tape, OP_LOG, x, x), root = add(mul(log_x, x), x);
    assert_int_equal(cause_of_value(&tape, root), log_x);
    Node infinite = leaf(INFINITY);
    assert_int_equal(cause_of_value(&tape, add(mul(x, infinite), x)), infinite);
}

/* ---- large graphs ---- */

static void test_a_long_chain(void **state)
{
    (void)state;
    static Node parents[2 * TAPE_POLL];
    static CauseNode nodes[3 * TAPE_POLL];
    CauseZero zero;
    CauseNotFinite cause;
    Node x = leaf(-1.0), node = x;
    for (uint32_t i = 1; i < TAPE_POLL + 100; i++)
        node = add(node, i == 1 ? x : 0);
    Node root = tape_apply(&tape, OP_RELU, node, node);
    assert_true(backward_of(root));
    assert_true(cause_find_zero(&tape, x, root, parents, &zero));
    assert_int_equal(set_of(&zero), (CauseSet)1 << OP_RELU);
    assert_true(cause_find_all_zero(&tape, root, nodes));
    assert_int_equal(nodes[x].set, (CauseSet)1 << OP_RELU);
    stop = 1;
    assert_false(cause_find_zero(&tape, x, root, parents, &zero));
    assert_false(cause_find_all_zero(&tape, root, nodes));
    assert_false(cause_find_not_finite(&tape, x, root, &cause));
    stop = 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_zeros_from_below_and_from_above),
        TEST(test_kinds_of_zeros),
        TEST(test_not_finite),
        TEST(test_kinds_of_not_finite),
        TEST(test_the_cause_of_a_value),
        TEST(test_a_long_chain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
