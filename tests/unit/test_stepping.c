/* test_stepping.c: backward in single steps, and steps taken back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "heap/garbage.h"
#include "lib/explain/stepping.h"
#include "session/session_internal.h"
#include "session_fixture.h"

enum { MOST = 2000 };

typedef struct State {
    uint32_t count;
    double grads[MOST];
} State;

static State state_now(void)
{
    State now = {.count = m->vm.tape.count};
    assert_true(now.count <= MOST);
    for (Node node = 0; node < now.count; node++)
        now.grads[node] = m->vm.tape.pair[node].grad;
    return now;
}

static void assert_state(const State *expected)
{
    State now = state_now();
    assert_int_equal(now.count, expected->count);
    assert_memory_equal(now.grads, expected->grads, now.count * sizeof now.grads[0]);
}

/* A model with folded sums. */
static const char program[] =
    "import nn; random.seed(3); np.random.seed(3); model = MLP(2, [4, 1])\n"
    "X, y = make_moons(n_samples=5, noise=0.1)\n"
    "loss = mse_loss([model(x) for x in X], y) + 0.1*l2(model)\n";

/* All steps give the gradients of backward, bit for bit; leaves keep what they had. */
static void test_equals_backward(void **state)
{
    (void)state;
    assert_int_equal(run(program), MGRAD_OK);
    assert_int_equal(run("n = len(topo(loss)); backward loss; backward loss"), MGRAD_OK);
    static State twice;
    twice = state_now();
    assert_int_equal(run("zero_grad; backward loss; step loss; step run"), MGRAD_OK);
    assert_state(&twice);
    assert_int_equal(m->vm.tape.last.root, stepping_of(&m->vm)->root.as.node);
}

/* Back to each state, in both directions. */
static void test_back(void **state)
{
    (void)state;
    assert_int_equal(run("x = 0.3; z = sin(x); y = x*z + x/z + x*x; backward y; step y"), MGRAD_OK);
    const Stepping *stepping = stepping_of(&m->vm);
    static State states[40];
    size_t count = stepping->count;
    assert_true(count >= 6 && count < 40);
    for (size_t i = 0; i < count; i++) {
        states[i] = state_now();
        stepping_forward(&m->vm);
    }
    states[count] = state_now();
    for (size_t i = count; i-- > 0;) {
        stepping_back(&m->vm);
        assert_state(&states[i]);
    }
    for (size_t i = 0; i < 3; i++)
        stepping_forward(&m->vm);
    stepping_back(&m->vm);
    assert_state(&states[2]);
    run("step run");
    assert_state(&states[count]);
}

/* The debugger keeps its graph alive, and its indices follow nodes that move. */
static void test_nodes_move(void **state)
{
    (void)state;
    run("junk = [Value(i)*2 for i in range(50)]; a = 2.0; p = a*3; L = p*p + p; step L; "
        "step break p; step next; junk = nil; let p = nil; let L = nil");
    uint32_t before = m->vm.tape.count;
    garbage_collect(&m->vm.heap);
    assert_true(m->vm.tape.count < before - 90);
    run("step run");
    const Stepping *stepping = stepping_of(&m->vm);
    assert_int_equal(stepping->count - stepping->done, 1);
    assert_int_equal(run("step run; assert a.grad == 39.0"), MGRAD_OK);
    assert_true(mgrad_is_stepping(m));
    run("step quit; let a = nil; _ = nil");
    assert_false(mgrad_is_stepping(m));
}

static void print_and_stop(void *ctx, const char *text, size_t size)
{
    (void)text, (void)size;
    ((World *)ctx)->stop = HOST_INTERRUPT;
}

