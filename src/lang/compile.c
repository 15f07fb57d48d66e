/* compile.c: statements and functions into instructions. */
#include "lang/compiler.h"

#include <string.h>

static void stmt_compile(Unit *u, const Stmt *s);

static void block_compile(Unit *u, Block block)
{
    u->blocks++;
    for (const Stmt *s = block.first; s; s = s->next)
        stmt_compile(u, s);
    u->blocks--;
}

/* ---- which names a function binds ---- */

static void scan_block(Unit *u, Block block);

static void scan_name(Unit *u, const Expr *target, bool is_field)
{
    if (target->kind == EX_NAME) {
        if (is_field)
            unit_add_field(u, target->as.name, target->word);
        else
            unit_add_local(u, target->as.name, target->word);
    } else if (target->kind == EX_FIELD && target->as.field.object->kind == EX_SELF &&
               u->kind == UNIT_MODULE) {
        unit_add_field(u, target->as.field.name, target->word);
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
            unit_add_field(u, s->as.function->name, s->as.function->name_span);
        else
            unit_add_local(u, s->as.function->name, s->as.function->name_span);
        break;
    case ST_TIME:
        scan_stmt(u, s->as.timed);
        break;
    default:
        break;
    }
}

/* The branches of a long `else if` chain are a loop: each stands alone in the last one's `else`. */
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

/* self.x = … in a module's functions makes a field, too, behind those that the body binds. */
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

/* A local that functions inside mention lives in a cell. */
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
                Local *local = unit_find_local(u, s->as.function->used[i]);
                if (local)
                    local->is_cell = true;
            }
        }
    }
}

/* ---- assignment ---- */

/* Whether `=` makes leaves and labels here: at top level and in a module's body. */
static bool unit_binds(const Unit *u)
{
    return u->kind != UNIT_FUNCTION;
}

static void name_store(Unit *u, Name name, uint32_t from, Span span)
{
    NamePlace place = unit_resolve(u, name);
    switch (place.kind) {
    case PLACE_LOCAL:
        if (place.at != from)
            emit_move(u, place.at, from, span);
        break;
    case PLACE_CELL:
        emit(u, CODE_SET_CELL, place.at, from, 0, span);
        break;
    case PLACE_FIELD:
        emit(u, CODE_SET_SELF, place.at, from, 0, span);
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
    int32_t slot = object->kind == EX_SELF ? unit_field(u, name) : -1;
    if (slot >= 0) {
        emit(u, CODE_SET_SELF, (uint32_t)slot, from, 0, target->word);
        return;
    }
    uint32_t at = expr_to_new(u, object);
    emit(u, CODE_SET_FIELD, at, unit_name_operand(u, name, target->word), from, target->word);
}

static void index_store(Unit *u, const Expr *target, uint32_t from)
{
    uint32_t list = expr_to_new(u, target->as.index.list);
    uint32_t index = expr_operand(u, target->as.index.index);
    emit(u, CODE_SET_INDEX, list, index, from, target->word);
}

static void target_store(Unit *u, const Expr *target, uint32_t from)
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

static void targets_unpack(Unit *u, ExprList targets, uint32_t from, bool labels, Span span)
{
    uint32_t mark = u->next_reg;
    uint32_t first = unit_reg(u, targets.count, span);
    emit(u, CODE_UNPACK, first, from, targets.count, span);
    for (uint32_t i = 0; i < targets.count; i++) {
        const Expr *target = targets.items[i];
        if (labels && target->kind == EX_NAME)
            emit_ax(u, CODE_LABEL, first + i, target->as.name, target->word);
        target_store(u, target, first + i);
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
    emit_ax(u, is_number ? CODE_LEAF : CODE_LABEL, reg, target->as.name, target->word);
    target_store(u, target, reg);
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
    Local *local = unit_find_local(u, target->as.name);
    if (!local || local->is_cell)
        return false;
    expr_to(u, s->as.assign.value, local->reg);
    local->definite = true;
    return true;
}

static void assign_compile(Unit *u, const Stmt *s)
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
            target_store(u, first, value);
    }
}

