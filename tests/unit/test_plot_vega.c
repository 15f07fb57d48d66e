/* test_plot_vega.c: charts in Vega-Lite, as text. tests/vega.t lets Vega-Lite draw them. */
#include "view/plot/plot_vega.h"

#include <stdio.h>

#include "plot_fixture.h"
#include "view/plot/image.h"
#include "view/plot/shade.h"

static const char *chart(void)
{
    buf_clear(&out);
    assert_true(plot_fit(&plot));
    plot_vega_put(&out, &plot);
    return buf_text(&out);
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("expected %s in\n%.4000s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part))
        fail_msg("unexpected %s in\n%.4000s", part, text);
}

/* How often a text is in the chart. */
static size_t count_of(const char *text)
{
    size_t count = 0;
    for (const char *at = buf_text(&out); (at = strstr(at, text)) != NULL; at++)
        count++;
    return count;
}

static void test_the_same_plot_gives_the_same_bytes(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "a", 1, 4, 0.1);
    plot.title = text_of("title");
    size_t size = strlen(chart());
    char *first = arena_copy(&arena, buf_text(&out), size);
    assert_string_equal(chart(), first);
    assert_has(first, "{\"$schema\":\"https://vega.github.io/schema/vega-lite/v5.json\",");
    assert_has(first, "\"title\":\"title\",");
    assert_has(first, "{\"x\":2.0,\"y\":0.1}]}");
    assert_int_equal(first[size - 1], '\n');
}

static void test_texts_cannot_break_the_picture(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 1, 2);
    plot.title = text_of("a\"\\ \n\x1B\xFF\xE2\x80\xA8. <b>&Ω");
    plot.x.label = text_of("\t");
    assert_has(chart(), "\"title\":\"a\\\"\\\\     . <b>&Ω\",");
    assert_has(buf_text(&out), "\"axis\":{\"title\":\" \",");
}

static void test_gaps_are_null_and_single_points_are_drawn(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 1, NAN, 3, INFINITY, 5, 6);
    assert_has(chart(), "{\"x\":0.0,\"y\":1.0},\n{\"x\":1.0,\"y\":null},\n{\"x\":2.0,\"y\":3.0},\n"
                        "{\"x\":3.0,\"y\":null},\n{\"x\":4.0,\"y\":5.0},\n{\"x\":5.0,\"y\":6.0}]}");
    assert_has(buf_text(&out), "[\n{\"x\":0.0,\"y\":1.0},\n{\"x\":2.0,\"y\":3.0}]}");
    assert_int_equal(count_of("\"type\":\"point\""), 1);
}

static void test_axes_have_ends_scales_and_ticks(void **state)
{
    (void)state;
    ADD(PLOT_POINTS, "", 1, 10, 0.001, 0);
    plot.x = axis_of(0, 2.5, false);
    plot.y.is_log = true;
    assert_has(chart(), "\"scale\":{\"type\":\"linear\",\"domain\":[0.0,2.5],\"nice\":false},"
                        "\"axis\":{\"title\":null,\"values\":[0.0,0.5,1.0,1.5,2.0,2.5],"
                        "\"format\":\".1f\",\"grid\":true}");
    assert_has(buf_text(&out), "\"scale\":{\"type\":\"log\",\"domain\":[");
    assert_has(buf_text(&out), "\"values\":[0.001,0.01,0.1,1.0,10.0],\"format\":\".6~g\"");
    assert_has(buf_text(&out), "{\"x\":3.0,\"y\":null}]}");
}

static void test_large_ticks_have_exponents(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 0, 2.5e9);
    assert_has(chart(), "\"format\":\".1~e\"");
}

static void test_equal_scales_shape_the_frame(void **state)
{
    (void)state;
    ADD(PLOT_POINTS, "", 1, 2);
    plot.is_equal = true;
    plot.x = axis_of(1, 2, false);
    plot.y = axis_of(5, 6, false);
    int width = 0, height = 0;
    sscanf(strstr(chart(), "\"width\":"), "\"width\":%d,\"height\":%d", &width, &height);
    assert_true(width > 300 && width == height);
}

static void test_the_legend_translates_indices_into_names(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "same", 1, 2);
    ADD(PLOT_POINTS, "", 1, 2);
    ADD(PLOT_LINE, "same", 1, 3);
    assert_lacks(chart(), "labelExpr");
    plot.has_legend = true;
    assert_has(chart(), "\"params\":[{\"name\":\"names\",\"value\":[\"same\",null,\"same\"]}]");
    assert_has(buf_text(&out), "\"scale\":{\"domain\":[0,1,2],\"range\":[\"#0072B2\",\"#D55E00\","
                               "\"#009E73\"]},\"legend\":{\"title\":null,\"columns\":2,"
                               "\"values\":[0,2],\"labelExpr\":\"names[datum.value]\"");
    assert_has(buf_text(&out), "\"range\":[\"M-2,0L2,0\",\"triangle-up\",\"M-2,0L2,0\"]");
    assert_lacks(buf_text(&out), "strokeDash");
}

static void test_numbers_far_outside_are_clamped_in_the_picture_only(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", 1, 1e12, 2);
    plot.y = axis_of(0, 10, false);
    assert_has(chart(), "{\"x\":1.0,\"y\":1000000000000.0}");
    assert_has(buf_text(&out), "{\"calculate\":\"datum.y === null ? null : clamp(datum.y, -1000, "
                               "1000)\",\"as\":\"y\"}");
    plot.y = axis_of(0, 1e11, false);
    assert_lacks(chart(), "clamp");
}

