/*
 * expr.c: expressions into instructions.
 *
 * Operands are evaluated from left to right. A value that is read late, by the instruction itself,
 * is one that nothing in between can change.
 */
#include "compile/compile_internal.h"

/* ---- constants and text ---- */

/* False if the expression is not a constant. */
static bool expr_constant(Unit *u, const Expr *e, Datum *value)
{
    switch (e->kind) {
    case EX_INT:
    case EX_TRUTH:
        *value = datum_int(e->as.integer);
        return true;
    case EX_FLOAT:
        *value = datum_float(e->as.number);
        return true;
    case EX_NIL:
        *value = datum_nil();
        return true;
    case EX_STRING:
        *value = unit_string(u, e->as.string.text, e->as.string.size);
        return true;
    default:
        return false;
    }
}

static void constant_to(Unit *u, Datum value, uint32_t reg, Span span)
{
    emit_ax(u, CODE_CONSTANT, reg, unit_constant(u, value), span);
}

static void text_to(Unit *u, const Expr *e, uint32_t reg, bool is_format);

/* A piece of an interpolated string as a string, or of a format in one. */
static void piece_to(Unit *u, const Piece *piece, uint32_t reg, Span span, bool is_format)
{
    if (piece->text) {
        constant_to(u, unit_string(u, piece->text, piece->size), reg, span);
        return;
    }
    expr_to(u, piece->value, reg);
    uint32_t mark = u->next_reg, format;
    if (piece->format_text) {
        format = unit_reg(u, 1, span);
        text_to(u, piece->format_text, format, true);
    } else {
        format = emit_constant(u, unit_string(u, piece->format, piece->format_size), span);
    }
    Span where = piece->format_size ? piece->format_span : piece->value->extent;
    emit_abc(u, CODE_FORMAT, reg, format, is_format, where);
    u->next_reg = mark;
}

static void text_to(Unit *u, const Expr *e, uint32_t reg, bool is_format)
{
    uint32_t count = e->as.pieces.count;
    uint32_t first = unit_reg(u, count, e->extent);
    for (uint32_t i = 0; i < count; i++)
        piece_to(u, &e->as.pieces.items[i], first + i, e->extent, is_format);
    emit_abc(u, CODE_CONCAT, reg, first, count, e->extent);
}

/* ---- operators ---- */

/* The first of two operands. It may be read in place only if the second one has no side effects. */
static uint16_t operand_before(Unit *u, const Expr *first, const Expr *second)
{
    pattern_in_place(u, first); /* makes the slot of a global: `vars` lists them in this order */
    return expr_is_pure(u, second) ? expr_in_place(u, first) : expr_operand(u, first);
}

/* `a + b + c + …` nests to the left as deep as it is long, so this loops over the left spine of the
   tree instead of recursing. */
static void binary_to(Unit *u, const Expr *e, uint32_t reg)
{
    size_t depth = 0;
    const Expr *inner = e;
    for (; inner->kind == EX_BINARY; inner = inner->as.binary.left)
        depth++;
    const Expr **spine = ARENA_ARRAY(u->context->arena, const Expr *, depth);
    inner = e;
    for (size_t i = depth; i-- > 0; inner = inner->as.binary.left)
        spine[i] = inner;
    uint32_t sum = depth > 1 ? unit_reg(u, 1, e->extent) : 0; /* the result so far */
    uint16_t left = operand_before(u, inner, spine[0]->as.binary.right);
    uint32_t free_reg = u->next_reg;
    for (size_t i = 0; i < depth; i++) {
        uint16_t right = expr_in_place(u, spine[i]->as.binary.right);
        uint32_t dst = i + 1 == depth ? reg : sum;
        emit_binary(u, spine[i]->as.binary.op, dst, left, right, spine[i]->word);
        emit_name_span(u, left, inner);
        emit_name_span(u, right, spine[i]->as.binary.right);
        left = (uint16_t)sum;
        u->next_reg = free_reg;
    }
}

