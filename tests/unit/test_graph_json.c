/* test_graph_json.c: mgrad_graph, the graph of an expression as JSON. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "session_fixture.h"

static const char lesson[] = "a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f; backward L";

static char json[1 << 18];
static int pieces;

static void put_json(void *to, const char *bytes, size_t size)
{
    (void)to;
    size_t len = strlen(json);
    pieces++;
    if (len + size < sizeof json)
        strncat(json, bytes, size);
}

static MgradStatus graph(const char *expression)
{
    *json = '\0';
    pieces = 0;
    return mgrad_graph(m, expression, strlen(expression), (HostSink){.put = put_json});
}

static void check_has(const char *expression, const char *part)
{
    if (graph(expression) != MGRAD_OK)
        fail_msg("%s: %s", expression, mgrad_error(m)->text);
    if (!strstr(json, part))
        fail_msg("%s: expected %s in\n%s", expression, part, json);
}

static void test_the_graph_of_the_lesson(void **state)
{
    (void)state;
    check_run(lesson, "");
    assert_int_equal(graph("L"), MGRAD_OK);
    assert_string_equal(json, "{\"format\":\"mgrad graph\",\"version\":1,\n"
                              "\"roots\":[7],\n"
                              "\"nodes\":[\n"
                              "{\"id\":1,\"label\":\"a\",\"op\":\"\",\"data\":2.0,\"grad\":6.0,"
                              "\"file\":\"test.mg\",\"line\":1,\"column\":1},\n"
                              "{\"id\":2,\"label\":\"b\",\"op\":\"\",\"data\":-3.0,\"grad\":-4.0,"
                              "\"file\":\"test.mg\",\"line\":1,\"column\":10},\n"
                              "{\"id\":3,\"label\":\"\",\"op\":\"*\",\"data\":-6.0,\"grad\":-2.0,"
                              "\"file\":\"test.mg\",\"line\":1,\"column\":46},\n"
                              "{\"id\":4,\"label\":\"c\",\"op\":\"\",\"data\":10.0,\"grad\":-2.0,"
                              "\"file\":\"test.mg\",\"line\":1,\"column\":20},\n"
                              "{\"id\":5,\"label\":\"\",\"op\":\"+\",\"data\":4.0,\"grad\":-2.0,"
                              "\"file\":\"test.mg\",\"line\":1,\"column\":49},\n"
                              "{\"id\":6,\"label\":\"f\",\"op\":\"\",\"data\":-2.0,\"grad\":4.0,"
                              "\"file\":\"test.mg\",\"line\":1,\"column\":30},\n"
                              "{\"id\":7,\"label\":\"L\",\"op\":\"*\",\"data\":-8.0,\"grad\":1.0,"
                              "\"file\":\"test.mg\",\"line\":1,\"column\":53}],\n"
                              "\"edges\":[\n"
                              "{\"from\":1,\"to\":3,\"input\":0,\"derivative\":-3.0},\n"
                              "{\"from\":2,\"to\":3,\"input\":1,\"derivative\":2.0},\n"
                              "{\"from\":3,\"to\":5,\"input\":0,\"derivative\":1.0},\n"
                              "{\"from\":4,\"to\":5,\"input\":1,\"derivative\":1.0},\n"
                              "{\"from\":5,\"to\":7,\"input\":0,\"derivative\":-2.0},\n"
                              "{\"from\":6,\"to\":7,\"input\":1,\"derivative\":4.0}]}\n");
    assert_int_equal(pieces, 1);
}

/* ---- values ---- */

static void test_constants_have_the_form_in_which_they_were_written(void **state)
{
    (void)state;
    check_run("a = 2.0", "");
    check_has("a**2", "\"op\":\"**\",\"constants\":[2],");
    check_has("a**2.0", "\"op\":\"**\",\"constants\":[2.0],");
    check_has("clamp(a, 0, 1.5)", "\"op\":\"clamp\",\"constants\":[0,1.5],");
    check_has("a.exp()", "\"op\":\"exp\",\"data\"");
}

