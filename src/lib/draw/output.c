/* output.c: the host runs gnuplot for pictures; text needs none. */
#include "lib/draw/output.h"

#include "base/sink.h"
#include "lib/args.h"
#include "lib/draw/screen.h"
#include "lib/file.h"
#include "view/plot/plot_gnuplot.h"
#include "view/plot/plot_text.h"
#include "vm/error.h"
#include "vm/site.h"

/* Something to draw, and the functions that draw it. */
typedef struct Output {
    void (*put_script)(Buf *out, const void *what, const PlotPaper *paper); /* for gnuplot */
    void (*put_text)(Buf *out, const void *what, const PlotScreen *screen);
    const void *what;
} Output;

static const char file_help[] = "write p.svg, p.png or p.pdf";

/* The ending of the file. Throws if gnuplot cannot write that format. */
static void output_ending(Vm *vm, const Datum *args, uint32_t arg,
                          char ending[FILE_LONGEST_ENDING + 1])
{
    const char *path = arg_path(vm, args, arg);
    file_ending(vm, arg, path, file_help, ending);
    if (!paper_knows(ending))
        error_throw_at(vm, site_arg_span(vm, arg), file_help, "a picture cannot be written as '%s'",
                       ending);
}

void output_check(Vm *vm, const Datum *args, uint32_t arg)
{
    char ending[FILE_LONGEST_ENDING + 1];
    if (args[arg].kind != D_NIL)
        output_ending(vm, args, arg, ending);
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

static void output_write(Vm *vm, const Output *output, const Datum *args, uint32_t arg)
{
    char ending[FILE_LONGEST_ENDING + 1];
    output_ending(vm, args, arg, ending);
    const char *path = arg_path(vm, args, arg);
    if (!output_draw(vm, output, &(PlotPaper){.format = ending}))
        file_fail(vm, arg, "draw", path);
    file_write(vm, arg, path, &vm->bytes);
    buf_done(&vm->bytes); /* a picture may be large */
}

static bool output_show_picture(Vm *vm, const Output *output)
{
    HostCanvas canvas;
    if (!vm->host.gnuplot || !screen_canvas(vm, &canvas))
        return false;
    const PlotPaper paper = {"png", canvas.width, canvas.height, canvas.line};
    return screen_show(vm, output_draw(vm, output, &paper));
}

/* Its size is the screen's. */
static void output_show_text(Vm *vm, const Output *output)
{
    HostScreen host = vm_screen(vm);
    const PlotScreen screen = {host.columns, host.rows - 1, host.utf8, vm->options.color};
    buf_clear(&vm->scratch);
    output->put_text(&vm->scratch, output->what, &screen);
    vm_print_varying(vm, buf_text(&vm->scratch), vm->scratch.len);
}

static void output_put(Vm *vm, const Output *output, const Datum *args, uint32_t arg)
{
    if (args[arg].kind != D_NIL)
        output_write(vm, output, args, arg);
    else if (!output_show_picture(vm, output))
        output_show_text(vm, output);
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

/* PlotPoll.function */
static void poll_picture(void *ctx)
{
    vm_poll(ctx);
}

bool output_plot(Vm *vm, Plot *plot, const Datum *args, uint32_t arg)
{
    plot->poll = (PlotPoll){poll_picture, vm};
    size_t lost = plot_count_lost(plot);
    if (!plot_fit(plot))
        return false;
    if (lost)
        vm_note(vm, "%zu %s not shown: a logarithmic axis begins above 0", lost,
                lost == 1 ? "point is" : "points are");
    output_put(vm, &(Output){put_plot_script, put_plot_text, plot}, args, arg);
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

void output_image(Vm *vm, Image *image, const Datum *args, uint32_t arg)
{
    image->poll = (PlotPoll){poll_picture, vm};
    output_put(vm, &(Output){put_image_script, put_image_text, image}, args, arg);
}
