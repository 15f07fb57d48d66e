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

/* A number, or a node. */
typedef struct Element {
    Node node; /* NODE_NONE: the number */
    double number;
} Element;

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
    bool is_wanted; /* root's gradient leads through this node to one of the xs */
} Adjoint;

enum { KNOWN_NUMBERS = 8 };

typedef struct GradientSweep {
    Tape *tape;
    Node low, root;
    Adjoint *adjoint; /* by node - low */
    Term *terms;
    uint32_t term_count;
    uint64_t term_limit;
    Node rule;                 /* the first node that the current rule has recorded */
    Node known[KNOWN_NUMBERS]; /* the leaves of recent numbers; NODE_NONE: free */
    int next_known;
    bool is_full; /* a node could not be recorded: the sweep ends */
} GradientSweep;

static inline Element number(double value)
{
    return (Element){NODE_NONE, value};
}

static inline bool is_number(Element element)
{
    return element.node == NODE_NONE;
}

static inline Adjoint *adjoint_of(const GradientSweep *s, Node node)
{
    return &s->adjoint[node - s->low];
}

/* ---- recording ---- */

/* A failure is noted, and the sweep goes on to its next check with some node. */
static Node recorded(GradientSweep *s, Node node)
{
    s->is_full |= node == NODE_NONE;
    return node == NODE_NONE ? s->root : node;
}

