/* output.c: the host runs gnuplot for pictures; text needs none. */
#include "lib/draw/output.h"

#include <string.h>

#include "base/sink.h"
#include "lib/args.h"
#include "lib/draw/display.h"
#include "view/plot/plot_gnuplot.h"
#include "view/plot/plot_text.h"
#include "view/plot/plot_vega.h"
#include "vm/error.h"
#include "vm/site.h"

/* Something to draw, and the functions that draw it. */
typedef struct Output {
    void (*put_script)(Buf *out, const void *what, const PlotPaper *paper); /* for gnuplot */
    void (*put_text)(Buf *out, const void *what, const PlotScreen *screen);
    /* Writes a chart in Vega-Lite. Returns NULL, or the reason why there is none. */
    const char *(*put_chart)(Buf *out, const void *what);
    const void *what;
} Output;

static const char file_help[] = "write p.svg, p.png, p.pdf or p.vl.json";

static bool is_chart(const char *ending)
{
    return strcmp(ending, "vl.json") == 0;
}

/* The ending of the file. Throws if that format cannot be written. */
static void output_ending(Vm *vm, const Datum *args, uint32_t arg,
                          char ending[FILE_LONGEST_ENDING + 1])
{
    const char *path = arg_path(vm, args, arg);
    file_ending(vm, arg, path, file_help, ending);
    if (!paper_knows(ending) && !is_chart(ending))
        error_throw_at(vm, site_arg_span(vm, arg), file_help, "a picture cannot be written as '%s'",
                       ending);
}

OutputPlace output_read_place(Vm *vm, const Datum *args, uint32_t file, uint32_t id)
{
    OutputPlace place = {.path_arg = file};
    if (args[file].kind != D_NIL) {
        output_ending(vm, args, file, place.ending);
        place.path = arg_path(vm, args, file);
    }
    if (id != OUTPUT_NO_ID)
        place.id = display_read_id(vm, args, id, place.path != NULL);
    return place;
}

/* Makes the picture in vm->bytes. False, with the reason in vm->message, if that fails. */
static bool output_draw(Vm *vm, const Output *output, const PlotPaper *paper)
{
    buf_clear(&vm->scratch);
    buf_clear(&vm->message);
    buf_clear(&vm->bytes);
    if (!vm->host.gnuplot) {
        buf_puts(&vm->message, "pictures cannot be made here");
        return false;
    }
    output->put_script(&vm->scratch, output->what, paper);
    return file_accept_picture(vm, vm->host.gnuplot(vm->host.ctx, buf_text(&vm->scratch),
                                                    vm->scratch.len, sink_into(&vm->bytes),
                                                    sink_into(&vm->message)));
}

/* Makes the chart in vm->bytes. False, with the reason in vm->message, if there is none.
   DisplaySubject.put_chart */
static bool output_put_chart(Vm *vm, const void *what)
{
    const Output *output = what;
    buf_clear(&vm->message);
    buf_clear(&vm->bytes);
    const char *reason = output->put_chart(&vm->bytes, output->what);
    buf_puts(&vm->message, reason ? reason : "");
    return !reason;
}

static void output_write(Vm *vm, const Output *output, const OutputPlace *place)
{
    if (!(is_chart(place->ending) ? output_put_chart(vm, output)
                                  : output_draw(vm, output, &(PlotPaper){.format = place->ending})))
        file_fail(vm, place->path_arg, "draw", place->path);
    file_write(vm, place->path_arg, place->path, &vm->bytes);
    buf_done(&vm->bytes); /* a picture may be large */
}

/* DisplaySubject.draw */
static bool output_draw_form(Vm *vm, const void *what, const char *format, const HostAccepted *size)
{
    PlotPaper paper = {.format = format};
    if (size)
        paper = (PlotPaper){format, size->width, size->height, size->line};
    return output_draw(vm, what, &paper);
}

/* DisplaySubject.put_text. Its size is the screen's. */
static void output_put_text(Vm *vm, const void *what)
{
    const Output *output = what;
    HostScreen host = vm_screen(vm);
    const PlotScreen screen = {host.columns, host.rows - 1, host.utf8, vm->options.color};
    buf_clear(&vm->scratch);
    output->put_text(&vm->scratch, output->what, &screen);
}

static void output_put(Vm *vm, const Output *output, const OutputPlace *place)
{
    if (place->path)
        output_write(vm, output, place);
    else
        display_show(vm, &(DisplaySubject){.what = output,
                                           .id = place->id,
                                           .kind = OUTPUT_VARYING,
                                           .draw = output_draw_form,
                                           .put_chart = output_put_chart,
                                           .put_text = output_put_text});
}

/* ---- plots and images ---- */

static void put_plot_script(Buf *out, const void *what, const PlotPaper *paper)
{
    plot_gnuplot_put(out, what, paper);
}

static void put_plot_text(Buf *out, const void *what, const PlotScreen *screen)
{
    plot_text_put(out, what, screen);
}

static const char *put_plot_chart(Buf *out, const void *what)
{
    plot_vega_put(out, what);
    return NULL;
}

/* PlotPoll.function */
static void poll_picture(void *ctx)
{
    vm_poll(ctx);
}

bool output_plot(Vm *vm, Plot *plot, const OutputPlace *place)
{
    plot->poll = (PlotPoll){poll_picture, vm};
    size_t lost = plot_count_lost(plot);
    if (!plot_fit(plot))
        return false;
    if (lost)
        vm_note(vm, "%zu %s not shown: a logarithmic axis begins above 0", lost,
                lost == 1 ? "point is" : "points are");
    output_put(vm, &(Output){put_plot_script, put_plot_text, put_plot_chart, plot}, place);
    return true;
}

static void put_image_script(Buf *out, const void *what, const PlotPaper *paper)
{
    image_gnuplot_put(out, what, paper);
}

static void put_image_text(Buf *out, const void *what, const PlotScreen *screen)
{
    image_text_put(out, what, screen);
}

static const char *put_image_chart(Buf *out, const void *what)
{
    const Image *image = what;
    if (image->count * image->width * image->height > IMAGE_VEGA_MOST)
        return "a chart has at most 100,000 pixels; a png has no such limit";
    image_vega_put(out, image);
    return NULL;
}

void output_image(Vm *vm, Image *image, const OutputPlace *place)
{
    image->poll = (PlotPoll){poll_picture, vm};
    output_put(vm, &(Output){put_image_script, put_image_text, put_image_chart, image}, place);
}
