/*
 * sweep.c: backward, forward and backstep, each a loop over the instruction words.
 *
 * The rows of ops.def are expanded into switches rather than tables of functions, which measured 12
 * to 51 % slower in the backward sweep.
 */
#include "graph/reach.h"

#include "graph/fold/fold.h"

enum {
    RESTORE_FROM = 4 * TAPE_POLL /* smaller sweeps end before anybody could stop them */
};

/* ---- gradients ---- */

/* Every node under the kept reach set that lies below `clean`. */
static void touch_reached(Tape *tape)
{
    Node end = tape->reach.root < tape->clean ? tape->reach.root + 1 : tape->clean;
    for (Node node = tape->reach.low; node < end && tape->clean; node++)
        if (tape_reached(tape, node))
            tape_touch(tape, node);
    for (size_t i = 0; i < tape->leaf_count && tape->clean; i++)
        tape_touch(tape, tape->leaves[i]);
}

static void tape_note_grads_below(Tape *tape, Node node)
{
    if (tape->graded <= node)
        tape->graded = node + 1;
    if (tape->fresh <= node) {
        tape->fresh = node + 1;
        tape->young = tape->fold_count;
    }
    tape->has_gradients = true;
}

void tape_set_grad(Tape *tape, Node node, double grad)
{
    tape_touch(tape, node);
    tape->pair[node].grad = grad + 0.0; /* never -0.0: sweeps start from +0.0 */
    tape_note_grads_below(tape, node);
}

void tape_zero_grad(Tape *tape)
{
    for (size_t i = 0; i < tape->touched_count; i++)
        tape->pair[tape->touched[i]].grad = 0.0;
    for (Node node = tape->clean; node < tape->graded; node++)
        tape->pair[node].grad = 0.0;
    for (uint32_t i = 0; i < tape->fold_count; i++)
        tape->fold[i].grad = 0.0;
    tape->graded = 0;
    tape->touched_count = 0;
    tape->clean = tape->count;
}

/* Whether a gradient of 0 changes no other one, on a tape that is not tainted: a finite value
   stands on finite ones there. 0 times what is finite is 0, also if a row squares it, and adding 0
   changes no bit, since no gradient is -0. */
static inline bool sweep_may_vanish(Op op, const TapePair *pair)
{
    static const uint64_t vanishing = (uint64_t)1 << OP_FOLD
#define OP(name, symbol, function, inputs, value, x_grad, y_grad, vanishes, ...)                   \
    | (uint64_t)vanishes << OP_##name
#include "graph/ops.def"
#undef OP
        ;
    return vanishing >> op & 1 && fabs(pair->value) <= OPS_VANISH_WITHIN;
}

/* The chain rule at the nodes that a fold stands for, in the order that fold.h tells. */
static void sweep_back_fold(const Tape *tape, TapePair *pair, Node node, const Fold *fold)
{
    double g = fold->grad;
    pair[tape_first(tape, node)].grad += g;
    const FoldTerm *first = tape->term + fold->first, *term = first + fold->count;
    if (!fold->products)
        while (term-- > first)
            pair[term->a].grad += g;
    else
        while (term-- > first) {
            double x = pair[term->a].value, y = pair[term->b].value;
            pair[term->a].grad += y * g;
            pair[term->b].grad += x * g;
        }
}

