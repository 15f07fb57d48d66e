/*
 * test_paths.c: counting paths and finding the largest, against an enumeration of all paths.
 *
 * MGRAD_GRAPHS=10000 makes each of the two random tests use so many graphs instead of a few
 * hundred.
 */
#include <float.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "graph/pass/paths.h"
#include "tape_fixture.h"

enum { MOST_ENUMERATED = 100000 };

/* A path as an enumeration finds it: the operands from the root down, one bit each. */
typedef struct Listed {
    uint64_t slots;
    uint32_t length, rank; /* its place in the enumeration: by operands, left to right */
    double product;
    bool is_zero; /* a factor is 0; without one, a product may be too small for a double */
} Listed;

static Listed listed[MOST_ENUMERATED];
static size_t listed_count;

/* Adds all paths from `node` down to `from`. False if they are too many. */
static bool enumerate(Node from, Node node, Listed path)
{
    if (node == from) {
        path.rank = (uint32_t)listed_count;
        if (listed_count == MOST_ENUMERATED)
            return false;
        listed[listed_count++] = path;
        return true;
    }
    Node inputs[2];
    int count = tape_op(&tape, node) == OP_LEAF ? 0 : tape_inputs(&tape, node, inputs);
    OpsDerivatives d = count ? tape_derivatives(&tape, node) : (OpsDerivatives){0};
    for (int slot = 0; slot < count; slot++) {
        Listed longer = path;
        longer.slots |= (uint64_t)slot << path.length;
        longer.length++;
        longer.product *= slot ? d.y : d.x;
        longer.is_zero |= (slot ? d.y : d.x) == 0.0;
        if (inputs[slot] >= from && !enumerate(from, inputs[slot], longer))
            return false;
    }
    return true;
}

static bool enumerate_all(Node from, Node root)
{
    listed_count = 0;
    return enumerate(from, root, (Listed){.product = 1.0});
}

/* The largest magnitude first; equal ones by rank. */
static int compare_listed(const void *a, const void *b)
{
    const Listed *x = a, *y = b;
    if (x->is_zero != y->is_zero)
        return x->is_zero - y->is_zero;
    double p = fabs(x->product), q = fabs(y->product);
    return p != q ? (p < q) - (p > q) : (x->rank > y->rank) - (x->rank < y->rank);
}

/* ---- random graphs ---- */

/* An operand among the last nodes, so that there are many paths. */
static Node recent(uint32_t *random)
{
    uint32_t near = tape.count < 4 ? tape.count : 4;
    return tape.count - 1 - next_random(random, near);
}

/* Sums and products of small integers: their derivatives and products are exact, and often equal.
 */
static void random_integers(uint32_t *random, uint32_t nodes)
{
    for (int i = 0; i < 3; i++)
        leaf((double)next_random(random, 5) - 2.0);
    while (tape.count < nodes) {
        Node a = recent(random), b = recent(random);
        if (next_random(random, 3) == 0 && fabs(value(a) * value(b)) <= 4.0)
            mul(a, b);
        else
            add(a, b);
    }
}

/* Any operations; nodes with a large value or derivative are dropped. */
static void random_operations(uint32_t *random, uint32_t nodes)
{
    for (int i = 0; i < 3; i++)
        leaf((double)next_random(random, 1000) / 250.0 - 2.0);
    while (tape.count < nodes) {
        uint32_t before = tape.count;
        Op op = (Op)next_random(random, OP_COUNT);
        op = next_random(random, 2) ? op : next_random(random, 2) ? OP_ADD : OP_MUL;
        if (op == OP_LEAF || ops_table[op].constants)
            random_node(&tape, random);
        else
            tape_apply(&tape, op, recent(random), recent(random));
        Node made = tape.count - 1;
        OpsDerivatives d = {0};
        if (tape_op(&tape, made) != OP_LEAF)
            d = tape_derivatives(&tape, made);
        if (!(fabs(value(made)) < 1e3 && fabs(d.x) < 1e3 && fabs(d.y) < 1e3))
            tape.count = before;
    }
}

typedef void RandomGraph(uint32_t *random, uint32_t nodes);

/* Makes a graph with 1 to MOST_ENUMERATED paths from *from to its last node, and lists them. */
static Node random_graph(RandomGraph *make, uint32_t *random, Node *from)
{
    do {
        tape_clear(&tape);
        make(random, 5 + next_random(random, 40));
        *from = next_random(random, 4);
    } while (!enumerate_all(*from, tape.count - 1) || listed_count == 0);
    return tape.count - 1;
}

