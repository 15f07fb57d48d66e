/*
 * tex.c: terms as formulas of LaTeX.
 *
 * The functions recurse, at most to the depth of layout.c.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "formula/layout.h"

typedef struct TexWriter {
    Formula *f;
    Buf *out;
    const Layout *layout;
} TexWriter;

static void put_term(const TexWriter *w, Term term, Strength least);

static void put_number(const TexWriter *w, double number)
{
    if (number == floor(number) && fabs(number) < 1e15) {
        num_put_int(w->out, (int64_t)number);
        return;
    }
    size_t start = w->out->len;
    num_put_float(w->out, number);
    const char *exponent = memchr(w->out->data + start, 'e', w->out->len - start);
    if (!exponent)
        return;
    int power = atoi(exponent + 1);
    buf_truncate(w->out, (size_t)(exponent - w->out->data));
    buf_printf(w->out, " \\cdot 10^{%d}", power);
}

/* ---- names ---- */

/* Greek letters have commands. */
static bool is_greek(const char *name, size_t size)
{
    static const char *const letters[] = {"alpha", "beta",  "gamma", "delta", "epsilon", "zeta",
                                          "eta",   "theta", "iota",  "kappa", "lambda",  "mu",
                                          "nu",    "xi",    "pi",    "rho",   "sigma",   "tau",
                                          "phi",   "chi",   "psi",   "omega"};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (strlen(letters[i]) == size && memcmp(letters[i], name, size) == 0)
            return true;
    return false;
}

static void put_escaped(Buf *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (strchr("_#$%&{}", text[i]))
            buf_printf(out, "\\%c", text[i]);
        else if (strchr("\\^~", text[i]))
            buf_printf(out, "\\char%d{}", text[i]);
        else
            buf_putc(out, text[i]);
}

/* One letter as it is, `loss` as \mathit{loss}, and text such as w[0] in typewriter type. */
static void put_word(Buf *out, const char *name, size_t size)
{
    bool is_word = true;
    for (size_t i = 0; i < size; i++)
        is_word = is_word && isalpha((unsigned char)name[i]);
    if (is_greek(name, size)) {
        buf_printf(out, "\\%.*s", (int)size, name);
    } else if (is_word && size == 1) {
        buf_put(out, name, size);
    } else {
        buf_puts(out, is_word ? "\\mathit{" : "\\text{\\ttfamily ");
        put_escaped(out, name, size);
        buf_putc(out, '}');
    }
}

/* What follows an underscore, and digits after letters, is a subscript: w_1, x_{in}. */
static void put_name(Buf *out, const char *name)
{
    size_t size = strlen(name), base = strcspn(name, "_0123456789");
    const char *index = name + base + (name[base] == '_');
    bool has_index = base > 0 && *index;
    for (const char *c = name; *c; c++)
        has_index = has_index && (isalnum((unsigned char)*c) || *c == '_');
    if (!has_index) {
        put_word(out, name, size);
        return;
    }
    put_word(out, name, base);
    buf_puts(out, "_{");
    if (isdigit((unsigned char)*index) && strspn(index, "0123456789") == strlen(index))
        buf_puts(out, index);
    else
        put_word(out, index, strlen(index));
    buf_putc(out, '}');
}

/* ---- products and sums ---- */

/* Functions whose power is written as \tanh^2(x). */
static void put_function_name(const TexWriter *w, Op op)
{
    static const char known[] = " tanh exp log sin cos tan sinh cosh max min ";
    const char *name = layout_function(op);
    char padded[32];
    snprintf(padded, sizeof padded, " %s ", name);
    if (strstr(known, padded)) {
        buf_printf(w->out, "\\%s", name);
        return;
    }
    buf_puts(w->out, "\\operatorname{");
    put_escaped(w->out, name, strlen(name));
    buf_putc(w->out, '}');
}

static bool is_call(const TexWriter *w, Term term)
{
    const TermRow *row = term_row(w->f, term);
    return row->kind == TERM_APPLY && !row->is_mask && row->which != OP_SQRT &&
           row->which != OP_ABS && row->which != OP_EXP && row->count == 1 &&
           !layout_name(w->layout, term);
}

static void put_arguments(const TexWriter *w, Term term)
{
    const TermRow *row = term_row(w->f, term);
    buf_puts(w->out, "\\left(");
    for (uint32_t i = 0; i < row->count; i++) {
        buf_puts(w->out, i ? ", " : "");
        put_term(w, row->args[i], STRENGTH_COMPARISON);
    }
    buf_puts(w->out, "\\right)");
}

