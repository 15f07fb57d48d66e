/*
 * layout.h: the order in which terms are written, and the names of their parts.
 */
#ifndef FORMULA_LAYOUT_H
#define FORMULA_LAYOUT_H

#include "formula/term.h"

/* How tightly an expression holds together, as in the grammar. */
typedef enum Strength {
    STRENGTH_COMPARISON,
    STRENGTH_SUM,
    STRENGTH_PRODUCT,
    STRENGTH_POWER,
    STRENGTH_WORD
} Strength;

/* ---- order ---- */

/* A product as a fraction: number * above / (below_number * below). Exponents are positive. */
typedef struct Fraction {
    bool is_negative;
    double number, below_number; /* not negative; 1: not written */
    uint32_t above_count, below_count;
    TermFactor above[TERM_MOST_ARGS], below[TERM_MOST_ARGS];
} Fraction;

/* True for a positive number that is shorter as a divisor: a/3, not 0.3333333333333333*a. */
bool layout_is_divisor(double number, bool has_divisors);
/* Splits any term. Variables come first, then functions, sums and masks. */
void layout_fraction(const Formula *f, Term term, Fraction *fraction);

/* A part of a sum: a term, or its number. */
typedef struct Addend {
    Term term;
    double number;
    bool is_number, is_negative;
} Addend;

/* The parts of a sum. One that is not negative comes first, if there is one. Returns their number.
 */
uint32_t layout_sum(const Formula *f, Term term, Addend addends[TERM_MOST_ARGS + 1]);

/* ---- names ---- */

/* The names of nodes and of parts that are written once. */
typedef struct Layout {
    Formula *f;
    const char **name; /* by term; NULL: it is written in full */
    uint32_t count;    /* terms made later have no name */
    Term *parts;       /* the named parts, each before those that it uses */
    uint32_t part_count;
} Layout;

/* Names the nodes of the terms, and parts that are long and occur several times, or that are nested
   too deeply. `by` are the nodes of a formula's derivatives. `scratch` is a buffer in use, which is
   unchanged afterwards. False if there are too many names. */
bool layout_begin(Layout *layout, Formula *f, Buf *scratch, const Node *by, const Term *derivatives,
                  size_t count);

/* The name of a node that occurs in no term, such as the root; in the arena. */
const char *layout_node_name(const Layout *layout, Node node, Buf *scratch);

/* The name of a term; NULL: it is written in full. */
static inline const char *layout_name(const Layout *layout, Term term)
{
    return layout && term < layout->count ? layout->name[term] : NULL;
}

/* ---- comparisons ---- */

typedef struct ComparisonSign {
    const char *text, *tex;
} ComparisonSign;

/* left sign right: a mask */
typedef struct Comparison {
    Term left, right;
    const ComparisonSign *sign;
} Comparison;

/* Splits a mask that is a comparison; false for any other term. */
bool layout_comparison(Formula *f, const Layout *layout, Term term, Comparison *comparison);
/* The name of an operation in a call: its builtin's, or its symbol. */
const char *layout_function(Op op);
/* How tightly a term holds together if it is written in full. */
Strength layout_strength(const Formula *f, Term term);

#endif
