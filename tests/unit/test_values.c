/* test_values.c: the result of a text, and handles of values. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

static void check_result(const char *text, const char *printed, const char *result)
{
    size_t size;
    check_run(text, printed);
    const char *kept = mgrad_result_text(m, &size);
    MgradValue *value = mgrad_result(m);
    assert_int_equal(value != NULL, kept != NULL);
    mgrad_release(value);
    if (result && kept) {
        assert_string_equal(kept, result);
        assert_int_equal(size, strlen(result));
    } else {
        assert_true(!kept && !result);
    }
}

static void check_results(void)
{
    check_result("1 + 1", "", "2");
    check_result("1 + 1\n2 + 2", "2\n", "4");
    check_result("print 3; 'a'", "3\n", "'a'");
    check_result("x = 5", "", NULL);
    check_result("nil", "", NULL);
    check_result("", "", NULL);
    check_result("4\nprint 5", "4\n5\n", NULL);
    check_result("if 1 { 7 }", "", NULL);
    check_result("a = 2.0; a", "", "Value(data=2.0, grad=0.0)");
    check_result("range(30)", "",
                 "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, "
                 "19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]");
    check_result("module M() { def repr() { return \"an M\" } }\nM()\n[M(), 1]", "an M\n",
                 "[an M, 1]");
}

static void test_a_result_is_kept(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.keeps_result = true});
    check_results();
}

static void test_a_result_is_kept_at_a_prompt(void **state)
{
    size_t size;
    (void)state;
    start_with(&(MgradOptions){.keeps_result = true, .interactive = true});
    check_results();
    check_result("6*7", "", "42");
    check_result("_", "", "42");
    check_result("8;", "", NULL);
    check_result("watch 1 + 2", "1 + 2 = 3\n", NULL);
    check_result("5; 6", "5\n", "6");
    assert_int_equal(run("module Q() { def repr() { quit } }; Q()"), MGRAD_QUIT);
    assert_null(mgrad_result_text(m, &size));
    assert_true(mgrad_failed(run("1; unknown")));
    assert_null(mgrad_result_text(m, &size));
    assert_null(mgrad_result(m));
}

static void test_nothing_is_kept_without_the_option(void **state)
{
    (void)state;
    check_result("1; 2", "1\n2\n", NULL);
}

static void test_a_script_keeps_nothing(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.keeps_result = true, .interactive = true});
    assert_int_equal(mgrad_run_script(m, "<s>", "1; 2", 4), MGRAD_OK);
    assert_string_equal(world.printed, "1\n2\n");
    assert_null(mgrad_result(m));
    check_result("3", "", "3");
}

static void test_a_handle_survives_collections(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.keeps_result = true});
    check_result("[1.5, 'two']", "", "[1.5, 'two']");
    MgradValue *list = mgrad_result(m), *other = mgrad_result(m);
    mgrad_release(other);
    for (int i = 0; i < 50; i++)
        check_run("xs = []\nfor i in range(10000) { xs = [i, xs] }", "");
    assert_non_null(list);
    mgrad_release(list);
    mgrad_release(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_result_is_kept),
        TEST(test_a_result_is_kept_at_a_prompt),
        TEST(test_nothing_is_kept_without_the_option),
        TEST(test_a_script_keeps_nothing),
        TEST(test_a_handle_survives_collections),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
