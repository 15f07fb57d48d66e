/*
 * flow.c: the part of a gradient that each edge carries.
 *
 * A sweep up computes the derivative of each node by `from` (forward mode), and a sweep down the
 * derivative of the root by each node (reverse mode). nan means that there is no path; a derivative
 * that is not a number counts as 0 here.
 */
#include "graph/flow.h"

typedef struct FlowSweep {
    const Tape *tape;
    Flow *flow;
    double *up, *down; /* of node from + i: its derivative by `from`, and that of the root by it */
} FlowSweep;

static double finite_or_zero(double x)
{
    return isfinite(x) ? x : 0.0;
}

static void add_to(double *sum, double x)
{
    *sum = (isnan(*sum) ? 0.0 : *sum) + finite_or_zero(x);
}

/* The inputs of a node of the range as indices of the arrays; -1: below the range. */
static int sweep_inputs(const FlowSweep *sweep, Node node, int64_t inputs[2])
{
    Node nodes[2];
    if (tape_op(sweep->tape, node) == OP_LEAF)
        return 0;
    int count = tape_inputs(sweep->tape, node, nodes);
    for (int slot = 0; slot < count; slot++)
        inputs[slot] =
            nodes[slot] < sweep->flow->from ? -1 : (int64_t)nodes[slot] - sweep->flow->from;
    return count;
}

static void sweep_up(FlowSweep *sweep, Node node)
{
    int64_t inputs[2], at = node - sweep->flow->from;
    int count = sweep_inputs(sweep, node, inputs);
    OpsDerivatives d = count ? tape_derivatives(sweep->tape, node) : (OpsDerivatives){0};
    for (int slot = 0; slot < count; slot++)
        if (inputs[slot] >= 0 && !isnan(sweep->up[inputs[slot]]))
            add_to(&sweep->up[at], (slot ? d.y : d.x) * sweep->up[inputs[slot]]);
}

static void sweep_down(FlowSweep *sweep, Node node)
{
    int64_t inputs[2], at = node - sweep->flow->from;
    if (isnan(sweep->down[at]) || isnan(sweep->up[at]))
        return;
    int count = sweep_inputs(sweep, node, inputs);
    OpsDerivatives d = count ? tape_derivatives(sweep->tape, node) : (OpsDerivatives){0};
    for (int slot = 0; slot < count; slot++) {
        if (inputs[slot] < 0 || isnan(sweep->up[inputs[slot]]))
            continue;
        double step = finite_or_zero(sweep->down[at] * (slot ? d.y : d.x));
        double through = finite_or_zero(step * sweep->up[inputs[slot]]) + 0.0; /* no -0.0 */
        add_to(&sweep->down[inputs[slot]], step);
        sweep->flow->edges[2 * at + slot] = through;
        sweep->flow->largest = fmax(sweep->flow->largest, fabs(through));
    }
}

bool flow_find(Flow *flow, const Tape *tape, Node from, Node root)
{
    assert(from <= root);
    size_t nodes = (size_t)(root - from) + 1, numbers = 4 * nodes;
    *flow = (Flow){.from = from, .root = root, .size = numbers * sizeof(double), .mem = tape->mem};
    flow->block = mem_alloc(tape->mem, flow->size);
    if (!flow->block)
        return false;
    flow->edges = flow->block;
    for (size_t i = 0; i < numbers; i++)
        flow->block[i] = (double)NAN;
    FlowSweep sweep = {tape, flow, flow->block + 2 * nodes, flow->block + 3 * nodes};
    sweep.up[0] = sweep.down[nodes - 1] = 1.0;
    for (Node node = from + 1; node <= root; node++) {
        if (node % TAPE_POLL == 0 && tape_stopped(tape))
            return false;
        sweep_up(&sweep, node);
    }
    for (Node node = root; node > from; node--) {
        if (node % TAPE_POLL == 0 && tape_stopped(tape))
            return false;
        sweep_down(&sweep, node);
    }
    return true;
}

void flow_done(Flow *flow)
{
    if (flow->block)
        mem_free(flow->mem, flow->block, flow->size);
    *flow = (Flow){0};
}
