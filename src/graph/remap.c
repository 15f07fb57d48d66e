/*
 * remap.c: new indices for nodes that move.
 *
 * The table has one entry for each node from the first one that moves. Older nodes, among them the
 * parameters of a trained network, have none.
 */
#include "graph/remap.h"

#include <string.h>

#include "graph/grads.h"

enum { KEEP_NODES = 1 << 17 }; /* memory of so many free nodes is never trimmed */

bool remap_begin(Tape *tape, Node first)
{
    size_t bytes = (tape->count - first) * sizeof *tape->remap.to;
    uint32_t *to = mem_try_alloc(tape->mem, bytes);
    if (!to)
        return false;
    memset(to, 0xFF, bytes); /* NODE_NONE */
    tape->remap = (TapeRemap){.to = to, .first = first};
    return true;
}

uint64_t remap_word(const Tape *tape, uint64_t word)
{
    Op op = word_op(word);
    if (op == OP_LEAF)
        return word;
    Node second = word_second(word);
    if (op != OP_FOLD) /* its second field is no node */
        second = remap_node(tape, second);
    return word_pack(op, remap_node(tape, word_first(word)), second);
}

/* The new index of the first node from `bound` up that is not removed. Scans upwards, since dead
   nodes are usually below. */
static Node remap_bound(const Tape *tape, Node bound)
{
    while (bound < tape->count && remap_node(tape, bound) == NODE_NONE)
        bound++;
    return bound < tape->count ? remap_node(tape, bound) : tape->remap.count;
}

void remap_tape(Tape *tape, uint32_t count)
{
    TapeGrads *grads = &tape->grads;
    tape->remap.count = count;
    grads->graded = remap_bound(tape, grads->graded);
    grads->fresh = remap_bound(tape, grads->fresh);
    if (grads->leading > tape->remap.first)
        grads->leading = tape->remap.first;
    grads_forget_touched(tape);
    if (tape->last.root != NODE_NONE)
        tape->last.root = remap_node(tape, tape->last.root);
    for (size_t i = 0; i < TAPE_WATCHED; i++)
        if (tape->watched[i] < tape->count)
            tape->watched[i] = remap_node(tape, tape->watched[i]);
    tape->reach.root = NODE_NONE;
}

void remap_end(Tape *tape)
{
    if (!remap_is_active(tape))
        return;
    TapeRemap *remap = &tape->remap;
    mem_free(tape->mem, remap->to, (tape->count - remap->first) * sizeof *remap->to);
    tape->count = remap->count;
    *remap = (TapeRemap){.first = NODE_NONE};
    tape_set_room(tape);
    /* The next steps of a loop will probably need the same memory again. */
    if (tape->space.charged > 4 * (tape->count + KEEP_NODES))
        tape_trim(tape);
}
