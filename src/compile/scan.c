/*
 * scan.c: the names that a function or a module binds, found before its body is compiled, and those
 * that a loop assigns.
 *
 * So a name that is assigned anywhere in a function is its local everywhere in it, as in Python.
 */
#include "compile/compile_internal.h"

/* ---- every statement of a body ---- */

typedef void ScanVisit(Unit *u, const Stmt *s);

static void scan_each(Unit *u, Block block, ScanVisit *visit);

/* An `else if` chain is nested to the right: each `else` contains one `if`. It may be long, so this
   loops over it instead of recursing. */
static void scan_branches(Unit *u, const Stmt *s, ScanVisit *visit)
{
    scan_each(u, s->as.branch.then, visit);
    Block otherwise = s->as.branch.otherwise;
    while (otherwise.first && otherwise.first->kind == ST_IF && !otherwise.first->next) {
        scan_each(u, otherwise.first->as.branch.then, visit);
        otherwise = otherwise.first->as.branch.otherwise;
    }
    scan_each(u, otherwise, visit);
}

static void scan_stmt(Unit *u, const Stmt *s, ScanVisit *visit)
{
    catch_poll(u->context->catch_, s->span);
    visit(u, s);
    if (s->kind == ST_IF || s->kind == ST_WHILE)
        scan_branches(u, s, visit);
    else if (s->kind == ST_FOR)
        scan_each(u, s->as.loop.body, visit);
    else if (s->kind == ST_TIME)
        scan_stmt(u, s->as.timed, visit);
}

/* Calls `visit` for each statement except `else if`, outer ones first. Does not enter functions. */
static void scan_each(Unit *u, Block block, ScanVisit *visit)
{
    for (const Stmt *s = block.first; s; s = s->next)
        scan_stmt(u, s, visit);
}

/* ---- what to look for ---- */

static void scan_name(Unit *u, Name name, Span span, bool is_field)
{
    if (is_field)
        scope_add_field(u, name, span);
    else
        scope_add_local(u, name, span);
}

static void scan_self_field(Unit *u, const Expr *target)
{
    if (target->kind == EX_FIELD && target->as.field.object->kind == EX_SELF)
        scope_add_field(u, target->as.field.name, target->word);
    for (uint32_t i = 0; target->kind == EX_LIST && i < target->as.list.count; i++)
        scan_self_field(u, target->as.list.items[i]);
}

static void scan_target(Unit *u, const Expr *target, bool is_field)
{
    if (target->kind == EX_NAME)
        scan_name(u, target->as.name, target->word, is_field);
    else if (target->kind == EX_FIELD && u->kind == UNIT_MODULE)
        scan_self_field(u, target);
    for (uint32_t i = 0; target->kind == EX_LIST && i < target->as.list.count; i++)
        scan_target(u, target->as.list.items[i], is_field);
}

static void scan_targets(Unit *u, ExprList targets, bool is_field)
{
    for (uint32_t i = 0; i < targets.count; i++)
        scan_target(u, targets.items[i], is_field);
}

/* The names that a statement binds: fields of a module, except for the variables of a loop, or
   locals of a function. */
static void scan_bound(Unit *u, const Stmt *s)
{
    bool is_field = u->kind == UNIT_MODULE;
    switch (s->kind) {
    case ST_ASSIGN:
        for (uint32_t i = 0; i < s->as.assign.count; i++)
            scan_targets(u, s->as.assign.targets[i], is_field);
        break;
    case ST_UPDATE:
        scan_target(u, s->as.update.target, is_field);
        break;
    case ST_FOR:
        scan_targets(u, s->as.loop.targets, false);
        break;
    case ST_DEF:
        scan_name(u, s->as.function->name, s->as.function->name_span, is_field);
        break;
    default:
        break;
    }
}

/* `self.x = …` in a function of a module also makes a field. */
static void scan_assigned_fields(Unit *u, const Stmt *s)
{
    if (s->kind == ST_DEF)
        scan_each(u, s->as.function->body, scan_assigned_fields);
    for (uint32_t i = 0; s->kind == ST_ASSIGN && i < s->as.assign.count; i++)
        for (uint32_t k = 0; k < s->as.assign.targets[i].count; k++)
            scan_self_field(u, s->as.assign.targets[i].items[k]);
}

/* A local that an inner function mentions is stored in a cell, which both share. */
static void scan_cells(Unit *u, const Stmt *s)
{
    for (uint32_t i = 0; s->kind == ST_DEF && i < s->as.function->used_count; i++) {
        Local *local = scope_find_local(u, s->as.function->used[i]);
        if (local)
            local->is_cell = true;
    }
}

/* ---- loops ---- */

/* Lists each name once, and at most MOST of a loop: they are for a note only. The last items, with
   `to` 0, are those of the current loop. */
static void scan_loop_name(Unit *u, const Expr *target)
{
    enum { MOST = 64 };
    if (target->kind != EX_NAME)
        return;
    NamePlace place = scope_resolve(u, target->as.name);
    if (place.kind != PLACE_GLOBAL && place.kind != PLACE_LOCAL)
        return;
    LoopName *items = u->loop_names.items;
    uint32_t count = u->loop_names.count;
    for (uint32_t i = count; i > 0 && items[i - 1].to == 0; i--)
        if (items[i - 1].name == target->as.name || count - i == MOST)
            return;
    bool is_global = place.kind == PLACE_GLOBAL;
    LoopName name = {.at = place.at, .is_global = is_global, .name = target->as.name};
    UNIT_PUSH(u, u->loop_names, name);
}

static void scan_assigned_names(Unit *u, const Stmt *s)
{
    if (s->kind == ST_UPDATE)
        scan_loop_name(u, s->as.update.target);
    for (uint32_t i = 0; s->kind == ST_ASSIGN && i < s->as.assign.count; i++)
        for (uint32_t k = 0; k < s->as.assign.targets[i].count; k++)
            scan_loop_name(u, s->as.assign.targets[i].items[k]);
}

void scan_loop(Unit *u, Block body, uint32_t from)
{
    scan_each(u, body, scan_assigned_names);
    for (uint32_t i = u->loop_names.count; i > 0 && u->loop_names.items[i - 1].to == 0; i--) {
        u->loop_names.items[i - 1].from = from;
        u->loop_names.items[i - 1].to = u->code.count;
    }
}

/* ---- bodies ---- */

void scan_function(Unit *u, Block body)
{
    scan_each(u, body, scan_bound);
    scan_each(u, body, scan_cells);
}

/* Fields that only the module's functions assign follow those that its body binds. */
void scan_module(Unit *u, Block body)
{
    scan_each(u, body, scan_bound);
    scan_each(u, body, scan_assigned_fields);
}
