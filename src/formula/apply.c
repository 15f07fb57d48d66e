/* apply.c: masks, choices, and the operations of ops.def as terms. */
#include "formula/term.h"

/* ---- numbers ---- */

static Term term_constant(Formula *f, ConstantId which)
{
    return term_intern(f, &(TermRow){.kind = TERM_CONSTANT, .which = which});
}

Term term_known_number(Formula *f, double number)
{
    /* number = factor * constant ** exponent */
    static const struct {
        double number, factor, exponent;
        ConstantId constant;
    } known[] = {
        {OPS_LN2, 1.0, 1.0, CONSTANT_LN2},
        {OPS_LN10, 1.0, 1.0, CONSTANT_LN10},
        {OPS_SQRT_HALF, 1.0, -1.0, CONSTANT_SQRT_2},
        {OPS_ERF_SLOPE, 2.0, -1.0, CONSTANT_SQRT_PI},
        {OPS_NORMAL_PEAK, 1.0, -1.0, CONSTANT_SQRT_2PI},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (fabs(number) == known[i].number) {
            Term power = term_power(f, term_constant(f, known[i].constant),
                                    term_number(f, known[i].exponent));
            return term_multiply(f, term_number(f, copysign(known[i].factor, number)), power);
        }
    return term_number(f, number);
}

/* ---- masks ---- */

Term term_complement(Formula *f, Term mask)
{
    const Term parts[2] = {term_number(f, 1.0), term_scale(f, mask, -1.0)};
    return term_sum(f, parts, 2);
}

Term term_where(Formula *f, Term mask, Term yes, Term no)
{
    const TermRow *row = term_row(f, mask);
    if (row->kind == TERM_NUMBER)
        return row->number != 0.0 ? yes : no;
    if (yes == no)
        return yes;
    if (row->is_mask && term_is_number(f, yes, 1.0) && term_is_number(f, no, 0.0))
        return mask;
    /* A guard: it replaces a value that does not exist. */
    if (!row->is_mask && term_is_number(f, no, 0.0) && !term_row(f, yes)->is_mask) {
        term_require_mask(f, mask);
        return yes;
    }
    Term args[3] = {mask, yes, no};
    return term_intern(f, &(TermRow){.kind = TERM_WHERE, .count = 3, .args = args});
}

/* Splits `yes where mask, else 0`; a mask alone is 1 there. False for another term. */
static bool where_split(Formula *f, Term term, Term *mask, Term *yes)
{
    const TermRow *row = term_row(f, term);
    if (row->kind == TERM_WHERE && term_is_number(f, row->args[2], 0.0)) {
        *mask = row->args[0];
        *yes = row->args[1];
        return true;
    }
    *mask = term;
    *yes = term_number(f, 1.0);
    return term_row(f, term)->is_mask;
}

/* a where the mask is 1, and b where it is 0, are one term. */
Term term_add(Formula *f, Term a, Term b)
{
    Term mask, other, yes, no, parts[2] = {a, b};
    if (term_is_number(f, a, 0.0) || term_is_number(f, b, 0.0))
        return term_is_number(f, a, 0.0) ? b : a;
    bool is_where = term_row(f, a)->kind == TERM_WHERE || term_row(f, b)->kind == TERM_WHERE;
    if (is_where && where_split(f, a, &mask, &yes) && where_split(f, b, &other, &no) &&
        other == term_complement(f, mask))
        return term_where(f, mask, yes, no);
    return term_sum(f, parts, 2);
}

/* x >= y of two negated terms is the same of the terms, exchanged. */
static Term apply_not_less(Formula *f, const Term args[2])
{
    Term pair[2] = {args[0], args[1]};
    const TermRow *x = term_row(f, args[0]), *y = term_row(f, args[1]);
    bool x_negated = x->kind == TERM_PRODUCT && x->number < 0.0;
    bool y_negated = y->kind == TERM_PRODUCT && y->number < 0.0;
    if ((x_negated || (x->kind == TERM_NUMBER && y_negated)) &&
        (y_negated || y->kind == TERM_NUMBER)) {
        pair[0] = term_scale(f, args[1], -1.0);
        pair[1] = term_scale(f, args[0], -1.0);
    }
    return term_intern(
        f, &(TermRow){.kind = TERM_APPLY, .which = OP_NOT_LESS, .count = 2, .args = pair});
}

/* ---- operations ---- */

Term term_apply(Formula *f, Op op, const Term *args, uint32_t count)
{
    switch (op) {
    case OP_ADD:
        return term_add(f, args[0], args[1]);
    case OP_MUL:
        return term_multiply(f, args[0], args[1]);
    case OP_POWK:
    case OP_POW:
        return term_power(f, args[0], args[1]);
    case OP_WHERE:
        return term_where(f, args[0], args[1], term_number(f, 0.0));
    default:
        break;
    }
    double values[3] = {0.0};
    bool are_numbers = true;
    for (uint32_t i = 0; i < count; i++) {
        are_numbers = are_numbers && term_row(f, args[i])->kind == TERM_NUMBER;
        values[i] = term_row(f, args[i])->number;
    }
    double value = ops_value(op, values[0], values[1], values[2]);
    if (are_numbers && isfinite(value))
        return term_number(f, value);
    if (op == OP_NOT_LESS)
        return apply_not_less(f, args);
    return term_intern(
        f, &(TermRow){.kind = TERM_APPLY, .which = (uint32_t)op, .count = count, .args = args});
}
