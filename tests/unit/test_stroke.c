/* test_stroke.c: a series as strokes inside the frame. */
#include "view/plot/stroke.h"

#include <stdio.h>

#include "plot_fixture.h"

static void pen_put(const char *what, double x, double y)
{
    buf_printf(&out, "%s%.3g,%.3g ", what, x, y);
}

static void pen_move(void *to, double x, double y)
{
    (void)to;
    pen_put("M", x, y);
}

static void pen_line(void *to, double x, double y)
{
    (void)to;
    pen_put("L", x, y);
}

static void pen_dot(void *to, double x, double y)
{
    (void)to;
    pen_put("D", x, y);
}

static void check_strokes(size_t columns, const char *expected)
{
    static const Pen pen = {NULL, pen_move, pen_line, pen_dot};
    stroke_series(&plot, &series[0], (StrokeGrid){columns, 10}, &pen);
    assert_string_equal(buf_text(&out), expected);
}

static void plot_ends(double right, double top)
{
    plot.x = axis_of(0, right, false);
    plot.y = axis_of(0, top, false);
}

static void test_gaps_break_strokes(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 0, 5, NAN, 10, INFINITY, 0, 10);
    plot_ends(10, 10);
    check_strokes(1000, "M0,0 L0.1,0.5 D0.3,1 M0.5,0 L0.6,1 ");
}

static void test_strokes_end_at_the_frame(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 5, 15, 25, 5, -5, 5);
    plot_ends(5, 10);
    check_strokes(1000, "M0,0.5 L0.1,1 M0.55,1 L0.6,0.5 L0.7,0 M0.9,0 L1,0.5 ");
}

static void test_strokes_far_outside_the_frame_are_clipped(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 5, 1e300, 5, -1e300, 5);
    plot_ends(4, 10);
    check_strokes(1000, "M0,0.5 L1.25e-06,1 M0.5,1 L0.5,0.5 L0.5,0 M1,0 L1,0.5 ");
}

static void test_a_column_is_one_vertical_stroke(void **state)
{
    enum { COUNT = 1000 };
    double y[COUNT];
    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        y[i] = i == 200 ? 9 : i == 300 ? 1 : 5;
    add(PLOT_LINE, "", y, COUNT);
    plot_ends(COUNT, 10);
    check_strokes(2, "M0,0.5 L0.2,0.9 L0.3,0.1 L0.499,0.5 L0.5,0.5 L0.999,0.5 ");
}

static void test_points_in_one_cell_are_drawn_once(void **state)
{
    enum { COUNT = 10000 };
    double y[COUNT];
    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        y[i] = 1;
    add(PLOT_POINTS, "", y, COUNT);
    plot_ends(COUNT, 1);
    check_strokes(3, "D0,1 D0.25,1 D0.75,1 ");
}

static void test_lines_are_clipped_to_the_frame(void **state)
{
    double x0 = -1, y0 = 0.5, x1 = 2, y1 = 0.5;
    (void)state;
    assert_true(stroke_clip(&x0, &y0, &x1, &y1));
    assert_float_equal(x0, 0, 1e-12);
    assert_float_equal(x1, 1, 1e-12);
    x0 = -1, y0 = 1.5, x1 = 2, y1 = 1.5;
    assert_false(stroke_clip(&x0, &y0, &x1, &y1));
    x0 = -0.5, y0 = 0.4, x1 = 0.4, y1 = -0.6;
    assert_false(stroke_clip(&x0, &y0, &x1, &y1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_gaps_break_strokes, setup_plot, teardown_plot),
        cmocka_unit_test_setup_teardown(test_strokes_end_at_the_frame, setup_plot, teardown_plot),
        cmocka_unit_test_setup_teardown(test_strokes_far_outside_the_frame_are_clipped, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_a_column_is_one_vertical_stroke, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_points_in_one_cell_are_drawn_once, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_lines_are_clipped_to_the_frame, setup_plot,
                                        teardown_plot),
    };
    return cmocka_run_group_tests_name("stroke", tests, NULL, NULL);
}
