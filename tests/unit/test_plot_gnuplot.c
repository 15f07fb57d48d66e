/* test_plot_gnuplot.c: the script for gnuplot. */
#include "view/plot/plot_gnuplot.h"

#include <stdlib.h>

#include "plot_fixture.h"

static void test_texts_in_the_script_are_escaped(void **state)
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

static void test_a_digit_after_an_escape_is_escaped_too(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 1, 2);
    plot.title = text_of("#12_3");
    plot_fit(&plot);
    plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_non_null(strstr(buf_text(&out), "\"\\043\\061\\062\\137\\063\""));
}

static void test_a_long_title_is_cut_between_characters(void **state)
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
    for (size_t i = 0; i < COUNT; i++) /* and with x values in random order */
        series[0].x[i] = noise((double)i + 0.5);
    plot.x.low = plot.y.low = NAN;
    plot_fit(&plot);
    plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_in_range(out.len, 10000, 500000);
}

static void test_the_legend_has_an_entry_for_each_series(void **state)
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

static void test_a_picture_for_the_screen_has_the_size_of_the_screen(void **state)
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

/* The numbers before a text: the coordinates of a margin, say. */
static double number_after(const char *text)
{
    const char *at = strstr(buf_text(&out), text);
    assert_non_null(at);
    return strtod(at + strlen(text), NULL);
}

/* The width of the frame divided by its height, on the page of an SVG. */
static double frame_aspect(void)
{
    double width = number_after("set terminal svg size "), height = number_after("size 800,");
    return width * (number_after("rmargin at screen ") - number_after("lmargin at screen ")) /
           (height * (number_after("tmargin at screen ") - number_after("bmargin at screen ")));
}

static void test_equal_scales_shape_the_frame(void **state)
{
    static const struct {
        double width, height, wanted;
    } cases[] = {{1, 1, 1}, {3, 1, 3}, {1, 3, 1.0 / 3}};
    (void)state;
    ADD(PLOT_POINTS, "", 1, 2);
    plot.is_equal = plot.has_legend = true;
    for (size_t i = 0; i < 3; i++) {
        plot.x = axis_of(1, 1 + cases[i].width, false);
        plot.y = axis_of(5, 5 + cases[i].height, false);
        buf_clear(&out);
        plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
        assert_float_equal(frame_aspect() / cases[i].wanted, 1.0, 0.005);
        assert_true(number_after("size 800,") <= 800);
    }
    plot.y = axis_of(0, 1e9, false); /* it would be a strip */
    buf_clear(&out);
    plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_float_equal(number_after("size 800,"), 560, 0);
}

/* How often a text is in the script. */
static size_t count_of(const char *text)
{
    size_t count = 0;
    for (const char *at = buf_text(&out); (at = strstr(at, text)) != NULL; at++)
        count++;
    return count;
}

/* Polygons are separated by empty lines: one that returned to the first would draw a line there. */
static void test_regions_that_are_apart_are_separate_polygons(void **state)
{
    static const double values[] = {1, -1, 1, -1, -1, -1, 1, -1, 1}; /* four corners */
    (void)state;
    ADD(PLOT_POINTS, "", 0, 1);
    plot_fit(&plot);
    plot.field = (PlotField){.values = values, .size = 3};
    plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_int_equal(count_of(" with filledcurves closed"), count_of("\n$g"));
    const char *block = strstr(buf_text(&out), "$g0 << EOD\n"), *end = strstr(block, "EOD\n$");
    size_t polygons = 1;
    for (const char *at = block; (at = strstr(at, "\n\n")) != NULL && at < end; at++)
        polygons++;
    assert_int_equal(polygons, 4);
}

/* The lines of all levels and the arrows are one block each; an arrow is two strokes of five
   corners. */
static void test_heights_have_lines_and_arrows(void **state)
{
    static const double values[] = {0, 1, 4, 1, 2, 5, 4, 5, 8};
    static const PlotArrow arrows[] = {{0.25, 0.5, 0.1, 0.0}, {0.75, 0.5, 0.0, -0.1}};
    (void)state;
    ADD(PLOT_POINTS, "", 0, 1);
    plot_fit(&plot);
    plot.field = (PlotField){.values = values, .size = 3, .is_height = true};
    plot.arrows = arrows;
    plot.arrow_count = 2;
    plot_gnuplot_put(&out, &plot, &(PlotPaper){.format = "svg"});
    assert_int_equal(count_of("\n$border << EOD"), 1);
    assert_int_equal(count_of("$border with lines linewidth 1 "), 1);
    assert_int_equal(count_of("$arrows with lines"), 1);
    const char *block = strstr(buf_text(&out), "$arrows << EOD\n0.2 0.5\n0.3 0.5\n\n");
    assert_non_null(block);
    size_t lines = 0;
    for (const char *at = block; strncmp(at, "EOD\n", 4) != 0; at = strchr(at, '\n') + 1)
        lines++;
    assert_int_equal(lines, 1 + 2 * 5 + 3);
    assert_non_null(strstr(block, "\n0.75 0.55\n0.75 0.45\n"));
}

static void test_known_formats_are_svg_png_and_pdf(void **state)
{
    (void)state;
    assert_true(paper_knows("svg") && paper_knows("png") && paper_knows("pdf"));
    assert_false(paper_knows("gif") || paper_knows(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_texts_in_the_script_are_escaped, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_a_digit_after_an_escape_is_escaped_too, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_a_long_title_is_cut_between_characters, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_a_million_numbers_make_a_short_script, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_the_legend_has_an_entry_for_each_series, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_a_picture_for_the_screen_has_the_size_of_the_screen,
                                        setup_plot, teardown_plot),
        cmocka_unit_test_setup_teardown(test_equal_scales_shape_the_frame, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_regions_that_are_apart_are_separate_polygons,
                                        setup_plot, teardown_plot),
        cmocka_unit_test_setup_teardown(test_heights_have_lines_and_arrows, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_known_formats_are_svg_png_and_pdf, setup_plot,
                                        teardown_plot),
    };
    return cmocka_run_group_tests_name("plot_gnuplot", tests, NULL, NULL);
}
