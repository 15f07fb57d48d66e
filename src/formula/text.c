/*
 * text.c: terms as text, in the notation of mgrad.
 *
 * The functions recurse, at most to the depth of layout.c.
 */
#include "base/num.h"
#include "formula/layout.h"

typedef struct TextWriter {
    Formula *f;
    Buf *out;
    const Layout *layout; /* NULL: nodes have the names of the caller, and no part is named */
    const char *times;    /* between factors */
    bool has_mask_factor; /* a comparison was written as a number */
} TextWriter;

static void put_term(TextWriter *w, Term term, Strength least);
static void put_bare(TextWriter *w, Term term);

/* `2`, not `2.0`. */
static void put_number(TextWriter *w, double number)
{
    if (number == floor(number) && fabs(number) < 1e15)
        num_put_int(w->out, (int64_t)number);
    else
        num_put_float(w->out, number);
}

/* ---- products ---- */

static void put_power(TextWriter *w, TermFactor factor)
{
    if (factor.exponent == 1.0) {
        w->has_mask_factor |= term_row(w->f, factor.base)->is_mask;
        put_term(w, factor.base, STRENGTH_PRODUCT + 1);
        return;
    }
    put_term(w, factor.base, STRENGTH_WORD);
    buf_puts(w->out, "**");
    put_number(w, factor.exponent);
}

static void put_factors(TextWriter *w, double number, const TermFactor *factors, uint32_t count)
{
    if (number != 1.0 || count == 0)
        put_number(w, number);
    for (uint32_t i = 0; i < count; i++) {
        if (i || number != 1.0)
            buf_puts(w->out, w->times);
        put_power(w, factors[i]);
    }
}

/* A product, or any term that is one factor, without the sign. */
static void put_fraction(TextWriter *w, const Fraction *fraction)
{
    bool has_number = fraction->below_number != 1.0;
    put_factors(w, fraction->number, fraction->above, fraction->above_count);
    if (!has_number && fraction->below_count == 0)
        return;
    bool in_brackets = fraction->below_count + has_number > 1;
    buf_puts(w->out, in_brackets ? "/(" : "/");
    put_factors(w, fraction->below_number, fraction->below, fraction->below_count);
    buf_puts(w->out, in_brackets ? ")" : "");
}

/* ---- sums ---- */

static void put_sum(TextWriter *w, Term term)
{
    Addend addends[TERM_MOST_ARGS + 1];
    uint32_t count = layout_sum(w->f, term, addends);
    for (uint32_t i = 0; i < count; i++) {
        Addend addend = addends[i];
        if (i)
            buf_puts(w->out, addend.is_negative ? " - " : " + ");
        else if (addend.is_negative)
            buf_putc(w->out, '-');
        if (addend.is_number) {
            put_number(w, addend.number);
        } else if (addend.is_negative) {
            Fraction fraction;
            layout_fraction(w->f, addend.term, &fraction);
            put_fraction(w, &fraction);
        } else {
            w->has_mask_factor |= term_row(w->f, addend.term)->is_mask;
            put_term(w, addend.term, STRENGTH_SUM + 1);
        }
    }
}

/* ---- masks ---- */

static void put_comparison(TextWriter *w, const Comparison *comparison)
{
    put_term(w, comparison->left, STRENGTH_SUM);
    buf_puts(w->out, comparison->sign->text);
    put_term(w, comparison->right, STRENGTH_SUM);
}

/* A condition in words: several comparisons are joined by `and`. */
static void put_mask(TextWriter *w, Term mask)
{
    const TermRow *row = term_row(w->f, mask);
    if (row->kind != TERM_PRODUCT || row->number != 1.0) {
        put_bare(w, mask);
        return;
    }
    for (uint32_t i = 0; i < row->count; i++) {
        buf_puts(w->out, i ? " and " : "");
        put_term(w, row->args[i], STRENGTH_COMPARISON);
    }
}

/* ---- any term ---- */

