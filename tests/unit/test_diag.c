/*
 * test_diag.c: error reports, and the similarity of names.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "source/suggest.h"
#include "source_fixture.h"

/* ---- reports ---- */

static void throw_at(uint32_t start)
{
    const Span span = {start, start + 1};
    if (!setjmp(caught.jump))
        diag_throw(&caught, DIAG_ERROR, span, "bad %s %d", "thing", 3);
}

static void throw_quoting(Span span, const char *text)
{
    if (!setjmp(caught.jump))
        diag_throw(&caught, DIAG_ERROR, span, "no '%s'", text);
}

static size_t columns; /* of the screen; 0: there is none */

static const char *render(void)
{
    buf_clear(&out);
    diag_render(&caught.diag, &sources, columns, &out);
    return buf_text(&out);
}

static void check_report(const char *text, uint32_t offset, const char *expected)
{
    const Source *source = add_source(text);
    throw_at(source->base + offset);
    assert_string_equal(render(), expected);
}

static void test_report_shows_the_place_with_a_caret(void **state)
{
    (void)state;
    check_report("a = 1\nL = a*b + d\nc", 16,
                 "test.mg:2:11: error: bad thing 3\n"
                 "  2 | L = a*b + d\n"
                 "    |           ^\n");
}

static void test_caret_is_below_its_character(void **state)
{
    (void)state;
    check_report("αβ 😀 x", 10,
                 "test.mg:1:6: error: bad thing 3\n"
                 "  1 | αβ 😀 x\n"
                 "    |       ^\n");
    /* Tabs stay tabs, so that the caret is below its character for any tab width. */
    check_report("\tif\tx", 4,
                 "test.mg:1:5: error: bad thing 3\n"
                 "  1 | \tif\tx\n"
                 "    | \t  \t^\n");
    check_report("a\r\nbc\r\n", 4,
                 "test.mg:2:2: error: bad thing 3\n"
                 "  2 | bc\n"
                 "    |  ^\n");
}

static void test_caret_may_be_past_the_end_of_the_line(void **state)
{
    (void)state;
    check_report("a +\n", 3,
                 "test.mg:1:4: error: bad thing 3\n"
                 "  1 | a +\n"
                 "    |    ^\n");
    check_report("", 0,
                 "test.mg:1:1: error: bad thing 3\n"
                 "  1 | \n"
                 "    | ^\n");
}

static void test_control_characters_are_escaped(void **state)
{
    (void)state;
    check_report("a\x1B[31m\x07 x", 8,
                 "test.mg:1:9: error: bad thing 3\n"
                 "  1 | a\\x1B[31m\\x07 x\n"
                 "    |               ^\n");
}

static void test_control_characters_beyond_ascii_are_escaped(void **state)
{
    (void)state;
    check_report("'\xC2\x9B' x", 5,
                 "test.mg:1:5: error: bad thing 3\n"
                 "  1 | '\\u{009B}' x\n"
                 "    |            ^\n");
}

static void test_invalid_utf8_is_escaped(void **state)
{
    (void)state;
    check_report("ab \xFF", 3,
                 "test.mg:1:4: error: bad thing 3\n"
                 "  1 | ab \\xFF\n"
                 "    |    ^\n");
    check_report("\xC3 \xE2\x82 x", 5,
                 "test.mg:1:5: error: bad thing 3\n"
                 "  1 | \\xC3 \\xE2\\x82 x\n"
                 "    |               ^\n");
}