/* ---- against the enumeration ---- */

static void check_counts(const Paths *paths)
{
    size_t nonzero = 0;
    for (size_t i = 0; i < listed_count; i++)
        nonzero += !listed[i].is_zero;
    assert_int_equal(paths_total(paths)->count.digits, listed_count);
    assert_int_equal(paths_total(paths)->nonzero.digits, nonzero);
    assert_int_equal(paths->found_count, nonzero < PATHS_MOST ? nonzero : PATHS_MOST);
}

/* The edges lead from `from` to the root, and their derivatives multiply to the product. */
static void check_edges(const Paths *paths, uint32_t index)
{
    const PathEdge *edges = paths_edges(paths, index);
    Node at = paths->from, inputs[2];
    double product = 1.0;
    for (uint32_t i = 0; i < paths->found[index].length; i++) {
        tape_inputs(&tape, edges[i].node, inputs);
        assert_int_equal(inputs[edges[i].slot], at);
        at = edges[i].node;
    }
    for (uint32_t i = paths->found[index].length; i-- > 0;)
        product *= paths_derivative(&tape, edges[i]);
    assert_int_equal(at, paths->root);
    assert_true(product == path_product_value(paths->found[index].product));
}

static void check_graph(RandomGraph *make, uint32_t *random, bool is_exact)
{
    Paths paths;
    Node from, root = random_graph(make, random, &from);
    assert_true(paths_find(&paths, &tape, from, root, PATHS_MOST));
    check_counts(&paths);
    qsort(listed, listed_count, sizeof *listed, compare_listed);
    for (uint32_t i = 0; i < paths.found_count; i++) {
        double got = path_product_value(paths.found[i].product), expected = listed[i].product;
        check_edges(&paths, i);
        if (is_exact) {
            assert_true(got == expected);
            assert_int_equal(paths.found[i].length, listed[i].length);
            uint64_t used = ((uint64_t)1 << listed[i].length) - 1;
            assert_true((paths.found[i].slots[0] & used) == listed[i].slots);
        } else {
            assert_true(fabs(fabs(got) - fabs(expected)) <= 1e-13 * fabs(expected) + DBL_MIN);
        }
    }
    paths_done(&paths);
}

/* Where the numbers are exact, equal paths must be in the order of operands. */
static void test_largest(void **state)
{
    uint32_t random = 7;
    (void)state;
    for (uint32_t i = 0; i < graph_count(400) / 2; i++) {
        check_graph(random_integers, &random, true);
        check_graph(random_operations, &random, false);
    }
}

/* The sum over all paths is the gradient. Numbers below DBL_MIN have fewer digits. */
static void test_sum_is_gradient(void **state)
{
    uint32_t random = 11;
    (void)state;
    for (uint32_t i = 0; i < graph_count(400); i++) {
        Node from, root = random_graph(random_operations, &random, &from);
        double sum = 0.0, magnitude = 0.0;
        for (size_t k = 0; k < listed_count; k++) {
            sum += listed[k].product;
            magnitude += fabs(listed[k].product);
        }
        assert_true(sweep_backward(&tape, root));
        if (!(fabs(sum - grad(from)) <= 1e-12 * magnitude + DBL_MIN))
            fail_msg("graph %u: %zu paths add up to %.17g, the gradient is %.17g", i, listed_count,
                     sum, grad(from));
    }
}

/* ---- large numbers ---- */

/* x = x + x, `steps` times: 2**steps paths, all with the product 1. */
static Node doubled(uint32_t steps)
{
    Node node = leaf(0.0);
    for (uint32_t i = 0; i < steps; i++)
        node = add(node, node);
    return node;
}

static void test_counts_are_exact(void **state)
{
    Paths paths;
    (void)state;
    Node root = doubled(63);
    assert_true(paths_find(&paths, &tape, 0, root, 0));
    assert_true(paths_total(&paths)->count.digits == (uint64_t)1 << 63);
    assert_int_equal(paths_total(&paths)->count.exponent, 0);
    paths_done(&paths);
    assert_true(paths_find(&paths, &tape, 0, add(root, tape_first(&tape, root)), 0));
    assert_true(paths_total(&paths)->count.digits == (uint64_t)3 << 62);
    paths_done(&paths);
}