/* The bits decide: -0.0 is another number than 0.0. */
static bool is_same_number(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static Node leaf_of(GradientSweep *s, double value)
{
    for (int i = 0; i < KNOWN_NUMBERS; i++)
        if (s->known[i] != NODE_NONE && is_same_number(tape_value(s->tape, s->known[i]), value))
            return s->known[i];
    Node leaf = recorded(s, tape_leaf(s->tape, value));
    s->known[s->next_known] = leaf;
    s->next_known = (s->next_known + 1) % KNOWN_NUMBERS;
    return leaf;
}

static Node node_of(GradientSweep *s, Element element)
{
    return is_number(element) ? leaf_of(s, element.number) : element.node;
}

/* Records the operation unless the current rule has done so: rules repeat parts, such as the
   sigmoid of silu. */
static Node apply_once(GradientSweep *s, Op op, Node a, Node b)
{
    Tape *tape = s->tape;
    uint64_t word = word_pack(op, a, ops_operands(op) == 2 ? b : a);
    for (Node node = s->rule; node < tape->count; node++)
        if (tape->word[node] == word)
            return node;
    return s->is_full ? s->root : recorded(s, tape_apply(tape, op, a, b));
}

static Element power(GradientSweep *s, Element base, double exponent)
{
    if (exponent == 0.0 || exponent == 1.0)
        return exponent == 0.0 ? number(1.0) : base;
    bool is_whole = exponent == floor(exponent) && fabs(exponent) < 1e15;
    Node constant = recorded(s, tape_constant(s->tape, exponent, is_whole));
    return (Element){apply_once(s, OP_POWK, base.node, constant), 0.0};
}

static bool is_mask(const Tape *tape, Element element)
{
    Op op = is_number(element) ? OP_LEAF : tape_op(tape, element.node);
    return op == OP_POSITIVE || op == OP_NOT_LESS;
}

/* y where the mask is not 0 */
static Element where(GradientSweep *s, Element mask, Element y)
{
    if (is_number(mask))
        return mask.number != 0.0 ? y : number(0.0);
    if (is_number(y) && y.number == 0.0)
        return y;
    if (is_number(y) && y.number == 1.0 && is_mask(s->tape, mask))
        return mask;
    return (Element){apply_once(s, OP_WHERE, mask.node, node_of(s, y)), 0.0};
}

/* A sum or product, of which at most one operand is a number; that becomes the right one. */
static Element commute(GradientSweep *s, Op op, Element a, Element b)
{
    double neutral = op == OP_ADD ? 0.0 : 1.0;
    Element plain = is_number(a) ? a : b, other = is_number(a) ? b : a;
    if (is_number(plain) && plain.number == neutral)
        return other;
    if (is_number(plain) && op == OP_MUL && plain.number == 0.0)
        return plain;
    if (is_number(a))
        return (Element){apply_once(s, op, b.node, node_of(s, a)), 0.0};
    return (Element){apply_once(s, op, a.node, node_of(s, b)), 0.0};
}

/* op(a, b), without a node where a number or an operand has the value. */
static Element apply(GradientSweep *s, Op op, Element a, Element b)
{
    bool is_unary = ops_operands(op) == 1;
    if (is_number(a) && (is_unary || is_number(b)))
        return number(ops_value(op, a.number, b.number, 0.0));
    switch (op) {
    case OP_ADD:
    case OP_MUL:
        return commute(s, op, a, b);
    case OP_WHERE:
        return where(s, a, b);
    case OP_POW:
    case OP_POWK:
        if (is_number(b))
            return power(s, a, b.number);
        break;
    default:
        break;
    }
    Node first = node_of(s, a), second = is_unary ? first : node_of(s, b);
    return (Element){apply_once(s, op, first, second), 0.0};
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
    if (is_number(factor))
        adjoint->as.number += multiple * factor.number;
    else if (multiple == 1.0)
        add_term(s, &adjoint->others, factor.node, NODE_NONE);
    else if (multiple != 0.0)
        add_term(s, &adjoint->products, leaf_of(s, multiple), factor.node);
}

/* Adds g * factor to the gradient of `to`. */
static inline void add_product(GradientSweep *s, Node to, Element g, Element factor)
{
    if (is_number(g))
        add_multiple(s, to, g.number, factor);
    else if (is_number(factor))
        add_multiple(s, to, factor.number, g);
    else
        add_term(s, &adjoint_of(s, to)->products, g.node, factor.node);
}

static void add_element(GradientSweep *s, Node to, Element g)
{
    add_product(s, to, g, number(1.0));
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
    *start = recorded(s, fold_end(tape, &form, *start, value));
    return true;
}

/* The same as nodes, in the order in which a folded sum unfolds: the products, then the sums. */
static void put_terms(GradientSweep *s, TermList list, bool products, Node *start)
{
    Tape *tape = s->tape;
    Node product = tape->count;
    const Term *term = &s->terms[list.first];
    for (uint32_t i = 0; products && i < list.count && !s->is_full; i++) {
        recorded(s, tape_apply(tape, OP_MUL, term->a, term->b));
        term = &s->terms[term->next];
    }
    term = &s->terms[list.first];
    for (uint32_t i = 0; i < list.count && !s->is_full; i++) {
        *start = recorded(s, tape_apply(tape, OP_ADD, *start, products ? product++ : term->a));
        term = &s->terms[term->next];
    }
}

/* Adds the terms of a list. The first one becomes the start if there is none. */
static void sum_terms(GradientSweep *s, TermList list, bool products, Node *sum)
{
    if (list.count > 0 && *sum == NODE_NONE) {
        const Term *term = &s->terms[list.first];
        *sum = products ? recorded(s, tape_apply(s->tape, OP_MUL, term->a, term->b)) : term->a;
        list = (TermList){term->next, list.count - 1};
    }
    if (list.count > 0 && !s->is_full && (list.count == 1 || !fold_terms(s, list, products, sum)))
        put_terms(s, list, products, sum);
}

/* The gradient of a node whose terms are complete. */
static Element finish(GradientSweep *s, Adjoint *adjoint)
{
    double constant = adjoint->as.number;
    Node sum = NODE_NONE;
    sum_terms(s, adjoint->others, false, &sum);
    sum_terms(s, adjoint->products, true, &sum);
    Element total = sum == NODE_NONE ? number(constant) : (Element){sum, 0.0};
    s->rule = s->tape->count;
    if (sum != NODE_NONE && constant != 0.0)
        total = apply(s, OP_ADD, total, number(constant));
    adjoint->as.sum = total;
    return total;
}

/* ---- the chain rule at one node ---- */

/* The value of an operand in a rule: constants of an operation never change. */
static Element constant_of(const Tape *tape, Node constant)
{
    return number(tape_value(tape, constant));
}

/* dz/dx or dz/dy at a node. */
static Element local_derivative(GradientSweep *s, Node node, int input)
{
    const Tape *tape = s->tape;
    Op op = tape_op(tape, node);
    Node x = tape_first(tape, node), y = tape_second(tape, node);
    Element stack[PARTIAL_DEEPEST + 1]; /* an operation with one operand reads one more */
    size_t count, depth = 0;
    const PartialStep *steps = partial_steps(op, input, &count);
    stack[1] = number(0.0);
    for (size_t i = 0; i < count; i++) {
        switch (steps[i].kind) {
        case PARTIAL_X:
            stack[depth] = (Element){x, 0.0};
            break;
        case PARTIAL_Y:
            stack[depth] = ops_table[op].constants ? constant_of(tape, y) : (Element){y, 0.0};
            break;
        case PARTIAL_Z:
            stack[depth] = (Element){node, 0.0};
            break;
        case PARTIAL_C:
            stack[depth] = constant_of(tape, y + 1);
            break;
        case PARTIAL_NUMBER:
            stack[depth] = number(steps[i].number);
            break;
        case PARTIAL_OP:
            depth -= (size_t)ops_operands(steps[i].op);
            stack[depth] = apply(s, steps[i].op, stack[depth], stack[depth + 1]);
            break;
        }
        stack[++depth] = number(0.0);
    }
    return stack[0];
}

static void chain_input(GradientSweep *s, Node node, Element g, int input, Node operand)
{
    if (operand < s->low || !adjoint_of(s, operand)->is_wanted)
        return;
    Element local = local_derivative(s, node, input);
    if (!is_number(g) && !is_number(local) && partial_is_mask(tape_op(s->tape, node), input))
        add_element(s, operand, where(s, local, g)); /* g may be inf */
    else
        add_product(s, operand, g, local);
}

typedef struct FoldChain {
    GradientSweep *s;
    Element g;
} FoldChain;

static bool is_wanted(const GradientSweep *s, Node node)
{
    return node >= s->low && adjoint_of(s, node)->is_wanted;
}

/* The chain rule of a folded sum, in the order of fold_backward. */
static void chain_fold(GradientSweep *s, Node node, Element g)
{
    const Tape *tape = s->tape;
    const Fold *fold = fold_of(tape, node);
    Node start = tape_first(tape, node);
    uint32_t first = fold->first, count = fold->form.count;
    bool products = fold->form.products;
    if (is_wanted(s, start))
        add_element(s, start, g);
    /* By index: a leaf for the number g may move the arrays. */
    for (uint32_t i = first + count; i-- > first;) {
        FoldTerm term = tape->folds.term[i];
        if (is_wanted(s, term.a))
            add_product(s, term.a, g, products ? (Element){term.b, 0.0} : number(1.0));
        if (products && is_wanted(s, term.b))
            add_product(s, term.b, g, (Element){term.a, 0.0});
    }
}

static void chain_node(GradientSweep *s, Node node, Element g)
{
    const Tape *tape = s->tape;
    Op op = tape_op(tape, node);
    if (is_number(g) && g.number == 0.0)
        return;
    if (op == OP_FOLD) {
        chain_fold(s, node, g);
        return;
    }
    s->rule = tape->count;
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
            if (!s->is_full)
                chain_node(s, node, g);
        } else {
            adjoint_of(s, node)->as.sum = number(0.0);
        }
        if (s->is_full)
            return false;
        if (node == s->low)
            return true;
    }
}

