/*
 * landscape.c: the command landscape, which draws a loss over two of its parameters, or over two
 * directions of a model's parameters.
 *
 * The graph exists already: at each point of a grid, `forward` recomputes it in place. The arrows
 * are the negative gradient, by `backward`. A snapshot puts all data and gradients back.
 */
#include <math.h>

#include "graph/pass/sweep.h"
#include "lib/args.h"
#include "lib/draw/output.h"
#include "lib/draw/plot_data.h"
#include "lib/explain/plane.h"
#include "lib/explain/private.h"
#include "lib/explain/subject.h"
#include "lib/explain/tracks.h"
#include "lib/registry.h"
#include "vm/error.h"
#include "vm/site.h"

/* The arguments; the titles are those of plot_data.h. */
enum {
    ROOT,
    X,
    Y,
    GRID = ARG_GRID,
    ARROWS,
    SEED,
    FILE_ARG,
    ID_ARG,
    PARAMS,
};

typedef struct Landscape {
    Plot *plot;
    Plane plane;
    Node root;
    bool is_model;
    PlanePoint present;
    const Track *tracks[TRACKS_MOST]; /* to be drawn */
    size_t track_count;
} Landscape;

/* ---- arguments ---- */

static int64_t arg_between(Vm *vm, const Datum *args, uint32_t i, int64_t least, int64_t most)
{
    int64_t number = arg_whole(vm, args, i);
    if (number < least || number > most)
        error_throw_arg(vm, i, "%s is a number from %lld to %lld", i == GRID ? "grid" : "arrows",
                        (long long)least, (long long)most);
    return number;
}

/* Throws unless the root depends on the leaves: on both Values, or on a parameter of the model. */
static void check_under_root(Vm *vm, const Landscape *l)
{
    const Tape *tape = &vm->tape;
    size_t under = 0;
    if (tape_op(tape, l->root) == OP_LEAF)
        error_throw_at(vm, site_arg_span(vm, ROOT), "type: landscape L, w1, w2",
                       "landscape needs a result, and this Value is a leaf");
    subject_mark_graph(vm, l->root);
    for (size_t i = 0; i < l->plane.count; i++) {
        bool is_under = tape_is_marked(tape, l->plane.leaves[i]);
        under += is_under;
        if (!l->is_model && !is_under)
            error_throw_arg(vm, X + (uint32_t)i,
                            "the result does not depend on this Value: it is not in its graph");
    }
    if (under == 0)
        error_throw_arg(vm, X,
                        "the result does not depend on these parameters: build it again "
                        "with this model");
}

/* Finds the tracks of the same Values, or of models with as many parameters. */
static void find_tracks(Vm *vm, Landscape *l, const Datum *args)
{
    const Tracks *tracks = vm->library->tracks;
    Buf *of = &vm->scratch;
    buf_clear(of);
    tracks_put_of(vm, of, args, X, args[PARAMS]);
    for (size_t i = 0; i < tracks->count; i++)
        if (strcmp(buf_text(&tracks->items[i].of), buf_text(of)) == 0)
            l->tracks[l->track_count++] = &tracks->items[i];
    if (tracks->count && l->track_count == 0)
        vm_note(vm, "no track is drawn: they are of %s, and this landscape is of %s",
                buf_text(&tracks->items[0].of), buf_text(of));
}

static Landscape read_landscape(Vm *vm, const Datum *args)
{
    Landscape l = {.root = arg_value(vm, args, ROOT), .is_model = args[PARAMS].kind == D_LIST};
    if (l.is_model == (args[Y].kind != D_NIL) || args[X].kind == D_NIL)
        error_throw_at(vm,
                       site_arg_span(vm, args[X].kind == D_NIL ? ROOT
                                         : l.is_model          ? Y
                                                               : X),
                       "type: landscape L, w1, w2, or landscape L, model",
                       "landscape needs two Values under L, or one model");
    l.plot = plot_data_begin(vm);
    l.plot->is_equal = true;
    plot_data_set_titles(vm, l.plot, args);
    l.plane = l.is_model ? plane_of_model(vm, args, PARAMS, SEED) : plane_of_values(vm, args);
    check_under_root(vm, &l);
    l.present = plane_present(vm, &l.plane);
    find_tracks(vm, &l, args);
    return l;
}

