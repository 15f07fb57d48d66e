/*
 * test_fragment.c: an SVG as a part of a web page.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "mem_fixture.h"
#include "view/fragment.h"

static void check(const char *svg, const char *expected)
{
    Buf out;
    buf_init(&out, &mem);
    assert_true(fragment_put(&out, svg, strlen(svg), "p-"));
    assert_string_equal(buf_text(&out), expected);
    buf_done(&out);
}

/* Inside of an <svg>. */
static void check_inside(const char *text, const char *expected)
{
    char svg[1024], whole[1024];
    snprintf(svg, sizeof svg, "<svg>%s</svg>", text);
    snprintf(whole, sizeof whole, "<svg>%s</svg>", expected);
    check(svg, whole);
}

static void test_declarations_are_dropped(void **state)
{
    (void)state;
    check("<svg/>", "<svg/>");
    check("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n"
          "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\"\n"
          " \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n"
          "<!-- a comment with <svg> in it\n -->\n<svg height=\"1pt\">\n</svg>\n",
          "<svg height=\"1pt\">\n</svg>\n");
}

static void test_a_page_shrinks_wide_pictures(void **state)
{
    static const char *const other_sizes[] = {
        "<svg width=\"100%\" height=\"9\"/>",
        "<svg width=\"2em\" height=\"9\"/>",
        "<svg width=\"\" height=\"9\"/>",
        "<svg width=\"9pt\"/>",
        "<svg width=\"-5\" height=\"9\"/>",
        "<svg height=\"9\" width=\"9\"/>",
        "<svg width=\"9\" height=\"",
        "<svg width=\"",
        "<svg",
    };
    (void)state;
    check("<svg width=\"300pt\" height=\"80pt\"\n viewBox=\"0 0 1 1\"></svg>",
          "<svg style=\"min-width:180px;max-width:300px\" preserveAspectRatio=\"xMinYMin\" "
          "width=\"100%\" "
          "height=\"80\"\n viewBox=\"0 0 1 1\"></svg>");
    check("<svg \n width=\"800\" height=\"560\"/>",
          "<svg style=\"min-width:480px;max-width:800px\" preserveAspectRatio=\"xMinYMin\" "
          "width=\"100%\" "
          "height=\"560\"/>");
    for (size_t i = 0; i < sizeof other_sizes / sizeof *other_sizes; i++)
        check(other_sizes[i], other_sizes[i]);
}

static void test_ids_and_links_get_the_prefix(void **state)
{
    (void)state;
    check_inside("<g id=\"n1\" class=\"node value\">", "<g id=\"p-n1\" class=\"node value\">");
    check_inside("<use xlink:href='#gpPt5' id='gpPt6' fill='none'/>",
                 "<use xlink:href='#p-gpPt5' id='p-gpPt6' fill='none'/>");
    check_inside("<use id = \"a\"\n\thref=\"#b\">", "<use id = \"p-a\"\n\thref=\"#p-b\">");
    check_inside("<path clip-path=\"url(#c)\" fill=\"url('#d') red\" mask='url(\"#e\")'>",
                 "<path clip-path=\"url(#p-c)\" fill=\"url('#p-d') red\" mask='url(\"#p-e\")'>");
    check_inside("<path style=\"fill:url(&quot;#f&quot;);color:#fff\">",
                 "<path style=\"fill:url(&quot;#p-f&quot;);color:#fff\">");
}

