/*
 * formula.h: derivatives as formulas that people read.
 *
 * The graph and the partial derivatives of its operations (graph/partial.h) become terms, which are
 * simplified when they are made: numbers are folded, like terms and powers collected. Equal terms
 * are one term, so a Term is an index, and the arguments of a term have smaller indices. All memory
 * is in an arena of the caller; the caller also names the nodes.
 *
 * A simplification that holds only on part of the domain, such as x/x = 1, adds a condition.
 */
#ifndef FORMULA_FORMULA_H
#define FORMULA_FORMULA_H

#include "base/arena.h"
#include "base/buf.h"
#include "graph/tape.h"

typedef uint32_t Term;

/* How the caller shows nodes. */
typedef struct FormulaNames {
    void *ctx;
    /* Appends the name of a node; `is_operand`: in brackets if it is an expression. */
    void (*put)(void *ctx, Buf *out, Node node, bool is_operand);
    /* True for a leaf that is a number of the formula, not a variable. NULL: no node is one. */
    bool (*is_number)(void *ctx, Node leaf);
    /* True if the program uses a name, so that no part of a formula gets it. NULL: none is used. */
    bool (*is_used)(void *ctx, const char *name);
} FormulaNames;

typedef struct Formula {
    Arena *arena;
    Tape *tape;
    FormulaNames names;
    struct TermRow *rows;
    uint32_t count, cap;
    Term *slots; /* a hash table of rows with open addressing; its size is 2 * cap */
    struct FormulaCondition *conditions;
    uint32_t condition_count, condition_cap;
    bool is_too_large; /* no more terms are made: results have no meaning */
} Formula;

typedef enum FormulaState {
    FORMULA_FINE,
    FORMULA_STOPPED,  /* *tape->stop is set */
    FORMULA_TOO_LARGE /* nobody could read it */
} FormulaState;

enum { FORMULA_LONGEST = 4000 }; /* bytes of text: a longer result is too large */

/* Begins a formula. The arena is reset. */
void formula_begin(Formula *formula, Arena *arena, Tape *tape, FormulaNames names);

/* ---- one derivative ---- */

/* Appends the derivative of an operation by its first (0) or second (1) operand, in x, y and the
   names of its constants: `1 - tanh(x)**2`. The arena is reset before and after, so no formula may
   be in it. */
void formula_put_partial(Buf *out, Arena *arena, Op op, int input);
/* Appends the derivative of an inner node by operand `slot`, 0 or 1, which must be an input, with
   the names of the node and its operands: `2·a`, `(1 - L**2)`. Where the present data decide which
   case applies, as in leaky_relu, only that case is written. A sum is in brackets: the text is a
   factor of a product. */
void formula_put_factor(Formula *formula, Buf *out, Node node, int slot);

/* ---- the derivatives of a graph ---- */

/* Sets derivatives[i] to the derivative of `root` by node by[i] under it, in terms of these nodes
   and of the leaves. The tape must be unfolded. Only after FORMULA_FINE are they defined. */
FormulaState formula_derive(Formula *formula, Node root, const Node *by, size_t count,
                            Term *derivatives);
/* The value of a term for the data of the tape. */
double formula_value(const Formula *formula, Term term);

/* Appends one line for each derivative, then the named parts and the conditions:

       dL/da = b*u
       dL/db = a*u
         where u = 1 - tanh(a*b)**2

   False if that is too long; `out` is then unchanged. */
bool formula_put_text(Formula *formula, Buf *out, Node root, const Node *by, size_t count,
                      const Term *derivatives);
/* The same as a document of LaTeX. */
bool formula_put_tex(Formula *formula, Buf *out, Node root, const Node *by, size_t count,
                     const Term *derivatives);

#endif