/* ---- series: tracks, or the present point ---- */

static PlotSeries *add_series(Landscape *l, PlotKind kind, size_t count, uint32_t color)
{
    PlotSeries *series = &l->plot->series[l->plot->count++];
    *series = (PlotSeries){.kind = kind,
                           .color = color,
                           .x = ARENA_ARRAY(l->plot->arena, double, count),
                           .y = ARENA_ARRAY(l->plot->arena, double, count),
                           .count = count};
    return series;
}

/* A line, and points: at each step of a short track, else at its end. */
static void add_track(Vm *vm, Landscape *l, size_t i)
{
    enum { SHORT = 40 };
    const Track *track = l->tracks[i];
    size_t count = track_count(track);
    PlotSeries *line = add_series(l, PLOT_LINE, count, (uint32_t)i);
    line->name = (PlotText){buf_text(&track->name), track->name.len};
    l->plot->has_legend |= line->name.size > 0;
    for (size_t k = 0; k < count; k++) {
        PlanePoint point = plane_project(vm, &l->plane, track_point(track, k));
        line->x[k] = point.u;
        line->y[k] = point.v;
    }
    PlotSeries *points = add_series(l, PLOT_POINTS, count <= SHORT ? count : 1, (uint32_t)i);
    points->is_small = true;
    for (size_t k = 0; k < points->count; k++) {
        points->x[k] = line->x[count - points->count + k];
        points->y[k] = line->y[count - points->count + k];
    }
}

static void add_all_series(Vm *vm, Landscape *l)
{
    enum { BLACK = 6 };
    l->plot->series = ARENA_ARRAY(l->plot->arena, PlotSeries, 2 * l->track_count + 1);
    for (size_t i = 0; i < l->track_count; i++)
        add_track(vm, l, i);
    if (l->track_count)
        return;
    PlotSeries *series = add_series(l, PLOT_POINTS, 1, BLACK);
    series->x[0] = l->present.u;
    series->y[0] = l->present.v;
}

/* ---- the frame ---- */

/* Widens the range of an axis to the finite ones of these numbers. */
static void widen(PlotRange *range, const double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (isfinite(numbers[i])) {
            range->low = fmin(range->low, numbers[i]);
            range->high = fmax(range->high, numbers[i]);
        }
}

/* The ends of an axis that the user did not give: around the present number and the tracks. A model
   shows at least -1 to 1. */
static PlotRange usual_range(const Landscape *l, bool is_y)
{
    double present = is_y ? l->present.v : l->present.u;
    PlotRange range = {present, present};
    if (l->is_model)
        range = (PlotRange){fmin(present, -1.0), fmax(present, 1.0)};
    for (size_t i = 0; i < l->plot->count; i++) {
        const PlotSeries *series = &l->plot->series[i];
        widen(&range, is_y ? series->y : series->x, series->count);
    }
    double span = range.high - range.low;
    double pad = l->is_model ? 0.0 : span > 0.0 ? 0.3 * span : 1.0 + fabs(present);
    return (PlotRange){range.low - pad, range.high + pad};
}

/* Makes a range at least so long, with the same middle. */
static PlotRange range_of_length(PlotRange range, double least)
{
    double missing = fmax(least - (range.high - range.low), 0.0) / 2;
    return (PlotRange){range.low - missing, range.high + missing};
}

/* Sets the ends of both axes. Those that are not given are chosen; no side of the frame is shorter
   than 0.7 of the other one then. */
