/*
 * garbage.h: the collection of the heap and the tape, and when it runs.
 *
 * One collection marks heap and tape, slides the tape's live nodes down, rewrites every Datum that
 * contains a node, and frees the source texts that no live function or node refers to. It runs only
 * at the VM's safe points, never inside a builtin, so builtins may keep objects in C variables.
 */
#ifndef HEAP_GARBAGE_H
#define HEAP_GARBAGE_H

#include "heap/heap.h"

/* True if a collection is due at the next safe point. */
static inline bool garbage_is_due(const Heap *heap)
{
#ifdef MGRAD_GCSTRESS
    (void)heap;
    return true;
#else
    return heap->tape->space.due;
#endif
}

/* True if a collection that is due may wait until less is live. */
bool garbage_can_wait(const Heap *heap);
/* True if more than three quarters of the memory or of the nodes that are allowed are in use. */
bool garbage_is_near_limit(const Heap *heap);
void garbage_collect(Heap *heap);
/* Collects between two texts, where little is live: after much less garbage than elsewhere, so that
   a session at a prompt stays small. */
void garbage_tidy(Heap *heap);
/* Decides when the next collection is due, from what is live now and from the limits. */
void garbage_schedule(Heap *heap);

/* Replaces folded sums on the tape by the nodes that they represent. Moves nodes. False if there is
   no memory for them. */
bool garbage_unfold(Heap *heap);

#endif
