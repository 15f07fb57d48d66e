/* view.c: graphs as pictures and text: draw, dot. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "lang/arith.h"
#include "lang/sum.h"
#include "lib/lib.h"
#include "view/dot.h"
#include "view/tree.h"

static ViewGraph view_graph(Vm *vm, const Node *roots, size_t count)
{
    return (ViewGraph){&vm->tape, &vm->names, roots, count};
}

static const char *view_rankdir(const Vm *vm)
{
    return ((const Library *)vm->library)->settings.rankdir;
}

/* Leaves the DOT text in the buffer; returns how many nodes it shows. */
static size_t view_dot(Vm *vm, Buf *out, const Node *roots, size_t count)
{
    ViewGraph graph = view_graph(vm, roots, count);
    size_t nodes;
    buf_clear(out);
    if (dot_put(out, &graph, view_rankdir(vm), &nodes))
        return nodes;
    vm_poll(vm);
    vm_fail(vm, "out of memory: the graph is too large to be drawn");
}

/* ---- files ---- */

enum { LONGEST_ENDING = 16, MANY_NODES = 1000 };

/* The ending of a file's name in small letters: it says what kind of picture it is to be. */
static void file_ending(Vm *vm, uint32_t arg, const char *path, char ending[LONGEST_ENDING + 1])
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    size_t size = dot ? strlen(dot + 1) : 0;
    if (size == 0 || size > LONGEST_ENDING)
        vm_fail_help(vm, vm_arg_span(vm, arg), "write g.svg, g.png, g.pdf or g.dot",
                     "the file '%s' has no ending that says what kind of picture it is", path);
    for (size_t i = 0; i <= size; i++)
        ending[i] = (char)tolower((unsigned char)dot[1 + i]);
}

/* The picture of the graph whose DOT text is in the scratch buffer. */
static void view_render(Vm *vm, uint32_t arg, const char *path, const char *format)
{
    buf_clear(&vm->message);
    buf_clear(&vm->bytes);
    if (!vm->host.render)
        buf_puts(&vm->message, "pictures cannot be made here");
    else if (vm->host.render(vm->host.ctx, buf_text(&vm->scratch), vm->scratch.len, format,
                             lib_sink(&vm->bytes), lib_sink(&vm->message)))
        return;
    lib_file_fail(vm, arg, "draw", path);
}

static void view_draw_file(Vm *vm, uint32_t arg, const Node *roots, size_t count, const char *path)
{
    char ending[LONGEST_ENDING + 1];
    file_ending(vm, arg, path, ending);
    size_t nodes = view_dot(vm, &vm->scratch, roots, count);
    if (strcmp(ending, "dot") == 0 || strcmp(ending, "gv") == 0) {
        lib_write_file(vm, arg, path, &vm->scratch);
        return;
    }
    if (nodes > MANY_NODES)
        vm_note(vm, "the graph has %zu nodes: to lay it out may take a while", nodes);
    view_render(vm, arg, path, ending);
    lib_write_file(vm, arg, path, &vm->bytes);
    buf_done(&vm->bytes); /* a picture may be large */
}

/* The DOT text in the scratch buffer gets the size of the picture. The letters are to be as large
   as the terminal's own: their lines are 1.2 times 14 points apart, and an inch is 72 points. */
static void view_fit(Buf *dot, const HostCanvas *canvas)
{
    double inch = floor((double)canvas->line * 72 / (1.2 * 14));
    buf_truncate(dot, dot->len - strlen("}\n"));
    buf_printf(dot, "    graph [dpi=%.0f, size=\"%.3f,%.3f\"]\n}\n", inch,
               (double)canvas->width / inch, (double)canvas->height / inch);
}

/* Shows the graph as a picture, if the screen can. What has very many nodes is read better as
   text, and sooner. */
