/*
 * fresh.c: backward over nodes that no backward has seen yet.
 *
 * Nodes from tape->grads.fresh up have gradient 0. One scan down applies the chain rule to every
 * fresh node whose gradient is not 0. A fresh node that is not under the root keeps its 0, so it
 * never passes anything on, and no mark is needed.
 *
 * Two cases need to know whether a fresh node with gradient 0 is under the root:
 *
 *     its 0 times an infinite factor would be nan (sweep_may_skip);
 *     it uses an older inner node, whose gradient must be cleared if it is under the root.
 *
 * On the first such node, fresh_mark_reach marks the fresh nodes under the root.
 *
 * The scan prepares each older operand when it first meets it. If that is an inner node, a second
 * scan below `from` continues until the last of them is done; it uses marks.
 */
#include "graph/pass/fresh.h"

#include "graph/fold/operands.h"
#include "graph/grads.h"
#include "graph/pass/sweep_internal.h"

typedef struct Fresh {
    Tape *tape;
    Node root;
    Node from;       /* nodes from here up are fresh */
    Node low;        /* nodes below are leaves, for example parameters */
    size_t pending;  /* older inner nodes met and not yet swept */
    bool has_marked; /* fresh_mark_reach was called */
} Fresh;

/* ---- operands that are not fresh ---- */

static inline bool fresh_meet(void *context, Node operand)
{
    Fresh *sweep = context;
    Tape *tape = sweep->tape;
    if (operand >= sweep->from || tape_is_marked(tape, operand))
        return false;
    tape_mark(tape, operand);
    grads_touch(tape, operand);
    if (tape_op(tape, operand) != OP_LEAF) {
        tape->pair[operand].grad = 0.0;
        sweep->pending++;
    }
    return false;
}

static inline void fresh_sweep_node(Fresh *sweep, Node node, uint64_t word)
{
    Tape *tape = sweep->tape;
    operands_visit_inputs(tape, word, fresh_meet, sweep);
    sweep_node_back(tape, tape->pair, node);
}

/* ---- fresh nodes with gradient 0 ---- */

static inline bool fresh_mark(void *context, Node operand)
{
    const Fresh *sweep = context;
    if (operand >= sweep->from)
        tape_mark(sweep->tape, operand);
    return false;
}

static void fresh_mark_reach(Fresh *sweep)
{
    Tape *tape = sweep->tape;
    tape_mark(tape, sweep->root);
    for (Node node = sweep->root + 1; node-- > sweep->from;)
        if (tape_op(tape, node) != OP_LEAF && tape_is_marked(tape, node))
            operands_visit_inputs(tape, tape->word[node], fresh_mark, sweep);
    sweep->has_marked = true;
}

static inline bool fresh_is_older_inner(void *context, Node operand)
{
    const Fresh *sweep = context;
    return operand < sweep->from && operand >= sweep->low &&
           tape_op(sweep->tape, operand) != OP_LEAF;
}

/* The terms of a young sum need no visit: by definition they are leaves or fresh. */
static bool fresh_uses_older_inner(Fresh *sweep, uint64_t word)
{
    if (fold_word_is_young(sweep->tape, word))
        return fresh_is_older_inner(sweep, word_first(word));
    return operands_visit(sweep->tape, word, fresh_is_older_inner, sweep);
}

/* True if a fresh node with gradient 0 must be swept all the same. */
static bool fresh_zero_matters(Fresh *sweep, Node node, uint64_t word)
{
    double value = sweep->tape->pair[node].value;
    if (sweep_may_skip(word_op(word), value) && !fresh_uses_older_inner(sweep, word))
        return false;
    if (!sweep->has_marked)
        fresh_mark_reach(sweep);
    return tape_is_marked(sweep->tape, node);
}

/* ---- the sweep ---- */

bool fresh_is_possible(const Tape *tape, Node root)
{
    return root >= tape->grads.fresh && !tape->tainted && root < SWEEP_SHORT &&
           tape->folds.term_count < 8 * SWEEP_SHORT;
}

static Node count_leading_leaves(const Tape *tape)
{
    Node node = 0;
    while (node < tape->grads.fresh && tape_op(tape, node) == OP_LEAF)
        node++;
    return node;
}

void fresh_backward(Tape *tape, Node root)
{
    TapeGrads *grads = &tape->grads;
    grads->leading = count_leading_leaves(tape);
    Fresh sweep = {.tape = tape, .root = root, .from = grads->fresh, .low = grads->leading};
    tape_unmark_all(tape);
    if (grads->clean > grads->fresh)
        grads->clean = grads->fresh;
    tape->pair[root].grad = 1.0;
    Node node = root + 1;
    while (node-- > sweep.from) {
        uint64_t word = tape->word[node];
        if (word_op(word) == OP_LEAF)
            continue;
        if (tape->pair[node].grad != 0.0 || fresh_zero_matters(&sweep, node, word))
            fresh_sweep_node(&sweep, node, word);
    }
    for (node = sweep.from; sweep.pending && node-- > 0;) {
        if (tape_op(tape, node) == OP_LEAF || !tape_is_marked(tape, node))
            continue;
        fresh_sweep_node(&sweep, node, tape->word[node]);
        sweep.pending--;
    }
}
