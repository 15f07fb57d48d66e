/*
 * plt.c: matplotlib's pyplot: plt.plot, plt.scatter and others collect, plt.show and plt.savefig
 * draw and clear.
 *
 * The figure is drawn as `plot`, `scatter` and `image` draw. Sizes, line styles and colour maps are
 * accepted, so that Python's code runs, and ignored.
 */
#include <math.h>
#include <string.h>

#include "lib/args.h"
#include "lib/draw/figure.h"
#include "lib/draw/histogram.h"
#include "lib/draw/image.h"
#include "lib/draw/output.h"
#include "lib/draw/plot_data.h"
#include "lib/draw/style.h"
#include "lib/registry.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

static bool is_text(Datum datum, const char *text)
{
    return datum.kind == D_STRING && strcmp(datum.as.string->text, text) == 0;
}

/* ---- plt.plot and plt.scatter ---- */

/* A number as an argument is a list of one number. */
static const List *plt_list(Vm *vm, Datum *args, uint32_t arg)
{
    if (datum_is_number(args[arg])) {
        List *list = heap_list(&vm->heap, 1);
        heap_append(&vm->heap, list, args[arg]);
        args[arg] = datum_obj(D_LIST, list);
    }
    return arg_list(vm, args, arg);
}

static PlotText plt_text(Vm *vm, const Datum *args, uint32_t arg)
{
    const String *text = arg_string(vm, args, arg);
    return (PlotText){text->text, text->size};
}

/* Adds the series of a plot to the figure, and forgets the plot. */
static PlotSeries *plt_collect(Vm *vm, const Plot *plot)
{
    PlotSeries *series = figure_add_series(vm->library->figure, plot);
    if (!series)
        error_throw(vm, "a plot has at most %d curves: plt.show() draws them", FIGURE_MOST_SERIES);
    arena_done(plot->arena);
    return series;
}

enum {
    PLOT_LABEL,
    PLOT_COLOR,
    PLOT_C,
    PLOT_LINESTYLE,
    PLOT_LS,
    PLOT_MARKER,
    PLOT_FIRST = 12 /* the last named parameter precedes it */
};

/* The style of a curve: that of the style text, changed by the named arguments. */
static Style plot_style(const Datum *args, const char *text)
{
    Style style = style_read(text);
    uint32_t color = style_color(args[args[PLOT_C].kind == D_NIL ? PLOT_COLOR : PLOT_C]);
    Datum line = args[args[PLOT_LS].kind == D_NIL ? PLOT_LINESTYLE : PLOT_LS];
    if (color != STYLE_NO_COLOR)
        style.color = color;
    if (is_text(line, "") || is_text(line, " ") || is_text(line, "None") || is_text(line, "none"))
        style.kind = PLOT_POINTS;
    return style;
}

/* Reads one curve: `ys`, or `xs, ys`, and then perhaps a style. Returns the next argument. */
static uint32_t plot_read_curve(Vm *vm, Plot *plot, Datum *args, uint32_t at, uint32_t count)
{
    bool has_x = at + 1 < count && args[at + 1].kind != D_STRING;
    uint32_t y = at + has_x, next = y + 1;
    const List *across = has_x ? plt_list(vm, args, at) : NULL, *heights = plt_list(vm, args, y);
    if (across && across->count != heights->count)
        error_throw_arg(vm, y, "x and y have different lengths: %zu and %zu", across->count,
                        heights->count);
    bool has_style = next < count && args[next].kind == D_STRING;
    const char *text = has_style ? args[next].as.string->text : "";
    Style style = plot_style(args, text);
    PlotText label = plt_text(vm, args, PLOT_LABEL);
    PlotSeries *series = plot_data_add_series(plot, style.kind, label.text, label.size);
    series->count = heights->count;
    series->y = plot_data_numbers(vm, heights, y);
    series->x = across ? plot_data_numbers(vm, across, at) : plot_data_count_up(vm, heights->count);
    if (style.color != STYLE_NO_COLOR) /* figure_add_series adds the number of series before */
        series->color = style.color - (uint32_t)vm->library->figure->plot.count;
    return next + has_style;
}