static void set_frame(Vm *vm, Landscape *l)
{
    PlotAxis *axes[] = {&l->plot->x, &l->plot->y};
    PlotRange ranges[2];
    bool is_chosen[2];
    for (int i = 0; i < 2; i++) {
        is_chosen[i] = isnan(axes[i]->low);
        ranges[i] = is_chosen[i] ? usual_range(l, i) : (PlotRange){axes[i]->low, axes[i]->high};
    }
    for (int i = 0; i < 2; i++)
        if (is_chosen[i]) {
            PlotRange other = ranges[1 - i];
            ranges[i] = range_of_length(ranges[i], 0.7 * (other.high - other.low));
        }
    for (int i = 0; i < 2; i++) {
        axes[i]->low = ranges[i].low;
        axes[i]->high = ranges[i].high;
        double length = axes[i]->high - axes[i]->low;
        if (!(length > 0.0) || !isfinite(length))
            error_throw_at(vm, site_arg_span(vm, X), "give the ranges: xlim=[-1, 1], ylim=[-1, 1]",
                           "the data of the Values are not finite, or their range is too large");
    }
}

/* Without a label an axis has the name of its Value. */
static void set_labels(Vm *vm, Landscape *l, const Datum *args)
{
    PlotAxis *axes[] = {&l->plot->x, &l->plot->y};
    static const char *const directions[] = {"direction 1", "direction 2"};
    for (uint32_t i = 0; i < 2; i++) {
        Buf *name = &vm->scratch;
        if (axes[i]->label.size)
            continue;
        buf_clear(name);
        if (l->is_model)
            buf_puts(name, directions[i]);
        else
            site_put_value(vm, name, X + i, args[X + i].as.node);
        axes[i]->label =
            (PlotText){arena_copy(l->plot->arena, buf_text(name), name->len), name->len};
    }
}

/* ---- heights and arrows ---- */

static PlanePoint point_at(const Plot *plot, double x, double y)
{
    return (PlanePoint){plot_value_at(&plot->x, x), plot_value_at(&plot->y, y)};
}

/* The loss at a point. Leaves the graph in that state. */
static double height_at(Vm *vm, const Landscape *l, PlanePoint point)
{
    plane_set(vm, &l->plane, point);
    vm_poll(vm);
    if (!sweep_forward(&vm->tape, l->root))
        vm_poll(vm);
    return tape_value(&vm->tape, l->root);
}

/* Gives heights that are infinite or nan those of the highest or lowest finite one, so that the
   contours are those of the finite ones. Throws if there is none. Returns how many were nan. */
static size_t limit_heights(Vm *vm, double *heights, size_t count)
{
    static const double far = 1e300;
    PlotRange finite = {INFINITY, -INFINITY};
    size_t missing = 0;
    widen(&finite, heights, count);
    for (size_t i = 0; i < count; i++) {
        missing += isnan(heights[i]);
        heights[i] =
            isnan(heights[i]) ? finite.high : fmin(fmax(heights[i], finite.low), finite.high);
        heights[i] = fmin(fmax(heights[i], -far), far);
    }
    if (finite.low > finite.high)
        error_throw_arg(vm, ROOT, "there is nothing to plot: the result is %s everywhere here",
                        missing == count ? "nan" : "not finite");
    return missing;
}

/* Evaluates the loss on the grid. Returns how many heights are nan. */
static size_t add_heights(Vm *vm, Landscape *l, size_t size)
{
    double *heights = ARENA_ARRAY(l->plot->arena, double, size *size);
    double last = (double)(size - 1);
    for (size_t i = 0; i < size * size; i++) {
        PlanePoint point = point_at(l->plot, (double)(i % size) / last, (double)(i / size) / last);
        heights[i] = height_at(vm, l, point);
    }
    size_t missing = limit_heights(vm, heights, size * size);
    l->plot->field = (PlotField){heights, size, true};
    return missing;
}

/* An arrow at the middle of a cell, in the direction of the negative gradient. Its length is still
   that of the gradient: for set_lengths. False if there is no direction. */
static bool arrow_at(Vm *vm, const Landscape *l, double aspect, double x, double y,
                     PlotArrow *arrow, double *slope)
{
    const Plot *plot = l->plot;
    double height = height_at(vm, l, point_at(plot, x, y));
    private_backward(vm, l->root);
    PlanePoint gradient = plane_gradient(vm, &l->plane);
    *slope = hypot(gradient.u, gradient.v);
    if (!isfinite(height) || !(*slope > 0.0) || !isfinite(*slope))
        return false;
    double dx = -gradient.u / *slope / (plot->x.high - plot->x.low);
    double dy = -gradient.v / *slope / (plot->y.high - plot->y.low);
    double length = hypot(dx * aspect, dy); /* as a share of the frame's height */
    *arrow = (PlotArrow){x, y, dx / length, dy / length};
    return true;
}

