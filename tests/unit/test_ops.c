/*
 * test_ops.c: every row of ops.def against a central difference.
 *
 * The test iterates over the table, so a new row is tested without further work. Points without a
 * derivative (a kink, a value that is not finite) are skipped, but each input of each row must be
 * compared at several points.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tape_fixture.h"

static const double points[] = {-2.3, -1.0, -0.7, 0.0, 0.4, 1.3, 2.9};
static const double seconds[] = {-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 1.7, 2.0, 3.0};

enum {
    POINTS = sizeof points / sizeof *points,
    SECONDS = sizeof seconds / sizeof *seconds,
    SECOND_CONSTANT = 2,
    FEWEST = 3 /* points at which each input of each row must be compared */
};

static bool is_close(double a, double b, double tolerance)
{
    return fabs(a - b) <= tolerance * fmax(1.0, fmax(fabs(a), fabs(b)));
}

static Node apply(Op op, const double at[2])
{
    Node first = leaf(at[0]), second = leaf(at[1]);
    leaf(SECOND_CONSTANT); /* of clamp, whose first one is `second` */
    return tape_apply(&tape, op, first, second);
}

static double value_at(Op op, const double at[2], int input, double step)
{
    double moved[2] = {at[0], at[1]};
    moved[input] += step;
    return value(apply(op, moved));
}

/* The slope in one input. False if there is none: at a kink or a jump, or if a value is not finite.
 */
static bool measure_slope(Op op, const double at[2], int input, double *slope)
{
    double h = 1e-5;
    double below = value_at(op, at, input, -h), above = value_at(op, at, input, h);
    double here = value_at(op, at, input, 0.0);
    double left = (here - below) / h, right = (above - here) / h;
    double nearer = (value_at(op, at, input, h / 2.0) - here) / (h / 2.0);
    *slope = (above - below) / (2.0 * h);
    return isfinite(*slope) && isfinite(here) && is_close(left, right, 0.01) &&
           is_close(right, nearer, 0.01);
}

/* The local rule adds slope * g to the gradient of the input. */
static void check_input(Op op, const double at[2], int input, double slope)
{
    const double g = -1.5, held = 0.25;
    Node node = apply(op, at);
    Node operands[2] = {tape_first(&tape, node), tape_second(&tape, node)};
    grads_set(&tape, operands[input], held);
    grads_set(&tape, node, g);
    sweep_backstep(&tape, node);
    double got = (grad(operands[input]) - held) / g;
    if (!is_close(got, slope, 1e-5)) /* the slope of elu has a kink at 0 */
        fail_msg("row %d (%s %s), input %d at (%g, %g): the derivative is %.9g, the row gives %.9g",
                 (int)op, ops_table[op].symbol, ops_table[op].function, input, at[0], at[1], slope,
                 got);
}

/* Compares one input over a grid of points and returns the number of points compared. */
static int compare_input(Op op, int input)
{
    int compared = 0;
    for (int i = 0; i < POINTS; i++)
        for (int k = 0; k < SECONDS; k++) {
            double at[2] = {points[i], seconds[k]}, slope;
            if (!measure_slope(op, at, input, &slope))
                continue;
            check_input(op, at, input, slope);
            compared += ops_operands(op) == 2 || k == 0;
        }
    return compared;
}

static void test_every_row_agrees_with_a_central_difference(void **state)
{
    (void)state;
    for (int op = 0; op < OP_COUNT; op++)
        for (int input = 0; input < ops_table[op].inputs; input++) {
            int compared = compare_input((Op)op, input);
            if (compared < FEWEST)
                fail_msg("row %d (%s), input %d was compared at %d points only", op,
                         ops_table[op].symbol, input, compared);
        }
}

/* A row's gradient goes to its inputs only. */
static void test_constant_exponent_gets_no_gradient(void **state)
{
    (void)state;
    Node x = leaf(3.0), k = tape_constant(&tape, 2.0, true);
    Node power = tape_apply(&tape, OP_POWK, x, k);
    grads_set(&tape, power, 1.0);
    sweep_backstep(&tape, power);
    assert_number(value(power), 9.0);
    assert_number(grad(x), 6.0);
    assert_number(grad(k), 0.0);
}

static void test_every_row_has_a_name_and_text(void **state)
{
    (void)state;
    for (int op = 0; op < OP_COUNT; op++) {
        const OpRow *row = &ops_table[op];
        assert_in_range(row->inputs, 0, 2);
        assert_in_range(row->constants, 0, 2);
        assert_true(row->inputs < 2 || row->constants == 0);
        assert_true(row->help[0] != '\0');
        assert_int_equal(row->inputs > 0, row->symbol[0] != '\0');
    }
}