static void test_other_text_stays(void **state)
{
    static const char *const texts[] = {
        "<a xlink:href=\"http://x.org/#part\" data-id=\"x\" fill=\"#ff0000\" title=\"id='n1'\">",
        "<text>id=\"n1\" href=\"#n1\" url(#n1) \xC3\xA4</text>",
        "<!-- <g id=\"n1\"> --><![CDATA[<g id=\"n1\">]]><?x <g id=\"n1\"> ?>",
        "<style/><text>#n1 { }</text>",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_inside(texts[i], texts[i]);
}

static void test_selectors_of_style_sheets_get_the_prefix(void **state)
{
    (void)state;
    check_inside("<style>#n1:hover, g #n2 { fill: #ff0000; mask: url(#m) }\n"
                 "@media print { #n3 { color: #fff } }</style><g id='n1'/>",
                 "<style>#p-n1:hover, g #p-n2 { fill: #ff0000; mask: url(#p-m) }\n"
                 "@media print { #p-n3 { color: #fff } }</style><g id='p-n1'/>");
    check_inside("<style type=\"text/css\"><![CDATA[#n1{x:y}]]></style>",
                 "<style type=\"text/css\"><![CDATA[#p-n1{x:y}]]></style>");
}

static void test_the_title_of_the_document_is_dropped(void **state)
{
    (void)state;
    check(
        "<svg>\n\n<title>Gnuplot</title>\n<desc>by gnuplot</desc>\n<g><title>n1</title></g></svg>",
        "<svg>\n<g><title>n1</title></g></svg>");
    check("<svg><desc>x</desc><title>", "<svg><title>");
    check("<svg><title>", "<svg>");
}

/* The number of quoted values that begin with `begin`; each must go on with `prefix`. */
static size_t count_prefixed(const char *text, const char *begin, const char *prefix)
{
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, begin)) != NULL; count++) {
        at += strlen(begin);
        if (strncmp(at, prefix, strlen(prefix)) != 0)
            fail_msg("no prefix: %.30s", at);
    }
    return count;
}

static void check_file(const char *path, size_t ids, size_t references)
{
    static char text[1 << 14];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t size = fread(text, 1, sizeof text, file);
    fclose(file);
    Buf out;
    buf_init(&out, &mem);
    assert_true(fragment_put(&out, text, size, "p-"));
    const char *written = buf_text(&out);
    assert_ptr_equal(strstr(written, "<svg"), written);
    assert_int_equal(
        count_prefixed(written, " id=\"", "p-") + count_prefixed(written, " id='", "p-"), ids);
    assert_int_equal(count_prefixed(written, "href='#", "p-"), references);
    assert_null(strstr(written, "Gnuplot"));
    buf_done(&out);
}

/* Files of Graphviz 2.43 and gnuplot 5.4. */
static void test_files_of_drawing_programs(void **state)
{
    (void)state;
    check_file("tests/data/graph.svg", 9, 0);
    check_file("tests/data/image.svg", 23, 7);
}

static void test_text_that_is_no_svg_is_refused(void **state)
{
    static const char *const texts[] = {"", "svg", "<html><svg></svg></html>", "<?xml",
                                        "<!-- <svg>"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        Buf out;
        buf_init(&out, &mem);
        assert_false(fragment_put(&out, texts[i], strlen(texts[i]), "p-"));
        assert_int_equal(out.len, 0);
    }
}

/* Every beginning of a document is copied without reading past its end. */
static void test_a_cut_document_is_copied(void **state)
{
    static const char svg[] = "<svg a='b'><g></g><style>#a{fill:url(#b)}</style><!-- c --><g "
                              "id=\"n1\" href=\"#n2\"/></svg>";
    (void)state;
    for (size_t size = 4; size < sizeof svg; size++) {
        Buf out;
        char *copy = mem_alloc(&mem, size);
        buf_init(&out, &mem);
        memcpy(copy, svg, size);
        assert_true(fragment_put(&out, copy, size, ""));
        assert_int_equal(out.len, size);
        assert_memory_equal(out.data, svg, size);
        mem_free(&mem, copy, size);
        buf_done(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_page_shrinks_wide_pictures, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_declarations_are_dropped, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_ids_and_links_get_the_prefix, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_other_text_stays, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_selectors_of_style_sheets_get_the_prefix, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_the_title_of_the_document_is_dropped, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_files_of_drawing_programs, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_text_that_is_no_svg_is_refused, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_a_cut_document_is_copied, mem_setup, mem_teardown),
    };
    return cmocka_run_group_tests_name("fragment", tests, NULL, NULL);
}
