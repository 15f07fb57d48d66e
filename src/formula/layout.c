/* layout.c: the order in which terms are written, and the names of their parts. */
#include "formula/layout.h"

#include <stdio.h>
#include <string.h>

#include "base/num.h"

/* ---- order ---- */

static int term_rank(const Formula *f, Term term)
{
    const TermRow *row = term_row(f, term);
    if (row->is_mask && row->kind != TERM_NUMBER)
        return 4;
    switch (row->kind) {
    case TERM_NUMBER:
    case TERM_CONSTANT:
        return 0;
    case TERM_NODE:
        return 1;
    case TERM_SUM:
        return 3;
    case TERM_WHERE:
        return 4;
    default:
        return 2;
    }
}

static void factors_sort(const Formula *f, TermFactor *factors, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++)
        for (uint32_t j = i; j && term_rank(f, factors[j].base) < term_rank(f, factors[j - 1].base);
             j--) {
            TermFactor other = factors[j];
            factors[j] = factors[j - 1];
            factors[j - 1] = other;
        }
}

bool layout_is_divisor(double number, bool has_divisors)
{
    double divisor = round(1.0 / number);
    char text[32];
    if (divisor < 2.0 || divisor > 1e6 || number != 1.0 / divisor)
        return false;
    return has_divisors || snprintf(text, sizeof text, "%.15g", number) > 6;
}

void layout_fraction(const Formula *f, Term term, Fraction *fraction)
{
    TermFactor factors[TERM_MOST_ARGS];
    double number;
    uint32_t count = term_factors(f, term, &number, factors);
    *fraction = (Fraction){.is_negative = number < 0.0, .number = fabs(number), .below_number = 1};
    for (uint32_t i = 0; i < count; i++)
        if (factors[i].exponent < 0.0)
            fraction->below[fraction->below_count++] =
                (TermFactor){factors[i].base, -factors[i].exponent};
        else
            fraction->above[fraction->above_count++] = factors[i];
    factors_sort(f, fraction->above, fraction->above_count);
    factors_sort(f, fraction->below, fraction->below_count);
    if (layout_is_divisor(fraction->number, fraction->below_count > 0)) {
        fraction->below_number = round(1.0 / fraction->number);
        fraction->number = 1.0;
    }
}

/* Higher powers come first, and variables last: 3*a**2 + 2*a, a*b + c. */
static double addend_rank(const Formula *f, Term term)
{
    TermFactor factors[TERM_MOST_ARGS];
    double number, rank = 1.0;
    if (term_row(f, term)->kind == TERM_NODE)
        return 0.0;
    uint32_t count = term_factors(f, term, &number, factors);
    for (uint32_t i = 0; i < count; i++)
        if (factors[i].exponent > 0.0 && term_row(f, factors[i].base)->kind == TERM_NODE)
            rank += factors[i].exponent;
    return rank;
}

static void addends_sort(const Formula *f, Addend *addends, uint32_t count)
{
    double ranks[TERM_MOST_ARGS];
    for (uint32_t i = 0; i < count; i++) {
        Addend addend = addends[i];
        double rank = addend_rank(f, addend.term);
        uint32_t at = i;
        for (; at && ranks[at - 1] < rank; at--) {
            ranks[at] = ranks[at - 1];
            addends[at] = addends[at - 1];
        }
        ranks[at] = rank;
        addends[at] = addend;
    }
}

uint32_t layout_sum(const Formula *f, Term term, Addend addends[TERM_MOST_ARGS + 1])
{
    const TermRow *row = term_row(f, term);
    uint32_t count = 0, first = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        const TermRow *part = term_row(f, row->args[i]);
        bool is_negative = part->kind == TERM_PRODUCT && part->number < 0.0;
        addends[count++] = (Addend){.term = row->args[i], .is_negative = is_negative};
    }
    if (row->number != 0.0)
        addends[count++] = (Addend){
            .number = fabs(row->number), .is_number = true, .is_negative = row->number < 0.0};
    addends_sort(f, addends, row->count);
    while (first < count && addends[first].is_negative)
        first++;
    if (first == count)
        return count;
    Addend leading = addends[first];
    memmove(&addends[1], &addends[0], first * sizeof addends[0]);
    addends[0] = leading;
    return count;
}

/* ---- comparisons ---- */

/* The mask m of `1 - m`; the term itself if it is something else. */
static Term without_complement(const Formula *f, Term term)
{
    const TermRow *row = term_row(f, term);
    if (!row->is_mask || row->kind != TERM_SUM)
        return term;
    const TermRow *product = term_row(f, row->args[0]);
    bool is_sum = term_row(f, product->args[0])->kind == TERM_SUM;
    return product->count == 1 && !is_sum ? product->args[0] : term;
}

