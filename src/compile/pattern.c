/*
 * pattern.c: every decision of the compiler that only makes programs faster.
 *
 *     a global or field that an instruction reads directly, as an operand N of code.def
 *     PAIR           two such values into neighbouring registers, as a call needs them
 *     BIND_GLOBAL    LABEL and SET_GLOBAL
 *     SUM_PRODUCTS   a sum over products of a zip, or dot, as one node
 *     a local as the destination of an expression, a variable as that of a loop
 *
 * In a build with MGRAD_PLAIN no pattern fits, so that the other files of the compiler emit what
 * they would without this one. Programs give the same output.
 *
 * A pattern may change the order in which values are read, never what can be observed: it accepts
 * pure expressions only.
 */
#include "compile/compile_internal.h"

#include "source/known.h"

#ifdef MGRAD_PLAIN
enum { PATTERN_IS_OFF = true };
#else
enum { PATTERN_IS_OFF = false };
#endif

/* ---- operands in place ---- */

uint16_t pattern_in_place(Unit *u, const Expr *e)
{
    NamePlace place = {PLACE_LOCAL, 0, NULL};
    int32_t slot = scope_self_slot(u, e);
    if (e->kind == EX_NAME)
        place = scope_resolve(u, e->as.name);
    else if (slot >= 0)
        place = (NamePlace){PLACE_FIELD, (uint32_t)slot, NULL};
    bool is_global = place.kind == PLACE_GLOBAL;
    if (PATTERN_IS_OFF || (!is_global && place.kind != PLACE_FIELD) || place.at > OPERAND_MOST)
        return OPERAND_REGISTER;
    return (uint16_t)(place.at | (is_global ? OPERAND_GLOBAL : OPERAND_SELF));
}

bool pattern_pair_to(Unit *u, const Expr *first, const Expr *second, uint32_t reg)
{
    if (PATTERN_IS_OFF || !expr_is_pure(u, first) || !expr_is_pure(u, second))
        return false;
    uint32_t mark = u->next_reg;
    uint16_t left = expr_in_place(u, first), right = expr_in_place(u, second);
    emit_abc(u, CODE_PAIR, reg, left, right, first->word);
    emit_name_span(u, left, first);
    emit_name_span(u, right, second);
    u->next_reg = mark;
    return true;
}

/* ---- destinations ---- */

bool pattern_bind(Unit *u, NamePlace place, const Expr *name, uint32_t from)
{
    if (PATTERN_IS_OFF || place.kind != PLACE_GLOBAL)
        return false;
    emit_ax(u, CODE_BIND_GLOBAL, from, place.at, name->word);
    return true;
}

/* An expression that writes its register before it has read all its operands, which may include the
   variable that is assigned. */
static bool writes_early(const Expr *e)
{
    return e->kind == EX_LIST || e->kind == EX_DICT || e->kind == EX_COMPREHENSION ||
           e->kind == EX_AND || e->kind == EX_OR || e->kind == EX_CONDITION || e->kind == EX_TEXT;
}

bool pattern_assign_local(Unit *u, const Stmt *s)
{
    /* Elsewhere an assignment also makes leaves and labels. */
    if (PATTERN_IS_OFF || u->kind != UNIT_FUNCTION)
        return false;
    if (s->as.assign.count != 1 || s->as.assign.targets[0].is_tuple)
        return false;
    const Expr *target = s->as.assign.targets[0].items[0];
    if (target->kind != EX_NAME || writes_early(s->as.assign.value))
        return false;
    Local *local = scope_find_local(u, target->as.name);
    if (!local || local->is_cell)
        return false;
    expr_to(u, s->as.assign.value, local->reg);
    scope_set_definite(u, local);
    return true;
}

bool pattern_loop_target(Unit *u, ExprList targets, uint32_t *dst)
{
    if (PATTERN_IS_OFF || targets.count != 1 || targets.items[0]->kind != EX_NAME)
        return false;
    NamePlace place = scope_resolve(u, targets.items[0]->as.name);
    bool is_global = place.kind == PLACE_GLOBAL && place.at <= OPERAND_MOST;
    if (place.kind != PLACE_LOCAL && !is_global)
        return false;
    if (place.local)
        scope_set_definite(u, place.local);
    *dst = is_global ? OPERAND_GLOBAL | place.at : place.at;
    return true;
}

/*
 * ---- a neuron as it is written by hand ----
 *
 *     sum([wi*xi for wi, xi in zip(w, x)], b)   or   dot(w, x, b)
 *
 * SUM_PRODUCTS checks at run time whether the names mean the builtins and the lists contain Values.
 * If not, it falls through to the usual code of the call, which then evaluates the operands again.
 */

