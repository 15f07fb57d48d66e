/*
 * test_inspect.c: help and signatures for a place in a text.
 *
 * In the texts '|' is the cursor; a text without one ends at it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "session_fixture.h"

static char shown[1 << 14];

static void show(void *to, const char *bytes, size_t size)
{
    char *text = to;
    strncat(text, bytes, size);
}

static const HostSink sink = {shown, show, NULL};

/* The text without its mark, and the cursor's offset. */
static const char *unmark(const char *marked, size_t *at)
{
    static char text[2048];
    *at = strcspn(marked, "|");
    snprintf(text, sizeof text, "%.*s%s", (int)*at, marked,
             marked[*at] ? marked + *at + 1 : marked + *at);
    return text;
}

static bool help_at(const char *marked)
{
    size_t at;
    const char *text = unmark(marked, &at);
    memset(shown, 0, sizeof shown);
    return mgrad_help(m, text, strlen(text), at, sink);
}

static void check_help(const char *marked, const char *expected)
{
    if (!help_at(marked) || strcmp(shown, expected) != 0)
        fail_msg("%s\n  expected: %s\n  got:      %s", marked, expected, shown);
}

static void check_no_help(const char *marked)
{
    if (help_at(marked) || *shown)
        fail_msg("%s: %s", marked, shown);
}

/* The same text as the command prints. */
static void check_topic(const char *marked, const char *topic)
{
    char command[64], expected[sizeof world.printed];
    snprintf(command, sizeof command, "help %s", topic);
    memset(world.printed, 0, sizeof world.printed);
    assert_int_equal(run(command), MGRAD_OK);
    snprintf(expected, sizeof expected, "%s", world.printed);
    memset(world.printed, 0, sizeof world.printed);
    check_help(marked, expected);
}

/* ---- help ---- */

static void test_a_value_shows_data_gradient_and_origin(void **state)
{
    (void)state;
    check_run("a = 2.0; b = -3.0\nL = a*b + 10.0\nbackward L", "");
    check_help("print L|",
               "L\n    a Value: data 4.0, gradient 1.0\n    test.mg:2: L = a*b + 10.0\n");
    check_help("|a", "a\n    a Value: data 2.0, gradient -3.0\n    test.mg:1: a = 2.0; b = -3.0\n");
    check_help("x = L.gr|ad", "L\n    a Value: data 4.0, gradient 1.0\n"
                              "    test.mg:2: L = a*b + 10.0\n");
    check_run("let M = L", "");
    check_help("M", "M\n    a Value: data 4.0, gradient 1.0, label 'L'\n"
                    "    test.mg:2: L = a*b + 10.0\n");
}