static bool is_comparison(const Formula *f, Term mask)
{
    const TermRow *row = term_row(f, mask);
    bool is_nonzero = row->kind == TERM_WHERE && !term_row(f, row->args[0])->is_mask &&
                      term_is_number(f, row->args[1], 1.0) && term_is_number(f, row->args[2], 0.0);
    return is_nonzero || (row->kind == TERM_APPLY && row->is_mask);
}

/* x - 20 > 0 is x > 20. */
static void move_number(Formula *f, Comparison *comparison)
{
    TermRow row = *term_row(f, comparison->left);
    if (row.kind != TERM_SUM || row.number == 0.0)
        return;
    comparison->right = term_number(f, -row.number);
    comparison->left = term_sum(f, row.args, row.count);
}

bool layout_comparison(Formula *f, const Layout *layout, Term term, Comparison *comparison)
{
    static const ComparisonSign signs[][2] = {{{" != ", " \\neq "}, {" == ", " = "}},
                                              {{" > ", " > "}, {" <= ", " \\leq "}},
                                              {{" >= ", " \\geq "}, {" < ", " < "}}};
    Term mask = without_complement(f, term);
    if (!is_comparison(f, mask))
        return false;
    TermRow row = *term_row(f, mask);
    bool is_positive = row.kind == TERM_APPLY && row.which == OP_POSITIVE;
    int sign = row.kind == TERM_WHERE ? 0 : is_positive ? 1 : 2;
    *comparison = (Comparison){.left = row.args[0],
                               .right = sign == 2 ? row.args[1] : term_number(f, 0.0),
                               .sign = &signs[sign][mask != term]};
    if (is_positive && !layout_name(layout, comparison->left))
        move_number(f, comparison);
    return true;
}

const char *layout_function(Op op)
{
    const OpRow *row = &ops_table[op];
    return row->function[0] ? row->function : row->symbol;
}

Strength layout_strength(const Formula *f, Term term)
{
    const TermRow *row = term_row(f, term);
    if (is_comparison(f, without_complement(f, term)))
        return STRENGTH_COMPARISON;
    switch (row->kind) {
    case TERM_SUM:
        return STRENGTH_SUM;
    case TERM_NUMBER:
        return row->number < 0.0                       ? STRENGTH_SUM
               : layout_is_divisor(row->number, false) ? STRENGTH_PRODUCT
                                                       : STRENGTH_WORD;
    case TERM_PRODUCT:
        return row->number < 0.0 ? STRENGTH_SUM : STRENGTH_PRODUCT;
    case TERM_POWER: {
        const TermRow *exponent = term_row(f, row->args[1]);
        bool is_divisor = exponent->kind == TERM_NUMBER && exponent->number < 0.0;
        return is_divisor ? STRENGTH_PRODUCT : STRENGTH_POWER;
    }
    default:
        return STRENGTH_WORD;
    }
}

/* ---- names ---- */

enum {
    NAMED_LENGTH = 12, /* a part that occurs several times is named from this length on */
    DEEPEST = 12,      /* terms inside each other that are written in full */
    MOST_PARTS = 100,
    LONGEST = 1 << 20 /* lengths saturate */
};

/* What is known of a term while names are chosen. */
typedef struct LayoutTerm {
    uint32_t uses;   /* occurrences in other terms and in the results */
    uint32_t length; /* about its length as text */
    uint32_t depth;  /* of terms inside each other */
    bool is_part;
} LayoutTerm;

/* The terms that are written as parts of a term. Returns their number. */
static uint32_t written_args(const Formula *f, Term term, Term args[TERM_MOST_ARGS])
{
    Term mask = without_complement(f, term);
    const TermRow *row = term_row(f, is_comparison(f, mask) ? mask : term);
    TermFactor factors[TERM_MOST_ARGS];
    double number;
    if (row->kind == TERM_PRODUCT) { /* bases without their exponents */
        uint32_t count = term_factors(f, term, &number, factors);
        for (uint32_t i = 0; i < count; i++)
            args[i] = factors[i].base;
        return count;
    }
    if (row->count)
        memcpy(args, row->args, row->count * sizeof *args);
    return row->count;
}

static void count_uses(const Formula *f, LayoutTerm *known)
{
    Term args[TERM_MOST_ARGS];
    for (uint32_t i = 0; i < f->condition_count; i++)
        known[f->conditions[i].term].uses++;
    for (Term t = f->count; t-- > 0;) {
        uint32_t count = known[t].uses ? written_args(f, t, args) : 0;
        for (uint32_t i = 0; i < count; i++)
            known[args[i]].uses++;
    }
}

