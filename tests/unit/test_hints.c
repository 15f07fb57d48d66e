/* test_hints.c: the notes for learners, which are printed once in a session. */
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

/* Names that a program is likely to use for its own data. */
static void test_usual_names_may_hide_a_builtin(void **state)
{
    (void)state;
    check_notes("let count = 0; index = 1.0; values = [1]; std = 2.0; def find(x) = x", "");
    check_notes("for items in [1] { }; [var for var in [1]]; keys = 3", "");
    check_notes("sorted = 3", "sorted now hides the builtin function; reset restores it\n");
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

#define GROWS(name)                                                                                \
    name " is a Value, and its graph keeps growing; write 'let " name                              \
         " = ...' before the loop for a plain number, or change " name ".data\n"

/* The steps of a loop in which w is trained. */
#define STEPS(count, update)                                                                       \
    "for i in range(" #count ") { L = (w*2 - 1)**2; zero_grad w; backward L; " update " }"

/* In scripts, too. */
static void test_a_chain_that_grows_with_each_backward_is_noted(void **state)
{
    (void)state;
    check_run("w = 1.0; v = 0.0; let n = 0.0", "");
    check_notes(STEPS(9, "n = 0.9*n + w.grad"), "");
    check_notes(STEPS(9, "v = 0.9*v + w.grad; w.data -= 0.01*v.data"), GROWS("v"));
    check_notes(STEPS(9, "v = 0.9*v + w.grad"), ""); /* once */
}

static void test_a_chain_that_grows_in_a_function_is_noted(void **state)
{
    (void)state;
    check_run("w = 1.0; def step() { L = (w*2 - 1)**2; backward L; return L }", "");
    check_notes("def train() { let total = 0.0; for i in range(9) { total += step().data }; return "
                "total }; train()",
                "");
    check_notes("def train() { total = 0.0; while total < 5 { total += step() }; return total }; "
                "train()",
                GROWS("total"));
}

/* The graph of h has the length of the sequence and begins anew for each backward. */
static void test_a_recurrent_network_is_not_noted(void **state)
{
    (void)state;
    check_notes("w = 0.5; h = 0.0; start = w*0", "");
    check_notes("for epoch in range(30) { h = 0.0; for x in range(9) { h = tanh(w*h + x) }; "
                "backward h }",
                "");
    check_notes("for epoch in range(30) { h = start; for x in range(epoch + 2) { h = tanh(w*h + x) "
                "}; backward h; L = h }",
                "");
    check_notes("for i in range(30) { h = h*w }; backward h", "");
}

static void test_rebinding_a_parameter_is_noted(void **state)
{
    (void)state;
    check_run("w = 1.0; b = 2.0; L = (w*3 + b)**2; backward L", "");
    check_notes("for p in [w, b] { p.data -= 0.1*p.grad }", "");
    check_notes("for p in [w, b] { q = p.data - 0.1*p.grad }; w2 = Value(w.data - w.grad)", "");
    check_notes(
        "for p in [w, b] { p -= 0.1*p.grad }",
        "'p -= ...' makes a new Value and leaves the old one as it was; to change it, write "
        "'p.data -= ...'\n");
    check_notes("for p in [w, b] { p -= 0.1*p.grad }", "");
}

static void test_rebinding_with_an_assignment_is_noted(void **state)
{
    (void)state;
    check_run("w = 1.0; L = (w*3)**2; backward L", "");
    check_notes(
        "def step(ps) { for i, p in enumerate(ps) { p = p + -0.1*abs(p.grad) } }; step([w])",
        "'p = ...' makes a new Value and leaves the old one as it was; to change it, write "
        "'p.data = ...'\n");
}

#define EARLY(name)                                                                                \
    "the gradient of " name                                                                        \
    " is 0, so its step changes nothing; set grad = 1.0 at the root, then "                        \
    "step each node after those that use it\n"

static void test_a_step_without_gradient_is_noted(void **state)
{
    (void)state;
    check_run("a = 2.0; b = a*3", "");
    check_notes("b._backward()", EARLY("b"));
    check_notes("b._backward()", "");
}

static void test_a_step_that_skips_a_node_is_noted(void **state)
{
    (void)state;
    check_run("a = 2.0; b = a*3; c = b + 1; d = tanh(c); d.grad = 1", "");
    check_notes("d._backward(); b._backward()", EARLY("b"));
}

/* Where the gradient is 0 by the chain rule, no step is missing. */
static void test_a_step_behind_a_dead_relu_is_not_noted(void **state)
{
    (void)state;
    check_run("a = -2.0; b = a*3; d = relu(b) + b*0 + (b*2 - b*2); d.grad = 1", "");
    check_notes("for n in reversed(topo(d)) { n._backward() }", "");
}

static void test_the_sweeps_of_each_mode_are_noted(void **state)
{
    (void)state;
    check_notes("a = 2.0; M = a*a; tangent M, a", "");
    check_notes("b = 3.0; L = a*b + 2*a; tangent L, a",
                "that was one sweep up; for all 2 leaves tangent needs 2 sweeps, backward one "
                "sweep down\n");
    check_notes("tangent L, b", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMPT_TEST(test_hiding_a_builtin_is_noted),
        PROMPT_TEST(test_usual_names_may_hide_a_builtin),
        PROMPT_TEST(test_each_note_is_printed_once),
        PROMPT_TEST(test_first_nan_is_noted),
        PROMPT_TEST(test_first_inf_is_noted),
        PROMPT_TEST(test_missing_forward_is_noted),
        PROMPT_TEST(test_backward_of_a_leaf_is_noted),
        TEST(test_nan_is_not_noted_in_a_script),
        TEST(test_a_chain_that_grows_with_each_backward_is_noted),
        TEST(test_a_chain_that_grows_in_a_function_is_noted),
        TEST(test_a_recurrent_network_is_not_noted),
        TEST(test_rebinding_a_parameter_is_noted),
        TEST(test_rebinding_with_an_assignment_is_noted),
        TEST(test_a_step_without_gradient_is_noted),
        TEST(test_a_step_that_skips_a_node_is_noted),
        TEST(test_a_step_behind_a_dead_relu_is_not_noted),
        PROMPT_TEST(test_the_sweeps_of_each_mode_are_noted),
    };
    return cmocka_run_group_tests_name("hints", tests, NULL, NULL);
}
