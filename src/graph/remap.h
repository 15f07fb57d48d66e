/*
 * remap.h: new indices for nodes that move, in a collection or when sums are unfolded.
 *
 * Between remap_begin and remap_end a translation is active: every owner of node indices passes
 * each of them through remap_node, once. Nodes keep their order.
 */
#ifndef GRAPH_REMAP_H
#define GRAPH_REMAP_H

#include "graph/tape.h"

/* Prepares to move nodes from `first` up: they count as removed until remap_set. False if there are
   none, or without memory. */
bool remap_begin(Tape *tape, Node first);

static inline void remap_set(Tape *tape, Node from, Node to)
{
    tape->remap.to[from - tape->remap.first] = to;
}

static inline bool remap_is_active(const Tape *tape)
{
    return tape->remap.to;
}

/* The new index of a node; NODE_NONE: it is removed. If no translation is active, the same one. */
static inline Node remap_node(const Tape *tape, Node node)
{
    return node < tape->remap.first ? node : tape->remap.to[node - tape->remap.first];
}

/* Copies a node to its new place, with this word. */
static inline void remap_move(Tape *tape, Node from, Node to, uint64_t word)
{
    tape->pair[to] = tape->pair[from];
    tape->word[to] = word;
    tape->label[to] = tape->label[from];
    tape->site[to] = tape->site[from];
}

/* A word with the new indices of its operands. */
uint64_t remap_word(const Tape *tape, uint64_t word);
/* Updates the indices in the tape's own members. `count` is the number of nodes afterwards. */
void remap_tape(Tape *tape, uint32_t count);
/* Ends the translation, if one is active. */
void remap_end(Tape *tape);

#endif
