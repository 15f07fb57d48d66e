/* graph.c: the graph under the Values of an expression, as JSON text. */
#include "lib/draw/drawing.h"
#include "session/evaluate.h"
#include "vm/error.h"
#include "vm/repr.h"

static const char help[] = "a graph begins at a Value or at a list of Values";

/* The roots, in vm->bytes: a Value, or the elements of a list. */
static DrawRequest graph_request(Mgrad *m, Span span)
{
    Vm *vm = &m->vm;
    Datum value = vm->result;
    const Datum *items = value.kind == D_LIST ? value.as.list->items : &value;
    size_t count = value.kind == D_LIST ? value.as.list->count : 1;
    if (count == 0)
        error_throw_at(vm, span, help, "the list is empty");
    Node *roots = mem_alloc(&m->mem, count * sizeof *roots);
    buf_own(&vm->bytes, roots, count * sizeof *roots); /* freed even if this throws */
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != D_NODE)
            error_throw_at(vm, span, help,
                           items == &value ? "this is %s, not a Value"
                                           : "the list contains %s, which is not a Value",
                           repr_noun(items[i]));
        roots[i] = items[i].as.node;
    }
    return (DrawRequest){.roots = roots, .root_count = count, .depth = -1};
}

static void graph_put(Mgrad *m, const EvaluateText *text, void *argument)
{
    const HostSink *json = argument;
    Vm *vm = &m->vm;
    vm_unfold(vm);
    DrawRequest request = graph_request(m, text->span);
    drawing_plan(vm, &request);
    if (!drawing_put_json(vm, &request))
        drawing_fail_large(vm);
    json->put(json->to, buf_text(&vm->scratch), vm->scratch.len);
    buf_done(&vm->bytes);
    buf_reset(&vm->scratch); /* the text may be large */
}

MgradStatus mgrad_graph(Mgrad *m, const char *text, size_t size, HostSink json)
{
    EvaluateText expression = {.name = "<graph>", .text = text, .size = size};
    MgradStatus status = evaluate_expression(m, &expression, graph_put, &json);
    drawing_forget(&m->vm); /* also after an error */
    return status;
}