/* A node of its own for each x, which may be labelled and assigned. `taken` has the new nodes that
   are results already, by node - end. */
static Node result_node(GradientSweep *s, Node x, bool *taken, Node end)
{
    Element g = x <= s->root ? adjoint_of(s, x)->as.sum : number(0.0);
    if (is_number(g))
        return recorded(s, tape_leaf(s->tape, g.number));
    bool is_new = g.node >= end && !taken[g.node - end] && tape_op(s->tape, g.node) != OP_LEAF;
    if (!is_new)
        return recorded(s, tape_apply(s->tape, OP_MUL, g.node, leaf_of(s, 1.0)));
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
    for (size_t i = 0; i < count && !s->is_full; i++)
        gradients[i] = result_node(s, xs[i], taken, end);
    mem_free(s->tape->mem, taken, nodes + 1);
    return !s->is_full;
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
    for (int i = 0; i < KNOWN_NUMBERS; i++)
        s.known[i] = NODE_NONE;
    for (size_t i = 0; i < count; i++)
        if (xs[i] < s.low)
            s.low = xs[i];
    bool is_done = record(&s, xs, count, gradients, end);
    mem_free(tape->mem, s.terms, s.term_limit * sizeof *s.terms);
    mem_free(tape->mem, s.adjoint, ((size_t)root + 1 - s.low) * sizeof *s.adjoint);
    return is_done;
}
