/*
 * plot_function.c: samples functions of the program for curves.
 *
 * core.mg calls the functions. Between the calls it keeps the state of a curve in a list, whose
 * elements are the CURVE_ constants below.
 */
#include "lib/draw/plot_function.h"

#include <math.h>
#include <string.h>

#include "lib/args.h"
#include "lib/draw/output.h"
#include "lib/draw/plot_data.h"
#include "view/plot/sample.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

/* The elements of the list that is a curve. x and y are lists of floats, ascending in x. */
enum { CURVE_FUNCTION, CURVE_X, CURVE_Y, CURVE_LOW, CURVE_HIGH, CURVE_LOG, CURVE_POINTS };

bool plot_function_is_callable(Datum datum)
{
    return datum.kind == D_CLOSURE || datum.kind == D_NATIVE ||
           (datum.kind == D_INSTANCE && datum.as.instance->type->layout.forward >= 0);
}

static const char *function_name(Datum function)
{
    return function.kind == D_CLOSURE  ? function.as.closure->proto->signature.name
           : function.kind == D_NATIVE ? function.as.native->signature.name
                                       : function.as.instance->type->signature.name;
}

/* ---- the beginning ---- */

/* True for a function or a list of functions. Throws for a mixed list. */
static bool is_functions(Vm *vm, Datum what)
{
    if (what.kind != D_LIST)
        return plot_function_is_callable(what);
    const List *list = what.as.list;
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++)
        count += plot_function_is_callable(list->items[i]);
    if (count && count < list->count)
        error_throw_arg(vm, 0, "plot takes functions or numbers: this list has both");
    return count > 0;
}

/* The last elements of a new curve: the range, whether the x axis is logarithmic, and the number of
   first samples. nil if args[0] is not a function. */
Datum plot_function_begin(Vm *vm, Datum *args, uint32_t count)
{
    enum { FEWEST = 2, MOST = 100000 };
    (void)count;
    if (!is_functions(vm, args[0]))
        return datum_nil();
    output_read_place(vm, args, ARG_PLOT_FILE, ARG_PLOT_ID);
    Plot *plot = plot_data_begin(vm);
    plot_data_set_log(vm, plot, args);
    bool is_log = plot->x.is_log, given = args[1].kind != D_NIL;
    if (given != (args[2].kind != D_NIL))
        error_throw_at(vm, site_arg_span(vm, 1), "write: plot f, -5, 5",
                       "a function is drawn between two numbers");
    double low = given ? arg_number(vm, args, 1) : is_log ? 0.1 : -5.0;
    double high = given ? arg_number(vm, args, 2) : is_log ? 10.0 : 5.0;
    if (!isfinite(low) || !isfinite(high))
        error_throw_arg(vm, isfinite(low) ? 2 : 1, "the range of a plot must be finite");
    if (!(low < high))
        error_throw_at(vm, site_arg_span(vm, 1), "write the lower end first",
                       "the range of a plot is empty");
    if (is_log && low <= 0.0)
        error_throw_arg(vm, 1, "a logarithmic axis begins above 0");
    int64_t points = arg_whole(vm, args, ARG_POINTS);
    if (points < FEWEST || points > MOST)
        error_throw_arg(vm, ARG_POINTS, "points is a number from %d to %d", FEWEST, MOST);
    List *range = heap_list(&vm->heap, 4);
    heap_append(&vm->heap, range, datum_float(low));
    heap_append(&vm->heap, range, datum_float(high));
    heap_append(&vm->heap, range, datum_int(is_log));
    heap_append(&vm->heap, range, datum_int(points));
    return datum_obj(D_LIST, range);
}

/* The result of a function as a plain number: a Value would keep its graph alive. */
Datum plot_function_height(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (datum_is_number(args[2]))
        return datum_float(convert_number(vm, args[2]));
    Buf *text = &vm->scratch;
    buf_clear(text);
    repr_put(vm, text, args[1]);
    error_throw_arg(vm, 0, "%s(%s) returns %s, not a number", function_name(args[0]),
                    buf_text(text), repr_noun(args[2]));
}

/* ---- sampling ---- */

static Samples curve_samples(Vm *vm, const List *curve)
{
    const List *x = curve->items[CURVE_X].as.list, *y = curve->items[CURVE_Y].as.list;
    return (Samples){.arena = vm->library->plots,
                     .x = plot_data_numbers(vm, x, 0),
                     .y = plot_data_numbers(vm, y, 0),
                     .count = x->count,
                     .at_first = (size_t)curve->items[CURVE_POINTS].as.integer,
                     .is_log = curve->items[CURVE_LOG].as.integer};
}

/* The next places at which core.mg must call the function; none once the curve is smooth. */
Datum plot_function_places(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *curve = args[0].as.list;
    plot_data_begin(vm); /* an empty arena for the work */
    Samples samples = curve_samples(vm, curve);
    size_t most = samples.count ? samples.count : samples.at_first;
    double *next = ARENA_ARRAY(samples.arena, double, most);
    size_t found = samples.at_first;
    if (samples.count)
        found = sample_next(&samples, next);
    else
        sample_spread(next, found, curve->items[CURVE_LOW].as.number,
                      curve->items[CURVE_HIGH].as.number, samples.is_log);
    List *places = heap_list(&vm->heap, found);
    for (size_t i = 0; i < found; i++)
        heap_append(&vm->heap, places, datum_float(next[i]));
    return datum_obj(D_LIST, places);
}

/* Merges new samples into the curve. Both are in ascending order of x. */
Datum plot_function_add_heights(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    List *curve = args[0].as.list;
    const List *new_x = args[1].as.list, *new_y = args[2].as.list;
    const List *old_x = curve->items[CURVE_X].as.list, *old_y = curve->items[CURVE_Y].as.list;
    List *x = heap_list(&vm->heap, old_x->count + new_x->count);
    List *y = heap_list(&vm->heap, old_x->count + new_x->count);
    for (size_t i = 0, k = 0; i < old_x->count || k < new_x->count;) {
        bool old = k == new_x->count ||
                   (i < old_x->count && old_x->items[i].as.number < new_x->items[k].as.number);
        heap_append(&vm->heap, x, old ? old_x->items[i] : new_x->items[k]);
        heap_append(&vm->heap, y, old ? old_y->items[i] : new_y->items[k]);
        i += old;
        k += !old;
    }
    curve->items[CURVE_X] = datum_obj(D_LIST, x);
    curve->items[CURVE_Y] = datum_obj(D_LIST, y);
    return datum_nil();
}

/* ---- the end ---- */

bool plot_function_is_sampled(const Datum *args)
{
    if (!plot_data_is_rows(args[0]))
        return false;
    const List *first = args[0].as.list->items[0].as.list;
    return first->count > CURVE_POINTS && plot_function_is_callable(first->items[CURVE_FUNCTION]);
}

void plot_function_add_sampled(Vm *vm, Plot *plot, const Datum *args)
{
    const List *curves = args[0].as.list;
    plot->series = ARENA_ARRAY(plot->arena, PlotSeries, curves->count);
    for (size_t i = 0; i < curves->count; i++) {
        const List *curve = curves->items[i].as.list;
        const char *name = function_name(curve->items[CURVE_FUNCTION]);
        PlotSeries *series = plot_data_add_series(plot, PLOT_LINE, name, strlen(name));
        Samples samples = curve_samples(vm, curve);
        series->has_poles = sample_break(&samples);
        series->x = samples.x;
        series->y = samples.y;
        series->count = samples.count;
    }
}
