/* test_values_read.c: evaluating and looking up values, and reading them through handles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "values_fixture.h"

/* ---- evaluate ---- */

static void test_an_expression_has_a_value(void **state)
{
    (void)state;
    check_run("a = 2.0; b = -3.0", "");
    check_expression("a*b", "Value(data=-6.0, grad=0.0)");
    check_expression("[1, 'x', nil]", "[1, 'x', nil]");
    check_expression("'x'", "x");
    assert_string_equal(world.printed, "");
}

static void test_a_text_must_be_one_expression(void **state)
{
    static const char *const texts[] = {"", "x = 1", "1; 2", "1 +", "unknown", "[1][2]"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        MgradValue *value = (MgradValue *)&texts;
        assert_true(mgrad_failed(mgrad_evaluate(m, texts[i], strlen(texts[i]), &value)));
        assert_null(value);
        assert_string_not_equal(mgrad_error(m)->text, "");
    }
    check_expression("1", "1");
    assert_string_equal(mgrad_error(m)->text, "");
}

static void test_evaluate_keeps_the_last_result(void **state)
{
    size_t size;
    (void)state;
    start_with(&(MgradOptions){.interactive = true, .keeps_result = true});
    check_run("41", "");
    check_expression("1 + 1", "2");
    MgradValue *failed;
    assert_true(mgrad_failed(mgrad_evaluate(m, "[1][2]", 6, &failed)));
    assert_string_equal(mgrad_result_text(m, &size), "41");
    check_lookup("_", "41");
    check_run("def f() {\n print 'seen'\n return 5\n}", "");
    check_expression("f()", "5");
    assert_string_equal(world.printed, "seen\n");
    check_run("transcript", "# Typed at the mgrad prompt. mgrad --test checks the output.\n"
                            "41\n#=> 41\ndef f() {\n print 'seen'\n return 5\n}\n");
}

/* ---- lookup ---- */