/* ---- += and friends ---- */

/* `xs += ys` makes a list longer for all who hold it, as in Python. */
static void update_emit(Unit *u, BinaryOp op, uint32_t value, uint32_t right, Span span)
{
    if (op == BIN_ADD)
        emit(u, CODE_EXTEND, value, value, right, span);
    else
        emit_binary(u, op, value, value, right, span);
}

static void update_name(Unit *u, const Stmt *s)
{
    const Expr *target = s->as.update.target;
    uint32_t value = unit_reg(u, 1, s->span);
    name_load(u, target->as.name, value, target->word);
    uint32_t right = expr_operand(u, s->as.update.value);
    update_emit(u, s->as.update.op, value, right, s->as.update.word);
    if (unit_binds(u))
        emit_ax(u, CODE_LABEL, value, target->as.name, target->word);
    name_store(u, target->as.name, value, target->word);
}

static void update_field(Unit *u, const Stmt *s)
{
    const Expr *target = s->as.update.target;
    uint32_t object = expr_to_new(u, target->as.field.object);
    uint32_t name = unit_name_operand(u, target->as.field.name, target->word);
    uint32_t value = unit_reg(u, 1, s->span);
    emit(u, CODE_GET_FIELD, value, object, name, target->word);
    uint32_t right = expr_operand(u, s->as.update.value);
    update_emit(u, s->as.update.op, value, right, s->as.update.word);
    emit(u, CODE_SET_FIELD, object, name, value, target->word);
}

static void update_index(Unit *u, const Stmt *s)
{
    const Expr *target = s->as.update.target;
    uint32_t list = expr_to_new(u, target->as.index.list);
    uint32_t index = expr_to_new(u, target->as.index.index);
    uint32_t value = unit_reg(u, 1, s->span);
    emit(u, CODE_GET_INDEX, value, list, index, target->word);
    uint32_t right = expr_operand(u, s->as.update.value);
    update_emit(u, s->as.update.op, value, right, s->as.update.word);
    emit(u, CODE_SET_INDEX, list, index, value, target->word);
}

static void update_compile(Unit *u, const Stmt *s)
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

/* ---- branches ---- */

/* Which locals are surely assigned: a branch that may not run proves nothing. */
static bool *definite_save(Unit *u)
{
    bool *saved = ARENA_ARRAY(u->context->arena, bool, u->local_count);
    for (uint32_t i = 0; i < u->local_count; i++)
        saved[i] = u->locals[i].definite;
    return saved;
}

static void definite_restore(Unit *u, const bool *saved)
{
    for (uint32_t i = 0; i < u->local_count; i++)
        u->locals[i].definite = saved[i];
}

static void definite_intersect(Unit *u, const bool *other)
{
    for (uint32_t i = 0; i < u->local_count; i++)
        u->locals[i].definite = u->locals[i].definite && other[i];
}

/* Whether control never comes out behind the block. */
static bool block_leaves(Block block)
{
    const Stmt *s = block.first;
    while (s && s->next)
        s = s->next;
    return s && (s->kind == ST_RETURN || s->kind == ST_BREAK || s->kind == ST_CONTINUE);
}

static uint32_t condition_jump(Unit *u, const Expr *condition)
{
    uint32_t mark = u->next_reg;
    uint32_t test = expr_operand(u, condition);
    uint32_t jump = emit_jump(u, CODE_JUMP_FALSE, test, condition->extent);
    u->next_reg = mark;
    return jump;
}

/* The end of one branch, given what was surely assigned before it and after the earlier branches
   that come out (NULL if none has yet). */
static bool *definite_after_branch(Unit *u, Block block, const bool *before, bool *after)
{
    if (!block_leaves(block)) {
        if (after)
            definite_intersect(u, after);
        after = definite_save(u);
    }
    definite_restore(u, before);
    return after;
}

