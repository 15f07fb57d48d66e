/* cause.c: scans up from one node, or down from the root, over the edges under the root. */
#include "graph/pass/cause.h"

#include <string.h>

_Static_assert(CAUSE_COUNT <= 64, "a cause has a bit in a CauseSet");

/* What an edge contributes to the gradient of its operand. */
typedef struct Contribution {
    double derivative, grad, term; /* term is derivative * grad, or 0 if a mask stops it */
} Contribution;

static Contribution contribution_of(const Tape *tape, PathEdge edge)
{
    double g = tape_grad(tape, edge.node);
    OpsDerivatives d = tape_derivatives(tape, edge.node), terms = tape_terms(tape, edge.node, g);
    return edge.slot ? (Contribution){d.y, g, terms.y} : (Contribution){d.x, g, terms.x};
}

/* ---- 0 ---- */

enum { CAUSE_ABOVE = CAUSE_COUNT }; /* the gradient of the node above is 0, too */

/* The cause at an edge to an operand with gradient 0. */
static unsigned zero_at(const Tape *tape, PathEdge edge)
{
    Contribution c = contribution_of(tape, edge);
    if (c.derivative == 0.0)
        return tape_op(tape, edge.node);
    if (c.grad == 0.0)
        return CAUSE_ABOVE;
    return c.term == 0.0 ? CAUSE_UNDERFLOW : CAUSE_CANCEL;
}

/* The inputs of a node under the root; 0 of others. */
static int inputs_under(const Tape *tape, Node node, Node inputs[2])
{
    return tape_is_marked(tape, node) ? tape_inputs(tape, node, inputs) : 0;
}

bool cause_find_zero(const Tape *tape, Node node, Node root, Node *parents, CauseZero *zero)
{
    memset(zero, 0, sizeof *zero);
    for (Node at = node; at <= root; at++)
        parents[at - node] = NODE_NONE;
    parents[0] = node;
    for (Node at = node + 1; at <= root; at++) {
        Node inputs[2];
        int count = inputs_under(tape, at, inputs);
        if (at % TAPE_POLL == 0 && tape_stopped(tape))
            return false;
        for (int slot = 0; slot < count; slot++) {
            PathEdge edge = {at, (uint32_t)slot};
            if (inputs[slot] < node || parents[inputs[slot] - node] == NODE_NONE)
                continue;
            unsigned cause = zero_at(tape, edge);
            if (cause == CAUSE_ABOVE)
                parents[at - node] = inputs[slot];
            else if (zero->of[cause].count++ == 0)
                zero->of[cause].first = edge;
        }
    }
    return true;
}

bool cause_find_all_zero(const Tape *tape, Node root, CauseNode *nodes)
{
    const CauseSet product = (CauseSet)1 << OP_MUL;
    memset(nodes, 0, ((size_t)root + 1) * sizeof *nodes);
    for (Node at = root; at > 0; at--) {
        Node inputs[2];
        int count = inputs_under(tape, at, inputs);
        if (at % TAPE_POLL == 0 && tape_stopped(tape))
            return false;
        for (int slot = 0; slot < count; slot++) {
            if (tape_grad(tape, inputs[slot]) != 0.0)
                continue;
            unsigned cause = zero_at(tape, (PathEdge){at, (uint32_t)slot});
            CauseSet set = cause == CAUSE_ABOVE ? nodes[at].set : (CauseSet)1 << cause;
            nodes[inputs[slot]].set |= set;
            nodes[inputs[slot]].stopped += (set & ~product) != 0;
        }
    }
    return true;
}

/* ---- nan and inf ---- */

/* True for a contribution that explains the gradient of `under`: nan of nan, infinity of infinity.
 */
static bool is_like(double term, double grad)
{
    return isnan(grad) ? isnan(term) : isinf(term);
}

static CauseKind kind_of(Contribution c)
{
    if ((c.derivative == 0.0 && isinf(c.grad)) || (c.grad == 0.0 && isinf(c.derivative)))
        return CAUSE_ZERO_TIMES;
    return isfinite(c.derivative) ? CAUSE_OVERFLOW : CAUSE_DERIVATIVE;
}

/* Goes up as long as a node above has such a gradient, too. Nodes above are newer, so this is one
   scan. */
bool cause_find_not_finite(const Tape *tape, Node node, Node root, CauseNotFinite *cause)
{
    *cause = (CauseNotFinite){CAUSE_SUM, {NODE_NONE, 0}, node};
    for (Node at = node + 1; at <= root; at++) {
        Node inputs[2];
        int count = inputs_under(tape, at, inputs);
        if (at % TAPE_POLL == 0 && tape_stopped(tape))
            return false;
        for (int slot = 0; slot < count; slot++) {
            PathEdge edge = {at, (uint32_t)slot};
            if (inputs[slot] != cause->under)
                continue;
            Contribution c = contribution_of(tape, edge);
            double grad = tape_grad(tape, cause->under);
            if (!is_like(c.term, grad))
                continue;
            if (!is_like(c.grad, grad)) {
                cause->kind = kind_of(c);
                cause->edge = edge;
                return true;
            }
            cause->under = at;
            break;
        }
    }
    return true;
}

Node cause_of_value(const Tape *tape, Node node)
{
    for (;;) {
        Node inputs[2], next = node;
        for (int i = tape_inputs(tape, node, inputs); i-- > 0;)
            if (!isfinite(tape_value(tape, inputs[i])))
                next = inputs[i];
        if (next == node)
            return node;
        node = next;
    }
}
