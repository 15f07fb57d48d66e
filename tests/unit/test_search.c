/*
 * test_search.c: finding and comparing the checked comments of a text.
 *
 * Work is counted in bytes read, so that a search that reads a part of the text again and again is
 * found without a clock.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/doctest/search.c"

#include "app/doctest/expectation.c"

static volatile sig_atomic_t stop;

static Piece piece(const char *text)
{
    return (Piece){text, strlen(text)};
}

static Search search_in(Piece source)
{
    Search search;
    search_init(&search, source, &stop);
    return search;
}

/* ---- comments ---- */

/* The first comment of a text begins at its '@', which is written in place of the #. */
static void check_comment(const char *marked)
{
    char text[80];
    size_t size = strlen(marked);
    assert_in_range(size, 0, sizeof text - 1);
    memcpy(text, marked, size + 1);
    char *mark = strchr(text, '@');
    if (mark)
        *mark = '#';
    Search search = search_in(piece(text));
    size_t at = search_comment(&search, 0, size);
    if (at != (mark ? (size_t)(mark - text) : size))
        fail_msg("%s\n  the comment was found at %zu", marked, at);
}

static void test_comments_are_not_in_strings(void **state)
{
    (void)state;
    check_comment("a @ b # c");
    check_comment("no comment");
    check_comment("'#' @");
    check_comment("\"it's #\" @");
    check_comment("'\\'#' @");
    check_comment("\"{f('#')}#\" @");
    check_comment("\"{{#\" @");
    check_comment("'''a\n# ' # \n''' @");
    check_comment("\"\"\"#\"\"\" @");
    check_comment("'' @");
}

static void test_a_quote_that_is_not_closed_is_ignored_in_its_line(void **state)
{
    (void)state;
    check_comment("\"a @ b");
    check_comment("\"a '#' @ b");
    check_comment("'a\n'#' @");
    check_comment("\"{\"@");
    check_comment("'''a @ b");
    check_comment("'''a \"#\" @");
}

/* Texts that make a search for the end of a string fail, or fail late. */
static const char *const hostile[] = {
    "\"{",    "\"{'",      "'{\"",        "\"",         "'",       "\\\"",    "\"\\",  "\"\"\"\\",
    "'''\\",  "'\"",       "{'\"",        "''\"",       "#\n",     "#\"{\n",  "\n\"{", "\"{#",
    "'#",     "\"\"\"#\n", "\"\"\"\\#\n", "'''{\n",     "\"}{'",   "'\"\"",   " ",     "#",
    ";\"\n#", "'''\"",     "\\",          "\"{'{\"{'{", "'''\\\n", "\"\n'\n",
};

enum { HOSTILE_SIZE = 100000, MOST_READS = 8 /* of each byte */ };

static size_t repeated(char *to, const char *pattern)
{
    size_t len = strlen(pattern);
    for (size_t i = 0; i < HOSTILE_SIZE; i++)
        to[i] = pattern[i % len];
    return HOSTILE_SIZE;
}

static void check_work(const Search *search, const char *pattern, const char *what)
{
    if (search->work > (size_t)MOST_READS * HOSTILE_SIZE)
        fail_msg("%s of many %s: %zu bytes read", what, pattern, search->work);
}

static void test_the_comments_of_any_text_are_found_in_linear_time(void **state)
{
    (void)state;
    char *text = malloc(HOSTILE_SIZE);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        Search search = search_in((Piece){text, repeated(text, hostile[i])});
        size_t size = search.source.len;
        for (size_t at = 0; (at = search_comment(&search, at, size)) < size;)
            at = search_next_line(&search, at);
        check_work(&search, hostile[i], "the comments");
        search = search_in(search.source);
        for (size_t at = 0; at < size; at = search_next_line(&search, at))
            search_comment(&search, at, search_next_line(&search, at));
        check_work(&search, hostile[i], "the comments of each line");
    }
    free(text);
}

static void test_a_stopped_search_ends_at_once(void **state)
{
    (void)state;
    char *text = malloc(HOSTILE_SIZE);
    assert_non_null(text);
    stop = 1;
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        Search search = search_in((Piece){text, repeated(text, hostile[i])});
        search_comment(&search, 0, search.source.len);
        search_statement(&search, 0);
        search_blanks_end(&search, 0);
        search_trim(&search, 0, search.source.len);
        search_line(&search, search.source.len);
        search_line_start(&search, 0, search.source.len);
        assert_in_range(search.work, 0, 6);
    }
    stop = 0;
    free(text);
}

/* ---- lines and statements ---- */

