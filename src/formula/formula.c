/*
 * formula.c: the terms of a formula, each once.
 */
#include <string.h>

#include "formula/term.h"

#include "base/num.h"

/* More terms than anyone reads: simplifying stops there. */
enum { MOST_TERMS = 20000, FIRST_CAPACITY = 64 };

const TermConstant term_constants[] = {
    [CONSTANT_LN2] = {OPS_LN2, "log(2)", "\\log 2"},
    [CONSTANT_LN10] = {OPS_LN10, "log(10)", "\\log 10"},
    [CONSTANT_SQRT_2] = {1.4142135623730951, "sqrt(2)", "\\sqrt{2}"},
    [CONSTANT_SQRT_PI] = {1.772453850905516, "sqrt(pi)", "\\sqrt{\\pi}"},
    [CONSTANT_SQRT_2PI] = {2.5066282746310002, "sqrt(2*pi)", "\\sqrt{2\\pi}"},
};

void formula_begin(Formula *f, Arena *arena, Tape *tape, FormulaNames names)
{
    arena_reset(arena);
    *f = (Formula){.arena = arena, .tape = tape, .names = names};
    term_number(f, 0.0); /* Term 0 */
}

/* ---- interning ---- */

static uint64_t row_hash(const TermRow *row)
{
    uint64_t hash = ((uint64_t)row->kind << 32 | row->which) * 0x9e3779b97f4a7c15u;
    uint64_t bits = num_bits(row->number);
    hash = (hash ^ bits) * 0x9e3779b97f4a7c15u;
    for (uint32_t i = 0; i < row->count; i++)
        hash = (hash ^ hash >> 29 ^ row->args[i]) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 32;
}

static bool row_equals(const TermRow *a, const TermRow *b)
{
    return a->kind == b->kind && a->which == b->which && a->count == b->count &&
           num_bits(a->number) == num_bits(b->number) &&
           (a->count == 0 || memcmp(a->args, b->args, a->count * sizeof *a->args) == 0);
}

/* A slot that contains the row, or else a free one, which is 0. Slots contain terms plus 1. */
static Term *row_slot(const Formula *f, const TermRow *row)
{
    size_t mask = 2 * (size_t)f->cap - 1;
    size_t at = row_hash(row) & mask;
    while (f->slots[at] && !row_equals(&f->rows[f->slots[at] - 1], row))
        at = (at + 1) & mask;
    return &f->slots[at];
}

/* The old arrays stay in the arena until it is reset. */
static void rows_grow(Formula *f)
{
    uint32_t cap = f->cap ? 2 * f->cap : FIRST_CAPACITY;
    TermRow *rows = ARENA_ARRAY(f->arena, TermRow, cap);
    Term *slots = ARENA_ARRAY(f->arena, Term, 2 * (size_t)cap);
    if (f->count)
        memcpy(rows, f->rows, f->count * sizeof *rows);
    f->rows = rows;
    f->slots = slots;
    f->cap = cap;
    for (uint32_t i = 0; i < f->count; i++)
        *row_slot(f, &rows[i]) = i + 1;
}

/* The operations that have a value for every finite operand. */
static bool op_is_total(Op op)
{
    switch (op) {
    case OP_LOG:
    case OP_LOG1P:
    case OP_LOG2:
    case OP_LOG10:
    case OP_SQRT:
    case OP_TAN:
    case OP_ASIN:
    case OP_ACOS:
        return false;
    default:
        return true;
    }
}

static bool row_is_total(const Formula *f, const TermRow *row)
{
    bool is_total = row->kind != TERM_APPLY || op_is_total((Op)row->which);
    if (row->kind == TERM_POWER) {
        const TermRow *exponent = term_row(f, row->args[1]);
        is_total = exponent->kind == TERM_NUMBER && exponent->number >= 0.0 &&
                   term_is_whole(exponent->number);
    }
    for (uint32_t i = 0; i < row->count; i++)
        is_total = is_total && term_row(f, row->args[i])->is_total;
    return is_total;
}

