/* test_watch.c: expressions that are shown again when they change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

static void test_a_watched_expression_is_shown_when_it_changes(void **state)
{
    (void)state;
    check_run("a = 2.0; L = a*a", "");
    check_run("watch a.grad, L.data", "a.grad = 0.0\nL.data = 4.0\n");
    check_run("x = 3", "");
    check_run("backward L", "a.grad = 4.0\n");
    check_run("a.data = 3; forward L; 1;", "L.data = 9.0\n");
    check_run("zero_grad; 1 + 1", "a.grad = 0.0\n2\n");
    check_run("for i in range(3) { a.grad += 1 }", "a.grad = 3.0\n");
    check_run("L = a + 1", "L.data = 4.0\n");
}

static void test_watched_expressions_are_shown_after_each_statement(void **state)
{
    (void)state;
    check_run("let k = 1; watch k", "k = 1\n");
    check_run("let k = 2; print \"a\"; let k = 3; let k = 3; 7;", "k = 2\na\nk = 3\n");
    check_error("let k = 4; zz; let k = 5", 1, 12, "unknown name 'zz'");
    check_run("k", "4\n");
    assert_true(run("let k = 6; (") == MGRAD_INCOMPLETE);
    check_run("_", "4\n");
    check_run("unwatch; k", "4\n");
    memset(world.printed, 0, sizeof world.printed);
    check_run("let k = 8; watch k; let k = 9", "k = 9\n");
    run("transcript > typed.mg");
    assert_non_null(
        strstr(world.written, "let k = 3\nlet k = 3\n7\nlet k = 4\nlet _ = k\n_\n#=> 4\n"));
}

static void test_any_expression_can_be_watched(void **state)
{
    (void)state;
    check_run("xs = [1, 2]", "");
    check_run("watch max(xs[0], xs[1]), (xs[0]) * (xs[1]) , \"{len(xs)}, a\"",
              "max(xs[0], xs[1]) = 2\n(xs[0]) * (xs[1]) = 2\n\"{len(xs)}, a\" = '2, a'\n");
    check_run("xs.append(3)", "\"{len(xs)}, a\" = '3, a'\n");
    check_run("unwatch", "");
    check_run("watch M()", "M(): unknown name 'M'\n");
    check_run("module M() { w = 1.0\ndef repr() = \"an M\" }", "M() = an M\n");
    check_run("x = 1", "");
}

/* A shown value is not a result and is not in the transcript. */
static void test_watching_leaves_no_trace(void **state)
{
    (void)state;
    check_run("k = 1; 5", "5\n");
    check_run("watch k", "k = Value(data=1.0, grad=0.0)\n");
    check_run("_", "5\n");
    check_run("k = 2", "k = Value(data=2.0, grad=0.0)\n");
    run("transcript > typed.mg");
    assert_null(strstr(world.written, "watch"));
    assert_null(strstr(world.written, "data=2.0"));
}

static void test_watches_are_listed_and_removed(void **state)
{
    (void)state;
    check_run("watch", "nothing is watched\n");
    check_run("let a = 1; let b = 2; watch a, b, a", "a = 1\nb = 2\n");
    check_run("watch", "a\nb\n");
    check_error("unwatch c", 1, 9, "'c' is not watched");
    check_run("unwatch a", "");
    check_run("let a = 5; let b = 6", "b = 6\n");
    check_run("unwatch", "");
    check_run("let b = 7", "");
    check_run("watch", "nothing is watched\n");
}

static void test_a_watched_expression_may_fail(void **state)
{
    (void)state;
    check_run("watch later", "later: unknown name 'later'\n");
    check_run("let other = 1", "");
    check_run("let later = 1", "later = 1\n");
    check_error("zz", 1, 1, "unknown name 'zz'");
    assert_string_equal(mgrad_error(m)->message, "unknown name 'zz'");
    check_run("reset", "later: unknown name 'later'\n");
    check_run("let later = 2", "later = 2\n");
    assert_true(run("watch later +") != MGRAD_OK);
    assert_true(run("watch x = 3") != MGRAD_OK);
    check_run("watch", "later\n");
}

/* Watched values survive collections. */
static void test_watched_values_survive_collections(void **state)
{
    (void)state;
    check_run("let n = 0; watch [n, \"text\" + str(n)]", "[n, \"text\" + str(n)] = [0, 'text0']\n");
    check_run("for i in range(3000) { let x = [i] * 100 }", "");
    check_run("n = n + 1", "[n, \"text\" + str(n)] = [1, 'text1']\n");
}

static void test_scripts_do_not_watch(void **state)
{
    (void)state;
    check_error("watch a", 1, 1, "watch works only at the prompt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMPT_TEST(test_a_watched_expression_is_shown_when_it_changes),
        PROMPT_TEST(test_watched_expressions_are_shown_after_each_statement),
        PROMPT_TEST(test_any_expression_can_be_watched),
        PROMPT_TEST(test_watching_leaves_no_trace),
        PROMPT_TEST(test_watches_are_listed_and_removed),
        PROMPT_TEST(test_a_watched_expression_may_fail),
        PROMPT_TEST(test_watched_values_survive_collections),
        TEST(test_scripts_do_not_watch),
    };
    return cmocka_run_group_tests_name("watch", tests, NULL, NULL);
}