static Datum plt_plot(Vm *vm, Datum *args, uint32_t count)
{
    Plot *plot = plot_data_begin(vm);
    plot->series = ARENA_ARRAY(plot->arena, PlotSeries, count);
    if (count == PLOT_FIRST)
        error_throw_at(vm, site_span(vm), "write: plt.plot(xs, ys)",
                       "plt.plot needs a list of numbers");
    for (uint32_t at = PLOT_FIRST; at < count;)
        at = plot_read_curve(vm, plot, args, at, count);
    plt_collect(vm, plot);
    return datum_nil();
}

enum { SCATTER_X, SCATTER_Y, SCATTER_S, SCATTER_C, SCATTER_LABEL, SCATTER_COLOR };

/* `c` is a list of labels, one for each point, or the name of a colour. */
static Datum plt_scatter(Vm *vm, Datum *args, uint32_t count)
{
    Plot *plot = plot_data_begin(vm);
    Datum c = args[SCATTER_C];
    (void)count;
    plt_list(vm, args, SCATTER_X);
    plt_list(vm, args, SCATTER_Y);
    bool is_labelled = c.kind == D_LIST;
    if (!is_labelled)
        args[SCATTER_C] = datum_nil();
    plot_data_add_points(vm, plot, args, SCATTER_C);
    PlotText label = plt_text(vm, args, SCATTER_LABEL);
    PlotSeries *series = plt_collect(vm, plot);
    vm->library->figure->has_legend |= is_labelled;
    if (is_labelled)
        return datum_nil();
    series->name = figure_text(vm->library->figure, label);
    uint32_t color = style_color(c.kind == D_STRING ? c : args[SCATTER_COLOR]);
    if (color != STYLE_NO_COLOR)
        series->color = color;
    return datum_nil();
}

enum { HIST_X, HIST_BINS, HIST_DENSITY, HIST_LABEL, HIST_COLOR };

/* The outlines of histograms; the label and the colour are those of the first one. */
static Datum plt_hist(Vm *vm, Datum *args, uint32_t count)
{
    Plot *plot = plot_data_begin(vm);
    (void)count;
    size_t bins = histogram_read_bins(vm, args, HIST_BINS);
    PlotText label = plt_text(vm, args, HIST_LABEL);
    uint32_t color = style_color(args[HIST_COLOR]);
    histogram_add(vm, plot, args, HIST_X, bins, convert_truth(vm, args[HIST_DENSITY]));
    PlotSeries *series = plt_collect(vm, plot);
    if (args[HIST_X].kind != D_DICT)
        series->name = figure_text(vm->library->figure, label);
    if (color != STYLE_NO_COLOR)
        series->color = color;
    return datum_nil();
}

static Datum plt_imshow(Vm *vm, Datum *args, uint32_t count)
{
    Plot *plot = plot_data_begin(vm);
    Image image = {.arena = plot->arena};
    const Datum pixels[] = {args[0], datum_nil()}; /* without a width */
    (void)count;
    image_read(vm, &image, pixels);
    figure_set_image(vm->library->figure, &image);
    arena_done(plot->arena);
    return datum_nil();
}

/* ---- titles and axes ---- */

static Datum plt_title(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    vm->library->figure->plot.title = figure_text(vm->library->figure, plt_text(vm, args, 0));
    return datum_nil();
}

static Datum plt_xlabel(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    vm->library->figure->plot.x.label = figure_text(vm->library->figure, plt_text(vm, args, 0));
    return datum_nil();
}

static Datum plt_ylabel(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    vm->library->figure->plot.y.label = figure_text(vm->library->figure, plt_text(vm, args, 0));
    return datum_nil();
}

