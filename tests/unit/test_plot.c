/*
 * test_plot.c: plots as data: ends and ticks of axes, strokes, borders, sampling; and what is drawn
 * of them in characters, on screens of three sizes. The screens stand in tests/data; with
 * PLOT_SCREENS=write in the environment they are written afresh, to be looked at.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "view/contour.h"
#include "view/plot_gnuplot.h"
#include "view/plot_text.h"
#include "view/sample.h"
#include "view/stroke.h"
#include "view/ticks.h"

static Mem mem;
static Arena arena;
static Buf out;
static Plot plot;
static PlotSeries series[8];

static int setup(void **state)
{
    (void)state;
    mem_init(&mem);
    arena_init(&arena, &mem);
    buf_init(&out, &mem);
    memset(series, 0, sizeof series);
    plot = (Plot){.arena = &arena,
                  .x = {.low = NAN, .high = NAN},
                  .y = {.low = NAN, .high = NAN},
                  .series = series};
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    arena_done(&arena);
    buf_done(&out);
    return mem.used == 0 ? 0 : -1;
}

static PlotText text_of(const char *text)
{
    return (PlotText){text, strlen(text)};
}

/* Adds a series of the heights over 0, 1, 2 … */
static PlotSeries *add(PlotKind kind, const char *name, const double *y, size_t count)
{
    PlotSeries *s = &series[plot.count];
    *s = (PlotSeries){.kind = kind, .name = text_of(name), .color = (uint32_t)plot.count++};
    s->x = ARENA_ARRAY(&arena, double, count);
    s->y = ARENA_ARRAY(&arena, double, count);
    s->count = count;
    for (size_t i = 0; i < count; i++) {
        s->x[i] = (double)i;
        s->y[i] = y[i];
    }
    return s;
}

#define ADD(kind, name, ...)                                                                       \
    add(kind, name, (const double[]){__VA_ARGS__},                                                 \
        sizeof((const double[]){__VA_ARGS__}) / sizeof(double))

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
        setup(state);
        ADD(PLOT_LINE, "", numbers[i]);
        assert_true(plot_fit(&plot));
        assert_float_equal(plot_place(&plot.y, numbers[i]), 0.5, 1e-9);
        assert_float_equal(plot_place(&plot.x, 0), 0.5, 1e-9);
        teardown(state);
    }
    setup(state);
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

/* ---- sampling ---- */

typedef double Function(double x);

/* As core.mg does it. */
static Samples sample(Function *f, double low, double high, size_t count)
{
    enum { ROOM = 20000 };
    Samples s = {.arena = &arena, .at_first = count, .count = count};
    s.x = ARENA_ARRAY(&arena, double, ROOM);
    s.y = ARENA_ARRAY(&arena, double, ROOM);
    double *next = ARENA_ARRAY(&arena, double, ROOM);
    sample_spread(s.x, count, low, high, false);
    for (size_t i = 0; i < count; i++)
        s.y[i] = f(s.x[i]);
    for (size_t more; (more = sample_next(&s, next)) > 0;)
        for (size_t i = 0; i < more; i++) {
            size_t at = 0;
            while (s.x[at] < next[i])
                at++;
            memmove(s.x + at + 1, s.x + at, (s.count - at) * sizeof *s.x);
            memmove(s.y + at + 1, s.y + at, (s.count - at) * sizeof *s.y);
            s.x[at] = next[i];
            s.y[at] = f(next[i]);
            s.count++;
            assert_true(s.count < ROOM);
        }
    return s;
}

static double square(double x)
{
    return x * x;
}

static double inverse(double x)
{
    return 1 / x;
}

static double inverse_square(double x)
{
    return 1 / (x * x);
}

static double jump(double x)
{
    return x < 0.3 ? 0 : 1;
}

static double root(double x)
{
    return sqrt(x);
}

static double edge(double x)
{
    return tanh(1e4 * x);
}

static double noise(double x)
{
    return fmod(fabs(sin(x * 12345.678)) * 98765.4321, 1.0);
}

