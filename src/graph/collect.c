/*
 * collect.c: sliding compaction of the tape.
 *
 * The heap marks the nodes that it holds; everything that those stand on lives, too. Live nodes
 * slide down in order, so the tape stays topological, and nothing below the first dead node moves.
 */
#include "graph/tape.h"

#include <string.h>

enum { KEEP_NODES = 1 << 17 };

void tape_collect_begin(Tape *tape)
{
    tape_next_epoch(tape);
}

static inline bool collect_is_live(const Tape *tape, Node node)
{
    return tape->mark[node] == tape->epoch;
}

/* One scan downwards marks all that is stood on: operands are older than what uses them. */
static void collect_mark_operands(Tape *tape)
{
    for (Node node = tape->count; node-- > 0;) {
        if (!collect_is_live(tape, node))
            continue;
        Op op = tape_op(tape, node);
        if (op == OP_LEAF)
            continue;
        tape_collect_mark(tape, tape_first(tape, node));
        if (ops_operands(op) == 2)
            tape_collect_mark(tape, tape_second(tape, node));
    }
}

static uint64_t collect_move_word(const Tape *tape, uint64_t word)
{
    Op op = (Op)(word & 63);
    if (op == OP_LEAF)
        return word;
    Node first = (Node)(word >> 6 & (NODE_LIMIT - 1));
    Node second = (Node)(word >> (6 + NODE_BITS));
    if (ops_operands(op) == 2) /* else it is 0, whatever node 0 is */
        second = tape_moved(tape, second);
    return (uint64_t)op | (uint64_t)tape_moved(tape, first) << 6 |
           (uint64_t)second << (6 + NODE_BITS);
}

static void collect_move(Tape *tape, Node from, Node to)
{
    tape->moved[from - tape->first_dead] = to;
    tape->pair[to] = tape->pair[from];
    tape->word[to] = collect_move_word(tape, tape->word[from]);
    tape->label[to] = tape->label[from];
    tape->site[to] = tape->site[from];
}

/* In the build that looks for stale indices, what was vacated must not look like a node. */
static void collect_poison(Tape *tape, Node from, Node to)
{
#ifdef MGRAD_GCSTRESS
    memset(tape->word + from, 0xFF, (size_t)(to - from) * sizeof *tape->word);
    memset(tape->pair + from, 0xFF, (size_t)(to - from) * sizeof *tape->pair);
#else
    (void)tape, (void)from, (void)to;
#endif
}

/* The table of new indices. A collection cannot be thrown out of, so a refusal is no failure here.
 */
static bool collect_map(Tape *tape)
{
    size_t limit = tape->mem->limit;
    tape->mem->limit = SIZE_MAX;
    tape->moved = mem_try_alloc(tape->mem, (tape->count - tape->first_dead) * sizeof *tape->moved);
    tape->mem->limit = limit;
    return tape->moved != NULL;
}

void tape_collect_slide(Tape *tape)
{
    collect_mark_operands(tape);
    Node first_dead = 0;
    while (first_dead < tape->count && collect_is_live(tape, first_dead))
        first_dead++;
    tape->first_dead = first_dead;
    tape->live = tape->count;
    if (!collect_map(tape)) { /* nothing is dead, or there is no memory to move anything */
        tape->first_dead = tape->count;
        return;
    }
    Node to = first_dead;
    uint32_t graded = tape->graded < first_dead ? tape->graded : first_dead;
    for (Node from = first_dead; from < tape->count; from++) {
        if (!collect_is_live(tape, from)) {
            tape->moved[from - first_dead] = NODE_NONE;
            continue;
        }
        if (from < tape->graded)
            graded = to + 1;
        collect_move(tape, from, to++);
    }
    tape->graded = graded;
    tape_forget_touched(tape);
    if (tape->last_root != NODE_NONE)
        tape->last_root = tape_moved(tape, tape->last_root);
    tape->live = to;
    collect_poison(tape, to, tape->count);
}

void tape_collect_end(Tape *tape)
{
    if (!tape->moved)
        return;
    mem_free(tape->mem, tape->moved, (tape->count - tape->first_dead) * sizeof *tape->moved);
    tape->moved = NULL;
    tape->count = tape->live;
    /* Memory that the next steps are likely to want again is kept. */
    if (tape->charged > 4 * (tape->count + KEEP_NODES))
        tape_trim(tape);
}