/* The result of `a and b` is the operand that decides: b is not evaluated if a is false. */
static void logic_to(Unit *u, const Expr *e, uint32_t reg)
{
    expr_to(u, e->as.binary.left, reg);
    CodeOp op = e->kind == EX_AND ? CODE_JUMP_FALSE : CODE_JUMP_TRUE;
    uint32_t end = emit_jump(u, op, reg, e->word);
    expr_to(u, e->as.binary.right, reg);
    emit_patch(u, end);
}

static void condition_to(Unit *u, const Expr *e, uint32_t reg)
{
    uint32_t mark = u->next_reg;
    uint32_t test = expr_operand(u, e->as.condition.condition);
    uint32_t otherwise = emit_jump(u, CODE_JUMP_FALSE, test, e->word);
    u->next_reg = mark;
    expr_to(u, e->as.condition.then, reg);
    uint32_t end = emit_jump(u, CODE_JUMP, 0, e->word);
    emit_patch(u, otherwise);
    expr_to(u, e->as.condition.otherwise, reg);
    emit_patch(u, end);
}

/* ---- lists and loops over them ---- */

/* Each element is appended as soon as it is evaluated, so a long list needs few registers. */
static void list_to(Unit *u, const Expr *e, uint32_t reg)
{
    uint32_t count = e->as.list.count;
    emit_abc(u, CODE_LIST, reg, count < OPERAND_MOST ? count : OPERAND_MOST, 0, e->extent);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t mark = u->next_reg;
        uint32_t item = expr_operand(u, e->as.list.items[i]);
        emit_abc(u, CODE_APPEND, reg, item, 0, e->extent);
        u->next_reg = mark;
    }
}

/* Each entry is added as soon as it is evaluated. */
static void entry_to(Unit *u, const Expr *key, const Expr *value, uint32_t dict)
{
    uint32_t mark = u->next_reg;
    uint32_t at = expr_operand(u, key);
    emit_abc(u, CODE_SET_INDEX, dict, at, expr_operand(u, value), key->extent);
    u->next_reg = mark;
}

static void dict_to(Unit *u, const Expr *e, uint32_t reg)
{
    emit_abc(u, CODE_DICT, reg, 0, 0, e->extent);
    for (uint32_t i = 0; i < e->as.list.count; i += 2)
        entry_to(u, e->as.list.items[i], e->as.list.items[i + 1], reg);
}

bool expr_is_plain_call(const Expr *e)
{
    return e->kind == EX_CALL && e->as.call.named == 0 && !e->as.call.spreads &&
           e->as.call.callee->kind == EX_NAME;
}

/* Range, zip and the like make no list here. The VM decides whether a name means one of them. */
uint16_t expr_begin_loop(Unit *u, const Expr *source)
{
    enum { LEAST_STATE = 4 }; /* registers that a loop of any kind may need */
    if (!expr_is_plain_call(source)) {
        uint16_t state = unit_reg(u, LEAST_STATE, source->extent);
        expr_to(u, source, state);
        emit_abc(u, CODE_ITER, state, 0, 0, source->extent);
        return state;
    }
    uint32_t count = source->as.call.count;
    uint16_t state = unit_reg(u, count + 1 < LEAST_STATE ? LEAST_STATE : count + 1, source->extent);
    expr_to(u, source->as.call.callee, state);
    call_check_result(u, source, state);
    for (uint32_t i = 0; i < count; i++)
        expr_to(u, source->as.call.args[i].value, state + 1 + i);
    emit_abc(u, CODE_ITER_CALL, state, count, 0, source->word);
    emit_call_spans(u, source, NULL);
    emit_abc(u, CODE_ITER, state, 0, 0, source->extent);
    return state;
}

uint32_t expr_next_item(Unit *u, uint32_t state, uint32_t dst, uint32_t count, Span span)
{
    emit_abc(u, CODE_NEXT, state, dst, count, span);
    return emit_jump(u, CODE_JUMP, 0, span);
}

/* The variables of a comprehension, whose values are in the registers from `first` on. Nested lists
   of them are unpacked into further registers. */
static void variables_add(Unit *u, ExprList targets, uint32_t first)
{
    for (uint32_t i = 0; i < targets.count; i++) {
        const Expr *target = targets.items[i];
        if (target->kind == EX_NAME) {
            scope_add_variable(u, target->as.name, (uint16_t)(first + i));
            continue;
        }
        uint32_t count = target->as.list.count;
        uint32_t inner = unit_reg(u, count, target->extent);
        emit_abc(u, CODE_UNPACK, inner, first + i, count, target->extent);
        variables_add(u, target->as.list, inner);
    }
}

