/*
 * stroke.c: thins a curve out column by column, and clips it at the frame.
 *
 * Of the points in one column only four matter for the picture: the first, the lowest, the highest
 * and the last. So the number of strokes depends on the resolution, not on the number of points.
 */
#include "view/plot/stroke.h"

#include <math.h>

/* A point of the series, by its places. */
typedef struct Spot {
    double x, y;
    size_t at; /* its index in the series */
} Spot;

/* Consecutive points in one column. */
typedef struct Run {
    Spot first, lowest, highest, last;
    double column;
    bool is_open; /* it has points */
} Run;

typedef struct Stroker {
    const Pen *pen;
    size_t columns;
    Run run;
    Spot end;      /* the last point of the stroke so far, perhaps outside of the frame */
    bool has_end;  /* the stroke has a point */
    bool is_drawn; /* a line leads to `end` */
    bool is_down;  /* the pen is at `end`, so the next line needs no move */
} Stroker;

/* ---- the frame ---- */

/* Clips at one side: shortens t0 … t1 to where distance + t*change >= 0. False if none is left. */
static bool clip_side(double change, double distance, double *t0, double *t1)
{
    if (change == 0.0)
        return distance >= 0.0;
    double t = -distance / change;
    if (change > 0.0)
        *t0 = fmax(*t0, t);
    else
        *t1 = fmin(*t1, t);
    return *t0 <= *t1;
}

bool stroke_clip(double *x0, double *y0, double *x1, double *y1)
{
    double dx = *x1 - *x0, dy = *y1 - *y0, t0 = 0.0, t1 = 1.0, x = *x0, y = *y0;
    if (!clip_side(dx, x, &t0, &t1) || !clip_side(-dx, 1.0 - x, &t0, &t1) ||
        !clip_side(dy, y, &t0, &t1) || !clip_side(-dy, 1.0 - y, &t0, &t1))
        return false;
    if (t0 > 0.0) {
        *x0 = x + t0 * dx;
        *y0 = y + t0 * dy;
    }
    if (t1 < 1.0) {
        *x1 = x + t1 * dx;
        *y1 = y + t1 * dy;
    }
    return true;
}

static bool is_inside(Spot spot)
{
    return spot.x >= 0.0 && spot.x <= 1.0 && spot.y >= 0.0 && spot.y <= 1.0;
}

/* ---- curves ---- */

/* Continues the stroke to a point, and draws the visible part of the line. */
static void stroke_to(Stroker *s, Spot spot)
{
    Spot from = s->end, to = spot;
    bool had_end = s->has_end;
    s->end = spot;
    s->has_end = true;
    if (!had_end) {
        s->is_drawn = s->is_down = false;
        return;
    }
    s->is_drawn = true;
    if (!stroke_clip(&from.x, &from.y, &to.x, &to.y)) {
        s->is_down = false;
        return;
    }
    if (!s->is_down)
        s->pen->move(s->pen->to, from.x, from.y);
    s->pen->line(s->pen->to, to.x, to.y);
    s->is_down = is_inside(spot);
}

/* Strokes through the four points of the run, in their order in the series, each once. */
static void run_flush(Stroker *s)
{
    Run *run = &s->run;
    bool low_first = run->lowest.at < run->highest.at;
    const Spot corners[] = {run->first, low_first ? run->lowest : run->highest,
                            low_first ? run->highest : run->lowest, run->last};
    if (!run->is_open)
        return;
    for (int i = 0; i < 4; i++)
        if (i == 0 || corners[i].at > corners[i - 1].at)
            stroke_to(s, corners[i]);
    run->is_open = false;
}

static void run_add(Stroker *s, Spot spot)
{
    Run *run = &s->run;
    double column = floor(fmin(fmax(spot.x, -1.0), 2.0) * (double)s->columns);
    if (run->is_open && column != run->column)
        run_flush(s);
    if (!run->is_open) {
        *run = (Run){spot, spot, spot, spot, column, true};
        return;
    }
    if (spot.y < run->lowest.y)
        run->lowest = spot;
    if (spot.y > run->highest.y)
        run->highest = spot;
    run->last = spot;
}

/* Ends the stroke. If it was a single point, draws a dot. */
static void stroke_end(Stroker *s)
{
    run_flush(s);
    if (s->has_end && !s->is_drawn && is_inside(s->end))
        s->pen->dot(s->pen->to, s->end.x, s->end.y);
    s->has_end = s->is_drawn = s->is_down = false;
}

/* Clamps a place far outside of the frame: the direction of a line there does not matter, and the
   clipping keeps its precision. */
static double near(double place)
{
    return fmin(fmax(place, -1e5), 1e5);
}

/* The places of point i; x is nan if it has none. */
static Spot spot_at(const Plot *plot, const PlotSeries *series, size_t i)
{
    double x = plot_place(&plot->x, series->x[i]), y = plot_place(&plot->y, series->y[i]);
    bool has_place = !isnan(x) && !isnan(y);
    plot_poll(&plot->poll);
    return (Spot){has_place ? near(x) : NAN, near(y), i};
}

/* A curve whose x goes back and forth cannot be thinned out by columns. Instead it is drawn with
   every n-th point only; this is n. */
static size_t stroke_stride(const PlotSeries *series)
{
    enum { MOST = 20000 };
    bool goes_back = false;
    for (size_t i = 1; i < series->count && !goes_back; i++)
        goes_back = series->x[i] < series->x[i - 1];
    return goes_back ? 1 + series->count / MOST : 1;
}

static void stroke_line(const Plot *plot, const PlotSeries *series, StrokeGrid grid, const Pen *pen)
{
    Stroker s = {.pen = pen, .columns = grid.columns};
    size_t stride = stroke_stride(series);
    for (size_t i = 0; i < series->count; i++) {
        Spot spot = spot_at(plot, series, i);
        if (isnan(spot.x))
            stroke_end(&s);
        else if (i % stride == 0)
            run_add(&s, spot);
    }
    stroke_end(&s);
}

/* ---- points ---- */

/* Marks the cell of a point; false if it was marked already. */
static bool cell_take(uint8_t *taken, StrokeGrid grid, Spot spot)
{
    size_t column = (size_t)(spot.x * (double)(grid.columns - 1) + 0.5);
    size_t row = (size_t)(spot.y * (double)(grid.rows - 1) + 0.5);
    size_t bit = row * grid.columns + column;
    bool is_free = !(taken[bit / 8] & 1u << bit % 8);
    taken[bit / 8] |= (uint8_t)(1u << bit % 8);
    return is_free;
}

static void stroke_points(const Plot *plot, const PlotSeries *series, StrokeGrid grid,
                          const Pen *pen)
{
    enum { FEW = 5000 }; /* so many points are drawn without thinning them out */
    uint8_t *taken = NULL;
    if (series->count > FEW)
        taken = arena_alloc(plot->arena, grid.columns * grid.rows / 8 + 1);
    for (size_t i = 0; i < series->count; i++) {
        Spot spot = spot_at(plot, series, i);
        if (is_inside(spot) && (!taken || cell_take(taken, grid, spot)))
            pen->dot(pen->to, spot.x, spot.y);
    }
}

void stroke_series(const Plot *plot, const PlotSeries *series, StrokeGrid grid, const Pen *pen)
{
    if (series->kind == PLOT_LINE)
        stroke_line(plot, series, grid, pen);
    else
        stroke_points(plot, series, grid, pen);
}
