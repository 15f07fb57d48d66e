/* test_values_define.c: programs call functions of the host. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "values_fixture.h"

static void define(const char *signature, MgradFunction *function, void *ctx)
{
    if (mgrad_define(m, signature, "help of it", function, ctx) != MGRAD_OK)
        fail_msg("%s", mgrad_error(m)->text);
}

static void put(HostSink message, const char *text)
{
    message.put(message.to, text, strlen(text));
}

/* ---- functions ---- */

static MgradValue *host_add(void *ctx, Mgrad *session, MgradValue *const *args, size_t count,
                            HostSink message)
{
    double sum = 0;
    (void)ctx, (void)message;
    for (size_t i = 0; i < count; i++)
        sum += mgrad_number(args[i]);
    return mgrad_make_number(session, sum);
}

static MgradValue *host_list(void *ctx, Mgrad *session, MgradValue *const *args, size_t count,
                             HostSink message)
{
    (void)ctx, (void)message;
    return mgrad_make_list(session, args, count);
}

static MgradValue *host_second(void *ctx, Mgrad *session, MgradValue *const *args, size_t count,
                               HostSink message)
{
    (void)ctx, (void)session, (void)count, (void)message;
    return args[1];
}

static MgradValue *host_fail(void *ctx, Mgrad *session, MgradValue *const *args, size_t count,
                             HostSink message)
{
    (void)session, (void)args, (void)count;
    if (ctx)
        put(message, ctx);
    return NULL;
}

static MgradValue *host_foreign(void *ctx, Mgrad *session, MgradValue *const *args, size_t count,
                                HostSink message)
{
    (void)session, (void)args, (void)count, (void)message;
    return mgrad_make_integer(ctx, 1);
}

static MgradValue *host_value(void *ctx, Mgrad *session, MgradValue *const *args, size_t count,
                              HostSink message)
{
    (void)ctx, (void)count, (void)message;
    return mgrad_make_value(session, mgrad_number(args[0]));
}

/* ---- calls ---- */

static void test_a_program_calls_the_host(void **state)
{
    (void)state;
    define("add(x, y=0.5)", host_add, NULL);
    define("pack(a, b=[1, 'two'], c=\"x y\", d=nil, e=-3)", host_list, NULL);
    define("zero()", host_add, NULL);
    check_run("add(1, 2)", "3.0\n");
    check_run("add(1)", "1.5\n");
    check_run("add(y=3, x=4)", "7.0\n");
    check_run("zero()", "0.0\n");
    check_run("pack(0)", "[0, [1, 'two'], 'x y', nil, -3]\n");
    check_run("pack(0, d=5)[3]", "5\n");
    check_run("f = add; [f(x) for x in [1, 2]]", "[1.5, 2.5]\n");
    check_run("sorted([3, 1, 2], key=add)", "[1, 2, 3]\n");
    check_run("print add, type(add)", "<function add(x, y=0.5)> function\n");
    check_error("add()", 1, 1, "add takes 1 to 2 arguments, 0 were given");
    check_error("add(1, z=2)", 1, 8, "add has no parameter 'z'");
}

static void test_an_argument_can_be_returned(void **state)
{
    (void)state;
    define("second(a, b)", host_second, NULL);
    check_run("xs = [1]; print second(0, xs) is xs", "1\n");
    check_run("w = 2.0; L = second(0, w)*3; backward L; w.grad", "3.0\n");
}

static void test_a_failure_is_an_error_at_the_call(void **state)
{
    (void)state;
    define("broken(x)", host_fail, (void *)"the sensor is \x1b[31moff");
    define("silent()", host_fail, NULL);
    check_error("x = 1\n1 + broken(x)", 2, 5, "broken: the sensor is \\x1B[31moff");
    check_error("silent()", 1, 1, "silent failed");
    check_run("x", "Value(data=1.0, grad=0.0)\n");
    world.stop = HOST_INTERRUPT;
    assert_int_equal(run("silent()"), MGRAD_INTERRUPTED);
}

