/*
 * paths.c: counts paths, and finds the largest.
 *
 * One sweep up computes, for each node v, the number of paths to v and M(v), the largest magnitude
 * of their products. From the root the best path then follows the operand with the largest
 * |derivative| * M. Each operand that it leaves aside begins a candidate: the part of the path
 * above, this operand, and the best path from there. Its magnitude |product above| * M is known
 * without following it. The largest candidate is the next path, and leaves candidates in turn
 * (Lawler 1972, "A procedure for computing the K best solutions"). No more candidates are kept than
 * paths are still wanted.
 *
 * A path is one bit for each of its edges, so twenty paths of a million nodes take 2.5 MB.
 */
#include "graph/pass/paths.h"

#include <string.h>

#define NO_PATH UINT32_MAX

/* ---- counts and products ---- */

/* Digits that do not fit are dropped: from 2**64 on, a sum is correct to 63 bits. */
static PathCount count_plus(PathCount a, PathCount b)
{
    bool swapped = a.exponent < b.exponent;
    PathCount large = swapped ? b : a, small = swapped ? a : b;
    int64_t shift = large.exponent - small.exponent;
    uint64_t added = shift < 64 ? small.digits >> shift : 0;
    if (large.digits <= UINT64_MAX - added)
        return (PathCount){large.digits + added, large.exponent};
    uint64_t half = (large.digits >> 1) + (added >> 1) + (large.digits & added & 1);
    return (PathCount){half, large.exponent + 1};
}

PathCount path_count_minus(PathCount a, PathCount b)
{
    int64_t shift = a.exponent - b.exponent;
    a.digits -= shift < 64 ? b.digits >> shift : 0;
    if (a.digits == 0)
        return (PathCount){0};
    for (; a.exponent > 0 && a.digits < (uint64_t)1 << 63; a.exponent--)
        a.digits <<= 1;
    return a;
}

double path_count_log10(PathCount count)
{
    return log10((double)count.digits) + (double)count.exponent * log10(2.0);
}

PathProduct path_product_times(PathProduct product, double factor)
{
    int exponent;
    double mantissa = product.mantissa * frexp(factor, &exponent);
    if (mantissa == 0.0)
        return (PathProduct){0.0, 0};
    bool is_small = fabs(mantissa) < 0.5;
    return (PathProduct){is_small ? 2.0 * mantissa : mantissa,
                         product.exponent + exponent - is_small};
}

static PathProduct product_times_product(PathProduct a, PathProduct b)
{
    PathProduct product = path_product_times(a, b.mantissa);
    product.exponent += b.mantissa != 0.0 ? b.exponent : 0;
    return product;
}

double path_product_value(PathProduct product)
{
    int64_t exponent = product.exponent;
    exponent = exponent > 4096 ? 4096 : exponent < -4096 ? -4096 : exponent;
    return ldexp(product.mantissa, (int)exponent);
}

/* Negative, 0 or positive as |a| is less than, equal to or greater than |b|. */
static int product_compare(PathProduct a, PathProduct b)
{
    double x = fabs(a.mantissa), y = fabs(b.mantissa);
    if (x == 0.0 || y == 0.0 || a.exponent == b.exponent)
        return (x > y) - (x < y);
    return a.exponent > b.exponent ? 1 : -1;
}

/* ---- the sweep up ---- */

/* The paths to a node of the range; NULL if there are none. */
static inline const PathNode *paths_below(const Paths *paths, Node node)
{
    const PathNode *below = node < paths->from ? NULL : &paths->nodes[node - paths->from];
    return below && below->count.digits ? below : NULL;
}

/* Adds the paths through one operand. Of equal products the first operand's is kept. */
static void paths_add(PathNode *to, const PathNode *below, double derivative, uint8_t slot)
{
    to->count = count_plus(to->count, below->count);
    to->is_finite &= below->is_finite && isfinite(derivative);
    if (derivative == 0.0 || !isfinite(derivative))
        return;
    to->nonzero = count_plus(to->nonzero, below->nonzero);
    PathProduct product = path_product_times(below->best, fabs(derivative));
    if (product_compare(product, to->best) > 0) {
        to->best = product;
        to->slot = slot;
    }
}

static void paths_visit(Paths *paths, Node node)
{
    const Tape *tape = paths->tape;
    PathNode *to = &paths->nodes[node - paths->from];
    *to = (PathNode){.is_finite = true};
    if (tape_op(tape, node) == OP_LEAF)
        return;
    Node inputs[2];
    int count = tape_inputs(tape, node, inputs);
    const PathNode *x = count > 0 ? paths_below(paths, inputs[0]) : NULL;
    const PathNode *y = count > 1 ? paths_below(paths, inputs[1]) : NULL;
    if (!x && !y)
        return;
    OpsDerivatives d = tape_derivatives(tape, node);
    if (x)
        paths_add(to, x, d.x, 0);
    if (y)
        paths_add(to, y, d.y, 1);
}