static void test_infinite_numbers_are_strings(void **state)
{
    (void)state;
    check_run("a = 0.0; b = log(a)", "");
    check_has("b", "\"data\":\"-inf\"");
    check_has("b", "\"derivative\":\"inf\"");
    check_has("b - b", "\"data\":\"nan\"");
}

static void test_labels_are_valid_json(void **state)
{
    (void)state;
    check_run("a = Value(1.0, \"a\\n\\\"b\\\\ é\")", "");
    check_has("a", "\"label\":\"a\\n\\\"b\\\\ é\"");
}

static void test_an_operation_with_equal_inputs_has_two_edges(void **state)
{
    (void)state;
    check_run("a = 3.0", "");
    check_has("a*a", "{\"from\":1,\"to\":2,\"input\":0,\"derivative\":3.0},\n"
                     "{\"from\":1,\"to\":2,\"input\":1,\"derivative\":3.0}]");
}

static void test_several_roots_share_their_nodes(void **state)
{
    (void)state;
    check_run("a = 3.0; b = a*a; c = b + a", "");
    check_has("[c, b, c]", "\"roots\":[3,2,3],");
    check_has("[b, a]", "\"roots\":[2,1],");
}

static void test_columns_count_characters_and_places_are_those_of_functions(void **state)
{
    (void)state;
    check_run("def f(x) {\n    é = 1.5; return x * é\n}\na = 2.0; b = f(a)", "");
    check_has("b", "\"label\":\"b\",\"op\":\"*\",\"data\":3.0,\"grad\":0.0,"
                   "\"file\":\"test.mg\",\"line\":2,\"column\":23}");
}

/* Folded sums are single nodes of the tape; here each of their nodes is listed. */
static void test_sums_are_shown_node_by_node(void **state)
{
    (void)state;
    check_run("w = [1.0, 2.0, 3.0]; x = [4.0, 5.0, 6.0]\n"
              "w = [Value(k) for k in w]; L = dot(w, x)",
              "");
    check_has("L", "\"roots\":[13],");
    check_has("[L, w[2]]", "\"roots\":[13,10],");
    check_run("L", "Value(data=32.0, grad=0.0)\n");
}

/* ---- the chain rule ---- */

enum { MOST = 256 };

/* Checks the rule of docs/graph-json.md: the gradient of a node is the sum over its edges. */
static void check_chain_rule(const char *expression)
{
    double grad[MOST] = {0}, sum[MOST] = {0};
    int count = 0, root = 0;
    assert_int_equal(graph(expression), MGRAD_OK);
    sscanf(strstr(json, "\"roots\":["), "\"roots\":[%d]", &root);
    for (const char *at = json; (at = strstr(at, "{\"id\":")); at++) {
        count++;
        grad[count] = strtod(strstr(at, "\"grad\":") + strlen("\"grad\":"), NULL);
    }
    assert_true(count == root && count < MOST);
    sum[root] = 1.0;
    for (const char *at = json; (at = strstr(at, "{\"from\":")); at++) {
        int from, to, input;
        double local;
        assert_int_equal(sscanf(at, "{\"from\":%d,\"to\":%d,\"input\":%d,\"derivative\":%lf}",
                                &from, &to, &input, &local),
                         4);
        assert_in_range(input, 0, 1);
        sum[from] += local * grad[to];
    }
    for (int i = 1; i <= count; i++)
        if (fabs(sum[i] - grad[i]) > 1e-12 * (1.0 + fabs(grad[i])))
            fail_msg("%s: node %d: %g, not %g", expression, i, sum[i], grad[i]);
}

static void test_gradients_are_sums_over_edges(void **state)
{
    (void)state;
    static const char *const terms[] = {
        "a*b",
        "a/b",
        "a - b",
        "a**b",
        "a**3",
        "relu(a)",
        "tanh(a)",
        "exp(a)",
        "log(a)",
        "sigmoid(a)",
        "sin(a)",
        "cos(a)",
        "tan(a)",
        "sqrt(a)",
        "log1p(a)",
        "expm1(a)",
        "log2(a)",
        "log10(a)",
        "asin(a/2)",
        "acos(a/2)",
        "atan(a)",
        "sinh(a)",
        "cosh(a)",
        "softplus(a)",
        "elu(-a, 2)",
        "leaky_relu(-a)",
        "gelu(a)",
        "silu(a)",
        "clamp(a, 0, 1)",
        "abs(-a)",
        "max(a, b)",
        "min(a, b)",
        "max(b, a)",
        "a + a*a",
        "sum([a, b, a*b])",
    };
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        char text[128];
        snprintf(text, sizeof text, "a = 1.25; b = 0.75; L = %s; backward L", terms[i]);
        check_run(text, "");
        check_chain_rule("L");
    }
}

