/*
 * scan.c: the names that a function or a module binds, found before its body is compiled.
 *
 * So a name that is assigned anywhere in a function is its local everywhere in it, as in Python.
 */
#include "compile/compile_internal.h"

static void scan_block(Unit *u, Block block);

static void scan_name(Unit *u, const Expr *target, bool is_field)
{
    if (target->kind == EX_NAME) {
        if (is_field)
            scope_add_field(u, target->as.name, target->word);
        else
            scope_add_local(u, target->as.name, target->word);
    } else if (target->kind == EX_FIELD && target->as.field.object->kind == EX_SELF &&
               u->kind == UNIT_MODULE) {
        scope_add_field(u, target->as.field.name, target->word);
    }
}

static void scan_targets(Unit *u, ExprList targets, bool is_field)
{
    for (uint32_t i = 0; i < targets.count; i++)
        scan_name(u, targets.items[i], is_field);
}

static void scan_stmt(Unit *u, const Stmt *s)
{
    bool is_field = u->kind == UNIT_MODULE;
    switch (s->kind) {
    case ST_ASSIGN:
        for (uint32_t i = 0; i < s->as.assign.count; i++)
            scan_targets(u, s->as.assign.targets[i], is_field);
        break;
    case ST_UPDATE:
        scan_name(u, s->as.update.target, is_field);
        break;
    case ST_IF:
    case ST_WHILE:
        scan_block(u, s->as.branch.then);
        scan_block(u, s->as.branch.otherwise);
        break;
    case ST_FOR:
        scan_targets(u, s->as.loop.targets, false);
        scan_block(u, s->as.loop.body);
        break;
    case ST_DEF:
        if (is_field)
            scope_add_field(u, s->as.function->name, s->as.function->name_span);
        else
            scope_add_local(u, s->as.function->name, s->as.function->name_span);
        break;
    case ST_TIME:
        scan_stmt(u, s->as.timed);
        break;
    default:
        break;
    }
}

/* An `else if` chain is nested to the right: each `else` contains one `if`. It may be long, so this
   loops over it instead of recursing. */
static void scan_block(Unit *u, Block block)
{
    for (const Stmt *s = block.first; s; s = s->next) {
        while (s->kind == ST_IF && s->as.branch.otherwise.first &&
               s->as.branch.otherwise.first->kind == ST_IF && !s->next) {
            scan_block(u, s->as.branch.then);
            s = s->as.branch.otherwise.first;
        }
        scan_stmt(u, s);
    }
}

/* `self.x = …` in a function of a module also makes a field. These follow the fields that the body
   binds. */
static void scan_functions_for_fields(Unit *u, Block block)
{
    for (const Stmt *s = block.first; s; s = s->next) {
        if (s->kind == ST_ASSIGN)
            for (uint32_t i = 0; i < s->as.assign.count; i++)
                for (uint32_t k = 0; k < s->as.assign.targets[i].count; k++) {
                    const Expr *target = s->as.assign.targets[i].items[k];
                    if (target->kind == EX_FIELD)
                        scan_name(u, target, true);
                }
        else if (s->kind == ST_IF || s->kind == ST_WHILE) {
            scan_functions_for_fields(u, s->as.branch.then);
            scan_functions_for_fields(u, s->as.branch.otherwise);
        } else if (s->kind == ST_FOR)
            scan_functions_for_fields(u, s->as.loop.body);
        else if (s->kind == ST_DEF)
            scan_functions_for_fields(u, s->as.function->body);
    }
}

/* A local that an inner function mentions is stored in a cell, which both share. */
static void scan_cells(Unit *u, Block block)
{
    for (const Stmt *s = block.first; s; s = s->next) {
        if (s->kind == ST_IF || s->kind == ST_WHILE) {
            scan_cells(u, s->as.branch.then);
            scan_cells(u, s->as.branch.otherwise);
        } else if (s->kind == ST_FOR) {
            scan_cells(u, s->as.loop.body);
        } else if (s->kind == ST_DEF) {
            for (uint32_t i = 0; i < s->as.function->used_count; i++) {
                Local *local = scope_find_local(u, s->as.function->used[i]);
                if (local)
                    local->is_cell = true;
            }
        }
    }
}

void scan_function(Unit *u, Block body)
{
    scan_block(u, body);
    scan_cells(u, body);
}

void scan_module(Unit *u, Block body)
{
    scan_block(u, body);
    scan_functions_for_fields(u, body);
}
