/*
 * compile_sum.c: the way in which a neuron is written by hand,
 *
 *     sum([wi*xi for wi, xi in zip(w, x)], b)
 *
 * as one instruction, SUM_PRODUCTS. It looks when it runs whether the names mean the builtins and
 * the lists hold Values; where that is not so, the call's usual code, which follows, does the work.
 * So operands are evaluated twice then: they may only be what nothing happens by.
 */
#include "lang/compiler.h"

static bool is_plain_name(const Expr *e)
{
    return e->kind == EX_NAME;
}

/* A name, a number, a field of self. */
static bool is_simple(const Expr *e)
{
    return is_plain_name(e) || e->kind == EX_INT || e->kind == EX_FLOAT ||
           (e->kind == EX_FIELD && e->as.field.object->kind == EX_SELF);
}

/* A call of a name by position. */
static bool is_call(const Expr *e)
{
    return e->kind == EX_CALL && e->as.call.named == 0 && is_plain_name(e->as.call.callee);
}

/* The product of the loop's two names; *swapped if the second one stands first. */
static bool multiplies(const Expr *element, const ExprList *targets, bool *swapped)
{
    if (element->kind != EX_BINARY || element->as.binary.op != BIN_MUL || targets->count != 2 ||
        !is_plain_name(targets->items[0]) || !is_plain_name(targets->items[1]))
        return false;
    const Expr *left = element->as.binary.left, *right = element->as.binary.right;
    if (!is_plain_name(left) || !is_plain_name(right))
        return false;
    Name a = targets->items[0]->as.name, b = targets->items[1]->as.name;
    *swapped = left->as.name == b;
    return a != b && left->as.name == (*swapped ? b : a) && right->as.name == (*swapped ? a : b);
}

/* The zip(w, x) of such a call; NULL if it is none. */
static const Expr *find_zip(const Expr *e, bool *swapped)
{
    if (!is_call(e) || e->as.call.count < 1 || e->as.call.count > 2)
        return NULL;
    const Expr *list = e->as.call.args[0].value;
    if (list->kind != EX_COMPREHENSION || list->as.comprehension.count != 1)
        return NULL;
    const Clause *clause = &list->as.comprehension.clauses[0];
    const Expr *zip = clause->source;
    if (!multiplies(list->as.comprehension.element, &clause->targets, swapped) || !is_call(zip) ||
        zip->as.call.count != 2 || !is_simple(zip->as.call.args[0].value) ||
        !is_simple(zip->as.call.args[1].value))
        return NULL;
    return e->as.call.count == 1 || is_simple(e->as.call.args[1].value) ? zip : NULL;
}

bool sum_of_products_to(Unit *u, const Expr *e, uint32_t reg, uint32_t *end)
{
    bool swapped;
    const Expr *zip = find_zip(e, &swapped);
    if (!zip)
        return false;
    uint32_t mark = u->next_reg, base = unit_reg(u, 5, e->extent);
    expr_to(u, e->as.call.callee, base);
    expr_to(u, zip->as.call.callee, base + 1);
    expr_to(u, zip->as.call.args[0].value, base + 2 + swapped);
    expr_to(u, zip->as.call.args[1].value, base + 3 - swapped);
    if (e->as.call.count == 2)
        expr_to(u, e->as.call.args[1].value, base + 4);
    else
        emit_ax(u, CODE_CONSTANT, base + 4, unit_constant(u, datum_int(0)), e->word);
    emit(u, CODE_SUM_PRODUCTS, reg, base, 0, e->word);
    /* The nodes of the products stand where this jump does. */
    *end = emit_jump(u, CODE_JUMP, 0, e->as.call.args[0].value->as.comprehension.element->word);
    u->next_reg = mark;
    return true;
}