/* How many gaps lie between numbers. */
static size_t count_gaps(const Samples *s)
{
    size_t gaps = 0;
    for (size_t i = 1; i + 1 < s->count; i++)
        gaps += !isfinite(s->y[i]) && isfinite(s->y[i - 1]);
    return gaps;
}

static void test_smooth_curve_needs_few_places(void **state)
{
    (void)state;
    Samples s = sample(square, -5, 5, 200);
    assert_in_range(s.count, 200, 220);
    assert_false(sample_break(&s));
    assert_int_equal(count_gaps(&s), 0);
}

static void test_pole_is_a_gap(void **state)
{
    (void)state;
    Samples s = sample(inverse, -5, 5.1, 200);
    assert_in_range(s.count, 201, 400);
    assert_true(sample_break(&s));
    assert_int_equal(count_gaps(&s), 1);
}

static void test_pole_without_a_change_of_sign(void **state)
{
    (void)state;
    Samples s = sample(inverse_square, -5, 5.1, 200);
    assert_true(sample_break(&s));
    series[0] = (PlotSeries){.x = s.x, .y = s.y, .count = s.count, .has_poles = true};
    plot.count = 1;
    assert_true(plot_fit(&plot));
    assert_true(plot.y.high < 100);
}

static void test_jump_is_a_gap_but_no_pole(void **state)
{
    (void)state;
    Samples s = sample(jump, -1, 1, 200);
    assert_false(sample_break(&s));
    assert_int_equal(count_gaps(&s), 1);
}

static void test_steep_is_no_jump(void **state)
{
    (void)state;
    Samples s = sample(edge, -5, 5, 200);
    assert_false(sample_break(&s));
    assert_int_equal(count_gaps(&s), 0);
}

static void test_curve_is_followed_to_its_end(void **state)
{
    (void)state;
    Samples s = sample(root, -5, 5.1, 200);
    assert_false(sample_break(&s));
    size_t first = 0;
    while (isnan(s.y[first]))
        first++;
    assert_true(s.x[first] >= 0 && s.x[first] < 0.001);
}

static void test_noise_has_an_end(void **state)
{
    (void)state;
    Samples s = sample(noise, -5, 5, 200);
    assert_in_range(s.count, 200, 200 * 16);
    sample_break(&s);
    assert_int_equal(count_gaps(&s), 0);
}

/* ---- the script for gnuplot ---- */

