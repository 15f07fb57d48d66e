/*
 * gradient.c: gradients as nodes of the graph.
 *
 * The sweep visits the nodes from root down, as backward does. Where backward adds a number to the
 * gradient of an operand, this sweep puts a term on the operand's list: a product of two nodes, or
 * one node. When the sweep arrives at the operand, its list is complete and becomes one sum. So a
 * weight that many samples use gets one folded sum, not a chain of products and sums.
 *
 * Numbers stay numbers as long as possible: the gradient of root is the number 1, and no node is
 * recorded for a factor 1 or a term 0.
 */
#include "graph/pass/gradient.h"

#include <string.h>

#include "graph/fold/fold.h"
#include "graph/fold/operands.h"
#include "graph/partial.h"
#include "graph/pass/recorder.h"

/* A term of a gradient: a*b, or a alone. */
typedef struct Term {
    Node a, b;
    uint32_t next; /* the next one of the same list */
} Term;

/* The newest term comes first. */
typedef struct TermList {
    uint32_t first, count;
} TermList;

/* The gradient of a node while its terms are collected: number + the terms. Afterwards `sum`. */
typedef struct Adjoint {
    union {
        double number;
        Element sum;
    } as;
    TermList products, others;
    bool is_wanted; /* see is_wanted */
} Adjoint;

typedef struct GradientSweep {
    Recorder recorder;
    Tape *tape;
    Node low, root;
    Adjoint *adjoint; /* by node - low */
    Term *terms;
    uint32_t term_count;
    uint64_t term_limit;
} GradientSweep;

static inline Adjoint *adjoint_of(const GradientSweep *s, Node node)
{
    return &s->adjoint[node - s->low];
}

/* True if root's gradient leads through this node to one of the xs. */
static inline bool is_wanted(const GradientSweep *s, Node node)
{
    return node >= s->low && adjoint_of(s, node)->is_wanted;
}

/* ---- terms ---- */

static void add_term(GradientSweep *s, TermList *list, Node a, Node b)
{
    assert(s->term_count < s->term_limit);
    s->terms[s->term_count] = (Term){a, b, list->first};
    list->first = s->term_count++;
    list->count++;
}

/* Adds multiple * factor to the gradient of `to`. */
static void add_multiple(GradientSweep *s, Node to, double multiple, Element factor)
{
    Adjoint *adjoint = adjoint_of(s, to);
    if (element_is_number(factor))
        adjoint->as.number += multiple * factor.number;
    else if (multiple == 1.0)
        add_term(s, &adjoint->others, factor.node, NODE_NONE);
    else if (multiple != 0.0)
        add_term(s, &adjoint->products, recorder_leaf(&s->recorder, multiple), factor.node);
}

/* Adds g * factor to the gradient of `to`. */
static inline void add_product(GradientSweep *s, Node to, Element g, Element factor)
{
    if (element_is_number(g))
        add_multiple(s, to, g.number, factor);
    else if (element_is_number(factor))
        add_multiple(s, to, factor.number, g);
    else
        add_term(s, &adjoint_of(s, to)->products, g.node, factor.node);
}

static void add_element(GradientSweep *s, Node to, Element g)
{
    add_product(s, to, g, element_number(1.0));
}

/* ---- the sum of a gradient's terms ---- */

/* start + the terms of the list as one folded sum. False if sums cannot be folded. */
static bool fold_terms(GradientSweep *s, TermList list, bool products, Node *start)
{
    Tape *tape = s->tape;
    FoldTerm *fold = fold_begin(tape, list.count);
    if (!fold)
        return false;
    double value = tape_value(tape, *start);
    const Term *term = &s->terms[list.first];
    for (uint32_t i = 0; i < list.count; i++, fold++, term = &s->terms[term->next])
        value += products ? fold_product(tape->pair, fold, term->a, term->b)
                          : fold_addend(tape->pair, fold, term->a);
    FoldForm form = {.count = list.count, .products = products, .site = tape->here};
    *start = recorder_take(&s->recorder, fold_end(tape, &form, *start, value));
    return true;
}

