/* test_partial.c: the columns dx and dy of ops.def against x_grad and y_grad. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "graph/partial.h"

static const double points[] = {-INFINITY, -1e300, -1000.0, -21.0, -2.3,  -1.0,  -0.7,     -1e-9,
                                -0.0,      0.0,    1e-300,  0.4,   0.5,   1.0,   1.3,      2.0,
                                3.0,       19.9,   20.0,    20.1,  700.0, 1e200, INFINITY, NAN};

enum { POINTS = sizeof points / sizeof *points };

/* Up to rounding; an overflow may come one rounding earlier. */
static bool is_close(double a, double b)
{
    if (a == b || (isnan(a) && isnan(b)))
        return true;
    return fabs(a - b) <= 1e-12 * fmax(1e-290, fmin(fabs(a), fabs(b)));
}

static void compare(Op op, double x, double y, double c)
{
    double z = ops_value(op, x, y, c);
    OpsDerivatives truth = ops_derivatives(op, x, y, z, c);
    for (int input = 0; input < ops_table[op].inputs; input++) {
        double expected = input ? truth.y : truth.x;
        double got = partial_value(op, input, x, y, z, c);
        if (!is_close(got, expected))
            fail_msg("%s, input %d at (%g, %g, %g): %.17g, not %.17g", ops_table[op].symbol, input,
                     x, y, c, got, expected);
    }
}

static void test_every_row_has_the_derivative_of_backward(void **state)
{
    (void)state;
    for (int op = OP_LEAF + 1; op < OP_COUNT; op++)
        for (int i = 0; i < POINTS; i++)
            for (int k = 0; k < POINTS; k++)
                if (ops_table[op].constants == 0 || !isnan(points[k]))
                    compare((Op)op, points[i], points[k], 2.0);
}

/* A random number in (-8, 8): every point is another one (Marsaglia's xorshift). */
static double next_point(uint32_t *random)
{
    *random ^= *random << 13;
    *random ^= *random >> 17;
    *random ^= *random << 5;
    return (double)*random / 268435456.0 - 8.0;
}

static void test_also_at_random_points(void **state)
{
    (void)state;
    uint32_t random = 1;
    for (int i = 0; i < 2000; i++)
        for (int op = OP_LEAF + 1; op < OP_COUNT; op++) {
            double x = next_point(&random), y = next_point(&random);
            compare((Op)op, x, y, next_point(&random));
        }
}

static void test_an_operand_that_is_no_input_has_derivative_0(void **state)
{
    (void)state;
    for (int op = 0; op < OP_COUNT; op++)
        for (int input = ops_table[op].inputs; input < 2; input++) {
            size_t count;
            const PartialStep *steps = partial_steps((Op)op, input, &count);
            assert_int_equal(count, 1);
            assert_int_equal(steps->kind, PARTIAL_NUMBER);
            assert_true(steps->number == 0.0);
        }
}

static void test_no_row_needs_a_deeper_stack(void **state)
{
    (void)state;
    for (int op = 0; op < OP_COUNT; op++)
        for (int input = 0; input < 2; input++) {
            size_t count, depth = 0;
            const PartialStep *steps = partial_steps((Op)op, input, &count);
            for (size_t i = 0; i < count; i++) {
                size_t taken = steps[i].kind == PARTIAL_OP ? (size_t)ops_operands(steps[i].op) : 0;
                assert_true(depth >= taken);
                depth += 1 - taken;
                assert_in_range(depth, 1, PARTIAL_DEEPEST);
            }
            assert_int_equal(depth, 1);
        }
}

static void test_masks(void **state)
{
    (void)state;
    assert_true(partial_is_mask(OP_RELU, 0));
    assert_true(partial_is_mask(OP_CLAMP, 0));
    assert_true(partial_is_mask(OP_WHERE, 1));
    for (int input = 0; input < 2; input++) {
        assert_true(partial_is_mask(OP_MAX, input));
        assert_true(partial_is_mask(OP_MIN, input));
        assert_false(partial_is_mask(OP_MUL, input));
        assert_false(partial_is_mask(OP_POW, input));
    }
    assert_false(partial_is_mask(OP_ABS, 0));
    assert_false(partial_is_mask(OP_LEAKY_RELU, 0));
    assert_false(partial_is_mask(OP_TANH, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_row_has_the_derivative_of_backward),
        cmocka_unit_test(test_also_at_random_points),
        cmocka_unit_test(test_an_operand_that_is_no_input_has_derivative_0),
        cmocka_unit_test(test_no_row_needs_a_deeper_stack),
        cmocka_unit_test(test_masks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
