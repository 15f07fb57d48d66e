/* draw.c: graphs as pictures and text: draw, dot. */
#include "lib/draw/draw.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "view/tree.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/site.h"
#include "vm/sum.h"

enum { MANY_NODES = 1000 };

static Library *draw_library(const Vm *vm)
{
    return vm->library;
}

/* ---- what the picture shows ---- */

/* The graph as it was planned. */
static ViewGraph drawing_graph(Vm *vm, const DrawRequest *request)
{
    const ViewParts *parts = &draw_library(vm)->parts.parts;
    return (ViewGraph){&vm->tape, &vm->names, request->roots, request->root_count,
                       parts->count ? parts : NULL};
}

void drawing_forget(Vm *vm)
{
    outline_done(&draw_library(vm)->outline);
    provenance_done(&draw_library(vm)->parts);
}

static _Noreturn void drawing_fail_large(Vm *vm)
{
    vm_poll(vm);
    error_throw(vm, "out of memory: the graph is too large to be drawn");
}

/* A page can show where nodes come from: ids, classes, tooltips. */
static bool request_is_page(const DrawRequest *request)
{
    return strcmp(request->ending, "svg") == 0;
}

void drawing_plan(Vm *vm, const DrawRequest *request)
{
    Outline *outline = &draw_library(vm)->outline;
    drawing_forget(vm);
    ViewGraph graph = drawing_graph(vm, request);
    if (!outline_begin(outline, &graph))
        drawing_fail_large(vm);
    if (request->group || request->fold || request->color || request_is_page(request))
        provenance_find(&draw_library(vm)->parts, vm, outline);
    graph = drawing_graph(vm, request);
    if (request->fold)
        outline_fold(outline, &graph);
    if (request->depth >= 0)
        outline_cut(outline, &graph, (uint64_t)request->depth);
}

/* ---- pictures ---- */

static void put_origin(void *ctx, Buf *out, Node node)
{
    provenance_put_origin(ctx, out, node);
}

/* Leaves the DOT text in vm->scratch. */
static bool drawing_put_dot(Vm *vm, const DrawRequest *request, const DotFrame *frame)
{
    ViewGraph graph = drawing_graph(vm, request);
    DotForm form = {.rankdir = draw_library(vm)->settings.rankdir,
                    .color = request->color,
                    .clusters = request->group,
                    .frame = frame,
                    .put_origin = request_is_page(request) ? put_origin : NULL,
                    .origin_ctx = vm};
    buf_clear(&vm->scratch);
    return dot_put(&vm->scratch, &graph, &draw_library(vm)->outline, &form);
}

static bool request_is_dot(const DrawRequest *request)
{
    return strcmp(request->ending, "dot") == 0 || strcmp(request->ending, "gv") == 0;
}

/* Leaves the picture of the DOT text in vm->scratch in vm->bytes. */
static bool drawing_render(Vm *vm, const char *format)
{
    buf_clear(&vm->bytes);
    if (vm->host.render)
        return file_accept_picture(
            vm, vm->host.render(vm->host.ctx, buf_text(&vm->scratch), vm->scratch.len, format,
                                file_sink(&vm->bytes), file_sink(&vm->message)));
    buf_puts(&vm->message, "pictures cannot be made here");
    return false;
}

const Buf *drawing_make(Vm *vm, const DrawRequest *request, const DotFrame *frame)
{
    buf_clear(&vm->message);
    if (!drawing_put_dot(vm, request, frame)) {
        buf_puts(&vm->message, "there is not enough memory for so large a graph");
        return NULL;
    }
    if (request_is_dot(request))
        return &vm->scratch;
    return drawing_render(vm, request->ending) ? &vm->bytes : NULL;
}

/* How many nodes and boxes the folded picture would have. */
static size_t draw_count_folded(Vm *vm, const DrawRequest *request)
{
    DrawRequest folded = *request;
    folded.fold = true;
    drawing_plan(vm, &folded);
    size_t count = outline_shown_count(&draw_library(vm)->outline);
    drawing_plan(vm, request);
    return count;
}

/* Beyond some size nobody can read it, and the layout takes its time. */
static void draw_note_large(Vm *vm, const DrawRequest *request)
{
    size_t shown = outline_shown_count(&draw_library(vm)->outline);
    if (shown <= MANY_NODES)
        return;
    size_t folded = request->fold || request->depth >= 0 ? 0 : draw_count_folded(vm, request);
    Buf *text = &vm->message;
    buf_clear(text);
    buf_puts(text, "the picture has ");
    outline_put_count(text, shown);
    buf_puts(text, " nodes, and its layout may take a while");
    if (folded) {
        buf_puts(text, "; with fold=true it has ");
        outline_put_count(text, folded);
    }
    vm_note(vm, "%s", buf_text(text));
}