/* The arrows are as long as the root of the slope, so that gentle slopes have visible ones. The
   longest almost fill their cell. */
static void set_lengths(PlotArrow *arrows, const double *slopes, size_t count, double longest)
{
    double steepest = 0.0;
    for (size_t i = 0; i < count; i++)
        steepest = fmax(steepest, slopes[i]);
    for (size_t i = 0; i < count; i++) {
        double length = longest * (0.25 + 0.75 * sqrt(slopes[i] / steepest));
        arrows[i].dx *= length;
        arrows[i].dy *= length;
    }
}

/* `number`: of arrows along the longer side of the frame. */
static void add_arrows(Vm *vm, Landscape *l, size_t number)
{
    double aspect = plot_aspect(l->plot);
    if (aspect <= 0.0)
        aspect = 1.0 / paper_ratio;
    double most = (double)number;
    size_t columns = (size_t)fmax(1.0, round(aspect >= 1.0 ? most : most * aspect));
    size_t rows = (size_t)fmax(1.0, round(aspect >= 1.0 ? most / aspect : most));
    PlotArrow *arrows = ARENA_ARRAY(l->plot->arena, PlotArrow, columns * rows);
    double *slopes = ARENA_ARRAY(l->plot->arena, double, columns *rows);
    size_t count = 0;
    for (size_t i = 0; i < columns * rows; i++) {
        double x = ((double)(i % columns) + 0.5) / (double)columns;
        double y = ((double)(i / columns) + 0.5) / (double)rows;
        count += arrow_at(vm, l, aspect, x, y, &arrows[count], &slopes[count]);
    }
    set_lengths(arrows, slopes, count, 0.9 / (double)rows);
    l->plot->arrows = arrows;
    l->plot->arrow_count = count;
}

static Datum landscape_draw(Vm *vm, Datum *args, uint32_t count)
{
    enum { LEAST_GRID = 2, MOST_GRID = 1000, MOST_ARROWS = 100 };
    (void)count;
    OutputPlace place = output_read_place(vm, args, FILE_ARG, ID_ARG);
    Landscape l = read_landscape(vm, args);
    size_t grid = (size_t)arg_between(vm, args, GRID, LEAST_GRID, MOST_GRID);
    size_t arrows = (size_t)arg_between(vm, args, ARROWS, 0, MOST_ARROWS);
    add_all_series(vm, &l);
    set_frame(vm, &l);
    set_labels(vm, &l, args);
    private_begin(vm);
    size_t missing = add_heights(vm, &l, grid);
    if (arrows)
        add_arrows(vm, &l, arrows);
    private_end(vm);
    if (missing)
        vm_note(vm, "the result is nan at %zu of %zu points, which are drawn as the highest",
                missing, grid * grid);
    output_plot(vm, l.plot, &place);
    arena_done(l.plot->arena);
    return datum_nil();
}

static const Builtin rows[] = {
    {"landscape(root, x=nil, y=nil, title=\"\", xlabel=\"\", ylabel=\"\", xlim=nil, ylim=nil, "
     "grid=60, arrows=12, seed=0, file=nil, id=nil)",
     NULL, ROW_COMMAND | ROW_WRITES | ROW_CORE, NULL,
     "draws a loss over two Values, or over two random directions of a model, with arrows "
     "downhill, and tracks",
     "a = 2.0; b = 1.0; L = a**2 + 3*b**2; landscape L, a, b", 0},
    {"_landscape(root, x, y, title, xlabel, ylabel, xlim, ylim, grid, arrows, seed, file, id, "
     "params)",
     landscape_draw, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable landscape_table = {"plots", rows, sizeof rows / sizeof *rows};
