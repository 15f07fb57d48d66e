/*
 * histogram.c: the command histogram.
 *
 * A histogram is drawn as its outline, which is a curve, so several of them can be compared in one
 * plot.
 */
#include "lib/draw/histogram.h"

#include <math.h>

#include "heap/dict.h"
#include "lib/args.h"
#include "lib/draw/output.h"
#include "lib/draw/plot_data.h"
#include "lib/registry.h"
#include "vm/convert.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/repr.h"

size_t histogram_read_bins(Vm *vm, const Datum *args, uint32_t i)
{
    int64_t bins = arg_whole(vm, args, i);
    if (bins < 1 || bins > HISTOGRAM_MOST_BINS)
        error_throw_arg(vm, i, "bins is a number from 1 to %d", HISTOGRAM_MOST_BINS);
    return (size_t)bins;
}

/* The range of the finite numbers of all series; of one number, a range around it. */
static PlotRange range_of(const Plot *plot)
{
    PlotRange range = {INFINITY, -INFINITY};
    for (size_t i = 0; i < plot->count; i++)
        for (size_t k = 0; k < plot->series[i].count; k++)
            if (isfinite(plot->series[i].y[k])) {
                range.low = fmin(range.low, plot->series[i].y[k]);
                range.high = fmax(range.high, plot->series[i].y[k]);
            }
    if (range.low == range.high)
        range = (PlotRange){range.low - 0.5, range.high + 0.5};
    return range;
}

/* The end of bin i, counted from 0 for the lower end of the first one. */
static double bin_edge(PlotRange range, size_t bins, size_t i)
{
    double share = (double)i / (double)bins;
    return range.low * (1.0 - share) + range.high * share;
}

/* The bin of a number. The last one includes its upper end. */
static size_t bin_of(PlotRange range, size_t bins, double number)
{
    double share = (number / 2 - range.low / 2) / (range.high / 2 - range.low / 2);
    size_t bin = (size_t)fmin(share * (double)bins, (double)(bins - 1));
    if (bin > 0 && number < bin_edge(range, bins, bin))
        bin--;
    else if (bin + 1 < bins && number >= bin_edge(range, bins, bin + 1))
        bin++;
    return bin;
}

/* Replaces the numbers of a series by the outline of their histogram. Returns how many numbers are
   not finite. */
static size_t make_outline(Vm *vm, Plot *plot, PlotSeries *series, PlotRange range, size_t bins,
                           bool is_density)
{
    double *counts = ARENA_ARRAY(plot->arena, double, bins);
    size_t lost = 0, corners = 2 * bins + 2;
    for (size_t k = 0; k < series->count; k++) {
        vm_poll(vm);
        if (isfinite(series->y[k]))
            counts[bin_of(range, bins, series->y[k])] += 1.0;
        else
            lost++;
    }
    double total = (double)(series->count - lost), width = (range.high - range.low) / (double)bins;
    double unit = is_density && total > 0.0 ? 1.0 / total / width : 1.0;
    series->x = ARENA_ARRAY(plot->arena, double, corners);
    series->y = ARENA_ARRAY(plot->arena, double, corners);
    series->count = corners;
    for (size_t i = 0; i < corners; i++) {
        size_t edge = i / 2;
        bool is_outside = i == 0 || i + 1 == corners;
        series->x[i] = bin_edge(range, bins, edge);
        double height = is_outside ? 0.0 : counts[edge - (i % 2 == 0)] * unit;
        series->y[i] = height == 0.0 && plot->y.is_log ? NAN : height;
    }
    return lost;
}

