/* emit.c: the tools of the compiler: instructions, constants, registers, and where names live. */
#include "compile/compile_internal.h"

#include <string.h>

enum { MOST_FIELDS = 10000 };

void *unit_grow(Unit *u, void *array, size_t item, uint32_t *cap, uint32_t wanted)
{
    if (wanted <= *cap)
        return array;
    uint32_t larger = *cap ? *cap * 2 : 8;
    void *moved = arena_alloc(u->context->arena, larger * item);
    if (*cap)
        memcpy(moved, array, *cap * item);
    *cap = larger;
    return moved;
}

/* Appends to one of the unit's arrays. */
#define UNIT_PUSH(u, array, count, cap, value)                                                     \
    ((u)->array = unit_grow((u), (u)->array, sizeof *(u)->array, &(u)->cap, (u)->count + 1),       \
     (u)->array[(u)->count++] = (value))

/* ---- instructions ---- */

static uint32_t emit_code(Unit *u, Code code, Span span)
{
    UNIT_PUSH(u, spans, code_count, span_cap, span);
    u->code_count--;
    UNIT_PUSH(u, code, code_count, code_cap, code);
    return u->code_count - 1;
}

/* Which of A, B and C are operands with a kind. */
enum { A = 1, B = 2, C = 4 };
static const uint8_t code_operands[CODE_COUNT] = {
#define CODE(name, form, operands) operands,
#include "compile/code.def"
#undef CODE
};

static uint16_t emit_operand(CodeOp op, int which, uint32_t x)
{
    return code_operands[op] & which ? operand_pack(x) : (uint16_t)x;
}

uint32_t emit_abc(Unit *u, CodeOp op, uint32_t a, uint32_t b, uint32_t c, Span span)
{
    Code code = {(uint16_t)op, emit_operand(op, A, a), emit_operand(op, B, b),
                 emit_operand(op, C, c)};
    return emit_code(u, code, span);
}

uint32_t emit_ax(Unit *u, CodeOp op, uint32_t a, uint32_t x, Span span)
{
    return emit_code(u, code_ax(op, emit_operand(op, A, a), x), span);
}

void emit_move(Unit *u, uint32_t reg, uint32_t from, Span span)
{
    emit_abc(u, CODE_MOVE, reg, from, 0, span);
}

uint32_t emit_jump(Unit *u, CodeOp op, uint32_t a, Span span)
{
    return emit_ax(u, op, a, 0, span);
}

void emit_patch(Unit *u, uint32_t jump)
{
    Code *code = &u->code[jump];
    *code = code_ax((CodeOp)code->op, code->a, u->code_count - jump - 1);
}

void emit_loop(Unit *u, uint32_t target, Span span)
{
    emit_ax(u, CODE_LOOP, 0, target - u->code_count - 1, span);
}

void emit_call_spans(Unit *u, const Expr *call, const Expr *receiver)
{
    CallSpans spans = {u->code_count - 1, u->arg_span_count, call->as.call.count};
    if (receiver) {
        UNIT_PUSH(u, arg_spans, arg_span_count, arg_span_cap, receiver->extent);
        spans.count++;
    }
    for (uint32_t i = 0; i < call->as.call.count; i++) {
        Span span = call->as.call.args[i].value->extent;
        UNIT_PUSH(u, arg_spans, arg_span_count, arg_span_cap, span);
    }
    for (uint32_t i = call->as.call.count - call->as.call.named; i < call->as.call.count; i++) {
        Span span = call->as.call.args[i].span;
        UNIT_PUSH(u, arg_spans, arg_span_count, arg_span_cap, span);
    }
    UNIT_PUSH(u, calls, call_count, call_cap, spans);
}

void emit_name_span(Unit *u, uint16_t operand, const Expr *name)
{
    uint32_t kind = operand_kind(operand);
    NameSpan span = {u->code_count - 1, operand, name->word};
    if (kind == OPERAND_GLOBAL || kind == OPERAND_SELF)
        UNIT_PUSH(u, name_spans, name_span_count, name_span_cap, span);
}