static void draw_to_file(Vm *vm, const DrawRequest *request)
{
    drawing_plan(vm, request);
    if (!request_is_dot(request))
        draw_note_large(vm, request);
    const Buf *picture = drawing_make(vm, request, NULL);
    drawing_forget(vm);
    if (!picture)
        file_fail(vm, request->path_arg, "draw", request->path);
    file_write(vm, request->path_arg, request->path, picture);
    buf_done(&vm->bytes); /* a picture may be large */
}

/* Pixels to an inch, so that the picture's letters are as large as the terminal's own: their lines
   are 1.2 times 14 points apart, and an inch is 72 points. */
static double canvas_inch(const HostCanvas *canvas)
{
    return floor((double)canvas->line * 72 / (1.2 * 14));
}

/* How small the picture of the DOT text in vm->scratch has to be made: 1 for not at all. Graphviz's
   plain text begins with the size: "graph 1 WIDTH HEIGHT", in inches. */
static double draw_shrinkage(Vm *vm, const HostCanvas *canvas)
{
    double width, height, inch = canvas_inch(canvas);
    if (!drawing_render(vm, "plain") ||
        sscanf(buf_text(&vm->bytes), "graph %*f %lf %lf", &width, &height) != 2)
        return 0.0;
    return fmin(1.0, fmin((double)canvas->width / (width * inch),
                          (double)canvas->height / (height * inch)));
}

/* Makes a png that fits the canvas, in vm->bytes. */
static bool draw_render_fitting(Vm *vm, const HostCanvas *canvas)
{
    Buf *dot = &vm->scratch;
    double inch = canvas_inch(canvas);
    buf_truncate(dot, dot->len - strlen("}\n"));
    buf_printf(dot, "    graph [dpi=%.0f, size=\"%.3f,%.3f\"]\n}\n", inch,
               (double)canvas->width / inch, (double)canvas->height / inch);
    return drawing_render(vm, "png");
}

/* Shows the graph as a picture, if the screen can, and if it can be read or is asked for. */
static bool draw_to_screen(Vm *vm, const DrawRequest *request)
{
    bool insists = strcmp(draw_library(vm)->settings.pictures, "on") == 0;
    double legible = insists ? 0.0 : 0.4;
    HostCanvas canvas;
    if (!vm->host.render || !screen_canvas(vm, &canvas))
        return false;
    drawing_plan(vm, request);
    bool small = outline_shown_count(&draw_library(vm)->outline) <= MANY_NODES;
    bool made = small && drawing_put_dot(vm, request, NULL);
    drawing_forget(vm);
    buf_clear(&vm->message);
    double shrinkage = made ? draw_shrinkage(vm, &canvas) : 0.0;
    if (shrinkage > 0.0 && shrinkage < legible)
        vm_note(vm, "too large for a picture here: draw it into a file, or add fold=true");
    return screen_show(vm,
                       shrinkage > 0.0 && shrinkage >= legible && draw_render_fitting(vm, &canvas));
}

static void draw_to_text(Vm *vm, const DrawRequest *request)
{
    bool planned = request->group || request->fold || request->depth >= 0;
    if (planned)
        drawing_plan(vm, request);
    ViewGraph graph = drawing_graph(vm, request);
    buf_clear(&vm->scratch);
    tree_put(&vm->scratch, &graph, planned ? &draw_library(vm)->outline : NULL, request->group);
    drawing_forget(vm);
    vm_print(vm, buf_text(&vm->scratch), vm->scratch.len);
}

/* ---- what was asked for ---- */

static void request_read_path(Vm *vm, DrawRequest *request, const Datum *args, uint32_t arg)
{
    request->path_arg = arg;
    request->path = arg_path(vm, args, arg);
    file_ending(vm, request->path_arg, request->path, "write g.svg, g.png, g.pdf or g.dot",
                request->ending);
}

static bool request_read_style(Vm *vm, const Datum *args, uint32_t arg)
{
    const char *style = args[arg].kind == D_NIL ? "plain" : arg_string(vm, args, arg)->text;
    if (strcmp(style, "color") != 0 && strcmp(style, "plain") != 0)
        error_throw_arg(vm, arg, "style is \"color\" or \"plain\", not \"%s\"", style);
    return strcmp(style, "color") == 0;
}