static void clauses_to(Unit *u, const Expr *e, uint32_t at, uint32_t result);

/* The element is appended to the list, or the entry added to the dictionary. */
static void element_to(Unit *u, const Expr *e, uint32_t result)
{
    if (e->as.comprehension.key) {
        entry_to(u, e->as.comprehension.key, e->as.comprehension.element, result);
        return;
    }
    uint32_t item = expr_operand(u, e->as.comprehension.element);
    emit_abc(u, CODE_APPEND, result, item, 0, e->extent);
}

/* A loop, and inside it the clauses from `next` on. The list or dictionary is made after the source
   of the first loop has been evaluated; a list with the length of that loop. */
static void clause_loop(Unit *u, const Expr *e, const Clause *clause, uint32_t next,
                        uint32_t result)
{
    Span span = clause->source->extent;
    uint32_t outer_variables = u->variables.count, count = clause->targets.count;
    uint32_t state = expr_begin_loop(u, clause->source);
    if (next == 1 && e->as.comprehension.key)
        emit_abc(u, CODE_DICT, result, 0, 0, e->extent);
    else if (next == 1) /* C is 1 if each iteration appends one element */
        emit_abc(u, CODE_LIST, result, state, e->as.comprehension.count == 1, e->extent);
    uint32_t targets = unit_reg(u, count, span);
    uint32_t start = u->code.count;
    uint32_t end = expr_next_item(u, state, targets, count, span);
    variables_add(u, clause->targets, targets);
    clauses_to(u, e, next, result);
    emit_loop(u, start, span);
    emit_patch(u, end);
    scope_drop_variables(u, outer_variables);
}

/* The clauses from `at` on, and the element. */
static void clauses_to(Unit *u, const Expr *e, uint32_t at, uint32_t result)
{
    if (at == e->as.comprehension.count) {
        element_to(u, e, result);
        return;
    }
    const Clause *clause = &e->as.comprehension.clauses[at];
    uint32_t mark = u->next_reg;
    if (clause->is_if) {
        Span span = clause->source->extent;
        uint32_t end = emit_jump(u, CODE_JUMP_FALSE, expr_operand(u, clause->source), span);
        clauses_to(u, e, at + 1, result);
        emit_patch(u, end);
    } else {
        clause_loop(u, e, clause, at + 1, result);
    }
    u->next_reg = mark;
}

static void comprehension_to(Unit *u, const Expr *e, uint32_t reg)
{
    clauses_to(u, e, 0, reg);
}

/* ---- fields and elements ---- */

static void self_check(const Unit *u, Span span)
{
    if (!scope_in_module(u))
        diag_throw(u->context->catch_, DIAG_ERROR, span, "'self' outside a module");
}

static void field_to(Unit *u, const Expr *e, uint32_t reg)
{
    int32_t slot = scope_self_slot(u, e);
    if (slot >= 0) {
        emit_abc(u, CODE_GET_SELF, reg, (uint32_t)slot, 0, e->word);
        return;
    }
    uint16_t from = expr_in_place(u, e->as.field.object);
    emit_abc(u, CODE_GET_FIELD, reg, from, emit_name(u, e->as.field.name, e->word), e->word);
    emit_name_span(u, from, e->as.field.object);
}

static void index_to(Unit *u, const Expr *e, uint32_t reg)
{
    uint16_t list = operand_before(u, e->as.index.list, e->as.index.index);
    uint16_t index = expr_in_place(u, e->as.index.index);
    emit_abc(u, CODE_GET_INDEX, reg, list, index, e->word);
    emit_name_span(u, list, e->as.index.list);
    emit_name_span(u, index, e->as.index.index);
}

/* An end of a slice; nil if it is missing. */
static void bound_to(Unit *u, const Expr *e, uint32_t reg, Span span)
{
    if (e)
        expr_to(u, e, reg);
    else
        constant_to(u, datum_nil(), reg, span);
}

