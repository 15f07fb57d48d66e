/* test_values_make.c: values that the host makes, and variables that it sets. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "values_fixture.h"

static MgradValue *string(const char *text)
{
    return mgrad_make_string(m, text, strlen(text));
}

static void test_values_are_made(void **state)
{
    (void)state;
    check_value(mgrad_make_nil(m), "nil");
    check_value(mgrad_make_integer(m, INT64_MIN), "-9223372036854775808");
    check_value(mgrad_make_number(m, 0.1), "0.1");
    check_value(mgrad_make_value(m, 2), "Value(data=2.0, grad=0.0)");
    check_value(string("gr\xC3\xBC"), "gr\xC3\xBC");
    check_value(mgrad_make_string(m, NULL, 0), "");
    check_value(mgrad_make_numbers(m, (double[]){1, 2.5}, 2), "[1.0, 2.5]");
    check_value(mgrad_make_numbers(m, NULL, 0), "[]");
    MgradValue *items[] = {mgrad_make_integer(m, 1), string("two")};
    MgradValue *list = mgrad_make_list(m, items, 2);
    mgrad_release(items[0]);
    mgrad_release(items[1]);
    check_value(list, "[1, 'two']");
}

static void test_a_list_needs_values_of_its_session(void **state)
{
    (void)state;
    Host host = {0};
    Mgrad *other = mgrad_new(&host, NULL);
    MgradValue *foreign = mgrad_make_nil(other), *none = NULL;
    assert_null(mgrad_make_list(m, &foreign, 1));
    assert_null(mgrad_make_list(m, &none, 1));
    mgrad_release(foreign);
    mgrad_free(other);
}

static void test_variables_are_set(void **state)
{
    (void)state;
    assert_int_equal(set("x", mgrad_make_number(m, 0.5)), MGRAD_OK);
    assert_int_equal(set("w", mgrad_make_value(m, 2)), MGRAD_OK);
    assert_int_equal(set("name", string("a text")), MGRAD_OK);
    assert_int_equal(set("xs", mgrad_make_numbers(m, (double[]){1, 2}, 2)), MGRAD_OK);
    check_run("L = w*x; backward L; print w.grad, name, xs[1], type(x)", "0.5 a text 2.0 float\n");
    MgradValue *w = mgrad_lookup(m, "w");
    assert_string_equal(mgrad_label(w), "w");
    assert_int_equal(mgrad_set(m, "v", w), MGRAD_OK); /* the same node keeps its label */
    check_run("print v is w", "1\n");
    assert_string_equal(mgrad_label(w), "w");
    mgrad_release(w);
    check_run("def f() = x", "");
    assert_int_equal(set("x", mgrad_make_integer(m, 7)), MGRAD_OK);
    check_run("f()", "7\n");
}

/* Values that the host made have no place in a source; nothing that shows places may need one. */
static void test_a_made_value_can_be_drawn(void **state)
{
    (void)state;
    assert_int_equal(set("w", mgrad_make_value(m, 2)), MGRAD_OK);
    check_run("L = w*w + 1; backward L; draw L > \"g.svg\"", "");
    assert_int_equal(run("draw L; grad L"), MGRAD_OK);
    memset(world.printed, 0, sizeof world.printed);
    HostSink sink = {.to = &world, .put = (void (*)(void *, const char *, size_t))world_print};
    assert_int_equal(mgrad_graph(m, "[w, L]", 6, sink), MGRAD_OK);
    assert_non_null(strstr(world.printed, "\"w\""));
}

static void test_only_variables_are_set(void **state)
{
    static const char *const names[] = {"",     "1x",    "a.b",  "a b",    "if",   "x = y",
                                        "a, b", "print", "x[0]", "x #",    "x\n",  " x",
                                        "nil",  "f()",   "x; y", "x = 1;", "self", "\xC3"};
    (void)state;
    check_run("x = [1]", "");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (set(names[i], mgrad_make_nil(m)) != MGRAD_ERROR)
            fail_msg("'%s' was set", names[i]);
        assert_string_not_equal(mgrad_error(m)->text, "");
    }
    check_lookup("x", "[1]");
    assert_int_equal(mgrad_set(m, "x", NULL), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->message, "the value is NULL");
    Host host = {0};
    Mgrad *other = mgrad_new(&host, NULL);
    assert_int_equal(set("x", mgrad_make_nil(other)), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->message, "the value is of another session");
    mgrad_free(other);
}

static void test_a_builtin_is_hidden_and_restored(void **state)
{
    (void)state;
    assert_int_equal(set("exp", mgrad_make_integer(m, 1)), MGRAD_OK);
    check_run("exp + 1", "2\n");
    check_run("reset", "");
    check_run("exp(0)", "1.0\n");
}

static void list_name(void *to, const char *name)
{
    strcat(to, name);
    strcat(to, " ");
}

static void test_variables_are_listed(void **state)
{
    char names[200] = "";
    (void)state;
    start_with(&(MgradOptions){.interactive = true});
    check_run("b = exp(2); import nn; 3;", "");
    assert_int_equal(set("a", mgrad_make_nil(m)), MGRAD_OK);
    check_run("def f(x) = x", "");
    mgrad_variables(m, list_name, names);
    assert_non_null(strstr(names, "b "));
    assert_null(strstr(names, "exp"));
    assert_null(strstr(names, "_ "));
    assert_non_null(strstr(names, "MLP "));
    assert_non_null(strstr(names, "a f "));
}

static void set_more(void *to, const char *name)
{
    char longer[16];
    (void)to;
    snprintf(longer, sizeof longer, "%sx", name);
    if (strlen(longer) < 8)
        assert_int_equal(set(longer, mgrad_make_integer(m, (int64_t)strlen(longer))), MGRAD_OK);
}