static bool paths_sweep(Paths *paths)
{
    paths->nodes[0] = (PathNode){.best = {0.5, 1}, .count = {1, 0}, .nonzero = {1, 0}, 0, true};
    for (Node node = paths->from + 1; node <= paths->root; node++) {
        if (node % TAPE_POLL == 0 && tape_stopped(paths->tape))
            return false;
        paths_visit(paths, node);
    }
    return true;
}

/* ---- the search down ---- */

/* The best path among those that share the edges of path `parent` above edge `step`, and there take
   the other operand. */
typedef struct Candidate {
    PathProduct bound;  /* the magnitude of its product */
    PathProduct prefix; /* the part of the product down to the operand */
    Node at;            /* the operand */
    uint32_t parent, step;
} Candidate;

typedef struct Search {
    Paths *paths;
    uint32_t wanted;
    Candidate pool[PATHS_MOST];
    uint8_t order[PATHS_MOST]; /* indices into the pool, the best first */
    uint32_t count;
    uint32_t differ[PATHS_MOST][PATHS_MOST]; /* the first edge in which two paths differ */
} Search;

static bool slot_of(const Paths *paths, uint32_t path, uint32_t step)
{
    return paths->found[path].slots[step / 64] >> step % 64 & 1;
}

/* True if `a`, with the other operand at its step, precedes the path that goes on there. */
static bool candidate_turns_left(const Paths *paths, const Candidate *a)
{
    return slot_of(paths, a->parent, a->step);
}

/* True if the operands of `a` precede those of `b`, at the first edge from the root in which they
   differ. */
static bool candidate_is_left(const Search *search, const Candidate *a, const Candidate *b)
{
    const Paths *paths = search->paths;
    uint32_t first = search->differ[a->parent][b->parent];
    if (a->step >= first && b->step >= first)
        return !slot_of(paths, a->parent, first);
    return a->step < b->step ? candidate_turns_left(paths, a) : !candidate_turns_left(paths, b);
}

static bool candidate_precedes(const Search *search, const Candidate *a, const Candidate *b)
{
    int order = product_compare(a->bound, b->bound);
    return order > 0 || (order == 0 && candidate_is_left(search, a, b));
}

/* Keeps the candidate if it is among the best that are still wanted. */
static void search_push(Search *search, const Candidate *candidate)
{
    uint32_t most = search->wanted - search->paths->found_count;
    if (search->count >= most) {
        if (most == 0 ||
            !candidate_precedes(search, candidate, &search->pool[search->order[most - 1]]))
            return;
        search->count = most - 1; /* drops the last; its place in the pool is order[most - 1] */
    }
    uint32_t low = 0, high = search->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (candidate_precedes(search, candidate, &search->pool[search->order[middle]]))
            high = middle;
        else
            low = middle + 1;
    }
    uint8_t place = search->order[search->count];
    memmove(&search->order[low + 1], &search->order[low], search->count - low);
    search->order[low] = place;
    search->pool[place] = *candidate;
    search->count++;
}

/* Takes the best candidate out of the pool. Its place becomes the first free one. */
static Candidate search_pop(Search *search)
{
    uint8_t place = search->order[0];
    search->count--;
    memmove(&search->order[0], &search->order[1], search->count);
    search->order[search->count] = place;
    return search->pool[place];
}

/* The candidate that takes the operand which the path leaves aside at a node. */
static void search_leave(Search *search, PathProduct prefix, Node operand, double derivative,
                         uint32_t path, uint32_t step)
{
    const PathNode *below = paths_below(search->paths, operand);
    if (!below || below->best.mantissa == 0.0 || derivative == 0.0 || !isfinite(derivative))
        return;
    Candidate candidate = {.prefix = path_product_times(prefix, derivative),
                           .at = operand,
                           .parent = path,
                           .step = step};
    candidate.bound = product_times_product(candidate.prefix, below->best);
    search_push(search, &candidate);
}

/* Follows the best operands down, from `at` with `prefix`, after `step` edges. */
static bool search_follow(Search *search, uint32_t path, Node at, PathProduct prefix, uint32_t step)
{
    Paths *paths = search->paths;
    PathFound *found = &paths->found[path];
    for (; at != paths->from; step++) {
        if (step % TAPE_POLL == 0 && tape_stopped(paths->tape))
            return false;
        Node inputs[2];
        int count = tape_inputs(paths->tape, at, inputs);
        unsigned slot = paths->nodes[at - paths->from].slot;
        OpsDerivatives d = tape_derivatives(paths->tape, at);
        uint64_t bit = (uint64_t)1 << step % 64;
        found->slots[step / 64] = (found->slots[step / 64] & ~bit) | (slot ? bit : 0);
        if (count > 1)
            search_leave(search, prefix, inputs[!slot], slot ? d.x : d.y, path, step);
        prefix = path_product_times(prefix, slot ? d.y : d.x);
        at = inputs[slot];
    }
    found->length = step;
    found->product = prefix;
    return true;
}

