/*
 * draw.c: the builtins draw and dot.
 *
 * draw writes a file if there is a name for one; else it shows what the host can show, such as a
 * picture; else a tree of text. dot returns the DOT text itself.
 */
#include "lib/draw/draw.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lib/args.h"
#include "lib/core/statistics.h"
#include "lib/draw/display.h"
#include "lib/draw/drawing.h"
#include "lib/draw/frames.h"
#include "lib/registry.h"
#include "lib/settings.h"
#include "view/tree.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/site.h"

/* A picture with more nodes is hard to read, and its layout takes long. */
enum { MANY_NODES = 1000 };

/* ---- into a file ---- */

/* How many nodes and boxes the drawing would have with fold=true. */
static size_t draw_count_folded(Vm *vm, const DrawRequest *request)
{
    DrawRequest folded = *request;
    folded.fold = true;
    drawing_plan(vm, &folded);
    size_t count = outline_shown_count(drawing_outline(vm));
    drawing_plan(vm, request);
    return count;
}

static void draw_note_large(Vm *vm, const DrawRequest *request)
{
    size_t shown = outline_shown_count(drawing_outline(vm));
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
    if (!drawing_is_text(request))
        draw_note_large(vm, request);
    const Buf *picture = drawing_make(vm, request, NULL);
    drawing_forget(vm);
    if (!picture)
        file_fail(vm, request->path_arg, "draw", request->path);
    file_write(vm, request->path_arg, request->path, picture);
    buf_done(&vm->bytes); /* a picture may be large */
}

/* ---- without a file ---- */

static const char too_large[] =
    "too large for a picture here: draw it into a file, or add fold=true";

/* Pixels per inch that make the letters of a picture as large as those around it: lines of 14-point
   text are 1.2 * 14 points apart, and an inch has 72 points. */
static double page_inch(const HostAccepted *page)
{
    return floor((double)page->line * 72 / (1.2 * 14));
}

/* The factor by which the picture of the DOT text in vm->scratch must shrink to fit: 1 if it fits,
   0 if there is no layout. Graphviz's plain format begins with the size in inches: "graph 1 WIDTH
   HEIGHT". */
static double draw_shrinkage(Vm *vm, const HostAccepted *page)
{
    double width, height, inch = page_inch(page);
    if (!drawing_render(vm, "plain") ||
        sscanf(buf_text(&vm->bytes), "graph %*f %lf %lf", &width, &height) != 2)
        return 0.0;
    return fmin(1.0,
                fmin((double)page->width / (width * inch), (double)page->height / (height * inch)));
}

/* Makes a png that fits the page. False also if it would be illegible and `set pictures on` does
   not insist. */
static bool draw_fitting(Vm *vm, const HostAccepted *page)
{
    bool insists = strcmp(vm->library->settings->pictures, "on") == 0;
    double shrinkage = draw_shrinkage(vm, page), inch = page_inch(page);
    if (shrinkage == 0.0)
        return false;
    if (shrinkage < 0.4 && !insists)
        return display_refuse(vm, too_large);
    Buf *dot = &vm->scratch;
    buf_truncate(dot, dot->len - strlen("}\n"));
    buf_printf(dot, "    graph [dpi=%.0f, size=\"%.3f,%.3f\"]\n}\n", inch,
               (double)page->width / inch, (double)page->height / inch);
    return drawing_render(vm, "png");
}

/* DisplaySubject.draw */
static bool draw_form(Vm *vm, const void *what, const char *format, const HostAccepted *size)
{
    DrawRequest request = *(const DrawRequest *)what;
    snprintf(request.ending, sizeof request.ending, "%s", format);
    drawing_plan(vm, &request);
    bool is_small = outline_shown_count(drawing_outline(vm)) <= MANY_NODES;
    bool is_put = is_small && drawing_put_dot(vm, &request, NULL);
    drawing_forget(vm);
    if (!is_put)
        return display_refuse(vm, too_large);
    return size ? draw_fitting(vm, size) : drawing_render(vm, format);
}

/* DisplaySubject.put_text */
static void draw_put_text(Vm *vm, const void *what)
{
    const DrawRequest *request = what;
    drawing_forget(vm);
    if (request->group || request->fold || request->depth >= 0 || request->from)
        drawing_plan(vm, request);
    ViewGraph graph = drawing_graph(vm, request);
    buf_clear(&vm->scratch);
    tree_put(&vm->scratch, &graph, drawing_outline(vm), request->group);
    drawing_forget(vm);
}

/* ---- draw ---- */

