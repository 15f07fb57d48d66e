/*
 * test_display.c: what draw, plots and images show without a file, in the forms that the host
 * accepts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

enum { MOST_FORMS = 4, MOST_DISPLAYS = 8 };

typedef struct Shown {
    char mime[MOST_FORMS][64], bytes[MOST_FORMS][8192];
    size_t sizes[MOST_FORMS], count;
    char id[32]; /* "" none */
    bool updates;
} Shown;

/* What the host accepts and returns, and what it was asked for. */
static struct {
    HostAccepted accepted;
    bool refuses, breaks; /* `accepts` and `show` return false */
    bool anywhere;
    size_t asked, count;
    Shown shown[MOST_DISPLAYS];
    const char *failure; /* of render and gnuplot */
    size_t large;        /* the size of each picture; 0: that of a small one */
    size_t rendered;
    char script[1 << 14]; /* the last one for render or gnuplot */
} page;

static const char *const all_types[] = {"image/svg+xml", "image/png", "application/x-unknown",
                                        "text/plain", NULL};
static const char *const svg_only[] = {"image/svg+xml", NULL};
static const char *const png_only[] = {"image/png", NULL};
static const char tree[] = "a = 2.0  grad 0.0\n";

static bool page_accepts(void *ctx, bool anywhere, HostAccepted *accepted)
{
    (void)ctx;
    assert_null(accepted->types);
    page.asked++;
    page.anywhere = anywhere;
    *accepted = page.accepted;
    return !page.refuses;
}

static bool page_show(void *ctx, const HostDisplay *display)
{
    (void)ctx;
    assert_true(display->count > 0 && display->count <= MOST_FORMS);
    assert_true(page.count < MOST_DISPLAYS);
    Shown *shown = &page.shown[page.count++];
    shown->count = display->count;
    shown->updates = display->updates;
    snprintf(shown->id, sizeof shown->id, "%s", display->id ? display->id : "");
    for (size_t i = 0; i < display->count; i++) {
        const HostForm *form = &display->forms[i];
        snprintf(shown->mime[i], sizeof shown->mime[i], "%s", form->mime);
        snprintf(shown->bytes[i], sizeof shown->bytes[i], "%.*s", (int)form->size, form->bytes);
        shown->sizes[i] = form->size;
    }
    return !page.breaks;
}

/* Draws "<svg><g id='n1'/></svg>" or "png", preceded by a declaration or followed by zeros. */
static bool page_draw(const char *script, size_t size, bool is_svg, HostSink picture,
                      HostSink message)
{
    static const char svg[] = "<?xml version='1.0'?>\n<svg><g id='n1'/>", end[] = "</svg>";
    static char blanks[4096];
    snprintf(page.script, sizeof page.script, "%.*s", (int)size, script);
    page.rendered++;
    if (page.failure) {
        message.put(message.to, page.failure, strlen(page.failure));
        return false;
    }
    picture.put(picture.to, is_svg ? svg : "png", is_svg ? strlen(svg) : 3);
    memset(blanks, ' ', sizeof blanks);
    for (size_t at = 0; at < page.large; at += sizeof blanks)
        picture.put(picture.to, blanks, sizeof blanks);
    if (is_svg)
        picture.put(picture.to, end, strlen(end));
    return true;
}

static bool page_render(void *ctx, const char *dot, size_t size, const char *format,
                        HostSink picture, HostSink message)
{
    static const char layout[] = "graph 1 2.0 1.0\n";
    (void)ctx;
    if (strcmp(format, "plain") == 0) {
        picture.put(picture.to, layout, strlen(layout));
        return true;
    }
    return page_draw(dot, size, strcmp(format, "svg") == 0, picture, message);
}

static bool page_gnuplot(void *ctx, const char *script, size_t size, HostSink picture,
                         HostSink message)
{
    (void)ctx;
    return page_draw(script, size, strstr(script, "set terminal svg") != NULL, picture, message);
}

static void start_page(const char *const *types, const MgradOptions *options)
{
    Host host = host_of(&world);
    memset(&page, 0, sizeof page);
    page.accepted.types = types;
    host.accepts = page_accepts;
    host.show = page_show;
    host.render = page_render;
    host.gnuplot = page_gnuplot;
    mgrad_free(m);
    m = mgrad_new(&host, options);
    assert_non_null(m);
}