/* `plt.xlim(0, 1)` or `plt.xlim([0, 1])` */
static Datum set_limits(Vm *vm, PlotAxis *axis, const Datum *args)
{
    double low, high;
    if (args[1].kind == D_NIL) {
        const List *ends = arg_list(vm, args, 0);
        if (ends->count != 2)
            error_throw_arg(vm, 0, "the ends of an axis are two numbers, not %zu", ends->count);
        const double *numbers = plot_data_numbers(vm, ends, 0);
        low = numbers[0];
        high = numbers[1];
    } else {
        low = arg_number(vm, args, 0);
        high = arg_number(vm, args, 1);
    }
    if (!isfinite(low) || !isfinite(high) || !(low < high))
        error_throw_arg(vm, 0, "the ends of an axis are two numbers, the lower one first");
    axis->low = low;
    axis->high = high;
    return datum_nil();
}

static Datum plt_xlim(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return set_limits(vm, &vm->library->figure->plot.x, args);
}

static Datum plt_ylim(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return set_limits(vm, &vm->library->figure->plot.y, args);
}

static Datum set_scale(Vm *vm, PlotAxis *axis, const Datum *args)
{
    bool is_log = is_text(args[0], "log");
    if (!is_log && !is_text(args[0], "linear"))
        error_throw_arg(vm, 0, "a scale is \"log\" or \"linear\"");
    axis->is_log = is_log;
    return datum_nil();
}

static Datum plt_xscale(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return set_scale(vm, &vm->library->figure->plot.x, args);
}

static Datum plt_yscale(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return set_scale(vm, &vm->library->figure->plot.y, args);
}

/* "equal" gives both axes the same scale; other texts are ignored. */
static Datum plt_axis(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (is_text(args[0], "equal") || is_text(args[0], "scaled") || is_text(args[0], "square"))
        vm->library->figure->plot.is_equal = true;
    return datum_nil();
}

/* Gives names to the curves, in their order. */
static void figure_set_names(Vm *vm, Figure *figure, const List *names)
{
    for (size_t i = 0; i < names->count; i++) {
        if (names->items[i].kind != D_STRING)
            error_throw_arg(vm, 0, "the names of a legend are strings, not %s",
                            repr_noun(names->items[i]));
        const String *name = names->items[i].as.string;
        if (i < figure->plot.count)
            figure->plot.series[i].name = figure_text(figure, (PlotText){name->text, name->size});
    }
}

static Datum plt_legend(Vm *vm, Datum *args, uint32_t count)
{
    Figure *figure = vm->library->figure;
    (void)count;
    if (args[0].kind != D_NIL)
        figure_set_names(vm, figure, arg_list(vm, args, 0));
    figure->has_legend = true;
    return datum_nil();
}

static Datum plt_ignore(Vm *vm, Datum *args, uint32_t count)
{
    (void)vm, (void)args, (void)count;
    return datum_nil();
}

/* ---- figures ---- */

/* Begins a new figure. The size is ignored. */
static Datum plt_figure(Vm *vm, Datum *args, uint32_t count)
{
    Figure *figure = vm->library->figure;
    (void)args, (void)count;
    if (!figure_is_empty(figure))
        vm_note(vm, "the plot before plt.figure() was not drawn: call plt.show() first");
    figure_clear(figure);
    return datum_nil();
}

static Datum plt_close(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    figure_clear(vm->library->figure);
    return datum_nil();
}