/* The values of a dictionary as lists, with the keys as the names of the series. */
static void add_dictionary(Vm *vm, Plot *plot, const Dict *dict, uint32_t arg)
{
    for (const DictEntry *entry = dict_first(dict); entry; entry = dict_next(dict, entry))
        if (entry->value.kind != D_LIST) {
            buf_clear(&vm->scratch);
            repr_put(vm, &vm->scratch, entry->key);
            error_throw_arg(vm, arg, "the value of %s is %s, not a list", buf_text(&vm->scratch),
                            repr_noun(entry->value));
        }
    const Datum lists[] = {datum_obj(D_LIST, dictionary_list(vm, dict, DICTIONARY_VALUES)),
                           datum_nil(), datum_nil()};
    plot_data_add_curves(vm, plot, lists);
    size_t i = 0;
    for (const DictEntry *entry = dict_first(dict); entry; entry = dict_next(dict, entry)) {
        Buf *name = &vm->scratch;
        buf_clear(name);
        if (entry->key.kind == D_STRING)
            buf_put(name, entry->key.as.string->text, entry->key.as.string->size);
        else
            repr_put(vm, name, entry->key);
        if (i < plot->count)
            plot->series[i++].name =
                (PlotText){arena_copy(plot->arena, buf_text(name), name->len), name->len};
    }
}

void histogram_add(Vm *vm, Plot *plot, const Datum *args, uint32_t arg, size_t bins,
                   bool is_density)
{
    size_t lost = 0;
    if (args[arg].kind == D_DICT)
        add_dictionary(vm, plot, args[arg].as.dict, arg);
    else
        plot_data_add_curves(vm, plot, (const Datum[]){args[arg], datum_nil(), datum_nil()});
    PlotRange range = range_of(plot);
    if (!(range.high > range.low))
        error_throw_arg(vm, arg, "there is nothing to plot: no number here is finite");
    for (size_t i = 0; i < plot->count; i++)
        lost += make_outline(vm, plot, &plot->series[i], range, bins, is_density);
    if (lost)
        vm_note(vm, "%zu %s not counted: nan or inf", lost,
                lost == 1 ? "number is" : "numbers are");
}

enum { NUMBERS, BINS, DENSITY };

/* The bottom of the frame is 0, unless the user gave the ends of the y axis. */
static void set_bottom(Plot *plot)
{
    double highest = 0.0;
    if (plot->y.is_log || !isnan(plot->y.low))
        return;
    for (size_t i = 0; i < plot->count; i++)
        for (size_t k = 0; k < plot->series[i].count; k++)
            highest = fmax(highest, plot->series[i].y[k]);
    plot->y.low = 0.0;
    plot->y.high = 1.05 * highest;
}

static bool has_several(Datum numbers)
{
    return plot_data_is_rows(numbers) || numbers.kind == D_DICT;
}

static Datum histogram_draw(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    OutputPlace place = output_read_place(vm, args, ARG_SCATTER_FILE, ARG_SCATTER_ID);
    size_t bins = histogram_read_bins(vm, args, BINS);
    bool is_density =
        args[DENSITY].kind == D_NIL ? has_several(args[NUMBERS]) : convert_truth(vm, args[DENSITY]);
    Plot *plot = plot_data_begin(vm);
    plot_data_set_titles(vm, plot, args);
    plot_data_set_log(vm, plot, args);
    if (plot->y.label.size == 0)
        plot->y.label = is_density ? (PlotText){"density", 7} : (PlotText){"count", 5};
    histogram_add(vm, plot, args, NUMBERS, bins, is_density);
    set_bottom(plot);
    if (!output_plot(vm, plot, &place))
        error_throw_arg(vm, NUMBERS, "there is nothing to plot here");
    arena_done(plot->arena);
    return datum_nil();
}

static const Builtin rows[] = {
    {"histogram(xs, bins=30, density=nil, title=\"\", xlabel=\"\", ylabel=\"\", xlim=nil, "
     "ylim=nil, log=\"\", file=nil, id=nil)",
     histogram_draw, ROW_COMMAND | ROW_WRITES, NULL,
     "draws how many numbers are in each of equal ranges: of a list, of several, or of a "
     "dictionary of lists",
     "histogram randn(1000)", 0},
};

const BuiltinTable histogram_table = {"plots", rows, sizeof rows / sizeof *rows};
