/*
 * flow.h: the part of a gradient that each edge carries.
 *
 * The gradient of a root with respect to a node is the sum over the paths between them. The flow of
 * an edge is the sum over those that go through it: the product of the gradient of the edge's node,
 * its local derivative and the derivative of its operand by the node below. The tape must be
 * unfolded; its gradients are neither used nor changed.
 */
#ifndef GRAPH_FLOW_H
#define GRAPH_FLOW_H

#include "graph/tape.h"

/* Zeroed: it is empty. */
typedef struct Flow {
    Node from, root;
    double *edges;  /* of node from + i: edges[2 * i] and edges[2 * i + 1]; nan: on no path */
    double largest; /* the largest finite magnitude */
    double *block;  /* owns `edges` */
    size_t size;
    Mem *mem;
} Flow;

/* Computes the flow of all edges between a node and a root, which is not older. False if memory is
   short or *stop is set; flow_done frees in any case. */
bool flow_find(Flow *flow, const Tape *tape, Node from, Node root);
void flow_done(Flow *flow);

/* The flow through an operand of a node, 0 or 1; nan if it is on no path. */
static inline double flow_of(const Flow *flow, Node node, int slot)
{
    bool is_inside = node > flow->from && node <= flow->root;
    return is_inside ? flow->edges[2 * (size_t)(node - flow->from) + (size_t)slot] : (double)NAN;
}

/* True if there is a path. */
static inline bool flow_exists(const Flow *flow)
{
    return flow->from == flow->root || !isnan(flow_of(flow, flow->root, 0)) ||
           !isnan(flow_of(flow, flow->root, 1));
}

#endif
