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

static void test_rows_are_aligned(void **state)
{
    (void)state;
    check_run("[[1.0, 2.0], [3.0, 4.0]]", "[[1.0, 2.0], [3.0, 4.0]]\n");
    check_run("[[i, 10**i, 1/3, 'é' * i] for i in range(4)]",
              "[[0,    1, 0.3333333333333333, ''],\n"
              " [1,   10, 0.3333333333333333, 'é'],\n"
              " [2,  100, 0.3333333333333333, 'éé'],\n"
              " [3, 1000, 0.3333333333333333, 'ééé']]\n"
              "4 rows of 4\n");
    check_run("[['日' * i, i] for i in range(8, 11)] + [['x', Value(1.0)]]",
              "[['日日日日日日日日',                8],\n"
              " ['日日日日日日日日日',              9],\n"
              " ['日日日日日日日日日日',           10],\n"
              " ['x',                    Value(data=1.0, grad=0.0)]]\n"
              "4 rows of 2\n");
}

static void test_numbers_are_aligned_at_their_points(void **state)
{
    (void)state;
    check_run("[[-0.05348368606071655, 100, 'a' * 40], [12.5, nan, 'b'], [1e-30, -2.25, 3.5]]",
              "[[-0.05348368606071655, 100,    'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],\n"
              " [12.5,                 nan,    'b'],\n"
              " [ 1e-30,                -2.25, 3.5]]\n"
              "3 rows of 3\n");
}

/* Up to 20 rows are shown; otherwise the first and the last 5. */
static void test_long_lists_of_rows_are_cut(void **state)
{
    (void)state;
    check_run("len([[i] for i in range(20)])", "20\n");
    run("let xs = [[i, -i*i] for i in range(20)]; xs");
    assert_non_null(strstr(world.printed, " [ 9,  -81],\n [10, -100],\n"));
    assert_non_null(strstr(world.printed, "[19, -361]]\n20 rows of 2\n"));
    check_run("[[i, -i] for i in range(1000)]",
              "[[  0,    0],\n [  1,   -1],\n [  2,   -2],\n [  3,   -3],\n [  4,   -4],\n …\n"
              " [995, -995],\n [996, -996],\n [997, -997],\n [998, -998],\n [999, -999]]\n"
              "1000 rows of 2\n");
}

static void test_columns_that_do_not_fit_are_left_out(void **state)
{
    (void)state;
    check_run("[[10*j + i for i in range(64)] for j in range(2)]",
              "[[ 0,  1,  2,  3,  4,  5,  6,  7,  8, …, 55, 56, 57, 58, 59, 60, 61, 62, 63],\n"
              " [10, 11, 12, 13, 14, 15, 16, 17, 18, …, 65, 66, 67, 68, 69, 70, 71, 72, 73]]\n"
              "2 rows of 64\n");
    check_run("[['a' * 50, 2, 'b' * 50], ['c', 3, 'd']]",
              "[['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', …, "
              "'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'],\n"
              " ['c',                                                  …, 'd']]\n"
              "2 rows of 3\n");
}

/* Lists of other lists have their usual form, and so has any text of a program. */
static void test_other_lists_stay_on_one_line(void **state)
{
    (void)state;
    check_run("[[i] * (i + 1) for i in range(6)]",
              "[[0], [1, 1], [2, 2, 2], [3, 3, 3, 3], [4, 4, 4, 4, 4], [5, 5, 5, 5, 5, 5]]\n");
    check_run(
        "[list(range(30))] + [1, 2]; [[]] * 40; nil",
        "[[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, … (10 more)], "
        "1, 2]\n[[], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], [], "
        "[], … (20 more)]\n");
    check_run("let xs = [[1000000 + i, 2] for i in range(9)]; len(str(xs))", "126\n");
    check_run(
        "print xs[0:7]",
        "[[1000000, 2], [1000001, 2], [1000002, 2], [1000003, 2], [1000004, 2], [1000005, 2], "
        "[1000006, 2]]\n");
}

static void test_rows_that_contain_themselves_are_shown(void **state)
{
    (void)state;
    run("let xs = [1, 2]; let ys = [xs, [3, xs]] * 12; xs[0] = ys; ys");
    assert_non_null(strstr(world.printed, "24 rows of 2\n"));
    run("let zs = [[1], 2]; zs[0] = zs; zs[1] = zs; zs");
}

static void test_rows_have_colors(void **state)
{
    (void)state;
    MgradOptions options = {.interactive = true, .color = true};
    start_with(&options);
    check_run("[['a' * 60, 10], ['b', 9], ['c', 100]]",
              "[[\033[32m'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'\033[0m,  "
              "\033[35m10\033[0m],\n"
              " [\033[32m'b'\033[0m,                                                              "
              "\033[35m9\033[0m],\n"
              " [\033[32m'c'\033[0m,                                                            "
              "\033[35m100\033[0m]]\n"
              "3 rows of 2\n");
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
        PROMPT_TEST(test_rows_are_aligned),
        PROMPT_TEST(test_numbers_are_aligned_at_their_points),
        PROMPT_TEST(test_long_lists_of_rows_are_cut),
        PROMPT_TEST(test_columns_that_do_not_fit_are_left_out),
        PROMPT_TEST(test_other_lists_stay_on_one_line),
        PROMPT_TEST(test_rows_that_contain_themselves_are_shown),
        PROMPT_TEST(test_rows_have_colors),
    };
    return cmocka_run_group_tests_name("echo", tests, NULL, NULL);
}