/* The chain rule at one node. Through memory and in this order: `a * a` adds twice to one place. */
__attribute__((always_inline)) static inline void sweep_back(const Tape *tape, TapePair *pair,
                                                             Node node)
{
    Op op = tape_op(tape, node);
    if (op == OP_FOLD) {
        Fold *fold = fold_of(tape, node);
        fold->grad = pair[node].grad;
        if (fold->grad != 0.0 || tape->tainted || !sweep_may_vanish(OP_FOLD, &pair[node]))
            sweep_back_fold(tape, pair, node, fold);
        return;
    }
    Node first = tape_first(tape, node), second = tape_second(tape, node);
    double x = pair[first].value, y = pair[second].value;
    double z = pair[node].value, g = pair[node].grad;
    switch (op) {
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

/* The loops below run over every node between the lowest one and the root. In a dense reach set
   all of these are under the root, and no mark has to be looked at: each loop is made twice. */
#define SWEEP_LOOP __attribute__((always_inline)) static inline

SWEEP_LOOP void clear_over(const Tape *tape, TapePair *pair, Node end, bool dense)
{
    for (Node node = tape->reach.low; node < end; node++) {
        bool keeps = tape_op(tape, node) == OP_LEAF || !(dense || tape_reached(tape, node));
        pair[node].grad =
            keeps ? pair[node].grad : 0.0; /* always written: nothing to guess wrong */
    }
}

static void sweep_clear(Tape *tape)
{
    Node end = tape->reach.root < tape->graded ? tape->reach.root + 1 : tape->graded;
    if (tape->reach.dense)
        clear_over(tape, tape->pair, end, true);
    else
        clear_over(tape, tape->pair, end, false);
}

/* From `top` down to `end`, both included. */
SWEEP_LOOP void back_over(const Tape *tape, TapePair *pair, Node top, Node end, bool dense)
{
    for (Node node = top;; node--) {
        if (dense || tape_reached(tape, node))
            sweep_back(tape, pair, node);
        if (node == end)
            return;
    }
}

static bool sweep_down(Tape *tape)
{
    Node low = tape->reach.low, root = tape->reach.root;
    bool may_stop = root >= RESTORE_FROM; /* else the leaves could not be put back */
    for (Node top = root;;) {
        Node poll = top - top % TAPE_POLL, end = poll > low ? poll : low;
        if (tape->reach.dense)
            back_over(tape, tape->pair, top, end, true);
        else
            back_over(tape, tape->pair, top, end, false);
        if (end == low)
            return true;
        if (may_stop && tape_stopped(tape))
            return false;
        top = end - 1;
    }
}

/* ---- the same over nodes that no backward has met ---- */

/*
 * A program that builds its graph anew for each step does not need the marks, which cost as much as
 * the sweep: above `fresh` all gradients are 0 and nothing has to be cleared. A node there that is
 * not under the root keeps its 0, and passes nothing on. Only where a 0 matters does it matter
 * whether the node is under the root, and is looked up: where 0 would pass something on (nan, from
 * 0 times infinity), and where the node stands on an older inner one, whose gradient is to be
 * cleared.
 */
typedef struct Fresh {
    Tape *tape;
    Node root, from; /* the nodes from here up are fresh */
    Node low;        /* those below are leaves; so are parameters, as a rule */
    size_t pending;  /* older inner nodes that are still to be visited */
    bool looked;     /* the fresh nodes under the root are marked */
} Fresh;

/* An operand that is not fresh is made ready when it is first met. */
static inline void fresh_meet(Fresh *sweep, Node operand)
{
    Tape *tape = sweep->tape;
    if (operand >= sweep->from || tape->mark[operand] == tape->epoch)
        return;
    tape->mark[operand] = tape->epoch;
    tape_touch(tape, operand);
    if (tape_op(tape, operand) == OP_LEAF)
        return;
    tape->pair[operand].grad = 0.0;
    sweep->pending++;
}

static void fresh_meet_terms(Fresh *sweep, const Fold *fold)
{
    const FoldTerm *term = sweep->tape->term + fold->first, *end = term + fold->count;
    for (; term < end; term++) {
        fresh_meet(sweep, term->a);
        if (fold->products)
            fresh_meet(sweep, term->b);
    }
}

static inline void fresh_back(Fresh *sweep, Node node, Op op)
{
    const Tape *tape = sweep->tape;
    fresh_meet(sweep, tape_first(tape, node));
    if (op == OP_FOLD)
        fresh_meet_terms(sweep, fold_of(tape, node));
    else if (ops_table[op].inputs == 2)
        fresh_meet(sweep, tape_second(tape, node));
    sweep_back(tape, tape->pair, node);
}

static void fresh_mark(const Fresh *sweep, Node operand)
{
    if (operand >= sweep->from)
        sweep->tape->mark[operand] = sweep->tape->epoch;
}

/* Marks the fresh nodes under the root. */
static void fresh_look(Fresh *sweep)
{
    const Tape *tape = sweep->tape;
    fresh_mark(sweep, sweep->root);
    for (Node node = sweep->root + 1; node-- > sweep->from;) {
        Op op = tape_op(tape, node);
        if (op == OP_LEAF || !tape_reached(tape, node))
            continue;
        fresh_mark(sweep, tape_first(tape, node));
        if (ops_table[op].inputs == 2)
            fresh_mark(sweep, tape_second(tape, node));
        const Fold *fold = op == OP_FOLD ? fold_of(tape, node) : NULL;
        for (uint32_t i = 0; fold && i < fold->count; i++) {
            fresh_mark(sweep, tape->term[fold->first + i].a);
            if (fold->products)
                fresh_mark(sweep, tape->term[fold->first + i].b);
        }
    }
    sweep->looked = true;
}

static inline bool fresh_is_older_inner(const Fresh *sweep, Node operand)
{
    return operand < sweep->from && operand >= sweep->low &&
           tape_op(sweep->tape, operand) != OP_LEAF;
}

/* Nearly always parameters stand on the left and fresh nodes on the right: no more is asked then.
   What is no product has NODE_NONE on the right, which is newer than all. */
static bool fresh_term_stands_on_older(const Fresh *sweep, const Fold *fold)
{
    Node low = sweep->low, from = sweep->from;
    const FoldTerm *term = sweep->tape->term + fold->first, *end = term + fold->count;
    for (; term < end; term++) {
        if (term->a < low && term->b >= from)
            continue;
        if (fresh_is_older_inner(sweep, term->a) || fresh_is_older_inner(sweep, term->b))
            return true;
    }
    return false;
}

static bool fresh_stands_on_older(const Fresh *sweep, Node node, Op op)
{
    const Tape *tape = sweep->tape;
    if (fresh_is_older_inner(sweep, tape_first(tape, node)))
        return true;
    if (op != OP_FOLD)
        return fresh_is_older_inner(sweep, tape_second(tape, node));
    const Fold *fold = fold_of(tape, node);
    bool is_young = fold->young && tape_second(tape, node) >= tape->young;
    return !is_young && fresh_term_stands_on_older(sweep, fold);
}

/* Whether a fresh node with gradient 0 is to be visited. */
static bool fresh_counts(Fresh *sweep, Node node, Op op)
{
    if (sweep_may_vanish(op, &sweep->tape->pair[node]) && !fresh_stands_on_older(sweep, node, op))
        return false;
    if (!sweep->looked)
        fresh_look(sweep);
    return tape_reached(sweep->tape, node);
}

static void sweep_fresh(Tape *tape, Node root)
{
    Fresh sweep = {.tape = tape, .root = root, .from = tape->fresh};
    while (sweep.low < sweep.from && tape_op(tape, sweep.low) == OP_LEAF)
        sweep.low++;
    tape->leading = sweep.low;
    tape_next_epoch(tape);
    tape->clean = tape->clean < tape->fresh ? tape->clean : tape->fresh;
    tape->pair[root].grad = 1.0;
    Node node = root + 1;
    while (node-- > sweep.from) {
        Op op = tape_op(tape, node);
        if (op != OP_LEAF && (tape->pair[node].grad != 0.0 || fresh_counts(&sweep, node, op)))
            fresh_back(&sweep, node, op);
    }
    for (node = sweep.from; sweep.pending && node-- > 0;) {
        Op op = tape_op(tape, node);
        if (op == OP_LEAF || !tape_reached(tape, node))
            continue;
        fresh_back(&sweep, node, op);
        sweep.pending--;
    }
}

/* Whether it is one, and so short that nobody could stop it. Where the tape is tainted no gradient
   of 0 may be passed over. */
static bool sweep_is_fresh(const Tape *tape, Node root)
{
    return root >= tape->fresh && !tape->tainted && root < RESTORE_FROM &&
           tape->term_count < 8 * RESTORE_FROM;
}

/* ---- backward, backstep, forward ---- */

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

/* The sweep over the reach set of a root, which is kept for the next one. */
static bool backward_reached(Tape *tape, Node root)
{
    if (!tape_find_reach(tape, root))
        return false;
    touch_reached(tape);
    double *saved = backward_save_leaves(tape);
    sweep_clear(tape);
    tape->pair[root].grad = 1.0;
    tape_note_grads_below(tape, root);
    bool finished = sweep_down(tape);
    if (!finished)
        backward_restore_leaves(tape, saved);
    mem_free(tape->mem, saved, tape->leaf_count * sizeof *saved);
    return finished;
}

bool tape_backward(Tape *tape, Node root)
{
    if (tape_op(tape, root) == OP_LEAF) {
        tape_set_grad(tape, root, tape->pair[root].grad + 1.0);
    } else if (sweep_is_fresh(tape, root)) {
        sweep_fresh(tape, root);
        tape_note_grads_below(tape, root);
    } else if (!backward_reached(tape, root)) {
        return false;
    }
    tape->fresh = tape->count;
    tape_set_last_root(tape, root);
    return true;
}

void tape_backstep(Tape *tape, Node node)
{
    Node inputs[2];
    for (int i = tape_inputs(tape, node, inputs); i-- > 0;)
        tape_touch(tape, inputs[i]);
    if (!tape_under_last_root(tape, node))
        tape_set_last_root(tape, node); /* by hand, one begins at the root */
    sweep_back(tape, tape->pair, node);
    tape_note_grads_below(tape, node); /* inputs are older than the node */
}

/* Computes one inner node anew. `done` is a fold that was computed beside an earlier one, so that
   it is not computed twice. In one switch: two measured a tenth slower. */
__attribute__((always_inline)) static inline void sweep_forward(Tape *tape, Node node, Node root,
                                                                Node *done)
{
    TapePair *pair = tape->pair;
    uint64_t word = tape->word[node];
    double x = pair[tape_word_first(word)].value, z = 0.0;
    switch (tape_word_op(word)) {
#define OP(name, symbol, function, inputs, result, ...)                                            \
    case OP_##name: {                                                                              \
        double y = ops_operands(OP_##name) > 1 ? pair[tape_word_second(word)].value : 0.0;         \
        (void)y;                                                                                   \
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

/* From `node` up to `end`, which is left out. Returns nan if a value is not finite: 0 times it is
   not 0. */
SWEEP_LOOP double forward_over(Tape *tape, Node node, Node end, Node *done, bool dense)
{
    Node root = tape->reach.root;
    double zero = 0.0;
    for (; node < end; node++)
        if (dense || tape_reached(tape, node)) {
            sweep_forward(tape, node, root, done);
            zero += 0.0 * tape->pair[node].value;
        }
    return zero;
}

bool tape_forward(Tape *tape, Node root)
{
    if (tape_op(tape, root) == OP_LEAF)
        return true;
    if (!tape_find_reach(tape, root))
        return false;
    Node done = NODE_NONE;
    for (Node node = tape->reach.low; node <= root;) {
        Node poll = node - node % TAPE_POLL + TAPE_POLL, end = poll <= root ? poll : root + 1;
        double zero = tape->reach.dense ? forward_over(tape, node, end, &done, true)
                                        : forward_over(tape, node, end, &done, false);
        tape->tainted |= isnan(zero);
        if (end <= root && tape_stopped(tape)) {
            tape->tainted = true; /* it may be */
            return false;
        }
        node = end;
    }
    return true;
}