static void test_a_value_of_another_session_is_an_error(void **state)
{
    (void)state;
    Host host = {0};
    Mgrad *other = mgrad_new(&host, NULL);
    define("foreign()", host_foreign, other);
    size_t before = mgrad_memory(other);
    for (int i = 0; i < 3; i++)
        check_error("foreign()", 1, 1, "foreign returned a value of another session");
    assert_int_equal(mgrad_memory(other), before);
    mgrad_free(other);
}

static void test_defaults_survive_collections(void **state)
{
    (void)state;
    define("pack(a, b=[1, 'two'], c=[Value(2.0)])", host_list, NULL);
    check_run("for i in range(30000) { q = [Value(i), [i, \"{i}\"]] }", "");
    check_run("pack(0)", "[0, [1, 'two'], [Value(data=2.0, grad=0.0)]]\n");
}

/* ---- calling the session from inside ---- */

static Mgrad *other_session;
static MgradScript *script;

static void check_refused(Mgrad *session, MgradStatus status)
{
    size_t count;
    assert_int_equal(status, MGRAD_ERROR);
    assert_string_equal(mgrad_error(session)->message,
                        "this session is running: a function of the host cannot run code in it");
    assert_string_equal(mgrad_errors(session, &count)->message, mgrad_error(session)->message);
    assert_int_equal(count, 1);
}

static void drop(void *to, const char *bytes, size_t size)
{
    (void)to, (void)bytes, (void)size;
}

static void drop_candidate(void *to, const char *text, size_t size, const char *kind)
{
    (void)text, (void)size, (void)kind;
    ++*(int *)to;
}

static MgradValue *host_calls(void *ctx, Mgrad *session, MgradValue *const *args, size_t count,
                              HostSink message)
{
    MgradValue *value = NULL;
    MgradStep step;
    const char *text;
    size_t size;
    int candidates = 0;
    (void)ctx, (void)message, (void)count;
    check_refused(session, mgrad_run(session, "<in>", "1", 1));
    check_refused(session, mgrad_run_script(session, "<in>", "1", 1));
    check_refused(session, mgrad_check(session, "<in>", "1", 1));
    check_refused(session, mgrad_evaluate(session, "1", 1, &value));
    check_refused(session, mgrad_call(session, args[0], NULL, 0, &value));
    check_refused(session, mgrad_graph(session, "w", 1, (HostSink){.put = drop}));
    check_refused(session, mgrad_set(session, "x", args[0]));
    check_refused(session, mgrad_define(session, "g()", NULL, host_add, NULL));
    check_refused(session, mgrad_text(args[1], &text, &size));
    assert_null(mgrad_script_open(session, "<in>", "1", 1));
    assert_false(mgrad_script_step(script, &step));
    assert_int_equal(step.status, MGRAD_ERROR);
    assert_null(value);
    mgrad_limit_memory(session, 1);
    mgrad_limit_memory(session, 0);
    assert_true(mgrad_complete(session, "pri", 3, 3, drop_candidate, &candidates) == 0);
    assert_true(candidates > 0);
    assert_int_equal(mgrad_text(args[2], &text, &size), MGRAD_OK); /* runs nothing */
    assert_string_equal(text, "[1, 2]");
    check_value(mgrad_lookup(session, "w"), "Value(data=2.0, grad=0.0)");
    /* Another session is free. */
    assert_int_equal(mgrad_evaluate(other_session, "6*7", 3, &value), MGRAD_OK);
    double number = mgrad_number(value);
    mgrad_release(value);
    return mgrad_make_number(session, number);
}

static void test_a_running_session_refuses_to_run(void **state)
{
    (void)state;
    Host host = {0};
    other_session = mgrad_new(&host, NULL);
    define("calls(f, p, xs)", host_calls, NULL);
    check_run("module P() { def repr() = 'P' }\nw = 2.0; p = P()\ndef f() = 1", "");
    script = mgrad_script_open(m, "<script>", "1; 2", 4);
    for (int i = 0; i < 3; i++) {
        check_run("calls(f, p, [1, 2]) + 1", "43.0\n");
        assert_string_equal(mgrad_error(m)->text, "");
    }
    check_error("calls(f, p, [1, 2])\n[1][2]", 2, 5, "index 2");
    assert_null(strstr(mgrad_error(m)->text, "running"));
    assert_null(mgrad_lookup(m, "g"));
    mgrad_script_close(script);
    mgrad_free(other_session);
}

