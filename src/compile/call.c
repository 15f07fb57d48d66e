/* call.c: calls into instructions: functions, methods, arguments by position and by name.
 */
#include "compile/compile_internal.h"

/* The row of a call's keywords + 1, or 0. */
static uint32_t call_keywords(Unit *u, const Expr *e)
{
    uint32_t named = e->as.call.named;
    if (!named)
        return 0;
    Name *row = ARENA_ARRAY(u->context->arena, Name, named + 1);
    row[0] = named;
    for (uint32_t i = 0; i < named; i++)
        row[i + 1] = e->as.call.args[e->as.call.count - named + i].name;
    u->keywords =
        unit_grow(u, u->keywords, sizeof *u->keywords, &u->keyword_cap, u->keyword_count + 1);
    u->keywords[u->keyword_count++] = row;
    return u->keyword_count;
}

/* Two values in neighbouring registers by one instruction, where nothing happens while the second
   one is evaluated. */
static bool pair_to(Unit *u, const Expr *first, const Expr *second, uint32_t reg)
{
    if (!expr_is_pure(u, first) || !expr_is_pure(u, second))
        return false;
    uint32_t mark = u->next_reg;
    uint16_t left = expr_in_place(u, first), right = expr_in_place(u, second);
    emit_abc(u, CODE_PAIR, reg, left, right, first->word);
    emit_name_span(u, left, first);
    emit_name_span(u, right, second);
    u->next_reg = mark;
    return true;
}

/* The arguments from `from` on; registers[0] is for the first of all. */
static void call_args_to(Unit *u, const Expr *e, uint32_t from, uint32_t registers)
{
    const Arg *args = e->as.call.args;
    for (uint32_t i = from; i < e->as.call.count; i++)
        if (i + 1 < e->as.call.count && pair_to(u, args[i].value, args[i + 1].value, registers + i))
            i++;
        else
            expr_to(u, args[i].value, registers + i);
}

/* x.f(y): the VM decides whether f is a field of x or a function of x. */
static void method_call_to(Unit *u, const Expr *e, uint32_t base)
{
    const Expr *field = e->as.call.callee;
    Name name = field->as.field.name;
    uint32_t keywords = call_keywords(u, e);
    NamePlace place = scope_resolve(u, name);
    bool local = place.kind != PLACE_GLOBAL && place.kind != PLACE_FIELD;
    expr_to(u, field->as.field.object, base + 1);
    if (place.kind == PLACE_UP) /* without a name it may be unset: then a builtin is meant */
        emit_abc(u, CODE_GET_UP, base, place.at, unit_name_operand(u, 0, field->word), field->word);
    else if (local && (!place.local || place.local->definite))
        name_load(u, name, base, field->word);
    else
        emit_ax(u, CODE_UNSET, base, 1, field->word);
    emit_ax(u, local ? CODE_LOCAL_METHOD : CODE_METHOD, base, name, field->word);
    call_args_to(u, e, 0, base + 2);
    emit_abc(u, CODE_CALL_METHOD, base, e->as.call.count + 1, keywords, e->word);
    emit_call_spans(u, e, field->as.field.object);
}

static void plain_call_to(Unit *u, const Expr *e, uint32_t base)
{
    uint32_t keywords = call_keywords(u, e);
    bool is_pair =
        e->as.call.count > 0 && pair_to(u, e->as.call.callee, e->as.call.args[0].value, base);
    if (!is_pair)
        expr_to(u, e->as.call.callee, base);
    call_args_to(u, e, is_pair, base + 1);
    emit_abc(u, CODE_CALL, base, e->as.call.count, keywords, e->word);
    emit_call_spans(u, e, NULL);
}

/* A field of self is known by its slot: self.f(x) needs no search. */
static bool call_is_of_self(const Unit *u, const Expr *callee)
{
    return callee->kind == EX_FIELD && callee->as.field.object->kind == EX_SELF &&
           scope_field(u, callee->as.field.name) >= 0;
}

void call_to(Unit *u, const Expr *e, uint32_t reg)
{
    const Expr *callee = e->as.call.callee;
    bool is_method = callee->kind == EX_FIELD && !call_is_of_self(u, callee);
    uint32_t wanted = e->as.call.count + (is_method ? 2 : 1);
    uint32_t base = reg, end;
    bool is_sum = pattern_sum_products(u, e, reg, &end);
    if (reg + 1 == u->next_reg && reg >= u->local_count)
        unit_reg(u, wanted - 1, e->extent); /* the result is on top already: no copy is needed */
    else
        base = unit_reg(u, wanted, e->extent);
    if (is_method)
        method_call_to(u, e, base);
    else
        plain_call_to(u, e, base);
    if (base != reg)
        emit_move(u, reg, base, e->word);
    if (is_sum)
        emit_patch(u, end);
}