static void if_compile(Unit *u, const Stmt *s)
{
    uint32_t *ends = NULL, end_count = 0, end_cap = 0;
    bool *before = definite_save(u), *after = NULL;
    for (;;) {
        Block otherwise = s->as.branch.otherwise;
        uint32_t skip = condition_jump(u, s->as.branch.condition);
        block_compile(u, s->as.branch.then);
        after = definite_after_branch(u, s->as.branch.then, before, after);
        if (otherwise.first) {
            ends = unit_grow(u, ends, sizeof *ends, &end_cap, end_count + 1);
            ends[end_count++] = emit_jump(u, CODE_JUMP, 0, s->span);
        }
        emit_patch(u, skip);
        if (otherwise.first && otherwise.first->kind == ST_IF && !otherwise.first->next) {
            s = otherwise.first; /* else if */
            continue;
        }
        block_compile(u, otherwise);
        after = definite_after_branch(u, otherwise, before, after);
        break;
    }
    for (uint32_t i = 0; i < end_count; i++)
        emit_patch(u, ends[i]);
    if (after)
        definite_restore(u, after);
}

/* ---- loops ---- */

static void loop_open(Unit *u, Loop *loop)
{
    *loop = (Loop){.outer = u->loop, .start = u->code_count};
    u->loop = loop;
}

static void loop_close(Unit *u, Loop *loop, uint32_t exit, Span span)
{
    emit_loop(u, loop->start, span);
    emit_patch(u, exit);
    for (uint32_t i = 0; i < loop->break_count; i++)
        emit_patch(u, loop->breaks[i]);
    u->loop = loop->outer;
}

/* `n = 0; while n < 5 { n += 1 }` counts with a Value: where someone is typing, the loop looks for
   that. */
static void note_chains(Unit *u, const Expr *condition)
{
    for (; condition->kind == EX_BINARY; condition = condition->as.binary.left)
        note_chains(u, condition->as.binary.right);
    if (condition->kind == EX_NAME) {
        NamePlace place = unit_resolve(u, condition->as.name);
        if (place.kind == PLACE_GLOBAL)
            emit_ax(u, CODE_NOTE_CHAIN, 0, place.at, condition->word);
    }
}

static void while_compile(Unit *u, const Stmt *s)
{
    Loop loop;
    loop_open(u, &loop);
    if (u->kind == UNIT_TOP && u->context->is_interactive)
        note_chains(u, s->as.branch.condition);
    uint32_t exit = condition_jump(u, s->as.branch.condition);
    bool *before = definite_save(u);
    block_compile(u, s->as.branch.then);
    definite_restore(u, before);
    loop_close(u, &loop, exit, s->span);
}

/* The register that a loop's only variable lives in, if NEXT can write it there. */
static bool loop_target_register(Unit *u, ExprList targets, uint32_t *reg)
{
    Local *local = targets.count == 1 ? unit_find_local(u, targets.items[0]->as.name) : NULL;
    if (!local || local->is_cell || unit_resolve(u, local->name).kind != PLACE_LOCAL)
        return false;
    local->definite = true;
    *reg = local->reg;
    return true;
}

static void for_compile(Unit *u, const Stmt *s)
{
    ExprList targets = s->as.loop.targets;
    uint32_t state = loop_begin(u, s->as.loop.source), dst;
    bool *before = definite_save(u);
    bool direct = loop_target_register(u, targets, &dst);
    if (!direct)
        dst = unit_reg(u, targets.count, s->span);
    Loop loop;
    loop_open(u, &loop);
    uint32_t exit = loop_next(u, state, dst, targets.count, s->as.loop.source->extent);
    for (uint32_t i = 0; !direct && i < targets.count; i++)
        target_store(u, targets.items[i], dst + i);
    block_compile(u, s->as.loop.body);
    definite_restore(u, before);
    loop_close(u, &loop, exit, s->span);
}

static void jump_compile(Unit *u, const Stmt *s)
{
    Loop *loop = u->loop;
    if (s->kind == ST_CONTINUE) {
        emit_loop(u, loop->start, s->span);
        return;
    }
    loop->breaks =
        unit_grow(u, loop->breaks, sizeof *loop->breaks, &loop->break_cap, loop->break_count + 1);
    loop->breaks[loop->break_count++] = emit_jump(u, CODE_JUMP, 0, s->span);
}

