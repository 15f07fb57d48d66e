/* plot_data.c: turns the arguments of the plot commands into a Plot. */
#include "lib/draw/plot_data.h"

#include <math.h>
#include <string.h>

#include "lib/args.h"
#include "vm/compare.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

enum { MOST_CURVES = 16 };

/* Axes begin without limits: nan. */
Plot *plot_data_begin(Vm *vm)
{
    Arena *arena = vm->library->plots;
    arena_done(arena);
    Plot *plot = ARENA_NEW(arena, Plot);
    plot->arena = arena;
    plot->x.low = plot->x.high = plot->y.low = plot->y.high = NAN;
    return plot;
}

/* ---- settings ---- */

/* Copies a text: the string may be collected before the plot is drawn. */
static PlotText plot_text(Plot *plot, const char *text, size_t size)
{
    return (PlotText){arena_copy(plot->arena, text, size), size};
}

static PlotText arg_text(Vm *vm, Plot *plot, const Datum *args, uint32_t arg)
{
    const String *string = arg_string(vm, args, arg);
    return plot_text(plot, string->text, string->size);
}

/* `xlim=[low, high]` */
static void arg_limits(Vm *vm, PlotAxis *axis, const Datum *args, uint32_t arg)
{
    if (args[arg].kind == D_NIL)
        return;
    const List *list = arg_list(vm, args, arg);
    if (list->count != 2)
        error_throw_arg(vm, arg, "the ends of an axis are a list of two numbers, not of %zu",
                        list->count);
    const double *ends = plot_data_numbers(vm, list, arg);
    if (!isfinite(ends[0]) || !isfinite(ends[1]) || !(ends[0] < ends[1]))
        error_throw_arg(vm, arg, "the ends of an axis are two numbers, the lower one first");
    axis->low = ends[0];
    axis->high = ends[1];
}

void plot_data_set_titles(Vm *vm, Plot *plot, const Datum *args)
{
    plot->title = arg_text(vm, plot, args, ARG_TITLE);
    plot->x.label = arg_text(vm, plot, args, ARG_XLABEL);
    plot->y.label = arg_text(vm, plot, args, ARG_YLABEL);
    arg_limits(vm, &plot->x, args, ARG_XLIM);
    arg_limits(vm, &plot->y, args, ARG_YLIM);
}

void plot_data_set_log(Vm *vm, Plot *plot, const Datum *args)
{
    const char *log = arg_string(vm, args, ARG_LOG)->text;
    if (log[strspn(log, "xy")] || strlen(log) > 2)
        error_throw_arg(vm, ARG_LOG,
                        "log is \"x\", \"y\" or \"xy\": the axes that are logarithmic");
    plot->x.is_log = strchr(log, 'x') != NULL;
    plot->y.is_log = strchr(log, 'y') != NULL;
    if (plot->x.is_log && plot->x.low <= 0.0)
        error_throw_arg(vm, ARG_XLIM, "a logarithmic axis begins above 0");
    if (plot->y.is_log && plot->y.low <= 0.0)
        error_throw_arg(vm, ARG_YLIM, "a logarithmic axis begins above 0");
}

/* ---- numbers ---- */

static double *plot_doubles(Vm *vm, size_t count)
{
    return ARENA_ARRAY(vm->library->plots, double, count);
}

double *plot_data_numbers(Vm *vm, const List *list, uint32_t arg)
{
    double *numbers = plot_doubles(vm, list->count);
    for (size_t i = 0; i < list->count; i++) {
        vm_poll(vm);
        if (!datum_is_number(list->items[i]))
            error_throw_arg(vm, arg, "%s needs numbers, but element %zu of this list is %s",
                            site_called_name(vm), i, repr_noun(list->items[i]));
        numbers[i] = convert_number(vm, list->items[i]);
    }
    return numbers;
}

double *plot_data_count_up(Vm *vm, size_t count)
{
    double *numbers = plot_doubles(vm, count);
    for (size_t i = 0; i < count; i++)
        numbers[i] = (double)i;
    return numbers;
}

PlotSeries *plot_data_add_series(Plot *plot, PlotKind kind, const char *name, size_t size)
{
    PlotSeries *series = &plot->series[plot->count];
    *series = (PlotSeries){
        .kind = kind, .name = plot_text(plot, name, size), .color = (uint32_t)plot->count};
    plot->count++;
    plot->has_legend = plot->count > 1;
    return series;
}

/* ---- names ---- */

/* The source texts of the elements, if argument `arg` is a list display such as [ys, zs]: the names
   of curves in the legend. */
typedef struct Names {
    const char *at, *end;
    bool is_written; /* false: there are no texts */
} Names;

/* `wanted` is the number of curves. If the text has another number of elements, as in a
   comprehension, it has no names. */