/* ---- values that functions make ---- */

static void test_values_are_made_while_a_program_runs(void **state)
{
    (void)state;
    define("leaf(x)", host_value, NULL);
    define("pack(a, b)", host_list, NULL);
    check_run("let total = 0.0\nfor i in range(20000) {\n v = leaf(i)\n L = v*v\n backward L\n"
              " total += v.grad\n keep = pack(v, pack(L, [i]))\n}\nprint total, keep",
              "399980000.0 [Value(data=19999.0, grad=39998.0), "
              "[Value(data=399960001.0, grad=1.0), [19999]]]\n");
}

static MgradValue *kept_handles[100];
static size_t kept_count;

static MgradValue *host_keep(void *ctx, Mgrad *session, MgradValue *const *args, size_t count,
                             HostSink message)
{
    (void)ctx, (void)count, (void)message;
    if (kept_count < 100)
        kept_handles[kept_count++] = mgrad_share(args[0]);
    return mgrad_make_nil(session);
}

static void test_a_function_keeps_an_argument(void **state)
{
    (void)state;
    kept_count = 0;
    define("keep(x)", host_keep, NULL);
    check_run("for i in range(5000) {\n if i % 50 == 0 { keep([Value(i), i]) }\n"
              " q = [Value(i)*2 for k in range(10)]\n}",
              "");
    assert_int_equal(kept_count, 100);
    for (size_t i = 0; i < kept_count; i++) {
        MgradValue *first = mgrad_element(kept_handles[i], 0);
        assert_true(mgrad_number(first) == 50.0 * (double)i);
        mgrad_release(first);
        mgrad_release(kept_handles[i]);
    }
}

static MgradValue *host_greedy(void *ctx, Mgrad *session, MgradValue *const *args, size_t count,
                               HostSink message)
{
    enum { MANY = 1 << 20 };
    double *numbers = calloc(MANY, sizeof *numbers);
    (void)ctx, (void)args, (void)count;
    assert_non_null(numbers);
    MgradValue *list = mgrad_make_numbers(session, numbers, MANY);
    free(numbers);
    assert_null(list);
    put(message, "no memory");
    return mgrad_make_string(session, "small", 5);
}

static void test_short_memory_inside_a_function(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.max_memory = 4 << 20});
    define("greedy()", host_greedy, NULL);
    check_run("greedy()", "'small'\n");
    check_error("x = greedy()\n'y'*10000000", 2, 4, "out of memory: the limit is 4M");
}

/* At each level of memory, a definition and a call fail or succeed, and the session goes on. */
static void test_each_allocation_may_fail(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.max_memory = 64 << 20});
    int done = 0;
    for (size_t more = 0; more < 400000 && done < 8; more += more < 8192 ? 16 : 4096) {
        char signature[80], text[40];
        snprintf(signature, sizeof signature, "function_%zu(x, y=[1, 2])", more);
        snprintf(text, sizeof text, "function_%zu(3)", more);
        mgrad_limit_memory(m, mgrad_memory(m) + more);
        MgradStatus defined = mgrad_define(m, signature, "help", host_list, NULL);
        assert_true(defined == MGRAD_OK || defined == MGRAD_MEMORY);
        if (defined == MGRAD_OK) {
            MgradStatus called = run(text);
            assert_true(called == MGRAD_OK || called == MGRAD_MEMORY);
            done += called == MGRAD_OK;
        }
    }
    assert_int_equal(done, 8);
}

/* ---- definitions ---- */

static void check_definition(const char *signature, size_t column, const char *message)
{
    assert_true(mgrad_failed(mgrad_define(m, signature, NULL, host_add, NULL)));
    const MgradError *error = mgrad_error(m);
    if (error->column != column || !strstr(error->message, message))
        fail_msg("%s\n  expected column %zu: %s\n  got %s", signature, column, message,
                 error->text);
}

