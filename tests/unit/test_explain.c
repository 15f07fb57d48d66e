/* test_explain.c: explain on large graphs, and when it fails: it leaves no trace. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/time.h>

#include <cmocka.h>

#include "session/session_internal.h"
#include "session_fixture.h"

static void check_printed(const char *text)
{
    if (!strstr(world.printed, text))
        fail_msg("not printed: %s\n%s", text, world.printed);
}

/* The graph is as deep as it is large, and has more paths than a double counts. */
static void test_deep_graph(void **state)
{
    (void)state;
    assert_int_equal(run("x = 1.0; y = x\n"
                         "for i in range(40000) { y = y*0.5 + y*0.5 }\n"
                         "backward y; explain x"),
                     MGRAD_OK);
    check_printed("dy/dx = 1.0, the sum over about 1e12041 paths\n");
    check_printed("about 1e12041 more add up to");
}

/* Everything that explain may have changed. */
static void check_state(void)
{
    check_run("print(a.data, a.grad, b.grad, L.data, L.grad); grad a\n",
              "1.5 0.25 3.0 -6.0 1.0\ndL/da = 0.25\n");
}

static const char prepare[] = "a = 2.0; b = -3.0; L = a*b\n"
                              "zero_grad; backward L; backward L; b.grad = 3; a.grad = 0.25\n"
                              "a.data = 1.5\n";

static void test_no_trace(void **state)
{
    (void)state;
    run(prepare);
    run("explain a; explain b; explain b, L, by=\"node\"; explain a, symbols=true");
    check_state();
}

static void on_alarm(int signal)
{
    (void)signal;
    world.stop = HOST_INTERRUPT;
}

/* Interruptions at different times. Everything is as before, and explain works again. */
static void test_interruption(void **state)
{
    (void)state;
    run(prepare);
    run("x = 1.0; y = x; for i in range(100000) { y = y + x }");
    sigaction(SIGALRM, &(struct sigaction){.sa_handler = on_alarm}, NULL);
    for (int delay = 1; delay <= 20; delay++) {
        struct itimerval timer = {.it_value.tv_usec = 1000 * delay};
        setitimer(ITIMER_REAL, &timer, NULL);
        MgradStatus status = run("explain x, y; explain x, y, by=\"node\"");
        setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
        world.stop = HOST_GO_ON;
        assert_true(status == MGRAD_OK || status == MGRAD_INTERRUPTED);
        check_state();
    }
    assert_int_equal(run("explain x, y"), MGRAD_OK);
    check_printed("the sum over 100,001 paths");
}

/* Each limit of memory that is too small somewhere else within explain. */
static void test_memory(void **state)
{
    (void)state;
    run(prepare);
    run("x = 1.0; y = x; for i in range(20000) { y = tanh(y + x) }\n"
        "draw L, path=a"); /* unfolds, and allocates what stays */
    size_t used = m->mem.used;
    int failed = 0;
    for (size_t more = 0; more < 6u << 20; more += 250000) {
        mgrad_limit_memory(m, used + more);
        MgradStatus status = run("explain x, y");
        mgrad_limit_memory(m, 0);
        failed += status == MGRAD_MEMORY;
        assert_true(status == MGRAD_OK || status == MGRAD_MEMORY);
        check_state();
    }
    assert_in_range(failed, 3, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_deep_graph),
        TEST(test_no_trace),
        TEST(test_interruption),
        TEST(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
