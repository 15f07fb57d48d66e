/*
 * assign.c: `=` and `+=` into instructions; the targets are names, fields and elements.
 *
 * The value is evaluated first, once, and then stored in each target from left to right. At top
 * level and in the body of a module, `=` also makes leaves of numbers and labels Values (`let` does
 * not).
 */
#include "compile/compile_internal.h"

/* ---- assignment ---- */

/* True where `=` makes leaves and labels: at top level and in the body of a module. */
static bool unit_binds(const Unit *u)
{
    return u->kind != UNIT_FUNCTION;
}

/* A field of self has a slot that is known now; any other field is found at run time. */
static void field_store(Unit *u, const Expr *target, uint32_t from)
{
    int32_t slot = scope_self_slot(u, target);
    if (slot >= 0) {
        emit_abc(u, CODE_SET_SELF, (uint32_t)slot, from, 0, target->word);
        return;
    }
    uint32_t object = expr_to_new(u, target->as.field.object);
    uint32_t name = emit_name(u, target->as.field.name, target->word);
    emit_abc(u, CODE_SET_FIELD, object, name, from, target->word);
}

static void index_store(Unit *u, const Expr *target, uint32_t from)
{
    uint32_t list = expr_to_new(u, target->as.index.list);
    uint32_t index = expr_operand(u, target->as.index.index);
    emit_abc(u, CODE_SET_INDEX, list, index, from, target->word);
}

/* `name = value` where it binds: a Value without a label takes the name. */
static void name_bind(Unit *u, const Expr *name, uint32_t from)
{
    NamePlace place = scope_resolve(u, name->as.name);
    if (pattern_bind(u, place, name, from))
        return;
    emit_ax(u, CODE_LABEL, from, name->as.name, name->word);
    name_store(u, name->as.name, from, name->word);
}

static void targets_unpack(Unit *u, ExprList targets, uint32_t from, bool labels, Span span);

/* Names label Values if `labels`. */
static void target_to(Unit *u, const Expr *target, uint32_t from, bool labels)
{
    uint32_t mark = u->next_reg;
    if (target->kind == EX_NAME && labels)
        name_bind(u, target, from);
    else if (target->kind == EX_NAME)
        name_store(u, target->as.name, from, target->word);
    else if (target->kind == EX_FIELD)
        field_store(u, target, from);
    else if (target->kind == EX_INDEX)
        index_store(u, target, from);
    else
        targets_unpack(u, target->as.list, from, labels, target->extent);
    u->next_reg = mark;
}

void assign_target(Unit *u, const Expr *target, uint32_t from)
{
    target_to(u, target, from, false);
}

/* `a, b = value`: the elements go into consecutive new registers, and from there to the targets. */
static void targets_unpack(Unit *u, ExprList targets, uint32_t from, bool labels, Span span)
{
    uint32_t mark = u->next_reg;
    uint32_t first = unit_reg(u, targets.count, span);
    emit_abc(u, CODE_UNPACK, first, from, targets.count, span);
    for (uint32_t i = 0; i < targets.count; i++)
        target_to(u, targets.items[i], first + i, labels);
    u->next_reg = mark;
}

/* True if the expression consists of numbers and arithmetic alone: `2`, `-3.0`, `1/3`. An operator
   on bits computes an integer, which stays one. */
static bool expr_is_number(const Expr *e)
{
    for (;;) {
        if (e->kind == EX_INT || e->kind == EX_FLOAT)
            return true;
        if (e->kind == EX_NEGATE) {
            e = e->as.operand;
        } else if (e->kind == EX_BINARY && binary_level(e->as.binary.op) >= LEVEL_SUM) {
            if (!expr_is_number(e->as.binary.right))
                return false;
            e = e->as.binary.left;
        } else {
            return false;
        }
    }
}

/* `a = b = 2.0` at top level: each name gets a leaf with its own label. */
static void leaf_bind(Unit *u, const Expr *name, uint32_t from, Span span)
{
    uint32_t mark = u->next_reg;
    uint32_t reg = unit_reg(u, 1, span);
    emit_abc(u, CODE_MOVE, reg, from, 0, span);
    emit_ax(u, CODE_LEAF, reg, name->as.name, name->word);
    assign_target(u, name, reg);
    u->next_reg = mark;
}

static void assign_value(Unit *u, const Stmt *s)
{
    if (pattern_assign_local(u, s))
        return;
    bool binds = unit_binds(u) && !s->as.assign.is_let;
    bool is_number = binds && !s->as.assign.is_plain && expr_is_number(s->as.assign.value);
    uint32_t value = expr_to_new(u, s->as.assign.value);
    for (uint32_t i = 0; i < s->as.assign.count; i++) {
        ExprList targets = s->as.assign.targets[i];
        const Expr *first = targets.items[0];
        if (targets.is_tuple)
            targets_unpack(u, targets, value, binds, s->as.assign.value->extent);
        else if (is_number && first->kind == EX_NAME)
            leaf_bind(u, first, value, s->as.assign.value->extent);
        else
            target_to(u, first, value, binds);
    }
}

void assign_compile(Unit *u, const Stmt *s)
{
    assign_value(u, s);
    const Expr *target = s->as.assign.targets[0].items[0];
    if (s->as.assign.count == 1 && !s->as.assign.targets[0].is_tuple && target->kind == EX_NAME)
        note_rebound(u, target, s->as.assign.value, OPCODE_NO_UPDATE);
}

/* ---- updates ---- */

/* EXTEND is no optimisation: `xs += ys` appends to the list itself, as in Python, so that every
   variable that refers to it sees the change. */
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
        name_bind(u, target, value);
    else
        name_store(u, target->as.name, value, target->word);
    note_rebound(u, target, s->as.update.value, s->as.update.op);
}

/* The object of `object.field += value` is evaluated once. */
static void update_field(Unit *u, const Stmt *s)
{
    const Expr *target = s->as.update.target;
    uint32_t object = expr_to_new(u, target->as.field.object);
    uint32_t name = emit_name(u, target->as.field.name, target->word);
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