static void put_call(TextWriter *w, const char *function, const TermRow *row)
{
    buf_printf(w->out, "%s(", function);
    for (uint32_t i = 0; i < row->count; i++) {
        buf_puts(w->out, i ? ", " : "");
        put_term(w, row->args[i], STRENGTH_COMPARISON);
    }
    buf_putc(w->out, ')');
}

/* A number that is no coefficient: 1/3, not 0.3333333333333333. */
static void put_number_term(TextWriter *w, double number)
{
    bool is_divisor = layout_is_divisor(fabs(number), false);
    if (is_divisor)
        buf_puts(w->out, number < 0.0 ? "-1/" : "1/");
    put_number(w, is_divisor ? round(1.0 / fabs(number)) : number);
}

static void put_bare(TextWriter *w, Term term)
{
    TermRow row = *term_row(w->f, term);
    Comparison comparison;
    if (layout_comparison(w->f, w->layout, term, &comparison)) {
        put_comparison(w, &comparison);
        return;
    }
    switch (row.kind) {
    case TERM_NUMBER:
        put_number_term(w, row.number);
        break;
    case TERM_CONSTANT:
        buf_puts(w->out, term_constants[row.which].text);
        break;
    case TERM_NODE:
        break; /* its name is written by put_term */
    case TERM_SUM:
        put_sum(w, term);
        break;
    case TERM_POWER:
        if (!term_is_number_power(w->f, term)) {
            put_term(w, row.args[0], STRENGTH_WORD);
            buf_puts(w->out, "**");
            put_term(w, row.args[1], STRENGTH_POWER);
            break;
        } /* fall through */
    case TERM_PRODUCT: {
        Fraction fraction;
        layout_fraction(w->f, term, &fraction);
        buf_puts(w->out, fraction.is_negative ? "-" : "");
        put_fraction(w, &fraction);
        break;
    }
    case TERM_APPLY:
        put_call(w, layout_function((Op)row.which), &row);
        break;
    case TERM_WHERE:
        put_call(w, "where", &row);
        break;
    }
}

/* Writes a term, with brackets if it is weaker than `least`. */
static void put_term(TextWriter *w, Term term, Strength least)
{
    const TermRow *row = term_row(w->f, term);
    const char *name = layout_name(w->layout, term);
    if (name) {
        buf_puts(w->out, name);
        return;
    }
    if (row->kind == TERM_NODE) {
        const FormulaNames *names = &w->f->names;
        names->put(names->ctx, w->out, row->which, least > STRENGTH_COMPARISON);
        return;
    }
    bool in_brackets = layout_strength(w->f, term) < least;
    buf_puts(w->out, in_brackets ? "(" : "");
    put_bare(w, term);
    buf_puts(w->out, in_brackets ? ")" : "");
}

/* A whole formula: `1 where x > 0, else 0`. */
static void put_formula(TextWriter *w, Term term)
{
    TermRow row = *term_row(w->f, term);
    if (row.kind == TERM_NODE) {
        put_term(w, term, STRENGTH_COMPARISON);
        return;
    }
    if (row.kind == TERM_NUMBER || (row.kind != TERM_WHERE && !row.is_mask)) {
        put_bare(w, term);
        return;
    }
    Comparison comparison;
    bool is_choice =
        row.kind == TERM_WHERE && !layout_comparison(w->f, w->layout, term, &comparison);
    put_term(w, is_choice ? row.args[1] : term_number(w->f, 1.0), STRENGTH_SUM);
    buf_puts(w->out, " where ");
    if (is_choice && layout_name(w->layout, row.args[0]))
        put_term(w, row.args[0], STRENGTH_COMPARISON);
    else
        put_mask(w, is_choice ? row.args[0] : term);
    buf_puts(w->out, ", else ");
    put_term(w, is_choice ? row.args[2] : term_number(w->f, 0.0), STRENGTH_SUM);
}

/* ---- one derivative ---- */