static void test_texts_in_the_script_are_harmless(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 1, 2);
    plot.title = text_of("a\"; system('x') `id` @m $y {^_} \\n \n\t -12 Ω😀");
    plot_fit(&plot);
    plot_put_gnuplot(&out, &plot, &(PlotPaper){.format = "svg"});
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
    plot_put_gnuplot(&out, &plot, &(PlotPaper){.format = "svg"});
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
    plot_put_gnuplot(&out, &plot, &(PlotPaper){.format = "svg"});
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
    plot_put_gnuplot(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_in_range(out.len, 10000, 200000);
    buf_clear(&out);
    for (size_t i = 0; i < COUNT; i++) /* and to and fro */
        series[0].x[i] = noise((double)i + 0.5);
    plot.x.low = plot.y.low = NAN;
    plot_fit(&plot);
    plot_put_gnuplot(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_in_range(out.len, 10000, 500000);
}

static void test_legend_has_an_entry_for_each_series(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "one", 1, 2);
    ADD(PLOT_POINTS, "two", 1, 2);
    plot.has_legend = true;
    plot_fit(&plot);
    plot_put_gnuplot(&out, &plot, &(PlotPaper){.format = "svg"});
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
    plot_put_gnuplot(&out, &plot, &(PlotPaper){"png", 700, 1000, 20});
    assert_non_null(strstr(buf_text(&out), "set terminal pngcairo size 700,490 "));
    buf_clear(&out);
    plot_put_gnuplot(&out, &plot, &(PlotPaper){"png", 3000, 210, 20});
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

/* ---- screens ---- */

static void put_curves(const PlotScreen *screen)
{
    plot.count = 0;
    plot.title = text_of("a parabola and a line");
    plot.x.label = text_of("x");
    plot.y.label = text_of("height");
    plot.has_legend = true;
    PlotSeries *curve = ADD(PLOT_LINE, "x²", 25, 16, 9, 4, 1, 0, 1, 4, 9, 16, 25);
    PlotSeries *line = ADD(PLOT_LINE, "2x + 5", -5, -3, -1, 1, NAN, 5, 7, 9, 11, 13, 15);
    for (size_t i = 0; i < curve->count; i++)
        curve->x[i] = line->x[i] -= 5;
    plot.x.low = plot.y.low = NAN;
    assert_true(plot_fit(&plot));
    plot_put_text(&out, &plot, screen);
}

static void put_border(const PlotScreen *screen)
{
    enum { SIZE = 21 };
    double *values = ARENA_ARRAY(&arena, double, SIZE *SIZE);
    for (int i = 0; i < SIZE * SIZE; i++) {
        double x = (i % SIZE - 10) / 10.0, y = (i / SIZE - 10) / 10.0;
        values[i] = 0.5 - x * x - y * y;
    }
    plot.count = 0;
    plot.title = plot.x.label = plot.y.label = text_of("");
    plot.x = axis_of(-1, 1, false);
    plot.y = axis_of(-1, 1, false);
    PlotSeries *outside = ADD(PLOT_POINTS, "-1", 0.9, 0.8, -0.9), *inside;
    inside = ADD(PLOT_POINTS, "1", 0.5, 0, -0.5);
    for (size_t i = 0; i < 3; i++) {
        inside->x[i] = 0.3 * (double)i - 0.3;
        outside->x[i] = 0.9 * (double)i - 0.9;
    }
    plot.field = (PlotField){values, SIZE};
    plot_put_text(&out, &plot, screen);
    plot.field = (PlotField){0};
}

static void put_logarithm(const PlotScreen *screen)
{
    plot.count = 0;
    plot.has_legend = false;
    plot.x.low = plot.y.low = NAN;
    plot.y.is_log = true;
    ADD(PLOT_LINE, "", 1000, 100, 30, 10, 5, 2, 1, 0.5, 0.1);
    assert_true(plot_fit(&plot));
    plot_put_text(&out, &plot, screen);
    plot.y.is_log = false;
}

static void read_file(Buf *text, const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("%s cannot be read", path);
    char piece[4096];
    for (size_t size; (size = fread(piece, 1, sizeof piece, file)) > 0;)
        buf_put(text, piece, size);
    fclose(file);
}

static void write_file(const char *path)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite(out.data, 1, out.len, file);
    fclose(file);
}

/* Every line fits, and there are as many as the screen has rows. */
static void check_size(const char *text, const PlotScreen *screen)
{
    size_t rows = 0, column = 0;
    for (; *text; text++) {
        if (*text == '\n') {
            rows++;
            column = 0;
        } else if (((unsigned char)*text & 0xC0) != 0x80 && ++column > screen->columns) {
            fail_msg("row %zu is too wide", rows);
        }
    }
    assert_int_equal(rows, screen->rows);
}

static void check_screen(size_t columns, size_t rows, bool utf8)
{
    static void (*const plots[])(const PlotScreen *) = {put_curves, put_border, put_logarithm};
    const PlotScreen screen = {columns, rows - 1, utf8, false};
    for (size_t i = 0; i < 3; i++) {
        size_t start = out.len;
        plots[i](&screen);
        check_size(out.data + start, &screen);
    }
    char path[100];
    snprintf(path, sizeof path, "tests/data/plot-%zux%zu-%s.txt", columns, rows,
             utf8 ? "utf8" : "ascii");
    const char *order = getenv("PLOT_SCREENS");
    if (order && strcmp(order, "write") == 0)
        write_file(path);
    Buf expected;
    buf_init(&expected, &mem);
    read_file(&expected, path);
    if (strcmp(buf_text(&out), buf_text(&expected)) != 0)
        fail_msg("%s holds\n%s\nand now it is\n%s", path, buf_text(&expected), buf_text(&out));
    buf_done(&expected);
}

