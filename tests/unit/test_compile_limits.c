/*
 * test_compile_limits.c: programs with thousands of constants, fields, arguments or calls in one
 * place. Each works or is refused with a message.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

static char text[1 << 21];

/* Writes `count` pieces between a head and an end; each piece receives its number. */
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

static void test_more_constants_than_an_operand_can_encode(void **state)
{
    (void)state;
    write_text("let s = 0\n", "s = s + %d.5\n", 33000, "print s");
    check_run(text, "544500000.0\n");
}

static void test_too_many_arguments_are_refused(void **state)
{
    (void)state;
    write_text("max(", "%d, ", 33000, "1)");
    check_refused("too complex: break this into several statements");
}

static void test_a_long_list_is_not_limited_like_arguments(void **state)
{
    (void)state;
    write_text("xs = [", "%d, ", 40000, "0]; print len(xs), xs[39999]");
    check_run(text, "40001 39999\n");
}

static void test_too_many_fields_are_refused(void **state)
{
    (void)state;
    write_text("module M() {\n", "let f%d = 1\n", 10000, "}\nm = M(); m.f9999");
    check_run(text, "1\n");
    write_text("module M() {\n", "let f%d = 1\n", 10001, "}");
    check_refused("a module has at most 10000 fields");
}

static void test_too_long_a_chain_of_calls_is_refused(void **state)
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
        TEST(test_more_constants_than_an_operand_can_encode),
        TEST(test_too_many_arguments_are_refused),
        TEST(test_a_long_list_is_not_limited_like_arguments),
        TEST(test_too_many_fields_are_refused),
        TEST(test_too_long_a_chain_of_calls_is_refused),
    };
    return cmocka_run_group_tests_name("compile_limits", tests, NULL, NULL);
}
