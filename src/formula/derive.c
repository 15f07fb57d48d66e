/*
 * derive.c: from the graph and the partial derivatives of its operations to terms.
 *
 * The reverse sweep of backward, with terms in place of numbers. Only the nodes between the root
 * and the chosen nodes get a derivative, and only the values that these need become terms.
 */
#include <string.h>

#include "formula/term.h"
#include "graph/partial.h"

/* More nodes between the root and the chosen ones than a readable formula has. */
enum { MOST_NODES = 4000 };

/* ---- one operation ---- */

/* Applies a step to the operands at `args`. */
static Term apply_step(Formula *f, const TermPlace *place, Op op, const Term *args)
{
    if (op == OP_WHERE && place->node != NODE_NONE)
        return formula_value(f, args[0]) != 0.0 ? args[1] : term_number(f, 0.0);
    return term_apply(f, op, args, (uint32_t)ops_operands(op));
}

Term term_partial(Formula *f, const TermPlace *place, int input)
{
    Term stack[PARTIAL_DEEPEST + 1] = {0};
    size_t count, depth = 0;
    Op op = place->op;
    const PartialStep *steps = partial_steps(op, input, &count);
    uint32_t op_args = (uint32_t)(ops_table[op].inputs + ops_table[op].constants);
    for (size_t i = 0; i < count; i++) {
        switch (steps[i].kind) {
        case PARTIAL_X:
        case PARTIAL_Y:
            stack[depth++] = place->operands[steps[i].kind == PARTIAL_Y];
            break;
        case PARTIAL_C:
            stack[depth++] = place->operands[2];
            break;
        case PARTIAL_Z:
            stack[depth++] = place->node == NODE_NONE ? term_apply(f, op, place->operands, op_args)
                                                      : term_node(f, place->node);
            break;
        case PARTIAL_NUMBER:
            stack[depth++] = term_known_number(f, steps[i].number);
            break;
        case PARTIAL_OP:
            depth -= (size_t)ops_operands(steps[i].op);
            stack[depth] = apply_step(f, place, steps[i].op, &stack[depth]);
            depth++;
            break;
        }
    }
    return stack[0];
}

static bool is_number(const Formula *f, Node node)
{
    return tape_op(f->tape, node) == OP_LEAF && f->names.is_number &&
           f->names.is_number(f->names.ctx, node);
}

static Term leaf_term(Formula *f, Node leaf)
{
    return is_number(f, leaf) ? term_number(f, tape_value(f->tape, leaf)) : term_node(f, leaf);
}

uint32_t term_constants_of(Formula *f, Node node, Term operands[3])
{
    const OpRow *row = &ops_table[tape_op(f->tape, node)];
    for (uint32_t i = 0; i < row->constants; i++)
        operands[row->inputs + i] =
            term_number(f, tape_value(f->tape, tape_second(f->tape, node) + i));
    return (uint32_t)row->inputs + row->constants;
}

/* ---- the values of nodes ---- */

/* What is known of the nodes up to the root. */
typedef struct DeriveWalk {
    Formula *f;
    Term *value;      /* by node: its term plus 1; 0: not made yet */
    uint8_t *on_path; /* by node - low: it depends on a chosen node, and the root on it */
    Node low, root;
    Node *stack; /* nodes whose terms are being made */
    size_t stack_cap;
    uint32_t polled;
    FormulaState state;
} DeriveWalk;

enum { DEPENDS = 1, NEEDED = 2, ON_PATH = DEPENDS | NEEDED };

static bool walk_may_go_on(DeriveWalk *w)
{
    if (w->polled++ % TAPE_POLL == 0 && tape_stopped(w->f->tape))
        w->state = FORMULA_STOPPED;
    else if (w->f->is_too_large)
        w->state = FORMULA_TOO_LARGE;
    return w->state == FORMULA_FINE;
}

/* Makes the term of a node whose operands have theirs. */
static Term node_term(DeriveWalk *w, Node node)
{
    Formula *f = w->f;
    Term operands[3] = {0};
    Node inputs[2];
    int count = tape_inputs(f->tape, node, inputs);
    for (int i = 0; i < count; i++)
        operands[i] = w->value[inputs[i]] - 1;
    Term term =
        term_apply(f, tape_op(f->tape, node), operands, term_constants_of(f, node, operands));
    if (f->tape->label[node] && f->rows[term].node == NODE_NONE)
        f->rows[term].node = node;
    return term;
}