/* The place, the message, the help and the calls, each of them on one line. */
static void test_names_and_messages_are_escaped(void **state)
{
    static const char name[] = "a\nb\x1B[2J\xC2\x9B\xFF.mg",
                      shown[] = "a\\x0Ab\\x1B[2J\\u{009B}\\xFF.mg";
    (void)state;
    const Source *source = sources_add(&sources, name, "f(x)", 4);
    const Span span = {source->base, source->base + 1};
    throw_quoting(span, name);
    diag_help(&caught.diag, "try '%s'", name);
    const DiagCall call = {span, "f", 1};
    buf_put(&caught.diag.calls, (const char *)&call, sizeof call);
    Buf expected;
    buf_init(&expected, &mem);
    buf_printf(&expected,
               "%s:1:1: error: no '%s'\n"
               "  1 | f(x)\n"
               "    | ^\n"
               "  help: try '%s'\n"
               "  f was called at %s:1:1\n"
               "  1 | f(x)\n"
               "    | ^\n",
               shown, shown, shown, shown);
    assert_string_equal(render(), buf_text(&expected));
    buf_done(&expected);
}

/* A message of bytes that only continue characters is cut, too. */
static void test_a_long_message_of_broken_bytes_keeps_its_beginning(void **state)
{
    char text[1000];
    (void)state;
    memset(text, '\x80', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    throw_quoting((Span){0, 0}, text);
    assert_in_range(caught.diag.message.len, 390, 410);
    assert_non_null(strstr(render(), "error: no '\\x80\\x80"));
}

static void test_wide_line_numbers_move_the_caret(void **state)
{
    char text[1100];
    (void)state;
    memset(text, '\n', sizeof text);
    memcpy(text + 999, "abc", 4);
    check_report(text, 1001,
                 "test.mg:1000:3: error: bad thing 3\n"
                 "  1000 | abc\n"
                 "       |   ^\n");
}

static void test_help_comes_last(void **state)
{
    (void)state;
    const Source *source = add_source("a");
    throw_at(source->base);
    diag_help(&caught.diag, "an earlier %s", "line");
    diag_help(&caught.diag, "write %s", "b");
    assert_string_equal(render(), "test.mg:1:1: error: bad thing 3\n"
                                  "  1 | a\n"
                                  "    | ^\n"
                                  "  help: write b\n");
    throw_at(source->base); /* a new error has none */
    assert_null(strstr(render(), "help"));
}

static void test_report_without_a_place_is_one_line(void **state)
{
    (void)state;
    throw_at(0);
    assert_string_equal(render(), "error: bad thing 3\n");
}

static void test_interruption_is_not_reported_as_an_error(void **state)
{
    (void)state;
    const Source *source = add_source("a");
    throw_at(source->base);
    caught.diag.kind = DIAG_INTERRUPTED;
    assert_null(strstr(render(), "error"));
}

static void add_call(uint32_t start, const char *function, size_t times)
{
    DiagCall call = {.span = {start, start + 1}, .function = function, .times = times};
    buf_put(&caught.diag.calls, (const char *)&call, sizeof call);
}

static void test_innermost_call_is_listed_first(void **state)
{
    (void)state;
    const Source *source = add_source("def f() = g()\nf()");
    throw_at(source->base + 10);
    add_call(source->base + 14, "f", 1);
    add_call(source->base + 15, NULL, 1);
    assert_string_equal(render(), "test.mg:1:11: error: bad thing 3\n"
                                  "  1 | def f() = g()\n"
                                  "    |           ^\n"
                                  "  f was called at test.mg:2:1\n"
                                  "  2 | f()\n"
                                  "    | ^\n"
                                  "  imported at test.mg:2:2\n"
                                  "  2 | f()\n"
                                  "    |  ^\n");
}

static void test_repeated_calls_of_a_recursion_are_counted(void **state)
{
    (void)state;
    const Source *source = add_source("f()");
    throw_at(source->base);
    add_call(source->base, "f", 12);
    assert_non_null(strstr(render(), "  f was called at test.mg:1:1, 12 times\n"));
    throw_at(source->base); /* a new error has none */
    assert_null(strstr(render(), "called"));
}

static void test_omitted_calls_are_counted(void **state)
{
    (void)state;
    const Source *source = add_source("f()");
    throw_at(source->base);
    add_call(source->base, "f", 1);
    add_call(source->base + 1, "g", 1);
    caught.diag.calls_left_out = 7;
    const char *left_out = strstr(render(), "  … and 7 more calls\n");
    assert_non_null(left_out);
    assert_true(left_out > strstr(buf_text(&out), "f was called"));
    assert_true(left_out < strstr(buf_text(&out), "g was called"));
}

/* A program may put a megabyte of text into a message. */
static void check_long_message(const char *before)
{
    char text[2 * 10000 + 1];
    const Span span = {0, 0};
    const Buf *message = &caught.diag.message;
    for (size_t i = 0; i < sizeof text / 2; i++)
        strcpy(text + 2 * i, "α");
    if (!setjmp(caught.jump))
        diag_throw(&caught, DIAG_ERROR, span, "%s%s", before, text);
    assert_in_range(message->len, 50, 5000);
    assert_string_equal(buf_text(message) + message->len - strlen("α…"), "α…");
}

static void test_long_messages_are_cut_between_characters(void **state)
{
    (void)state;
    check_long_message("");
    check_long_message("x");
}

/* ---- long lines ---- */

/* A line of `size` letters that differ from their neighbours, with a '!' at `at`. */
static void report_in_a_long_line(size_t size, uint32_t at)
{
    char *text = malloc(size + 1);
    for (size_t i = 0; i < size; i++)
        text[i] = (char)('a' + i % 26);
    text[at] = '!';
    text[size] = '\0';
    const Source *source = add_source(text);
    throw_at(source->base + at);
    free(text);
    render();
}

/* The text above the caret, counted in characters. */
static char character_above_caret(void)
{
    const char *line = strchr(buf_text(&out), '\n') + 1;
    const char *below = strchr(line, '\n') + 1;
    size_t column = strcspn(below, "^");
    for (; column > 0; column--)
        for (line++; ((unsigned char)*line & 0xC0) == 0x80;)
            line++;
    return *line;
}

/* The cells of line `number` of the report, counted without the functions under test: ASCII, "…"
   and α take one, 日 two. */
static size_t cells_of_line(int number)
{
    const char *line = buf_text(&out);
    while (number-- > 0)
        line = strchr(line, '\n') + 1;
    size_t cells = 0, size = strcspn(line, "\n");
    for (size_t i = 0; i < size; i++)
        cells += ((unsigned char)line[i] & 0xC0) != 0x80;
    for (const char *at = strstr(line, "日"); at && at < line + size; at = strstr(at + 1, "日"))
        cells++;
    return cells;
}

static void test_long_lines_are_cut_to_a_window(void **state)
{
    static const uint32_t places[] = {0, 1, 50, 51, 500, 900, 999};
    static const size_t screens[] = {0, 30, 80, 81, 250};
    (void)state;
    for (size_t s = 0; s < ROWS(screens); s++)
        for (size_t i = 0; i < ROWS(places); i++) {
            columns = screens[s];
            size_t width = columns ? columns : 200;
            report_in_a_long_line(1000, places[i]);
            assert_int_equal(character_above_caret(), '!');
            assert_in_range(cells_of_line(1), width - 2, width);
            assert_in_range(cells_of_line(2), 1, width);
            if (places[i] == 0 || places[i] >= width)
                assert_int_equal(strstr(buf_text(&out), "| …") != NULL, places[i] > 0);
            if (places[i] == 999 || places[i] + width < 1000)
                assert_int_equal(strstr(buf_text(&out), "…\n") != NULL, places[i] < 999);
        }
    columns = 0;
}

static void test_a_line_that_fits_is_shown_whole(void **state)
{
    (void)state;
    report_in_a_long_line(194, 193);
    assert_null(strstr(buf_text(&out), "…"));
    report_in_a_long_line(195, 0);
    assert_non_null(strstr(buf_text(&out), "…\n"));
    columns = 80;
    report_in_a_long_line(74, 73);
    assert_null(strstr(buf_text(&out), "…"));
    report_in_a_long_line(75, 0);
    assert_non_null(strstr(buf_text(&out), "…\n"));
    columns = 0;
}

/* A line of `text` 100 times, '!' and the same again, at 40 columns. */
static void check_window_of(const char *text)
{
    static char line[4096];
    size_t size = strlen(text);
    line[0] = '\0';
    for (int i = 0; i < 201; i++)
        strcat(line, i == 100 ? "!" : text);
    const Source *source = add_source(line);
    throw_at(source->base + (uint32_t)(100 * size));
    columns = 40;
    render();
    columns = 0;
}

static void test_windows_are_measured_in_cells(void **state)
{
    (void)state;
    check_window_of("日");
    assert_string_equal(buf_text(&out), "test.mg:1:101: error: bad thing 3\n"
                                        "  1 | …日日日日日日日日!日日日日日日日…\n"
                                        "    |                  ^\n");
    assert_in_range(cells_of_line(1), 38, 40);
    check_window_of("e\u0301");
    assert_string_equal(buf_text(&out),
                        "test.mg:1:201: error: bad thing 3\n"
                        "  1 | …e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e"
                        "\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301!"
                        "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e"
                        "\u0301e\u0301e\u0301e\u0301e\u0301e\u0301…\n"
                        "    |                  ^\n");
    check_window_of("\t");
    assert_string_equal(buf_text(&out), "test.mg:1:101: error: bad thing 3\n"
                                        "  1 | …\t\t!\t\t…\n"
                                        "    |  \t\t^\n");
    check_window_of("\x80");
    assert_string_equal(buf_text(&out), "test.mg:1:1: error: bad thing 3\n"
                                        "  1 | …\\x80\\x80\\x80\\x80"
                                        "!\\x80\\x80\\x80…\n"
                                        "    |                  ^\n");
}

static void test_caret_is_below_wide_characters(void **state)
{
    (void)state;
    check_report("日本 = x", 9,
                 "test.mg:1:6: error: bad thing 3\n"
                 "  1 | 日本 = x\n"
                 "    |        ^\n");
}

/* The caret may be past the end of a line that just fits. */
static void test_caret_past_the_end_fits(void **state)
{
    (void)state;
    columns = 40;
    check_report("a + bbbbbbbbbbbbbbbbbbbbbbbbbbbbb", 33,
                 "test.mg:1:34: error: bad thing 3\n"
                 "  1 | a + bbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n"
                 "    |                                  ^\n");
    check_report("a + bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", 34,
                 "test.mg:1:35: error: bad thing 3\n"
                 "  1 | … bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\n"
                 "    |                                 ^\n");
    columns = 0;
}

static void test_window_cuts_between_characters(void **state)
{
    char text[2 * 400 + 2] = "";
    (void)state;
    for (int i = 0; i < 400; i++)
        strcpy(text + strlen(text), i == 200 ? "!" : "α");
    const Source *source = add_source(text);
    throw_at(source->base + 2 * 200);
    const char *report = render();
    assert_int_equal(character_above_caret(), '!');
    for (const char *at = report; *at; at++) /* no α is split */
        if ((unsigned char)*at == 0xCE)
            assert_int_equal((unsigned char)at[1], 0xB1);
    assert_non_null(strstr(report, "test.mg:1:201: "));
}

static void test_a_line_of_a_megabyte_is_cut(void **state)
{
    (void)state;
    report_in_a_long_line(1000 * 1000, 999 * 1000);
    assert_int_equal(character_above_caret(), '!');
    assert_in_range(out.len, 100, 350);
}

/* ---- similar names ---- */

/* The candidate that is suggested for a name; "" if there is none. */
static const char *suggested(const char *wanted, const char *const *known, size_t count)
{
    Suggestion similar = suggest_begin(wanted, strlen(wanted));
    for (size_t i = 0; i < count; i++)
        suggest_try(&similar, known[i], strlen(known[i]));
    return similar.best ? similar.best : "";
}

static void test_only_close_names_are_similar(void **state)
{
    static const struct {
        const char *wanted, *name;
        bool is_similar;
    } rows[] = {
        {"tahn", "tanh", true},
        {"tan", "tanh", true},
        {"tanhh", "tanh", true},
        {"tenh", "tanh", true},
        {"TANH", "tanh", true},
        {"l", "L", true},
        {"backwrd", "backward", true},
        {"backwadr", "backward", true},
        {"backwards", "backward", true},
        {"bakcwrad", "backward", true},
        {"bkwrd", "backward", false},
        {"drw", "draw", true},
        {"mus", "sum", false},
        {"usm", "sum", true},
        {"x", "y", false},
        {"x", "x1", false},
        {"L", "pi", false},
        {"ln", "len", false},
        {"item", "time", false},
        {"raise", "false", false},
        {"pow", "pop", false},
        {"copy", "topo", false},
        {"foo", "topo", false},
        {"open", "len", false},
        {"input", "int", false},
        {"wieght", "weight", true},
        {"x1w2", "x1w1", true},
        {"tanh", "np.tanh", false},
        {"tanh", "_tanh", false},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++)
        if ((*suggested(rows[i].wanted, &rows[i].name, 1) != '\0') != rows[i].is_similar)
            fail_msg("'%s' %s suggest '%s'", rows[i].wanted,
                     rows[i].is_similar ? "must" : "must not", rows[i].name);
}

static void test_the_nearest_name_is_suggested(void **state)
{
    static const char *const known[] = {"backwards", "Backward", "backwarp"};
    (void)state;
    assert_string_equal(suggested("backward", known, ROWS(known)), "Backward");
    assert_string_equal(suggested("backwarx", known, ROWS(known)), "backwarp");
}

static void test_long_names_are_similar_to_none(void **state)
{
    char a[100], b[100];
    (void)state;
    memset(a, 'a', sizeof a);
    memset(b, 'a', sizeof b);
    a[sizeof a - 1] = b[sizeof b - 1] = '\0';
    const char *name = b;
    assert_string_equal(suggested(a, &name, 1), "");
    a[40] = b[39] = '\0';
    assert_string_equal(suggested(a, &name, 1), b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_report_shows_the_place_with_a_caret),
        TEST(test_caret_is_below_its_character),
        TEST(test_caret_may_be_past_the_end_of_the_line),
        TEST(test_control_characters_are_escaped),
        TEST(test_control_characters_beyond_ascii_are_escaped),
        TEST(test_invalid_utf8_is_escaped),
        TEST(test_names_and_messages_are_escaped),
        TEST(test_a_long_message_of_broken_bytes_keeps_its_beginning),
        TEST(test_wide_line_numbers_move_the_caret),
        TEST(test_help_comes_last),
        TEST(test_report_without_a_place_is_one_line),
        TEST(test_interruption_is_not_reported_as_an_error),
        TEST(test_innermost_call_is_listed_first),
        TEST(test_repeated_calls_of_a_recursion_are_counted),
        TEST(test_omitted_calls_are_counted),
        TEST(test_long_messages_are_cut_between_characters),
        TEST(test_long_lines_are_cut_to_a_window),
        TEST(test_a_line_that_fits_is_shown_whole),
        TEST(test_windows_are_measured_in_cells),
        TEST(test_caret_is_below_wide_characters),
        TEST(test_caret_past_the_end_fits),
        TEST(test_window_cuts_between_characters),
        TEST(test_a_line_of_a_megabyte_is_cut),
        TEST(test_only_close_names_are_similar),
        TEST(test_the_nearest_name_is_suggested),
        TEST(test_long_names_are_similar_to_none),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
