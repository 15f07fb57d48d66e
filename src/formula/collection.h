/*
 * collection.h: the members of a sum or a product while it is simplified.
 *
 * A sum is a number and terms with coefficients, a product a number and bases with exponents.
 */
#ifndef FORMULA_COLLECTION_H
#define FORMULA_COLLECTION_H

#include "formula/term.h"

typedef struct Member {
    Term term;
    double factor; /* its coefficient in a sum, its exponent in a product */
} Member;

typedef struct Collection {
    Formula *f;
    double number;
    uint32_t count;
    bool is_exact; /* nothing is lost if exponents cancel: no condition */
    Member members[TERM_MOST_ARGS];
} Collection;

/* The index of the member with this term; `count` if there is none. */
uint32_t collection_find(const Collection *c, Term term);
/* Sorts by term. */
void collection_sort(Collection *c);
void collection_remove(Collection *c, uint32_t at);

/* The exponent of a base in a term; 0: it is no factor. */
double collection_exponent(const Formula *f, Term term, Term base);
/* True for the term -a - b. */
bool collection_is_negative_sum(const Formula *f, Term term);
/* True if a part of the term `sum` is divided by the base. */
bool collection_divides_by(const Formula *f, Term sum, Term base);
/* Adds the common factors of a sum's members to `common`. A formula gets shorter if one of them is
   more than a variable: b*u - c*u is (b - c)*u, but a**2 + a remains. Then true. */
bool collection_common(const Collection *sum, Collection *common);
/* Of the factors of several members that are more than a variable, the most frequent one. False if
   there is none. */
bool collection_frequent(const Collection *sum, TermFactor *frequent);

#endif
