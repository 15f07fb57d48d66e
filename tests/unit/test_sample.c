/* test_sample.c: where a curve is sampled, and where it has gaps. */
#include "view/plot/sample.h"

#include "plot_fixture.h"

typedef double Function(double x);

/* The loop of core.mg. */
static Samples sample(Function *f, double low, double high, size_t count)
{
    enum { ROOM = 20000 };
    Samples s = {.arena = &arena, .at_first = count, .count = count};
    s.x = ARENA_ARRAY(&arena, double, ROOM);
    s.y = ARENA_ARRAY(&arena, double, ROOM);
    double *next = ARENA_ARRAY(&arena, double, ROOM);
    sample_spread(s.x, count, low, high, false);
    for (size_t i = 0; i < count; i++)
        s.y[i] = f(s.x[i]);
    for (size_t more; (more = sample_next(&s, next)) > 0;)
        for (size_t i = 0; i < more; i++) {
            size_t at = 0;
            while (s.x[at] < next[i])
                at++;
            memmove(s.x + at + 1, s.x + at, (s.count - at) * sizeof *s.x);
            memmove(s.y + at + 1, s.y + at, (s.count - at) * sizeof *s.y);
            s.x[at] = next[i];
            s.y[at] = f(next[i]);
            s.count++;
            assert_true(s.count < ROOM);
        }
    return s;
}

static double square(double x)
{
    return x * x;
}

static double inverse(double x)
{
    return 1 / x;
}

static double inverse_square(double x)
{
    return 1 / (x * x);
}

static double jump(double x)
{
    return x < 0.3 ? 0 : 1;
}

static double root(double x)
{
    return sqrt(x);
}

static double edge(double x)
{
    return tanh(1e4 * x);
}

/* The number of gaps between finite points. */
static size_t count_gaps(const Samples *s)
{
    size_t gaps = 0;
    for (size_t i = 1; i + 1 < s->count; i++)
        gaps += !isfinite(s->y[i]) && isfinite(s->y[i - 1]);
    return gaps;
}

static void test_smooth_curve_needs_few_points(void **state)
{
    (void)state;
    Samples s = sample(square, -5, 5, 200);
    assert_in_range(s.count, 200, 220);
    assert_false(sample_break(&s));
    assert_int_equal(count_gaps(&s), 0);
}

static void test_a_pole_is_a_gap(void **state)
{
    (void)state;
    Samples s = sample(inverse, -5, 5.1, 200);
    assert_in_range(s.count, 201, 400);
    assert_true(sample_break(&s));
    assert_int_equal(count_gaps(&s), 1);
}

static void test_a_pole_without_a_change_of_sign_is_a_gap(void **state)
{
    (void)state;
    Samples s = sample(inverse_square, -5, 5.1, 200);
    assert_true(sample_break(&s));
    series[0] = (PlotSeries){.x = s.x, .y = s.y, .count = s.count, .has_poles = true};
    plot.count = 1;
    assert_true(plot_fit(&plot));
    assert_true(plot.y.high < 100);
}

static void test_a_jump_is_a_gap_but_not_a_pole(void **state)
{
    (void)state;
    Samples s = sample(jump, -1, 1, 200);
    assert_false(sample_break(&s));
    assert_int_equal(count_gaps(&s), 1);
}

static void test_a_steep_curve_is_not_a_jump(void **state)
{
    (void)state;
    Samples s = sample(edge, -5, 5, 200);
    assert_false(sample_break(&s));
    assert_int_equal(count_gaps(&s), 0);
}

static void test_a_curve_is_followed_to_the_edge_of_its_domain(void **state)
{
    (void)state;
    Samples s = sample(root, -5, 5.1, 200);
    assert_false(sample_break(&s));
    size_t first = 0;
    while (isnan(s.y[first]))
        first++;
    assert_true(s.x[first] >= 0 && s.x[first] < 0.001);
}

static void test_sampling_of_noise_ends(void **state)
{
    (void)state;
    Samples s = sample(noise, -5, 5, 200);
    assert_in_range(s.count, 200, 200 * 16);
    sample_break(&s);
    assert_int_equal(count_gaps(&s), 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup_plot, teardown_plot)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_smooth_curve_needs_few_points),
        TEST(test_a_pole_is_a_gap),
        TEST(test_a_pole_without_a_change_of_sign_is_a_gap),
        TEST(test_a_jump_is_a_gap_but_not_a_pole),
        TEST(test_a_steep_curve_is_not_a_jump),
        TEST(test_a_curve_is_followed_to_the_edge_of_its_domain),
        TEST(test_sampling_of_noise_ends),
    };
    return cmocka_run_group_tests_name("sample", tests, NULL, NULL);
}