static int page_setup(void **state)
{
    (void)state;
    m = NULL;
    start_page(all_types, NULL);
    return 0;
}

#define PAGE_TEST(function) cmocka_unit_test_setup_teardown(function, page_setup, teardown)

/* ---- forms ---- */

static void test_plots_and_images_are_also_charts(void **state)
{
    static const char *const types[] = {"application/vnd.vegalite.v5+json", "image/svg+xml", NULL};
    static const char schema[] =
        "{\"$schema\":\"https://vega.github.io/schema/vega-lite/v5.json\",";
    (void)state;
    start_page(types, NULL);
    check_run("plot [1, 4, 9]; image [[0, 1], [1, 0]]; a = 2.0; draw a", "");
    assert_int_equal(page.count, 3);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(page.shown[i].count, 2);
        assert_string_equal(page.shown[i].mime[0], types[0]);
        assert_memory_equal(page.shown[i].bytes[0], schema, strlen(schema));
        assert_string_equal(page.shown[i].mime[1], types[1]);
    }
    assert_int_equal(page.shown[2].count, 1); /* a graph is no chart */
    assert_string_equal(page.shown[2].mime[0], types[1]);
    assert_string_equal(world.noted, "");
}

static void test_a_chart_that_is_too_large_is_left_out_with_a_note(void **state)
{
    static const char *const types[] = {"application/vnd.vegalite.v5+json", "image/svg+xml", NULL};
    (void)state;
    start_page(types, NULL);
    check_run("image [[0]*400]*300; plot [1.5]*200000", "");
    assert_int_equal(page.count, 2);
    assert_int_equal(page.shown[0].count, 1);
    assert_int_equal(page.shown[1].count, 1);
    assert_string_equal(page.shown[1].mime[0], types[1]);
    assert_string_equal(world.noted,
                        "a chart has at most 100,000 pixels; a png has no such limit\n"
                        "there are too many points for a chart in Vega-Lite here; a file may have "
                        "more: write p.vl.json\n");
}

static void test_forms_are_in_the_order_of_the_accepted_types(void **state)
{
    static const char *const other_types[] = {"text/plain", "image/png", "image/svg+xml", NULL};
    (void)state;
    check_run("a = 2.0; draw a", "");
    assert_int_equal(page.count, 1);
    const Shown *shown = &page.shown[0];
    assert_int_equal(shown->count, 3);
    assert_string_equal(shown->mime[0], "image/svg+xml");
    assert_string_equal(shown->mime[1], "image/png");
    assert_string_equal(shown->bytes[1], "png");
    assert_string_equal(shown->mime[2], "text/plain");
    assert_string_equal(shown->bytes[2], tree);
    assert_string_equal(shown->id, "");
    assert_string_equal(world.noted, "");
    page.accepted.types = other_types;
    check_run("draw a", "");
    assert_string_equal(page.shown[1].mime[0], "text/plain");
    assert_string_equal(page.shown[1].mime[1], "image/png");
    assert_string_equal(page.shown[1].mime[2], "image/svg+xml");
}

/* Each command that draws, and the beginning of its text. */
static void test_all_that_draws_is_shown(void **state)
{
    static const char *const texts[] = {
        "a = 2.0; draw a, depth=0", "plot [1, 2, 3]",
        "scatter [[1, 2], [3, 4]]", "def f(x) = x[0]; boundary f, [[1, 2], [3, 4]], grid=5",
        "image [[0, 1], [1, 0]]",   "plt.plot([1, 2]); plt.show()",
    };
    (void)state;
    char printed[sizeof world.printed];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        start_page(NULL, NULL); /* accepts nothing: the text is printed */
        assert_int_equal(run(texts[i]), MGRAD_OK);
        memcpy(printed, world.printed, sizeof printed);
        assert_true(strlen(printed) > 3);
        start_page(all_types, NULL);
        check_run(texts[i], "");
        assert_int_equal(page.count, 1);
        assert_int_equal(page.shown[0].count, 3);
        assert_string_equal(page.shown[0].bytes[2], printed);
    }
}

