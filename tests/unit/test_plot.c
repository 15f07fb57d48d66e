/* test_plot.c: the ends of the axes. */
#include "view/plot/plot.h"

#include "plot_fixture.h"

static void test_fit_leaves_a_margin_above_and_below(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 0, 10, 5);
    assert_true(plot_fit(&plot));
    assert_float_equal(plot.x.low, 0, 0);
    assert_float_equal(plot.x.high, 2, 0);
    assert_float_equal(plot.y.low, -0.5, 1e-9);
    assert_float_equal(plot.y.high, 10.5, 1e-9);
    assert_float_equal(plot_place(&plot.y, 5), 0.5, 1e-9);
    assert_float_equal(plot_value_at(&plot.y, 0.5), 5, 1e-9);
}

static void test_fit_of_no_finite_number_fails(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", NAN, INFINITY, -INFINITY);
    assert_false(plot_fit(&plot));
    plot.count = 0;
    assert_false(plot_fit(&plot));
}

static void test_one_number_is_placed_in_the_middle(void **state)
{
    static const double numbers[] = {0, 3, -2e300, 1e-310, 1e16};
    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        setup_plot(state);
        ADD(PLOT_LINE, "", numbers[i]);
        assert_true(plot_fit(&plot));
        assert_float_equal(plot_place(&plot.y, numbers[i]), 0.5, 1e-9);
        assert_float_equal(plot_place(&plot.x, 0), 0.5, 1e-9);
        teardown_plot(state);
    }
    setup_plot(state);
}

static void test_fit_does_not_overflow(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 1e300, 1e-300, -1.7e308, 1.7e308);
    assert_true(plot_fit(&plot));
    assert_true(isfinite(plot.y.low) && isfinite(plot.y.high));
    assert_float_equal(plot_place(&plot.y, 0), 0.5, 0.01);
    assert_true(plot_place(&plot.y, 1.7e308) <= 1.0);
}

static void test_a_logarithmic_axis_has_no_place_for_zero(void **state)
{
    (void)state;
    plot.y.is_log = true;
    ADD(PLOT_LINE, "", 1, 0, -3, 100);
    assert_int_equal(plot_count_lost(&plot), 2);
    assert_true(plot_fit(&plot));
    assert_true(isnan(plot_place(&plot.y, 0)) && isnan(plot_place(&plot.y, -3)));
    assert_float_equal(plot_place(&plot.y, 10), 0.5, 1e-9);
}

static void test_given_limits_are_kept(void **state)
{
    (void)state;
    plot.x.low = 1;
    plot.x.high = 4;
    ADD(PLOT_LINE, "", 1000, 1, 2);
    assert_true(plot_fit(&plot));
    assert_float_equal(plot.x.high, 4, 0);
    assert_true(plot.y.high < 3); /* points outside of the frame do not count */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_fit_leaves_a_margin_above_and_below, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_fit_of_no_finite_number_fails, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_one_number_is_placed_in_the_middle, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_fit_does_not_overflow, setup_plot, teardown_plot),
        cmocka_unit_test_setup_teardown(test_a_logarithmic_axis_has_no_place_for_zero, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_given_limits_are_kept, setup_plot, teardown_plot),
    };
    return cmocka_run_group_tests_name("plot", tests, NULL, NULL);
}