/* ---- functions and modules ---- */

static void params_compile(Unit *u, const Function *function)
{
    for (uint32_t i = 0; i < function->param_count; i++) {
        Local *local = unit_add_local(u, function->params[i].name, function->params[i].span);
        local->definite = true;
    }
}

/* What is no parameter holds nothing yet. */
static void locals_clear(Unit *u, const Function *function)
{
    uint32_t params = function->param_count;
    if (u->local_count > params)
        emit_ax(u, CODE_UNSET, params, u->local_count - params, function->name_span);
}

/* Parameters become hidden slots of the instance, so that the module's functions see them. */
static void module_prologue(Unit *u, const Function *function, Block body)
{
    scan_block(u, body);
    scan_functions_for_fields(u, body);
    u->visible_count = u->field_count;
    locals_clear(u, function);
    for (uint32_t i = 0; i < function->param_count; i++) {
        Name name = function->params[i].name;
        unit_add_field(u, name, function->params[i].span);
        uint32_t slot = (uint32_t)unit_field(u, name);
        emit(u, CODE_SET_SELF, slot, i, 0, function->params[i].span);
    }
}

static void function_prologue(Unit *u, const Function *function, Block body)
{
    scan_block(u, body);
    scan_cells(u, body);
    locals_clear(u, function);
    for (uint32_t i = 0; i < u->local_count; i++)
        if (u->locals[i].is_cell)
            emit(u, CODE_MAKE_CELL, u->locals[i].reg, 0, 0, function->name_span);
}

static Proto *function_compile(Unit *outer, const Function *function, UnitKind kind)
{
    Unit u = {.outer = outer, .context = outer->context, .kind = kind, .name = function->name};
    params_compile(&u, function);
    if (kind == UNIT_MODULE)
        module_prologue(&u, function, function->body);
    else
        function_prologue(&u, function, function->body);
    block_compile(&u, function->body);
    Span end = function->name_span;
    uint32_t result = unit_reg(&u, 1, end);
    if (kind == UNIT_MODULE)
        emit(&u, CODE_SELF, result, 0, 0, end);
    else
        emit_ax(&u, CODE_CONSTANT, result, unit_constant(&u, datum_nil()), end);
    emit(&u, CODE_RETURN, result, 0, 0, end);
    return unit_finish(&u, function);
}

void function_to(Unit *u, const Stmt *s, uint32_t reg)
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

/* ---- the others ---- */

static void expr_stmt_compile(Unit *u, const Stmt *s)
{
    uint32_t value = expr_to_new(u, s->as.expr.value);
    if (u->kind == UNIT_TOP && u->blocks == 0 && !s->as.expr.is_quiet)
        emit(u, CODE_PRINT, value, s->as.expr.is_command, 0, s->as.expr.value->extent);
}

static void return_compile(Unit *u, const Stmt *s)
{
    uint32_t value;
    if (s->as.value)
        value = expr_operand(u, s->as.value);
    else
        value = unit_constant_operand(u, datum_nil(), s->span);
    emit(u, CODE_RETURN, value, 0, 0, s->span);
}

static void import_compile(Unit *u, const Stmt *s)
{
    const char *path = s->as.import.path;
    if (!path)
        path = intern_text(u->context->names, s->as.import.library);
    String *text = heap_string(u->context->heap, path, strlen(path));
    uint32_t name = unit_constant_operand(u, datum_obj(D_STRING, text), s->span);
    emit(u, CODE_IMPORT, name, s->as.import.path != NULL, 0, s->as.import.span);
}

static void time_compile(Unit *u, const Stmt *s)
{
    uint32_t start = unit_reg(u, 2, s->span);
    emit(u, CODE_START_TIME, start, 0, 0, s->span);
    stmt_compile(u, s->as.timed);
    emit(u, CODE_END_TIME, start, 0, 0, s->span);
}

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
        update_compile(u, s);
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
    emit(&u, CODE_RETURN, unit_constant_operand(&u, datum_nil(), end), 0, 0, end);
    return unit_finish(&u, NULL);
}