static Names names_begin(Vm *vm, uint32_t arg, size_t wanted)
{
    Names names;
    Span span = site_arg_text(vm, arg, &names.at);
    names.end = names.at + (span.end - span.start);
    size_t count = 0, size;
    const char *text;
    if (names.end - names.at < 2 || names.at[0] != '[' || names.end[-1] != ']')
        return (Names){0};
    names.at++;
    names.end--;
    for (const char *at = names.at; arg_next_text(&at, names.end, &text, &size);)
        count++;
    names.is_written = count == wanted;
    return names;
}

/* The next name: the source text, or `xs[number]`. */
static void names_put_next(Vm *vm, Names *names, Buf *out, uint32_t arg, size_t number)
{
    const char *text;
    size_t size;
    buf_clear(out);
    if (names->is_written && arg_next_text(&names->at, names->end, &text, &size)) {
        buf_put(out, text, size);
        return;
    }
    Span span = site_arg_text(vm, arg, &text);
    buf_put(out, text, span.end - span.start);
    buf_printf(out, "[%zu]", number);
}

/* ---- curves ---- */

bool plot_data_is_rows(Datum datum)
{
    return datum.kind == D_LIST && datum.as.list->count > 0 &&
           datum.as.list->items[0].kind == D_LIST;
}

static void add_curve(Vm *vm, Plot *plot, double *x, const List *heights, uint32_t arg)
{
    PlotSeries *series =
        plot_data_add_series(plot, PLOT_LINE, buf_text(&vm->scratch), vm->scratch.len);
    series->count = heights->count;
    series->x = x ? x : plot_data_count_up(vm, heights->count);
    series->y = plot_data_numbers(vm, heights, arg);
}

/* The y values of a curve. Throws if there is not one for each x value in `across`. */
static const List *curve_heights(Vm *vm, Datum datum, uint32_t arg, const List *across)
{
    if (datum.kind != D_LIST)
        error_throw_arg(vm, arg, "%s needs lists of numbers here, but one of them is %s",
                        site_called_name(vm), repr_noun(datum));
    const List *heights = datum.as.list;
    if (across && heights->count != across->count)
        error_throw_arg(vm, arg, "x and y have different lengths: %zu and %zu", across->count,
                        heights->count);
    return heights;
}

/* Adds one curve for each element of `curves`. `across`, `x`: their common x values, or NULL. */
static void add_curves(Vm *vm, Plot *plot, const List *curves, uint32_t arg, const List *across,
                       double *x)
{
    if (curves->count > MOST_CURVES)
        error_throw_at(vm, site_arg_span(vm, arg), "points are drawn by scatter",
                       "%s draws at most %d curves: this is a list of %zu lists",
                       site_called_name(vm), MOST_CURVES, curves->count);
    plot->series = ARENA_ARRAY(plot->arena, PlotSeries, curves->count);
    Names names = names_begin(vm, arg, curves->count);
    for (size_t i = 0; i < curves->count; i++) {
        names_put_next(vm, &names, &vm->scratch, arg, i);
        add_curve(vm, plot, x, curve_heights(vm, curves->items[i], arg, across), arg);
    }
}

void plot_data_add_curves(Vm *vm, Plot *plot, const Datum *args)
{
    if (args[2].kind != D_NIL)
        error_throw_at(vm, site_arg_span(vm, 2), "put several curves in a list: plot xs, [ys, zs]",
                       "plot takes one list of x and one of y");
    uint32_t arg = args[1].kind != D_NIL;
    const List *across = arg ? arg_some(vm, args, 0) : NULL, *list = arg_some(vm, args, arg);
    double *x = across ? plot_data_numbers(vm, across, 0) : NULL;
    if (plot_data_is_rows(args[arg])) {
        add_curves(vm, plot, list, arg, across, x);
        return;
    }
    plot->series = ARENA_NEW(plot->arena, PlotSeries);
    buf_clear(&vm->scratch);
    add_curve(vm, plot, x, curve_heights(vm, args[arg], arg, across), arg);
}

/* ---- points ---- */

/* All points with their labels, before they are split into one series per label. */
typedef struct Points {
    double *x, *y;
    const Datum *labels; /* NULL: none */
    size_t count;
} Points;

/* The distinct labels, in ascending order. */
typedef struct Classes {
    Datum labels[PLOT_COLORS];
    size_t count;
} Classes;

/* Inserts a label in order, unless it is known. False if there are too many. */
static bool classes_add(Vm *vm, Classes *classes, Datum label)
{
    size_t at = 0;
    while (at < classes->count && compare_order(vm, classes->labels[at], label) < 0)
        at++;
    if (at < classes->count && compare_order(vm, classes->labels[at], label) == 0)
        return true;
    if (classes->count == PLOT_COLORS)
        return false;
    memmove(&classes->labels[at + 1], &classes->labels[at],
            (classes->count - at) * sizeof *classes->labels);
    classes->labels[at] = label;
    classes->count++;
    return true;
}

