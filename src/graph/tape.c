/* tape.c: recording nodes, and walking over them in the order that users see. */
#include "graph/tape.h"

#include <string.h>

enum {
    POLL = 1 << 16,           /* nodes between two looks at the stop flag */
    CHARGE_STEP = 1 << 16,    /* nodes whose memory is counted at a time */
    SMALLEST_TAPE = 1 << 16,  /* below this a session is of no use */
    HUGE_PAGES_FROM = 1 << 20 /* nodes: a small tape must not touch whole huge pages */
};

static bool tape_reserve(Tape *tape, uint32_t capacity)
{
    tape->pair = mem_reserve(capacity * sizeof *tape->pair);
    tape->word = mem_reserve(capacity * sizeof *tape->word);
    tape->label = mem_reserve(capacity * sizeof *tape->label);
    tape->site = mem_reserve(capacity * sizeof *tape->site);
    tape->mark = mem_reserve(capacity);
    tape->capacity = capacity;
    return tape->pair && tape->word && tape->label && tape->site && tape->mark;
}

static void tape_release(Tape *tape)
{
    mem_release(tape->pair, tape->capacity * sizeof *tape->pair);
    mem_release(tape->word, tape->capacity * sizeof *tape->word);
    mem_release(tape->label, tape->capacity * sizeof *tape->label);
    mem_release(tape->site, tape->capacity * sizeof *tape->site);
    mem_release(tape->mark, tape->capacity);
}

bool tape_init(Tape *tape, Mem *mem, uint64_t limit)
{
    *tape = (Tape){.mem = mem, .last_root = NODE_NONE, .reach.root = NODE_NONE};
    tape->limit = limit && limit < NODE_LIMIT ? (uint32_t)limit : NODE_LIMIT;
    /* Address space may be limited (ulimit -v): take less rather than nothing. */
    for (uint32_t capacity = NODE_LIMIT; capacity >= SMALLEST_TAPE; capacity /= 2) {
        if (tape_reserve(tape, capacity))
            return true;
        tape_release(tape);
    }
    tape->pair = NULL;
    tape->capacity = 0;
    return false;
}

void tape_done(Tape *tape)
{
    tape_clear(tape);
    mem_free(tape->mem, tape->leaves, tape->leaf_cap * sizeof *tape->leaves);
    mem_free(tape->mem, tape->touched, tape->touched_cap * sizeof *tape->touched);
    if (tape->pair)
        tape_release(tape);
    *tape = (Tape){0};
}

/* Stops counting, and holding, memory above the nodes in use. */
void tape_trim(Tape *tape)
{
    uint32_t keep = (tape->count + CHARGE_STEP - 1) / CHARGE_STEP * CHARGE_STEP;
    if (keep >= tape->charged)
        return;
    uint32_t gone = tape->charged - keep;
    mem_discard(tape->pair + keep, gone * sizeof *tape->pair);
    mem_discard(tape->word + keep, gone * sizeof *tape->word);
    mem_discard(tape->label + keep, gone * sizeof *tape->label);
    mem_discard(tape->site + keep, gone * sizeof *tape->site);
    mem_discard(tape->mark + keep, gone);
    tape->mem->used -= (size_t)gone * TAPE_NODE_BYTES;
    tape->charged = keep;
}

void tape_clear(Tape *tape)
{
    tape->count = 0;
    tape->graded = 0;
    tape_forget_touched(tape);
    tape->last_root = NODE_NONE;
    tape->root_label = 0;
    tape->has_gradients = false;
    tape->reach.root = NODE_NONE;
    if (tape->pair)
        tape_trim(tape);
}

/* Room for one more node, counted. The limits are tested once in CHARGE_STEP nodes. */
static bool tape_grow(Tape *tape)
{
    uint32_t end = tape->limit < tape->capacity ? tape->limit : tape->capacity;
    if (tape->count >= end)
        return false;
    size_t bytes = (size_t)CHARGE_STEP * TAPE_NODE_BYTES;
    if (tape->mem->limit - tape->mem->used < bytes || tape->mem->used > tape->mem->limit)
        return false;
    tape->mem->used += bytes;
    tape->charged += CHARGE_STEP;
    if (tape->charged == HUGE_PAGES_FROM) {
        size_t rest = tape->capacity - tape->charged;
        mem_advise_huge(tape->pair + tape->charged, rest * sizeof *tape->pair);
        mem_advise_huge(tape->word + tape->charged, rest * sizeof *tape->word);
        mem_advise_huge(tape->label + tape->charged, rest * sizeof *tape->label);
        mem_advise_huge(tape->site + tape->charged, rest * sizeof *tape->site);
    }
    return true;
}

