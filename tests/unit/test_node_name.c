/* test_node_name.c: the names of nodes in the output of explain and its like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "lib/explain/node_name.h"
#include "session/session_internal.h"
#include "session_fixture.h"

typedef void PutName(Vm *vm, Buf *out, Node node);

/* Runs a program; the name of the node that it made last must be `expected`. */
static void check_name(PutName *put, const char *program, const char *expected)
{
    assert_int_equal(run(program), MGRAD_OK);
    Buf name;
    buf_init(&name, m->vm.mem);
    put(&m->vm, &name, m->vm.tape.count - 1);
    assert_string_equal(buf_text(&name), expected);
    buf_done(&name);
}

static void test_labels(void **state)
{
    (void)state;
    check_name(node_name_put, "a = 2.0", "a");
    check_name(node_name_put, "b = 3.0; L = a*b", "L");
    check_name(node_name_put_operand, "L = a + b", "L");
    check_name(node_name_put_short, "L = a + b", "L");
}

/* A leaf without a label is the call that made it, or its value. */
static void test_leaves(void **state)
{
    (void)state;
    check_name(node_name_put, "xs = [Value(2.0)]", "Value(2.0)");
    check_name(node_name_put, "xs = [Value((2.0 + 1)*3)]", "Value((2.0 + 1)*3)");
    check_name(node_name_put, "xs = [Value(\n2.0)]", "2.0");
    check_name(node_name_put, "xs = [Value(1.0 + 1.0 + 1.0 + 1.0 + 1.0)]", "5.0");
    check_name(node_name_put_operand, "xs = [Value(1.0 + 1.0 - 8.0 + 1.0 + 1.0)]", "(-4.0)");
    check_name(node_name_put, "import nn; n = Neuron(1); n.w[0].data = 0.5; [n.w[0]*n.b]", "0.5*b");
}

static void test_expressions(void **state)
{
    static const char *const cases[] = {
        "a*b",       "a + b",   "a - b",     "a/b",         "-a",         "a**2",
        "a**2.5",    "a**b",    "(a + b)*a", "a*b + a",     "a - b*a",    "a - (b + a)",
        "tanh(a*b)", "(-a)**2", "a/(b*a)",   "max(a, b)*a", "exp(a + b)", "(a**b)**a",
    };
    (void)state;
    run("a = 2.0; b = 3.0");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char program[100];
        snprintf(program, sizeof program, "[%s]", cases[i]);
        check_name(node_name_put, program, cases[i]);
    }
    check_name(node_name_put, "[clamp(a, 0, 1)]", "clamp(a, 0, 1)");
    check_name(node_name_put, "[a*3]", "a*3.0");
    check_name(node_name_put, "[max(a, 1)]", "max(a, 1.0)");
}

static void test_operands(void **state)
{
    (void)state;
    run("a = 2.0; b = 3.0");
    check_name(node_name_put_operand, "[a*b]", "(a*b)");
    check_name(node_name_put_operand, "[a**2]", "(a**2)");
    check_name(node_name_put_operand, "[tanh(a*b)]", "tanh(a*b)");
    check_name(node_name_put_short, "[a*b]", "*");
    check_name(node_name_put_short, "[a**2]", "**2");
}

/* Three operations inside each other, fewer if they are long. */
static void test_long_expressions(void **state)
{
    (void)state;
    run("a = 2.0; b = 3.0");
    check_name(node_name_put, "[tanh(exp(sin(cos(a))))]", "tanh(exp(sin(…)))");
    check_name(node_name_put, "[(a + b + a + b + a)*b]", "(… + b + a)*b");
    check_name(node_name_put,
               "rate_of_learning = 1.0; weight_of_neuron = 2.0;"
               "[(rate_of_learning + weight_of_neuron)*a]",
               "(…)*a");
    char program[1 << 12] = "[a";
    for (int i = 0; i < 500; i++)
        strcat(program, " + b");
    strcat(program, "]");
    check_name(node_name_put, program, "… + b + b + b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_labels),   TEST(test_leaves),           TEST(test_expressions),
        TEST(test_operands), TEST(test_long_expressions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
