/*
 * sweep.c: backward, forward and backstep, each a loop over the instruction words.
 *
 * backward and forward first find the nodes under the root (reach.c), which are all between
 * reach.low and the root, and then scan that range. Backward over a fresh graph has its own loop
 * (fresh.c).
 *
 * A long sweep polls the stop flag. An interrupted backward restores the gradients of the leaves,
 * so it has no visible effect; those of inner nodes are set anew by the next one.
 */
#include "graph/pass/sweep.h"

#include "graph/grads.h"
#include "graph/pass/fresh.h"
#include "graph/pass/reach.h"
#include "graph/pass/sweep_internal.h"

/* If the reach set is dense, the loops need not read the marks. Each is compiled for both cases:
   `dense` is a constant after inlining. */
#define SWEEP_LOOP __attribute__((always_inline)) static inline

/* ---- backward ---- */

/* Reports the nodes below `clean` that are about to get a gradient. */
static void touch_reached(Tape *tape)
{
    const TapeReach *reach = &tape->reach;
    Node end = reach->root < tape->grads.clean ? reach->root + 1 : tape->grads.clean;
    for (Node node = reach->low; node < end && tape->grads.clean; node++)
        if (tape_is_marked(tape, node))
            grads_touch(tape, node);
    for (size_t i = 0; i < reach->leaf_count && tape->grads.clean; i++)
        grads_touch(tape, reach->leaves[i]);
}

SWEEP_LOOP void clear_range(const Tape *tape, TapePair *pair, Node end, bool dense)
{
    for (Node node = tape->reach.low; node < end; node++) {
        bool keeps = tape_op(tape, node) == OP_LEAF || !(dense || tape_is_marked(tape, node));
        pair[node].grad = keeps ? pair[node].grad : 0.0; /* a store in both cases: no branch */
    }
}

/* Clears the inner nodes under the root; leaves accumulate. */
static void clear_reached(Tape *tape)
{
    Node root = tape->reach.root;
    Node end = root < tape->grads.graded ? root + 1 : tape->grads.graded;
    if (tape->reach.dense)
        clear_range(tape, tape->pair, end, true);
    else
        clear_range(tape, tape->pair, end, false);
}

/* From `top` down to `end`, both included. */
SWEEP_LOOP void back_range(const Tape *tape, TapePair *pair, Node top, Node end, bool dense)
{
    for (Node node = top;; node--) {
        if (dense || tape_is_marked(tape, node))
            sweep_node_back(tape, pair, node);
        if (node == end)
            return;
    }
}

static bool back_reached(Tape *tape)
{
    Node low = tape->reach.low, root = tape->reach.root;
    bool may_stop = root >= SWEEP_SHORT; /* as in save_leaves */
    for (Node top = root;;) {
        Node poll = top - top % TAPE_POLL, end = poll > low ? poll : low;
        if (tape->reach.dense)
            back_range(tape, tape->pair, top, end, true);
        else
            back_range(tape, tape->pair, top, end, false);
        if (end == low)
            return true;
        if (may_stop && tape_stopped(tape))
            return false;
        top = end - 1;
    }
}

/* The gradients of the leaves before a sweep that may be interrupted, or NULL. */
static double *save_leaves(const Tape *tape)
{
    if (tape->reach.root < SWEEP_SHORT)
        return NULL;
    double *saved = mem_alloc(tape->mem, tape->reach.leaf_count * sizeof *saved);
    for (size_t i = 0; saved && i < tape->reach.leaf_count; i++)
        saved[i] = tape->pair[tape->reach.leaves[i]].grad;
    return saved;
}

static void restore_leaves(Tape *tape, const double *saved)
{
    for (size_t i = 0; saved && i < tape->reach.leaf_count; i++)
        tape->pair[tape->reach.leaves[i]].grad = saved[i];
}

static bool backward_reached(Tape *tape, Node root)
{
    if (!reach_find(tape, root))
        return false;
    touch_reached(tape);
    double *saved = save_leaves(tape);
    clear_reached(tape);
    tape->pair[root].grad = 1.0;
    grads_note_below(tape, root);
    bool finished = back_reached(tape);
    if (!finished)
        restore_leaves(tape, saved);
    mem_free(tape->mem, saved, tape->reach.leaf_count * sizeof *saved);
    return finished;
}

void sweep_set_last_root(Tape *tape, Node root)
{
    tape->last.root = root;
    tape->last.label = tape->label[root];
}

bool sweep_backward(Tape *tape, Node root)
{
    if (tape_op(tape, root) == OP_LEAF) {
        grads_set(tape, root, tape->pair[root].grad + 1.0);
    } else if (fresh_is_possible(tape, root)) {
        fresh_backward(tape, root);
        grads_note_below(tape, root);
    } else if (!backward_reached(tape, root)) {
        return false;
    }
    tape->grads.fresh = tape->count;
    sweep_set_last_root(tape, root);
    return true;
}