static void test_text_is_printed_if_it_is_not_accepted(void **state)
{
    (void)state;
    page.accepted.types = svg_only;
    check_run("a = 2.0; draw a", ""); /* a picture replaces it */
    page.failure = "Graphviz is not installed";
    check_run("draw a", tree);
    page.failure = NULL;
    page.refuses = true;
    check_run("draw a", tree);
    page.refuses = false;
    page.breaks = true;
    check_run("draw a", tree);
    page.accepted.types = NULL;
    check_run("draw a", tree);
    page.accepted.types = all_types + 2;
    page.breaks = false;
    check_run("draw a", "");
    assert_string_equal(page.shown[page.count - 1].bytes[0], tree);
}

static void test_a_form_that_cannot_be_made_is_left_out(void **state)
{
    (void)state;
    page.failure = "Graphviz is not installed";
    check_run("a = 2.0; draw a; draw a", "");
    assert_int_equal(page.count, 2);
    assert_int_equal(page.shown[0].count, 1);
    assert_string_equal(page.shown[0].mime[0], "text/plain");
    assert_string_equal(world.noted, "Graphviz is not installed\n"); /* once for both */
    page.failure = "gnuplot says: no";
    check_run("plot [1, 2]", "");
    assert_string_equal(page.shown[2].mime[0], "text/plain");
    assert_string_equal(world.noted, "Graphviz is not installed\ngnuplot says: no\n");
    page.failure = NULL;
    check_run("plot [1, 2]", "");
    page.failure = "gnuplot says: no";
    check_run("plot [1, 2]", "");
    assert_string_equal(world.noted,
                        "Graphviz is not installed\ngnuplot says: no\ngnuplot says: no\n");
}

static void test_a_host_without_programs_shows_text(void **state)
{
    (void)state;
    Host host = host_of(&world);
    host.accepts = page_accepts;
    host.show = page_show;
    host.render = NULL;
    mgrad_free(m);
    m = mgrad_new(&host, NULL);
    check_run("a = 2.0; draw a", "");
    check_run("plot [1, 2]", "");
    assert_int_equal(page.count, 2);
    assert_int_equal(page.shown[0].count, 1);
    assert_string_equal(world.noted, "pictures cannot be made here\n");
}

static void test_html_contains_the_svg(void **state)
{
    static const char *const html_only[] = {"text/html", NULL};
    (void)state;
    page.accepted.types = html_only;
    check_run("a = 2.0; draw a", "");
    assert_ptr_equal(strstr(page.shown[0].bytes[0], "<div class=\"mgrad\"><svg><g id='mg1-"),
                     page.shown[0].bytes[0]);
    assert_non_null(strstr(page.shown[0].bytes[0], "</svg></div>\n"));
}

/* ---- SVG ---- */

static void test_ids_of_svgs_are_unique(void **state)
{
    (void)state;
    page.accepted.types = svg_only;
    check_run("a = 2.0; draw a; draw a; plot [1, 2]", "");
    assert_int_equal(page.count, 3);
    for (size_t i = 0; i < 3; i++) {
        char begin[32];
        snprintf(begin, sizeof begin, "<svg><g id='mg%zu-", i + 1);
        assert_ptr_equal(strstr(page.shown[i].bytes[0], begin), page.shown[i].bytes[0]);
        assert_non_null(strstr(page.shown[i].bytes[0], "-n1'/></svg>"));
    }
}

static void test_an_svg_is_for_a_page(void **state)
{
    (void)state;
    page.accepted.types = svg_only;
    check_run("a = 2.0; draw a", "");
    assert_non_null(strstr(page.script, "class=\"value leaf\""));
    page.accepted.types = png_only;
    check_run("draw a", "");
    assert_null(strstr(page.script, "class="));
}

/* ---- sizes ---- */

static void test_a_png_fits_the_page(void **state)
{
    (void)state;
    page.accepted.types = png_only;
    check_run("a = 2.0; draw a", "");
    assert_null(strstr(page.script, "dpi="));
    page.accepted.width = 96;
    page.accepted.height = 96;
    page.accepted.line = 20;
    check_run("draw a", "");
    assert_non_null(strstr(page.script, "graph [dpi=85, size=\"1.129,1.129\"]"));
    page.accepted.line = 100; /* letters would be too small to read */
    check_run("draw a", tree);
    assert_string_equal(world.noted, "too large for a picture here: draw it into a file, or add "
                                     "fold=true\n");
    check_run("set pictures on; draw a", "");
    assert_true(page.anywhere);
    assert_int_equal(page.count, 3);
}