static void test_variables_are_set_while_they_are_listed(void **state)
{
    (void)state;
    check_run("x = 1", "");
    mgrad_variables(m, set_more, NULL);
    check_run("xxxxxxx", "7\n");
}

/* ---- memory ---- */

static void test_a_host_that_makes_many_values_is_tidied(void **state)
{
    (void)state;
    double numbers[100] = {0};
    for (int i = 0; i < 1000; i++)
        mgrad_release(mgrad_make_numbers(m, numbers, 100));
    size_t before = mgrad_memory(m);
    for (int i = 0; i < 20000; i++) {
        mgrad_release(mgrad_make_numbers(m, numbers, 100));
        mgrad_release(mgrad_make_value(m, i));
        assert_int_equal(set("x", mgrad_make_integer(m, i)), MGRAD_OK);
    }
    assert_true(mgrad_memory(m) < before + (1 << 20));
}

static void test_many_handles_survive_collections(void **state)
{
    enum { COUNT = 3000 };
    static MgradValue *values[COUNT];
    (void)state;
    for (int i = 0; i < COUNT; i++)
        values[i] = i % 2 ? mgrad_make_value(m, i) : mgrad_make_numbers(m, (double[]){i}, 1);
    for (int round = 0; round < 10; round++) {
        check_run("xs = []\nfor i in range(3000) { xs = [Value(i)*2, xs] }", "");
        for (int i = round; i < COUNT; i += 10) {
            assert_true(mgrad_number(values[i]) == i || i % 2 == 0);
            mgrad_release(values[i]);
            values[i] = mgrad_make_value(m, i);
        }
    }
    for (int i = 0; i < COUNT; i++) {
        assert_true(mgrad_number(values[i]) == i);
        mgrad_release(values[i]);
    }
}

static void test_short_memory_gives_no_value(void **state)
{
    enum { COUNT = 1 << 20 };
    (void)state;
    start_with(&(MgradOptions){.max_memory = 4 << 20});
    double *numbers = calloc(COUNT, sizeof *numbers);
    char *text = calloc(COUNT, 8);
    assert_true(numbers && text);
    assert_true(mgrad_failed(run("[1][2]")));
    assert_null(mgrad_make_numbers(m, numbers, COUNT));
    assert_null(mgrad_make_string(m, text, (size_t)COUNT * 8));
    assert_non_null(strstr(mgrad_error(m)->message, "index 2")); /* still the last error */
    check_run("1 + 1", "2\n");
    assert_null(mgrad_make_numbers(m, numbers, COUNT));
    assert_int_equal(set("x", mgrad_make_numbers(m, numbers, 100)), MGRAD_OK);
    check_run("len(x)", "100\n");
    check_run("sum(range(1000))", "499500\n");
    free(numbers);
    free(text);
}

static void test_a_full_graph_gives_no_value(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.max_nodes = 10});
    MgradValue *values[12];
    for (int i = 0; i < 10; i++)
        assert_non_null(values[i] = mgrad_make_value(m, i));
    assert_null(mgrad_make_value(m, 1));
    for (int i = 0; i < 10; i++)
        mgrad_release(values[i]);
    MgradValue *value = mgrad_make_value(m, 1); /* of the garbage */
    assert_non_null(value);
    mgrad_release(value);
}

/* At each level of memory, a call fails or succeeds, and the session goes on. */
static void test_each_allocation_may_fail(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.max_memory = 64 << 20});
    check_run("def f(x) = [x, x]\nmodule P() { def repr() = 'P' }\np = P()", "");
    MgradValue *f = mgrad_lookup(m, "f"), *p = mgrad_lookup(m, "p");
    int done = 0;
    for (size_t more = 0; more < 200000 && done < 8; more += more < 4096 ? 16 : 4096) {
        const char *text;
        size_t size;
        MgradValue *result = NULL;
        mgrad_limit_memory(m, mgrad_memory(m) + more);
        MgradValue *made = string("a text that is longer than a handle");
        MgradValue *list = mgrad_make_list(m, &made, made != NULL);
        MgradStatus called = mgrad_call(m, f, &made, 1, &result);
        MgradStatus read = mgrad_text(p, &text, &size);
        assert_true((called == MGRAD_OK) == (result != NULL));
        assert_true(called == MGRAD_OK || called == MGRAD_MEMORY || !made);
        assert_true(read == MGRAD_OK || read == MGRAD_MEMORY);
        MgradStatus was_set = mgrad_set(m, "list", list);
        assert_true(was_set == MGRAD_OK || was_set == MGRAD_MEMORY || !list);
        mgrad_release(made);
        mgrad_release(list);
        mgrad_release(result);
        done += called == MGRAD_OK && read == MGRAD_OK && was_set == MGRAD_OK;
    }
    assert_int_equal(done, 8);
    mgrad_limit_memory(m, 0);
    check_run("list", "['a text that is longer than a handle']\n");
    mgrad_release(f);
    mgrad_release(p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_values_are_made),
        TEST(test_a_list_needs_values_of_its_session),
        TEST(test_variables_are_set),
        TEST(test_a_made_value_can_be_drawn),
        TEST(test_only_variables_are_set),
        TEST(test_a_builtin_is_hidden_and_restored),
        TEST(test_variables_are_listed),
        TEST(test_variables_are_set_while_they_are_listed),
        TEST(test_a_host_that_makes_many_values_is_tidied),
        TEST(test_many_handles_survive_collections),
        TEST(test_short_memory_gives_no_value),
        TEST(test_a_full_graph_gives_no_value),
        TEST(test_each_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
