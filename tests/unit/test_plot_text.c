/*
 * test_plot_text.c: plots in characters, on screens of three sizes. The expected screens are in
 * tests/data; with PLOT_SCREENS=write in the environment they are written instead, for review.
 */
#include "view/plot/plot_text.h"

#include <stdio.h>
#include <stdlib.h>

#include "plot_fixture.h"

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
    plot_text_put(&out, &plot, screen);
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
    plot.x = (PlotAxis){.low = -1, .high = 1};
    plot.y = (PlotAxis){.low = -1, .high = 1};
    PlotSeries *outside = ADD(PLOT_POINTS, "-1", 0.9, 0.8, -0.9), *inside;
    inside = ADD(PLOT_POINTS, "1", 0.5, 0, -0.5);
    for (size_t i = 0; i < 3; i++) {
        inside->x[i] = 0.3 * (double)i - 0.3;
        outside->x[i] = 0.9 * (double)i - 0.9;
    }
    plot.field = (PlotField){.values = values, .size = SIZE};
    plot.is_equal = true;
    plot_text_put(&out, &plot, screen);
    plot.is_equal = false;
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
    plot_text_put(&out, &plot, screen);
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

/* Every line fits, and the screen has the right number of rows. */
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

static void test_screen_80x24_is_as_recorded(void **state)
{
    (void)state;
    check_screen(80, 24, true);
}

static void test_screen_120x40_is_as_recorded(void **state)
{
    (void)state;
    check_screen(120, 40, true);
}

static void test_screen_40x12_is_as_recorded(void **state)
{
    (void)state;
    check_screen(40, 12, true);
}

static void test_ascii_screen_80x24_is_as_recorded(void **state)
{
    (void)state;
    check_screen(80, 24, false);
}

static void test_ascii_screen_120x40_is_as_recorded(void **state)
{
    (void)state;
    check_screen(120, 40, false);
}

static void test_ascii_screen_40x12_is_as_recorded(void **state)
{
    (void)state;
    check_screen(40, 12, false);
}

static void test_ascii_screen_gets_only_ascii(void **state)
{
    const PlotScreen screen = {60, 20, false, false};
    (void)state;
    put_curves(&screen);
    put_border(&screen);
    for (size_t i = 0; i < out.len; i++)
        assert_true(out.data[i] == '\n' || (out.data[i] >= ' ' && out.data[i] <= '~'));
}

static void test_any_text_fits_the_screen(void **state)
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
    plot_text_put(&out, &plot, &screen);
    check_size(buf_text(&out), &screen);
    assert_null(strchr(buf_text(&out), '\033'));
    assert_non_null(strstr(buf_text(&out), "xxx…\n"));
    assert_non_null(strstr(buf_text(&out), "字漢…\n")); /* two columns each, so 17 fit */
}

/* A character is twice as high as wide. */
static void test_equal_scales_shape_the_frame(void **state)
{
    static const PlotScreen screen = {80, 24, false, false};
    (void)state;
    ADD(PLOT_POINTS, "", 1, 2);
    plot.is_equal = true;
    plot.x = axis_of(0, 1, false);
    plot.y = axis_of(0, 1, false);
    plot_text_put(&out, &plot, &screen);
    const char *axis = strstr(buf_text(&out), "\n    +"); /* the corner of the frame */
    size_t rows = 0;
    for (const char *at = out.data; at < axis; at = strchr(at, '\n') + 1)
        rows++;
    assert_non_null(axis);
    assert_int_equal(strspn(axis + 6, "-+"), 2 * rows);
}

static void test_colours_are_turned_off_in_every_row(void **state)
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

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup_plot, teardown_plot)

/* An arrow is a character at its middle that shows its direction on the screen, where a cell is
   twice as high as wide. */
static void test_arrows_have_eight_directions(void **state)
{
    static const struct {
        double dx, dy;
        const char *utf8;
        char ascii;
    } cases[] = {{0.1, 0.0, "→", '>'},  {0.0, 0.1, "↑", '^'},  {-0.1, 0.0, "←", '<'},
                 {0.0, -0.1, "↓", 'v'}, {0.3, 0.1, "→", '>'},  {0.2, 0.1, "↗", '>'},
                 {0.1, 0.1, "↗", '>'},  {-0.1, 0.1, "↖", '<'}, {-0.1, -0.1, "↙", '<'},
                 {0.1, -0.1, "↘", '>'}};
    (void)state;
    ADD(PLOT_POINTS, "", 5);
    plot.is_equal = true;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const PlotArrow arrow = {0.5, 0.5, cases[i].dx, cases[i].dy};
        plot.x = plot.y = (PlotAxis){.low = 0, .high = 1};
        plot.arrows = &arrow;
        plot.arrow_count = 1;
        buf_clear(&out);
        plot_text_put(&out, &plot, &(PlotScreen){60, 20, true, false});
        assert_non_null(strstr(buf_text(&out), cases[i].utf8));
        buf_clear(&out);
        plot_text_put(&out, &plot, &(PlotScreen){60, 20, false, false});
        assert_non_null(strchr(buf_text(&out), cases[i].ascii));
    }
    plot.arrow_count = 0;
    plot.is_equal = false;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_screen_80x24_is_as_recorded),
        TEST(test_screen_120x40_is_as_recorded),
        TEST(test_screen_40x12_is_as_recorded),
        TEST(test_ascii_screen_80x24_is_as_recorded),
        TEST(test_ascii_screen_120x40_is_as_recorded),
        TEST(test_ascii_screen_40x12_is_as_recorded),
        TEST(test_ascii_screen_gets_only_ascii),
        TEST(test_any_text_fits_the_screen),
        TEST(test_equal_scales_shape_the_frame),
        TEST(test_colours_are_turned_off_in_every_row),
        TEST(test_arrows_have_eight_directions),
    };
    return cmocka_run_group_tests_name("plot_text", tests, NULL, NULL);
}