/* ---- errors ---- */

static void check_refused(const char *expression, MgradStatus status, const char *message)
{
    assert_int_equal(graph(expression), status);
    assert_string_equal(json, "");
    if (!strstr(mgrad_error(m)->text, message))
        fail_msg("%s: expected %s in %s", expression, message, mgrad_error(m)->text);
}

static void test_other_texts_are_errors(void **state)
{
    (void)state;
    check_run("a = 2.0", "");
    check_refused("", MGRAD_ERROR, "there is no expression");
    check_refused("a = 3", MGRAD_ERROR, "this is not an expression");
    check_refused("a; a", MGRAD_ERROR, "write one expression");
    check_refused("a +", MGRAD_INCOMPLETE, "expected an expression");
    check_refused("zz", MGRAD_ERROR, "unknown name 'zz'");
    check_refused("2", MGRAD_ERROR, "this is a number, not a Value");
    check_refused("[]", MGRAD_ERROR, "the list is empty");
    check_refused("[a, 2]", MGRAD_ERROR, "the list contains a number, which is not a Value");
    check_has("a", "\"roots\":[1]");
}

static void test_an_interrupt_ends_it(void **state)
{
    (void)state;
    check_run("a = 2.0", "");
    world.stop = HOST_INTERRUPT;
    check_refused("a", MGRAD_INTERRUPTED, "interrupted");
    check_has("a", "\"roots\":[1]");
}

static void test_a_graph_for_which_memory_is_short_is_an_error(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.max_memory = 16 << 20});
    check_run("x = 1.0\nfor i in range(50000) { x = x*1.5 }", "");
    check_refused("x", MGRAD_MEMORY, "out of memory");
    check_run("1 + 1", "2\n");
    check_has("Value(1)", "\"roots\":[1]");
}

/* ---- the session ---- */

static void test_it_prints_and_records_nothing(void **state)
{
    (void)state;
    check_run("a = 2.0; 5", "5\n");
    check_has("a*a", "\"roots\":[2]");
    check_run("_", "5\n");
    memset(world.printed, 0, sizeof world.printed);
    assert_int_equal(graph("a*3"), MGRAD_OK);
    assert_string_equal(world.printed, "");
    assert_int_equal(run("transcript"), MGRAD_OK);
    assert_null(strstr(world.printed, "a*3"));
}

static void test_a_value_that_it_made_is_freed(void **state)
{
    (void)state;
    check_run("a = 2.0", "");
    graph("sum([a*k for k in range(1000)])");
    run("");
    size_t before = mgrad_memory(m);
    for (int i = 0; i < 300; i++)
        assert_int_equal(graph("sum([a*k for k in range(1000)])"), MGRAD_OK);
    run("");
    assert_in_range(mgrad_memory(m), 0, before + (4 << 20));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_graph_of_the_lesson),
        TEST(test_constants_have_the_form_in_which_they_were_written),
        TEST(test_infinite_numbers_are_strings),
        TEST(test_labels_are_valid_json),
        TEST(test_an_operation_with_equal_inputs_has_two_edges),
        TEST(test_several_roots_share_their_nodes),
        TEST(test_columns_count_characters_and_places_are_those_of_functions),
        TEST(test_sums_are_shown_node_by_node),
        TEST(test_gradients_are_sums_over_edges),
        TEST(test_other_texts_are_errors),
        TEST(test_an_interrupt_ends_it),
        TEST(test_a_graph_for_which_memory_is_short_is_an_error),
        PROMPT_TEST(test_it_prints_and_records_nothing),
        TEST(test_a_value_that_it_made_is_freed),
    };
    return cmocka_run_group_tests_name("graph_json", tests, NULL, NULL);
}
