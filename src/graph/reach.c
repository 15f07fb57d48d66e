/* reach.c: marks the nodes under a root. */
#include "graph/reach.h"

#include <string.h>

#include "graph/fold/fold.h"

void tape_next_epoch(Tape *tape)
{
    tape->reach.root = NODE_NONE;
    if (tape->epoch == UINT8_MAX) {
        memset(tape->mark, 0, tape->charged);
        tape->epoch = 0;
    }
    tape->epoch++;
}

void tape_forget_touched(Tape *tape)
{
    tape->clean = 0;
    tape->touched_count = 0;
}

void tape_touch(Tape *tape, Node node)
{
    enum { MOST_TOUCHED = 1 << 16 };
    if (node >= tape->clean)
        return;
    Node *touched = tape->touched_count < MOST_TOUCHED
                        ? mem_grow(tape->mem, tape->touched, sizeof *touched, &tape->touched_cap,
                                   tape->touched_count + 1)
                        : NULL;
    if (!touched) {
        tape_forget_touched(tape);
        return;
    }
    tape->touched = touched;
    tape->touched[tape->touched_count++] = node;
}

static void reach_note_leaf(Tape *tape, Node leaf)
{
    Node *leaves =
        mem_grow(tape->mem, tape->leaves, sizeof *leaves, &tape->leaf_cap, tape->leaf_count + 1);
    if (!leaves)
        return;
    tape->leaves = leaves;
    tape->leaves[tape->leaf_count++] = leaf;
}

/* Marks one operand; returns how many inner nodes this adds to those still to be visited. */
static inline size_t reach_operand(Tape *tape, Node operand)
{
    if (tape->mark[operand] == tape->epoch)
        return 0;
    tape->mark[operand] = tape->epoch;
    if (tape_op(tape, operand) != OP_LEAF)
        return 1;
    reach_note_leaf(tape, operand);
    return 0;
}

static size_t reach_terms(Tape *tape, const Fold *fold)
{
    size_t found = 0;
    for (uint32_t i = 0; i < fold->count; i++) {
        const FoldTerm *term = &tape->term[fold->first + i];
        found += reach_operand(tape, term->a);
        if (fold->products)
            found += reach_operand(tape, term->b);
    }
    return found;
}

static inline size_t reach_operands(Tape *tape, Node node, Op op)
{
    size_t found = reach_operand(tape, tape_first(tape, node));
    if (op == OP_FOLD)
        return found + reach_terms(tape, fold_of(tape, node));
    if (ops_table[op].inputs == 2)
        found += reach_operand(tape, tape_second(tape, node));
    return found;
}

bool tape_find_reach(Tape *tape, Node root)
{
    if (tape->reach.root == root)
        return true;
    tape_next_epoch(tape);
    tape->leaf_count = 0;
    bool dense = true;
    size_t pending = 1;
    tape->mark[root] = tape->epoch;
    Node node = root;
    for (;; node--) {
        if (node % TAPE_POLL == 0 && tape_stopped(tape))
            return false;
        Op op = tape_op(tape, node);
        if (op == OP_LEAF)
            continue;
        if (tape->mark[node] != tape->epoch) {
            dense = false;
            continue;
        }
        pending += reach_operands(tape, node, op);
        if (--pending == 0)
            break;
    }
    tape->reach = (TapeReach){root, node, dense};
    return true;
}

bool tape_under_last_root(Tape *tape, Node node)
{
    Node root = tape->last_root;
    if (root == NODE_NONE || node > root)
        return false;
    if (node == root || tape_op(tape, root) == OP_LEAF)
        return node == root;
    return tape_find_reach(tape, root) && tape_reached(tape, node);
}

/* Every leaf under the root was listed when it was reached. */
bool tape_leaves_have_grad(Tape *tape, Node root)
{
    if (tape_op(tape, root) == OP_LEAF)
        return tape->pair[root].grad != 0.0;
    if (tape->graded == 0 || !tape_find_reach(tape, root))
        return false;
    for (size_t i = 0; i < tape->leaf_count; i++)
        if (tape->pair[tape->leaves[i]].grad != 0.0)
            return true;
    return false;
}
