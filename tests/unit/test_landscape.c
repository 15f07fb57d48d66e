/* test_landscape.c: the planes of landscape, and that it leaves no trace on the tape. */
#define _XOPEN_SOURCE 700 /* setitimer */
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/time.h>

#include <cmocka.h>

#include "lib/explain/plane.h"
#include "session/session_internal.h"
#include "session_fixture.h"

static Datum global(const char *name)
{
    const Env *env = m->main;
    for (size_t i = 0; i < env->count; i++)
        if (strcmp(intern_text(&m->vm.names, env->names[i]), name) == 0)
            return env->slots[i];
    fail_msg("no variable %s", name);
    return datum_nil();
}

static const char network[] = "import nn; seed(1); model = MLP(2, [3, 1]); let params = "
                              "parameters(model); model.layers[0].neurons[0].b.data = 0.5; "
                              "model.layers[0].neurons[1].w[0].data = 0.0; "
                              "model.layers[0].neurons[1].w[1].data = 0.0";

static Plane plane_with_seed(int64_t seed)
{
    const Datum args[] = {datum_nil(), global("model"), global("params"), datum_int(seed)};
    return plane_of_model(&m->vm, args, 2, 3);
}

static double norm(const double *numbers, size_t from, size_t count)
{
    double sum = 0.0;
    for (size_t i = from; i < from + count; i++)
        sum += numbers[i] * numbers[i];
    return sqrt(sum);
}

/* The parameters of MLP(2, [3, 1]) are three neurons with two weights and a bias, and one with
   three weights and a bias. */
static void test_each_neuron_s_direction_is_as_long_as_its_weights(void **state)
{
    static const size_t first[] = {0, 3, 6, 9}, weights[] = {2, 2, 2, 3};
    (void)state;
    assert_int_equal(run(network), MGRAD_OK);
    Plane plane = plane_with_seed(5);
    const double *directions[] = {plane.across, plane.up};
    assert_int_equal(plane.count, 13);
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < 4; i++) {
            double wanted = norm(plane.origin, first[i], weights[i]);
            assert_float_equal(norm(directions[k], first[i], weights[i]), wanted, 1e-14);
            assert_true(directions[k][first[i] + weights[i]] == 0.0); /* the bias */
        }
    assert_true(norm(plane.across, 3, 2) == 0.0); /* its weights are 0 */
    assert_true(norm(plane.across, 0, 2) > 0.0);
    assert_false(plane.across[0] == plane.up[0]);
}

static void test_the_seed_chooses_the_directions(void **state)
{
    (void)state;
    assert_int_equal(run(network), MGRAD_OK);
    Plane a = plane_with_seed(5), b = plane_with_seed(5), c = plane_with_seed(6);
    assert_memory_equal(a.across, b.across, a.count * sizeof *a.across);
    assert_memory_equal(a.up, b.up, a.count * sizeof *a.up);
    assert_false(a.across[0] == c.across[0]);
}

/* A model may define its own `parameters`, and have Values in any containers. */
static void test_lists_in_any_container_are_neurons(void **state)
{
    (void)state;
    assert_int_equal(run("module M() { rows = [[Value(3.0), Value(4.0)], [Value(2.0)]]; "
                         "d = {\"b\": Value(7.0)}; let rows_again = rows; "
                         "def parameters() = [d[\"b\"], rows[1][0], rows[0][0], rows[0][1]] }\n"
                         "model = M(); let params = parameters(model)"),
                     MGRAD_OK);
    Plane plane = plane_with_seed(1);
    assert_int_equal(plane.count, 4);
    assert_true(plane.across[0] == 0.0);
    assert_float_equal(fabs(plane.across[1]), 2.0, 1e-14);
    assert_float_equal(norm(plane.across, 2, 2), 5.0, 1e-14);
}

static void test_a_point_is_projected_to_its_place(void **state)
{
    (void)state;
    assert_int_equal(run(network), MGRAD_OK);
    Plane plane = plane_with_seed(2);
    double data[13];
    for (size_t i = 0; i < plane.count; i++)
        data[i] = plane.origin[i] + 0.25 * plane.across[i] - 1.5 * plane.up[i];
    PlanePoint point = plane_project(&m->vm, &plane, data);
    assert_float_equal(point.u, 0.25, 1e-12);
    assert_float_equal(point.v, -1.5, 1e-12);
}

/* ---- no trace ---- */

static const char loss[] =
    "import nn; seed(2); model = MLP(2, [5, 1]); w = model.layers[0].neurons[0].w\n"
    "L = mse_loss([model([i*0.1, 0.5]) for i in range(5)], [0, 1, 0, 1, 1]); backward L\n"
    "w[0].grad = 7.0; w[1].data = 0.25\n";

