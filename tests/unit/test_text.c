/*
 * test_text.c: text buffers and interned names.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/intern.h"

enum { KB = 1024, MB = 1024 * 1024, NAMES = 100000 };

static Mem mem;

static int setup(void **state)
{
    (void)state;
    mem_init(&mem);
    return 0;
}

/* Every test gives back all that it took. */
static int teardown(void **state)
{
    (void)state;
    assert_int_equal(mem.used, 0);
    return 0;
}

/* What a session does when memory runs out: jump to where it can go on. */
static void jump_on_failure(void *ctx, size_t wanted)
{
    (void)wanted;
    longjmp(*(jmp_buf *)ctx, 1);
}

/* ---- buf ---- */

static void test_buf_is_an_empty_text_at_first(void **state)
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

static void test_buf_grows_and_ends_in_nul(void **state)
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

static void test_buf_joins_every_kind_of_text(void **state)
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

static void test_buf_holds_nuls(void **state)
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

static void test_buf_printf_is_as_long_as_need_be(void **state)
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

static void test_buf_without_memory_keeps_what_it_has(void **state)
{
    Buf buf;
    (void)state;
    buf_init(&buf, &mem);
    mem.limit = 16;
    buf_puts(&buf, "fits");
    assert_false(buf.failed);
    buf_fill(&buf, 'x', 100);
    buf_printf(&buf, "%100d", 1);
    buf_put(&buf, "a text that is too long", 23);
    assert_true(buf.failed);
    assert_string_equal(buf_text(&buf), "fits");
    buf_done(&buf);
}

/* ---- intern ---- */

static Name intern_nth(Intern *table, int n)
{
    char text[32];
    snprintf(text, sizeof text, "name_%d", n);
    return intern_cstr(table, text);
}

static void assert_is_nth(const Intern *table, Name name, int n)
{
    char text[32];
    snprintf(text, sizeof text, "name_%d", n);
    assert_string_equal(intern_text(table, name), text);
    assert_int_equal(intern_len(table, name), strlen(text));
}

static void test_intern_numbers_names_as_they_come(void **state)
{
    Intern table;
    (void)state;
    intern_init(&table, &mem);
    assert_int_equal(intern_cstr(&table, "a"), 1);
    assert_int_equal(intern_cstr(&table, "b"), 2);
    assert_int_equal(intern_cstr(&table, "a"), 1);
    assert_int_equal(intern_cstr(&table, "c"), 3);
    intern_done(&table);
}

static void test_intern_knows_the_empty_name(void **state)
{
    Intern table;
    (void)state;
    intern_init(&table, &mem);
    assert_int_equal(intern_cstr(&table, ""), NAME_EMPTY);
    assert_int_equal(intern_name(&table, "abc", 0), NAME_EMPTY);
    assert_string_equal(intern_text(&table, NAME_EMPTY), "");
    assert_int_equal(intern_len(&table, NAME_EMPTY), 0);
    intern_done(&table);
}

static void test_intern_tells_names_by_all_their_bytes(void **state)
{
    Intern table;
    (void)state;
    intern_init(&table, &mem);
    Name ab = intern_name(&table, "abc", 2);
    Name abc = intern_name(&table, "abc", 3);
    Name with_nul = intern_name(&table, "ab\0c", 4);
    Name other_end = intern_name(&table, "ab\0d", 4);
    assert_true(ab != abc && ab != with_nul && with_nul != other_end);
    assert_int_equal(intern_cstr(&table, "ab"), ab);
    assert_int_equal(intern_len(&table, with_nul), 4);
    assert_memory_equal(intern_text(&table, with_nul), "ab\0c", 5);
    intern_done(&table);
}

/* Pairs with the same 32-bit FNV-1a hash. */
static void test_intern_tells_names_of_equal_hash(void **state)
{
    static const char *const texts[] = {"costarring", "liquid", "declinate", "macallums"};
    Intern table;
    (void)state;
    intern_init(&table, &mem);
    for (Name i = 0; i < 4; i++)
        assert_int_equal(intern_cstr(&table, texts[i]), i + 1);
    assert_int_equal(table.entries[1].hash, table.entries[2].hash);
    assert_int_equal(table.entries[3].hash, table.entries[4].hash);
    for (Name i = 0; i < 4; i++)
        assert_int_equal(intern_cstr(&table, texts[i]), i + 1);
    intern_done(&table);
}

static void test_intern_ids_and_texts_stay(void **state)
{
    Intern table;
    (void)state;
    intern_init(&table, &mem);
    const char *first = intern_text(&table, intern_nth(&table, 0));
    for (int n = 1; n < NAMES; n++)
        assert_int_equal(intern_nth(&table, n), n + 1);
    for (int n = NAMES - 1; n >= 0; n--) {
        assert_int_equal(intern_nth(&table, n), n + 1);
        assert_is_nth(&table, (Name)n + 1, n);
    }
    assert_int_equal(table.count, NAMES + 1);
    assert_ptr_equal(intern_text(&table, 1), first);
    intern_done(&table);
}

/* Interns the names from `*n` on until memory runs out; true if all fit. */
static bool intern_until_full(Intern *table, jmp_buf *place, volatile int *n)
{
    if (setjmp(*place))
        return false;
    for (; *n < NAMES / 10; ++*n)
        assert_int_equal(intern_nth(table, *n), *n + 1);
    return true;
}

/* A session lives on after memory ran out in the middle of a name, wherever that was. */
static void test_intern_survives_running_out_of_memory(void **state)
{
    jmp_buf place;
    Intern table;
    volatile int n = 0;
    int failures = 0;
    (void)state;
    intern_init(&table, &mem);
    mem.fail = jump_on_failure;
    mem.fail_ctx = &place;
    for (mem.limit = KB; !intern_until_full(&table, &place, &n); mem.limit += KB)
        failures++;
    assert_in_range(failures, 100, 10000);
    for (int i = 0; i < NAMES / 10; i++)
        assert_is_nth(&table, intern_nth(&table, i), i);
    assert_int_equal(table.count, NAMES / 10 + 1);
    intern_done(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_buf_is_an_empty_text_at_first, setup, teardown),
        cmocka_unit_test_setup_teardown(test_buf_grows_and_ends_in_nul, setup, teardown),
        cmocka_unit_test_setup_teardown(test_buf_joins_every_kind_of_text, setup, teardown),
        cmocka_unit_test_setup_teardown(test_buf_holds_nuls, setup, teardown),
        cmocka_unit_test_setup_teardown(test_buf_truncates_but_never_lengthens, setup, teardown),
        cmocka_unit_test_setup_teardown(test_buf_printf_is_as_long_as_need_be, setup, teardown),
        cmocka_unit_test_setup_teardown(test_buf_writes_runes_as_utf8, setup, teardown),
        cmocka_unit_test_setup_teardown(test_buf_without_memory_keeps_what_it_has, setup, teardown),
        cmocka_unit_test_setup_teardown(test_intern_numbers_names_as_they_come, setup, teardown),
        cmocka_unit_test_setup_teardown(test_intern_knows_the_empty_name, setup, teardown),
        cmocka_unit_test_setup_teardown(test_intern_tells_names_by_all_their_bytes, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_intern_tells_names_of_equal_hash, setup, teardown),
        cmocka_unit_test_setup_teardown(test_intern_ids_and_texts_stay, setup, teardown),
        cmocka_unit_test_setup_teardown(test_intern_survives_running_out_of_memory, setup,
                                        teardown),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
