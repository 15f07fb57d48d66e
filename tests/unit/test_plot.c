/*
 * test_plot.c: plots as data: ends and ticks of axes, strokes, borders; and the script for gnuplot.
 */
#include "view/plot/plot.h"

#include <stdio.h>
#include <stdlib.h>

#include "plot_fixture.h"
#include "view/plot/contour.h"
#include "view/plot/plot_gnuplot.h"
#include "view/plot/stroke.h"
#include "view/plot/ticks.h"

/* ---- axes ---- */

static PlotAxis axis_of(double low, double high, bool is_log)
{
    return (PlotAxis){.low = low, .high = high, .is_log = is_log};
}

/* The numbers at the ticks of an axis, blanks between them. */
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

static void test_ticks_are_1_2_5(void **state)
{
    (void)state;
    check_ticks(-5, 5, false, 6, "-4 -2 0 2 4");
    check_ticks(0, 1, false, 6, "0 0.2 0.4 0.6 0.8 1.0");
    check_ticks(0, 1, false, 3, "0 0.5 1.0");
    check_ticks(0.123, 0.127, false, 5, "0.123 0.124 0.125 0.126 0.127");
    check_ticks(-2e6, 3e6, false, 6, "-2000000 -1000000 0 1000000 2000000 3000000");
}

static void test_ticks_of_large_and_small_numbers(void **state)
{
    (void)state;
    check_ticks(0, 1e300, false, 6, "0 2e299 4e299 6e299 8e299 1e300");
    check_ticks(-1.7e308, 1.7e308, false, 5, "-1e308 0 1e308");
    check_ticks(0, 5e-324, false, 6, "");
    check_ticks(1e16, 1e16 + 2, false, 6, "1e16 1e16");
    check_ticks(0, 5e-10, false, 6, "0 1e-10 2e-10 3e-10 4e-10 5e-10");
    check_ticks(1e9, 1e9 + 3, false, 5, "1e9 1.000000001e9 1.000000002e9 1.000000003e9");
}

static void test_ticks_of_logarithmic_axes(void **state)
{
    (void)state;
    check_ticks(0.01, 100, true, 6, "0.01 0.1 1 10 100");
    check_ticks(0.5, 20, true, 9, "0.5 1 2 5 10 20");
    check_ticks(1e-300, 1e300, true, 5, "1e-200 1 1e200");
    check_ticks(2, 3, true, 5, "2.0 2.2 2.4 2.6 2.8 3.0");
}

static void test_fit_leaves_room_above_and_below(void **state)
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

static void test_fit_of_nothing(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", NAN, INFINITY, -INFINITY);
    assert_false(plot_fit(&plot));
    plot.count = 0;
    assert_false(plot_fit(&plot));
}

static void test_fit_of_one_number(void **state)
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

static void test_fit_of_extremes(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 1e300, 1e-300, -1.7e308, 1.7e308);
    assert_true(plot_fit(&plot));
    assert_true(isfinite(plot.y.low) && isfinite(plot.y.high));
    assert_float_equal(plot_place(&plot.y, 0), 0.5, 0.01);
    assert_true(plot_place(&plot.y, 1.7e308) <= 1.0);
}

static void test_logarithmic_axis_has_no_place_for_zero(void **state)
{
    (void)state;
    plot.y.is_log = true;
    ADD(PLOT_LINE, "", 1, 0, -3, 100);
    assert_int_equal(plot_count_lost(&plot), 2);
    assert_true(plot_fit(&plot));
    assert_true(isnan(plot_place(&plot.y, 0)) && isnan(plot_place(&plot.y, -3)));
    assert_float_equal(plot_place(&plot.y, 10), 0.5, 1e-9);
}

static void test_given_ends_are_kept(void **state)
{
    (void)state;
    plot.x.low = 1;
    plot.x.high = 4;
    ADD(PLOT_LINE, "", 1000, 1, 2);
    assert_true(plot_fit(&plot));
    assert_float_equal(plot.x.high, 4, 0);
    assert_true(plot.y.high < 3); /* what is not seen does not count */
}

/* ---- strokes ---- */

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

static void test_strokes_far_out_of_the_frame(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 5, 1e300, 5, -1e300, 5);
    plot_ends(4, 10);
    check_strokes(1000, "M0,0.5 L1.25e-06,1 M0.5,1 L0.5,0.5 L0.5,0 M1,0 L1,0.5 ");
}

static void test_a_column_is_one_upright_stroke(void **state)
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

static void test_many_points_share_cells(void **state)
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

static void test_clip(void **state)
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

/* ---- borders ---- */

static Contour trace(const double *values, size_t size)
{
    plot.field = (PlotField){values, size};
    return contour_trace(&plot);
}

/* Twice the area inside, negative where the way goes with the clock. */
static double loop_area(const ContourLoop *loop)
{
    double area = 0;
    for (size_t i = 0; i < loop->count; i++) {
        const ContourPoint *a = &loop->points[i], *b = &loop->points[(i + 1) % loop->count];
        area += a->x * b->y - b->x * a->y;
    }
    return area / 2;
}

static void test_border_of_one_sign(void **state)
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

static void test_border_lies_where_the_field_is_zero(void **state)
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

static void test_hole_runs_the_other_way(void **state)
{
    static const double values[] = {1, 1, 1, 1, -1, 1, 1, 1, 1};
    (void)state;
    Contour contour = trace(values, 3);
    assert_int_equal(contour.count, 2);
    double total = loop_area(&contour.loops[0]) + loop_area(&contour.loops[1]);
    assert_float_equal(total, 1.0 - 0.125, 1e-12);
}

