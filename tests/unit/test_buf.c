/* test_buf.c: the text buffer that grows. */
#include "mem_fixture.h"

#include "base/buf.h"

static void test_buf_is_empty_at_first(void **state)
{
    Buf buf;
    (void)state;
    buf_init(&buf, &mem);
    assert_string_equal(buf_text(&buf), "");
    buf_clear(&buf);
    buf_put(&buf, NULL, 0);
    buf_fill(&buf, 'x', 0);
    buf_puts(&buf, "");
    buf_printf(&buf, "%s", "");
    assert_string_equal(buf_text(&buf), "");
    assert_int_equal(mem.used, 0);
    buf_done(&buf);
}

static void test_buf_grows_and_stays_nul_terminated(void **state)
{
    Buf buf;
    (void)state;
    buf_init(&buf, &mem);
    for (int i = 0; i < 100000; i++) {
        buf_putc(&buf, (char)('a' + i % 26));
        assert_int_equal(buf_text(&buf)[i + 1], '\0');
    }
    assert_int_equal(buf.len, 100000);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(buf_text(&buf)[i], 'a' + i % 26);
    buf_fill(&buf, '-', MB);
    assert_int_equal(strlen(buf_text(&buf)), 100000 + MB);
    buf_done(&buf);
    assert_string_equal(buf_text(&buf), "");
}

static void test_buf_appends_every_kind_of_text(void **state)
{
    Buf buf;
    (void)state;
    buf_init(&buf, &mem);
    buf_puts(&buf, "one ");
    buf_put(&buf, "two, not this", 3);
    buf_putc(&buf, ' ');
    buf_fill(&buf, '3', 3);
    buf_printf(&buf, " %d %s", 4, "five");
    assert_string_equal(buf_text(&buf), "one two 333 4 five");
    buf_done(&buf);
}

static void test_buf_may_contain_nul_bytes(void **state)
{
    Buf buf;
    (void)state;
    buf_init(&buf, &mem);
    buf_put(&buf, "a\0b", 3);
    buf_putc(&buf, '\0');
    assert_int_equal(buf.len, 4);
    assert_memory_equal(buf_text(&buf), "a\0b\0", 5);
    buf_done(&buf);
}

static void test_buf_truncates_but_never_lengthens(void **state)
{
    Buf buf;
    (void)state;
    buf_init(&buf, &mem);
    buf_puts(&buf, "abcdef");
    buf_truncate(&buf, 9);
    assert_string_equal(buf_text(&buf), "abcdef");
    buf_truncate(&buf, 2);
    buf_putc(&buf, '!');
    assert_string_equal(buf_text(&buf), "ab!");
    buf_clear(&buf);
    assert_string_equal(buf_text(&buf), "");
    assert_int_equal(buf.len, 0);
    buf_done(&buf);
}

static void test_buf_printf_has_no_limit(void **state)
{
    char text[5000];
    Buf buf;
    (void)state;
    memset(text, 'y', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    buf_init(&buf, &mem);
    buf_printf(&buf, "x%sz", text);
    assert_int_equal(buf.len, sizeof text + 1);
    assert_int_equal(buf_text(&buf)[0], 'x');
    assert_memory_equal(buf_text(&buf) + 1, text, sizeof text - 1);
    assert_string_equal(buf_text(&buf) + sizeof text, "z");
    buf_done(&buf);
}

static void check_rune(uint32_t rune, const char *bytes)
{
    Buf buf;
    buf_init(&buf, &mem);
    buf_put_rune(&buf, rune);
    assert_string_equal(buf_text(&buf), bytes);
    buf_done(&buf);
}

static void test_buf_writes_runes_as_utf8(void **state)
{
    (void)state;
    check_rune('a', "a");
    check_rune(0x7F, "\x7F");
    check_rune(0x80, "\xC2\x80");
    check_rune(0x3B1, "α");
    check_rune(0x7FF, "\xDF\xBF");
    check_rune(0x800, "\xE0\xA0\x80");
    check_rune(0x251C, "├");
    check_rune(0xFFFF, "\xEF\xBF\xBF");
    check_rune(0x10000, "\xF0\x90\x80\x80");
    check_rune(0x1F600, "😀");
    check_rune(0x10FFFF, "\xF4\x8F\xBF\xBF");
}

static void test_buf_without_memory_keeps_its_text(void **state)
{
    Buf buf;
    (void)state;
    buf_init(&buf, &mem);
    mem.limit = 32;
    buf_puts(&buf, "fits");
    assert_false(buf.failed);
    buf_fill(&buf, 'x', 100);
    buf_printf(&buf, "%100d", 1);
    buf_put(&buf, "a text that is too long", 23);
    assert_true(buf.failed);
    assert_string_equal(buf_text(&buf), "fits");
    buf_clear(&buf);
    assert_false(buf.failed);
    buf_done(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_buf_is_empty_at_first, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_buf_grows_and_stays_nul_terminated, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_buf_appends_every_kind_of_text, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_buf_may_contain_nul_bytes, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_buf_truncates_but_never_lengthens, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_buf_printf_has_no_limit, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_buf_writes_runes_as_utf8, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_buf_without_memory_keeps_its_text, mem_setup,
                                        mem_teardown),
    };
    return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