static bool view_draw_screen(Vm *vm, const Node *roots, size_t count)
{
    HostCanvas canvas;
    if (!vm->host.render || !lib_canvas(vm, &canvas) ||
        view_dot(vm, &vm->scratch, roots, count) > MANY_NODES)
        return false;
    view_fit(&vm->scratch, &canvas);
    buf_clear(&vm->message);
    buf_clear(&vm->bytes);
    return lib_show(vm, vm->host.render(vm->host.ctx, buf_text(&vm->scratch), vm->scratch.len,
                                        "png", lib_sink(&vm->bytes), lib_sink(&vm->message)));
}

static void view_draw_text(Vm *vm, const Node *roots, size_t count)
{
    ViewGraph graph = view_graph(vm, roots, count);
    buf_clear(&vm->scratch);
    tree_put(&vm->scratch, &graph);
    vm_print(vm, buf_text(&vm->scratch), vm->scratch.len);
}

/* ---- the commands ---- */

/* Values, and the file as `> file`, file="…", or a last string. */
static Datum view_draw(Vm *vm, Datum *args, uint32_t count)
{
    enum { MOST_ROOTS = 256 };
    Node roots[MOST_ROOTS];
    uint32_t path = 0, last = count;
    if (count > 1 && args[count - 1].kind == D_STRING)
        path = --last;
    if (args[0].kind != D_NIL)
        arg_string(vm, args, 0);
    if (last == 1)
        vm_fail_help(vm, vm_span(vm), "type: draw L, or draw L > graph.svg",
                     "draw needs the Value to draw");
    if (last > MOST_ROOTS)
        vm_fail(vm, "draw takes at most %d Values", MOST_ROOTS);
    for (uint32_t i = 1; i < last; i++)
        roots[i - 1] = arg_value(vm, args, i);
    if (!path && args[0].kind == D_NIL) {
        if (!view_draw_screen(vm, roots, last - 1))
            view_draw_text(vm, roots, last - 1);
        return datum_nil();
    }
    view_draw_file(vm, path, roots, last - 1, arg_path(vm, args, path));
    return datum_nil();
}

/* w[0]*x[0] + … + start: the products first, then the sums, as a comprehension inside sum makes. */
static Datum dot_product(Vm *vm, Datum *args)
{
    const List *w = arg_list(vm, args, 0), *x = arg_list(vm, args, 1);
    if (w->count != x->count)
        vm_fail_arg(vm, 1, "dot needs lists of the same length: these have %zu and %zu", w->count,
                    x->count);
    return sum_products(vm, w, x, args[2], vm->tape.here);
}

/* Of two lists the dot product, of a Value its DOT source. */
static Datum view_dot_or_product(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind == D_LIST)
        return dot_product(vm, args);
    Node root = arg_value(vm, args, 0);
    if (args[1].kind != D_NIL)
        vm_fail_arg(vm, 1, "dot takes two lists, or one Value");
    if (args[3].kind == D_NIL) {
        view_dot(vm, &vm->scratch, &root, 1);
        return vm_scratch_string(vm);
    }
    const char *path = arg_path(vm, args, 3);
    view_dot(vm, &vm->scratch, &root, 1);
    lib_write_file(vm, 3, path, &vm->scratch);
    return datum_nil();
}

static const Builtin rows[] = {
    {"draw(*roots, file=nil)", view_draw, ROW_LOOKS | ROW_COMMAND | ROW_RESERVED | ROW_WRITES,
     "draw_dot",
     "draws the graph: into a file by its ending (svg, png, pdf, dot), else as a tree of text",
     "a = 2.0; L = a*a; draw L", 0},
    {"dot(w, x=nil, start=0, file=nil)", view_dot_or_product,
     ROW_LOOKS | ROW_COMMAND | ROW_WRITES | ROW_GIVES, "np.dot",
     "of two lists the dot product plus start; of a Value the DOT source of its graph",
     "dot([1, 2], [3, 4])", 0},
};

const BuiltinTable lib_view = {"pictures", rows, sizeof rows / sizeof *rows};