/* ---- constants and registers ---- */

static bool constant_equal(Datum a, Datum b)
{
    return a.kind == b.kind && a.as.integer == b.as.integer; /* bits: 0.0 is not -0.0 */
}

uint32_t unit_constant(Unit *u, Datum value)
{
    enum { LOOK_BACK = 64 }; /* most repetitions are near; a search of all would be quadratic */
    uint32_t from = u->constant_count > LOOK_BACK ? u->constant_count - LOOK_BACK : 0;
    for (uint32_t i = from; i < u->constant_count; i++)
        if (constant_equal(u->constants[i], value))
            return i;
    UNIT_PUSH(u, constants, constant_count, constant_cap, value);
    return u->constant_count - 1;
}

uint16_t unit_reg(Unit *u, uint32_t count, Span span)
{
    uint32_t reg = u->next_reg;
    u->next_reg += count;
    if (u->next_reg > OPERAND_MOST - 8)
        diag_throw(u->context->catch_, DIAG_ERROR, span,
                   "too much at once: break this into several statements");
    if (u->next_reg > u->registers)
        u->registers = u->next_reg;
    return (uint16_t)reg;
}

uint16_t unit_constant_operand(Unit *u, Datum value, Span span)
{
    uint32_t at = unit_constant(u, value);
    if (at <= OPERAND_MOST)
        return (uint16_t)(at | OPERAND_CONSTANT);
    uint16_t reg = unit_reg(u, 1, span);
    emit_ax(u, CODE_CONSTANT, reg, at, span);
    return reg;
}

uint16_t unit_name_operand(Unit *u, Name name, Span span)
{
    return unit_constant_operand(u, datum_int(name), span);
}

/* ---- names ---- */

Local *scope_find_local(const Unit *u, Name name)
{
    for (uint32_t i = 0; i < u->local_count; i++)
        if (u->locals[i].name == name)
            return &u->locals[i];
    return NULL;
}

Local *scope_add_local(Unit *u, Name name, Span span)
{
    Local *local = scope_find_local(u, name);
    if (local)
        return local;
    Local fresh = {.name = name, .reg = unit_reg(u, 1, span)};
    UNIT_PUSH(u, locals, local_count, local_cap, fresh);
    return &u->locals[u->local_count - 1];
}

void scope_add_field(Unit *u, Name name, Span span)
{
    for (uint32_t i = 0; i < u->field_count; i++)
        if (u->fields[i] == name)
            return;
    if (u->field_count == MOST_FIELDS)
        diag_throw(u->context->catch_, DIAG_ERROR, span, "a module has at most %d fields",
                   MOST_FIELDS);
    UNIT_PUSH(u, fields, field_count, field_cap, name);
}

static const Unit *scope_module(const Unit *u)
{
    while (u && u->kind != UNIT_MODULE)
        u = u->outer;
    return u;
}

bool scope_in_module(const Unit *u)
{
    return scope_module(u) != NULL;
}

int32_t scope_field(const Unit *u, Name name)
{
    const Unit *module = scope_module(u);
    for (uint32_t i = 0; module && i < module->field_count; i++)
        if (module->fields[i] == name)
            return (int32_t)i;
    return -1;
}

static uint32_t scope_add_capture(Unit *u, Name name, uint16_t from)
{
    for (uint32_t i = 0; i < u->capture_count; i++)
        if (u->capture_names[i] == name)
            return i;
    UNIT_PUSH(u, captures, capture_count, capture_cap, from);
    u->capture_count--;
    UNIT_PUSH(u, capture_names, capture_count, capture_name_cap, name);
    return u->capture_count - 1;
}

/* The index of a cell that the function takes from the functions around it; -1 if none has it. */
static int32_t scope_capture(Unit *u, Name name)
{
    Unit *outer = u->outer;
    if (u->kind != UNIT_FUNCTION || !outer || outer->kind != UNIT_FUNCTION)
        return -1;
    const Local *local = scope_find_local(outer, name);
    if (local)
        return (int32_t)scope_add_capture(u, name, local->reg);
    int32_t up = scope_capture(outer, name);
    return up < 0 ? -1 : (int32_t)scope_add_capture(u, name, (uint16_t)(CAPTURE_UP | up));
}