static void test_counts_beyond_integers(void **state)
{
    Paths paths;
    (void)state;
    assert_true(paths_find(&paths, &tape, 0, doubled(1000000), 20));
    PathCount count = paths_total(&paths)->count;
    assert_true(fabs(path_count_log10(count) - 1e6 * log10(2.0)) < 1e-6);
    assert_true(path_count_minus(count, count).digits == 0);
    for (uint32_t i = 0; i < 20; i++)
        assert_true(path_product_value(paths.found[i].product) == 1.0);
    /* The last operands differ first: 0, 1, 10, 11 in binary, from the root down. */
    for (uint32_t i = 0; i < 20; i++)
        for (uint32_t bit = 0; bit < 5; bit++) {
            uint32_t step = 1000000 - 1 - bit;
            assert_int_equal(paths.found[i].slots[step / 64] >> step % 64 & 1, i >> bit & 1);
        }
    paths_done(&paths);
}

/* Products far outside the range of double are compared, and multiplied, without loss. */
static void test_products_beyond_doubles(void **state)
{
    Paths paths;
    (void)state;
    Node x = leaf(2.0), tiny = leaf(1e-200), huge = leaf(1e200), node = x;
    for (int i = 0; i < 10; i++)
        node = mul(node, tiny);
    Node small = mul(node, leaf(3.0)), smaller = node;
    tape_set_value(&tape, node, 0.0);
    node = add(smaller, small);
    for (int i = 0; i < 10; i++)
        node = mul(node, huge);
    assert_true(paths_find(&paths, &tape, x, node, 20));
    assert_int_equal(paths.found_count, 2);
    assert_true(fabs(path_product_value(paths.found[0].product) - 3.0) < 1e-12);
    assert_true(fabs(path_product_value(paths.found[1].product) - 1.0) < 1e-12);
    paths_done(&paths);
}

static void test_product_value(void **state)
{
    (void)state;
    PathProduct one = {0.5, 1};
    assert_true(path_product_value(one) == 1.0);
    assert_true(path_product_value(path_product_times(one, -0.375)) == -0.375);
    assert_true(path_product_value(path_product_times(one, 5e-324)) == 5e-324);
    assert_true(path_product_times(one, 0.0).mantissa == 0.0);
    assert_true(path_product_value((PathProduct){0.5, 1000000}) == (double)INFINITY);
    assert_true(path_product_value((PathProduct){0.5, -1000000}) == 0.0);
}

/* ---- special factors ---- */

static void test_zero_and_infinite_factors(void **state)
{
    Paths paths;
    (void)state;
    Node a = leaf(-2.0), off = tape_apply(&tape, OP_RELU, a, a), root = add(off, a);
    assert_true(paths_find(&paths, &tape, a, root, 20));
    assert_int_equal(paths_total(&paths)->count.digits, 2);
    assert_int_equal(paths_total(&paths)->nonzero.digits, 1);
    assert_true(paths_total(&paths)->is_finite);
    assert_int_equal(paths.found_count, 1);
    paths_done(&paths);
    Node zero = leaf(0.0), infinite = tape_apply(&tape, OP_LOG, zero, zero);
    root = add(infinite, zero);
    assert_true(paths_find(&paths, &tape, zero, root, 20));
    assert_false(paths_total(&paths)->is_finite);
    assert_int_equal(paths_total(&paths)->count.digits, 2);
    paths_done(&paths);
}

static void test_no_path(void **state)
{
    Paths paths;
    (void)state;
    Node a = leaf(1.0), b = leaf(2.0), root = mul(b, b);
    assert_true(paths_find(&paths, &tape, a, root, 20));
    assert_int_equal(paths_total(&paths)->count.digits, 0);
    assert_int_equal(paths.found_count, 0);
    paths_done(&paths);
    assert_true(paths_find(&paths, &tape, root, root, 20)); /* the path without an edge */
    assert_int_equal(paths_total(&paths)->count.digits, 1);
    assert_int_equal(paths.found[0].length, 0);
    assert_true(path_product_value(paths.found[0].product) == 1.0);
    paths_done(&paths);
}

static void test_stop(void **state)
{
    Paths paths;
    (void)state;
    Node root = chain_of(TAPE_POLL);
    stop = 1;
    assert_false(paths_find(&paths, &tape, 0, root, 1));
    paths_done(&paths);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_largest),
        TEST(test_sum_is_gradient),
        TEST(test_counts_are_exact),
        TEST(test_counts_beyond_integers),
        TEST(test_products_beyond_doubles),
        TEST(test_product_value),
        TEST(test_zero_and_infinite_factors),
        TEST(test_no_path),
        TEST(test_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
