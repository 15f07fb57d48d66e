/* tape.c: recording nodes, and walking over them in the order that users see. */
#include "graph/reach.h"

#include <string.h>

enum {
    CHARGE_STEP = 1 << 14,    /* nodes whose memory is counted at a time */
    FOLD_STEP = 1 << 13,      /* the same for folds and for terms */
    SMALLEST_TAPE = 1 << 16,  /* below this a session is of no use */
    HUGE_PAGES_FROM = 1 << 14 /* items: a small tape must not touch whole huge pages */
};

static void *reserve_array(uint32_t capacity, size_t item)
{
    return mem_reserve(capacity * item, HUGE_PAGES_FROM * item);
}

static bool tape_reserve(Tape *tape, uint32_t capacity)
{
    tape->pair = reserve_array(capacity, sizeof *tape->pair);
    tape->word = reserve_array(capacity, sizeof *tape->word);
    tape->label = reserve_array(capacity, sizeof *tape->label);
    tape->site = reserve_array(capacity, sizeof *tape->site);
    tape->mark = reserve_array(capacity, sizeof *tape->mark);
    tape->fold = reserve_array(capacity, sizeof *tape->fold);
    tape->term = reserve_array(capacity, sizeof *tape->term);
    tape->capacity = capacity;
    tape->end = tape->limit < capacity ? tape->limit : capacity;
    return tape->pair && tape->word && tape->label && tape->site && tape->mark && tape->fold &&
           tape->term;
}

static void tape_release(Tape *tape)
{
    mem_release(tape->pair, tape->capacity * sizeof *tape->pair);
    mem_release(tape->word, tape->capacity * sizeof *tape->word);
    mem_release(tape->label, tape->capacity * sizeof *tape->label);
    mem_release(tape->site, tape->capacity * sizeof *tape->site);
    mem_release(tape->mark, tape->capacity);
    mem_release(tape->fold, tape->capacity * sizeof *tape->fold);
    mem_release(tape->term, tape->capacity * sizeof *tape->term);
}

static void set_term_room(Tape *tape)
{
    tape->term_room = tape->terms_charged < tape->due_terms ? tape->terms_charged : tape->due_terms;
}

void tape_set_due(Tape *tape, uint32_t nodes, uint32_t terms)
{
    tape->due = false;
    tape->due_nodes = nodes;
    tape->due_terms = terms;
    tape_set_room(tape);
    set_term_room(tape);
}