/* An interrupted command takes its steps back, and the debugger goes on. */
static void test_interrupt(void **state)
{
    (void)state;
    run("a = 1.0; y = a; let n = 0\nwhile n < 70000 { y = y*a; n += 1 }\nstep y; step next");
    const Stepping *stepping = stepping_of(&m->vm);
    assert_int_equal(stepping->done, 1);
    Node next = stepping_next_node(stepping);
    double grad = m->vm.tape.pair[next].grad;
    void (*print)(void *, const char *, size_t) = m->vm.host.print;
    m->vm.host.print = print_and_stop;
    assert_int_equal(run("step run"), MGRAD_INTERRUPTED);
    m->vm.host.print = print;
    assert_int_equal(stepping->done, 1);
    assert_true(m->vm.tape.pair[next].grad == grad);
    assert_int_equal(run("step run; let g = a.grad; assert g == 70001"), MGRAD_OK);
}

/* Another backward in between is not the one that goes on. */
static void test_last_root(void **state)
{
    (void)state;
    run("a = 2.0; b = a*a; c = a*a; y = b*b + c*c; step y; step next; q = a*a*a; backward q");
    assert_int_equal(run("step next"), MGRAD_OK);
    assert_int_equal(m->vm.tape.last.root, stepping_of(&m->vm)->root.as.node);
    assert_int_equal(run("q = a*3; backward q; step run"), MGRAD_OK);
    assert_int_equal(m->vm.tape.last.root, stepping_of(&m->vm)->root.as.node);
}

/* So does `until` after an error in its condition. */
static void test_until_fails(void **state)
{
    (void)state;
    run("a = 1.5; y = a*a*a*a*a; calls = [0]\n"
        "def fails() {\ncalls[0] = calls[0] + 1\nassert calls[0] < 4\nreturn false\n}\n"
        "step y; step next");
    static State before;
    before = state_now();
    assert_int_equal(run("step until fails()"), MGRAD_ERROR);
    assert_int_equal(stepping_of(&m->vm)->done, 1);
    assert_state(&before);
    assert_int_equal(run("step next; missing"), MGRAD_ERROR);
    assert_int_equal(stepping_of(&m->vm)->done, 2);
    assert_int_equal(run("step run; let g = a.grad; zero_grad; backward y; assert g == a.grad"),
                     MGRAD_OK);
}

/* The condition of `until` may itself step, even back to the start, quit and begin. */
static void test_until_steps(void **state)
{
    (void)state;
    run("a = 1.5; y = a; for i in range(40) { y = y*a }; calls = [0]\n"
        "def back() {\ncalls[0] = calls[0] + 1\nif calls[0] == 30 {\n"
        "for i in range(29) { step back }\n}\nreturn calls[0] >= 30\n}\n"
        "def again() {\nstep quit; step y\nreturn true\n}\n"
        "def quits() {\nstep quit\nreturn true\n}");
    assert_int_equal(run("step y; step until back()"), MGRAD_OK);
    assert_int_equal(stepping_of(&m->vm)->done, 0);
    assert_int_equal(run("step next; step until again()"), MGRAD_OK);
    assert_int_equal(stepping_of(&m->vm)->done, 0);
    assert_int_equal(run("step next; step until quits()"), MGRAD_ERROR);
    assert_false(mgrad_is_stepping(m));
}

static void test_lines(void **state)
{
    (void)state;
    static const char *const steps[] = {
        "next",    " back ",  "to e",        "until a.grad != 0", "until (a)",
        "break d", "order",   "draw",        "draw > g.svg",      "to",
        "run",     "quit; a", "order # now", "until -a.grad > 1"};
    static const char *const others[] = {
        "",         "nex",     "to = 3",       "to.x",        "next()",
        "until(1)", "quit(1)", "draw L",       "run file.mg", "break + 1",
        "nextt",    "Back",    "to, e = 1, 2", "step next",   "next 3"};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        assert_true(mgrad_is_step(steps[i], strlen(steps[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(mgrad_is_step(others[i], strlen(others[i])));
    assert_string_equal(mgrad_step_words(), "next, back, to e, until a.grad != 0, break d, order, "
                                            "draw, run, quit");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_equals_backward), TEST(test_back),      TEST(test_nodes_move),
        TEST(test_interrupt),       TEST(test_last_root), TEST(test_until_fails),
        TEST(test_until_steps),     TEST(test_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
