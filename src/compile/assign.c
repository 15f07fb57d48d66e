/* assign.c: `=`, `+=` and its like into instructions: names, fields, elements. */
#include "compile/compile_internal.h"

/* ---- assignment ---- */

/* Whether `=` makes leaves and labels here: at top level and in a module's body. */
static bool unit_binds(const Unit *u)
{
    return u->kind != UNIT_FUNCTION;
}

void name_store(Unit *u, Name name, uint32_t from, Span span)
{
    NamePlace place = scope_resolve(u, name);
    switch (place.kind) {
    case PLACE_LOCAL:
        if (place.at != from)
            emit_move(u, place.at, from, span);
        break;
    case PLACE_CELL:
        emit_abc(u, CODE_SET_CELL, place.at, from, 0, span);
        break;
    case PLACE_FIELD:
        emit_abc(u, CODE_SET_SELF, place.at, from, 0, span);
        break;
    default: /* what a function assigns is its own: no cell of outside is ever stored to */
        emit_ax(u, CODE_SET_GLOBAL, from, place.at, span);
        break;
    }
    if (place.local)
        place.local->definite = true;
}

static void field_store(Unit *u, const Expr *target, uint32_t from)
{
    const Expr *object = target->as.field.object;
    Name name = target->as.field.name;
    int32_t slot = object->kind == EX_SELF ? scope_field(u, name) : -1;
    if (slot >= 0) {
        emit_abc(u, CODE_SET_SELF, (uint32_t)slot, from, 0, target->word);
        return;
    }
    uint32_t at = expr_to_new(u, object);
    emit_abc(u, CODE_SET_FIELD, at, unit_name_operand(u, name, target->word), from, target->word);
}

static void index_store(Unit *u, const Expr *target, uint32_t from)
{
    uint32_t list = expr_to_new(u, target->as.index.list);
    uint32_t index = expr_operand(u, target->as.index.index);
    emit_abc(u, CODE_SET_INDEX, list, index, from, target->word);
}

void assign_target(Unit *u, const Expr *target, uint32_t from)
{
    uint32_t mark = u->next_reg;
    if (target->kind == EX_NAME)
        name_store(u, target->as.name, from, target->word);
    else if (target->kind == EX_FIELD)
        field_store(u, target, from);
    else
        index_store(u, target, from);
    u->next_reg = mark;
}

/* A Value without a label takes the name that it is stored under. */
static void label_store(Unit *u, const Expr *name, uint32_t from)
{
    NamePlace place = scope_resolve(u, name->as.name);
    if (place.kind == PLACE_GLOBAL) {
        emit_ax(u, CODE_BIND_GLOBAL, from, place.at, name->word);
        return;
    }
    emit_ax(u, CODE_LABEL, from, name->as.name, name->word);
    name_store(u, name->as.name, from, name->word);
}

static void targets_unpack(Unit *u, ExprList targets, uint32_t from, bool labels, Span span)
{
    uint32_t mark = u->next_reg;
    uint32_t first = unit_reg(u, targets.count, span);
    emit_abc(u, CODE_UNPACK, first, from, targets.count, span);
    for (uint32_t i = 0; i < targets.count; i++) {
        const Expr *target = targets.items[i];
        if (labels && target->kind == EX_NAME)
            label_store(u, target, first + i);
        else
            assign_target(u, target, first + i);
    }
    u->next_reg = mark;
}

/* `name = value` where it binds: numbers become leaves, each name its own; Values take labels. */
static void name_bind(Unit *u, const Expr *target, uint32_t from, bool is_number, Span span)
{
    uint32_t mark = u->next_reg;
    uint32_t reg = from;
    if (is_number) {
        reg = unit_reg(u, 1, span);
        emit_move(u, reg, from, span);
    }
    if (is_number) {
        emit_ax(u, CODE_LEAF, reg, target->as.name, target->word);
        assign_target(u, target, reg);
    } else {
        label_store(u, target, reg);
    }
    u->next_reg = mark;
}

