/* slope.c: judging a derivative by differences of the function. */
#include "graph/pass/slope.h"

#include <float.h>
#include <math.h>

/* backward rounds, too: formulas such as 1 - z*z lose digits. Between ok and off the verdict is
   unsure. */
#define SAME       1e-5 /* a gradient that differs by less, relatively, is right */
#define DIFFERENT  1e-3 /* one that is off differs by more than this, */
#define OFF_FACTOR 10.0 /* and by more than so many times the bound of the error */
#define EXACT_ENOUGH                                                                               \
    1e-3                /* the largest relative error of a difference that shows anything; one of  \
                           more than SAME is the reason for another round */
#define KINK_FACTOR 0.1 /* of a kink's jump: the largest error of its slopes */
#define BEND        0.1 /* of a mistake: how much the gradients at the points may differ */
#define NEGLIGIBLE                                                                                 \
    1e-6 /* a gradient of 0 is right if a step of size x changes the function by                   \
            less than this part of it */

/* h is eighths * 2**exponent times a power of two near the scale of x, so x + h and x - h are
   exact. The eighths differ, because equal distances can be a multiple of the period of a sine. */
typedef struct Step {
    int eighths, exponent;
    enum { OF_ONE, OF_X, LARGE } group; /* h is relative to max(|x|, 1), or to |x|, or is large */
} Step;

static const Step steps[] = {
    {8, -16, OF_ONE}, {11, -20, OF_ONE}, {9, -24, OF_ONE}, {13, -28, OF_ONE},
    {8, -32, OF_ONE}, {11, -36, OF_ONE}, {9, -40, OF_ONE}, {13, -44, OF_ONE},
    {8, -48, OF_ONE}, {11, -9, OF_X},    {8, -15, OF_X},   {13, -21, OF_X},
    {9, -27, OF_X},   {11, -12, LARGE},  {9, -8, LARGE},   {13, -4, LARGE},
};

enum { STEPS = sizeof steps / sizeof *steps };

/* True in a round whose h is large. */
static bool is_large(const Slope *s)
{
    return steps[s->round - 1].group == LARGE;
}

/* What one round shows. */
typedef struct Reading {
    SlopeVerdict verdict;
    double slope, error;
    double left, right;
    bool is_noisy;
    bool is_open; /* smaller h may show something else: a kink that is only close to x, a domain
                     that ends there */
} Reading;

void slope_begin(Slope *slope, double x, double gradient, SlopePoint here)
{
    *slope = (Slope){.x = x,
                     .gradient = gradient,
                     .here = here,
                     .verdict = SLOPE_UNSURE,
                     .slope = NAN,
                     .error = INFINITY,
                     .suspect = NAN};
}

double slope_relative_error(const Slope *slope)
{
    double size = fmax(fabs(slope->slope), fabs(slope->gradient));
    double difference = fabs(slope->slope - slope->gradient);
    return difference == 0.0 ? 0.0 : difference / size;
}

/* ---- one round ---- */

/* Points at which the function is not finite are outside its domain. */
static double largest_value(const Slope *s)
{
    double largest = fabs(s->here.value);
    for (int i = 0; i < SLOPE_POINTS; i++)
        if (isfinite(s->found[i].value))
            largest = fmax(largest, fabs(s->found[i].value));
    return largest;
}

static double largest_noise(const Slope *s)
{
    double noise = s->here.noise;
    for (int i = 0; s->wants_gradients && i < SLOPE_POINTS; i++)
        if (isfinite(s->found[i].noise))
            noise = fmax(noise, s->found[i].noise);
    return noise + DBL_EPSILON * largest_value(s) + DBL_TRUE_MIN;
}

/* True if the gradients at the points `from` to `to`, both included, differ from `expected` by so
   much that the function bends there, on a scale that the differences cannot see. From points on
   both sides means are taken, to which the curvature adds nothing. Unknown ones do not matter. */
static bool bends(const Slope *s, int from, int to, double expected, double mistake)
{
    for (int i = from; s->wants_gradients && i <= to; i++) {
        int opposite = to - from == SLOPE_POINTS - 1 ? SLOPE_POINTS - 1 - i : i;
        double mean = 0.5 * s->found[i].gradient + 0.5 * s->found[opposite].gradient;
        if (fabs(mean - expected) > BEND * mistake)
            return true;
    }
    return false;
}

/* True if x cannot be moved so little that the function follows its gradient: the next numbers of
   the machine are too far away, as for sin(1e17*x). */
static bool is_too_steep(const Slope *s)
{
    const double fewest = 64.0; /* units in the last place of x */
    return fabs(s->here.gradient) * fewest * DBL_EPSILON * fabs(s->x) > largest_value(s);
}