static void slice_to(Unit *u, const Expr *e, uint32_t reg)
{
    uint32_t first = unit_reg(u, 3, e->extent);
    expr_to(u, e->as.slice.list, first);
    bound_to(u, e->as.slice.from, first + 1, e->extent);
    bound_to(u, e->as.slice.to, first + 2, e->extent);
    emit_abc(u, CODE_SLICE, reg, first, 0, e->word);
}

/* ---- any expression ---- */

static void unary_to(Unit *u, const Expr *e, uint32_t reg)
{
    CodeOp op = e->kind == EX_NOT ? CODE_NOT : e->kind == EX_NEGATE ? CODE_NEGATE : CODE_INVERT;
    emit_abc(u, op, reg, expr_operand(u, e->as.operand), 0, e->word);
}

/* Does not restore next_reg: expr_to does, for all kinds of expressions. */
static void expr_into(Unit *u, const Expr *e, uint32_t reg)
{
    Datum constant;
    switch (e->kind) {
    case EX_INT:
    case EX_FLOAT:
    case EX_TRUTH:
    case EX_NIL:
    case EX_STRING:
        expr_constant(u, e, &constant);
        constant_to(u, constant, reg, e->extent);
        break;
    case EX_TEXT:
        text_to(u, e, reg, false);
        break;
    case EX_NAME:
        name_load(u, e->as.name, reg, e->word);
        break;
    case EX_COMMAND:
        constant_to(u, u->context->builtin(u->context->ctx, e->as.name), reg, e->word);
        break;
    case EX_SELF:
        self_check(u, e->word);
        emit_abc(u, CODE_SELF, reg, 0, 0, e->word);
        break;
    case EX_LIST:
        list_to(u, e, reg);
        break;
    case EX_DICT:
        dict_to(u, e, reg);
        break;
    case EX_COMPREHENSION:
        comprehension_to(u, e, reg);
        break;
    case EX_NEGATE:
    case EX_INVERT:
    case EX_NOT:
        unary_to(u, e, reg);
        break;
    case EX_BINARY:
        binary_to(u, e, reg);
        break;
    case EX_AND:
    case EX_OR:
        logic_to(u, e, reg);
        break;
    case EX_CONDITION:
        condition_to(u, e, reg);
        break;
    case EX_INDEX:
        index_to(u, e, reg);
        break;
    case EX_SLICE:
        slice_to(u, e, reg);
        break;
    case EX_FIELD:
        field_to(u, e, reg);
        break;
    case EX_CALL:
        call_to(u, e, reg);
        break;
    }
}

void expr_to(Unit *u, const Expr *e, uint32_t reg)
{
    uint32_t mark = u->next_reg;
    expr_into(u, e, reg);
    u->next_reg = mark;
}

uint16_t expr_to_new(Unit *u, const Expr *e)
{
    uint16_t reg = unit_reg(u, 1, e->extent);
    expr_to(u, e, reg);
    return reg;
}

uint16_t expr_operand(Unit *u, const Expr *e)
{
    Datum constant;
    if (expr_constant(u, e, &constant))
        return emit_constant(u, constant, e->extent);
    if (e->kind == EX_NAME) {
        NamePlace place = scope_resolve(u, e->as.name);
        if (place.kind == PLACE_LOCAL) {
            name_check(u, &place, e->as.name, e->word);
            return (uint16_t)place.at;
        }
    }
    return expr_to_new(u, e);
}

uint16_t expr_in_place(Unit *u, const Expr *e)
{
    uint16_t operand = pattern_in_place(u, e);
    return operand == OPERAND_REGISTER ? expr_operand(u, e) : operand;
}

bool expr_is_pure(Unit *u, const Expr *e)
{
    if (e->kind == EX_INT || e->kind == EX_FLOAT || e->kind == EX_STRING || e->kind == EX_TRUTH ||
        e->kind == EX_NIL || pattern_in_place(u, e) != OPERAND_REGISTER)
        return true;
    if (e->kind != EX_NAME)
        return false;
    NamePlace place = scope_resolve(u, e->as.name);
    return place.kind == PLACE_LOCAL && (!place.local || place.local->definite);
}
