/*
 * reach.c: the nodes under a root.
 *
 * Operands are older than the nodes that use them, so one scan down from the root marks everything
 * under it. The scan counts the marked inner nodes that it has not visited yet and ends when none
 * is left: it does not touch the nodes below the lowest inner one.
 */
#include "graph/pass/reach.h"

#include "graph/fold/operands.h"

/* Without memory a leaf is left out of the list only if mem->fail is NULL; a session throws. */
static void reach_note_leaf(Tape *tape, Node leaf)
{
    Node *leaves = mem_grow(tape->mem, tape->reach.leaves, sizeof *leaves, &tape->reach.leaf_cap,
                            tape->reach.leaf_count + 1);
    if (!leaves)
        return;
    tape->reach.leaves = leaves;
    tape->reach.leaves[tape->reach.leaf_count++] = leaf;
}

typedef struct ReachWalk {
    Tape *tape;
    size_t pending; /* marked inner nodes that are not visited yet */
} ReachWalk;

static inline bool reach_operand(void *context, Node operand)
{
    ReachWalk *walk = context;
    if (tape_is_marked(walk->tape, operand))
        return false;
    tape_mark(walk->tape, operand);
    if (tape_op(walk->tape, operand) != OP_LEAF)
        walk->pending++;
    else
        reach_note_leaf(walk->tape, operand);
    return false;
}

bool reach_find(Tape *tape, Node root)
{
    if (tape->reach.root == root)
        return true;
    tape_unmark_all(tape);
    tape->reach.leaf_count = 0;
    bool dense = true;
    ReachWalk walk = {tape, 1};
    tape_mark(tape, root);
    Node node = root;
    for (;; node--) { /* ends at 0 at the latest: every path from an inner node ends in a leaf */
        if (node % TAPE_POLL == 0 && tape_stopped(tape))
            return false;
        if (tape_op(tape, node) == OP_LEAF)
            continue;
        if (!tape_is_marked(tape, node)) {
            dense = false;
            continue;
        }
        operands_visit_inputs(tape, tape->word[node], reach_operand, &walk);
        if (--walk.pending == 0)
            break;
    }
    tape->reach.root = root;
    tape->reach.low = node;
    tape->reach.dense = dense;
    return true;
}

static inline bool mark_operand(void *context, Node operand)
{
    tape_mark(context, operand);
    return false;
}

bool reach_is_under(Tape *tape, Node node, Node root)
{
    tape_unmark_all(tape);
    tape->reach.root = NODE_NONE;
    tape_mark(tape, root);
    for (Node at = root; at > node; at--)
        if (tape_is_marked(tape, at) && tape_op(tape, at) != OP_LEAF)
            operands_visit_inputs(tape, tape->word[at], mark_operand, tape);
    return node < root && tape_is_marked(tape, node);
}

bool reach_is_under_last_root(Tape *tape, Node node)
{
    Node root = tape->last.root;
    if (root == NODE_NONE || node > root)
        return false;
    if (node == root || tape_op(tape, root) == OP_LEAF)
        return node == root;
    return reach_find(tape, root) && tape_is_marked(tape, node);
}

bool reach_leaves_have_grad(Tape *tape, Node root)
{
    if (tape_op(tape, root) == OP_LEAF)
        return tape->pair[root].grad != 0.0;
    if (tape->grads.graded == 0 || !reach_find(tape, root))
        return false;
    for (size_t i = 0; i < tape->reach.leaf_count; i++)
        if (tape->pair[tape->reach.leaves[i]].grad != 0.0)
            return true;
    return false;
}
