/*
 * term.h: the terms of a formula, and the functions that make simplified ones.
 */
#ifndef FORMULA_TERM_H
#define FORMULA_TERM_H

#include "formula/formula.h"

typedef enum TermKind {
    TERM_NUMBER,   /* number */
    TERM_CONSTANT, /* row `which` of term_constants */
    TERM_NODE,     /* the value of node `which` */
    TERM_SUM,      /* number + args, which are neither sums nor numbers */
    TERM_PRODUCT,  /* number * args, which are neither products nor numbers */
    TERM_POWER,    /* args[0] ** args[1] */
    TERM_APPLY,    /* operation `which` of args */
    TERM_WHERE     /* args[1] where the mask args[0] is 1, else args[2] */
} TermKind;

typedef struct TermRow {
    TermKind kind;
    uint32_t which;
    double number;
    uint32_t count; /* of args */
    const Term *args;
    bool is_total; /* it has a value for all finite values of its variables */
    bool is_mask;  /* it is 0 or 1 */
    Node node;     /* a labelled node that has this value; NODE_NONE: none */
} TermRow;

/* Numbers that are shown by their meaning. */
typedef enum ConstantId {
    CONSTANT_LN2,
    CONSTANT_LN10,
    CONSTANT_SQRT_2,
    CONSTANT_SQRT_PI,
    CONSTANT_SQRT_2PI
} ConstantId;

typedef struct TermConstant {
    double value;
    const char *text, *tex;
} TermConstant;

extern const TermConstant term_constants[]; /* by ConstantId */

/* What a simplification requires of a term. */
typedef enum Requirement {
    REQUIRE_VALUE, /* that it has one */
    REQUIRE_NONZERO,
    REQUIRE_POSITIVE,
    REQUIRE_NOT_NEGATIVE
} Requirement;

typedef struct FormulaCondition {
    Term term;
    Requirement required;
} FormulaCondition;

typedef struct RequirementText {
    const char *text, *tex;
} RequirementText;

extern const RequirementText term_requirements[]; /* by Requirement */

enum { TERM_MOST_ARGS = 64 };

static inline const TermRow *term_row(const Formula *f, Term term)
{
    return &f->rows[term];
}

static inline bool term_is_number(const Formula *f, Term term, double number)
{
    return f->rows[term].kind == TERM_NUMBER && f->rows[term].number == number;
}

static inline bool term_is_whole(double number)
{
    return number == floor(number);
}

/* True for a power whose exponent is a number. */
static inline bool term_is_number_power(const Formula *f, Term term)
{
    const TermRow *row = &f->rows[term];
    return row->kind == TERM_POWER && f->rows[row->args[1]].kind == TERM_NUMBER;
}

/* The term with these members; the other ones are computed. */
Term term_intern(Formula *f, const TermRow *row);
/* Adds a condition unless it always holds. */
void term_require(Formula *f, Term term, Requirement required);
/* Adds a condition under which the mask of a guard is not 0. */
void term_require_mask(Formula *f, Term mask);

Term term_number(Formula *f, double number);
/* A number of a partial derivative: one of term_constants, if it is one. */
Term term_known_number(Formula *f, double number);
Term term_node(Formula *f, Node node);
Term term_add(Formula *f, Term a, Term b);
Term term_sum(Formula *f, const Term *terms, size_t count);
Term term_multiply(Formula *f, Term a, Term b);
/* factor * term */
Term term_scale(Formula *f, Term term, double factor);
Term term_power(Formula *f, Term base, Term exponent);
/* 1 - mask */
Term term_complement(Formula *f, Term mask);
Term term_where(Formula *f, Term mask, Term yes, Term no);
/* An operation of ops.def, and its constants. */
Term term_apply(Formula *f, Op op, const Term *args, uint32_t count);

/* The factors of a term that is a product or one factor: base ** exponent. */
typedef struct TermFactor {
    Term base;
    double exponent;
} TermFactor;

/* Returns the number of factors, at most TERM_MOST_ARGS, and sets *number to the coefficient. */
uint32_t term_factors(const Formula *f, Term term, double *number,
                      TermFactor factors[TERM_MOST_ARGS]);

/* Sets the constants of a node's operation, which follow its inputs. Returns the number of all
   operands. */
uint32_t term_constants_of(Formula *f, Node node, Term operands[3]);

/* An operation at one place of a formula. */
typedef struct TermPlace {
    Op op;
    Term operands[3]; /* the inputs, then the constants */
    Node node;        /* that has the value of the operation. With a node, the derivative refers to
                         it, and of a choice only the case that its data decide is taken.
                         NODE_NONE: none */
} TermPlace;

/* The derivative of an operation by its first (0) or second (1) operand. */
Term term_partial(Formula *f, const TermPlace *place, int input);

#endif