static bool args_are_masks(const Formula *f, const TermRow *row)
{
    for (uint32_t i = 0; i < row->count; i++)
        if (!term_row(f, row->args[i])->is_mask)
            return false;
    return true;
}

static bool row_is_mask(const Formula *f, const TermRow *row)
{
    switch (row->kind) {
    case TERM_NUMBER:
        return row->number == 0.0 || row->number == 1.0;
    case TERM_APPLY:
        return row->which == OP_POSITIVE || row->which == OP_NOT_LESS;
    case TERM_WHERE: /* also x != 0, which is 1 where x is not 0 */
        return term_row(f, row->args[1])->is_mask && term_row(f, row->args[2])->is_mask;
    case TERM_PRODUCT:
        return row->number == 1.0 && args_are_masks(f, row);
    case TERM_SUM: /* 1 - mask */
        return row->number == 1.0 && row->count == 1 &&
               term_row(f, row->args[0])->kind == TERM_PRODUCT &&
               term_row(f, row->args[0])->number == -1.0 &&
               args_are_masks(f, term_row(f, row->args[0]));
    default:
        return false;
    }
}

Term term_intern(Formula *f, const TermRow *row)
{
    if (f->count == f->cap)
        rows_grow(f);
    Term *slot = row_slot(f, row);
    if (*slot)
        return *slot - 1;
    if (f->count >= MOST_TERMS)
        f->is_too_large = true;
    if (f->is_too_large)
        return 0;
    TermRow *made = &f->rows[f->count];
    *made = *row;
    if (row->count) {
        Term *args = ARENA_ARRAY(f->arena, Term, row->count);
        memcpy(args, row->args, row->count * sizeof *args);
        made->args = args;
    }
    made->is_total = row_is_total(f, made);
    made->is_mask = row_is_mask(f, made);
    made->node = NODE_NONE;
    *slot = ++f->count;
    return f->count - 1;
}

Term term_number(Formula *f, double number)
{
    return term_intern(f, &(TermRow){.kind = TERM_NUMBER, .number = number + 0.0}); /* no -0 */
}

Term term_node(Formula *f, Node node)
{
    return term_intern(f, &(TermRow){.kind = TERM_NODE, .which = node});
}

/* ---- factors ---- */

uint32_t term_factors(const Formula *f, Term term, double *number,
                      TermFactor factors[TERM_MOST_ARGS])
{
    const TermRow *row = term_row(f, term);
    bool is_product = row->kind == TERM_PRODUCT;
    uint32_t count = is_product ? row->count : 1;
    *number = is_product ? row->number : 1.0;
    for (uint32_t i = 0; i < count; i++) {
        Term factor = is_product ? row->args[i] : term;
        const TermRow *power = term_row(f, factor);
        factors[i] = term_is_number_power(f, factor)
                         ? (TermFactor){power->args[0], term_row(f, power->args[1])->number}
                         : (TermFactor){factor, 1.0};
    }
    return count;
}

/* ---- conditions ---- */

const RequirementText term_requirements[] = {
    {" defined", " \\text{ defined}"},
    {" != 0", " \\neq 0"},
    {" > 0", " > 0"},
    {" >= 0", " \\geq 0"},
};

/* True for exp(a) + 1 and its like. */
static bool is_positive(const Formula *f, Term term, int depth)
{
    const TermRow *row = term_row(f, term);
    if (row->kind == TERM_APPLY)
        return row->which == OP_EXP || row->which == OP_COSH || row->which == OP_SIGMOID;
    if (row->kind == TERM_NUMBER || row->kind == TERM_CONSTANT)
        return row->kind == TERM_CONSTANT || row->number > 0.0;
    bool is_sum = row->kind == TERM_SUM && row->number >= 0.0;
    if (depth == 0 || (!is_sum && (row->kind != TERM_PRODUCT || row->number < 0.0)))
        return false;
    for (uint32_t i = 0; i < row->count; i++)
        if (!is_positive(f, row->args[i], depth - 1))
            return false;
    return true;
}

