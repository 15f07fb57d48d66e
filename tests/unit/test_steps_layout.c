/*
 * test_steps_layout.c: the places of nodes on the page of the steps; the page around its texts.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/intern.h"
#include "tape_fixture.h"
#include "view/steps/steps_layout.h"
#include "view/steps/steps_page.h"

static Buf out;

static int setup(void **state)
{
    int result = setup_tape(state);
    buf_init(&out, &mem);
    return result;
}

static int teardown(void **state)
{
    buf_done(&out);
    return teardown_tape(state);
}

static bool read_plain(const char *plain)
{
    buf_clear(&out);
    return steps_layout_put_json(&(Json){.out = &out}, plain);
}

/* In inches from the bottom left; the page has pixels from the top left. */
static void test_places_are_pixels_from_the_top(void **state)
{
    (void)state;
    assert_true(read_plain("graph 1 2 1\n"
                           "node 1 0.5 0.75 1 0.6 \"\" solid box black lightgrey\n"
                           "node -2 1.5 0.25 0.5 0.4 \"\" solid ellipse black lightgrey\n"
                           "edge 1 -2 4 1 0.75 1.125 0.5 1.25 0.5 1.25 0.25 solid black\n"
                           "stop\n"));
    assert_string_equal(buf_text(&out),
                        "{\"width\":144,\"height\":72,\"nodes\":[[1,36,18,72],[-2,108,54,36]],"
                        "\"edges\":[[1,-2,72,18,9,18,18,18,18,36]]}");
}

/* Each segment is relative to the end of the one before it. */
static void test_edges_of_several_segments(void **state)
{
    (void)state;
    assert_true(
        read_plain("graph 1 9 1\nedge 1 -2 7 1 1 2 1 3 1 4 1 5 1 6 1 7 0 solid black\nstop\n"));
    assert_string_equal(buf_text(&out),
                        "{\"width\":648,\"height\":72,\"nodes\":[],"
                        "\"edges\":[[1,-2,72,0,72,0,144,0,216,0,72,0,144,0,216,72]]}");
}

static void test_a_text_that_is_no_layout_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "graph",
        "<svg>",
        "graph 1 2 1\n",
        "graph 1 2 1",
        "graph 1 nan 1\nstop\n",
        "graph 1 2 1e300\nstop\n",
        "graph 1 2 1\nnode 1 0.5\nstop\n",
        "graph 1 2 1\nnode one 0.5 0.5 1 1\nstop\n",
        "graph 1 2 1\nedge 1 -2 4 1 1\nstop\n",
        "graph 1 2 1\nedge 1 -2 1000000000 1 1\nstop\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (read_plain(texts[i]))
            fail_msg("accepted: %s", texts[i]);
}

/* `a*a` has one edge from a; the boxes are as wide as their widest texts. */
static void test_the_graph_as_dot(void **state)
{
    (void)state;
    Intern names = {0};
    Node a = tape_leaf(&tape, 2.0), root = tape_apply(&tape, OP_MUL, a, a);
    ViewGraph graph = {.tape = &tape, .names = &names, .roots = &root, .root_count = 1};
    Outline outline = {0};
    assert_true(outline_begin(&outline, &graph));
    outline_make_widths(&outline);
    outline.widths[1] = 7;
    outline.widths[2] = 16;
    steps_layout_put_dot(&out, &graph, &outline, "TB");
    assert_string_equal(buf_text(&out),
                        "digraph {\ngraph [rankdir=TB, nodesep=0.2, ranksep=0.45]\n"
                        "node [shape=box, fixedsize=true, label=\"\"]\nedge [arrowhead=none]\n"
                        "1 [width=1.0000, height=0.6111]\n"
                        "2 [width=2.0000, height=0.6111]\n"
                        "-2 [width=0.5556, height=0.3889, shape=ellipse]\n"
                        "-2 -> 2\n1 -> -2\n}\n");
    outline_done(&outline);
}

/* Three parts, which together are the whole page without the two marks. */
static void test_the_page_has_two_places(void **state)
{
    (void)state;
    const char *rest = steps_page_text;
    for (int part = 0; part < 3; part++) {
        assert_int_not_equal(*rest, '\0');
        steps_page_put_part(&out, &rest);
        if (part < 2)
            assert_int_equal(buf_text(&out)[out.len - 1], '>');
    }
    assert_string_equal(rest, "");
    assert_int_equal(out.len, strlen(steps_page_text) - 2 * strlen("@JSON@"));
}

#define LAYOUT_TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LAYOUT_TEST(test_places_are_pixels_from_the_top),
        LAYOUT_TEST(test_edges_of_several_segments),
        LAYOUT_TEST(test_a_text_that_is_no_layout_is_refused),
        LAYOUT_TEST(test_the_graph_as_dot),
        LAYOUT_TEST(test_the_page_has_two_places),
    };
    return cmocka_run_group_tests_name("steps_layout", tests, NULL, NULL);
}
