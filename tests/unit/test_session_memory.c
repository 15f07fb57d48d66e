/*
 * test_session_memory.c: what counts as a session's memory, and its limit.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

static const char *output(void)
{
    size_t size;
    const char *text = mgrad_output(m, &size);
    assert_int_equal(strlen(text), size);
    return text;
}

/* ---- captured output ---- */

static void test_captured_output_is_kept_until_it_is_cleared(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.captures = true});
    assert_string_equal(output(), "");
    check_run("print 1; 2.5", "1\n2.5\n"); /* the host gets it, too */
    assert_string_equal(output(), "1\n2.5\n");
    assert_int_equal(mgrad_run(m, "<help>", "help tanh", strlen("help tanh")), MGRAD_OK);
    assert_non_null(strstr(output(), "tanh(x)"));
    mgrad_clear_output(m);
    assert_string_equal(output(), "");
    check_run("print 3", "3\n");
    assert_string_equal(output(), "3\n");
}

static void test_output_before_an_error_is_captured(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.captures = true});
    check_error("print 1\nprint zz", 2, 7, "unknown name 'zz'");
    assert_string_equal(output(), "1\n");
}

static void test_a_session_that_does_not_capture_has_no_output(void **state)
{
    (void)state;
    check_run("print 1", "1\n");
    assert_string_equal(output(), "");
}

static void test_endless_captured_output_is_an_error_of_its_statement(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.captures = true, .max_memory = 16 << 20});
    check_error("x = 1\nwhile true { print \"a line of output\" }", 2, 14,
                "out of memory: the limit is 16M");
    assert_true(strlen(output()) > 4 << 20);
    size_t before = mgrad_memory(m);
    mgrad_clear_output(m);
    assert_true(mgrad_memory(m) < before - (4 << 20));
    check_run("print 5", "5\n");
    assert_string_equal(output(), "5\n");
}

/* ---- the limit ---- */

static void test_memory_grows_with_the_program_and_is_freed(void **state)
{
    (void)state;
    check_run("s = 0", "");
    size_t before = mgrad_memory(m);
    assert_true(before > 0);
    check_run("s = \"x\" * 1000000", "");
    assert_in_range(mgrad_memory(m), before + 900000, before + 8000000);
}

static void test_a_lower_limit_applies_from_the_next_call_on(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.max_memory = 64 << 20});
    check_run("s = \"x\" * 20000000; s = 0", "");
    mgrad_limit_memory(m, 16 << 20);
    check_error("s = \"x\" * 20000000", 1, 9, "out of memory: the limit is 64M");
    mgrad_limit_memory(m, 64 << 20);
    check_run("s = \"x\" * 20000000; len(s)", "20000000\n");
}

static void test_a_limit_may_be_set_later(void **state)
{
    (void)state;
    mgrad_limit_memory(m, 16 << 20);
    check_error("s = \"x\" * 20000000", 1, 9, "out of memory: the limit is 16M");
    mgrad_limit_memory(m, 0);
    check_run("s = \"x\" * 20000000; len(s)", "20000000\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_captured_output_is_kept_until_it_is_cleared),
        TEST(test_output_before_an_error_is_captured),
        TEST(test_a_session_that_does_not_capture_has_no_output),
        TEST(test_endless_captured_output_is_an_error_of_its_statement),
        TEST(test_memory_grows_with_the_program_and_is_freed),
        TEST(test_a_lower_limit_applies_from_the_next_call_on),
        TEST(test_a_limit_may_be_set_later),
    };
    return cmocka_run_group_tests_name("session_memory", tests, NULL, NULL);
}
