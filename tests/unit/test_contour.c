/* test_contour.c: the border of a field. */
#include "view/plot/contour.h"

#include "plot_fixture.h"

static Contour trace(const double *values, size_t size)
{
    plot.field = (PlotField){.values = values, .size = size};
    return contour_trace(&plot, 0.0);
}

/* Twice the signed area: positive if the loop runs counterclockwise. */
static double loop_area(const ContourLoop *loop)
{
    double area = 0;
    for (size_t i = 0; i < loop->count; i++) {
        const ContourPoint *a = &loop->points[i], *b = &loop->points[(i + 1) % loop->count];
        area += a->x * b->y - b->x * a->y;
    }
    return area / 2;
}

static void test_a_field_of_one_sign_has_no_inner_border(void **state)
{
    static const double above[] = {1, 1, 1, 1}, below[] = {-1, 0, -1, -1};
    (void)state;
    assert_int_equal(trace(below, 2).count, 0);
    Contour contour = trace(above, 2);
    assert_int_equal(contour.count, 1);
    assert_float_equal(loop_area(&contour.loops[0]), 1.0, 1e-12);
    for (size_t i = 0; i < contour.loops[0].count; i++)
        assert_true(contour.loops[0].points[i].on_frame);
}

static void test_the_border_is_where_the_field_is_zero(void **state)
{
    static const double values[] = {-1, -1, 3, 3}; /* -1 below, 3 above */
    (void)state;
    Contour contour = trace(values, 2);
    assert_int_equal(contour.count, 1);
    assert_float_equal(loop_area(&contour.loops[0]), 0.75, 1e-12);
    size_t inside = 0;
    for (size_t i = 0; i < contour.loops[0].count; i++) {
        const ContourPoint *point = &contour.loops[0].points[i];
        inside += !point->on_frame;
        assert_true(point->on_frame || fabs(point->y - 0.25) < 1e-12);
    }
    assert_int_equal(inside, 1);
}

static void test_a_hole_is_traced_in_the_opposite_direction(void **state)
{
    static const double values[] = {1, 1, 1, 1, -1, 1, 1, 1, 1};
    (void)state;
    Contour contour = trace(values, 3);
    assert_int_equal(contour.count, 2);
    double total = loop_area(&contour.loops[0]) + loop_area(&contour.loops[1]);
    assert_float_equal(total, 1.0 - 0.125, 1e-12);
}

static void test_huge_values_do_not_overflow(void **state)
{
    static const double values[] = {-INFINITY, INFINITY, -1.7e308, 1.7e308};
    (void)state;
    Contour contour = trace(values, 2);
    assert_int_equal(contour.count, 1);
    assert_float_equal(loop_area(&contour.loops[0]), 0.5, 1e-9);
}

static void test_lines_are_traced_at_a_level(void **state)
{
    static const double values[] = {2, 2, 4, 4}; /* 2 below, 4 above */
    (void)state;
    plot.field = (PlotField){.values = values, .size = 2};
    Contour contour = contour_trace(&plot, 3.5);
    assert_int_equal(contour.count, 1);
    assert_float_equal(loop_area(&contour.loops[0]), 0.25, 1e-12);
}

static void test_corners_on_a_diagonal_are_joined_if_the_mean_is_positive(void **state)
{
    static const double joined[] = {3, -1, -1, 3}, apart[] = {1, -3, -3, 1};
    (void)state;
    Contour contour = trace(joined, 2);
    assert_int_equal(contour.count, 1);
    assert_float_equal(loop_area(&contour.loops[0]), 1.0 - 2 * 0.25 * 0.25 / 2, 1e-12);
    contour = trace(apart, 2);
    assert_int_equal(contour.count, 2);
    assert_float_equal(loop_area(&contour.loops[0]), 0.25 * 0.25 / 2, 1e-12);
}

static void test_a_crossing_belongs_to_its_loop(void **state)
{
    static const double values[] = {-1, 1, -1, -1, -1, -1, -1, -1, 1};
    (void)state;
    Contour contour = trace(values, 3);
    assert_int_equal(contour.count, 2);
    assert_int_equal(contour_crossing(&contour, 0, 0), 0);
    assert_int_equal(contour_crossing(&contour, 1, 0), contour_crossing(&contour, 2, 0));
    assert_int_equal(contour_crossing(&contour, 2, 2), contour_crossing(&contour, 3, 2));
    assert_int_equal(contour_crossing(&contour, 1, 0) + contour_crossing(&contour, 3, 2), 1 + 2);
}

static void test_values_are_interpolated(void **state)
{
    static const double values[] = {0, 1, 2, 3};
    static const PlotField field = {.values = values, .size = 2};
    (void)state;
    assert_float_equal(contour_value(&field, 0, 0), 0, 0);
    assert_float_equal(contour_value(&field, 1, 1), 3, 0);
    assert_float_equal(contour_value(&field, 0.5, 0.5), 1.5, 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_field_of_one_sign_has_no_inner_border, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_the_border_is_where_the_field_is_zero, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_a_hole_is_traced_in_the_opposite_direction, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_huge_values_do_not_overflow, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_lines_are_traced_at_a_level, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(
            test_corners_on_a_diagonal_are_joined_if_the_mean_is_positive, setup_plot,
            teardown_plot),
        cmocka_unit_test_setup_teardown(test_a_crossing_belongs_to_its_loop, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_values_are_interpolated, setup_plot, teardown_plot),
    };
    return cmocka_run_group_tests_name("contour", tests, NULL, NULL);
}