static void figure_draw(Vm *vm, Figure *figure, const OutputPlace *place)
{
    Plot plot = figure->plot;
    if ((plot.x.is_log && plot.x.low <= 0.0) || (plot.y.is_log && plot.y.low <= 0.0))
        error_throw_at(vm, site_span(vm), "call plt.xlim or plt.ylim with a lower end above 0",
                       "a logarithmic axis begins above 0");
    if (figure->image.count) {
        if (plot.count)
            error_throw(vm, "a plot has an image, or curves and points, not both");
        figure->image.title = plot.title;
        output_image(vm, &figure->image, place);
        return;
    }
    for (size_t i = 0; i < plot.count; i++)
        plot.has_legend |= figure->has_legend && plot.series[i].name.size > 0;
    if (!output_plot(vm, &plot, place))
        error_throw(vm, "there is nothing to plot: no number can be shown");
}

static Datum plt_show(Vm *vm, Datum *args, uint32_t count)
{
    Figure *figure = vm->library->figure;
    (void)args, (void)count;
    figure->is_noted |= vm->options.interactive;
    if (!figure_is_empty(figure))
        figure_draw(vm, figure, &(OutputPlace){0});
    figure_clear(figure);
    return datum_nil();
}

static Datum plt_savefig(Vm *vm, Datum *args, uint32_t count)
{
    Figure *figure = vm->library->figure;
    (void)count;
    OutputPlace place = output_read_place(vm, args, 0, OUTPUT_NO_ID);
    if (figure_is_empty(figure))
        error_throw_at(vm, site_span(vm), "call it in place of plt.show(), which draws and clears",
                       "there is nothing to save: plt.plot and plt.scatter collect first");
    figure_draw(vm, figure, &place);
    figure->is_noted |= vm->options.interactive;
    figure_clear(figure);
    return datum_nil();
}

/* ---- what mgrad does in another way ---- */

static Datum plt_contourf(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    error_throw_at(vm, site_span(vm), "write: boundary model, X, y > border.svg",
                   "the regions of a model are drawn by boundary, which calls the model itself");
}

static Datum plt_subplots(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    error_throw_at(vm, site_span(vm), "call plt.show() after each plot",
                   "a picture has one plot: there are no subplots");
}

/* Parameters that are accepted and ignored. */
#define FONT "fontsize=nil, loc=nil, pad=nil, color=nil"