static void request_read_path(Vm *vm, DrawRequest *request, const Datum *args, uint32_t arg)
{
    request->path_arg = arg;
    request->path = arg_path(vm, args, arg);
    file_ending(vm, request->path_arg, request->path, "write g.svg, g.png, g.pdf or g.dot",
                request->ending);
}

static void request_draw(Vm *vm, const DrawRequest *request, const char *id)
{
    if (request->path)
        draw_to_file(vm, request);
    else
        display_show(vm, &(DisplaySubject){.what = request,
                                           .id = id,
                                           .kind = OUTPUT_PRINTED,
                                           .draw = draw_form,
                                           .put_text = draw_put_text});
}

void draw_graph(Vm *vm, Node root, const Datum *args, uint32_t file)
{
    const Datum options[] = {datum_nil(), datum_nil(), datum_nil(), datum_nil()};
    DrawRequest request = {.roots = &root, .root_count = 1};
    drawing_read_options(vm, &request, options, 0);
    if (args[file].kind != D_NIL)
        request_read_path(vm, &request, args, file);
    request_draw(vm, &request, NULL);
}

/* Reads the argument `path`: the Value whose paths to the only root are highlighted. */
static void request_read_from(Vm *vm, DrawRequest *request, const Datum *args, uint32_t arg,
                              Node *from)
{
    if (args[arg].kind == D_NIL)
        return;
    *from = arg_value(vm, args, arg);
    request->from = from;
    if (request->fold || request->depth >= 0 || request->frames)
        error_throw_arg(vm, arg,
                        "path needs single nodes in one picture, "
                        "so leave out fold, depth and frames");
    if (request->root_count != 1)
        error_throw_arg(vm, arg, "path needs one Value to draw, not %zu", request->root_count);
    bool is_path = *from <= request->roots[0];
    if (is_path) {
        drawing_plan(vm, request);
        is_path = flow_exists(&vm->library->drawing->flow);
    }
    if (!is_path)
        error_throw_arg(vm, arg, "there is no path from this Value to the one that is drawn");
}

/* The arguments: depth, group, fold, style, frames, path, file, id; then the Values. `draw L,
   "g.svg"` also names a file: a string after the Values. */
static Datum draw_command(Vm *vm, Datum *args, uint32_t count)
{
    enum { FRAMES = 4, PATH, FILE_NAME, ID, FIRST, MOST_ROOTS = 256 };
    Node roots[MOST_ROOTS], from;
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
    drawing_read_options(vm, &request, args, 0);
    request.frames = convert_truth(vm, args[FRAMES]);
    request_read_from(vm, &request, args, PATH, &from);
    if (last < count)
        request_read_path(vm, &request, args, last);
    else if (args[FILE_NAME].kind != D_NIL)
        request_read_path(vm, &request, args, FILE_NAME);
    const char *id = display_read_id(vm, args, ID, request.path != NULL);
    if (request.frames)
        frames_draw(vm, &request);
    else
        request_draw(vm, &request, id);
    return datum_nil();
}

/* ---- dot ---- */

/* The DOT text of the graph under args[0]: the result, or the contents of the file. */
static Datum draw_dot_text(Vm *vm, Datum *args)
{
    enum { OPTIONS = 3, FILE_NAME = 7 };
    Node root = arg_value(vm, args, 0);
    if (args[1].kind != D_NIL)
        error_throw_arg(vm, 1, "dot takes two lists, or one Value");
    DrawRequest request = {.roots = &root, .root_count = 1};
    drawing_read_options(vm, &request, args, OPTIONS);
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

/* Two functions under one name: NumPy's dot product of lists, and the DOT text of a Value. */
static Datum draw_dot(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return args[0].kind == D_LIST ? statistics_dot(vm, args) : draw_dot_text(vm, args);
}

static const Builtin rows[] = {
    {"draw(*roots, depth=nil, group=nil, fold=nil, style=nil, frames=nil, path=nil, file=nil, "
     "id=nil)",
     draw_command, ROW_LOOKS | ROW_COMMAND | ROW_RESERVED | ROW_WRITES, "draw_dot",
     "draws the graph into a file (svg, png, pdf or dot), or as a tree of text; see also "
     "'help drawing'",
     "a = 2.0; L = a*a; draw L", 0},
    {"dot(w, x=nil, start=0, depth=nil, group=nil, fold=nil, style=nil, file=nil)", draw_dot,
     ROW_DOT | ROW_LOOKS | ROW_COMMAND | ROW_WRITES | ROW_GIVES, "np.dot torch.dot",
     "of two lists, their dot product plus start; of a Value, the DOT source of its graph",
     "dot([1, 2], [3, 4])", 0},
};

const BuiltinTable draw_table = {"pictures", rows, sizeof rows / sizeof *rows};