/* Bounds that are not given do not count. */
static void test_a_png_may_have_one_bound(void **state)
{
    (void)state;
    page.accepted.types = png_only;
    page.accepted.width = 300;
    check_run("a = 2.0; draw a", "");
    assert_non_null(strstr(page.script, "graph [dpi=94, size=\"3.191,"));
    check_run("plot [1, 2]", "");
    assert_non_null(strstr(page.script, "set terminal pngcairo size 300,210 "));
    page.accepted = (HostAccepted){.types = png_only, .line = 40};
    check_run("plot [1, 2]", "");
    assert_non_null(strstr(page.script, "set terminal pngcairo size 2133,1493 "));
}

static void test_a_large_graph_is_text(void **state)
{
    (void)state;
    check_run("a = 2.0; s = 0; for i in range(1001) { s += a*a }; let t = s; draw t, depth=1", "");
    assert_int_equal(page.rendered, 2);
    assert_int_equal(run("draw t"), MGRAD_OK);
    assert_int_equal(page.rendered, 2);
    assert_int_equal(page.shown[1].count, 1);
    assert_string_equal(page.shown[1].mime[0], "text/plain");
    assert_string_equal(world.noted, "too large for a picture here: draw it into a file, or add "
                                     "fold=true\n");
}

/* ---- options ---- */

static void test_set_pictures_off_prints_text(void **state)
{
    (void)state;
    check_run("a = 2.0; set pictures off; draw a, id=\"a\"", tree);
    assert_int_equal(page.asked, 0);
    check_run("set pictures auto; draw a", "");
    assert_int_equal(page.count, 1);
    assert_false(page.anywhere);
}

static void test_frames_need_a_file(void **state)
{
    (void)state;
    check_error("a = 2.0; L = a*a; draw L, frames=true", 1, 19, "name of a file");
    assert_int_equal(page.asked, 0);
}

/* ---- ids ---- */

static void test_an_id_updates_its_display(void **state)
{
    (void)state;
    check_run("a = 2.0; draw a, id=\"a\"; plot [1, 2], id=\"loss\"; image [[0, 1]]", "");
    check_run("plot [1, 2, 3], id=\"loss\"; draw a, id=\"a\"; draw a", "");
    static const char *const ids[] = {"a", "loss", "", "loss", "a", ""};
    assert_int_equal(page.count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(page.shown[i].id, ids[i]);
        assert_int_equal(page.shown[i].updates, i == 3 || i == 4);
    }
}

static void test_all_commands_take_an_id(void **state)
{
    (void)state;
    check_run("def f(x) = x[0]\nscatter [[1, 2], [3, 4]], id=\"x\"; image [[0, 1]], id=\"x\"\n"
              "boundary f, [[1, 2], [3, 4]], grid=5, id=\"x\"; plot sin, id=\"x\"",
              "");
    assert_int_equal(page.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(page.shown[i].id, "x");
        assert_int_equal(page.shown[i].updates, i > 0);
    }
}

/* A display that was not shown cannot be updated. */
static void test_a_broken_display_is_not_updated(void **state)
{
    (void)state;
    page.breaks = true;
    check_run("a = 2.0; draw a, id=\"a\"", tree);
    page.breaks = false;
    check_run("draw a, id=\"a\"", "");
    assert_false(page.shown[1].updates);
}

/* ---- records ---- */

static void test_captured_output_is_what_a_script_prints(void **state)
{
    size_t size;
    (void)state;
    start_page(all_types, &(MgradOptions){.captures = true});
    check_run("a = 2.0; print 1; draw a; print 2", "1\n2\n");
    assert_int_equal(page.count, 1);
    assert_string_equal(mgrad_output(m, &size), "1\na = 2.0  grad 0.0\n2\n");
    mgrad_clear_output(m);
    page.accepted.types = svg_only;
    check_run("draw a", "");
    assert_string_equal(mgrad_output(m, &size), tree);
}

