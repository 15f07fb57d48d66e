/*
 * note.c: instructions that print a note if a training loop does something that is legal, but
 * seldom meant. What they find depends on values, so the VM decides when they run.
 */
#include "compile/compile_internal.h"
#include "source/known.h"

/* ---- `while n < 5 { n += 1 }` ---- */

/* A Value that counts has a graph that grows with each iteration. NOTE_CHAIN detects that for the
   variables of the condition. */
void note_chains(Unit *u, const Expr *condition)
{
    for (; condition->kind == EX_BINARY; condition = condition->as.binary.left)
        note_chains(u, condition->as.binary.right);
    if (condition->kind == EX_NAME) {
        NamePlace place = scope_resolve(u, condition->as.name);
        if (place.kind == PLACE_GLOBAL)
            emit_ax(u, CODE_NOTE_CHAIN, 0, place.at, condition->word);
    }
}

/* ---- `p -= 0.1*p.grad` ---- */

/* How an expression uses a name: its value, its gradient. */
enum { USES_VALUE = 1, USES_GRAD = 2 };

static int name_uses(const Expr *e, Name name);

static int call_uses(const Expr *e, Name name)
{
    int uses = name_uses(e->as.call.callee, name);
    for (uint32_t i = 0; i < e->as.call.count; i++)
        uses |= name_uses(e->as.call.args[i].value, name);
    return uses;
}

/* Looks into arithmetic and calls. A chain of operators is nested to the left and may be long. */
static int name_uses(const Expr *e, Name name)
{
    int uses = 0;
    for (; e->kind == EX_BINARY; e = e->as.binary.left)
        uses |= name_uses(e->as.binary.right, name);
    switch (e->kind) {
    case EX_NAME:
        return uses | (e->as.name == name ? USES_VALUE : 0);
    case EX_NEGATE:
        return uses | name_uses(e->as.operand, name);
    case EX_CALL:
        return uses | call_uses(e, name);
    case EX_FIELD:
        if (e->as.field.object->kind == EX_NAME && e->as.field.object->as.name == name)
            return uses | (e->as.field.name == KNOWN_GRAD ? USES_GRAD : 0);
        return uses | name_uses(e->as.field.object, name);
    default:
        return uses;
    }
}

void note_rebound(Unit *u, const Expr *target, const Expr *value, uint32_t op)
{
    int uses = name_uses(value, target->as.name);
    if (op != OPCODE_NO_UPDATE)
        uses |= USES_VALUE;
    if (uses != (USES_VALUE | USES_GRAD))
        return;
    uint32_t mark = u->next_reg, result = unit_reg(u, 1, target->word);
    name_load(u, target->as.name, result, target->word);
    emit_abc(u, CODE_NOTE_REBOUND, result, emit_name(u, target->as.name, target->word), op,
             target->word);
    u->next_reg = mark;
}