static void test_screen_80x24(void **state)
{
    (void)state;
    check_screen(80, 24, true);
}

static void test_screen_120x40(void **state)
{
    (void)state;
    check_screen(120, 40, true);
}

static void test_screen_40x12(void **state)
{
    (void)state;
    check_screen(40, 12, true);
}

static void test_screen_80x24_ascii(void **state)
{
    (void)state;
    check_screen(80, 24, false);
}

static void test_screen_120x40_ascii(void **state)
{
    (void)state;
    check_screen(120, 40, false);
}

static void test_screen_40x12_ascii(void **state)
{
    (void)state;
    check_screen(40, 12, false);
}

static void test_ascii_screen_gets_ascii_alone(void **state)
{
    const PlotScreen screen = {60, 20, false, false};
    (void)state;
    put_curves(&screen);
    put_border(&screen);
    for (size_t i = 0; i < out.len; i++)
        assert_true(out.data[i] == '\n' || (out.data[i] >= ' ' && out.data[i] <= '~'));
}

static void test_texts_of_any_kind_fit_the_screen(void **state)
{
    const PlotScreen screen = {40, 12, true, false};
    char *text = arena_alloc(&arena, 10001);
    (void)state;
    memset(text, 'x', 10000);
    ADD(PLOT_LINE, text, 1, 2);
    ADD(PLOT_LINE, "\033[31m\n\t", 2, 1);
    plot.title = text_of(text);
    plot.x.label = text_of("漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字");
    plot.y.label = text_of("\033[2J\a");
    plot.has_legend = true;
    assert_true(plot_fit(&plot));
    plot_put_text(&out, &plot, &screen);
    check_size(buf_text(&out), &screen);
    assert_null(strchr(buf_text(&out), '\033'));
    assert_non_null(strstr(buf_text(&out), "xxx…\n"));
    assert_non_null(strstr(buf_text(&out), "字漢…\n")); /* two columns each: 17 of them fit */
}

static void test_colours_are_switched_off_in_every_row(void **state)
{
    const PlotScreen screen = {80, 23, true, true};
    (void)state;
    put_curves(&screen);
    assert_non_null(strstr(buf_text(&out), "\033[38;5;32m"));
    bool on = false;
    for (const char *at = buf_text(&out); *at; at++) {
        if (*at == '\033')
            on = at[2] != '0';
        assert_false(*at == '\n' && on);
    }
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

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
        TEST(test_smooth_curve_needs_few_places),
        TEST(test_pole_is_a_gap),
        TEST(test_pole_without_a_change_of_sign),
        TEST(test_jump_is_a_gap_but_no_pole),
        TEST(test_steep_is_no_jump),
        TEST(test_curve_is_followed_to_its_end),
        TEST(test_noise_has_an_end),
        TEST(test_texts_in_the_script_are_harmless),
        TEST(test_digits_are_no_part_of_a_number_before_them),
        TEST(test_long_title_is_cut_at_a_character),
        TEST(test_a_million_numbers_make_a_short_script),
        TEST(test_legend_has_an_entry_for_each_series),
        TEST(test_picture_for_the_screen_has_its_size),
        TEST(test_known_formats),
        TEST(test_screen_80x24),
        TEST(test_screen_120x40),
        TEST(test_screen_40x12),
        TEST(test_screen_80x24_ascii),
        TEST(test_screen_120x40_ascii),
        TEST(test_screen_40x12_ascii),
        TEST(test_ascii_screen_gets_ascii_alone),
        TEST(test_texts_of_any_kind_fit_the_screen),
        TEST(test_colours_are_switched_off_in_every_row),
    };
    return cmocka_run_group_tests_name("plot", tests, NULL, NULL);
}
