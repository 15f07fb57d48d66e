/* test_values_call.c: the host calls functions of the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "values_fixture.h"

/* Calls a variable or builtin with the values of up to three expressions. */
static MgradStatus call(const char *name, const char *const *texts, MgradValue **result)
{
    MgradValue *function = mgrad_lookup(m, name), *args[3];
    size_t count = 0;
    assert_non_null(function);
    for (; texts[count]; count++)
        args[count] = value_of(texts[count]);
    MgradStatus status = mgrad_call(m, function, args, count, result);
    assert_true((status == MGRAD_OK) == (*result != NULL));
    while (count > 0)
        mgrad_release(args[--count]);
    mgrad_release(function);
    return status;
}

#define ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NO_ARGS   ((const char *const[]){NULL})

static void check_call(const char *name, const char *const *texts, const char *expected)
{
    MgradValue *result;
    if (call(name, texts, &result) != MGRAD_OK)
        fail_msg("%s: %s", name, mgrad_error(m)->text);
    check_value(result, expected);
}

static void check_failure(const char *name, const char *const *texts, MgradStatus expected,
                          const char *text)
{
    MgradValue *result;
    assert_int_equal(call(name, texts, &result), expected);
    if (!strstr(mgrad_error(m)->text, text))
        fail_msg("%s\nis not in\n%s", text, mgrad_error(m)->text);
}

static void test_everything_that_can_be_called_is(void **state)
{
    (void)state;
    check_run("let scale = 3\ndef f(x, y=2) = scale*x + y\n"
              "module M(k) {\n def forward(x) = [k, x]\n}\nmodel = M('k')\ndef nothing() {}",
              "");
    check_call("f", ARGS("1"), "5");
    check_call("f", ARGS("1", "10"), "13");
    check_call("model", ARGS("'x'"), "['k', 'x']");
    check_call("model.forward", ARGS("7"), "['k', 7]");
    check_call("M", ARGS("1"), "<M>");
    check_call("np.exp", ARGS("0"), "1.0");
    check_call("max", ARGS("3", "5", "4"), "5");
    check_call("mean", ARGS("[1, 2]"), "1.5");
    check_call("nothing", NO_ARGS, "nil");
    assert_string_equal(mgrad_error(m)->text, "");
}

static void test_a_call_prints_and_records_nothing_itself(void **state)
{
    size_t size;
    (void)state;
    start_with(&(MgradOptions){.interactive = true, .keeps_result = true});
    check_run("def f(x) {\n print 'in f'\n return x\n}\n5", "");
    check_call("f", ARGS("6"), "6");
    assert_string_equal(world.printed, "in f\n");
    assert_string_equal(mgrad_result_text(m, &size), "5");
    check_lookup("_", "5");
    check_run("transcript", "# Typed at the mgrad prompt. mgrad --test checks the output.\n"
                            "def f(x) {\n print 'in f'\n return x\n}\n5\n#=> 5\n");
}

static void test_gradients_flow_through_a_call(void **state)
{
    (void)state;
    check_run("w = 2.0\ndef loss(x) = (w*x - 1)**2", "");
    MgradValue *f = mgrad_lookup(m, "loss"), *x = mgrad_make_number(m, 3), *loss;
    assert_int_equal(mgrad_call(m, f, &x, 1, &loss), MGRAD_OK);
    MgradValue *backward = mgrad_lookup(m, "backward"), *w = mgrad_lookup(m, "w");
    assert_int_equal(mgrad_call(m, backward, &loss, 1, NULL), MGRAD_OK);
    assert_true(mgrad_number(loss) == 25.0);
    assert_true(mgrad_gradient(w) == 30.0);
    MgradValue *values[] = {f, x, loss, backward, w};
    for (size_t i = 0; i < 5; i++)
        mgrad_release(values[i]);
}

