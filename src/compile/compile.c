/*
 * compile.c: statements, functions, modules and texts into instructions.
 *
 * It also tracks which locals surely have a value (Local.definite), so that reading those needs no
 * check at run time.
 */
#include "compile/compile.h"

#include <assert.h>
#include <string.h>

#include "compile/compile_internal.h"

static void stmt_compile(Unit *u, const Stmt *s);

static void block_compile(Unit *u, Block block)
{
    u->blocks++;
    for (const Stmt *s = block.first; s; s = s->next)
        stmt_compile(u, s);
    u->blocks--;
}

/* ---- branches ---- */

/* Forgets what a branch has proved: the locals that became definite after the first `before`. */
static void definite_forget(Unit *u, uint32_t before)
{
    while (u->definite.count > before)
        u->locals.items[u->definite.items[--u->definite.count]].definite = false;
}

/* The locals that became definite in each of the branches that reach the code after them. */
typedef struct Agreed {
    bool is_reached;
    uint32_t *locals, count;
} Agreed;

/* At the end of a branch: keeps the locals that it has made definite, too. There are then no more
   than those of the branch, so a chain of branches takes linear time. */
static void definite_agree(Unit *u, Agreed *agreed, uint32_t before)
{
    uint32_t kept = 0, count = u->definite.count - before;
    if (!agreed->is_reached) {
        agreed->is_reached = true;
        agreed->locals = ARENA_ARRAY(u->context->arena, uint32_t, count);
        agreed->count = count;
        for (uint32_t i = 0; i < count; i++)
            agreed->locals[i] = u->definite.items[before + i];
    }
    for (uint32_t i = 0; i < agreed->count; i++)
        if (u->locals.items[agreed->locals[i]].definite)
            agreed->locals[kept++] = agreed->locals[i];
    agreed->count = kept;
}

/* True if control never reaches the end of the block. */
static bool block_leaves(Block block)
{
    const Stmt *s = block.first;
    while (s && s->next)
        s = s->next;
    return s && (s->kind == ST_RETURN || s->kind == ST_BREAK || s->kind == ST_CONTINUE);
}

/* The jump that is taken if the condition is false. */
static uint32_t condition_jump(Unit *u, const Expr *condition)
{
    uint32_t mark = u->next_reg;
    uint32_t test = expr_operand(u, condition);
    uint32_t jump = emit_jump(u, CODE_JUMP_FALSE, test, condition->extent);
    u->next_reg = mark;
    return jump;
}

/* A branch proves nothing for the code after it, unless all branches that reach that code agree. */
static void branch_end(Unit *u, Block block, Agreed *agreed, uint32_t before)
{
    if (!block_leaves(block))
        definite_agree(u, agreed, before);
    definite_forget(u, before);
}

static void if_compile(Unit *u, const Stmt *s)
{
    UNIT_ARRAY(uint32_t) ends = {NULL, 0, 0}; /* jumps past the other branches */
    uint32_t before = u->definite.count;
    Agreed agreed = {.count = 0};
    for (;;) {
        Block otherwise = s->as.branch.otherwise;
        uint32_t skip = condition_jump(u, s->as.branch.condition);
        block_compile(u, s->as.branch.then);
        branch_end(u, s->as.branch.then, &agreed, before);
        if (otherwise.first)
            UNIT_PUSH(u, ends, emit_jump(u, CODE_JUMP, 0, s->span));
        emit_patch(u, skip);
        if (otherwise.first && otherwise.first->kind == ST_IF && !otherwise.first->next) {
            s = otherwise.first; /* else if */
            continue;
        }
        block_compile(u, otherwise);
        branch_end(u, otherwise, &agreed, before);
        break;
    }
    for (uint32_t i = 0; i < ends.count; i++)
        emit_patch(u, ends.items[i]);
    for (uint32_t i = 0; i < agreed.count; i++)
        scope_set_definite(u, &u->locals.items[agreed.locals[i]]);
}

/* ---- loops ---- */

static void loop_open(Unit *u, Loop *loop)
{
    *loop = (Loop){.outer = u->loop, .start = u->code.count};
    u->loop = loop;
}

/* The jump back, and the end of the loop, to which `exit` and every `break` lead. The names that an
   inner loop assigns belong to the outermost one. */