static void stack_push(DeriveWalk *w, size_t *depth, Node node)
{
    if (*depth == w->stack_cap) {
        Node *stack = ARENA_ARRAY(w->f->arena, Node, 2 * w->stack_cap);
        memcpy(stack, w->stack, *depth * sizeof *stack);
        w->stack = stack;
        w->stack_cap *= 2;
    }
    w->stack[(*depth)++] = node;
}

/* The term of a node's value, in terms of the leaves and of the chosen nodes. */
static Term walk_value(DeriveWalk *w, Node node)
{
    size_t depth = 0;
    if (!w->value[node])
        stack_push(w, &depth, node);
    while (depth && walk_may_go_on(w)) {
        Node top = w->stack[depth - 1], inputs[2];
        size_t before = depth;
        int count = tape_inputs(w->f->tape, top, inputs);
        for (int i = count; i-- > 0;)
            if (!w->value[inputs[i]])
                stack_push(w, &depth, inputs[i]);
        if (depth > before)
            continue;
        depth--;
        w->value[top] = 1 + (count ? node_term(w, top) : leaf_term(w->f, top));
    }
    return w->state == FORMULA_FINE ? w->value[node] - 1 : 0;
}

/* ---- the reverse sweep ---- */

/* A use of a node adds this to its derivative. */
typedef struct Contribution {
    Term term;
    struct Contribution *next;
} Contribution;

typedef struct Adjoint {
    Node node;
    Contribution *uses; /* the latest first */
} Adjoint;

static uint8_t *walk_flags(const DeriveWalk *w, Node node)
{
    return &w->on_path[node - w->low];
}

static bool walk_is_on_path(const DeriveWalk *w, Node node)
{
    return node >= w->low && node <= w->root && *walk_flags(w, node) == ON_PATH;
}

/* Finds the nodes between the chosen ones and the root. Returns their number. */
static uint32_t walk_find_path(DeriveWalk *w, const Node *by, size_t by_count)
{
    uint32_t found = 0;
    for (size_t i = 0; i < by_count; i++)
        *walk_flags(w, by[i]) |= DEPENDS;
    for (Node node = w->low; node <= w->root && walk_may_go_on(w); node++) {
        Node inputs[2];
        int count = tape_inputs(w->f->tape, node, inputs);
        for (int i = 0; i < count; i++)
            if (inputs[i] >= w->low)
                *walk_flags(w, node) |= *walk_flags(w, inputs[i]) & DEPENDS;
    }
    *walk_flags(w, w->root) |= NEEDED;
    for (Node node = w->root + 1; node-- > w->low && walk_may_go_on(w);) {
        Node inputs[2];
        int count = tape_inputs(w->f->tape, node, inputs);
        if (!walk_is_on_path(w, node))
            continue;
        found++;
        for (int i = 0; i < count; i++)
            if (inputs[i] >= w->low)
                *walk_flags(w, inputs[i]) |= NEEDED;
    }
    return found;
}

/* The adjoint of a node on the path; they are sorted by node. */
static Adjoint *adjoint_find(Adjoint *adjoints, uint32_t count, Node node)
{
    uint32_t low = 0;
    while (count > 1) {
        uint32_t half = count / 2;
        if (adjoints[low + half].node <= node)
            low += half;
        count -= half;
    }
    assert(adjoints[low].node == node);
    return &adjoints[low];
}

static void adjoint_add(Formula *f, Adjoint *adjoint, Term term)
{
    Contribution *use = ARENA_NEW(f->arena, Contribution);
    *use = (Contribution){term, adjoint->uses};
    adjoint->uses = use;
}

/* The sum of all uses. */
static Term adjoint_sum(Formula *f, const Adjoint *adjoint)
{
    Term total = 0; /* the number 0 */
    Term terms[TERM_MOST_ARGS];
    size_t count = 0;
    for (const Contribution *use = adjoint->uses; use; use = use->next) {
        terms[count++] = use->term;
        if (count < TERM_MOST_ARGS && use->next)
            continue;
        total = term_add(f, total, term_sum(f, terms, count));
        count = 0;
    }
    return total;
}

