/*
 * pattern.c: the way in which a neuron is written by hand,
 *
 *     sum([wi*xi for wi, xi in zip(w, x)], b)
 *
 * as one instruction, SUM_PRODUCTS; and dot(w, x, b). It looks when it runs whether the names mean
 * the builtins and the lists hold Values; where that is not so, the call's usual code, which
 * follows, does the work. So operands are evaluated twice then: they may only be what nothing
 * happens by.
 */
#include "source/known.h"
#include "compile/compile_internal.h"

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

/* What SUM_PRODUCTS is to add up, where a call is one of those that it knows. */
typedef struct SumOfProducts {
    const Expr *w, *x, *start; /* start: NULL if there is none */
    const Expr *product;       /* what stands where the products are made */
    const Expr *zip;           /* the callee of the inner call; NULL for dot */
} SumOfProducts;

static bool operands_are_simple(const SumOfProducts *sum)
{
    return is_simple(sum->w) && is_simple(sum->x) && (!sum->start || is_simple(sum->start));
}

/* dot(w, x, b) */
static bool find_dot(const Expr *e, SumOfProducts *sum)
{
    const Arg *args = e->as.call.args;
    uint32_t count = e->as.call.count;
    if (e->as.call.callee->as.name != KNOWN_DOT || count < 2 || count > 3)
        return false;
    *sum = (SumOfProducts){args[0].value, args[1].value, NULL, e, NULL};
    sum->start = count == 3 ? args[2].value : NULL;
    return operands_are_simple(sum);
}

/* sum([wi*xi for wi, xi in zip(w, x)], b) */
static bool find_sum(const Expr *e, SumOfProducts *sum)
{
    const Arg *args = e->as.call.args;
    uint32_t count = e->as.call.count;
    const Expr *list = count ? args[0].value : NULL;
    if (count < 1 || count > 2 || list->kind != EX_COMPREHENSION ||
        list->as.comprehension.count != 1)
        return false;
    const Clause *clause = &list->as.comprehension.clauses[0];
    const Expr *zip = clause->source, *product = list->as.comprehension.element;
    bool swapped;
    if (!multiplies(product, &clause->targets, &swapped) || !is_call(zip) ||
        zip->as.call.count != 2)
        return false;
    const Expr *first = zip->as.call.args[0].value, *second = zip->as.call.args[1].value;
    *sum = (SumOfProducts){swapped ? second : first, swapped ? first : second,
                           count == 2 ? args[1].value : NULL, product, zip->as.call.callee};
    return operands_are_simple(sum);
}

bool pattern_sum_products(Unit *u, const Expr *e, uint32_t reg, uint32_t *end)
{
    SumOfProducts sum;
    if (!is_call(e) || (!find_dot(e, &sum) && !find_sum(e, &sum)))
        return false;
    uint32_t mark = u->next_reg;
    uint16_t callee = expr_in_place(u, e->as.call.callee);
    uint16_t zip =
        sum.zip ? expr_in_place(u, sum.zip) : unit_constant_operand(u, datum_nil(), e->word);
    uint16_t w = expr_in_place(u, sum.w), x = expr_in_place(u, sum.x);
    uint16_t start =
        sum.start ? expr_in_place(u, sum.start) : unit_constant_operand(u, datum_int(0), e->word);
    emit_abc(u, CODE_SUM_PRODUCTS, reg, callee, zip, e->word);
    emit_abc(u, CODE_OPERANDS, w, x, start, e->word);
    *end = emit_jump(u, CODE_JUMP, 0, sum.product->word); /* the products stand where this does */
    u->next_reg = mark;
    return true;
}