bool tape_init(Tape *tape, Mem *mem, uint64_t limit)
{
    *tape = (Tape){.mem = mem, .last_root = NODE_NONE, .reach.root = NODE_NONE};
    tape_set_due(tape, UINT32_MAX, UINT32_MAX);
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

static uint32_t round_up(uint32_t count, uint32_t step)
{
    return (count + step - 1) / step * step;
}

/* Gives an array's memory behind its `count` items back. */
static void discard_behind(void *array, size_t item, uint32_t charged, uint32_t count)
{
    mem_discard((char *)array + count * item, (charged - count) * item);
}

/* The same, and stops counting it. */
static void trim_array(Tape *tape, void *array, size_t item, uint32_t *charged, uint32_t count)
{
    uint32_t keep = round_up(count, FOLD_STEP);
    discard_behind(array, item, *charged, count);
    if (keep >= *charged)
        return;
    tape->mem->used -= (*charged - keep) * item;
    *charged = keep;
}

static void trim_folds(Tape *tape)
{
    trim_array(tape, tape->fold, sizeof *tape->fold, &tape->folds_charged, tape->fold_count);
    trim_array(tape, tape->term, sizeof *tape->term, &tape->terms_charged, tape->term_count);
    set_term_room(tape);
}

/* Stops counting, and holding, memory above the nodes in use. */
void tape_trim(Tape *tape)
{
    trim_folds(tape);
    discard_behind(tape->pair, sizeof *tape->pair, tape->charged, tape->count);
    discard_behind(tape->word, sizeof *tape->word, tape->charged, tape->count);
    discard_behind(tape->label, sizeof *tape->label, tape->charged, tape->count);
    discard_behind(tape->site, sizeof *tape->site, tape->charged, tape->count);
    discard_behind(tape->mark, sizeof *tape->mark, tape->charged, tape->count);
    uint32_t keep = round_up(tape->count, CHARGE_STEP);
    if (keep >= tape->charged)
        return;
    tape->mem->used -= (size_t)(tape->charged - keep) * TAPE_NODE_BYTES;
    tape->charged = keep;
    tape_set_room(tape);
}

void tape_forget_folds(Tape *tape)
{
    tape->fold_count = 0;
    tape->term_count = 0;
    tape->young = 0;
    tape->hidden = 0;
    tape_set_room(tape);
}

void tape_clear(Tape *tape)
{
    tape->gone += tape_size(tape);
    tape->count = 0;
    tape->graded = 0;
    tape->fresh = 0;
    tape->leading = 0;
    tape->tainted = false;
    tape_forget_folds(tape);
    tape_forget_touched(tape);
    tape->last_root = NODE_NONE;
    tape->root_label = 0;
    tape->has_gradients = false;
    tape->reach.root = NODE_NONE;
    if (tape->pair)
        tape_trim(tape);
}

static bool charge_bytes(Tape *tape, size_t bytes)
{
    if (tape->mem->used > tape->mem->limit || tape->mem->limit - tape->mem->used < bytes)
        return false;
    tape->mem->used += bytes;
    return true;
}

/* If it is due, it is said once. */
static void note_due(Tape *tape, uint32_t nodes, uint32_t terms)
{
    if (nodes <= tape->due_nodes && terms <= tape->due_terms)
        return;
    tape_set_due(tape, UINT32_MAX, UINT32_MAX);
    tape->due = true;
}

bool tape_charge_nodes(Tape *tape, uint32_t count)
{
    note_due(tape, count, tape->term_count);
    if (count > tape->end)
        return false;
    uint32_t before = tape->charged, wanted = round_up(count, CHARGE_STEP);
    if (wanted <= before)
        return true;
    if (!charge_bytes(tape, (size_t)(wanted - before) * TAPE_NODE_BYTES))
        return false;
    tape->charged = wanted;
    tape_set_room(tape);
    return true;
}

/* Room for `more` items of an array of the folds. */
static bool charge_array(Tape *tape, uint32_t *charged, uint32_t count, uint32_t more, size_t item)
{
    if (more <= *charged - count)
        return true;
    if (more > tape->capacity - count)
        return false;
    uint32_t wanted = round_up(count + more, FOLD_STEP);
    if (!charge_bytes(tape, (wanted - *charged) * item))
        return false;
    *charged = wanted;
    return true;
}

bool tape_charge_fold(Tape *tape, uint32_t terms)
{
    uint64_t nodes = tape_size(tape) + 3 * (uint64_t)terms + 2; /* with those that it stands for */
    if (tape->folds_off || terms == 0 || nodes > tape->end)
        return false;
    note_due(tape, tape->count, tape->term_count + terms);
    bool has_room =
        charge_array(tape, &tape->folds_charged, tape->fold_count, 1, sizeof *tape->fold) &&
        charge_array(tape, &tape->terms_charged, tape->term_count, terms, sizeof *tape->term);
    set_term_room(tape);
    return has_room;
}

Node tape_leaf(Tape *tape, double value)
{
    return tape_push(tape, tape_encode(OP_LEAF, 0, 0), value);
}

Node tape_exponent(Tape *tape, double value, bool whole)
{
    return tape_push(tape, tape_encode(OP_LEAF, whole, 0), value);
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
        if (walk->count % TAPE_POLL == 0 && tape->stop && *tape->stop)
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
    if (ok && walk.count)
        order = mem_resize(tape->mem, walk.order, walk.order_cap * sizeof *order,
                           walk.count * sizeof *order);
    if (!order) /* to make it smaller may fail, too */
        mem_free(tape->mem, walk.order, walk.order_cap * sizeof *order);
    tape->mem->fail = fail;
    *count = walk.count;
    return order;
}
