/*
 * plot.c: the commands plot, scatter and boundary.
 *
 * plot and boundary call functions of the program, so they are written in core.mg. It passes all
 * arguments on to the internal builtins of this table, which check them and draw.
 */
#include <math.h>

#include "lib/args.h"
#include "lib/draw/output.h"
#include "lib/draw/plot_data.h"
#include "lib/draw/plot_function.h"
#include "lib/registry.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

static Datum plot_finish(Vm *vm, Plot *plot, const OutputPlace *place)
{
    size_t lost = plot_count_lost(plot);
    if (!output_plot(vm, plot, place))
        error_throw_arg(vm, 0,
                        lost ? "there is nothing to plot: a logarithmic axis shows only numbers "
                               "above 0"
                             : "there is nothing to plot: no number here is finite");
    arena_done(plot->arena);
    return datum_nil();
}

/* ---- plot and scatter ---- */

/* An empty plot with its titles and scales. */
static Plot *plot_titled(Vm *vm, Datum *args)
{
    Plot *plot = plot_data_begin(vm);
    plot_data_set_titles(vm, plot, args);
    plot_data_set_log(vm, plot, args);
    return plot;
}

static Datum plot_plot(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    OutputPlace place = output_read_place(vm, args, ARG_PLOT_FILE, ARG_PLOT_ID);
    Plot *plot = plot_titled(vm, args);
    if (plot_function_is_sampled(args))
        plot_function_add_sampled(vm, plot, args);
    else
        plot_data_add_curves(vm, plot, args);
    return plot_finish(vm, plot, &place);
}

static Datum plot_scatter(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    OutputPlace place = output_read_place(vm, args, ARG_SCATTER_FILE, ARG_SCATTER_ID);
    Plot *plot = plot_titled(vm, args);
    if (!plot_data_is_rows(args[0])) {
        plot_data_add_points(vm, plot, args, 2);
        return plot_finish(vm, plot, &place);
    }
    if (args[2].kind != D_NIL && args[1].kind != D_NIL)
        error_throw_arg(vm, 2, "labels follow the rows directly: scatter X, y");
    if (args[2].kind != D_NIL)
        args[1] = args[2];
    plot_data_add_rows(vm, plot, args, 0);
    return plot_finish(vm, plot, &place);
}

/* ---- boundary ---- */

/* The points have the colours of the two sides. A single label has the colour of its sign; points
   without labels are black. */
static void boundary_color(Vm *vm, Plot *plot, Datum labels)
{
    enum { BLACK = 6 };
    if (labels.kind == D_NIL)
        plot->series[0].color = BLACK;
    else if (plot->count == 1 && datum_is_number(labels.as.list->items[0]))
        plot->series[0].color = convert_number(vm, labels.as.list->items[0]) > 0.0;
}

/* Leaves a margin around the points on an axis whose ends are not given. */
static void boundary_widen(PlotAxis *axis, bool is_given)
{
    double pad = is_given ? 0.0 : (axis->high - axis->low) * 0.1;
    if (isfinite(pad)) {
        axis->low -= pad;
        axis->high += pad;
    }
}

static Plot *boundary_plot(Vm *vm, const Datum *args)
{
    Plot *plot = plot_data_begin(vm);
    plot->is_equal = true;
    plot_data_set_titles(vm, plot, args);
    plot_data_add_rows(vm, plot, args, 1);
    boundary_color(vm, plot, args[2]);
    bool x_given = !isnan(plot->x.low), y_given = !isnan(plot->y.low);
    if (!plot_fit(plot))
        error_throw_arg(vm, 1, "there is nothing to plot: no point is within xlim and ylim");
    boundary_widen(&plot->x, x_given);
    boundary_widen(&plot->y, y_given);
    return plot;
}

static Datum boundary_list(Vm *vm, const PlotAxis *axis, size_t size)
{
    List *list = heap_list(&vm->heap, size);
    for (size_t i = 0; i < size; i++)
        heap_append(&vm->heap, list,
                    datum_float(plot_value_at(axis, (double)i / (double)(size - 1))));
    return datum_obj(D_LIST, list);
}

/* The coordinates of the grid at which core.mg calls the model: a list for x and a list for y.
   Checks all arguments first, because there may be thousands of calls. */
