/* plot_fixture.h: an empty plot for each test, and functions that fill it. */
#ifndef TESTS_PLOT_FIXTURE_H
#define TESTS_PLOT_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "view/plot/plot.h"

static Mem mem;
static Arena arena;
static Buf out;
static Plot plot;
static PlotSeries series[8];

static int setup_plot(void **state)
{
    (void)state;
    mem_init(&mem);
    arena_init(&arena, &mem);
    buf_init(&out, &mem);
    memset(series, 0, sizeof series);
    plot = (Plot){.arena = &arena,
                  .x = {.low = NAN, .high = NAN},
                  .y = {.low = NAN, .high = NAN},
                  .series = series};
    return 0;
}

static int teardown_plot(void **state)
{
    (void)state;
    arena_done(&arena);
    buf_done(&out);
    return mem.used == 0 ? 0 : -1;
}

static inline PlotText text_of(const char *text)
{
    return (PlotText){text, strlen(text)};
}

static inline PlotAxis axis_of(double low, double high, bool is_log)
{
    return (PlotAxis){.low = low, .high = high, .is_log = is_log};
}

/* Adds a series with the given y, over x = 0, 1, 2, … */
static inline PlotSeries *add(PlotKind kind, const char *name, const double *y, size_t count)
{
    PlotSeries *s = &series[plot.count];
    *s = (PlotSeries){.kind = kind, .name = text_of(name), .color = (uint32_t)plot.count++};
    s->x = ARENA_ARRAY(&arena, double, count);
    s->y = ARENA_ARRAY(&arena, double, count);
    s->count = count;
    for (size_t i = 0; i < count; i++) {
        s->x[i] = (double)i;
        s->y[i] = y[i];
    }
    return s;
}

#define ADD(kind, name, ...)                                                                       \
    add(kind, name, (const double[]){__VA_ARGS__},                                                 \
        sizeof((const double[]){__VA_ARGS__}) / sizeof(double))

/* Pseudorandom numbers between 0 and 1, by index. */
static inline double noise(double x)
{
    return fmod(fabs(sin(x * 12345.678)) * 98765.4321, 1.0);
}

#endif
