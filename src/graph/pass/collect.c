/*
 * collect.c: sliding compaction of the tape.
 *
 * A node is live if the heap marked it or if a live node uses it. Live nodes slide down in order,
 * so the tape stays topological, and no node below the first dead one moves.
 */
#include "graph/pass/collect.h"

#include <string.h>

#include "graph/fold/compact.h"
#include "graph/fold/operands.h"

void collect_begin(Tape *tape)
{
    tape_unmark_all(tape);
}

static inline bool collect_operand(void *context, Node operand)
{
    tape_mark(context, operand);
    return false;
}

/* Operands are older than the nodes that use them, so one scan down is enough. Returns the first
   dead node. */
static Node collect_mark_operands(Tape *tape)
{
    Node first_dead = tape->count;
    for (Node node = tape->count; node-- > 0;)
        if (!tape_is_marked(tape, node))
            first_dead = node;
        else if (tape_op(tape, node) != OP_LEAF)
            operands_visit(tape, tape->word[node], collect_operand, tape);
    return first_dead;
}

static void collect_move(Tape *tape, Compact *compact, Node from, Node to)
{
    uint64_t word = remap_word(tape, tape->word[from]);
    if (word_op(word) == OP_FOLD)
        word = word_pack(OP_FOLD, word_first(word), compact_keep(tape, compact, word_second(word)));
    remap_set(tape, from, to);
    remap_move(tape, from, to, word);
}

/* In the build that checks for stale indices, a vacated slot must not look like a node. */
static void collect_poison(Tape *tape, Node from, Node to)
{
#ifdef MGRAD_GCSTRESS
    memset(tape->word + from, 0xFF, (size_t)(to - from) * sizeof *tape->word);
    memset(tape->pair + from, 0xFF, (size_t)(to - from) * sizeof *tape->pair);
#else
    (void)tape, (void)from, (void)to;
#endif
}

/* The table of new indices is exempt from the limit: a collection must be able to run when memory
   is short. */
static bool collect_begin_remap(Tape *tape, Node first_dead)
{
    size_t limit = tape->mem->limit;
    tape->mem->limit = SIZE_MAX;
    bool ok = remap_begin(tape, first_dead);
    tape->mem->limit = limit;
    return ok;
}

void collect_slide(Tape *tape)
{
    Node first_dead = collect_mark_operands(tape);
    if (!collect_begin_remap(tape, first_dead)) /* no node is dead, or there is no memory */
        return;
    uint64_t made = tape_made(tape);
    Compact compact = compact_begin(tape);
    Node to = first_dead;
    for (Node from = first_dead; from < tape->count; from++)
        if (tape_is_marked(tape, from))
            collect_move(tape, &compact, from, to++);
    compact_end(tape, &compact);
    tape->gone = made - to - compact.hidden;
    remap_tape(tape, to);
    collect_poison(tape, to, tape->count);
}
