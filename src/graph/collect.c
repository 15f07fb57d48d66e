/*
 * collect.c: sliding compaction of the tape.
 *
 * The heap marks the nodes that it holds; everything that those stand on lives, too. Live nodes
 * slide down in order, so the tape stays topological, and nothing below the first dead node moves.
 */
#include "graph/fold/fold.h"

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

static void collect_mark_terms(Tape *tape, const Fold *fold)
{
    const FoldTerm *term = tape->term + fold->first, *end = term + fold->count;
    for (const FoldTerm *t = term; t < end; t++)
        tape_collect_mark(tape, t->a);
    for (const FoldTerm *t = term; fold->products && t < end; t++)
        tape_collect_mark(tape, t->b);
}

/* One scan downwards marks all that is stood on: operands are older than what uses them. Returns
   the lowest node that nothing needs. */
static Node collect_mark_operands(Tape *tape)
{
    Node first_dead = tape->count;
    for (Node node = tape->count; node-- > 0;) {
        if (!collect_is_live(tape, node)) {
            first_dead = node;
            continue;
        }
        uint64_t word = tape->word[node];
        Op op = tape_word_op(word);
        if (op == OP_LEAF)
            continue;
        tape_collect_mark(tape, tape_word_first(word));
        if (op == OP_FOLD)
            collect_mark_terms(tape, fold_of(tape, node));
        else
            tape_collect_mark(tape, tape_word_second(word));
    }
    return first_dead;
}

uint64_t tape_move_word(const Tape *tape, uint64_t word)
{
    Op op = tape_word_op(word);
    if (op == OP_LEAF)
        return word;
    Node second = tape_word_second(word);
    if (op != OP_FOLD) /* its second operand is no node */
        second = tape_moved(tape, second);
    return tape_encode(op, tape_moved(tape, tape_word_first(word)), second);
}

/* Puts the fold of a live node, and its terms, behind those that were kept; returns its place. */
static uint32_t collect_keep_fold(Tape *tape, uint32_t place)
{
    if (place < tape->young)
        tape->young_kept = tape->folds_kept + 1;
    Fold *fold = &tape->fold[tape->folds_kept];
    *fold = tape->fold[place];
    const FoldTerm *from = tape->term + fold->first;
    FoldTerm *to = tape->term + tape->terms_kept, *end = to + fold->count;
    for (bool products = fold->products; to < end; to++, from++)
        *to = (FoldTerm){tape_moved(tape, from->a),
                         products ? tape_moved(tape, from->b) : NODE_NONE, from->value};
    fold->first = tape->terms_kept;
    fold->twin = 0;
    tape->terms_kept += fold->count;
    tape->hidden += fold_hides(fold);
    return tape->folds_kept++;
}

static void collect_move(Tape *tape, Node from, Node to)
{
    uint64_t word = tape_move_word(tape, tape->word[from]);
    if (tape_word_op(word) == OP_FOLD)
        word = tape_encode(OP_FOLD, tape_word_first(word),
                           collect_keep_fold(tape, tape_word_second(word)));
    tape->moved[from - tape->first_dead] = to;
    tape->pair[to] = tape->pair[from];
    tape->word[to] = word;
    tape->label[to] = tape->label[from];
    tape->site[to] = tape->site[from];
}

/* The folds of the nodes that do not move stay. */
static void collect_begin_folds(Tape *tape)
{
    Node node = tape->first_dead;
    while (node < tape->count && tape_op(tape, node) != OP_FOLD)
        node++;
    tape->folds_kept = node < tape->count ? tape_second(tape, node) : tape->fold_count;
    tape->terms_kept =
        tape->folds_kept < tape->fold_count ? tape->fold[tape->folds_kept].first : tape->term_count;
    tape->young_kept = tape->young < tape->folds_kept ? tape->young : tape->folds_kept;
    for (uint32_t i = 0; i < FOLD_CLOSE && i < tape->folds_kept; i++)
        tape->fold[tape->folds_kept - 1 - i].twin = 0; /* it may be dead */
    tape->hidden = 0;
    for (uint32_t i = 0; i < tape->folds_kept; i++)
        tape->hidden += fold_hides(&tape->fold[i]);
}

/* Where the nodes from `bound` up begin, when they have moved. Upwards, since what is dead lies
   below as a rule. */
static Node collect_bound(const Tape *tape, Node bound)
{
    while (bound < tape->count && tape_moved(tape, bound) == NODE_NONE)
        bound++;
    return bound < tape->count ? tape_moved(tape, bound) : tape->live;
}

void tape_moved_all(Tape *tape)
{
    tape->graded = collect_bound(tape, tape->graded);
    tape->fresh = collect_bound(tape, tape->fresh);
    if (tape->leading > tape->first_dead)
        tape->leading = tape->first_dead;
    tape_forget_touched(tape);
    if (tape->last_root != NODE_NONE)
        tape->last_root = tape_moved(tape, tape->last_root);
    tape->reach.root = NODE_NONE;
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
    if (!tape->moved)
        return false;
    memset(tape->moved, 0xFF,
           (tape->count - tape->first_dead) * sizeof *tape->moved); /* NODE_NONE */
    return true;
}

void tape_collect_slide(Tape *tape)
{
    Node first_dead = collect_mark_operands(tape);
    tape->first_dead = first_dead;
    tape->live = tape->count;
    if (!collect_map(tape)) { /* nothing is dead, or there is no memory to move anything */
        tape->first_dead = tape->count;
        return;
    }
    uint64_t made = tape_made(tape);
    collect_begin_folds(tape);
    Node to = first_dead;
    for (Node from = first_dead; from < tape->count; from++)
        if (collect_is_live(tape, from))
            collect_move(tape, from, to++);
    tape->gone = made - to - tape->hidden;
    tape->live = to;
    tape_moved_all(tape);
    tape->fold_count = tape->folds_kept;
    tape->term_count = tape->terms_kept;
    tape->young = tape->young_kept;
    collect_poison(tape, to, tape->count);
}

void tape_collect_end(Tape *tape)
{
    if (!tape->moved)
        return;
    mem_free(tape->mem, tape->moved, (tape->count - tape->first_dead) * sizeof *tape->moved);
    tape->moved = NULL;
    tape->count = tape->live;
    tape_set_room(tape);
    /* Memory that the next steps are likely to want again is kept. */
    if (tape->charged > 4 * (tape->count + KEEP_NODES))
        tape_trim(tape);
}