/* The tape before a command. */
static TapePair *before;
static Fold *folds_before;
static TapeGrads grads_before;
static TapeLast last_before;
static bool tainted_before;

static void *copy_of(const void *bytes, size_t size)
{
    void *copy = malloc(size + 1);
    assert_non_null(copy);
    memcpy(copy, bytes, size);
    return copy;
}

static void remember(void)
{
    const Tape *tape = &m->vm.tape;
    assert_true(tape->folds.count > 0); /* else folded sums are not tested */
    before = copy_of(tape->pair, tape->count * sizeof *tape->pair);
    folds_before = copy_of(tape->folds.fold, tape->folds.count * sizeof *tape->folds.fold);
    grads_before = tape->grads;
    last_before = tape->last;
    tainted_before = tape->tainted;
}

static void check_unchanged(void)
{
    const Tape *tape = &m->vm.tape;
    assert_memory_equal(tape->pair, before, tape->count * sizeof *tape->pair);
    for (size_t i = 0; i < tape->folds.count; i++) {
        assert_true(tape->folds.fold[i].start == folds_before[i].start);
        assert_true(tape->folds.fold[i].grad == folds_before[i].grad);
    }
    assert_int_equal(tape->grads.graded, grads_before.graded);
    assert_int_equal(tape->grads.fresh, grads_before.fresh);
    assert_int_equal(tape->last.root, last_before.root);
    assert_int_equal(tape->last.any, last_before.any);
    assert_int_equal(tape->tainted, tainted_before);
    free(before);
    free(folds_before);
}

static void test_a_landscape_leaves_no_trace(void **state)
{
    static const char *const commands[] = {"landscape L, w[0], w[1]", "landscape L, model",
                                           "landscape L, w[0], w[1], arrows=0 > l.vl.json"};
    (void)state;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        start_with(NULL);
        assert_int_equal(run(loss), MGRAD_OK);
        remember();
        assert_int_equal(run(commands[i]), MGRAD_OK);
        check_unchanged();
    }
}

/* The picture is drawn after the sweeps, so its error finds the tape as it was, too. */
static void test_an_error_leaves_no_trace(void **state)
{
    (void)state;
    assert_int_equal(run(loss), MGRAD_OK);
    remember();
    assert_int_equal(run("landscape L, model > l.svg"), MGRAD_ERROR); /* no gnuplot */
    check_unchanged();
}

static void on_alarm(int signal)
{
    (void)signal;
    world.stop = HOST_INTERRUPT;
}

static void test_an_interrupt_leaves_no_trace(void **state)
{
    static const struct itimerval soon = {.it_value = {.tv_usec = 20000}};
    (void)state;
    assert_int_equal(run(loss), MGRAD_OK);
    remember();
    signal(SIGALRM, on_alarm);
    setitimer(ITIMER_REAL, &soon, NULL);
    assert_int_equal(run("landscape L, model, grid=1000"), MGRAD_INTERRUPTED); /* takes seconds */
    world.stop = 0;
    check_unchanged();
    assert_int_equal(run("landscape L, model, grid=5"), MGRAD_OK);
}

/* ---- the picture ---- */

static size_t count_of(const char *text)
{
    size_t count = 0;
    for (const char *at = world.printed; (at = strstr(at, text)) != NULL; at++)
        count++;
    return count;
}

static void test_arrows_go_downhill(void **state)
{
    (void)state;
    assert_int_equal(run("a = 1.0; b = 1.0; L = 3*a + 0*b\n"
                         "landscape L, a, b, arrows=6"),
                     MGRAD_OK);
    assert_in_range(count_of("←"), 30, 36); /* the heights of lines cover some */
    assert_int_equal(count_of("↑") + count_of("→"), 0);
    memset(world.printed, 0, sizeof world.printed);
    assert_int_equal(run("M = -(b*2) + 0*a; landscape M, a, b, arrows=4"), MGRAD_OK);
    assert_in_range(count_of("↑"), 12, 16);
    memset(world.printed, 0, sizeof world.printed);
    assert_int_equal(run("landscape M, a, b, arrows=0"), MGRAD_OK);
    assert_int_equal(count_of("↑"), 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_each_neuron_s_direction_is_as_long_as_its_weights),
        TEST(test_the_seed_chooses_the_directions),
        TEST(test_lists_in_any_container_are_neurons),
        TEST(test_a_point_is_projected_to_its_place),
        TEST(test_a_landscape_leaves_no_trace),
        TEST(test_an_error_leaves_no_trace),
        TEST(test_an_interrupt_leaves_no_trace),
        TEST(test_arrows_go_downhill),
    };
    return cmocka_run_group_tests_name("landscape", tests, NULL, NULL);
}
