/*
 * scope.c: the meaning of a name in the function being compiled.
 *
 * A function can assign only its own locals, its fields and, at top level, globals. So a captured
 * cell is read but never written, and a name never changes its meaning within a function.
 */
#include "compile/scope.h"

enum { MOST_FIELDS = 10000 };

/* ---- variables of comprehensions ---- */

void scope_add_variable(Unit *u, Name name, uint16_t reg)
{
    Variable variable = {name, reg, name_map_find(&u->variable_of, name)};
    name_map_put(&u->variable_of, u->context->arena, name, u->variables.count);
    UNIT_PUSH(u, u->variables, variable);
}

void scope_drop_variables(Unit *u, uint32_t kept)
{
    while (u->variables.count > kept) {
        const Variable *last = &u->variables.items[--u->variables.count];
        name_map_put(&u->variable_of, u->context->arena, last->name, last->hides);
    }
}

/* ---- locals ---- */

Local *scope_find_local(const Unit *u, Name name)
{
    uint32_t at = name_map_find(&u->local_of, name);
    return at == NAME_MAP_NONE ? NULL : &u->locals.items[at];
}

Local *scope_add_local(Unit *u, Name name, Span span)
{
    Local *local = scope_find_local(u, name);
    if (local)
        return local;
    Local fresh = {.reg = unit_reg(u, 1, span)};
    name_map_put(&u->local_of, u->context->arena, name, u->locals.count);
    UNIT_PUSH(u, u->locals, fresh);
    return &u->locals.items[u->locals.count - 1];
}

void scope_set_definite(Unit *u, Local *local)
{
    if (local->definite)
        return;
    local->definite = true;
    UNIT_PUSH(u, u->definite, (uint32_t)(local - u->locals.items));
}

/* ---- fields ---- */

void scope_add_field(Unit *u, Name name, Span span)
{
    if (name_map_find(&u->field_of, name) != NAME_MAP_NONE)
        return;
    if (u->fields.count == MOST_FIELDS)
        diag_throw(u->context->catch_, DIAG_ERROR, span, "a module has at most %d fields",
                   MOST_FIELDS);
    name_map_put(&u->field_of, u->context->arena, name, u->fields.count);
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
    return module ? (int32_t)name_map_find(&module->field_of, name) : -1;
}

int32_t scope_self_slot(const Unit *u, const Expr *e)
{
    bool is_field = e->kind == EX_FIELD && e->as.field.object->kind == EX_SELF;
    return is_field ? scope_field(u, e->as.field.name) : -1;
}

/* ---- variables of outer functions ---- */

static uint32_t scope_add_capture(Unit *u, Name name, uint16_t from)
{
    uint32_t known = name_map_find(&u->capture_of, name);
    if (known != NAME_MAP_NONE)
        return known;
    name_map_put(&u->capture_of, u->context->arena, name, u->captures.count);
    UNIT_PUSH(u, u->captures, from);
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
    uint32_t variable = name_map_find(&u->variable_of, name);
    if (variable != NAME_MAP_NONE)
        return (NamePlace){PLACE_LOCAL, u->variables.items[variable].reg, NULL};
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
