/*
 * sweep.c: backward, forward and backstep, each a loop over the instruction words.
 *
 * The rows of ops.def are expanded into switches rather than tables of functions, which measured 12
 * to 51 % slower in the backward sweep.
 */
#include "graph/tape.h"

#include <string.h>

enum {
    POLL = 1 << 16,         /* nodes between two looks at the stop flag */
    RESTORE_FROM = 4 * POLL /* smaller sweeps end before anybody could stop them */
};

static inline bool tape_stopped(const Tape *tape)
{
    return tape->stop && *tape->stop;
}

void tape_next_epoch(Tape *tape)
{
    tape->reach.root = NODE_NONE;
    if (tape->epoch == UINT8_MAX) {
        memset(tape->mark, 0, tape->charged);
        tape->epoch = 0;
    }
    tape->epoch++;
}

/* ---- which nodes are under a root ---- */

static bool reach_note_leaf(Tape *tape, Node leaf)
{
    Node *leaves =
        mem_grow(tape->mem, tape->leaves, sizeof *leaves, &tape->leaf_cap, tape->leaf_count + 1);
    if (!leaves)
        return false;
    tape->leaves = leaves;
    tape->leaves[tape->leaf_count++] = leaf;
    return true;
}

void tape_forget_touched(Tape *tape)
{
    tape->clean = 0;
    tape->touched_count = 0;
}

/* A node below `clean` is about to get a gradient: zero_grad must find it without a scan. */
static void touch_node(Tape *tape, Node node)
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

/* Marks one operand; returns how many inner nodes this adds to those still to be visited. */
static inline int reach_operand(Tape *tape, Node operand)
{
    if (tape->mark[operand] == tape->epoch)
        return 0;
    tape->mark[operand] = tape->epoch;
    if (tape_op(tape, operand) != OP_LEAF)
        return 1;
    reach_note_leaf(tape, operand);
    return 0;
}

/* Marks the nodes under root, unless they still are. Ends when no marked inner node is left below,
   so leaves far down cost nothing. */
static bool tape_find_reach(Tape *tape, Node root)
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
        if (node % POLL == 0 && tape_stopped(tape))
            return false;
        Op op = tape_op(tape, node);
        if (op == OP_LEAF)
            continue;
        if (tape->mark[node] != tape->epoch) {
            dense = false;
            continue;
        }
        pending += (size_t)reach_operand(tape, tape_first(tape, node));
        if (ops_table[op].inputs == 2)
            pending += (size_t)reach_operand(tape, tape_second(tape, node));
        if (--pending == 0)
            break;
    }
    tape->reach = (TapeReach){root, node, dense};
    return true;
}