/* An expression that writes its register before it has read all its operands. */
static bool expr_writes_early(const Expr *e)
{
    return e->kind == EX_LIST || e->kind == EX_COMPREHENSION || e->kind == EX_AND ||
           e->kind == EX_OR || e->kind == EX_CONDITION || e->kind == EX_TEXT;
}

/* `local = e` computes straight into the local's register, where that is sound. */
static bool assign_straight(Unit *u, const Stmt *s)
{
    if (unit_binds(u) || s->as.assign.count != 1 || s->as.assign.targets[0].is_tuple)
        return false;
    const Expr *target = s->as.assign.targets[0].items[0];
    if (target->kind != EX_NAME || expr_writes_early(s->as.assign.value))
        return false;
    Local *local = scope_find_local(u, target->as.name);
    if (!local || local->is_cell)
        return false;
    expr_to(u, s->as.assign.value, local->reg);
    local->definite = true;
    return true;
}

void assign_compile(Unit *u, const Stmt *s)
{
    if (assign_straight(u, s))
        return;
    bool binds = unit_binds(u) && !s->as.assign.is_let;
    bool is_number = binds && ast_is_number(s->as.assign.value);
    uint32_t value = expr_to_new(u, s->as.assign.value);
    for (uint32_t i = 0; i < s->as.assign.count; i++) {
        ExprList targets = s->as.assign.targets[i];
        const Expr *first = targets.items[0];
        if (targets.is_tuple)
            targets_unpack(u, targets, value, binds, s->as.assign.value->extent);
        else if (binds && first->kind == EX_NAME)
            name_bind(u, first, value, is_number, s->as.assign.value->extent);
        else
            assign_target(u, first, value);
    }
}

/* ---- += and friends ---- */

/* `xs += ys` makes a list longer for all who hold it, as in Python. */
static void update_emit(Unit *u, const Stmt *s, uint32_t value)
{
    const Expr *e = s->as.update.value;
    uint16_t right = expr_in_place(u, e);
    if (s->as.update.op == BIN_ADD)
        emit_abc(u, CODE_EXTEND, value, value, right, s->as.update.word);
    else
        emit_binary(u, s->as.update.op, value, value, right, s->as.update.word);
    emit_name_span(u, right, e);
}

static void update_name(Unit *u, const Stmt *s)
{
    const Expr *target = s->as.update.target;
    uint32_t value = unit_reg(u, 1, s->span);
    name_load(u, target->as.name, value, target->word);
    update_emit(u, s, value);
    if (unit_binds(u))
        label_store(u, target, value);
    else
        name_store(u, target->as.name, value, target->word);
}

static void update_field(Unit *u, const Stmt *s)
{
    const Expr *target = s->as.update.target;
    uint32_t object = expr_to_new(u, target->as.field.object);
    uint32_t name = unit_name_operand(u, target->as.field.name, target->word);
    uint32_t value = unit_reg(u, 1, s->span);
    emit_abc(u, CODE_GET_FIELD, value, object, name, target->word);
    update_emit(u, s, value);
    emit_abc(u, CODE_SET_FIELD, object, name, value, target->word);
}

static void update_index(Unit *u, const Stmt *s)
{
    const Expr *target = s->as.update.target;
    uint32_t list = expr_to_new(u, target->as.index.list);
    uint32_t index = expr_to_new(u, target->as.index.index);
    uint32_t value = unit_reg(u, 1, s->span);
    emit_abc(u, CODE_GET_INDEX, value, list, index, target->word);
    update_emit(u, s, value);
    emit_abc(u, CODE_SET_INDEX, list, index, value, target->word);
}

void assign_update(Unit *u, const Stmt *s)
{
    switch (s->as.update.target->kind) {
    case EX_NAME:
        update_name(u, s);
        break;
    case EX_FIELD:
        update_field(u, s);
        break;
    default:
        update_index(u, s);
        break;
    }
}
