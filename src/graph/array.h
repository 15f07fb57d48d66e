/*
 * array.h: the tape's arrays: reserved address space that is charged to a Mem in steps.
 *
 * An array never moves, and its pages appear when they are first touched. `charged` items of it are
 * counted in Mem.used, so that a limit on memory is one comparison per step.
 */
#ifndef GRAPH_ARRAY_H
#define GRAPH_ARRAY_H

#include <stdint.h>

#include "base/mem.h"

static inline uint32_t array_round_up(uint32_t count, uint32_t step)
{
    return (count + step - 1) / step * step;
}

/* The first items are on small pages, because a small session must not touch whole huge ones.
   NULL if the system refuses. */
static inline void *array_reserve(uint32_t capacity, size_t item)
{
    enum { HUGE_PAGES_FROM = 1 << 14 }; /* items */
    return mem_reserve(capacity * item, HUGE_PAGES_FROM * item);
}

/* Raises *charged to `wanted` items of `item` bytes. False, and nothing has changed, if that
   exceeds the limit. */
static inline bool array_charge(Mem *mem, uint32_t *charged, uint32_t wanted, size_t item)
{
    size_t bytes = (wanted - *charged) * item;
    if (mem->used > mem->limit || mem->limit - mem->used < bytes)
        return false;
    mem->used += bytes;
    *charged = wanted;
    return true;
}

/* Lowers *charged to `wanted` items, if it is above. */
static inline void array_uncharge(Mem *mem, uint32_t *charged, uint32_t wanted, size_t item)
{
    if (wanted >= *charged)
        return;
    mem->used -= (*charged - wanted) * item;
    *charged = wanted;
}

/* Returns the memory of the items from `count` to `charged` to the system. */
static inline void array_discard(void *array, size_t item, uint32_t count, uint32_t charged)
{
    mem_discard((char *)array + count * item, (charged - count) * item);
}

#endif