static void loop_close(Unit *u, Loop *loop, uint32_t exit, const Stmt *s)
{
    emit_loop(u, loop->start, s->span);
    emit_patch(u, exit);
    for (uint32_t i = 0; i < loop->breaks.count; i++)
        emit_patch(u, loop->breaks.items[i]);
    u->loop = loop->outer;
    if (!u->loop)
        scan_loop(u, s->kind == ST_FOR ? s->as.loop.body : s->as.branch.then, loop->start);
}

/* The body may not run at all, so what it assigns is not definite afterwards. */
static void while_compile(Unit *u, const Stmt *s)
{
    Loop loop;
    loop_open(u, &loop);
    if (u->kind == UNIT_TOP && u->context->is_interactive)
        note_chains(u, s->as.branch.condition);
    uint32_t exit = condition_jump(u, s->as.branch.condition);
    uint32_t before = u->definite.count;
    block_compile(u, s->as.branch.then);
    definite_forget(u, before);
    loop_close(u, &loop, exit, s);
}

static void for_compile(Unit *u, const Stmt *s)
{
    ExprList targets = s->as.loop.targets;
    uint32_t state = expr_begin_loop(u, s->as.loop.source), dst;
    uint32_t before = u->definite.count;
    bool direct = pattern_loop_target(u, targets, &dst);
    if (!direct)
        dst = unit_reg(u, targets.count, s->span);
    Loop loop;
    loop_open(u, &loop);
    uint32_t exit = expr_next_item(u, state, dst, targets.count, s->as.loop.source->extent);
    for (uint32_t i = 0; !direct && i < targets.count; i++)
        assign_target(u, targets.items[i], dst + i);
    block_compile(u, s->as.loop.body);
    definite_forget(u, before);
    loop_close(u, &loop, exit, s);
}

static void jump_compile(Unit *u, const Stmt *s)
{
    Loop *loop = u->loop;
    assert(loop); /* the parser rejects jumps outside of loops */
    if (s->kind == ST_CONTINUE) {
        emit_loop(u, loop->start, s->span);
        return;
    }
    UNIT_PUSH(u, loop->breaks, emit_jump(u, CODE_JUMP, 0, s->span));
}

/* ---- functions and modules ---- */

static void params_compile(Unit *u, const Function *function)
{
    for (uint32_t i = 0; i < function->param_count; i++) {
        Local *local = scope_add_local(u, function->params[i].name, function->params[i].span);
        local->definite = true;
    }
}

/* Locals that are not parameters have no value yet. */
static void locals_clear(Unit *u, const Function *function)
{
    uint32_t params = function->param_count;
    if (u->locals.count > params)
        emit_ax(u, CODE_UNSET, params, u->locals.count - params, function->name_span);
}

/* Copies the parameters into hidden slots of the instance, so that the functions of the module see
   them. */
static void module_prologue(Unit *u, const Function *function)
{
    scan_module(u, function->body);
    u->visible_count = u->fields.count;
    locals_clear(u, function);
    for (uint32_t i = 0; i < function->param_count; i++) {
        Name name = function->params[i].name;
        scope_add_field(u, name, function->params[i].span);
        uint32_t slot = (uint32_t)scope_field(u, name);
        emit_abc(u, CODE_SET_SELF, slot, i, 0, function->params[i].span);
    }
}

static void function_prologue(Unit *u, const Function *function)
{
    scan_function(u, function->body);
    locals_clear(u, function);
    for (uint32_t i = 0; i < u->locals.count; i++)
        if (u->locals.items[i].is_cell)
            emit_abc(u, CODE_MAKE_CELL, u->locals.items[i].reg, 0, 0, function->name_span);
}

/* A function returns nil at its end, a module the new instance. */
static Proto *function_compile(Unit *outer, const Function *function, UnitKind kind)
{
    Unit u = {.outer = outer, .context = outer->context, .kind = kind, .name = function->name};
    params_compile(&u, function);
    if (kind == UNIT_MODULE)
        module_prologue(&u, function);
    else
        function_prologue(&u, function);
    block_compile(&u, function->body);
    Span end = function->name_span;
    uint32_t result = unit_reg(&u, 1, end);
    if (kind == UNIT_MODULE)
        emit_abc(&u, CODE_SELF, result, 0, 0, end);
    else
        emit_ax(&u, CODE_CONSTANT, result, unit_constant(&u, datum_nil()), end);
    emit_abc(&u, CODE_RETURN, result, 0, 0, end);
    return proto_make(&u, function);
}

