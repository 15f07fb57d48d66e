/* test_rule.c: the steps of backward, and their rules as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "graph/pass/sweep.h"
#include "lib/explain/factor.h"
#include "lib/explain/node_name.h"
#include "lib/explain/rule.h"
#include "session/session_internal.h"
#include "session_fixture.h"

/* Runs a program whose last Value is computed, after its backward: the rule of that Value. */
static void check_rule(const char *program, const char *expected)
{
    assert_int_equal(run(program), MGRAD_OK);
    Buf rule;
    buf_init(&rule, m->vm.mem);
    rule_put(&m->vm, &rule, m->vm.tape.count - 1);
    assert_string_equal(buf_text(&rule), expected);
    buf_done(&rule);
}

static void check_factor(const char *program, int slot, const char *expected)
{
    assert_int_equal(run(program), MGRAD_OK);
    Buf text;
    buf_init(&text, m->vm.mem);
    factor_put(&m->vm, &text, m->vm.tape.count - 1, slot);
    assert_string_equal(buf_text(&text), expected);
    buf_done(&text);
}

static void test_terms(void **state)
{
    (void)state;
    check_rule("d = 4.0; f = -2.0; L = d*f; L.grad = 1",
               "L = d*f:  d.grad += f · L.grad = -2.0 · 1.0 → -2.0\n"
               "          f.grad += d · L.grad = 4.0 · 1.0 → 4.0\n");
    check_rule("d.grad = 3.0; [d**2]; d.grad = 1.0",
               "d**2:  d.grad += 2·d · (d**2).grad = 8.0 · 0.0 → 1.0 + 0.0 = 1.0\n");
    check_rule("a = 2.0; y = a*a; y.grad = 3",
               "y = a*a:  a.grad += a · y.grad = 2.0 · 3.0 → 6.0\n"
               "          a.grad += a · y.grad = 2.0 · 3.0 → 6.0 + 6.0 = 12.0\n");
}

/* The leaf of a number that is written next to an operator is not a Value of the program. */
static void test_numbers(void **state)
{
    (void)state;
    check_rule("a = 2.0; y = a*3; y.grad = 1", "y = a*3.0:  a.grad += 3.0 · y.grad = 3.0 · 1.0 → "
                                               "3.0\n");
    check_rule("y = a*Value(3.0); y.grad = 1",
               "y = a*Value(3.0):  a.grad += Value(3.0) · y.grad = 3.0 · 1.0 → 3.0\n"
               "                   Value(3.0).grad += a · y.grad = 2.0 · 1.0 → 2.0\n");
}

static void test_factors(void **state)
{
    static const struct {
        const char *program;
        int slot;
        const char *expected;
    } cases[] = {
        {"[a + b]", 0, "1"},
        {"[(a + b)*b]", 1, "(a + b)"},
        {"[a**3]", 0, "3·a**2"},
        {"[a**1]", 0, "1"},
        {"[a**0]", 0, "0"},
        {"[a**b]", 0, "b·a**(b - 1)"},
        {"[a**b]", 1, "(a**b)·log(a)"},
        {"y = tanh(a)", 0, "(1 - y**2)"},
        {"[exp(a + b)]", 0, "exp(a + b)"},
        {"[log(a*b)]", 0, "1/(a*b)"},
        {"[sqrt(a)]", 0, "1/(2·sqrt(a))"},
        {"[sin(a + b)]", 0, "cos(a + b)"},
        {"[cos(a)]", 0, "-sin(a)"},
        {"y = sigmoid(a)", 0, "y·(1 - y)"},
        {"[relu(a)]", 0, "(a > 0)"},
        {"[leaky_relu(a)]", 0, "1"},
        {"[leaky_relu(b)]", 0, "0.01"},
        {"[clamp(a, 0, 5)]", 0, "(a >= 0)·(5 >= a)"},
        {"[max(a, b)]", 1, "(a < b)"},
        {"[atan(a)]", 0, "1/(a**2 + 1)"},
        {"[acos(b)]", 0, "-1/sqrt(1 - b**2)"},
        {"[log2(a)]", 0, "1/(log(2)·a)"},
    };
    (void)state;
    run("a = 2.0; b = -0.5");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_factor(cases[i].program, cases[i].slot, cases[i].expected);
}

/* The steps give the gradients of backward to the last bit, and the text names the same numbers. */
static void test_order(void **state)
{
    (void)state;
    run("a = 0.3; b = a*1.7 + tanh(a)/a; c = b*b + a; d = sin(c)*b - a**3; L = d*c + b; backward "
        "L");
    Tape *tape = &m->vm.tape;
    Node root = tape->last.root;
    size_t count;
    Node *steps = rule_steps(&m->vm, root, &count);
    assert_true(count > 10);
    assert_int_equal(steps[0], root);
    double expected = tape->pair[0].grad;
    for (Node node = 0; node < tape->count; node++)
        tape->pair[node].grad = node == root;
    for (size_t i = 0; i < count; i++) {
        assert_true(i == 0 || steps[i] < steps[i - 1]);
        sweep_backstep(tape, steps[i]);
    }
    assert_true(tape->pair[0].grad == expected);
    mem_free(m->vm.mem, steps, count * sizeof *steps);
    assert_null(rule_steps(&m->vm, 0, &count));
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_terms),
        TEST(test_numbers),
        TEST(test_factors),
        TEST(test_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