static void test_a_field_has_regions_and_a_border(void **state)
{
    static const double values[] = {1, -1, 1, -1, -1, -1, 1, -1, 1}; /* four corners */
    (void)state;
    ADD(PLOT_POINTS, "", 0, 1);
    plot.field = (PlotField){.values = values, .size = 3};
    assert_has(chart(), "\"view\":{\"fill\":\"#8FBEDC\"}");
    assert_has(buf_text(&out), "\"grid\":false");
    assert_int_equal(count_of("\"interpolate\":\"linear-closed\",\"stroke\":null,"), SHADES - 1);
    assert_int_equal(count_of("\"strokeWidth\":2.5,\"stroke\":\"#404040\"}"), 1);
    const char *border = strstr(buf_text(&out), "\"fill\":\"#EDAC83\"");
    size_t corners = 0; /* of the border: four pieces of two corners or more */
    for (const char *at = border; (at = strstr(at, "{\"part\":3,")) != NULL; at++)
        corners++;
    assert_true(corners >= 2);
    assert_null(strstr(border, "{\"part\":4,"));
}

static void test_extreme_numbers_are_written(void **state)
{
    (void)state;
    ADD(PLOT_LINE, "", -1.7e308, 1.7e308, 5e-324);
    assert_has(chart(), "{\"x\":1.0,\"y\":1.7e+308}");
    assert_lacks(buf_text(&out), "inf");
    assert_lacks(buf_text(&out), "nan");
}

static void test_more_series_than_colours_have_dashes(void **state)
{
    (void)state;
    PlotSeries many[20];
    for (size_t i = 0; i < 20; i++) {
        plot.count = 0;
        many[i] = *ADD(PLOT_LINE, "", 1, 2);
        many[i].color = (uint32_t)i;
    }
    plot.series = many;
    plot.count = 20;
    assert_has(chart(), "[1,0],[12,6],");
    assert_has(buf_text(&out), "\"strokeDash\":{\"datum\":19}");
}

/* ---- images ---- */

static void test_an_image_has_a_rectangle_for_each_pixel(void **state)
{
    static const double pixels[] = {0, 1, NAN, INFINITY, -2, 0.5};
    ImageTile tile = {pixels, {0}};
    Image image = {.arena = &arena, .tiles = &tile, .count = 1, .width = 3, .height = 2};
    (void)state;
    image_vega_put(&out, &image);
    assert_has(buf_text(&out),
               "[\n{\"x\":0,\"y\":0,\"number\":0.0},{\"x\":1,\"y\":0,\"number\":1.0},\n"
               "{\"x\":0,\"y\":1,\"number\":1.0},{\"x\":1,\"y\":1,\"number\":-2.0},"
               "{\"x\":2,\"y\":1,\"number\":0.5}]}");
    assert_has(buf_text(&out), "\"domain\":[-2.0,1.0],\"range\":[\"#000000\",\"#ffffff\"],"
                               "\"interpolate\":\"rgb\"");
}

static void test_tiles_are_side_by_side(void **state)
{
    static const double pixels[] = {7, 7};
    ImageTile tiles[] = {{pixels, text_of("a")}, {pixels, text_of("b")}};
    Image image = {.arena = &arena, .tiles = tiles, .count = 2, .width = 1, .height = 2};
    (void)state;
    image_vega_put(&out, &image);
    assert_has(buf_text(&out), "\"columns\":2,");
    assert_has(buf_text(&out), "{\"title\":\"b\",\"width\":");
    assert_has(buf_text(&out), "\"domain\":[7.0,14.0]"); /* black */
}

/* The lines of all levels are one layer, and the arrows another one. */
static void test_heights_have_lines_and_arrows(void **state)
{
    static const double values[] = {0, 1, 4, 1, 2, 5, 4, 5, 8};
    static const PlotArrow arrows[] = {{0.25, 0.5, 0.1, 0.0}, {0.75, 0.5, 0.0, -0.1}};
    (void)state;
    ADD(PLOT_POINTS, "", 0, 1);
    plot.x = axis_of(0, 1, false);
    plot.y = axis_of(0, 1, false);
    plot.field = (PlotField){.values = values, .size = 3, .is_height = true};
    plot.arrows = arrows;
    plot.arrow_count = 2;
    chart();
    assert_int_equal(count_of("\"strokeWidth\":1.0,"), 1);
    assert_int_equal(count_of("\"strokeWidth\":1.2,"), 1);
    assert_has(buf_text(&out), "{\"part\":0,\"x\":0.2,\"y\":0.5}");
    assert_has(buf_text(&out), "{\"part\":3,\"x\":0.75,\"y\":0.45}");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup_plot, teardown_plot)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_same_plot_gives_the_same_bytes),
        TEST(test_texts_cannot_break_the_picture),
        TEST(test_gaps_are_null_and_single_points_are_drawn),
        TEST(test_axes_have_ends_scales_and_ticks),
        TEST(test_large_ticks_have_exponents),
        TEST(test_equal_scales_shape_the_frame),
        TEST(test_the_legend_translates_indices_into_names),
        TEST(test_numbers_far_outside_are_clamped_in_the_picture_only),
        TEST(test_a_field_has_regions_and_a_border),
        TEST(test_extreme_numbers_are_written),
        TEST(test_more_series_than_colours_have_dashes),
        TEST(test_an_image_has_a_rectangle_for_each_pixel),
        TEST(test_tiles_are_side_by_side),
        TEST(test_heights_have_lines_and_arrows),
    };
    return cmocka_run_group_tests_name("plot_vega", tests, NULL, NULL);
}