static inline uint64_t tape_encode(Op op, Node a, Node b)
{
    return (uint64_t)op | (uint64_t)a << 6 | (uint64_t)b << (6 + NODE_BITS);
}

static inline Node tape_push(Tape *tape, uint64_t word, double value)
{
    if ((tape->count == tape->charged && !tape_grow(tape)) || tape->count >= tape->limit)
        return NODE_NONE;
    Node node = tape->count++;
    tape->pair[node] = (TapePair){value, 0.0};
    tape->word[node] = word;
    tape->label[node] = 0;
    tape->site[node] = tape->here;
    tape->made++;
    return node;
}

Node tape_leaf(Tape *tape, double value)
{
    return tape_push(tape, tape_encode(OP_LEAF, 0, 0), value);
}

Node tape_exponent(Tape *tape, double value, bool whole)
{
    return tape_push(tape, tape_encode(OP_LEAF, whole, 0), value);
}

Node tape_apply(Tape *tape, Op op, Node a, Node b)
{
    bool binary = ops_operands(op) == 2;
    assert(a < tape->count && (!binary || b < tape->count));
    double y = binary ? tape->pair[b].value : 0.0;
    return tape_push(tape, tape_encode(op, a, binary ? b : 0),
                     ops_value(op, tape->pair[a].value, y));
}

int tape_inputs(const Tape *tape, Node node, Node inputs[2])
{
    assert(node < tape->count);
    int count = ops_table[tape_op(tape, node)].inputs;
    if (count > 0)
        inputs[0] = tape_first(tape, node);
    if (count > 1)
        inputs[1] = tape_second(tape, node);
    return count;
}

bool tape_is_whole(const Tape *tape, Node exponent)
{
    return tape_first(tape, exponent) != 0;
}

/* ---- depth-first order ---- */

/* A path from a root to the node at work, and the order found so far. */
typedef struct TopoWalk {
    Tape *tape;
    Node *path;
    uint8_t *next; /* which input of path[i] is visited next */
    size_t depth, path_cap, next_cap;
    Node *order;
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
    walk->tape->mark[node] = walk->tape->epoch;
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

static bool topo_visit(TopoWalk *walk, Node root)
{
    Tape *tape = walk->tape;
    if (tape->mark[root] == tape->epoch)
        return true;
    bool ok = topo_enter(walk, root);
    while (ok && walk->depth) {
        if (walk->count % POLL == 0 && tape->stop && *tape->stop)
            return false;
        Node inputs[2], node = walk->path[walk->depth - 1];
        int at = walk->next[walk->depth - 1]++;
        if (at >= tape_inputs(tape, node, inputs))
            ok = topo_leave(walk);
        else if (tape->mark[inputs[at]] != tape->epoch)
            ok = topo_enter(walk, inputs[at]);
    }
    return ok;
}

Node *tape_topo(Tape *tape, const Node *roots, size_t root_count, size_t *count)
{
    TopoWalk walk = {.tape = tape};
    void (*fail)(void *, size_t) = tape->mem->fail;
    tape->mem->fail = NULL; /* nothing may be thrown past the arrays */
    tape_next_epoch(tape);
    bool ok = true;
    for (size_t i = 0; ok && i < root_count; i++)
        ok = topo_visit(&walk, roots[i]);
    mem_free(tape->mem, walk.path, walk.path_cap * sizeof *walk.path);
    mem_free(tape->mem, walk.next, walk.next_cap);
    Node *order = NULL;
    if (ok)
        order = mem_resize(tape->mem, walk.order, walk.order_cap * sizeof *order,
                           walk.count * sizeof *order);
    else
        mem_free(tape->mem, walk.order, walk.order_cap * sizeof *order);
    tape->mem->fail = fail;
    *count = walk.count;
    return order;
}
