/*
 * ticks.c: round numbers along an axis.
 *
 * All numbers of an axis have the same form, with just enough digits to differ.
 */
#include "view/plot/ticks.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* How the numbers of one axis are written. */
typedef struct TickForm {
    bool has_exponent;
    int digits; /* after the point */
} TickForm;

/* Shortens `1.50e+06` to `1.5e6`, and `1.00e-05` to `1e-5`. */
static void tick_shorten(char *text)
{
    char *exponent = strchr(text, 'e');
    if (!exponent)
        return;
    char *to = exponent;
    const char *from = exponent + 1;
    while (strchr(text, '.') && (to[-1] == '0' || to[-1] == '.') && *to != '.')
        to--;
    *to++ = 'e';
    if (*from == '-')
        *to++ = '-';
    from += *from == '-' || *from == '+';
    while (*from == '0' && from[1])
        from++;
    memmove(to, from, strlen(from) + 1);
}

static void tick_put(Tick *tick, TickForm form, double value)
{
    if (value == 0.0)
        value = 0.0; /* turns -0 into 0 */
    snprintf(tick->text, sizeof tick->text, form.has_exponent ? "%.*e" : "%.*f", form.digits,
             value);
    if (value == 0.0)
        strcpy(tick->text, "0");
    tick_shorten(tick->text);
}

/* The smallest 1, 2 or 5 times a power of ten that is at least `raw`. *exponent is that of its
   first digit. */
static double step_above(double raw, int *exponent)
{
    static const double first[] = {1.0, 2.0, 5.0, 10.0};
    double power = pow(10.0, floor(log10(raw)));
    int i = 0;
    while (i < 3 && first[i] * power < raw * (1.0 - 1e-9))
        i++;
    *exponent = (int)lround(log10(power)) + (i == 3);
    return first[i] * power;
}

/* The form for numbers up to `largest` whose step has its first digit at 10**exponent. */
static TickForm form_for(double largest, int exponent)
{
    enum { MOST_DECIMALS = 6 };
    bool plain = largest < 1e7 && exponent >= -MOST_DECIMALS;
    if (plain)
        return (TickForm){false, exponent < 0 ? -exponent : 0};
    int digits = (int)floor(log10(largest)) - exponent;
    return (TickForm){true, digits > 0 ? digits < 15 ? digits : 15 : 0};
}

static size_t ticks_put_linear(Tick ticks[TICKS_MOST], const PlotAxis *axis, size_t most)
{
    double raw = axis->high / (double)most - axis->low / (double)most;
    int exponent;
    double step = step_above(raw, &exponent);
    TickForm form = form_for(fmax(fabs(axis->low), fabs(axis->high)), exponent);
    double first = ceil(axis->low / step - 1e-6), last = floor(axis->high / step + 1e-6);
    if (!(last - first < TICKS_MOST))
        return 0; /* the range is so narrow that rounding errors spoil the step */
    size_t count = 0;
    for (int i = 0; i <= last - first; i++) {
        double value = (first + i) * step, place = plot_place(axis, value);
        bool is_next = count == 0 || place > ticks[count - 1].place;
        if (!(place >= -1e-6 && place <= 1.0 + 1e-6) || !is_next)
            continue;
        ticks[count].place = fmin(fmax(place, 0.0), 1.0);
        tick_put(&ticks[count++], form, value);
    }
    return count;
}

/* The step between ticks in powers of ten, so that there are at most `most`. */
static int decade_step(int decades, int most)
{
    static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200};
    int i = 0;
    while (i < 7 && decades > steps[i] * most)
        i++;
    return steps[i];
}

/* Ticks at the powers of ten from `first` to `last`; also at 2 and 5 times these, if that makes at
   most `most`. */
static size_t ticks_put_decades(Tick ticks[TICKS_MOST], const PlotAxis *axis, int first, int last,
                                int most)
{
    static const double between[] = {1.0, 2.0, 5.0};
    int decades = last - first + 1, step = decade_step(decades, most);
    int parts = 3 * decades + 2 <= most ? 3 : 1;
    size_t count = 0;
    for (int k = step * (int)floor((double)first / step) - (parts == 3); k <= last; k += step)
        for (int i = 0; i < parts && count < TICKS_MOST; i++) {
            double value = between[i] * pow(10.0, k), place = plot_place(axis, value);
            if (!(place >= -1e-6 && place <= 1.0 + 1e-6))
                continue;
            TickForm form = {k < -4 || k > 5, k < 0 && k >= -4 ? -k : 0};
            ticks[count].place = fmin(fmax(place, 0.0), 1.0);
            tick_put(&ticks[count++], form, value);
        }
    return count;
}

size_t ticks_choose(Tick ticks[TICKS_MOST], const PlotAxis *axis, size_t most)
{
    most = most < 1 ? 1 : most < TICKS_MOST ? most : TICKS_MOST - 1; /* there may be one more */
    if (!axis->is_log)
        return ticks_put_linear(ticks, axis, most);
    int first = (int)ceil(log10(axis->low) - 1e-9), last = (int)floor(log10(axis->high) + 1e-9);
    if (last - first < 1)
        return ticks_put_linear(ticks, axis, most);
    return ticks_put_decades(ticks, axis, first, last, (int)most);
}

size_t ticks_widest(const Tick *ticks, size_t count)
{
    size_t widest = 0;
    for (size_t i = 0; i < count; i++)
        widest = strlen(ticks[i].text) > widest ? strlen(ticks[i].text) : widest;
    return widest;
}