/* A name, a number, a field of self. */
static bool is_simple(const Expr *e)
{
    return e->kind == EX_NAME || e->kind == EX_INT || e->kind == EX_FLOAT ||
           (e->kind == EX_FIELD && e->as.field.object->kind == EX_SELF);
}

/* The product of the two variables of the loop; *swapped if the second variable is the left
   factor. */
static bool is_product(const Expr *element, const ExprList *targets, bool *swapped)
{
    if (element->kind != EX_BINARY || element->as.binary.op != BIN_MUL || targets->count != 2)
        return false;
    const Expr *left = element->as.binary.left, *right = element->as.binary.right;
    const Expr *first = targets->items[0], *second = targets->items[1];
    if (left->kind != EX_NAME || right->kind != EX_NAME || first->kind != EX_NAME ||
        second->kind != EX_NAME)
        return false;
    Name a = first->as.name, b = second->as.name;
    *swapped = left->as.name == b;
    return a != b && left->as.name == (*swapped ? b : a) && right->as.name == (*swapped ? a : b);
}

/* The operands of SUM_PRODUCTS. */
typedef struct SumProducts {
    const Expr *first, *second; /* the lists, in the order of the text */
    bool swapped;               /* the second list has the left factors */
    const Expr *start;          /* NULL if there is none */
    const Expr *product;        /* the products get its place in the text */
    const Expr *zip;            /* the callee of the inner call; NULL for dot */
} SumProducts;

static bool operands_are_simple(const SumProducts *sum)
{
    return is_simple(sum->first) && is_simple(sum->second) &&
           (!sum->start || is_simple(sum->start));
}

/* dot(w, x, b) */
static bool match_dot(const Expr *e, SumProducts *sum)
{
    const Arg *args = e->as.call.args;
    uint32_t count = e->as.call.count;
    if (e->as.call.callee->as.name != KNOWN_DOT || count < 2 || count > 3)
        return false;
    *sum = (SumProducts){.first = args[0].value, .second = args[1].value, .product = e};
    sum->start = count == 3 ? args[2].value : NULL;
    return operands_are_simple(sum);
}

/* sum([wi*xi for wi, xi in zip(w, x)], b) */
static bool match_sum(const Expr *e, SumProducts *sum)
{
    const Arg *args = e->as.call.args;
    uint32_t count = e->as.call.count;
    const Expr *list = count ? args[0].value : NULL;
    if (count < 1 || count > 2 || list->kind != EX_COMPREHENSION || list->as.comprehension.key ||
        list->as.comprehension.count != 1)
        return false;
    const Clause *clause = &list->as.comprehension.clauses[0];
    const Expr *zip = clause->source, *product = list->as.comprehension.element;
    bool swapped;
    if (!is_product(product, &clause->targets, &swapped) || !expr_is_plain_call(zip) ||
        zip->as.call.count != 2)
        return false;
    *sum = (SumProducts){.first = zip->as.call.args[0].value,
                         .second = zip->as.call.args[1].value,
                         .swapped = swapped,
                         .start = count == 2 ? args[1].value : NULL,
                         .product = product,
                         .zip = zip->as.call.callee};
    return operands_are_simple(sum);
}

bool pattern_sum_products_to(Unit *u, const Expr *e, uint32_t reg, uint32_t *end)
{
    SumProducts sum;
    if (PATTERN_IS_OFF || !expr_is_plain_call(e) || (!match_dot(e, &sum) && !match_sum(e, &sum)))
        return false;
    uint32_t mark = u->next_reg;
    uint16_t callee = expr_in_place(u, e->as.call.callee);
    uint16_t zip = sum.zip ? expr_in_place(u, sum.zip) : emit_constant(u, datum_nil(), e->word);
    uint16_t first = expr_in_place(u, sum.first), second = expr_in_place(u, sum.second);
    uint16_t left = sum.swapped ? second : first, right = sum.swapped ? first : second;
    uint16_t start =
        sum.start ? expr_in_place(u, sum.start) : emit_constant(u, datum_int(0), e->word);
    emit_abc(u, CODE_SUM_PRODUCTS, reg, callee, zip, e->word);
    emit_abc(u, CODE_OPERANDS, left, right, start, e->word);
    *end = emit_jump(u, CODE_JUMP, 0, sum.product->word);
    u->next_reg = mark;
    return true;
}