/* The derivative of a node by one of its inputs. */
static Term walk_partial(DeriveWalk *w, Node node, int input)
{
    Formula *f = w->f;
    TermPlace place = {.op = tape_op(f->tape, node), .node = NODE_NONE};
    Node inputs[2];
    int count = tape_inputs(f->tape, node, inputs);
    size_t step_count;
    const PartialStep *steps = partial_steps(place.op, input, &step_count);
    bool needs[2] = {false, false};
    for (size_t i = 0; i < step_count; i++) {
        needs[0] |= steps[i].kind == PARTIAL_X || steps[i].kind == PARTIAL_Z;
        needs[1] |= steps[i].kind == PARTIAL_Y || steps[i].kind == PARTIAL_Z;
    }
    for (int i = 0; i < count; i++)
        if (needs[i])
            place.operands[i] = walk_value(w, inputs[i]);
    term_constants_of(f, node, place.operands);
    return term_partial(f, &place, input);
}

static void walk_back(DeriveWalk *w, Adjoint *adjoints, uint32_t count)
{
    Formula *f = w->f;
    adjoint_add(f, &adjoints[count - 1], term_number(f, 1.0));
    for (uint32_t i = count; i-- > 0 && walk_may_go_on(w);) {
        Node node = adjoints[i].node, inputs[2];
        Term above = adjoint_sum(f, &adjoints[i]);
        int input_count = tape_inputs(f->tape, node, inputs);
        for (int j = 0; j < input_count; j++)
            if (walk_is_on_path(w, inputs[j]))
                adjoint_add(f, adjoint_find(adjoints, count, inputs[j]),
                            term_multiply(f, above, walk_partial(w, node, j)));
    }
}

static Adjoint *walk_adjoints(const DeriveWalk *w, uint32_t count)
{
    Adjoint *adjoints = ARENA_ARRAY(w->f->arena, Adjoint, count);
    uint32_t found = 0;
    for (Node node = w->low; node <= w->root; node++)
        if (walk_is_on_path(w, node))
            adjoints[found++].node = node;
    return adjoints;
}

FormulaState formula_derive(Formula *f, Node root, const Node *by, size_t by_count,
                            Term *derivatives)
{
    DeriveWalk w = {.f = f, .root = root, .low = root, .stack_cap = 64};
    for (size_t i = 0; i < by_count; i++)
        w.low = by[i] < w.low ? by[i] : w.low;
    w.value = ARENA_ARRAY(f->arena, Term, (size_t)root + 1);
    w.on_path = ARENA_ARRAY(f->arena, uint8_t, (size_t)(root - w.low) + 1);
    w.stack = ARENA_ARRAY(f->arena, Node, w.stack_cap);
    uint32_t count = walk_find_path(&w, by, by_count);
    if (w.state == FORMULA_FINE && count > MOST_NODES)
        w.state = FORMULA_TOO_LARGE;
    if (w.state != FORMULA_FINE)
        return w.state;
    for (size_t i = 0; i < by_count; i++) /* first, so that they come first in sums */
        w.value[by[i]] = 1 + term_node(f, by[i]);
    Adjoint *adjoints = walk_adjoints(&w, count);
    if (count)
        walk_back(&w, adjoints, count);
    for (size_t i = 0; i < by_count; i++)
        derivatives[i] = walk_is_on_path(&w, by[i])
                             ? adjoint_sum(f, adjoint_find(adjoints, count, by[i]))
                             : term_number(f, 0.0);
    walk_may_go_on(&w);
    return w.state;
}

/* ---- numbers ---- */

static double row_value(const Formula *f, const TermRow *row, const double *values)
{
    double value = row->number;
    switch (row->kind) {
    case TERM_NUMBER:
        return value;
    case TERM_CONSTANT:
        return term_constants[row->which].value;
    case TERM_NODE:
        return tape_value(f->tape, row->which);
    case TERM_SUM:
        for (uint32_t i = 0; i < row->count; i++)
            value += values[row->args[i]];
        return value;
    case TERM_PRODUCT:
        for (uint32_t i = 0; i < row->count; i++)
            value *= values[row->args[i]];
        return value;
    case TERM_POWER:
        return pow(values[row->args[0]], values[row->args[1]]);
    case TERM_APPLY:
        return ops_value((Op)row->which, values[row->args[0]],
                         row->count > 1 ? values[row->args[1]] : 0.0,
                         row->count > 2 ? values[row->args[2]] : 0.0);
    case TERM_WHERE:
        return values[row->args[0]] != 0.0 ? values[row->args[1]] : values[row->args[2]];
    }
    return value;
}

double formula_value(const Formula *f, Term term)
{
    double *values = ARENA_ARRAY(f->arena, double, (size_t)term + 1);
    for (Term t = 0; t <= term; t++)
        values[t] = row_value(f, term_row(f, t), values);
    return values[term];
}