static void condition_add(Formula *f, Term term, Requirement required)
{
    for (uint32_t i = 0; i < f->condition_count; i++)
        if (f->conditions[i].term == term && f->conditions[i].required == required)
            return;
    if (f->condition_count == f->condition_cap) {
        f->condition_cap = f->condition_cap ? 2 * f->condition_cap : 8;
        FormulaCondition *conditions = ARENA_ARRAY(f->arena, FormulaCondition, f->condition_cap);
        if (f->condition_count)
            memcpy(conditions, f->conditions, f->condition_count * sizeof *conditions);
        f->conditions = conditions;
    }
    f->conditions[f->condition_count++] = (FormulaCondition){term, required};
}

/* Requires of a power what makes it a number, and not 0 if that is required. */
static void require_power(Formula *f, Term base, double exponent, Requirement required, int depth);

static void require(Formula *f, Term term, Requirement required, int depth)
{
    TermRow row = *term_row(f, term);
    bool is_number = row.kind == TERM_NUMBER && row.number != 0.0;
    if (row.is_total && (required == REQUIRE_VALUE || is_number || is_positive(f, term, depth)))
        return;
    bool is_log = row.kind == TERM_APPLY &&
                  (row.which == OP_LOG || row.which == OP_LOG2 || row.which == OP_LOG10);
    if (depth == 0) {
        condition_add(f, term, required);
    } else if (row.kind == TERM_PRODUCT) {
        TermFactor factors[TERM_MOST_ARGS];
        double number;
        uint32_t count = term_factors(f, term, &number, factors);
        for (uint32_t i = 0; i < count; i++)
            require_power(f, factors[i].base, factors[i].exponent, required, depth - 1);
    } else if (term_is_number_power(f, term)) {
        require_power(f, row.args[0], term_row(f, row.args[1])->number, required, depth - 1);
    } else if (row.kind == TERM_SUM && required == REQUIRE_VALUE) {
        for (uint32_t i = 0; i < row.count; i++)
            require(f, row.args[i], REQUIRE_VALUE, depth - 1);
    } else if (row.kind == TERM_APPLY && row.which == OP_SQRT) {
        condition_add(f, row.args[0],
                      required == REQUIRE_VALUE ? REQUIRE_NOT_NEGATIVE : REQUIRE_POSITIVE);
    } else if (is_log && required == REQUIRE_VALUE) {
        condition_add(f, row.args[0], REQUIRE_POSITIVE);
    } else {
        condition_add(f, term, required);
    }
}

static void require_power(Formula *f, Term base, double exponent, Requirement required, int depth)
{
    if (term_is_whole(exponent))
        require(f, base, exponent < 0.0 ? REQUIRE_NONZERO : required, depth);
    else if (!is_positive(f, base, depth))
        condition_add(f, base,
                      exponent < 0.0 || required == REQUIRE_NONZERO ? REQUIRE_POSITIVE
                                                                    : REQUIRE_NOT_NEGATIVE);
}

void term_require(Formula *f, Term term, Requirement required)
{
    enum { DEEPEST = 8 }; /* terms inside each other that are taken apart */
    require(f, term, required, DEEPEST);
}

/* Of several alternatives, the first is required. */
void term_require_mask(Formula *f, Term mask)
{
    const TermRow *row = term_row(f, mask);
    if (row->kind == TERM_SUM && row->number == 0.0)
        mask = row->args[0];
    row = term_row(f, mask);
    if (row->kind == TERM_WHERE)
        term_require(f, row->args[0], REQUIRE_NONZERO);
    else if (row->kind != TERM_SUM)
        term_require(f, mask, REQUIRE_NONZERO);
}
