/* test_echo.c: results at the prompt: the last one, and those that are hidden, cut or colored. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

static void test_last_result_is_bound_to_underscore(void **state)
{
    (void)state;
    check_error("_", 1, 1, "unknown name '_'");
    check_run("1 + 2", "3\n");
    check_run("_ * 2", "6\n");
    check_run("x = 5", "");
    check_run("_ + 1", "7\n");
    check_run("print 3; nil", "3\n");
    check_run("_", "7\n");
    check_run("a = 2.0; L = a*a; L", "Value(data=4.0, grad=0.0)\n");
    check_run("backward _; a.grad", "4.0\n");
    check_run("topo L", "[Value(data=2.0, grad=4.0), Value(data=4.0, grad=1.0)]\n");
    check_run("len(_)", "2\n");
    check_run("module M() { w = 1.0\ndef repr() = \"an M\" }\nM()", "an M\n");
    check_run("_.w", "Value(data=1.0, grad=0.0)\n");
    check_run("[1, 2]; for i in range(3) { [i] }; _", "[1, 2]\n[1, 2]\n");
}

/* `_` is not listed as a variable, and keeps its value alive. */
static void test_last_result_survives_collections(void **state)
{
    (void)state;
    check_run("[\"a\" * 3]", "['aaa']\n");
    check_run("vars", "no variables yet\n");
    check_run("for i in range(2000) { let x = [i] * 100 }", "");
    check_run("_", "['aaa']\n");
    check_run("reset", "");
    check_error("_", 1, 1, "unknown name '_'");
}

static void test_a_final_semicolon_hides_the_result(void **state)
{
    (void)state;
    check_run("1 + 2;", "");
    check_run("1 + 2; # a comment\n\n", "");
    check_run("1; 2;", "1\n");
    check_run("1; 2", "1\n2\n");
    check_run("print 3;", "3\n");
    check_run("x = 4;", "");
    check_run("x;\n", "");
}

static void test_scripts_print_results_despite_a_semicolon(void **state)
{
    (void)state;
    check_run("1 + 2;", "3\n");
    check_error("_", 1, 1, "unknown name '_'");
    check_run("len(str(list(range(1000))))", "4890\n");
    run("list(range(30))");
    assert_null(strstr(world.printed, "more"));
    check_run("let sum = 3", "");
    assert_string_equal(world.noted, "");
}

static void test_long_lists_are_shortened_at_the_prompt(void **state)
{
    (void)state;
    check_run("list(range(20))",
              "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]\n");
    check_run("list(range(1000))", "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, "
                                   "18, 19, … (980 more)]\n");
    check_run("[list(range(21))]",
              "[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, "
              "18, 19, … (1 more)]]\n");
    check_run("len(_[0])", "21\n");
    check_run("len(str(list(range(1000))))", "4890\n");
    check_run("xs = [1]; xs.append(xs); xs", "[1, [...]]\n");
    check_run("[{i: 0 for i in range(21)}]",
              "[{0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0, 8: 0, 9: 0, 10: 0, 11: 0, 12: 0, "
              "13: 0, 14: 0, 15: 0, 16: 0, 17: 0, 18: 0, 19: 0, … (1 more)}]\n");
}

static void test_results_are_colored_by_kind(void **state)
{
    static const MgradOptions options = {.interactive = true, .color = true};
    (void)state;
    start_with(&options);
    check_run("3", "\033[35m3\033[0m\n");
    check_run("a = 2.0; a", "\033[36mValue(data=2.0, grad=0.0)\033[0m\n");
    check_run("'b'", "\033[32m'b'\033[0m\n");
    check_run("[1, 'b']", "[\033[35m1\033[0m, \033[32m'b'\033[0m]\n");
    check_run("({1: 'b'})", "{\033[35m1\033[0m: \033[32m'b'\033[0m}\n");
    check_run("print 3, 'b', [1]", "3 b [1]\n");
    check_run("str(3)", "\033[32m'3'\033[0m\n");
    check_run("dot([1], [2])", "\033[35m2\033[0m\n");
    check_run("sum", "<function sum(xs, start=0)>\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMPT_TEST(test_last_result_is_bound_to_underscore),
        PROMPT_TEST(test_last_result_survives_collections),
        PROMPT_TEST(test_a_final_semicolon_hides_the_result),
        TEST(test_scripts_print_results_despite_a_semicolon),
        PROMPT_TEST(test_long_lists_are_shortened_at_the_prompt),
        TEST(test_results_are_colored_by_kind),
    };
    return cmocka_run_group_tests_name("echo", tests, NULL, NULL);
}