/* The same as nodes, in the order in which a folded sum unfolds: the products, then the sums. */
static void put_terms(GradientSweep *s, TermList list, bool products, Node *start)
{
    Tape *tape = s->tape;
    Node product = tape->count;
    const Term *term = &s->terms[list.first];
    for (uint32_t i = 0; products && i < list.count && !s->recorder.is_full; i++) {
        recorder_take(&s->recorder, tape_apply(tape, OP_MUL, term->a, term->b));
        term = &s->terms[term->next];
    }
    term = &s->terms[list.first];
    for (uint32_t i = 0; i < list.count && !s->recorder.is_full; i++) {
        *start = recorder_take(&s->recorder,
                               tape_apply(tape, OP_ADD, *start, products ? product++ : term->a));
        term = &s->terms[term->next];
    }
}

/* Adds the terms of a list. The first one becomes the start if there is none. */
static void sum_terms(GradientSweep *s, TermList list, bool products, Node *sum)
{
    if (list.count > 0 && *sum == NODE_NONE) {
        const Term *term = &s->terms[list.first];
        *sum = products ? recorder_take(&s->recorder, tape_apply(s->tape, OP_MUL, term->a, term->b))
                        : term->a;
        list = (TermList){term->next, list.count - 1};
    }
    if (list.count > 0 && !s->recorder.is_full &&
        (list.count == 1 || !fold_terms(s, list, products, sum)))
        put_terms(s, list, products, sum);
}

/* The gradient of a node whose terms are complete. */
static Element finish(GradientSweep *s, Adjoint *adjoint)
{
    double constant = adjoint->as.number;
    Node sum = NODE_NONE;
    sum_terms(s, adjoint->others, false, &sum);
    sum_terms(s, adjoint->products, true, &sum);
    Element total = sum == NODE_NONE ? element_number(constant) : element_node(sum);
    recorder_begin_rule(&s->recorder);
    if (sum != NODE_NONE && constant != 0.0)
        total = recorder_apply(&s->recorder, OP_ADD, total, element_number(constant));
    adjoint->as.sum = total;
    return total;
}

/* ---- the chain rule at one node ---- */

static void chain_input(GradientSweep *s, Node node, Element g, int input, Node operand)
{
    if (!is_wanted(s, operand))
        return;
    Element local = recorder_derivative(&s->recorder, node, input);
    if (!element_is_number(g) && !element_is_number(local) &&
        partial_is_mask(tape_op(s->tape, node), input))
        add_element(s, operand, recorder_where(&s->recorder, local, g)); /* g may be inf */
    else
        add_product(s, operand, g, local);
}

typedef struct FoldChain {
    GradientSweep *s;
    Element g;
} FoldChain;

/* OperandFactor: the chain rule of a folded sum. */
static inline void chain_factor(void *context, Node operand, Node factor)
{
    FoldChain *chain = context;
    if (is_wanted(chain->s, operand))
        add_product(chain->s, operand, chain->g,
                    factor == NODE_NONE ? element_number(1.0) : element_node(factor));
}

static void chain_node(GradientSweep *s, Node node, Element g)
{
    const Tape *tape = s->tape;
    Op op = tape_op(tape, node);
    if (element_is_number(g) && g.number == 0.0)
        return;
    if (op == OP_FOLD) {
        FoldChain chain = {s, g};
        operands_visit_factors(tape, tape->word[node], chain_factor, &chain);
        return;
    }
    recorder_begin_rule(&s->recorder);
    if (ops_table[op].inputs > 0)
        chain_input(s, node, g, 0, tape_first(tape, node));
    if (ops_table[op].inputs > 1)
        chain_input(s, node, g, 1, tape_second(tape, node));
}

/* ---- the nodes between root and the xs ---- */

typedef struct WantedWalk {
    const GradientSweep *s;
    uint64_t edges; /* operands that are wanted */
} WantedWalk;

static inline bool count_wanted(void *context, Node operand)
{
    WantedWalk *walk = context;
    walk->edges += is_wanted(walk->s, operand);
    return false;
}

/* Marks the xs and the nodes that depend on them, and counts the terms that the sweep may make.
   False if *stop is set. */