NamePlace scope_resolve(Unit *u, Name name)
{
    for (uint32_t i = u->hidden_count; i-- > 0;)
        if (u->hidden[i].name == name)
            return (NamePlace){PLACE_LOCAL, u->hidden[i].reg, NULL};
    Local *local = scope_find_local(u, name);
    int32_t field = scope_field(u, name);
    /* In a module's body a parameter that is a field, too, is the field. */
    bool is_visible = u->kind == UNIT_MODULE && field >= 0 && (uint32_t)field < u->visible_count;
    if (local && !is_visible)
        return (NamePlace){local->is_cell ? PLACE_CELL : PLACE_LOCAL, local->reg, local};
    int32_t up = scope_capture(u, name);
    if (up >= 0)
        return (NamePlace){PLACE_UP, (uint32_t)up, NULL};
    if (field >= 0)
        return (NamePlace){PLACE_FIELD, (uint32_t)field, NULL};
    const CompileContext *c = u->context;
    Datum *known = heap_env_find(c->env, name);
    Datum initial = known ? *known : c->builtin(c->ctx, name);
    return (NamePlace){PLACE_GLOBAL, heap_env_slot(c->heap, c->env, name, initial), NULL};
}

/* ---- the finished function ---- */

static void *proto_copy(Heap *heap, Proto *proto, const void *array, size_t size)
{
    void *copy = mem_alloc(heap->mem, size);
    if (size)
        memcpy(copy, array, size);
    proto->bytes += size;
    heap_count(heap, size);
    return copy;
}

/* Each count is set behind its array, so that freeing a half-made proto is sound. */
#define PROTO_TAKE(field, array, number)                                                           \
    (proto->field = proto_copy(heap, proto, u->array, u->number * sizeof *u->array),               \
     proto->number = u->number)

static int32_t layout_find(const Layout *layout, Name name)
{
    for (uint32_t i = 0; i < layout->visible; i++)
        if (layout->names[i] == name)
            return (int32_t)i;
    return -1;
}

static void proto_take_layout(Heap *heap, Proto *proto, const Unit *u)
{
    Layout *layout = &proto->layout;
    Intern *names = u->context->names;
    layout->names = proto_copy(heap, proto, u->fields, u->field_count * sizeof *u->fields);
    layout->count = u->field_count;
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

Proto *unit_finish(Unit *u, const Function *function)
{
    Heap *heap = u->context->heap;
    Proto *proto = heap_proto(heap);
    proto->env = u->context->env;
    proto->is_hidden = u->context->is_hidden;
    proto->is_module = u->kind == UNIT_MODULE;
    proto->registers = u->registers + 1;
    proto_take_signature(heap, proto, u, function);
    proto->code_count = u->code_count;
    proto->code = proto_copy(heap, proto, u->code, u->code_count * sizeof *u->code);
    proto->spans = proto_copy(heap, proto, u->spans, u->code_count * sizeof *u->spans);
    PROTO_TAKE(constants, constants, constant_count);
    PROTO_TAKE(keywords, keywords, keyword_count);
    /* Memory may end in any of the next lines: none of the unit's own may be left in there. */
    for (uint32_t i = 0; i < proto->keyword_count; i++)
        proto->keywords[i] = NULL;
    PROTO_TAKE(calls, calls, call_count);
    PROTO_TAKE(arg_spans, arg_spans, arg_span_count);
    PROTO_TAKE(name_spans, name_spans, name_span_count);
    PROTO_TAKE(captures, captures, capture_count);
    for (uint32_t i = 0; i < proto->keyword_count; i++)
        proto->keywords[i] =
            proto_copy(heap, proto, u->keywords[i], (u->keywords[i][0] + 1) * sizeof(Name));
    if (proto->is_module)
        proto_take_layout(heap, proto, u);
    return proto;
}