static const Builtin rows[] = {
    {"plt.plot(*data, label=\"\", color=nil, c=nil, linestyle=nil, ls=nil, marker=nil, "
     "linewidth=nil, lw=nil, markersize=nil, ms=nil, alpha=nil, zorder=nil)",
     plt_plot, 0, NULL,
     "collects a curve, ys or xs, ys, for plt.show; a style such as \"ro\" draws points",
     "plt.plot([1, 2, 3], [1, 4, 9]); plt.show()", 0},
    {"plt.scatter(x, y, s=nil, c=nil, label=\"\", color=nil, cmap=nil, marker=nil, alpha=nil, "
     "edgecolors=nil, edgecolor=nil, linewidths=nil, linewidth=nil, zorder=nil)",
     plt_scatter, 0, NULL, "collects points for plt.show; c is a list of labels, or a colour",
     "plt.scatter([1, 2, 3], [1, 4, 9], c=[0, 1, 1]); plt.show()", 0},
    {"plt.hist(x, bins=10, density=false, label=\"\", color=nil, alpha=nil, histtype=nil, "
     "edgecolor=nil)",
     plt_hist, 0, NULL, "collects the outline of a histogram for plt.show",
     "plt.hist([1, 1, 2, 5], bins=4); plt.show()", 0},
    {"plt.imshow(pixels, cmap=nil, interpolation=nil, vmin=nil, vmax=nil, aspect=nil)", plt_imshow,
     0, NULL, "collects a grey picture for plt.show", "plt.imshow([[0, 1], [1, 0]]); plt.show()",
     0},
    {"plt.title(text, " FONT ")", plt_title, 0, NULL, "sets the title",
     "plt.plot([1, 4, 9]); plt.title(\"squares\"); plt.show()", 0},
    {"plt.xlabel(text, " FONT ")", plt_xlabel, 0, NULL, "sets the name of the x axis",
     "plt.plot([1, 4, 9]); plt.xlabel(\"n\"); plt.show()", 0},
    {"plt.ylabel(text, " FONT ")", plt_ylabel, 0, NULL, "sets the name of the y axis",
     "plt.plot([1, 4, 9]); plt.ylabel(\"n*n\"); plt.show()", 0},
    {"plt.xlim(low, high=nil)", plt_xlim, 0, NULL, "sets the ends of the x axis",
     "plt.plot([1, 4, 9]); plt.xlim(0, 1); plt.show()", 0},
    {"plt.ylim(low, high=nil)", plt_ylim, 0, NULL, "sets the ends of the y axis",
     "plt.plot([1, 4, 9]); plt.ylim(0, 10); plt.show()", 0},
    {"plt.xscale(scale)", plt_xscale, 0, NULL, "makes the x axis \"log\" or \"linear\"",
     "plt.plot([1, 2, 4], [1, 2, 3]); plt.xscale(\"log\"); plt.show()", 0},
    {"plt.yscale(scale)", plt_yscale, 0, NULL, "makes the y axis \"log\" or \"linear\"",
     "plt.plot([1, 2, 4]); plt.yscale(\"log\"); plt.show()", 0},
    {"plt.axis(what=nil)", plt_axis, 0, NULL, "\"equal\": both axes have the same scale",
     "plt.plot([1, 2, 4]); plt.axis(\"equal\"); plt.show()", 0},
    {"plt.legend(names=nil, loc=nil, fontsize=nil)", plt_legend, 0, NULL,
     "shows the labels of curves and points, or these names",
     "plt.plot([1, 4, 9], label=\"squares\"); plt.legend(); plt.show()", 0},
    {"plt.grid(visible=true, alpha=nil, linestyle=nil)", plt_ignore, 0, "plt.tight_layout",
     "does nothing: plots have a grid and a tight layout",
     "plt.plot([1, 4, 9]); plt.grid(); plt.show()", 0},
    {"plt.figure(num=nil, figsize=nil, dpi=nil)", plt_figure, 0, NULL,
     "begins a new plot; the size is ignored",
     "plt.figure(figsize=[5, 5]); plt.plot([1, 4, 9]); plt.show()", 0},
    {"plt.show(block=nil)", plt_show, 0, NULL, "draws what was collected, and clears it",
     "plt.plot([1, 4, 9]); plt.show()", 0},
    {"plt.savefig(file, dpi=nil, bbox_inches=nil, format=nil, transparent=nil)", plt_savefig, 0,
     NULL, "draws what was collected into a file (svg, png, pdf or vl.json), and clears it",
     "plt.plot([1, 4, 9]); plt.savefig(\"squares.svg\")", 0},
    {"plt.close(what=nil)", plt_close, 0, "plt.clf plt.cla", "clears what was collected",
     "plt.plot([1, 4, 9]); plt.close()", 0},
    {"plt.contourf(*data, cmap=nil, alpha=nil, levels=nil)", plt_contourf, 0, "plt.contour",
     "is not available: boundary draws the regions of a model",
     "def model(x) = x[0]; boundary model, [[-1, 0], [1, 0]], grid=20", 0},
    {"plt.subplots(*size, figsize=nil)", plt_subplots, 0, "plt.subplot",
     "is not available: a picture has one plot",
     "plt.plot([1, 4, 9]); plt.show(); plt.plot([1, 8, 27]); plt.show()", 0},
    {"plt.cm.Spectral", NULL, 0,
     "plt.cm.jet plt.cm.viridis plt.cm.gray plt.cm.coolwarm plt.cm.RdBu plt.cm.Paired",
     "a colour map of matplotlib, which is ignored",
     "plt.scatter([1, 2], [3, 4], c=[0, 1], cmap=plt.cm.Spectral); plt.show()", 0},
};

const BuiltinTable plt_table = {"matplotlib's pyplot", rows, sizeof rows / sizeof *rows};