static bool mark_wanted(GradientSweep *s, const Node *xs, size_t count)
{
    const Tape *tape = s->tape;
    WantedWalk walk = {.s = s};
    for (size_t i = 0; i < count; i++)
        if (xs[i] <= s->root)
            adjoint_of(s, xs[i])->is_wanted = true;
    for (Node node = s->low; node <= s->root; node++) {
        if (node % TAPE_POLL == 0 && tape_stopped(tape))
            return false;
        if (tape_op(tape, node) == OP_LEAF)
            continue;
        uint64_t before = walk.edges;
        operands_visit_inputs(tape, tape->word[node], count_wanted, &walk);
        if (walk.edges > before)
            adjoint_of(s, node)->is_wanted = true;
    }
    s->term_limit = walk.edges;
    return true;
}

/* ---- the sweep ---- */

/* True if the gradient of the node has a term. */
static bool is_reached(const GradientSweep *s, Node node)
{
    const Adjoint *adjoint = adjoint_of(s, node);
    return adjoint->others.count || adjoint->products.count || adjoint->as.number != 0.0;
}

static bool sweep(GradientSweep *s)
{
    adjoint_of(s, s->root)->as.number = 1.0;
    for (Node node = s->root;; node--) {
        if (node % TAPE_POLL == 0 && tape_stopped(s->tape))
            return false;
        if (is_reached(s, node)) {
            Element g = finish(s, adjoint_of(s, node));
            if (!s->recorder.is_full)
                chain_node(s, node, g);
        } else {
            adjoint_of(s, node)->as.sum = element_number(0.0);
        }
        if (s->recorder.is_full)
            return false;
        if (node == s->low)
            return true;
    }
}

/* A node of its own for each x, which may be labelled and assigned. `taken` has the new nodes that
   are results already, by node - end. */
static Node result_node(GradientSweep *s, Node x, bool *taken, Node end)
{
    Element g = x <= s->root ? adjoint_of(s, x)->as.sum : element_number(0.0);
    if (element_is_number(g))
        return recorder_take(&s->recorder, tape_leaf(s->tape, g.number));
    bool is_new = g.node >= end && !taken[g.node - end] && tape_op(s->tape, g.node) != OP_LEAF;
    if (!is_new)
        return recorder_take(&s->recorder,
                             tape_apply(s->tape, OP_MUL, g.node, recorder_leaf(&s->recorder, 1.0)));
    taken[g.node - end] = true;
    return g.node;
}

static bool make_results(GradientSweep *s, const Node *xs, size_t count, Node *gradients, Node end)
{
    size_t nodes = s->tape->count - end;
    bool *taken = mem_try_alloc(s->tape->mem, nodes + 1);
    if (!taken)
        return false;
    memset(taken, 0, nodes);
    for (size_t i = 0; i < count && !s->recorder.is_full; i++)
        gradients[i] = result_node(s, xs[i], taken, end);
    mem_free(s->tape->mem, taken, nodes + 1);
    return !s->recorder.is_full;
}

static bool record(GradientSweep *s, const Node *xs, size_t count, Node *gradients, Node end)
{
    Mem *mem = s->tape->mem;
    size_t nodes = (size_t)s->root + 1 - s->low;
    s->adjoint = mem_try_alloc(mem, nodes * sizeof *s->adjoint);
    if (!s->adjoint)
        return false;
    memset(s->adjoint, 0, nodes * sizeof *s->adjoint);
    if (!mark_wanted(s, xs, count) || s->term_limit > UINT32_MAX)
        return false;
    if (s->term_limit && !(s->terms = mem_try_alloc(mem, s->term_limit * sizeof *s->terms)))
        return false;
    return sweep(s) && make_results(s, xs, count, gradients, end);
}

bool gradient_record(Tape *tape, Node root, const Node *xs, size_t count, Node *gradients)
{
    Node end = tape->count;
    GradientSweep s = {.tape = tape, .low = root, .root = root};
    recorder_init(&s.recorder, tape, root);
    for (size_t i = 0; i < count; i++)
        if (xs[i] < s.low)
            s.low = xs[i];
    bool is_done = record(&s, xs, count, gradients, end);
    mem_free(tape->mem, s.terms, s.term_limit * sizeof *s.terms);
    mem_free(tape->mem, s.adjoint, ((size_t)root + 1 - s.low) * sizeof *s.adjoint);
    return is_done;
}