static void put_power(const TexWriter *w, TermFactor factor)
{
    if (factor.exponent == 1.0) {
        put_term(w, factor.base, STRENGTH_PRODUCT + 1);
    } else if (is_call(w, factor.base)) {
        put_function_name(w, (Op)term_row(w->f, factor.base)->which);
        buf_puts(w->out, "^{");
        put_number(w, factor.exponent);
        buf_putc(w->out, '}');
        put_arguments(w, factor.base);
    } else {
        buf_putc(w->out, '{');
        put_term(w, factor.base, STRENGTH_WORD);
        buf_puts(w->out, "}^{");
        put_number(w, factor.exponent);
        buf_putc(w->out, '}');
    }
}

static void put_factors(const TexWriter *w, double number, const TermFactor *factors,
                        uint32_t count)
{
    if (number != 1.0 || count == 0)
        put_number(w, number);
    for (uint32_t i = 0; i < count; i++) {
        if (i || number != 1.0)
            buf_puts(w->out, " \\, ");
        put_power(w, factors[i]);
    }
}

static void put_fraction(const TexWriter *w, const Fraction *fraction)
{
    bool has_below = fraction->below_count || fraction->below_number != 1.0;
    buf_puts(w->out, has_below ? "\\frac{" : "");
    put_factors(w, fraction->number, fraction->above, fraction->above_count);
    if (!has_below)
        return;
    buf_puts(w->out, "}{");
    put_factors(w, fraction->below_number, fraction->below, fraction->below_count);
    buf_putc(w->out, '}');
}

/* `longest`: a line that is longer ends before the next part. */
static void put_sum(const TexWriter *w, Term term, size_t longest)
{
    Addend addends[TERM_MOST_ARGS + 1];
    uint32_t count = layout_sum(w->f, term, addends);
    size_t start = w->out->len;
    for (uint32_t i = 0; i < count; i++) {
        Addend addend = addends[i];
        Fraction fraction;
        if (i && w->out->len - start > longest) {
            buf_puts(w->out, " \\\\\n & \\quad");
            start = w->out->len;
        }
        if (i)
            buf_puts(w->out, addend.is_negative ? " - " : " + ");
        else if (addend.is_negative)
            buf_putc(w->out, '-');
        if (addend.is_number) {
            put_number(w, addend.number);
        } else if (addend.is_negative) {
            layout_fraction(w->f, addend.term, &fraction);
            put_fraction(w, &fraction);
        } else {
            put_term(w, addend.term, STRENGTH_SUM + 1);
        }
    }
}

/* ---- masks ---- */

/* [x > 0], Iverson's bracket: 1 where it holds, else 0 */
static void put_mask(const TexWriter *w, Term mask, bool in_brackets)
{
    Comparison c;
    layout_comparison(w->f, w->layout, mask, &c);
    buf_puts(w->out, in_brackets ? "\\left[" : "");
    put_term(w, c.left, STRENGTH_SUM);
    buf_puts(w->out, c.sign->tex);
    put_term(w, c.right, STRENGTH_SUM);
    buf_puts(w->out, in_brackets ? "\\right]" : "");
}

static void put_condition(const TexWriter *w, Term mask)
{
    const TermRow *row = term_row(w->f, mask);
    Comparison c;
    if (layout_comparison(w->f, w->layout, mask, &c) && !layout_name(w->layout, mask)) {
        put_mask(w, mask, false);
    } else if (row->kind == TERM_PRODUCT && !layout_name(w->layout, mask)) {
        for (uint32_t i = 0; i < row->count; i++) {
            buf_puts(w->out, i ? " \\text{ and } " : "");
            put_term(w, row->args[i], STRENGTH_COMPARISON);
        }
    } else {
        put_term(w, mask, STRENGTH_SUM);
        buf_puts(w->out, " = 1");
    }
}

static void put_where(const TexWriter *w, const TermRow *row)
{
    buf_puts(w->out, "\\begin{cases} ");
    put_term(w, row->args[1], STRENGTH_COMPARISON);
    buf_puts(w->out, " & \\text{if } ");
    put_condition(w, row->args[0]);
    buf_puts(w->out, " \\\\ ");
    put_term(w, row->args[2], STRENGTH_COMPARISON);
    buf_puts(w->out, " & \\text{otherwise} \\end{cases}");
}

/* ---- any term ---- */

static void put_call(const TexWriter *w, Term term)
{
    const TermRow *row = term_row(w->f, term);
    if (row->which == OP_SQRT || row->which == OP_EXP) {
        buf_puts(w->out, row->which == OP_SQRT ? "\\sqrt{" : "e^{");
        put_term(w, row->args[0], STRENGTH_COMPARISON);
        buf_putc(w->out, '}');
    } else if (row->which == OP_ABS) {
        buf_puts(w->out, "\\left|");
        put_term(w, row->args[0], STRENGTH_COMPARISON);
        buf_puts(w->out, "\\right|");
    } else {
        put_function_name(w, (Op)row->which);
        put_arguments(w, term);
    }
}

