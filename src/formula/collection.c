/* collection.c: what the members of a sum or a product have in common. */
#include "formula/collection.h"

#include <string.h>

uint32_t collection_find(const Collection *c, Term term)
{
    uint32_t i = 0;
    while (i < c->count && c->members[i].term != term)
        i++;
    return i;
}

/* The list is short. */
void collection_sort(Collection *c)
{
    for (uint32_t i = 1; i < c->count; i++)
        for (uint32_t j = i; j && c->members[j].term < c->members[j - 1].term; j--) {
            Member other = c->members[j];
            c->members[j] = c->members[j - 1];
            c->members[j - 1] = other;
        }
}

void collection_remove(Collection *c, uint32_t at)
{
    c->count--;
    memmove(&c->members[at], &c->members[at + 1], (c->count - at) * sizeof c->members[0]);
}

bool collection_is_negative_sum(const Formula *f, Term term)
{
    const TermRow *row = term_row(f, term);
    bool is_negative = row->kind == TERM_SUM && row->number <= 0.0;
    for (uint32_t i = 0; is_negative && i < row->count; i++)
        is_negative = term_row(f, row->args[i])->kind == TERM_PRODUCT &&
                      term_row(f, row->args[i])->number < 0.0;
    return is_negative;
}

double collection_exponent(const Formula *f, Term term, Term base)
{
    TermFactor factors[TERM_MOST_ARGS];
    double number;
    uint32_t count = term_factors(f, term, &number, factors);
    for (uint32_t i = 0; i < count; i++)
        if (factors[i].base == base)
            return factors[i].exponent;
    return 0.0;
}

bool collection_divides_by(const Formula *f, Term sum, Term base)
{
    const TermRow *row = term_row(f, sum);
    for (uint32_t i = 0; i < row->count; i++)
        if (collection_exponent(f, row->args[i], base) < 0.0)
            return true;
    return false;
}

/* The exponent that all members of a sum have in common of a base; 0: none. */
static double common_exponent(const Collection *sum, TermFactor factor)
{
    for (uint32_t i = 1; i < sum->count && factor.exponent != 0.0; i++) {
        double found = collection_exponent(sum->f, sum->members[i].term, factor.base);
        if (found * factor.exponent <= 0.0)
            factor.exponent = 0.0;
        else if (fabs(found) < fabs(factor.exponent))
            factor.exponent = found;
    }
    return factor.exponent;
}

bool collection_common(const Collection *sum, Collection *common)
{
    TermFactor factors[TERM_MOST_ARGS];
    double number;
    bool is_worth_it = false;
    uint32_t count = term_factors(sum->f, sum->members[0].term, &number, factors);
    for (uint32_t i = 0; i < count; i++) {
        double exponent = common_exponent(sum, factors[i]);
        if (exponent == 0.0)
            continue;
        common->members[common->count++] = (Member){factors[i].base, exponent};
        is_worth_it =
            is_worth_it || exponent < 0.0 || term_row(sum->f, factors[i].base)->kind != TERM_NODE;
    }
    return is_worth_it;
}

/* How many members have a factor, with exponents of one sign. */
static uint32_t sum_count_factor(const Collection *sum, TermFactor factor)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < sum->count; i++)
        count +=
            collection_exponent(sum->f, sum->members[i].term, factor.base) * factor.exponent > 0.0;
    return count;
}

bool collection_frequent(const Collection *sum, TermFactor *frequent)
{
    uint32_t most = 1;
    for (uint32_t i = 0; i < sum->count; i++) {
        TermFactor factors[TERM_MOST_ARGS];
        double number;
        uint32_t count = term_factors(sum->f, sum->members[i].term, &number, factors);
        for (uint32_t j = 0; j < count; j++) {
            TermKind kind = term_row(sum->f, factors[j].base)->kind;
            uint32_t uses = kind == TERM_NODE ? 0 : sum_count_factor(sum, factors[j]);
            if (uses > most) {
                most = uses;
                *frequent = factors[j];
            }
        }
    }
    return most > 1;
}
