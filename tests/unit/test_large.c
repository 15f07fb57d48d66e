/*
 * test_large.c: programs that no person writes: thousands of constants, fields, arguments and links
 * in one place. Each works, or is refused in words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

static char text[1 << 21];

/* `count` pieces between a head and an end; each is told its number. */
static void write_text(const char *head, const char *piece, int count, const char *end)
{
    size_t length = (size_t)snprintf(text, sizeof text, "%s", head);
    for (int i = 0; i < count; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, piece, i);
    assert_true(length < sizeof text - strlen(end));
    strcpy(text + length, end);
}

static void check_refused(const char *message)
{
    assert_int_equal(run(text), MGRAD_ERROR);
    if (!strstr(mgrad_error(m)->message, message))
        fail_msg("'%s' does not say '%s'", mgrad_error(m)->message, message);
    check_run("1 + 1", "2\n");
}

static void test_more_constants_than_an_operand_can_name(void **state)
{
    (void)state;
    write_text("let s = 0\n", "s = s + %d.5\n", 33000, "print s");
    check_run(text, "544500000.0\n");
}

static void test_too_many_arguments(void **state)
{
    (void)state;
    write_text("max(", "%d, ", 33000, "1)");
    check_refused("too much at once: break this into several statements");
}

static void test_long_lists_are_no_arguments(void **state)
{
    (void)state;
    write_text("xs = [", "%d, ", 40000, "0]; print len(xs), xs[39999]");
    check_run(text, "40001 39999\n");
}

static void test_too_many_fields(void **state)
{
    (void)state;
    write_text("module M() {\n", "let f%d = 1\n", 10000, "}\nm = M(); m.f9999");
    check_run(text, "1\n");
    write_text("module M() {\n", "let f%d = 1\n", 10001, "}");
    check_refused("a module has at most 10000 fields");
}

static void test_too_many_links(void **state)
{
    (void)state;
    write_text("let x = 1\nx", ".abs()", 450, "");
    check_run(text, "1\n");
    write_text("x", ".abs()", 550, "");
    check_refused("this expression is too long: break it into several statements");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_more_constants_than_an_operand_can_name),
        TEST(test_too_many_arguments),
        TEST(test_long_lists_are_no_arguments),
        TEST(test_too_many_fields),
        TEST(test_too_many_links),
    };
    return cmocka_run_group_tests_name("large", tests, NULL, NULL);
}
