/*
 * paths.h: the paths from a node up to a root, and the largest of their products.
 *
 * A path runs over operands, so a*a has two paths from a. Its product is that of the local
 * derivatives at its nodes, and the gradient is the sum of the products of all paths. There may be
 * more paths than any integer counts, and products beyond the range of double: both are a mantissa
 * and an exponent.
 *
 * The tape must be unfolded (fold/unfold.h).
 */
#ifndef GRAPH_PASS_PATHS_H
#define GRAPH_PASS_PATHS_H

#include "graph/tape.h"

/* digits * 2**exponent. Exact if the exponent is 0; else digits is at least 2**63. */
typedef struct PathCount {
    uint64_t digits;
    int64_t exponent;
} PathCount;

/* mantissa * 2**exponent, with 0.5 <= |mantissa| < 1; or 0. */
typedef struct PathProduct {
    double mantissa;
    int64_t exponent;
} PathProduct;

/* One operand of a node: an edge of the graph. */
typedef struct PathEdge {
    Node node;
    uint32_t slot; /* 0 or 1: which operand */
} PathEdge;

/* The paths from `from` to one node. */
typedef struct PathNode {
    PathProduct best;         /* the largest magnitude of a product; 0: none is above 0 */
    PathCount count, nonzero; /* all paths; those without a factor that is 0 */
    uint8_t slot;             /* the operand through which `best` goes */
    bool is_finite;           /* every factor is */
} PathNode;

typedef struct PathFound {
    uint64_t *slots;     /* one bit for each edge, from the root down */
    uint32_t length;     /* edges */
    PathProduct product; /* with its sign, multiplied from the root down as in backward */
} PathFound;

enum { PATHS_MOST = 32 };

typedef struct Paths {
    const Tape *tape;
    Node from, root;
    PathNode *nodes;             /* from `from` to `root` */
    PathEdge *edges;             /* of the path that paths_edges was asked for last */
    PathFound found[PATHS_MOST]; /* the largest first; equal ones in the order of their operands */
    uint32_t found_count;
    void *block; /* all of the above */
    size_t size;
} Paths;

/* Counts the paths and finds up to `wanted` <= PATHS_MOST of those with the largest magnitude that
   have only finite factors, none of them 0. O(n + wanted * length) for n nodes from `from` to
   `root`. False if memory is short or *stop is set; paths_done frees in any case. The caller may
   take paths->block instead. */
bool paths_find(Paths *paths, const Tape *tape, Node from, Node root, uint32_t wanted);
void paths_done(Paths *paths);
/* Sorts the found paths by their operands, left before right, from the root down. */
void paths_sort_by_operands(Paths *paths);

/* The paths to a node of the range, and to the root. */
static inline const PathNode *paths_to(const Paths *paths, Node node)
{
    return &paths->nodes[node - paths->from];
}

static inline const PathNode *paths_total(const Paths *paths)
{
    return paths_to(paths, paths->root);
}

/* The edges of a found path, from `from` up; valid until the next call. The first is the operand
   `from` of its node. */
const PathEdge *paths_edges(const Paths *paths, uint32_t index);
/* The same for the largest path to an operand, and then `last`, the edge from it. There must be one
   without a factor of 0. Sets *count. */
const PathEdge *paths_edges_through(const Paths *paths, PathEdge last, uint32_t *count);

/* The local derivative at an edge, with the present data. */
static inline double paths_derivative(const Tape *tape, PathEdge edge)
{
    OpsDerivatives d = tape_derivatives(tape, edge.node);
    return edge.slot ? d.y : d.x;
}

/* a - b, for a >= b. */
PathCount path_count_minus(PathCount a, PathCount b);
/* The decimal logarithm of a count that is not 0. */
double path_count_log10(PathCount count);
PathProduct path_product_times(PathProduct product, double factor);
/* The product as a double: 0 or infinite if it is out of range. */
double path_product_value(PathProduct product);

#endif