/* A number that is no coefficient: 1/3, not 0.3333333333333333. */
static void put_number_term(const TexWriter *w, double number)
{
    if (!layout_is_divisor(fabs(number), false)) {
        put_number(w, number);
        return;
    }
    buf_puts(w->out, number < 0.0 ? "-\\frac{1}{" : "\\frac{1}{");
    put_number(w, round(1.0 / fabs(number)));
    buf_putc(w->out, '}');
}

static void put_bare(const TexWriter *w, Term term)
{
    TermRow row = *term_row(w->f, term);
    Comparison c;
    if (layout_comparison(w->f, w->layout, term, &c)) {
        put_mask(w, term, true);
        return;
    }
    switch (row.kind) {
    case TERM_NUMBER:
        put_number_term(w, row.number);
        break;
    case TERM_CONSTANT:
        buf_puts(w->out, term_constants[row.which].tex);
        break;
    case TERM_NODE:
        break; /* it has a name */
    case TERM_SUM:
        put_sum(w, term, SIZE_MAX);
        break;
    case TERM_POWER:
        if (!term_is_number_power(w->f, term)) {
            buf_putc(w->out, '{');
            put_term(w, row.args[0], STRENGTH_WORD);
            buf_puts(w->out, "}^{");
            put_term(w, row.args[1], STRENGTH_COMPARISON);
            buf_putc(w->out, '}');
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
        put_call(w, term);
        break;
    case TERM_WHERE:
        put_where(w, &row);
        break;
    }
}

/* Writes a term, with brackets if it is weaker than `least`. Comparisons and choices have their
   own. */
static void put_term(const TexWriter *w, Term term, Strength least)
{
    const char *name = layout_name(w->layout, term);
    Strength strength = layout_strength(w->f, term);
    bool is_power =
        term_row(w->f, term)->kind == TERM_APPLY && term_row(w->f, term)->which == OP_EXP; /* e^x */
    bool in_brackets =
        strength != STRENGTH_COMPARISON && (is_power ? STRENGTH_POWER : strength) < least;
    if (name) {
        put_name(w->out, name);
        return;
    }
    buf_puts(w->out, in_brackets ? "\\left(" : "");
    put_bare(w, term);
    buf_puts(w->out, in_brackets ? "\\right)" : "");
}

/* ---- the document ---- */

/* A whole formula. */
static void put_line(const TexWriter *w, Term term)
{
    enum { LONG = 100 }; /* bytes of LaTeX, about half a line of the page */
    Comparison c;
    bool is_sum =
        term_row(w->f, term)->kind == TERM_SUM && !layout_comparison(w->f, w->layout, term, &c);
    if (is_sum)
        put_sum(w, term, LONG);
    else
        put_bare(w, term);
}

static void put_conditions(const TexWriter *w, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        FormulaCondition condition = w->f->conditions[i];
        buf_puts(w->out, i ? " \\text{ and } " : " \\\\\n & \\text{for } ");
        put_term(w, condition.term, STRENGTH_SUM);
        buf_puts(w->out, term_requirements[condition.required].tex);
    }
}

static const char document_start[] = "\\documentclass{article}\n"
                                     "\\usepackage{amsmath}\n"
                                     "\\begin{document}\n"
                                     "\\begin{align*}\n";
static const char document_end[] = "\n\\end{align*}\n"
                                   "\\end{document}\n";

bool formula_put_tex(Formula *f, Buf *out, Node root, const Node *by, size_t count,
                     const Term *derivatives)
{
    Layout layout;
    size_t start = out->len;
    if (!layout_begin(&layout, f, out, by, derivatives, count))
        return false;
    TexWriter w = {f, out, &layout};
    const char *root_name = layout_node_name(&layout, root, out);
    buf_puts(out, document_start);
    for (size_t i = 0; i < count; i++) {
        buf_puts(out, i ? " \\\\\n\\frac{\\partial " : "\\frac{\\partial ");
        put_name(out, root_name);
        buf_puts(out, "}{\\partial ");
        put_name(out, layout_name(&layout, term_node(f, by[i])));
        buf_puts(out, "} &= ");
        if (layout_name(&layout, derivatives[i]))
            put_term(&w, derivatives[i], STRENGTH_COMPARISON);
        else
            put_line(&w, derivatives[i]);
    }
    for (uint32_t i = 0; i < layout.part_count && out->len - start < FORMULA_LONGEST; i++) {
        buf_puts(out, i ? " \\\\\n" : " \\\\\n\\text{where } ");
        put_name(out, layout_name(&layout, layout.parts[i]));
        buf_puts(out, " &= ");
        put_line(&w, layout.parts[i]);
    }
    put_conditions(&w, f->condition_count);
    if (strstr(buf_text(out) + start, "\\left["))
        buf_puts(out, " \\\\\n & \\text{a bracket } [\\ ] \\text{ is 1 where it holds, else 0}");
    buf_puts(out, document_end);
    bool is_short = out->len - start <= (size_t)4 * FORMULA_LONGEST;
    if (!is_short)
        buf_truncate(out, start);
    return is_short;
}
