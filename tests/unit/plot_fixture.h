/* plot_fixture.h: a plot without series, with memory of its own; and what fills it. */
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

/* Adds a series of the heights over 0, 1, 2 … */
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

/* Numbers without any order between 0 and 1. */
static inline double noise(double x)
{
    return fmod(fabs(sin(x * 12345.678)) * 98765.4321, 1.0);
}

#endif
