/*
 * operands.h: visiting the operands of a node, whether it is folded or not.
 *
 * Every pass over the graph that follows edges does it with these functions, so none of them knows
 * how a folded sum stores its terms. They are inlined together with the callback: a pass compiles
 * to the loop that one would write by hand.
 */
#ifndef GRAPH_FOLD_OPERANDS_H
#define GRAPH_FOLD_OPERANDS_H

#include "graph/tape.h"

/* Called for each operand. Returns true to end the visit. */
typedef bool OperandVisit(void *context, Node operand);

#define OPERANDS_INLINE __attribute__((always_inline)) static inline

OPERANDS_INLINE bool operands_visit_terms(const Tape *tape, const Fold *fold, OperandVisit *visit,
                                          void *context)
{
    const FoldTerm *term = tape->folds.term + fold->first, *end = term + fold->form.count;
    if (!fold->form.products) {
        for (; term < end; term++)
            if (visit(context, term->a))
                return true;
        return false;
    }
    for (; term < end; term++)
        if (visit(context, term->a) || visit(context, term->b))
            return true;
    return false;
}

OPERANDS_INLINE bool operands_visit_some(const Tape *tape, uint64_t word, bool all,
                                         OperandVisit *visit, void *context)
{
    Op op = word_op(word);
    if (visit(context, word_first(word)))
        return true;
    if (op == OP_FOLD)
        return operands_visit_terms(tape, &tape->folds.fold[word_second(word)], visit, context);
    if (all && ops_has_two_constants(op) && visit(context, word_second(word) + 1))
        return true;
    return (all || ops_table[op].inputs == 2) && visit(context, word_second(word));
}

/* Visits the operands of the inner node with this word, left to right. The only operand of an
   operation is visited twice. Returns true if a callback did. */
OPERANDS_INLINE bool operands_visit(const Tape *tape, uint64_t word, OperandVisit *visit,
                                    void *context)
{
    return operands_visit_some(tape, word, true, visit, context);
}

/* The same for operands that get a gradient: each once, and no constants. */
OPERANDS_INLINE bool operands_visit_inputs(const Tape *tape, uint64_t word, OperandVisit *visit,
                                           void *context)
{
    return operands_visit_some(tape, word, false, visit, context);
}

/* Called for an operand of a folded sum and the other factor of its product; NODE_NONE: it is no
   factor. Nodes may be recorded meanwhile. */
typedef void OperandFactor(void *context, Node operand, Node factor);

/* Visits the operands of a folded sum in the order in which fold_backward adds to them. */
OPERANDS_INLINE void operands_visit_factors(const Tape *tape, uint64_t word, OperandFactor *visit,
                                            void *context)
{
    const Fold *fold = &tape->folds.fold[word_second(word)];
    uint32_t first = fold->first, count = fold->form.count;
    bool products = fold->form.products;
    visit(context, word_first(word), NODE_NONE);
    for (uint32_t i = first + count; i-- > first;) {
        FoldTerm term = tape->folds.term[i]; /* a copy: the arrays may move */
        visit(context, term.a, term.b);
        if (products)
            visit(context, term.b, term.a);
    }
}

#endif