/* The operands of an operation, as help names them. FormulaNames.put */
static void put_operand(void *ctx, Buf *out, Node operand, bool is_operand)
{
    const char *const *names = ctx;
    (void)is_operand;
    buf_puts(out, names[operand]);
}

/* x and y, or x and the constants by the names that the signatures of the builtins have. */
static const char *const *operand_names(Op op)
{
    static const char *const inputs[] = {"x", "y", "c"}, *const power[] = {"x", "k", "c"},
                             *const slope[] = {"x", "negative_slope", "c"},
                             *const elu[] = {"x", "alpha", "c"},
                             *const bounds[] = {"x", "min", "max"};
    switch (op) {
    case OP_POWK:
        return power;
    case OP_LEAKY_RELU:
        return slope;
    case OP_ELU:
        return elu;
    case OP_CLAMP:
        return bounds;
    default:
        return inputs;
    }
}

void formula_put_partial(Buf *out, Arena *arena, Op op, int input)
{
    Formula f;
    formula_begin(&f, arena, NULL,
                  (FormulaNames){.ctx = (void *)operand_names(op), .put = put_operand});
    const TermPlace place = {op, {term_node(&f, 0), term_node(&f, 1), term_node(&f, 2)}, NODE_NONE};
    TextWriter w = {.f = &f, .out = out, .times = "*"};
    put_formula(&w, term_partial(&f, &place, input));
    arena_reset(arena);
}

void formula_put_factor(Formula *f, Buf *out, Node node, int slot)
{
    TermPlace place = {.op = tape_op(f->tape, node), .node = node};
    Node inputs[2];
    for (int i = tape_inputs(f->tape, node, inputs); i-- > 0;)
        place.operands[i] = term_node(f, inputs[i]);
    term_constants_of(f, node, place.operands);
    TextWriter w = {.f = f, .out = out, .times = "·"};
    Term term = term_partial(f, &place, slot);
    if (term_row(f, term)->kind == TERM_PRODUCT) /* no brackets because of its sign */
        put_bare(&w, term);
    else
        put_term(&w, term, STRENGTH_PRODUCT);
}

/* ---- the derivatives of a graph ---- */

static void put_conditions(TextWriter *w, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        FormulaCondition condition = w->f->conditions[i];
        buf_puts(w->out, i ? " and " : "  for ");
        put_term(w, condition.term, STRENGTH_SUM);
        buf_puts(w->out, term_requirements[condition.required].text);
    }
    buf_puts(w->out, count ? "\n" : "");
}

bool formula_put_text(Formula *f, Buf *out, Node root, const Node *by, size_t count,
                      const Term *derivatives)
{
    Layout layout;
    size_t start = out->len;
    TextWriter w = {.f = f, .out = out, .layout = &layout, .times = "*"};
    if (!layout_begin(&layout, f, out, by, derivatives, count))
        return false;
    for (size_t i = 0; i < count && out->len - start < FORMULA_LONGEST; i++) {
        buf_putc(out, 'd');
        f->names.put(f->names.ctx, out, root, true);
        buf_printf(out, "/d%s = ", layout_name(&layout, term_node(f, by[i])));
        if (layout_name(&layout, derivatives[i]))
            put_term(&w, derivatives[i], STRENGTH_COMPARISON);
        else
            put_formula(&w, derivatives[i]);
        buf_putc(out, '\n');
    }
    for (uint32_t i = 0; i < layout.part_count && out->len - start < FORMULA_LONGEST; i++) {
        buf_printf(out, "  %s %s = ", i ? "     " : "where", layout_name(&layout, layout.parts[i]));
        put_formula(&w, layout.parts[i]);
        buf_putc(out, '\n');
    }
    put_conditions(&w, f->condition_count);
    if (w.has_mask_factor)
        buf_puts(out, "  a comparison is 1 where it holds, else 0\n");
    bool is_short = out->len - start <= FORMULA_LONGEST;
    if (!is_short)
        buf_truncate(out, start);
    return is_short;
}