/* Begins the path of a candidate as a copy of its parent, with the other operand at `step`. */
static void search_branch(Search *search, uint32_t path, const Candidate *from)
{
    PathFound *found = search->paths->found;
    uint32_t words = from->step / 64 + 1;
    memcpy(found[path].slots, found[from->parent].slots, words * sizeof(uint64_t));
    found[path].slots[from->step / 64] ^= (uint64_t)1 << from->step % 64;
    for (uint32_t other = 0; other < path; other++) {
        uint32_t shared = search->differ[from->parent][other];
        search->differ[path][other] = search->differ[other][path] =
            shared < from->step ? shared : from->step;
    }
}

static bool search_run(Search *search)
{
    Paths *paths = search->paths;
    for (uint32_t i = 0; i < PATHS_MOST; i++) {
        search->order[i] = (uint8_t)i;
        search->differ[i][i] = NO_PATH;
    }
    if (search->wanted == 0 || paths_total(paths)->best.mantissa == 0.0)
        return true;
    paths->found_count = 1;
    if (!search_follow(search, 0, paths->root, (PathProduct){0.5, 1}, 0))
        return false;
    while (search->count) {
        Candidate next = search_pop(search);
        uint32_t path = paths->found_count++;
        search_branch(search, path, &next);
        if (!search_follow(search, path, next.at, next.prefix, next.step + 1))
            return false;
    }
    return true;
}

/* ---- all ---- */

/* One block, so that the caller has one thing to free. */
static bool paths_allocate(Paths *paths, uint32_t wanted)
{
    size_t nodes = (size_t)(paths->root - paths->from) + 1, words = nodes / 64 + 1;
    size_t slots = wanted * words * sizeof(uint64_t);
    paths->size = nodes * (sizeof(PathNode) + sizeof(PathEdge)) + slots;
    paths->block = mem_alloc(paths->tape->mem, paths->size);
    if (!paths->block)
        return false;
    paths->nodes = paths->block;
    paths->edges = (PathEdge *)(paths->nodes + nodes);
    uint64_t *slot = (uint64_t *)(paths->edges + nodes);
    for (uint32_t i = 0; i < wanted; i++)
        paths->found[i].slots = slot + i * words;
    return true;
}

bool paths_find(Paths *paths, const Tape *tape, Node from, Node root, uint32_t wanted)
{
    assert(wanted <= PATHS_MOST && from <= root);
    *paths = (Paths){.tape = tape, .from = from, .root = root};
    Search search = {.paths = paths, .wanted = wanted};
    return paths_allocate(paths, wanted) && paths_sweep(paths) && search_run(&search);
}

void paths_done(Paths *paths)
{
    mem_free(paths->tape->mem, paths->block, paths->block ? paths->size : 0);
    paths->block = NULL;
}

/* The first edge in which two different paths differ is within both. */
static bool found_is_left(const PathFound *a, const PathFound *b)
{
    size_t word = 0;
    while (a->slots[word] == b->slots[word])
        word++;
    uint64_t differing = a->slots[word] ^ b->slots[word], lowest = differing & (~differing + 1);
    return (a->slots[word] & lowest) == 0;
}

void paths_sort_by_operands(Paths *paths)
{
    for (uint32_t i = 1; i < paths->found_count; i++) {
        PathFound moved = paths->found[i];
        uint32_t at = i;
        for (; at > 0 && found_is_left(&moved, &paths->found[at - 1]); at--)
            paths->found[at] = paths->found[at - 1];
        paths->found[at] = moved;
    }
}

static Node edge_operand(const Tape *tape, PathEdge edge)
{
    Node inputs[2];
    tape_inputs(tape, edge.node, inputs);
    return inputs[edge.slot];
}

const PathEdge *paths_edges(const Paths *paths, uint32_t index)
{
    const PathFound *found = &paths->found[index];
    Node at = paths->root;
    for (uint32_t step = 0; step < found->length; step++) {
        uint32_t slot = slot_of(paths, index, step);
        paths->edges[found->length - 1 - step] = (PathEdge){at, slot};
        at = edge_operand(paths->tape, paths->edges[found->length - 1 - step]);
    }
    return paths->edges;
}

/* The edges are written from the end of the array down. */
const PathEdge *paths_edges_through(const Paths *paths, PathEdge last, uint32_t *count)
{
    PathEdge *edge = paths->edges + (paths->root - paths->from), *end = edge;
    *edge = last;
    for (Node at = edge_operand(paths->tape, last); at != paths->from;) {
        *--edge = (PathEdge){at, paths_to(paths, at)->slot};
        at = edge_operand(paths->tape, *edge);
    }
    *count = (uint32_t)(end + 1 - edge);
    return edge;
}