static inline bool tape_reached(const Tape *tape, Node node)
{
    return tape->mark[node] == tape->epoch;
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

static bool leaf_has_grad(const Tape *tape, Node node)
{
    return tape_op(tape, node) == OP_LEAF && tape->pair[node].grad != 0.0;
}

/* Every leaf under the root is an operand of an inner node there. */
bool tape_leaves_have_grad(Tape *tape, Node root)
{
    if (tape_op(tape, root) == OP_LEAF)
        return leaf_has_grad(tape, root);
    if (tape->graded == 0 || !tape_find_reach(tape, root))
        return false;
    for (Node node = tape->reach.low; node <= root; node++) {
        Node inputs[2];
        int count = tape_reached(tape, node) ? tape_inputs(tape, node, inputs) : 0;
        for (int i = 0; i < count; i++)
            if (leaf_has_grad(tape, inputs[i]))
                return true;
    }
    return false;
}

/* ---- gradients ---- */

/* Every node under the kept reach set that lies below `clean`. */
static void touch_reached(Tape *tape)
{
    Node end = tape->reach.root < tape->clean ? tape->reach.root + 1 : tape->clean;
    for (Node node = tape->reach.low; node < end && tape->clean; node++)
        if (tape_reached(tape, node))
            touch_node(tape, node);
    for (size_t i = 0; i < tape->leaf_count && tape->clean; i++)
        touch_node(tape, tape->leaves[i]);
}

static void tape_note_grads_below(Tape *tape, Node node)
{
    if (tape->graded <= node)
        tape->graded = node + 1;
    tape->has_gradients = true;
}

void tape_set_grad(Tape *tape, Node node, double grad)
{
    touch_node(tape, node);
    tape->pair[node].grad = grad + 0.0; /* never -0.0: sweeps start from +0.0 */
    tape_note_grads_below(tape, node);
}

void tape_zero_grad(Tape *tape)
{
    for (size_t i = 0; i < tape->touched_count; i++)
        tape->pair[tape->touched[i]].grad = 0.0;
    for (Node node = tape->clean; node < tape->graded; node++)
        tape->pair[node].grad = 0.0;
    tape->graded = 0;
    tape->touched_count = 0;
    tape->clean = tape->count;
}

/* The chain rule at one node. Through memory and in this order: `a * a` adds twice to one place. */
static inline void sweep_back(const Tape *tape, TapePair *pair, Node node)
{
    Node first = tape_first(tape, node), second = tape_second(tape, node);
    double x = pair[first].value, y = pair[second].value;
    double z = pair[node].value, g = pair[node].grad;
    switch (tape_op(tape, node)) {
#define OP(name, symbol, function, inputs, value, x_grad, y_grad, ...)                             \
    case OP_##name:                                                                                \
        if (inputs > 0)                                                                            \
            pair[first].grad += x_grad;                                                            \
        if (inputs > 1)                                                                            \
            pair[second].grad += y_grad;                                                           \
        break;
#include "graph/ops.def"
#undef OP
    case OP_COUNT:
        break;
    }
    (void)x, (void)y, (void)z, (void)g;
}

static void sweep_clear(Tape *tape)
{
    Node top = tape->reach.root;
    if (tape->graded == 0)
        return;
    if (top >= tape->graded)
        top = tape->graded - 1;
    for (Node node = tape->reach.low; node <= top; node++)
        if (tape_reached(tape, node) && tape_op(tape, node) != OP_LEAF)
            tape->pair[node].grad = 0.0;
}

static bool sweep_down(Tape *tape)
{
    Node low = tape->reach.low;
    bool dense = tape->reach.dense;
    bool may_stop = tape->reach.root >= RESTORE_FROM; /* else the leaves could not be put back */
    for (Node node = tape->reach.root;; node--) {
        if (dense || tape_reached(tape, node))
            sweep_back(tape, tape->pair, node);
        if (node == low)
            return true;
        if (may_stop && node % POLL == 0 && tape_stopped(tape))
            return false;
    }
}

static void tape_set_last_root(Tape *tape, Node root)
{
    tape->last_root = root;
    tape->root_label = tape->label[root];
}

/* What the leaves held before a sweep that is long enough to be stopped; NULL for a short one. */
static double *backward_save_leaves(const Tape *tape)
{
    if (tape->reach.root < RESTORE_FROM)
        return NULL;
    double *saved = mem_alloc(tape->mem, tape->leaf_count * sizeof *saved);
    for (size_t i = 0; saved && i < tape->leaf_count; i++)
        saved[i] = tape->pair[tape->leaves[i]].grad;
    return saved;
}

static void backward_restore_leaves(Tape *tape, const double *saved)
{
    for (size_t i = 0; saved && i < tape->leaf_count; i++)
        tape->pair[tape->leaves[i]].grad = saved[i];
}

bool tape_backward(Tape *tape, Node root)
{
    bool finished = true;
    if (tape_op(tape, root) == OP_LEAF) {
        tape_set_grad(tape, root, tape->pair[root].grad + 1.0);
    } else {
        if (!tape_find_reach(tape, root))
            return false;
        touch_reached(tape);
        double *saved = backward_save_leaves(tape);
        sweep_clear(tape);
        tape->pair[root].grad = 1.0;
        tape_note_grads_below(tape, root);
        finished = sweep_down(tape);
        if (!finished)
            backward_restore_leaves(tape, saved);
        mem_free(tape->mem, saved, tape->leaf_count * sizeof *saved);
    }
    if (finished)
        tape_set_last_root(tape, root);
    return finished;
}

void tape_backstep(Tape *tape, Node node)
{
    Node inputs[2];
    for (int i = tape_inputs(tape, node, inputs); i-- > 0;)
        touch_node(tape, inputs[i]);
    if (!tape_under_last_root(tape, node))
        tape_set_last_root(tape, node); /* by hand, one begins at the root */
    sweep_back(tape, tape->pair, node);
    tape_note_grads_below(tape, node); /* inputs are older than the node */
}

bool tape_forward(Tape *tape, Node root)
{
    if (tape_op(tape, root) == OP_LEAF)
        return true;
    if (!tape_find_reach(tape, root))
        return false;
    TapePair *pair = tape->pair;
    for (Node node = tape->reach.low; node <= root; node++) {
        Op op = tape_op(tape, node);
        if (op == OP_LEAF || !tape_reached(tape, node))
            continue;
        pair[node].value =
            ops_value(op, pair[tape_first(tape, node)].value, pair[tape_second(tape, node)].value);
        if (node % POLL == 0 && tape_stopped(tape))
            return false;
    }
    return true;
}
