/*
 * topo.c: the depth-first order of a graph.
 *
 * The search is iterative, because graphs are too deep for recursion.
 */
#include "graph/topo.h"

typedef struct TopoWalk {
    Tape *tape;
    Node *path;    /* from a root to the current node */
    uint8_t *next; /* index of the input of path[i] to visit next */
    size_t depth, path_cap, next_cap;
    Node *order; /* the nodes that are finished */
    size_t count, order_cap;
} TopoWalk;

static bool topo_enter(TopoWalk *walk, Node node)
{
    Mem *mem = walk->tape->mem;
    Node *path = mem_grow(mem, walk->path, sizeof *path, &walk->path_cap, walk->depth + 1);
    if (!path)
        return false;
    walk->path = path;
    uint8_t *next = mem_grow(mem, walk->next, 1, &walk->next_cap, walk->depth + 1);
    if (!next)
        return false;
    walk->next = next;
    tape_mark(walk->tape, node);
    walk->path[walk->depth] = node;
    walk->next[walk->depth++] = 0;
    return true;
}

static bool topo_leave(TopoWalk *walk)
{
    Node *order =
        mem_grow(walk->tape->mem, walk->order, sizeof *order, &walk->order_cap, walk->count + 1);
    if (!order)
        return false;
    walk->order = order;
    walk->order[walk->count++] = walk->path[--walk->depth];
    return true;
}

/* Visits everything under a root that was not visited yet. */
static bool topo_visit(TopoWalk *walk, Node root)
{
    Tape *tape = walk->tape;
    if (tape_is_marked(tape, root))
        return true;
    bool ok = topo_enter(walk, root);
    while (ok && walk->depth) {
        if (walk->count % TAPE_POLL == 0 && tape_stopped(tape))
            return false;
        Node inputs[2], node = walk->path[walk->depth - 1];
        int at = walk->next[walk->depth - 1]++;
        if (at >= tape_inputs(tape, node, inputs))
            ok = topo_leave(walk);
        else if (!tape_is_marked(tape, inputs[at]))
            ok = topo_enter(walk, inputs[at]);
    }
    return ok;
}

Node *topo_order(Tape *tape, const Node *roots, size_t root_count, size_t *count)
{
    TopoWalk walk = {.tape = tape};
    MemFail *fail = mem_mute(tape->mem); /* a throw would leak the arrays */
    tape_unmark_all(tape);
    bool ok = true;
    for (size_t i = 0; ok && i < root_count; i++)
        ok = topo_visit(&walk, roots[i]);
    mem_free(tape->mem, walk.path, walk.path_cap * sizeof *walk.path);
    mem_free(tape->mem, walk.next, walk.next_cap);
    Node *order = NULL;
    if (ok && walk.count)
        order = mem_resize(tape->mem, walk.order, walk.order_cap * sizeof *order,
                           walk.count * sizeof *order);
    if (!order) /* shrinking may fail, too */
        mem_free(tape->mem, walk.order, walk.order_cap * sizeof *order);
    mem_unmute(tape->mem, fail);
    *count = walk.count;
    return order;
}
