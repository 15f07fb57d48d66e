/* test_ticks.c: the ticks of an axis. */
#include "view/plot/ticks.h"

#include <stdio.h>

#include "plot_fixture.h"

/* `expected`: the numbers of the ticks, separated by spaces. */
static void check_ticks(double low, double high, bool is_log, size_t most, const char *expected)
{
    Tick ticks[TICKS_MOST];
    PlotAxis axis = axis_of(low, high, is_log);
    char text[512] = "";
    size_t count = ticks_choose(ticks, &axis, most);
    assert_in_range(count, 0, TICKS_MOST);
    for (size_t i = 0; i < count; i++) {
        assert_true(ticks[i].place >= 0.0 && ticks[i].place <= 1.0);
        assert_true(i == 0 || ticks[i].place > ticks[i - 1].place);
        snprintf(text + strlen(text), sizeof text - strlen(text), i ? " %s" : "%s", ticks[i].text);
    }
    assert_string_equal(text, expected);
}

static void test_tick_steps_are_1_2_or_5(void **state)
{
    (void)state;
    check_ticks(-5, 5, false, 6, "-4 -2 0 2 4");
    check_ticks(0, 1, false, 6, "0 0.2 0.4 0.6 0.8 1.0");
    check_ticks(0, 1, false, 3, "0 0.5 1.0");
    check_ticks(0.123, 0.127, false, 5, "0.123 0.124 0.125 0.126 0.127");
    check_ticks(-2e6, 3e6, false, 6, "-2000000 -1000000 0 1000000 2000000 3000000");
}

static void test_ticks_of_large_and_small_numbers_are_exact(void **state)
{
    (void)state;
    check_ticks(0, 1e300, false, 6, "0 2e299 4e299 6e299 8e299 1e300");
    check_ticks(-1.7e308, 1.7e308, false, 5, "-1e308 0 1e308");
    check_ticks(0, 5e-324, false, 6, "");
    check_ticks(1e16, 1e16 + 2, false, 6, "1e16 1e16");
    check_ticks(0, 5e-10, false, 6, "0 1e-10 2e-10 3e-10 4e-10 5e-10");
    check_ticks(1e9, 1e9 + 3, false, 5, "1e9 1.000000001e9 1.000000002e9 1.000000003e9");
}

static void test_ticks_of_logarithmic_axes_are_powers_of_ten_first(void **state)
{
    (void)state;
    check_ticks(0.01, 100, true, 6, "0.01 0.1 1 10 100");
    check_ticks(0.5, 20, true, 9, "0.5 1 2 5 10 20");
    check_ticks(1e-300, 1e300, true, 5, "1e-200 1 1e200");
    check_ticks(2, 3, true, 5, "2.0 2.2 2.4 2.6 2.8 3.0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_tick_steps_are_1_2_or_5, setup_plot, teardown_plot),
        cmocka_unit_test_setup_teardown(test_ticks_of_large_and_small_numbers_are_exact, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_ticks_of_logarithmic_axes_are_powers_of_ten_first,
                                        setup_plot, teardown_plot),
    };
    return cmocka_run_group_tests_name("ticks", tests, NULL, NULL);
}
