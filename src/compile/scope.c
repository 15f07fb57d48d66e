/*
 * scope.c: the meaning of a name in the function being compiled.
 *
 * A function can assign only its own locals, its fields and, at top level, globals. So a captured
 * cell is read but never written, and a name never changes its meaning within a function.
 */
#include "compile/scope.h"

enum { MOST_FIELDS = 10000 };

/* ---- locals ---- */

Local *scope_find_local(const Unit *u, Name name)
{
    for (uint32_t i = 0; i < u->locals.count; i++)
        if (u->locals.items[i].name == name)
            return &u->locals.items[i];
    return NULL;
}

Local *scope_add_local(Unit *u, Name name, Span span)
{
    Local *local = scope_find_local(u, name);
    if (local)
        return local;
    Local fresh = {.name = name, .reg = unit_reg(u, 1, span)};
    UNIT_PUSH(u, u->locals, fresh);
    return &u->locals.items[u->locals.count - 1];
}

/* ---- fields ---- */

void scope_add_field(Unit *u, Name name, Span span)
{
    for (uint32_t i = 0; i < u->fields.count; i++)
        if (u->fields.items[i] == name)
            return;
    if (u->fields.count == MOST_FIELDS)
        diag_throw(u->context->catch_, DIAG_ERROR, span, "a module has at most %d fields",
                   MOST_FIELDS);
    UNIT_PUSH(u, u->fields, name);
}

/* The enclosing module, or the unit itself if it is one; NULL if there is none. */
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
    for (uint32_t i = 0; module && i < module->fields.count; i++)
        if (module->fields.items[i] == name)
            return (int32_t)i;
    return -1;
}

int32_t scope_self_slot(const Unit *u, const Expr *e)
{
    bool is_field = e->kind == EX_FIELD && e->as.field.object->kind == EX_SELF;
    return is_field ? scope_field(u, e->as.field.name) : -1;
}

/* ---- variables of outer functions ---- */

static uint32_t scope_add_capture(Unit *u, Name name, uint16_t from)
{
    for (uint32_t i = 0; i < u->captures.count; i++)
        if (u->capture_names.items[i] == name)
            return i;
    UNIT_PUSH(u, u->captures, from);
    UNIT_PUSH(u, u->capture_names, name);
    return u->captures.count - 1;
}

/* The index of a cell that the closure takes from an enclosing function; -1 if none has it. Each
   function in between takes it, too. */
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

/* ---- any name ---- */

NamePlace scope_resolve(Unit *u, Name name)
{
    for (uint32_t i = u->variables.count; i-- > 0;)
        if (u->variables.items[i].name == name)
            return (NamePlace){PLACE_LOCAL, u->variables.items[i].reg, NULL};
    Local *local = scope_find_local(u, name);
    int32_t field = scope_field(u, name);
    /* In a module's body, a parameter that the body also binds means the field. */
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
