/* drawing.c: chooses the nodes and boxes of a drawing, and makes the picture. */
#include "lib/draw/drawing.h"

#include <string.h>

#include "base/sink.h"
#include "lib/args.h"
#include "lib/settings.h"
#include "view/graph_json.h"
#include "vm/convert.h"
#include "vm/error.h"

/* ---- options ---- */

/* True for "color". */
static bool arg_style(Vm *vm, const Datum *args, uint32_t i)
{
    const char *style = args[i].kind == D_NIL ? "plain" : arg_string(vm, args, i)->text;
    if (strcmp(style, "color") != 0 && strcmp(style, "plain") != 0)
        error_throw_arg(vm, i, "style is \"color\" or \"plain\", not \"%s\"", style);
    return strcmp(style, "color") == 0;
}

void drawing_read_options(Vm *vm, DrawRequest *request, const Datum *args, uint32_t first)
{
    request->depth = args[first].kind == D_NIL ? -1 : arg_whole(vm, args, first);
    if (request->depth < 0 && args[first].kind != D_NIL)
        error_throw_arg(vm, first, "depth is the number of steps below the root, from 0 up");
    request->group = convert_truth(vm, args[first + 1]);
    request->fold = convert_truth(vm, args[first + 2]);
    request->color = arg_style(vm, args, first + 3);
}

/* ---- the plan ---- */

ViewGraph drawing_graph(Vm *vm, const DrawRequest *request)
{
    const Drawing *drawing = vm->library->drawing;
    const ViewParts *parts = &drawing->provenance.parts;
    return (ViewGraph){&vm->tape,
                       &vm->names,
                       request->roots,
                       request->root_count,
                       parts->count ? parts : NULL,
                       drawing->flow.edges ? &drawing->flow : NULL};
}

void drawing_done(Drawing *drawing)
{
    outline_done(&drawing->outline);
    provenance_done(&drawing->provenance);
    flow_done(&drawing->flow);
}

void drawing_forget(Vm *vm)
{
    drawing_done(vm->library->drawing);
}

_Noreturn void drawing_fail_large(Vm *vm)
{
    vm_poll(vm);
    error_throw_limit(vm, DIAG_MEMORY, NULL, "out of memory: the graph is too large to be drawn");
}

/* An svg is read in a browser, so it has ids, classes and tooltips with the origin of each node. */
static bool request_is_page(const DrawRequest *request)
{
    return strcmp(request->ending, "svg") == 0;
}

void drawing_plan(Vm *vm, const DrawRequest *request)
{
    Drawing *drawing = vm->library->drawing;
    drawing_forget(vm);
    ViewGraph graph = drawing_graph(vm, request);
    if (!outline_begin(&drawing->outline, &graph))
        drawing_fail_large(vm);
    /* Provenance costs a walk over all variables, so only drawings that show it pay. */
    if (request->group || request->fold || request->color || request_is_page(request))
        provenance_find(&drawing->provenance, vm, &drawing->outline);
    if (request->from && !flow_find(&drawing->flow, &vm->tape, *request->from, request->roots[0]))
        drawing_fail_large(vm);
    graph = drawing_graph(vm, request); /* now with its parts */
    if (request->fold)
        outline_fold(&drawing->outline, &graph);
    if (request->depth >= 0)
        outline_cut(&drawing->outline, &graph, (uint64_t)request->depth);
}

/* ---- pictures ---- */

/* The callback of dot_put, which is in a lower layer and knows no Vm. */
static void put_origin(void *ctx, Buf *out, Node node)
{
    provenance_put_origin(ctx, out, node);
}

bool drawing_put_dot(Vm *vm, const DrawRequest *request, const DotFrame *frame)
{
    ViewGraph graph = drawing_graph(vm, request);
    DotForm form = {.rankdir = vm->library->settings->rankdir,
                    .color = request->color,
                    .clusters = request->group,
                    .frame = frame,
                    .put_origin = request_is_page(request) ? put_origin : NULL,
                    .origin_ctx = vm};
    buf_clear(&vm->scratch);
    return dot_put(&vm->scratch, &graph, drawing_outline(vm), &form);
}

/* The place of the last node that put_site has seen. */
typedef struct SiteReader {
    const Vm *vm;
    uint32_t position;
    Place place;
} SiteReader;

/* GraphSites.put. The file is the name of the text, with its folder. */
static void put_site(void *ctx, Json *json, Node node)
{
    SiteReader *last = ctx;
    uint32_t position = last->vm->tape.site[node];
    last->place = sources_place_from(&last->vm->sources, last->place, last->position, position);
    last->position = position;
    if (!last->place.source)
        return;
    json_key_string(json, "file", last->place.source->name);
    json_key_integer(json, "line", (int64_t)last->place.line);
    json_key_integer(json, "column", (int64_t)last->place.column);
}

bool drawing_put_json(Vm *vm, const DrawRequest *request)
{
    ViewGraph graph = drawing_graph(vm, request);
    SiteReader reader = {.vm = vm};
    buf_clear(&vm->scratch);
    return graph_json_put(&vm->scratch, &graph, drawing_outline(vm),
                          &(GraphSites){put_site, &reader});
}

/* The formats that mgrad writes itself, into vm->scratch; Graphviz draws the others. To add one,
   write its function and its row. */
static const struct TextFormat {
    const char *ending;
    bool (*put)(Vm *vm, const DrawRequest *request, const DotFrame *frame);
} text_formats[] = {
    {"dot", drawing_put_dot},
    {"gv", drawing_put_dot},
};

static const struct TextFormat *text_format_find(const char *ending)
{
    for (size_t i = 0; i < sizeof text_formats / sizeof *text_formats; i++)
        if (strcmp(text_formats[i].ending, ending) == 0)
            return &text_formats[i];
    return NULL;
}

bool drawing_is_text(const DrawRequest *request)
{
    return text_format_find(request->ending) != NULL;
}

bool drawing_render(Vm *vm, const char *format)
{
    buf_clear(&vm->bytes);
    if (vm->host.render)
        return file_accept_picture(
            vm, vm->host.render(vm->host.ctx, buf_text(&vm->scratch), vm->scratch.len, format,
                                sink_into(&vm->bytes), sink_into(&vm->message)));
    buf_puts(&vm->message, "pictures cannot be made here");
    return false;
}

const Buf *drawing_make(Vm *vm, const DrawRequest *request, const DotFrame *frame)
{
    const struct TextFormat *format = text_format_find(request->ending);
    buf_clear(&vm->message);
    if (!(format ? format->put : drawing_put_dot)(vm, request, frame)) {
        buf_puts(&vm->message, "there is not enough memory for so large a graph");
        return NULL;
    }
    if (format)
        return &vm->scratch;
    return drawing_render(vm, request->ending) ? &vm->bytes : NULL;
}