static void test_an_error_names_the_function(void **state)
{
    (void)state;
    check_run("def f(x) {\n return x[3]\n}\nmodule E() {}\ne = E()\nn = 4", "");
    check_failure("f", ARGS("[1]"), MGRAD_ERROR, "test.mg:2:");
    assert_int_equal(mgrad_error(m)->frame_count, 1);
    assert_string_equal(mgrad_error(m)->frames[0].file, "<call>");
    assert_string_equal(mgrad_error(m)->frames[0].function, "f");
    check_failure("f", NO_ARGS, MGRAD_ERROR, "<call>:1:1: error: f takes 1 argument, 0 were given");
    check_failure("exp", ARGS("'x'"), MGRAD_ERROR, "<call>:1:1: error: exp needs");
    check_failure("mean", ARGS("[]"), MGRAD_ERROR, "<call>:1:1: error: ");
    check_failure("n", ARGS("1"), MGRAD_ERROR, "<call>:1:1: error: a Value cannot be called");
    check_failure("math", NO_ARGS, MGRAD_ERROR, "a namespace cannot be called");
    check_failure("e", NO_ARGS, MGRAD_ERROR, "E has no function 'forward'");
}

static void test_a_call_can_be_stopped(void **state)
{
    (void)state;
    check_run("def forever() { while true { } }\ndef deep() = deep()\ndef end() { quit 3 }", "");
    world.stop = HOST_TIMEOUT;
    check_failure("forever", NO_ARGS, MGRAD_TIMEOUT, "<call>");
    check_failure("deep", NO_ARGS, MGRAD_ERROR, "too many calls");
    check_failure("end", NO_ARGS, MGRAD_QUIT, "quit");
    assert_int_equal(mgrad_exit_status(m), 3);
    check_run("1 + 1", "2\n");
}

static void test_wrong_handles_are_refused(void **state)
{
    MgradValue *result = NULL, *args[] = {mgrad_make_nil(m), NULL};
    (void)state;
    Host host = {0};
    Mgrad *other = mgrad_new(&host, NULL);
    MgradValue *f = mgrad_lookup(m, "print"), *foreign = mgrad_lookup(other, "print");
    assert_int_equal(mgrad_call(m, NULL, args, 1, &result), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->message, "the function is NULL");
    assert_int_equal(mgrad_call(m, foreign, args, 1, &result), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->message, "the function is of another session");
    assert_int_equal(mgrad_call(m, f, args, 2, &result), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->message, "argument 2 is NULL");
    args[1] = foreign;
    assert_int_equal(mgrad_call(m, f, args, 2, &result), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->message, "argument 2 is of another session");
    assert_null(result);
    mgrad_release(args[0]);
    mgrad_release(f);
    mgrad_release(foreign);
    mgrad_free(other);
}

static void test_a_call_may_have_many_arguments(void **state)
{
    enum { MOST = 1000 };
    static MgradValue *args[MOST + 1];
    MgradValue *result, *f = mgrad_lookup(m, "max");
    (void)state;
    for (int i = 0; i <= MOST; i++)
        args[i] = mgrad_make_integer(m, i);
    assert_int_equal(mgrad_call(m, f, args, MOST, &result), MGRAD_OK);
    check_value(result, "999");
    assert_int_equal(mgrad_call(m, f, args, MOST + 1, &result), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->message, "too many arguments: the limit is 1000");
    for (int i = 0; i <= MOST; i++)
        mgrad_release(args[i]);
    mgrad_release(f);
}

/* Each call adds a source text and a function, which must not stay. */
static void test_many_calls_need_no_memory(void **state)
{
    size_t before = 0;
    (void)state;
    check_run("w = 0.5\ndef step(x) {\n loss = (w - x)**2\n backward loss\n return loss\n}", "");
    MgradValue *f = mgrad_lookup(m, "step"), *x = mgrad_make_number(m, 2), *loss;
    for (int i = 0; i < 20000; i++) {
        assert_int_equal(mgrad_call(m, f, &x, 1, &loss), MGRAD_OK);
        assert_true(mgrad_number(loss) == 2.25);
        mgrad_release(loss);
        if (i == 2000)
            before = mgrad_memory(m);
    }
    assert_true(mgrad_memory(m) < before + (1 << 20));
    mgrad_release(f);
    mgrad_release(x);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_everything_that_can_be_called_is),
        TEST(test_a_call_prints_and_records_nothing_itself),
        TEST(test_gradients_flow_through_a_call),
        TEST(test_an_error_names_the_function),
        TEST(test_a_call_can_be_stopped),
        TEST(test_wrong_handles_are_refused),
        TEST(test_a_call_may_have_many_arguments),
        TEST(test_many_calls_need_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