void sweep_rule(Tape *tape, Node node)
{
    Node inputs[2];
    for (int i = tape_inputs(tape, node, inputs); i-- > 0;)
        grads_touch(tape, inputs[i]);
    sweep_node_back(tape, tape->pair, node);
    grads_note_below(tape, node); /* inputs are older than the node */
}

void sweep_backstep(Tape *tape, Node node)
{
    if (!reach_is_under_last_root(tape, node))
        sweep_set_last_root(tape, node); /* the first of several steps is at the root */
    sweep_rule(tape, node);
}

/* What the local rule of `user` would add to the gradient of `node`. */
static double grad_from(Tape *tape, Node user, Node node)
{
    Node inputs[2];
    int count = tape_inputs(tape, user, inputs);
    bool is_input = (count > 0 && inputs[0] == node) || (count > 1 && inputs[1] == node);
    if (!is_input || tape->pair[user].grad == 0.0)
        return 0.0;
    TapePair first = tape->pair[inputs[0]], second = tape->pair[inputs[1]];
    double before = tape->pair[node].grad;
    sweep_node_back(tape, tape->pair, user);
    double added = tape->pair[node].grad - before;
    tape->pair[inputs[1]] = second;
    tape->pair[inputs[0]] = first;
    return added;
}

bool sweep_step_is_early(Tape *tape, Node node)
{
    enum { MOST = 1000 };
    if (tape_op(tape, node) == OP_LEAF || tape->pair[node].grad != 0.0)
        return false;
    bool any = tape->count - node > MOST; /* too many nodes to tell */
    double missing = 0.0;
    for (Node user = node + 1; user < tape->count && user - node < MOST; user++) {
        any |= tape->pair[user].grad != 0.0;
        missing += grad_from(tape, user, node);
    }
    return !any || missing != 0.0;
}

/* ---- forward ---- */

/* Recomputes one inner node. `done` is a fold that was computed together with an earlier one. One
   switch decodes folds, too: a test before it measured a tenth slower. */
__attribute__((always_inline)) static inline void forward_node(Tape *tape, Node node, Node root,
                                                               Node *done)
{
    TapePair *pair = tape->pair;
    uint64_t word = tape->word[node];
    double x = pair[word_first(word)].value, z = 0.0;
    switch (word_op(word)) {
#define OP(name, symbol, function, inputs, constants, result, ...)                                 \
    case OP_##name: {                                                                              \
        double y = ops_operands(OP_##name) > 1 ? pair[word_second(word)].value : 0.0;              \
        double c = constants > 1 ? pair[word_second(word) + 1].value : 0.0;                        \
        (void)y, (void)c;                                                                          \
        if (inputs > 0)                                                                            \
            pair[node].value = result;                                                             \
        break;                                                                                     \
    }
#include "graph/ops.def"
#undef OP
    case OP_FOLD:
        *done = node == *done ? NODE_NONE : fold_forward(tape, node, root);
        break;
    }
    (void)z;
}

/* From `node` up to `end`, which is not included. Returns nan if a value is not finite, because 0
   times that is nan. */
SWEEP_LOOP double forward_range(Tape *tape, Node node, Node end, Node *done, bool dense)
{
    Node root = tape->reach.root;
    double zero = 0.0;
    for (; node < end; node++)
        if (dense || tape_is_marked(tape, node)) {
            forward_node(tape, node, root, done);
            zero += 0.0 * tape->pair[node].value;
        }
    return zero;
}

bool sweep_forward(Tape *tape, Node root)
{
    if (tape_op(tape, root) == OP_LEAF)
        return true;
    if (!reach_find(tape, root))
        return false;
    Node done = NODE_NONE;
    for (Node node = tape->reach.low; node <= root;) {
        Node poll = node - node % TAPE_POLL + TAPE_POLL, end = poll <= root ? poll : root + 1;
        double zero = tape->reach.dense ? forward_range(tape, node, end, &done, true)
                                        : forward_range(tape, node, end, &done, false);
        tape->tainted |= isnan(zero);
        if (end <= root && tape_stopped(tape)) {
            tape->tainted = true; /* old and new values are mixed */
            return false;
        }
        node = end;
    }
    return true;
}

void sweep_forward_nodes(Tape *tape, const Node *nodes, size_t count)
{
    double zero = 0.0;
    for (size_t i = 0; i < count; i++) {
        Node done = NODE_NONE; /* the node is the last one: no twin of a fold is computed with it */
        forward_node(tape, nodes[i], nodes[i], &done);
        zero += 0.0 * tape->pair[nodes[i]].value;
    }
    tape->tainted |= isnan(zero);
}