static void test_a_wrong_signature_is_an_error(void **state)
{
    char many[600] = "f(";
    (void)state;
    check_definition("", 6, "expected a name");
    check_definition("f", 7, "expected '(' after the name");
    check_definition("f(x", 6, "'(' was never closed");
    check_definition("f(x=1, y)", 12, "a parameter without a default");
    check_definition("f(x, x)", 10, "duplicate parameter");
    check_definition("1f()", 5, "missing operator");
    check_definition("a.b()", 6, "expected '('");
    check_definition("f(x=unknown)", 9, "unknown name");
    check_definition("if(x)", 5, "expected a name");
    check_definition("f() { return 1 }; def g()", 1, "this is not the signature of a function");
    check_definition("exp(x)", 5, "exp is a builtin");
    check_definition("print(x)", 5, "'print' is a command");
    check_definition("mean(x)", 5, "mean is a builtin");
    for (int i = 0; i < 33; i++)
        sprintf(many + strlen(many), "%sp%d", i ? ", " : "", i);
    strcat(many, ")");
    check_definition(many, (size_t)(strstr(many, "p32") - many) + 5, "more than 32 parameters");
    many[strstr(many, ", p32") - many] = '\0';
    strcat(many, ")");
    define(many, host_add, NULL);
    check_run("f(*range(32))", "496.0\n");
    check_run("exp(0)", "1.0\n");
}

static void test_a_definition_is_seen_by_code_that_exists(void **state)
{
    (void)state;
    world.files[0][0] = "lib.mg";
    world.files[0][1] = "def imported() = later(1)";
    check_run("import \"lib.mg\"\ndef own() = later(2)", "");
    assert_true(mgrad_failed(run("own()")));
    define("later(x)", host_add, NULL);
    check_run("print own(), imported()", "2.0 1.0\n");
    define("later(x, y=10)", host_add, NULL);
    check_run("print own(), imported(), later(0)", "12.0 11.0 10.0\n");
    check_run("reset; later(0)", "10.0\n");
}

static void test_a_program_may_bind_the_name(void **state)
{
    (void)state;
    define("f(x)", host_add, NULL);
    check_run("g = f; let f = 5; f", "5\n");
    define("f(x, y=1)", host_add, NULL);
    check_run("print f, g(1)", "5 1.0\n");
    check_run("reset; f(1)", "2.0\n");
}

static void test_a_function_of_the_host_has_help(void **state)
{
    (void)state;
    assert_int_equal(mgrad_define(m, "noise( n,scale = 1.0 )", "random numbers", host_add, NULL),
                     MGRAD_OK);
    check_run("help noise", "noise(n, scale=1.0)\n    random numbers\n");
    memset(world.printed, 0, sizeof world.printed);
    assert_int_equal(run("help"), MGRAD_OK);
    char *title = strstr(world.printed, "of the program around mgrad\n    noise");
    assert_non_null(title);
    define("tanh_of(x)", host_add, NULL);
    check_run("help tanh_of", "tanh_of(x)\n    help of it\n");
}

static void find_noise(void *to, const char *text, size_t size, const char *kind)
{
    if (size == 5 && memcmp(text, "noise", 5) == 0)
        *(const char **)to = kind;
}

static void test_tools_know_the_name(void **state)
{
    size_t count;
    const char *kind = NULL;
    (void)state;
    define("noise(n)", host_add, NULL);
    assert_int_equal(mgrad_check(m, "t.mg", "noise(1)", 8), MGRAD_OK);
    mgrad_errors(m, &count);
    assert_int_equal(count, 0);
    mgrad_complete(m, "x = noi", 7, 7, find_noise, &kind);
    assert_string_equal(kind, "function");
    check_error("nois(1)", 1, 1, "nois");
    assert_non_null(strstr(mgrad_error(m)->help, "noise"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_program_calls_the_host),
        TEST(test_an_argument_can_be_returned),
        TEST(test_a_failure_is_an_error_at_the_call),
        TEST(test_a_value_of_another_session_is_an_error),
        TEST(test_defaults_survive_collections),
        TEST(test_a_running_session_refuses_to_run),
        TEST(test_values_are_made_while_a_program_runs),
        TEST(test_a_function_keeps_an_argument),
        TEST(test_short_memory_inside_a_function),
        TEST(test_each_allocation_may_fail),
        TEST(test_a_wrong_signature_is_an_error),
        TEST(test_a_definition_is_seen_by_code_that_exists),
        TEST(test_a_program_may_bind_the_name),
        TEST(test_a_function_of_the_host_has_help),
        TEST(test_tools_know_the_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
