/* test_hints.c: the notes for learners, which are printed at the prompt, once in a session. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

static void check_notes(const char *text, const char *notes)
{
    world.noted[0] = '\0';
    run(text);
    assert_string_equal(world.noted, notes);
}

static void test_hiding_a_builtin_is_noted(void **state)
{
    (void)state;
    check_notes("total = sum([1])", "");
    check_notes("sum = 3", "sum now hides the builtin function; reset restores it\n");
    check_notes("def mean(xs) = 3", "");
    check_run("sum", "Value(data=3.0, grad=0.0)\n");
    check_run("reset; sum([1, 2])", "3\n");
}

static void test_each_note_is_printed_once(void **state)
{
    (void)state;
    check_run("a = 2.0; b = 3.0; L = a*a", "");
    check_notes("backward L", "");
    check_notes("backward L", "gradients add up: zero_grad first, unless that is what you want\n");
    check_notes("backward L", "");
    check_notes("z = Value(1.0); grad z", "z is not in the graph of the last backward\n");
    check_notes("grad z", "");
}

static void test_first_nan_is_noted(void **state)
{
    (void)state;
    check_notes("let n = log(2.0); a = 2.0; b = a - 5", "");
    check_notes(
        "x = log(b); y = x + 1",
        "the first nan is x = log(-3.0), at test.mg:1:5; gradients through it are meaningless\n");
    check_notes("backward y; z = y * y", "");
}

/* Even after many nodes were made and collected. */
static void test_first_inf_is_noted(void **state)
{
    (void)state;
    check_notes("a = 1e308; b = 1.0; def f() = a * 10", "");
    check_notes("for i in range(300000) { c = b * i }; d = f() * 0 + 1",
                "the first inf is 1e+308 * 10.0, at test.mg:1:33; gradients through it are "
                "meaningless\n");
}

static void test_missing_forward_is_noted(void **state)
{
    (void)state;
    check_notes("a = 1.0; L = 1 / a ** 2 + max(a, 3)", "");
    check_notes(
        "a.data = 0; forward L",
        "the first inf is 0.0**-1, at test.mg:1:16; gradients through it are meaningless\n");
}

static void test_backward_of_a_leaf_is_noted(void **state)
{
    (void)state;
    check_notes("start = Value(inf)",
                "the first inf is start, at test.mg:1:9; gradients through it are meaningless\n");
}

static void test_nan_is_not_noted_in_a_script(void **state)
{
    (void)state;
    check_notes("x = Value(nan); backward x; y = 2.0; grad y", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMPT_TEST(test_hiding_a_builtin_is_noted), PROMPT_TEST(test_each_note_is_printed_once),
        PROMPT_TEST(test_first_nan_is_noted),        PROMPT_TEST(test_first_inf_is_noted),
        PROMPT_TEST(test_missing_forward_is_noted),  PROMPT_TEST(test_backward_of_a_leaf_is_noted),
        TEST(test_nan_is_not_noted_in_a_script),
    };
    return cmocka_run_group_tests_name("hints", tests, NULL, NULL);
}
