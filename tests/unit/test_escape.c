/* test_escape.c: control characters as escapes. */
#include "mem_fixture.h"

#include "base/escape.h"

static void assert_escapes(const char *text, size_t size, const char *expected)
{
    Buf buf;
    buf_init(&buf, &mem);
    buf_puts(&buf, "\n");
    escape_put(&buf, text, size);
    if (buf.len != 1 + strlen(expected) || strcmp(buf_text(&buf) + 1, expected) != 0)
        fail_msg("expected %s, got %s", expected, buf_text(&buf) + 1);
    buf_done(&buf);
}

#define assert_shows(text, expected) assert_escapes(text, sizeof(text) - 1, expected)

static void test_escape_keeps_printable_text(void **state)
{
    (void)state;
    assert_shows("", "");
    assert_shows("loss = 0.5; \\x1B 'a' ~", "loss = 0.5; \\x1B 'a' ~");
    assert_shows("\xC2\xA0né → 日 😀", "\xC2\xA0né → 日 😀");
}

static void test_escape_shows_control_characters(void **state)
{
    (void)state;
    assert_shows("\x1B[2J", "\\x1B[2J");
    assert_shows("a\nb\tc\r", "a\\x0Ab\\x09c\\x0D");
    assert_shows("\0\x1F\x7F", "\\x00\\x1F\\x7F");
    assert_shows("\xC2\x80.\xC2\x9B"
                 "31m\xC2\x9F",
                 "\\u{0080}.\\u{009B}31m\\u{009F}");
}

static void test_escape_shows_bytes_that_are_not_utf8(void **state)
{
    (void)state;
    assert_shows("\x9B"
                 "31m",
                 "\\x9B31m");
    assert_shows("é\xC3", "é\\xC3");
    assert_shows("\xE2\x82(\xFF", "\\xE2\\x82(\\xFF");
    assert_shows("\xC0\x8A", "\\xC0\\x8A"); /* an overlong newline */
}

static void test_escape_of_lines_keeps_newlines_and_tabs(void **state)
{
    Buf buf;
    (void)state;
    buf_init(&buf, &mem);
    buf_puts(&buf, "\x1B|a\n\tb\r\x1B\n");
    escape_lines_from(&buf, 2);
    assert_string_equal(buf_text(&buf), "\x1B|a\n\tb\\x0D\\x1B\n");
    buf_clear(&buf);
    buf_put(&buf, "\0", 1); /* no end of the characters that are kept */
    escape_lines_from(&buf, 0);
    assert_string_equal(buf_text(&buf), "\\x00");
    buf_done(&buf);
}

static void test_escape_is_needed_for_control_characters_only(void **state)
{
    (void)state;
    assert_false(escape_is_needed("", 0));
    assert_false(escape_is_needed("né 日", strlen("né 日")));
    assert_true(escape_is_needed("a\n", 2));
    assert_true(escape_is_needed("\xC2\x9B", 2));
    assert_true(escape_is_needed("\xC3", 1));
}

static void test_escape_twice_changes_nothing(void **state)
{
    Buf buf;
    (void)state;
    buf_init(&buf, &mem);
    escape_put(&buf, "\x1B\xC2\x9B\xFF", 4);
    escape_from(&buf, 0);
    assert_string_equal(buf_text(&buf), "\\x1B\\u{009B}\\xFF");
    escape_from(&buf, buf.len);
    assert_int_equal(buf.len, 16);
    buf_done(&buf);
}

static void test_escape_at_gives_size_and_width(void **state)
{
    EscapeMark mark = escape_at("\xC2\x9B", 2);
    (void)state;
    assert_int_equal(mark.code, 0x9B);
    assert_int_equal(mark.size, 2);
    assert_int_equal(mark.width, strlen("\\u{009B}"));
    mark = escape_at("é", 2);
    assert_int_equal(mark.size, 2);
    assert_int_equal(mark.width, 0);
    mark = escape_at("é", 1);
    assert_int_equal(mark.code, 0xC3);
    assert_int_equal(mark.size, 1);
    assert_int_equal(mark.width, strlen("\\xC3"));
}

/* Every byte and every pair of bytes: the result is printable, and says how long it is. */
static void test_escape_leaves_no_control_character(void **state)
{
    Buf buf;
    (void)state;
    buf_init(&buf, &mem);
    for (int pair = 0; pair <= 0xFFFF; pair++) {
        const char text[] = {(char)(pair >> 8), (char)(pair & 0xFF)};
        buf_clear(&buf);
        escape_put(&buf, text, 2);
        for (size_t at = 0; at < buf.len;) {
            EscapeMark mark = escape_at(buf.data + at, buf.len - at);
            assert_int_equal(mark.width, 0);
            at += mark.size;
        }
    }
    buf_done(&buf);
}

static void test_escape_drops_the_text_when_memory_is_short(void **state)
{
    Buf buf;
    (void)state;
    buf_init(&buf, &mem);
    buf_puts(&buf, "kept ");
    for (int i = 0; i < 100; i++)
        buf_putc(&buf, '\x1B');
    mem.limit = mem.used;
    escape_from(&buf, 5);
    assert_string_equal(buf_text(&buf), "kept ");
    assert_true(buf.failed);
    buf_done(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_escape_keeps_printable_text, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_escape_shows_control_characters, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_escape_shows_bytes_that_are_not_utf8, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_escape_of_lines_keeps_newlines_and_tabs, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_escape_is_needed_for_control_characters_only,
                                        mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_escape_twice_changes_nothing, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_escape_at_gives_size_and_width, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_escape_leaves_no_control_character, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_escape_drops_the_text_when_memory_is_short, mem_setup,
                                        mem_teardown),
    };
    return cmocka_run_group_tests_name("escape", tests, NULL, NULL);
}
