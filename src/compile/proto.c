/*
 * proto.c: makes the finished function: a Proto with copies of the arrays of its unit. Those of the
 * unit are in the arena and larger than needed.
 */
#include "compile/compile_internal.h"

#include <string.h>

static void *proto_copy(Heap *heap, Proto *proto, const void *array, size_t size)
{
    if (size == 0)
        return NULL;
    void *copy = mem_alloc(heap->mem, size);
    memcpy(copy, array, size);
    proto->bytes += size;
    heap_count(heap, size);
    return copy;
}

/* Sets each count after its array: if memory runs out in between, a Proto that is half made can be
   freed. */
#define PROTO_TAKE(field, array, number)                                                           \
    (proto->field =                                                                                \
         proto_copy(heap, proto, u->array.items, u->array.count * sizeof *u->array.items),         \
     proto->number = u->array.count)

static int32_t layout_find(const Layout *layout, Name name)
{
    for (uint32_t i = 0; i < layout->visible; i++)
        if (layout->names[i] == name)
            return (int32_t)i;
    return -1;
}

/* The fields of a module, and the slots of those that the VM calls by itself. */
static void proto_take_layout(Heap *heap, Proto *proto, const Unit *u)
{
    Layout *layout = &proto->layout;
    Intern *names = u->context->names;
    layout->names =
        proto_copy(heap, proto, u->fields.items, u->fields.count * sizeof *u->fields.items);
    layout->count = u->fields.count;
    layout->visible = u->visible_count;
    layout->forward = layout_find(layout, intern_cstr(names, "forward"));
    layout->repr = layout_find(layout, intern_cstr(names, "repr"));
    layout->parameters = layout_find(layout, intern_cstr(names, "parameters"));
}

static void proto_take_signature(Heap *heap, Proto *proto, const Unit *u, const Function *function)
{
    Signature *signature = &proto->signature;
    signature->name = u->name ? intern_text(u->context->names, u->name) : "";
    if (!function)
        return;
    uint32_t count = function->param_count;
    Name *params = ARENA_ARRAY(u->context->arena, Name, count);
    for (uint32_t i = 0; i < count; i++) {
        params[i] = function->params[i].name;
        signature->required += function->params[i].fallback == NULL;
    }
    signature->params = proto_copy(heap, proto, params, count * sizeof *params);
    signature->count = count;
}

/* The rows of the keywords are copied one by one. Until then the Proto must not point to those of
   the unit, which are in the arena: memory may run out at any copy. */
static void proto_take_keywords(Heap *heap, Proto *proto, const Unit *u)
{
    PROTO_TAKE(keywords, keywords, keyword_count);
    for (uint32_t i = 0; i < proto->keyword_count; i++)
        proto->keywords[i] = NULL;
    for (uint32_t i = 0; i < proto->keyword_count; i++) {
        const Name *row = u->keywords.items[i];
        proto->keywords[i] = proto_copy(heap, proto, row, (row[0] + 1) * sizeof *row);
    }
}

Proto *proto_make(const Unit *u, const Function *function)
{
    Heap *heap = u->context->heap;
    Proto *proto = heap_proto(heap);
    proto->env = u->context->env;
    proto->is_hidden = u->context->is_hidden;
    proto->is_module = u->kind == UNIT_MODULE;
    proto->registers = u->registers + 1;
    proto_take_signature(heap, proto, u, function);
    PROTO_TAKE(code, code, code_count);
    PROTO_TAKE(spans, spans, code_count);
    PROTO_TAKE(constants, constants, constant_count);
    proto_take_keywords(heap, proto, u);
    PROTO_TAKE(calls, calls, call_count);
    PROTO_TAKE(arg_spans, arg_spans, arg_span_count);
    PROTO_TAKE(name_spans, name_spans, name_span_count);
    PROTO_TAKE(loop_names, loop_names, loop_name_count);
    PROTO_TAKE(captures, captures, capture_count);
    if (proto->is_module)
        proto_take_layout(heap, proto, u);
    return proto;
}