/* The labels must be of one type, because only then they can be ordered. */
static Classes classes_find(Vm *vm, const List *labels, uint32_t arg)
{
    Classes classes = {.count = 0};
    for (size_t i = 0; i < labels->count; i++) {
        Datum label = labels->items[i];
        vm_poll(vm);
        bool is_text = label.kind == D_STRING;
        if ((!is_text && !datum_is_number(label)) ||
            (i && is_text != (labels->items[0].kind == D_STRING)))
            error_throw_arg(vm, arg, "labels are all numbers or all strings, but element %zu is %s",
                            i, repr_noun(label));
        if (!is_text && isnan(convert_number(vm, label)))
            error_throw_arg(vm, arg, "element %zu of the labels is nan", i);
        if (!classes_add(vm, &classes, label))
            error_throw_arg(vm, arg, "there are more than %d different labels, and no more colours",
                            PLOT_COLORS);
    }
    return classes;
}

/* Writes a label for the legend. */
static void put_label(Vm *vm, Buf *out, Datum label)
{
    buf_clear(out);
    if (label.kind == D_STRING)
        repr_put_str(vm, out, label);
    else
        buf_printf(out, "%.6g", convert_number(vm, label));
}

/* Adds the series of a label: the points that have it. */
static void add_class(Vm *vm, Plot *plot, const Points *points, Datum label)
{
    put_label(vm, &vm->scratch, label);
    PlotSeries *series =
        plot_data_add_series(plot, PLOT_POINTS, buf_text(&vm->scratch), vm->scratch.len);
    series->x = plot_doubles(vm, points->count);
    series->y = plot_doubles(vm, points->count);
    for (size_t i = 0; i < points->count; i++) {
        if (compare_order(vm, points->labels[i], label) != 0)
            continue;
        series->x[series->count] = points->x[i];
        series->y[series->count++] = points->y[i];
    }
}

/* Adds one series, or one for each label if `labels` is not nil. */
static void add_points(Vm *vm, Plot *plot, Points *points, Datum labels, uint32_t arg)
{
    plot->series = ARENA_ARRAY(plot->arena, PlotSeries, PLOT_COLORS);
    if (labels.kind == D_NIL) {
        PlotSeries *series = plot_data_add_series(plot, PLOT_POINTS, "", 0);
        series->x = points->x;
        series->y = points->y;
        series->count = points->count;
        return;
    }
    if (labels.kind != D_LIST)
        error_throw_arg(vm, arg, "the labels are a list, not %s", repr_noun(labels));
    const List *list = labels.as.list;
    if (list->count != points->count)
        error_throw_arg(vm, arg, "points and labels have different lengths: %zu and %zu",
                        points->count, list->count);
    points->labels = list->items;
    Classes classes = classes_find(vm, list, arg);
    for (size_t i = 0; i < classes.count; i++)
        add_class(vm, plot, points, classes.labels[i]);
    plot->has_legend = true;
}

void plot_data_add_rows(Vm *vm, Plot *plot, const Datum *args, uint32_t arg)
{
    const List *rows = arg_some(vm, args, arg);
    Points points = {plot_doubles(vm, rows->count), plot_doubles(vm, rows->count), NULL,
                     rows->count};
    for (size_t i = 0; i < rows->count; i++) {
        Datum row = rows->items[i];
        vm_poll(vm);
        if (row.kind != D_LIST || row.as.list->count != 2)
            error_throw_arg(vm, arg, "a point is a list of two numbers, but element %zu is %s%s", i,
                            repr_noun(row), row.kind == D_LIST ? " of another length" : "");
        const double *pair = plot_data_numbers(vm, row.as.list, arg);
        points.x[i] = pair[0];
        points.y[i] = pair[1];
    }
    add_points(vm, plot, &points, args[arg + 1], arg + 1);
}

void plot_data_add_points(Vm *vm, Plot *plot, const Datum *args, uint32_t labels)
{
    const List *across = arg_some(vm, args, 0);
    if (args[1].kind == D_NIL)
        error_throw_at(vm, site_arg_span(vm, 0),
                       "write: scatter xs, ys, or scatter [[1, 2], [3, 4]]",
                       "points are two lists of numbers, or one list of rows");
    const List *heights = arg_some(vm, args, 1);
    if (across->count != heights->count)
        error_throw_arg(vm, 1, "x and y have different lengths: %zu and %zu", across->count,
                        heights->count);
    Points points = {plot_data_numbers(vm, across, 0), plot_data_numbers(vm, heights, 1), NULL,
                     across->count};
    add_points(vm, plot, &points, args[labels], labels);
}