static Datum boundary_places(Vm *vm, Datum *args, uint32_t count)
{
    enum { LEAST = 2, MOST = 1000 };
    (void)count;
    output_read_place(vm, args, ARG_BOUNDARY_FILE, ARG_BOUNDARY_ID);
    if (!plot_function_is_callable(args[0]))
        error_throw_arg(vm, 0, "boundary needs a model that can be called with a point, not %s",
                        repr_noun(args[0]));
    int64_t grid = arg_whole(vm, args, ARG_GRID);
    if (grid < LEAST || grid > MOST)
        error_throw_arg(vm, ARG_GRID, "grid is a number from %d to %d", LEAST, MOST);
    Plot *plot = boundary_plot(vm, args);
    List *places = heap_list(&vm->heap, 2);
    heap_append(&vm->heap, places, boundary_list(vm, &plot->x, (size_t)grid));
    heap_append(&vm->heap, places, boundary_list(vm, &plot->y, (size_t)grid));
    return datum_obj(D_LIST, places);
}

static void boundary_set_field(Vm *vm, Plot *plot, const List *values, size_t size)
{
    const double *numbers = plot_data_numbers(vm, values, 0);
    for (size_t i = 0; i < values->count; i++)
        if (isnan(numbers[i]))
            error_throw_arg(vm, 0, "the model returns nan at [%.6g, %.6g]",
                            plot_value_at(&plot->x, (double)(i % size) / (double)(size - 1)),
                            plot_value_at(&plot->y, (double)(i / size) / (double)(size - 1)));
    plot->field = (PlotField){.values = numbers, .size = size};
}

static Datum plot_boundary(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    OutputPlace place = output_read_place(vm, args, ARG_BOUNDARY_FILE, ARG_BOUNDARY_ID);
    Plot *plot = boundary_plot(vm, args);
    boundary_set_field(vm, plot, args[ARG_VALUES].as.list, (size_t)args[ARG_GRID].as.integer);
    return plot_finish(vm, plot, &place);
}

/* Parameters that the commands share, with their defaults and without. */
#define TITLES "title=\"\", xlabel=\"\", ylabel=\"\", xlim=nil, ylim=nil, "
#define ALL    "title, xlabel, ylabel, xlim, ylim, "

static const Builtin rows[] = {
    {"plot(what, a=nil, b=nil, " TITLES "log=\"\", points=500, file=nil, id=nil)", NULL,
     ROW_COMMAND | ROW_WRITES | ROW_CORE | ROW_PLOT, NULL,
     "draws a function from a to b, a list of numbers, or one list against another, "
     "in the terminal or into a file (svg, png, pdf or vl.json)",
     "def f(x) = 3*x**2 - 4*x + 5; plot f, -5, 5", 0},
    {"scatter(X, y=nil, labels=nil, " TITLES "log=\"\", file=nil, id=nil)", plot_scatter,
     ROW_COMMAND | ROW_WRITES, NULL,
     "draws points, coloured by their labels: scatter X, y with a list of pairs, "
     "or scatter xs, ys, labels",
     "X, y = make_moons(50, noise=0.1); scatter X, y", 0},
    {"boundary(model, X, y=nil, " TITLES "grid=100, file=nil, id=nil)", NULL,
     ROW_COMMAND | ROW_WRITES | ROW_CORE, NULL,
     "draws the regions where a model is above and below 0, and the points X",
     "def model(x) = x[0] - x[1]**2; boundary model, [[-1, 0.5], [1, 0.2]], [0, 1], grid=20", 0},
    {"_plot_begin(what, a, b, " ALL "log, points, file, id)", plot_function_begin, ROW_INTERNAL,
     NULL, NULL, NULL, 0},
    {"_plot_places(curve)", plot_function_places, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_plot_add(curve, xs, ys)", plot_function_add_heights, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_plot_height(f, x, y)", plot_function_height, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_plot(what, a, b, " ALL "log, points, file, id)", plot_plot, ROW_INTERNAL, NULL, NULL, NULL,
     0},
    {"_boundary_places(model, X, y, " ALL "grid, file, id)", boundary_places, ROW_INTERNAL, NULL,
     NULL, NULL, 0},
    {"_boundary(model, X, y, " ALL "grid, file, id, values)", plot_boundary, ROW_INTERNAL, NULL,
     NULL, NULL, 0},
};

const BuiltinTable plot_table = {"plots", rows, sizeof rows / sizeof *rows};