static void test_a_transcript_has_what_a_script_prints(void **state)
{
    (void)state;
    start_page(svg_only, &(MgradOptions){.interactive = true});
    check_run("a = 2.0; draw a", "");
    check_run("plot [1, 2]", "");
    check_run("transcript > t.mg", "");
    assert_non_null(strstr(world.written, "draw a\n#=> a = 2.0  grad 0.0\nplot [1, 2]\n"));
}

/* ---- limits ---- */

static void test_a_large_picture_is_freed(void **state)
{
    (void)state;
    start_page(all_types, &(MgradOptions){.max_memory = 160 << 20});
    check_run("a = 2.0; draw a", "");
    size_t before = mgrad_memory(m);
    page.large = 20 << 20;
    check_run("draw a; plot [1, 2]", "");
    assert_true(page.shown[1].sizes[0] > page.large);
    assert_true(page.shown[1].sizes[1] > page.large);
    assert_int_equal(page.shown[1].count, 3);
    assert_true(mgrad_memory(m) < before + (1 << 16));
}

static void test_a_picture_that_exceeds_the_memory_is_an_error(void **state)
{
    (void)state;
    start_page(all_types, &(MgradOptions){.max_memory = 40 << 20});
    check_run("a = 2.0; draw a", "");
    size_t before = mgrad_memory(m);
    for (page.large = 8 << 20; page.large < 64 << 20; page.large *= 2) {
        MgradStatus status = run("draw a");
        assert_true(status == MGRAD_OK || status == MGRAD_MEMORY);
        assert_true(mgrad_memory(m) < before + (1 << 18));
    }
    page.large = 64 << 20;
    assert_int_equal(run("draw a"), MGRAD_MEMORY);
    page.large = 0;
    check_run("draw a", "");
}

static bool stop_and_fail(void *ctx, const char *dot, size_t size, const char *format,
                          HostSink picture, HostSink message)
{
    World *to = ctx;
    (void)dot, (void)size, (void)format, (void)picture;
    to->stop = HOST_INTERRUPT;
    message.put(message.to, "interrupted", strlen("interrupted"));
    return false;
}

static void test_an_interrupt_shows_nothing(void **state)
{
    (void)state;
    Host host = host_of(&world);
    host.accepts = page_accepts;
    host.show = page_show;
    host.render = stop_and_fail;
    mgrad_free(m);
    m = mgrad_new(&host, NULL);
    assert_int_equal(run("a = 2.0; draw a"), MGRAD_INTERRUPTED);
    assert_int_equal(page.count, 0);
    assert_string_equal(world.noted, "");
    assert_string_equal(world.printed, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAGE_TEST(test_plots_and_images_are_also_charts),
        PAGE_TEST(test_a_chart_that_is_too_large_is_left_out_with_a_note),
        PAGE_TEST(test_forms_are_in_the_order_of_the_accepted_types),
        PAGE_TEST(test_all_that_draws_is_shown),
        PAGE_TEST(test_text_is_printed_if_it_is_not_accepted),
        PAGE_TEST(test_a_form_that_cannot_be_made_is_left_out),
        PAGE_TEST(test_a_host_without_programs_shows_text),
        PAGE_TEST(test_html_contains_the_svg),
        PAGE_TEST(test_ids_of_svgs_are_unique),
        PAGE_TEST(test_an_svg_is_for_a_page),
        PAGE_TEST(test_a_png_fits_the_page),
        PAGE_TEST(test_a_png_may_have_one_bound),
        PAGE_TEST(test_a_large_graph_is_text),
        PAGE_TEST(test_set_pictures_off_prints_text),
        PAGE_TEST(test_frames_need_a_file),
        PAGE_TEST(test_an_id_updates_its_display),
        PAGE_TEST(test_all_commands_take_an_id),
        PAGE_TEST(test_a_broken_display_is_not_updated),
        PAGE_TEST(test_captured_output_is_what_a_script_prints),
        PAGE_TEST(test_a_transcript_has_what_a_script_prints),
        PAGE_TEST(test_a_large_picture_is_freed),
        PAGE_TEST(test_a_picture_that_exceeds_the_memory_is_an_error),
        PAGE_TEST(test_an_interrupt_shows_nothing),
    };
    return cmocka_run_group_tests_name("display", tests, NULL, NULL);
}