static void test_names_are_looked_up(void **state)
{
    (void)state;
    check_run("x = 4.0\nmodule N() { v = 'deep' }\nmodule M() { w = 2.0; n = N() }\nmodel = M()",
              "");
    check_lookup("x", "Value(data=4.0, grad=0.0)");
    check_lookup("model.w", "Value(data=2.0, grad=0.0)");
    check_lookup("model.n.v", "deep");
    check_lookup("pi", "3.141592653589793");
    check_lookup("np.pi", "3.141592653589793");
    static const char *const none[] = {"unknown", "", ".", "x.y", "model.q", "model.", "x y", "1"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_null(mgrad_lookup(m, none[i]));
}

/* ---- kinds ---- */

static void check_kind(const char *text, MgradKind kind)
{
    MgradValue *value = value_of(text);
    assert_int_equal(mgrad_kind(value), kind);
    mgrad_release(value);
}

static void test_each_kind_is_known(void **state)
{
    (void)state;
    check_run("module M() { w = 1 }", "");
    check_kind("nil", MGRAD_NIL);
    check_kind("3", MGRAD_INTEGER);
    check_kind("true", MGRAD_INTEGER);
    check_kind("0.5", MGRAD_FLOAT);
    check_kind("Value(1.0)", MGRAD_VALUE);
    check_kind("''", MGRAD_STRING);
    check_kind("[]", MGRAD_LIST);
    check_kind("({})", MGRAD_DICT);
    check_kind("exp", MGRAD_FUNCTION);
    check_kind("mean", MGRAD_FUNCTION);
    check_kind("M", MGRAD_MODULE);
    check_kind("M()", MGRAD_INSTANCE);
    check_kind("math", MGRAD_NAMESPACE);
    assert_int_equal(mgrad_kind(NULL), MGRAD_NIL);
}

static void test_other_kinds_have_neutral_readings(void **state)
{
    size_t size = 9;
    MgradValue *string = value_of("'text'"), *number = value_of("7");
    (void)state;
    assert_true(isnan(mgrad_number(string)) && isnan(mgrad_number(NULL)));
    assert_true(isnan(mgrad_gradient(number)) && isnan(mgrad_gradient(NULL)));
    assert_int_equal(mgrad_integer(string), 0);
    assert_string_equal(mgrad_label(number), "");
    assert_string_equal(mgrad_label(NULL), "");
    assert_null(mgrad_string(number, &size));
    assert_int_equal(size, 0);
    assert_int_equal(mgrad_length(number), 0);
    assert_null(mgrad_element(number, 0));
    assert_null(mgrad_element(string, 0));
    assert_null(mgrad_key(string, 0));
    assert_null(mgrad_field(number, "x"));
    assert_null(mgrad_field(NULL, "x"));
    assert_null(mgrad_share(NULL));
    check_text(NULL, "nil");
    mgrad_release(string);
    mgrad_release(number);
}

/* ---- readings ---- */

static void test_numbers_are_exact(void **state)
{
    (void)state;
    MgradValue *large = value_of("9007199254740993"), *x = value_of("0.1");
    assert_int_equal(mgrad_integer(large), INT64_C(9007199254740993));
    assert_true(mgrad_number(large) == 9007199254740992.0);
    assert_true(mgrad_number(x) == 0.1);
    mgrad_release(large);
    mgrad_release(x);
}

static void test_a_value_has_data_gradient_and_label(void **state)
{
    (void)state;
    check_run("a = 2.0; b = -3.0; L = a*b; backward L", "");
    MgradValue *a = mgrad_lookup(m, "a"), *product = value_of("a*b");
    assert_true(mgrad_number(a) == 2.0);
    assert_true(mgrad_gradient(a) == -3.0);
    assert_string_equal(mgrad_label(a), "a");
    assert_string_equal(mgrad_label(product), "");
    check_run("a.data = 5.0; a.grad = 0.0", "");
    assert_true(mgrad_number(a) == 5.0);
    assert_true(mgrad_gradient(a) == 0.0);
    mgrad_release(a);
    mgrad_release(product);
}

/* A sum is one node until its parts are needed; a handle of a term must stay that of the term. */
static void check_sums(bool unfolded)
{
    start_with(&(MgradOptions){.unfolded = unfolded});
    check_run("xs = [Value(i) for i in range(20)]\nws = [Value(0.5) for i in range(20)]\n"
              "s = sum([x*w for x, w in zip(xs, ws)]); L = s*s + sum(xs)\nbackward L",
              "");
    MgradValue *xs = mgrad_lookup(m, "xs"), *x3 = mgrad_element(xs, 3), *s = mgrad_lookup(m, "s");
    for (int round = 0; round < 3; round++) {
        assert_true(mgrad_number(s) == 95.0);
        assert_true(mgrad_gradient(s) == 190.0);
        assert_true(mgrad_number(x3) == 3.0);
        assert_true(mgrad_gradient(x3) == 96.0);
        check_run(round == 0 ? "k = len(topo(L))" /* unfolds */
                             : "for i in range(20000) { q = [Value(i), Value(i)*2] }",
                  "");
    }
    mgrad_release(xs);
    mgrad_release(x3);
    mgrad_release(s);
}

static void test_sums_have_the_gradients_of_their_nodes(void **state)
{
    (void)state;
    check_sums(false);
    check_sums(true);
}

static void test_strings_and_labels_stay_valid(void **state)
{
    size_t size;
    (void)state;
    MgradValue *string = value_of("'ab\\n' + 'gr\xC3\xBC\xC3\x9F'");
    const char *text = mgrad_string(string, &size);
    assert_int_equal(size, 9);
    assert_int_equal(mgrad_length(string), 7);
    for (int i = 0; i < 20; i++)
        check_run("s = 'x'\nfor i in range(1000) { s = s + 'y' }", "");
    assert_string_equal(text, "ab\ngr\xC3\xBC\xC3\x9F");
    check_value(mgrad_share(string), "ab\ngr\xC3\xBC\xC3\x9F");
    mgrad_release(string);
}

/* ---- parts ---- */

static void test_a_list_has_elements(void **state)
{
    (void)state;
    check_run("xs = [1, [2.5, 'three'], nil]", "");
    MgradValue *xs = mgrad_lookup(m, "xs"), *inner = mgrad_element(xs, 1);
    assert_int_equal(mgrad_length(xs), 3);
    assert_int_equal(mgrad_length(inner), 2);
    check_value(mgrad_element(inner, 1), "three");
    check_value(mgrad_element(xs, 2), "nil");
    assert_null(mgrad_element(xs, 3));
    assert_null(mgrad_element(xs, SIZE_MAX));
    assert_null(mgrad_key(xs, 0));
    check_run("xs[1] = 'new'; xs.append(4)", "");
    assert_int_equal(mgrad_length(xs), 4);
    check_value(mgrad_element(xs, 1), "new");
    check_value(inner, "[2.5, 'three']");
    mgrad_release(xs);
}

static void test_a_dictionary_has_keys(void **state)
{
    (void)state;
    check_run("d = {'a': 1, 2: 'two', 0.5: [3]}", "");
    MgradValue *d = mgrad_lookup(m, "d");
    assert_int_equal(mgrad_length(d), 3);
    check_value(mgrad_key(d, 0), "a");
    check_value(mgrad_key(d, 1), "2");
    check_value(mgrad_element(d, 2), "[3]");
    check_value(mgrad_field(d, "a"), "1");
    assert_null(mgrad_field(d, "b"));
    check_run("d.pop('a'); d['c'] = 4", "1\n");
    assert_int_equal(mgrad_length(d), 3);
    check_value(mgrad_key(d, 0), "2");
    check_value(mgrad_key(d, 2), "c");
    check_value(mgrad_element(d, 2), "4");
    assert_null(mgrad_key(d, 3));
    assert_null(mgrad_element(d, 3));
    mgrad_release(d);
}

/* Between two texts nothing collects garbage, so reading must not make any. */
static void test_reading_a_key_takes_no_memory(void **state)
{
    (void)state;
    check_run("d = {'a': 1}", "");
    MgradValue *d = mgrad_lookup(m, "d");
    size_t before = mgrad_memory(m);
    for (int i = 0; i < 100; i++) {
        MgradValue *one = mgrad_field(d, "a");
        assert_int_equal(mgrad_integer(one), 1);
        mgrad_release(one);
        assert_null(mgrad_field(d, "b"));
    }
    assert_int_equal(mgrad_memory(m), before);
    mgrad_release(d);
}

static void test_an_instance_has_fields(void **state)
{
    (void)state;
    check_run("module M(n) {\n w = 2.0\n b = nil\n def forward(x) = w*x\n}\nmodel = M(1)", "");
    MgradValue *model = mgrad_lookup(m, "model");
    assert_int_equal(mgrad_length(model), 3);
    check_string(mgrad_key(model, 0), "w");
    check_string(mgrad_key(model, 2), "forward");
    check_value(mgrad_element(model, 1), "nil");
    check_value(mgrad_field(model, "w"), "Value(data=2.0, grad=0.0)");
    assert_null(mgrad_field(model, "n"));
    assert_null(mgrad_element(model, 3));
    assert_null(mgrad_key(model, 3));
    MgradValue *math = mgrad_lookup(m, "math");
    check_value(mgrad_field(math, "pi"), "3.141592653589793");
    mgrad_release(math);
    mgrad_release(model);
}

/* ---- texts ---- */

static void test_a_text_runs_repr(void **state)
{
    const char *text;
    size_t size;
    (void)state;
    check_run("module P(x) {\n def repr() = \"P({x})\"\n}\nmodule Q() {\n def repr() = [1][2]\n}",
              "");
    check_expression("P(3)", "P(3)");
    check_expression("[P(1), {'k': P(2)}]", "[P(1), {'k': P(2)}]");
    MgradValue *bad = value_of("Q()");
    assert_int_equal(mgrad_text(bad, &text, &size), MGRAD_ERROR);
    assert_string_equal(text, "");
    assert_int_equal(size, 0);
    assert_non_null(strstr(mgrad_error(m)->text, "index 2"));
    mgrad_release(bad);
    check_run("def str(x) = 'mine'", "");
    check_expression("P(3)", "P(3)");
}

static void test_a_text_of_a_shared_list_is_limited(void **state)
{
    const char *text;
    size_t size;
    (void)state;
    check_run("x = ['0123456789']\nfor i in range(40) { x = [x, x] }", "");
    MgradValue *x = mgrad_lookup(m, "x");
    assert_int_equal(mgrad_text(x, &text, &size), MGRAD_ERROR);
    assert_string_equal(text, "");
    mgrad_release(x);
}

static void test_a_text_can_be_interrupted(void **state)
{
    const char *text;
    size_t size;
    (void)state;
    MgradValue *x = value_of("[1, 2]");
    world.stop = HOST_INTERRUPT;
    assert_int_equal(mgrad_text(x, &text, &size), MGRAD_INTERRUPTED);
    assert_int_equal(world.stop, HOST_GO_ON);
    check_value(x, "[1, 2]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_an_expression_has_a_value),
        TEST(test_a_text_must_be_one_expression),
        TEST(test_evaluate_keeps_the_last_result),
        TEST(test_names_are_looked_up),
        TEST(test_each_kind_is_known),
        TEST(test_other_kinds_have_neutral_readings),
        TEST(test_numbers_are_exact),
        TEST(test_a_value_has_data_gradient_and_label),
        TEST(test_sums_have_the_gradients_of_their_nodes),
        TEST(test_strings_and_labels_stay_valid),
        TEST(test_a_list_has_elements),
        TEST(test_a_dictionary_has_keys),
        TEST(test_reading_a_key_takes_no_memory),
        TEST(test_an_instance_has_fields),
        TEST(test_a_text_runs_repr),
        TEST(test_a_text_of_a_shared_list_is_limited),
        TEST(test_a_text_can_be_interrupted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