static void test_field_of_huge_values(void **state)
{
    static const double values[] = {-INFINITY, INFINITY, -1.7e308, 1.7e308};
    (void)state;
    Contour contour = trace(values, 2);
    assert_int_equal(contour.count, 1);
    assert_float_equal(loop_area(&contour.loops[0]), 0.5, 1e-9);
}

static void test_value_between_places(void **state)
{
    static const double values[] = {0, 1, 2, 3};
    static const PlotField field = {values, 2};
    (void)state;
    assert_float_equal(contour_value(&field, 0, 0), 0, 0);
    assert_float_equal(contour_value(&field, 1, 1), 3, 0);
    assert_float_equal(contour_value(&field, 0.5, 0.5), 1.5, 1e-12);
}

/* ---- the script for gnuplot ---- */

static void test_texts_in_the_script_are_harmless(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 1, 2);
    plot.title = text_of("a\"; system('x') `id` @m $y {^_} \\n \n\t -12 Ω😀");
    plot_fit(&plot);
    plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_non_null(strstr(buf_text(&out),
                           "set label \"a\\042\\073 system('x') \\140id\\140 \\100m \\044y "
                           "\\173\\136\\137\\175 \\134n    -12 Ω😀\" at screen"));
}

static void test_digits_are_no_part_of_a_number_before_them(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 1, 2);
    plot.title = text_of("#12_3");
    plot_fit(&plot);
    plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_non_null(strstr(buf_text(&out), "\"\\043\\061\\062\\137\\063\""));
}

static void test_long_title_is_cut_at_a_character(void **state)
{
    (void)state;
    char *title = arena_alloc(&arena, 20001);
    for (size_t i = 0; i < 10000; i++)
        memcpy(title + 2 * i, "Ω", 2);
    ADD(PLOT_LINE, "", 1, 2);
    plot.title = text_of(title);
    plot_fit(&plot);
    plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_non_null(strstr(buf_text(&out), "ΩΩ…\""));
    assert_in_range(out.len, 100, 3000);
}

static void test_a_million_numbers_make_a_short_script(void **state)
{
    enum { COUNT = 1000000 };
    double *y = arena_alloc(&arena, COUNT * sizeof *y);
    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        y[i] = noise((double)i);
    add(PLOT_LINE, "", y, COUNT);
    plot_fit(&plot);
    plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_in_range(out.len, 10000, 200000);
    buf_clear(&out);
    for (size_t i = 0; i < COUNT; i++) /* and to and fro */
        series[0].x[i] = noise((double)i + 0.5);
    plot.x.low = plot.y.low = NAN;
    plot_fit(&plot);
    plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_in_range(out.len, 10000, 500000);
}

static void test_legend_has_an_entry_for_each_series(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "one", 1, 2);
    ADD(PLOT_POINTS, "two", 1, 2);
    plot.has_legend = true;
    plot_fit(&plot);
    plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
    const char *line = strstr(buf_text(&out), "set arrow"), *one = strstr(line, "\"one\"");
    const char *point = strstr(one, " point pointtype"), *two = strstr(point, "\"two\"");
    assert_non_null(two);
    assert_null(strstr(two + 1, "set label"));
}

static void test_picture_for_the_screen_has_its_size(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 1, 2);
    plot_fit(&plot);
    plot_gnuplot_put(&out, &plot, &(PlotPaper){"png", 700, 1000, 20});
    assert_non_null(strstr(buf_text(&out), "set terminal pngcairo size 700,490 "));
    buf_clear(&out);
    plot_gnuplot_put(&out, &plot, &(PlotPaper){"png", 3000, 210, 20});
    assert_non_null(strstr(buf_text(&out), "set terminal pngcairo size 300,210 "));
    assert_null(strstr(strstr(buf_text(&out), "set terminal") + 1, "set terminal"));
}

static void test_known_formats(void **state)
{
    (void)state;
    assert_true(plot_gnuplot_knows("svg") && plot_gnuplot_knows("png") &&
                plot_gnuplot_knows("pdf"));
    assert_false(plot_gnuplot_knows("gif") || plot_gnuplot_knows(""));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup_plot, teardown_plot)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_ticks_are_1_2_5),
        TEST(test_ticks_of_large_and_small_numbers),
        TEST(test_ticks_of_logarithmic_axes),
        TEST(test_fit_leaves_room_above_and_below),
        TEST(test_fit_of_nothing),
        TEST(test_fit_of_one_number),
        TEST(test_fit_of_extremes),
        TEST(test_logarithmic_axis_has_no_place_for_zero),
        TEST(test_given_ends_are_kept),
        TEST(test_gaps_break_strokes),
        TEST(test_strokes_end_at_the_frame),
        TEST(test_strokes_far_out_of_the_frame),
        TEST(test_a_column_is_one_upright_stroke),
        TEST(test_many_points_share_cells),
        TEST(test_clip),
        TEST(test_border_of_one_sign),
        TEST(test_border_lies_where_the_field_is_zero),
        TEST(test_hole_runs_the_other_way),
        TEST(test_field_of_huge_values),
        TEST(test_value_between_places),
        TEST(test_texts_in_the_script_are_harmless),
        TEST(test_digits_are_no_part_of_a_number_before_them),
        TEST(test_long_title_is_cut_at_a_character),
        TEST(test_a_million_numbers_make_a_short_script),
        TEST(test_legend_has_an_entry_for_each_series),
        TEST(test_picture_for_the_screen_has_its_size),
        TEST(test_known_formats),
    };
    return cmocka_run_group_tests_name("plot", tests, NULL, NULL);
}