/* Judges by a slope with a bound of its error. */
static SlopeVerdict judge(const Slope *s, double slope, double error)
{
    double g = s->gradient, size = fmax(fabs(g), fabs(slope)), enough = size;
    if (!isfinite(g)) /* far from x, the slope says nothing about it */
        return !is_large(s) && error <= EXACT_ENOUGH * fabs(slope) ? SLOPE_OFF : SLOPE_UNSURE;
    if (g == 0.0) /* the differences vanish with h, as those of x**3 at 0, or are tiny */
        enough = fmax(fmax(size, is_large(s) ? 0.0 : s->steepest),
                      NEGLIGIBLE * largest_value(s) / fmax(fabs(s->x), 1.0));
    double mistake = fabs(g - slope);
    if (mistake <= fmax(error, SAME * size))
        return error <= EXACT_ENOUGH * enough ? SLOPE_OK : SLOPE_UNSURE;
    return mistake > fmax(OFF_FACTOR * error, DIFFERENT * size) ? SLOPE_OFF : SLOPE_UNSURE;
}

/* True if no step changes the value at all. */
static bool is_flat(const Slope *s)
{
    for (int i = 0; i < SLOPE_POINTS; i++)
        if (s->found[i].value != s->here.value)
            return false;
    return true;
}

/* `error` includes `noise`, the part of it that comes from rounding. The slope is that of the
   points `from` to `to`. */
static Reading read_smooth(const Slope *s, double slope, double error, double noise, int from,
                           int to)
{
    double mistake = isfinite(s->gradient) ? fabs(s->gradient - slope) : fabs(slope);
    double expected = isfinite(s->here.gradient) ? s->here.gradient : slope;
    SlopeVerdict verdict = judge(s, slope, error);
    if (verdict == SLOPE_OFF && (bends(s, from, to, expected, mistake) || is_too_steep(s)))
        verdict = SLOPE_UNSURE;
    return (Reading){
        .verdict = verdict, .slope = slope, .error = error, .is_noisy = noise > 0.5 * error};
}

/* The function is defined on one side only: a difference of that side, extrapolated to h = 0. */
static Reading read_side(const Slope *s, int near, int far, double noise)
{
    double here = s->here.value, rounding = 10.0 * noise / s->h;
    double half = (s->found[near].value - here) / (s->at[near] - s->x);
    double whole = (s->found[far].value - here) / (s->at[far] - s->x);
    Reading reading = read_smooth(s, 2.0 * half - whole, fabs(half - whole) + rounding, rounding,
                                  near < far ? near : far, near < far ? far : near);
    reading.is_open = true;
    return reading;
}

/* The slopes on both sides differ by more than their errors. */
static Reading read_kink(const Slope *s, double left, double right, double error)
{
    double g = s->gradient, low = fmin(left, right), high = fmax(left, right), jump = high - low;
    Reading reading = {.verdict = SLOPE_UNSURE,
                       .slope = fmin(fmax(g, low), high),
                       .error = error,
                       .left = left,
                       .right = right,
                       .is_open = true};
    if (isnan(g))
        reading.slope = low;
    double mistake = isfinite(g) ? fabs(g - reading.slope) : INFINITY;
    if (error > KINK_FACTOR * jump || is_large(s))
        return reading; /* a kink is a matter of small h */
    if (mistake <= fmax(error, SAME * fmax(fabs(low), fabs(high))))
        reading.verdict = SLOPE_KINK;
    else if (mistake > fmax(OFF_FACTOR * error, DIFFERENT * fabs(reading.slope)) &&
             !bends(s, 0, 1, left, fmin(mistake, jump)) &&
             !bends(s, 2, 3, right, fmin(mistake, jump)))
        reading.verdict = SLOPE_OFF;
    return reading;
}

static Reading read_both(const Slope *s, double noise)
{
    const SlopePoint *p = s->found;
    double h = s->h, here = s->here.value;
    double wide = (p[3].value - p[0].value) / (2.0 * h), narrow = (p[2].value - p[1].value) / h;
    double right_far = (p[3].value - here) / h, right_near = (p[2].value - here) / (0.5 * h);
    double left_far = (here - p[0].value) / h, left_near = (here - p[1].value) / (0.5 * h);
    double left = 2.0 * left_near - left_far, right = 2.0 * right_near - right_far;
    double sides = fabs(left_near - left_far) + fabs(right_near - right_far) + 20.0 * noise / h;
    if (fabs(left - right) > sides + 4.0 * fabs(narrow - wide))
        return read_kink(s, left, right, sides);
    return read_smooth(s, narrow + (narrow - wide) / 3.0, fabs(narrow - wide) + 3.0 * noise / h,
                       3.0 * noise / h, 0, SLOPE_POINTS - 1);
}

static void note_steepest(Slope *s)
{
    double noise = 2.0 * largest_noise(s);
    for (int i = 0; i < SLOPE_POINTS && !is_large(s); i++) {
        double change = fabs(s->found[i].value - s->here.value) - noise;
        double steep = change / fabs(s->at[i] - s->x);
        if (isfinite(steep))
            s->steepest = fmax(s->steepest, steep);
    }
}

