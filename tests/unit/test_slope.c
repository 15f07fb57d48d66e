/* test_slope.c: derivatives of known functions against differences. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "graph/pass/slope.h"

typedef double Function(double x);

/* Rounding of a few units in the last place is the only noise. */
static SlopePoint point_at(Function *f, Function *derivative, double x)
{
    double value = f(x);
    return (SlopePoint){value, 4e-16 * fabs(value), derivative ? derivative(x) : (double)NAN};
}

/* Judges `gradient`. The function's own derivative, if given, is known at each point. */
static Slope judge(Function *f, Function *derivative, double x, double gradient)
{
    Slope slope;
    slope_begin(&slope, x, gradient, point_at(f, derivative, x));
    while (slope_next(&slope))
        for (int i = 0; i < SLOPE_POINTS; i++)
            slope.found[i] = point_at(f, derivative, slope.at[i]);
    return slope;
}

static void check(Function *f, double x, double gradient, SlopeVerdict verdict)
{
    Slope slope = judge(f, NULL, x, gradient);
    if (slope.verdict != verdict)
        fail_msg("at %g: gradient %g, slope %g +- %g: verdict %d, not %d", x, gradient, slope.slope,
                 slope.error, slope.verdict, verdict);
}

static double cube(double x)
{
    return x * x * x;
}

static double relu(double x)
{
    return x > 0.0 ? x : 0.0;
}

static double wave(double x)
{
    return sin(1e6 * x);
}

static double wave_slope(double x)
{
    return 1e6 * cos(1e6 * x);
}

static double step(double x)
{
    return x > 0.0 ? 1.0 : 0.0;
}

static double constant(double x)
{
    (void)x;
    return 1.0;
}

/* Digits below 1e-8 are lost: half of those of x. */
static double rounded(double x)
{
    return x + 1e8 - 1e8;
}

static void test_right_and_wrong(void **state)
{
    (void)state;
    check(cube, 2.0, 12.0, SLOPE_OK);
    check(cube, 2.0, 12.1, SLOPE_OFF);
    check(cube, 2.0, -12.0, SLOPE_OFF);
    check(cube, -3e4, 27e8, SLOPE_OK);
    check(cube, -3e4, 28e8, SLOPE_OFF);
    check(exp, -700.0, exp(-700.0), SLOPE_OK);
    check(exp, 700.0, exp(700.0), SLOPE_OK);
    check(exp, 1.0, 0.0, SLOPE_OFF);
    check(exp, 1.0, NAN, SLOPE_OFF);
}

static void test_gradients_of_0(void **state)
{
    (void)state;
    check(cube, 0.0, 0.0, SLOPE_OK);
    check(cube, 0.0, 1e-3, SLOPE_OFF);
    check(cos, 0.0, 0.0, SLOPE_OK);
    check(constant, 2.0, 0.0, SLOPE_OK);
    check(constant, 2.0, 0.5, SLOPE_OFF);
}

static void test_kinks(void **state)
{
    (void)state;
    for (double gradient = 0.0; gradient <= 1.0; gradient += 0.25)
        check(relu, 0.0, gradient, SLOPE_KINK);
    check(relu, 0.0, 1.25, SLOPE_OFF);
    check(relu, 0.0, -0.5, SLOPE_OFF);
    Slope slope = judge(fabs, NULL, 0.0, 0.0);
    assert_true(slope.left == -1.0 && slope.right == 1.0);
}

static void test_close_to_a_kink(void **state)
{
    (void)state;
    for (double x = 1.0; x > 1e-12; x /= 7.0) {
        check(relu, x, 1.0, SLOPE_OK);
        check(relu, -x, 0.0, SLOPE_OK);
        check(relu, x, 0.5, SLOPE_OFF);
    }
}

static void test_the_edge_of_the_domain(void **state)
{
    (void)state;
    for (double x = 1.0; x > 1e-100; x /= 1000.0) {
        check(log, x, 1.0 / x, SLOPE_OK);
        check(log, x, 2.0 / x, SLOPE_OFF);
    }
    check(log, 0.0, INFINITY, SLOPE_UNSURE);
    check(log, -1.0, -1.0, SLOPE_UNSURE);
    check(sqrt, 0.0, INFINITY, SLOPE_UNSURE);
    check(sqrt, 1e-9, 0.5 / sqrt(1e-9), SLOPE_OK);
}

/* The first differences see the wave at random points, but the gradients there differ. */
static void test_faster_than_the_first_differences(void **state)
{
    (void)state;
    for (double x = -1.0; x < 1.0; x += 0.01) {
        Slope slope = judge(wave, wave_slope, x, wave_slope(x));
        assert_true(slope.verdict == SLOPE_OK || slope.verdict == SLOPE_UNSURE);
        slope = judge(wave, wave_slope, x, 1.5 * wave_slope(x));
        assert_int_not_equal(slope.verdict, SLOPE_OK);
    }
}

static void test_nothing_is_certain(void **state)
{
    (void)state;
    check(step, 0.0, 0.0, SLOPE_UNSURE);
    Slope slope;
    SlopePoint here = {rounded(1.0), 1e-8, NAN};
    slope_begin(&slope, 1.0, 1e-9, here);
    while (slope_next(&slope))
        for (int i = 0; i < SLOPE_POINTS; i++)
            slope.found[i] = (SlopePoint){1.0 + 1e-9 * slope.at[i], 1e-8, NAN};
    assert_int_equal(slope.verdict, SLOPE_UNSURE);
    assert_true(slope.is_noisy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_right_and_wrong),
        cmocka_unit_test(test_gradients_of_0),
        cmocka_unit_test(test_kinks),
        cmocka_unit_test(test_close_to_a_kink),
        cmocka_unit_test(test_the_edge_of_the_domain),
        cmocka_unit_test(test_faster_than_the_first_differences),
        cmocka_unit_test(test_nothing_is_certain),
    };
    return cmocka_run_group_tests_name("slope", tests, NULL, NULL);
}