static void test_lines_are_counted_from_the_last_place(void **state)
{
    (void)state;
    enum { LINES = 1000 };
    char text[3 * LINES + 1];
    for (size_t i = 0; i < LINES; i++)
        memcpy(text + 3 * i, "ab\n", 3);
    Search search = search_in((Piece){text, 3 * LINES});
    for (size_t i = 0; i < LINES; i++) {
        assert_int_equal(search_line(&search, 3 * i + 2), i + 1);
        assert_int_equal(search_line(&search, 3 * i), i + 1);
    }
    assert_int_equal(search_line(&search, 3 * LINES), LINES + 1);
    assert_in_range(search.work, 0, 10 * LINES);
    assert_int_equal(search_line(&search, 0), 1);
}

static void test_statements_are_between_blanks_and_comments(void **state)
{
    (void)state;
    Search search = search_in(piece(" ;\n# c\n\t\r\n  a b ; \n"));
    size_t a = (size_t)(strchr(search.source.text, 'a') - search.source.text);
    assert_int_equal(search_statement(&search, 0), a);
    assert_int_equal(search_trim(&search, a, search.source.len), a + 3);
    assert_int_equal(search_trim(&search, a + 3, search.source.len), a + 3);
    assert_int_equal(search_statement(&search, a + 3), search.source.len);
    assert_int_equal(search_line_start(&search, 0, a), a - 2);
    assert_int_equal(search_line_start(&search, a - 1, a), a - 1);
    assert_int_equal(search_blanks_end(&search, a - 2), a);
}

static void test_blanks_are_those_of_the_lexer(void **state)
{
    (void)state;
    Search search = search_in(piece("\xEF\xBB\xBF\f \\\n\t\\\r\na\f \\\n\f;\\\n"));
    size_t a = (size_t)(strchr(search.source.text, 'a') - search.source.text);
    assert_int_equal(search_blanks_end(&search, 0), a);
    assert_int_equal(search_statement(&search, 0), a);
    assert_int_equal(search_trim(&search, a, search.source.len), a + 1);
    assert_int_equal(search_statement(&search, a + 1), search.source.len);
    search = search_in(piece("a\xEF\xBB\xBF\\a\\"));
    assert_int_equal(search_blanks_end(&search, 1), 1); /* a mark that is not at the start */
    assert_int_equal(search_blanks_end(&search, 4),
                     4); /* a backslash that is not at a line's end */
    assert_int_equal(search_blanks_end(&search, 6), 6);
}

/* ---- comparing ---- */

static Expectation expectation_of(const char *comment)
{
    Expectation expected;
    assert_true(expectation_read(&expected, piece(comment), 0));
    return expected;
}

static bool fits(const char *comment, const char *line)
{
    Expectation expected = expectation_of(comment);
    return expectation_fits_line(&expected, piece(line), &stop);
}

static void test_lines_fit(void **state)
{
    (void)state;
    assert_true(fits("#=> a b", "a b  "));
    assert_false(fits("#=> a b", "a  b"));
    assert_true(fits("#~> a 1.0000000001  -2e0", "a 1 -2"));
    assert_false(fits("#~> a 1.00001", "a 1"));
    assert_true(fits("#~> nan inf", "nan inf"));
    assert_false(fits("#~> x1", "x2"));
}

static bool fits_error(const char *comment, const char *message, size_t column)
{
    Expectation expected = expectation_of(comment);
    return expectation_fits_error(&expected, message, column);
}

static void test_errors_fit(void **state)
{
    (void)state;
    assert_true(fits_error("#!> name", "unknown name 'x'", 1));
    assert_true(fits_error("#!> 7: 'x'", "unknown name 'x'", 7));
    assert_false(fits_error("#!> 8: 'x'", "unknown name 'x'", 7));
    assert_true(fits_error("#!> ", "unknown", 1));
    assert_true(fits_error("#!>", "", 1));
    assert_false(fits_error("#!> unknown name", "unknown", 1));
    Expectation nul = {.kind = EXPECTS_ERROR, .text = {"a\0b", 3}};
    assert_false(expectation_fits_error(&nul, "a", 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comments_are_not_in_strings),
        cmocka_unit_test(test_a_quote_that_is_not_closed_is_ignored_in_its_line),
        cmocka_unit_test(test_the_comments_of_any_text_are_found_in_linear_time),
        cmocka_unit_test(test_a_stopped_search_ends_at_once),
        cmocka_unit_test(test_lines_are_counted_from_the_last_place),
        cmocka_unit_test(test_blanks_are_those_of_the_lexer),
        cmocka_unit_test(test_statements_are_between_blanks_and_comments),
        cmocka_unit_test(test_lines_fit),
        cmocka_unit_test(test_errors_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
