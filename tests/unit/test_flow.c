/* test_flow.c: the part of a gradient that each edge carries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "graph/flow.h"
#include "tape_fixture.h"

static double flow_or_zero(const Flow *flow, Node node, int slot)
{
    double part = flow_of(flow, node, slot);
    return isnan(part) ? 0.0 : part;
}

/* a*b + a**2: -3 flows through the product, 4 through the square. */
static void test_two_paths(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(-3.0), product = mul(a, b), square = mul(a, a);
    Node root = add(product, square), other = add(a, a);
    Flow flow;
    assert_true(flow_find(&flow, &tape, a, root));
    assert_number(flow_of(&flow, product, 0), -3.0);
    assert_true(isnan(flow_of(&flow, product, 1)));
    assert_number(flow_of(&flow, square, 0), 2.0);
    assert_number(flow_of(&flow, square, 1), 2.0);
    assert_number(flow_of(&flow, root, 0), -3.0);
    assert_number(flow_of(&flow, root, 1), 4.0);
    assert_number(flow.largest, 4.0);
    assert_true(flow_exists(&flow));
    assert_true(isnan(flow_of(&flow, other, 0))); /* newer than the root */
    assert_true(isnan(flow_of(&flow, a, 0)));
    flow_done(&flow);
}

static void test_no_path(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(-3.0), beside = mul(a, a), root = mul(b, b);
    Flow flow;
    assert_true(flow_find(&flow, &tape, a, root));
    assert_false(flow_exists(&flow));
    assert_true(isnan(flow_of(&flow, beside, 0))); /* not under the root */
    flow_done(&flow);
    assert_true(flow_find(&flow, &tape, root, root));
    assert_true(flow_exists(&flow));
    flow_done(&flow);
}

/* A relu that is off carries 0, which is not the same as no path. */
static void test_zero(void **state)
{
    (void)state;
    Node a = leaf(-2.0), off = tape_apply(&tape, OP_RELU, a, a), root = add(off, a);
    Flow flow;
    assert_true(flow_find(&flow, &tape, a, root));
    assert_number(flow_of(&flow, off, 0), 0.0);
    assert_number(flow_of(&flow, root, 0), 0.0);
    assert_number(flow_of(&flow, root, 1), 1.0);
    flow_done(&flow);
}

static bool is_usual(Node node)
{
    OpsDerivatives d = {0};
    if (tape_op(&tape, node) != OP_LEAF)
        d = tape_derivatives(&tape, node);
    return fabs(value(node)) < 100.0 && fabs(d.x) < 100.0 && fabs(d.y) < 100.0;
}

/* Whatever flows into a node flows out of it; into the root and out of `from` flows the gradient.
 */
static void check_conservation(Node from, Node root)
{
    Flow flow;
    double out[64] = {0}, size = 1e-300;
    assert_true(flow_find(&flow, &tape, from, root));
    for (Node node = from + 1; node <= root; node++)
        for (int slot = 0; slot < 2; slot++) {
            Node operand = slot ? tape_second(&tape, node) : tape_first(&tape, node);
            if (isnan(flow_of(&flow, node, slot)))
                continue;
            out[operand] += flow_of(&flow, node, slot);
            size += fabs(flow_of(&flow, node, slot));
        }
    for (Node node = from + 1; node < root; node++) {
        double into = flow_or_zero(&flow, node, 0) + flow_or_zero(&flow, node, 1);
        assert_true(fabs(into - out[node]) <= 1e-11 * size);
    }
    assert_true(sweep_backward(&tape, root));
    assert_true(from == root || fabs(out[from] - grad(from)) <= 1e-11 * size);
    flow_done(&flow);
}

static void test_flow_is_conserved(void **state)
{
    uint32_t random = 5;
    (void)state;
    for (int i = 0; i < 300; i++) {
        tape_clear(&tape);
        while (tape.count < 60) {
            uint32_t before = tape.count;
            random_node(&tape, &random);
            if (!is_usual(tape.count - 1))
                tape.count = before;
        }
        Node root = tape.count - 1;
        check_conservation(next_random(&random, root + 1), root);
    }
}

static void test_stop(void **state)
{
    (void)state;
    Flow flow;
    Node root = chain_of(TAPE_POLL);
    stop = 1;
    assert_false(flow_find(&flow, &tape, 0, root));
    flow_done(&flow);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_two_paths),         TEST(test_no_path), TEST(test_zero),
        TEST(test_flow_is_conserved), TEST(test_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