/* depth, group, fold, style: in this order in the arguments of draw and of dot. */
static void request_read_options(Vm *vm, DrawRequest *request, const Datum *args, uint32_t first)
{
    request->depth = args[first].kind == D_NIL ? -1 : arg_whole(vm, args, first);
    if (request->depth < 0 && args[first].kind != D_NIL)
        error_throw_arg(vm, first, "depth is the number of steps below the root, from 0 up");
    request->group = convert_truth(vm, args[first + 1]);
    request->fold = convert_truth(vm, args[first + 2]);
    request->color = request_read_style(vm, args, first + 3);
}

/* ---- the commands ---- */

/* depth, group, fold, style, frames, file; then Values, and a last string for `file`. */
static Datum draw_command(Vm *vm, Datum *args, uint32_t count)
{
    enum { FRAMES = 4, FILE_NAME = 5, FIRST = 6, MOST_ROOTS = 256 };
    Node roots[MOST_ROOTS];
    DrawRequest request = {.roots = roots};
    uint32_t last = count;
    if (count > FIRST && args[count - 1].kind == D_STRING)
        last--;
    if (last == FIRST)
        error_throw_at(vm, site_span(vm), "type: draw L, or draw L > graph.svg",
                       "draw needs the Value to draw");
    if (last - FIRST > MOST_ROOTS)
        error_throw(vm, "draw takes at most %d Values", MOST_ROOTS);
    for (uint32_t i = FIRST; i < last; i++)
        roots[request.root_count++] = arg_value(vm, args, i);
    request_read_options(vm, &request, args, 0);
    request.frames = convert_truth(vm, args[FRAMES]);
    if (last < count)
        request_read_path(vm, &request, args, last);
    else if (args[FILE_NAME].kind != D_NIL)
        request_read_path(vm, &request, args, FILE_NAME);
    if (request.frames)
        frames_draw(vm, &request);
    else if (request.path)
        draw_to_file(vm, &request);
    else if (!draw_to_screen(vm, &request))
        draw_to_text(vm, &request);
    return datum_nil();
}

/* w[0]*x[0] + … + start: the products first, then the sums, as a comprehension inside sum makes. */
static Datum dot_product(Vm *vm, Datum *args)
{
    const List *w = arg_list(vm, args, 0), *x = arg_list(vm, args, 1);
    if (w->count != x->count)
        error_throw_arg(vm, 1, "dot needs lists of the same length: these have %zu and %zu",
                        w->count, x->count);
    return sum_products(vm, w, x, args[2]);
}

/* Of two lists the dot product, of a Value its DOT source. */
static Datum draw_dot_or_product(Vm *vm, Datum *args, uint32_t count)
{
    enum { OPTIONS = 3, FILE_NAME = 7 };
    (void)count;
    if (args[0].kind == D_LIST)
        return dot_product(vm, args);
    Node root = arg_value(vm, args, 0);
    if (args[1].kind != D_NIL)
        error_throw_arg(vm, 1, "dot takes two lists, or one Value");
    DrawRequest request = {.roots = &root, .root_count = 1};
    request_read_options(vm, &request, args, OPTIONS);
    const char *path = args[FILE_NAME].kind == D_NIL ? NULL : arg_path(vm, args, FILE_NAME);
    drawing_plan(vm, &request);
    if (!drawing_put_dot(vm, &request, NULL))
        drawing_fail_large(vm);
    drawing_forget(vm);
    if (!path)
        return vm_scratch_string(vm);
    file_write(vm, FILE_NAME, path, &vm->scratch);
    return datum_nil();
}

static const Builtin rows[] = {
    {"draw(*roots, depth=nil, group=nil, fold=nil, style=nil, frames=nil, file=nil)", draw_command,
     ROW_LOOKS | ROW_COMMAND | ROW_RESERVED | ROW_WRITES, "draw_dot",
     "draws the graph: into a file by its ending (svg, png, pdf, dot), else as a tree of text; "
     "'help drawing' has the rest",
     "a = 2.0; L = a*a; draw L", 0},
    {"dot(w, x=nil, start=0, depth=nil, group=nil, fold=nil, style=nil, file=nil)",
     draw_dot_or_product, ROW_DOT | ROW_LOOKS | ROW_COMMAND | ROW_WRITES | ROW_GIVES, "np.dot",
     "of two lists the dot product plus start; of a Value the DOT source of its graph",
     "dot([1, 2], [3, 4])", 0},
};

const BuiltinTable draw_table = {"pictures", rows, sizeof rows / sizeof *rows};