static void test_variables_show_kind_and_value(void **state)
{
    static const char *const rows[][2] = {
        {"n", "n\n    a number: 3\n"},
        {"xs", "xs\n    a list: [1, 2, 3]\n"},
        {"s", "s\n    a string: 'a\\x1b[2J'\n"},
        {"none", "none\n    nil\n"},
        {"d", "d\n    a dictionary: {'k': 1}\n"},
        {"m", "m\n    an instance of the module M\n    .w  1.0\n    .inner  N\n"
              "    .forward  forward(x)\n"},
        {"m.w", "m.w\n    a Value: data 1.0, gradient 0.0, label 'w'\n"
                "    test.mg:8: w = 1.0\n"},
        {"m.inner.k", "m.inner.k\n    a number: 7\n"},
    };
    (void)state;
    check_run("let n = 3\nlet xs = [1, 2, 3]\nlet s = \"a\x1B[2J\"\nlet none = nil\n"
              "let d = {\"k\": 1}\nmodule N() { let k = 7 }\nmodule M() {\n    w = 1.0\n"
              "    inner = N()\n    def forward(x) = w*x\n}\nlet m = M()",
              "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_help(rows[i][0], rows[i][1]);
    assert_true(help_at("long = [i for i in range(1000)]\nlo|ng"));
    check_run("let long = [i for i in range(1000)]", "");
    check_help("long", "long\n    a list: 1000 elements\n");
}

static void test_functions_show_signature_and_comment(void **state)
{
    (void)state;
    check_run("# Not this.\n\n# The power of x,\n#   times a.\ndef f(x, k=2) = x**k\n"
              "module M(n) {\n    # What it computes.\n    def forward(x) = n*x\n}\nlet m = M(2)\n"
              "#=> no comment\ndef g() = 1",
              "");
    check_help("y = f|(2)",
               "f(x, k=2)\n    The power of x, times a.\n    a function of this session\n");
    check_help("y = f(2, |3)", "f(x, k=2)\n    The power of x, times a.\n"
                               "    a function of this session\n");
    check_help("M", "M(n)\n    a module of this session\n");
    check_help("m.forward|(1)", "forward(x)\n    What it computes.\n    a function of m\n");
    check_help("g", "g()\n    a function of this session\n");
    check_topic("f", "f");
}

static void test_builtins_commands_and_topics_show_their_help(void **state)
{
    static const char *const rows[][2] = {
        {"x = re|lu(3)", "relu"},
        {"a = 2.0\nback|ward a", "backward"},
        {"np.ex|p(2)", "np.exp"},
        {"x = 2.0.tanh|()", "tanh"},
        {"let relu = 3; x = f(2).relu|", "relu"},
        {"y = [1].appe|nd", "append"},
        {"draw L, dep|th=1", "draw"},
        {"draw L, |", "draw"},
        {"wh|ile 1 { }", "while"},
        {"help oper|ators", "operators"},
        {"set col|or on", "set"},
        {"Neu|ron(2)", "Neuron"},
        {"import n|n", "nn"},
        {"print \"a {sq|rt(2)}\"", "sqrt"},
        {"round(2.5, |", "round"},
        {"x = max(1, [2, |3])", "max"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_topic(rows[i][0], rows[i][1]);
    check_topic("relu", "relu");
    check_topic("backward", "backward");
}

static void test_names_of_the_text_itself(void **state)
{
    (void)state;
    check_run("let x = 5\nlet y = 6", "");
    check_help("# Twice.\ndef twice(n) {\n    return 2*n\n}\ntwi|ce(3)",
               "twice(n)\n    Twice.\n    a function of this text\n");
    check_help("def f(x) = x|", "x\n    a parameter or variable of this text\n");
    check_help("[y for y in [1, 2] if y|]", "y\n    a parameter or variable of this text\n");
    check_help("x = 3\nprint x|", "x\n    a number: 5\n");
    check_help("new = 3\nprint new|", "new\n    a variable of this text\n");
    check_help("def f(x) {\n    return x\n}\nx|", "x\n    a number: 5\n");
}

static void test_nothing_is_said_about_nothing(void **state)
{
    static const char *const texts[] = {"",
                                        "|",
                                        "x = 2|",
                                        "# relu|",
                                        "\"re|lu\"",
                                        "nowhere",
                                        "a = nowhere(|",
                                        "1 + |",
                                        "run \"fi|le\""};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_no_help(texts[i]);
}

/* ---- signatures ---- */

static void check_signature(const char *marked, const char *expected, size_t parameter)
{
    size_t at, found;
    const char *text = unmark(marked, &at);
    memset(shown, 0, sizeof shown);
    bool is_found = mgrad_signature(m, text, strlen(text), at, sink, &found);
    if (is_found != (*expected != '\0') || strcmp(shown, expected) != 0 || found != parameter)
        fail_msg("%s\n  expected: %s, %zu\n  got:      %s, %zu", marked, expected, parameter, shown,
                 found);
}

static void test_the_signature_of_the_open_call(void **state)
{
    static const char f[] = "f(x, y='a, (b', k=2)";
    static const char print[] = "print(*values, sep=\" \", end=\"\\n\")";
    static const struct {
        const char *text, *signature;
        size_t parameter;
    } rows[] = {
        {"f(|", f, 0},
        {"f(1, |", f, 1},
        {"f(1, 2, 3|)", f, 2},
        {"f(1, 2, 3, |", f, SIZE_MAX},
        {"f(1, k=|", f, 2},
        {"f(1, k|=3)", f, 2},
        {"f(1, k=3, y=|", f, 1},
        {"f(1, [2, 3, |", f, 1},
        {"f(1, {\"a\": 1, \"b\": |", f, 1},
        {"f({1: 2}, |", f, 1},
        {"f(1, (2 + |3), 4)", f, 1},
        {"f(g(1, 2), |", f, 1},
        {"f(1,\n  2,\n  |", f, 2},
        {"let z = 1; print \"{f(1, |", f, 1},
        {"2.f(|", f, 1},
        {"f(1).f(2, |", f, 2},
        {"xs[0].f(k=|", f, 2},
        {"f|", f, SIZE_MAX},
        {"f(1)|", "", SIZE_MAX},
        {"f(1) + |", "", SIZE_MAX},
        {"nowhere(1, |", "", SIZE_MAX},
        {"print(1, 2, |", print, 0},
        {"print(1, end=|", print, 2},
        {"print 1, 2, |", print, 0},
        {"m(|", "forward(a, b)", 0},
        {"M(1|", "M(n)", 0},
        {"m.forward(1, |", "forward(a, b)", 1},
        {"Neuron(2, |", "Neuron(nin, act=\"relu\")", 1},
        {"def h(p, q=[1, 2], r=3) = p\nh(1, 2, |", "h(p, q=[1, 2], r=3)", 2},
        {"\"f(|", "", SIZE_MAX},
    };
    (void)state;
    check_run("def f(x, y=\"a, (b\", k=2) = x\nmodule M(n) { def forward(a, b) = a }\nlet m = M(1)",
              "");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_signature(rows[i].text, rows[i].signature, rows[i].parameter);
}

/* ---- any place ---- */

static const char hostile[] =
    "# Größe αβγ\ndef größe(α, β=\"δ, (\") = α*β\nx = größe(2.0, |β=[1, {\"😀\": f(x.y.z(1, )}])\n"
    "print \"a {größe(x, {y}\" + \xFF\xC3( \xF0\x9F\n\"\"\" é\0 é(\nset a b; draw x.é > ü";

static void test_every_offset_of_any_text_is_valid(void **state)
{
    size_t size = sizeof hostile - 1, parameter;
    (void)state;
    check_run("let x = 3.0", "");
    for (size_t cut = 0; cut <= size; cut++) {
        char *text = malloc(cut + !cut); /* exactly, so that a sanitizer sees each byte beyond */
        memcpy(text, hostile, cut);
        for (size_t at = 0; at <= cut + 3; at++) {
            memset(shown, 0, sizeof shown);
            mgrad_help(m, text, cut, at, sink);
            mgrad_signature(m, text, cut, at, sink, &parameter);
        }
        mgrad_help(m, text, cut, SIZE_MAX, sink);
        free(text);
    }
    check_run("x", "3.0\n");
}

static void test_deep_brackets_are_followed(void **state)
{
    char text[600] = "f(";
    size_t parameter;
    (void)state;
    check_run("def f(x, y) = x", "");
    memset(text + 2, '[', 300);
    strcpy(text + 302, "1, 2");
    memset(shown, 0, sizeof shown);
    assert_true(mgrad_signature(m, text, strlen(text), strlen(text), sink, &parameter));
    assert_int_equal(parameter, 0);
    memset(text + 306, ']', 250);
    assert_true(mgrad_help(m, text, strlen(text), strlen(text), sink));
}

static void test_inspection_changes_nothing(void **state)
{
    (void)state;
    run("let x = 3\nx + unknown");
    assert_true(help_at("relu"));
    check_no_help("gone");
    assert_string_equal(mgrad_error(m)->message, "unknown name 'unknown'");
    assert_true(help_at("module M() { def repr() { quit } }\nlet x = M()\nx"));
    check_run("x", "3\n");
}

static void test_help_on_a_large_value_is_short(void **state)
{
    (void)state;
    check_run("let text = \"ab\" * 1000000\nlet rows = [[i]*1000 for i in range(40)]", "");
    assert_true(help_at("text"));
    assert_true(strlen(shown) < 200);
    assert_true(help_at("rows"));
    assert_true(strlen(shown) < 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_value_shows_data_gradient_and_origin),
        TEST(test_variables_show_kind_and_value),
        TEST(test_functions_show_signature_and_comment),
        TEST(test_builtins_commands_and_topics_show_their_help),
        TEST(test_names_of_the_text_itself),
        TEST(test_nothing_is_said_about_nothing),
        TEST(test_the_signature_of_the_open_call),
        TEST(test_every_offset_of_any_text_is_valid),
        TEST(test_deep_brackets_are_followed),
        TEST(test_inspection_changes_nothing),
        TEST(test_help_on_a_large_value_is_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