static void test_no_two_rows_make_the_same_builtin(void **state)
{
    (void)state;
    for (int op = 0; op < OP_COUNT; op++)
        for (int other = 0; other < op; other++)
            if (ops_table[op].function[0])
                assert_string_not_equal(ops_table[op].function, ops_table[other].function);
}

/* ---- points without a difference quotient ---- */

typedef struct Edge {
    Op op;
    double x, y;
    double value, dx, dy;
} Edge;

static bool is_same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static void check_edge(const Edge *edge)
{
    double at[2] = {edge->x, edge->y};
    Node node = apply(edge->op, at);
    Node x = tape_first(&tape, node), y = tape_second(&tape, node);
    grads_set(&tape, node, 1.0);
    sweep_backstep(&tape, node);
    bool same = is_same(value(node), edge->value) && is_same(grad(x), edge->dx);
    if (ops_table[edge->op].inputs == 2)
        same = same && is_same(grad(y), edge->dy);
    if (!same)
        fail_msg("%s at (%g, %g): value %g, dx %g, dy %g", ops_table[edge->op].symbol, edge->x,
                 edge->y, value(node), grad(x), grad(y));
}

static void test_edge_cases_match_the_language_reference(void **state)
{
    static const Edge edges[] = {
        {OP_RELU, 0.0, 0.0, 0.0, 0.0, 0.0},
        {OP_RELU, -1.0, 0.0, 0.0, 0.0, 0.0},
        {OP_ABS, 0.0, 0.0, 0.0, 0.0, 0.0},
        {OP_MAX, 2.0, 2.0, 2.0, 1.0, 0.0},
        {OP_MIN, 2.0, 2.0, 2.0, 1.0, 0.0},
        {OP_MAX, 1.0, 2.0, 2.0, 0.0, 1.0},
        {OP_MIN, 1.0, 2.0, 1.0, 1.0, 0.0},
        {OP_POWK, 5.0, 0.0, 1.0, 0.0, 0.0},
        {OP_POWK, 0.0, 0.0, 1.0, 0.0, 0.0},
        {OP_POWK, 0.0, 1.0, 0.0, 1.0, 0.0},
        {OP_POWK, 0.0, -1.0, INFINITY, -INFINITY, 0.0},
        {OP_POWK, -8.0, 0.5, NAN, NAN, 0.0},
        {OP_POW, 0.0, 2.0, 0.0, 0.0, 0.0},
        {OP_POW, 0.0, 0.0, 1.0, 0.0, 0.0},
        {OP_POW, -2.0, 2.0, 4.0, -4.0, NAN},
        {OP_LOG, -1.0, 0.0, NAN, -1.0, 0.0},
        {OP_LOG, 0.0, 0.0, -INFINITY, INFINITY, 0.0},
        {OP_SQRT, 0.0, 0.0, 0.0, INFINITY, 0.0},
        {OP_TANH, 1000.0, 0.0, 1.0, 0.0, 0.0},
        {OP_SIGMOID, -1000.0, 0.0, 0.0, 0.0, 0.0},
        {OP_SIGMOID, 1000.0, 0.0, 1.0, 0.0, 0.0},
        {OP_LOG1P, -1.0, 0.0, -INFINITY, INFINITY, 0.0},
        {OP_LOG1P, -2.0, 0.0, NAN, -1.0, 0.0},
        {OP_LOG2, 0.0, 0.0, -INFINITY, INFINITY, 0.0},
        {OP_LOG10, 0.0, 0.0, -INFINITY, INFINITY, 0.0},
        {OP_EXPM1, -1000.0, 0.0, -1.0, 0.0, 0.0},
        {OP_ASIN, 1.0, 0.0, 1.5707963267948966, INFINITY, 0.0},
        {OP_ASIN, 1.5, 0.0, NAN, NAN, 0.0},
        {OP_ACOS, -1.0, 0.0, 3.141592653589793, -INFINITY, 0.0},
        {OP_ACOS, 1.5, 0.0, NAN, NAN, 0.0},
        {OP_ATAN, INFINITY, 0.0, 1.5707963267948966, 0.0, 0.0},
        {OP_COSH, 1000.0, 0.0, INFINITY, INFINITY, 0.0},
        {OP_SOFTPLUS, 1000.0, 0.0, 1000.0, 1.0, 0.0},
        {OP_SOFTPLUS, -1000.0, 0.0, 0.0, 0.0, 0.0},
        {OP_SOFTPLUS, 21.0, 0.0, 21.0, 1.0, 0.0},
        {OP_LEAKY_RELU, 0.0, 0.1, 0.0, 0.1, 0.0},
        {OP_LEAKY_RELU, -2.0, 0.5, -1.0, 0.5, 0.0},
        {OP_ELU, 0.0, 0.5, 0.0, 0.5, 0.0},
        {OP_ELU, -1000.0, 0.5, -0.5, 0.0, 0.0},
        {OP_GELU, 0.0, 0.0, 0.0, 0.5, 0.0},
        {OP_GELU, -1000.0, 0.0, 0.0, 0.0, 0.0},
        {OP_SILU, 0.0, 0.0, 0.0, 0.5, 0.0},
        {OP_CLAMP, 2.0, -1.0, 2.0, 1.0, 0.0}, /* the second bound is 2 */
        {OP_CLAMP, -1.0, -1.0, -1.0, 1.0, 0.0},
        {OP_CLAMP, 2.5, -1.0, 2.0, 0.0, 0.0},
        {OP_CLAMP, -2.5, -1.0, -1.0, 0.0, 0.0},
        {OP_CLAMP, 2.0, 3.0, 2.0, 0.0, 0.0}, /* bounds in the wrong order: PyTorch gives max */
        {OP_EXP, 1000.0, 0.0, INFINITY, INFINITY, 0.0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        check_edge(&edges[i]);
}

static void test_nan_is_always_propagated(void **state)
{
    (void)state;
    for (int op = OP_LEAF + 1; op < OP_COUNT; op++) {
        if (op == OP_POSITIVE || op == OP_SIGN || op == OP_NOT_LESS || op == OP_WHERE)
            continue; /* masks compare */
        assert_number(ops_value((Op)op, NAN, 2.0, 3.0), NAN);
        if (ops_table[op].inputs == 2)
            assert_number(ops_value((Op)op, 2.0, NAN, 3.0), NAN);
    }
}

/* ---- a gradient of 0 ---- */

static bool is_kept(double now, double held)
{
    return memcmp(&now, &held, sizeof now) == 0;
}

/* True if backstep with a gradient of 0 leaves the gradients of the inputs bitwise unchanged. The
   node's data may be any value up to OPS_VANISH_WITHIN: it may have been assigned, or computed from
   earlier inputs. */
static bool vanishes_at(Op op, double x, double y, double z, double held)
{
    double at[2] = {x, y};
    Node node = apply(op, at);
    Node first = tape_first(&tape, node), second = tape_second(&tape, node);
    tape_set_value(&tape, node, z);
    grads_set(&tape, first, held);
    grads_set(&tape, second, held);
    sweep_backstep(&tape, node);
    return is_kept(grad(first), held) && is_kept(grad(second), held);
}

static void test_a_gradient_of_0_vanishes_where_the_row_says_so(void **state)
{
    static const double finite[] = {0.0,   -0.0,   5e-324, -5e-324, 1e-308, 1e-160, 0.5,
                                    -1.0,  1.0,    3.7,    -20.0,   710.0,  -750.0, 1e16,
                                    1e150, -1e150, 1e155,  -1e200,  1e308,  -1e308};
    static const double helds[] = {0.0, 0.25, -5e-324, INFINITY};
    enum { FINITE = sizeof finite / sizeof *finite };
    (void)state;
    for (int op = OP_LEAF + 1; op < OP_COUNT; op++)
        for (int i = 0; i < FINITE * FINITE * FINITE * 4 && ops_table[op].vanishes; i++) {
            double x = finite[i % FINITE], y = finite[i / FINITE % FINITE];
            double z = finite[i / FINITE / FINITE % FINITE],
                   held = helds[i / FINITE / FINITE / FINITE];
            if (fabs(z) <= OPS_VANISH_WITHIN && !vanishes_at((Op)op, x, y, z, held))
                fail_msg("row %d (%s) at (%g, %g) with the value %g changes %g", op,
                         ops_table[op].symbol, x, y, z, held);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_every_row_agrees_with_a_central_difference),
        TEST(test_constant_exponent_gets_no_gradient),
        TEST(test_every_row_has_a_name_and_text),
        TEST(test_no_two_rows_make_the_same_builtin),
        TEST(test_edge_cases_match_the_language_reference),
        TEST(test_nan_is_always_propagated),
        TEST(test_a_gradient_of_0_vanishes_where_the_row_says_so),
    };
    return cmocka_run_group_tests_name("ops", tests, NULL, NULL);
}