static Reading read_round(const Slope *s)
{
    const SlopePoint *p = s->found;
    double noise = largest_noise(s);
    if (s->gradient == 0.0 && is_flat(s))
        return (Reading){.verdict = SLOPE_OK};
    bool left = isfinite(p[0].value) && isfinite(p[1].value);
    bool right = isfinite(p[2].value) && isfinite(p[3].value);
    if (left && right)
        return read_both(s, noise);
    if (left)
        return read_side(s, 1, 0, noise);
    if (right)
        return read_side(s, 2, 3, noise);
    return (Reading){.verdict = SLOPE_UNSURE, .slope = NAN, .error = INFINITY};
}

/* ---- the rounds ---- */

static double step_size(const Slope *s, Step step)
{
    double size = fabs(s->x);
    if (step.group == OF_X && (size == 0.0 || size > 1e-9))
        return 0.0;
    return ldexp(step.eighths,
                 (step.group != OF_X && size < 1.0 ? 0 : ilogb(size)) + step.exponent);
}

/* True for a bound that is far below the slope itself. */
static bool is_exact(const Slope *s, double slope, double error)
{
    return error <= SAME * fmax(fabs(slope), fabs(s->gradient));
}

/* A kink, like every slope, is a matter of small h. A gradient of 0 may have passed because the
   function hardly changes. */
static bool needs_larger(const Slope *s)
{
    return s->verdict == SLOPE_UNSURE ||
           (s->verdict == SLOPE_OK && !is_exact(s, s->slope, s->error));
}

/* Sets h and the points of the next round in which the points differ from x. False: there is
   none. */
static bool begin_round(Slope *s)
{
    while (s->round < STEPS) {
        Step step = steps[s->round++];
        if (step.group == LARGE && !needs_larger(s))
            return false;
        double h = s->h = step_size(s, step);
        bool is_exact = h > 0.0 && s->x + 0.5 * h - s->x == 0.5 * h;
        if (!is_exact || !isfinite(s->x + h) || !isfinite(s->x - h))
            continue;
        s->at[0] = s->x - h;
        s->at[1] = s->x - 0.5 * h;
        s->at[2] = s->x + 0.5 * h;
        s->at[3] = s->x + h;
        return true;
    }
    return false;
}

/* A verdict replaces one of a larger h. Otherwise the smaller error counts. */
static void keep(Slope *s, const Reading *reading)
{
    bool is_certain = reading->verdict != SLOPE_UNSURE, was_certain = s->verdict != SLOPE_UNSURE;
    bool is_smaller = !is_large(s) && reading->verdict != s->verdict;
    bool is_better = is_certain != was_certain ? is_certain : reading->error < s->error;
    if (!is_better && !(is_certain && is_smaller))
        return;
    s->verdict = reading->verdict;
    s->slope = reading->slope;
    s->error = reading->error;
    s->left = reading->left;
    s->right = reading->right;
    s->is_noisy = reading->is_noisy;
}

/* True if the round before has shown the same slope, compared with the mistake. */
static bool is_confirmed(Slope *s, double slope)
{
    double mistake = isfinite(s->gradient) ? fabs(s->gradient - slope) : fabs(slope);
    bool is_same = fabs(slope - s->suspect) <= BEND * mistake;
    s->suspect = slope;
    return is_same;
}

/* At smaller h, the values would be too close to each other: the next group of steps. */
static void skip_smaller(Slope *s)
{
    int group = (int)steps[s->round - 1].group;
    while (group != LARGE && s->round < STEPS && (int)steps[s->round].group == group)
        s->round++;
}

/* True if no other round can change the verdict. */
static bool is_final(const Slope *s, const Reading *reading)
{
    if (reading->verdict == SLOPE_OFF)
        return s->verdict == SLOPE_OFF && !reading->is_open;
    return reading->verdict == SLOPE_OK && is_exact(s, reading->slope, reading->error);
}

bool slope_next(Slope *s)
{
    if (!isfinite(s->here.value) || !isfinite(s->x))
        return false;
    if (s->round == 0)
        return begin_round(s);
    note_steepest(s);
    Reading reading = read_round(s);
    if (reading.verdict == SLOPE_OFF && !s->wants_gradients)
        return s->wants_gradients = true; /* the same points again */
    s->wants_gradients = false;
    if (reading.verdict == SLOPE_OFF && !is_confirmed(s, reading.slope))
        s->verdict = reading.verdict = SLOPE_UNSURE; /* also after an ok that was not exact */
    keep(s, &reading);
    if (is_final(s, &reading))
        return false;
    if (reading.is_noisy && reading.error > fabs(reading.slope) + fabs(s->gradient))
        skip_smaller(s);
    return begin_round(s);
}
