/*
 * call.c: calls into instructions: functions and methods, positional and named arguments.
 *
 * The callee and its arguments are in neighbouring registers; the result replaces the callee.
 */
#include "compile/compile_internal.h"

#include <string.h>

/* The index of the row with the names of the named arguments + 1; 0 if there are none. */
static uint32_t call_keywords(Unit *u, const Expr *e)
{
    uint32_t named = e->as.call.named;
    if (!named)
        return 0;
    Name *row = ARENA_ARRAY(u->context->arena, Name, named + 1);
    row[0] = named;
    for (uint32_t i = 0; i < named; i++)
        row[i + 1] = e->as.call.args[e->as.call.count - named + i].name;
    UNIT_PUSH(u, u->keywords, row);
    return u->keywords.count;
}

/* The arguments from number `from` on. The register of argument 0 is `registers`. */
static void call_args_to(Unit *u, const Expr *e, uint32_t from, uint32_t registers)
{
    const Arg *args = e->as.call.args;
    for (uint32_t i = from; i < e->as.call.count; i++)
        if (i + 1 < e->as.call.count &&
            pattern_pair_to(u, args[i].value, args[i + 1].value, registers + i))
            i++;
        else
            expr_to(u, args[i].value, registers + i);
}

/* The result is used, and the name of the callee is that of a command without one. The callee,
   which is in register `base`, may be something else: the program may have bound the name. */
void call_check_result(Unit *u, const Expr *e, uint32_t base)
{
    const Expr *callee = e->as.call.callee;
    const char *help = e->as.call.no_result;
    if (!help)
        return;
    Name name = callee->kind == EX_FIELD ? callee->as.field.name : callee->as.name;
    uint16_t text = emit_constant(u, unit_string(u, help, strlen(help)), e->word);
    emit_abc(u, CODE_NO_RESULT, base, text, emit_name(u, name, e->word), e->word);
}

/* x.f(y): the VM decides whether f is a field of x or a function whose first argument is x. For
   that a local f is loaded here; the VM finds globals and builtins itself. */
static void method_call_to(Unit *u, const Expr *e, uint32_t base)
{
    const Expr *field = e->as.call.callee;
    Name name = field->as.field.name;
    uint32_t keywords = call_keywords(u, e);
    NamePlace place = scope_resolve(u, name);
    bool local = place.kind != PLACE_GLOBAL && place.kind != PLACE_FIELD;
    expr_to(u, field->as.field.object, base + 1);
    if (place.kind == PLACE_UP) /* name 0: no value is no error, a builtin may be meant */
        emit_abc(u, CODE_GET_UP, base, place.at, emit_name(u, 0, field->word), field->word);
    else if (local && (!place.local || place.local->definite))
        name_load(u, name, base, field->word);
    else
        emit_ax(u, CODE_UNSET, base, 1, field->word);
    emit_ax(u, local ? CODE_LOCAL_METHOD : CODE_METHOD, base, name, field->word);
    call_check_result(u, e, base);
    call_args_to(u, e, 0, base + 2);
    CodeOp op = e->as.call.spreads ? CODE_CALL_SPREAD : CODE_CALL_METHOD;
    emit_abc(u, op, base, e->as.call.count + 1, keywords, e->word);
    emit_call_spans(u, e, field->as.field.object);
}

static void plain_call_to(Unit *u, const Expr *e, uint32_t base)
{
    uint32_t keywords = call_keywords(u, e);
    bool is_pair = e->as.call.count > 0 &&
                   pattern_pair_to(u, e->as.call.callee, e->as.call.args[0].value, base);
    if (!is_pair)
        expr_to(u, e->as.call.callee, base);
    call_check_result(u, e, base);
    if (e->as.call.note_file) /* before the arguments: the comparison may be an error */
        emit_ax(u, CODE_NOTE_FILE, 0, e->as.call.callee->as.name, e->word);
    call_args_to(u, e, is_pair, base + 1);
    CodeOp op = e->as.call.spreads ? CODE_CALL_SPREAD : CODE_CALL;
    emit_abc(u, op, base, e->as.call.count, keywords, e->word);
    emit_call_spans(u, e, NULL);
}

void call_to(Unit *u, const Expr *e, uint32_t reg)
{
    const Expr *callee = e->as.call.callee;
    /* self.f(x) needs no search if the slot of f is known. */
    bool is_method = callee->kind == EX_FIELD && scope_self_slot(u, callee) < 0;
    uint32_t wanted = e->as.call.count + (is_method ? 2 : 1);
    uint32_t base = reg, end;
    bool is_sum = pattern_sum_products_to(u, e, reg, &end);
    if (reg + 1 == u->next_reg && reg >= u->locals.count)
        unit_reg(u, wanted - 1, e->extent); /* reg is the last one: call there, and save the copy */
    else
        base = unit_reg(u, wanted, e->extent);
    if (is_method)
        method_call_to(u, e, base);
    else
        plain_call_to(u, e, base);
    if (base != reg)
        emit_abc(u, CODE_MOVE, reg, base, 0, e->word);
    if (is_sum)
        emit_patch(u, end);
}
