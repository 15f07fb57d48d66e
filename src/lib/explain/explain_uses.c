/*
 * explain_uses.c: one row for each operand that the Value is: the gradient of the node that uses
 * it, times the local derivative.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "lib/explain/explain_internal.h"
#include "lib/explain/node_name.h"
#include "lib/explain/subject.h"
#include "view/outline.h"

typedef struct Use {
    PathEdge edge;
    double share; /* of the gradient */
} Use;

typedef struct Uses {
    Use largest[EXPLAIN_MOST]; /* by magnitude; equal ones in the order of the graph */
    uint32_t shown;
    uint64_t count;
} Uses;

static void uses_add(Uses *uses, Use use)
{
    uint32_t at = uses->shown;
    uses->count++;
    while (at > 0 && !(fabs(uses->largest[at - 1].share) >= fabs(use.share)))
        at--;
    if (at == EXPLAIN_MOST)
        return;
    uint32_t moved = uses->shown < EXPLAIN_MOST ? uses->shown++ : EXPLAIN_MOST - 1;
    memmove(&uses->largest[at + 1], &uses->largest[at], (moved - at) * sizeof(Use));
    uses->largest[at] = use;
}

/* In the order of the graph. */
static int compare_edges(const void *a, const void *b)
{
    const PathEdge *x = &((const Use *)a)->edge, *y = &((const Use *)b)->edge;
    if (x->node != y->node)
        return x->node < y->node ? -1 : 1;
    return (x->slot > y->slot) - (x->slot < y->slot);
}

static void uses_find(const Explanation *e, Uses *uses)
{
    const Tape *tape = &e->vm->tape;
    subject_mark_graph(e->vm, e->root);
    for (Node node = e->node + 1; node <= e->root; node++) {
        if (node % TAPE_POLL == 0)
            vm_poll(e->vm);
        if (!tape_is_marked(tape, node))
            continue;
        Node inputs[2];
        int count = tape_inputs(tape, node, inputs);
        for (int slot = 0; slot < count; slot++) {
            PathEdge edge = {node, (uint32_t)slot};
            if (inputs[slot] == e->node)
                uses_add(uses, (Use){edge, tape_grad(tape, node) * paths_derivative(tape, edge)});
        }
    }
}

/* `a*b    grad 1.0    × b = -3.0    = -3.0` */
static void put_use(const Explanation *e, const Use *use)
{
    node_name_put(e->vm, e->rows, use->edge.node);
    explain_put_side(e, e->rows, use->edge);
    buf_puts(e->rows, "\tgrad ");
    num_put_short(e->rows, tape_grad(&e->vm->tape, use->edge.node));
    buf_puts(e->rows, "\t× ");
    explain_put_factor(e, use->edge);
    explain_put_result(e, use->share);
}

void explain_put_uses(const Explanation *e, Buf *out)
{
    Uses uses = {0};
    double shown = 0.0;
    uses_find(e, &uses);
    buf_puts(out, uses.count == 1 ? ", from " : ", the sum over ");
    outline_put_quantity(out, uses.count, "use");
    buf_putc(out, '\n');
    if (uses.count == uses.shown)
        qsort(uses.largest, uses.shown, sizeof(Use), compare_edges);
    for (uint32_t i = 0; i < uses.shown; i++) {
        put_use(e, &uses.largest[i]);
        shown += uses.largest[i].share;
    }
    if (uses.count > uses.shown)
        explain_put_more(e, (PathCount){uses.count - uses.shown, 0}, e->grad - shown);
    if (uses.count > 1)
        explain_put_sum(e);
}