/* The closure of the function. Its defaults are evaluated now, into the registers from `reg` on. */
static void function_to(Unit *u, const Stmt *s, uint32_t reg)
{
    const Function *function = s->as.function;
    bool is_module = s->kind == ST_MODULE;
    uint32_t at = reg;
    for (uint32_t i = 0; i < function->param_count; i++)
        if (function->params[i].fallback) {
            if (at == u->next_reg)
                unit_reg(u, 1, s->span);
            expr_to(u, function->params[i].fallback, at++);
        }
    Proto *proto = function_compile(u, function, is_module ? UNIT_MODULE : UNIT_FUNCTION);
    uint32_t constant = unit_constant(u, datum_obj(D_PROTO, proto));
    emit_ax(u, is_module ? CODE_MODULE : CODE_CLOSURE, reg, constant, function->name_span);
}

static void def_compile(Unit *u, const Stmt *s)
{
    uint32_t reg = unit_reg(u, 1, s->span);
    function_to(u, s, reg);
    name_store(u, s->as.function->name, reg, s->as.function->name_span);
}

/* ---- other statements ---- */

static void expr_stmt_compile(Unit *u, const Stmt *s)
{
    uint32_t value = expr_to_new(u, s->as.expr.value);
    if (u->kind == UNIT_TOP && u->blocks == 0 && !s->as.expr.is_quiet)
        emit_abc(u, CODE_PRINT, value, s->as.expr.is_command, s->as.expr.is_kept,
                 s->as.expr.value->extent);
}

static void return_compile(Unit *u, const Stmt *s)
{
    uint32_t value;
    if (s->as.value)
        value = expr_operand(u, s->as.value);
    else
        value = emit_constant(u, datum_nil(), s->span);
    emit_abc(u, CODE_RETURN, value, 0, 0, s->span);
}

static void import_compile(Unit *u, const Stmt *s)
{
    for (uint32_t i = 0; i < s->as.import.count; i++) {
        const Imported *item = &s->as.import.items[i];
        String *text = heap_string(u->context->heap, item->name, strlen(item->name));
        uint32_t name = emit_constant(u, datum_obj(D_STRING, text), item->span);
        uint32_t bound = emit_name(u, item->bound, item->span);
        emit_abc(u, CODE_IMPORT, name, s->as.import.kind, bound, item->span);
    }
}

static void time_compile(Unit *u, const Stmt *s)
{
    uint32_t start = unit_reg(u, 2, s->span);
    emit_abc(u, CODE_START_TIME, start, 0, 0, s->span);
    stmt_compile(u, s->as.timed);
    emit_abc(u, CODE_END_TIME, start, 0, 0, s->span);
}

/* No temporary register outlives its statement. */
static void stmt_compile(Unit *u, const Stmt *s)
{
    uint32_t mark = u->next_reg;
    switch (s->kind) {
    case ST_EXPR:
        expr_stmt_compile(u, s);
        break;
    case ST_ASSIGN:
        assign_compile(u, s);
        break;
    case ST_UPDATE:
        assign_update(u, s);
        break;
    case ST_IF:
        if_compile(u, s);
        break;
    case ST_WHILE:
        while_compile(u, s);
        break;
    case ST_FOR:
        for_compile(u, s);
        break;
    case ST_DEF:
    case ST_MODULE:
        def_compile(u, s);
        break;
    case ST_RETURN:
        return_compile(u, s);
        break;
    case ST_BREAK:
    case ST_CONTINUE:
        jump_compile(u, s);
        break;
    case ST_IMPORT:
        import_compile(u, s);
        break;
    case ST_TIME:
        time_compile(u, s);
        break;
    }
    u->next_reg = mark;
}

Proto *compile_block(const CompileContext *context, Block block)
{
    Unit u = {.context = context, .kind = UNIT_TOP};
    for (const Stmt *s = block.first; s; s = s->next)
        stmt_compile(&u, s);
    Span end = {0, 0};
    emit_abc(&u, CODE_RETURN, emit_constant(&u, datum_nil(), end), 0, 0, end);
    return proto_make(&u, NULL);
}

Proto *compile_call(const CompileContext *context, uint32_t count, Span span)
{
    Unit u = {.context = context, .kind = UNIT_TOP};
    uint32_t callee = unit_reg(&u, count + 1, span);
    emit_abc(&u, CODE_CALL, callee, count, 0, span);
    emit_abc(&u, CODE_RETURN, OPERAND_REGISTER | callee, 0, 0, span);
    return proto_make(&u, NULL);
}