static void measure(const Layout *layout, LayoutTerm *known, Term t)
{
    const TermRow *row = term_row(layout->f, t);
    Term args[TERM_MOST_ARGS];
    uint32_t count = written_args(layout->f, t, args);
    LayoutTerm *self = &known[t];
    self->length = row->kind == TERM_NODE ? (uint32_t)strlen(layout->name[t]) : 3;
    for (uint32_t i = 0; i < count; i++) {
        const LayoutTerm *arg = &known[args[i]];
        self->length += 1 + (arg->is_part ? 2 : arg->length);
        if (!arg->is_part && arg->depth >= self->depth)
            self->depth = arg->depth + 1;
    }
    if (self->length > LONGEST)
        self->length = LONGEST;
    self->is_part =
        count && ((self->uses > 1 && self->length >= NAMED_LENGTH) || self->depth >= DEEPEST);
}

static bool name_is_taken(const Layout *layout, const char *name)
{
    for (Term t = 0; t < layout->count; t++)
        if (layout->name[t] && strcmp(layout->name[t], name) == 0)
            return true;
    return false;
}

/* Keeps the text after `start` as the name of a term, if no other one has it: the second leaf with
   the label a is a_2. */
static void name_keep(Layout *layout, Term term, Buf *scratch, size_t start)
{
    size_t end = scratch->len;
    for (unsigned number = 2; name_is_taken(layout, buf_text(scratch) + start); number++) {
        buf_truncate(scratch, end);
        buf_printf(scratch, "_%u", number);
    }
    layout->name[term] =
        arena_copy(layout->f->arena, buf_text(scratch) + start, scratch->len - start);
    buf_truncate(scratch, start);
}

static void name_node(Layout *layout, Term term, Node node, Buf *scratch)
{
    const FormulaNames *names = &layout->f->names;
    size_t start = scratch->len;
    names->put(names->ctx, scratch, node, true);
    name_keep(layout, term, scratch, start);
}

const char *layout_node_name(const Layout *layout, Node node, Buf *scratch)
{
    const FormulaNames *names = &layout->f->names;
    size_t start = scratch->len;
    names->put(names->ctx, scratch, node, true);
    const char *name =
        arena_copy(layout->f->arena, buf_text(scratch) + start, scratch->len - start);
    buf_truncate(scratch, start);
    return name;
}

static bool name_is_used(const Layout *layout, const char *name)
{
    const FormulaNames *names = &layout->f->names;
    return names->is_used && names->is_used(names->ctx, name);
}

/* u, v, w and so on, then u1, u2. */
static void name_part(Layout *layout, Term term)
{
    static const char letters[] = "uvwpqrst";
    char name[16];
    for (unsigned i = 0;; i++) {
        if (i < sizeof letters - 1)
            snprintf(name, sizeof name, "%c", letters[i]);
        else
            snprintf(name, sizeof name, "u%u", i - (unsigned)sizeof letters + 2);
        if (!name_is_taken(layout, name) && !name_is_used(layout, name))
            break;
    }
    layout->name[term] = arena_copy(layout->f->arena, name, strlen(name));
}

bool layout_begin(Layout *layout, Formula *f, Buf *scratch, const Node *by, const Term *derivatives,
                  size_t count)
{
    for (size_t i = 0; i < count; i++)
        term_node(f, by[i]); /* they exist */
    LayoutTerm *known = ARENA_ARRAY(f->arena, LayoutTerm, f->count);
    *layout =
        (Layout){.f = f, .name = ARENA_ARRAY(f->arena, const char *, f->count), .count = f->count};
    for (size_t i = 0; i < count; i++) {
        known[term_node(f, by[i])].uses++;
        known[derivatives[i]].uses++;
    }
    count_uses(f, known);
    uint32_t nodes = 0;
    for (Term t = 0; t < layout->count; t++) {
        bool is_node = term_row(f, t)->kind == TERM_NODE && known[t].uses;
        if (is_node && ++nodes > FORMULA_LONGEST)
            return false;
        if (is_node)
            name_node(layout, t, term_row(f, t)->which, scratch);
        if (known[t].uses)
            measure(layout, known, t);
        layout->part_count += known[t].is_part;
    }
    if (layout->part_count > MOST_PARTS)
        return false;
    layout->parts = ARENA_ARRAY(f->arena, Term, layout->part_count + 1);
    layout->part_count = 0;
    for (Term t = layout->count; t-- > 0;)
        if (known[t].is_part) {
            layout->parts[layout->part_count++] = t;
            if (term_row(f, t)->node != NODE_NONE)
                name_node(layout, t, term_row(f, t)->node, scratch);
            else
                name_part(layout, t);
        }
    return true;
}
