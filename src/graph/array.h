/*
 * array.h: the tape's arrays: reserved address space that is charged to a Mem in steps.
 *
 * An array never moves, and its pages appear when they are first touched. The pages of `charged`
 * items of it are counted in Mem.used, so that a limit on memory is one comparison per step.
 */
#ifndef GRAPH_ARRAY_H
#define GRAPH_ARRAY_H

#include <stdint.h>

#include "base/mem.h"

static inline uint32_t array_round_up(uint32_t count, uint32_t step)
{
    return (count + step - 1) / step * step;
}

enum {
    ARRAY_SMALL = 1 << 14, /* so many items are on small pages: a small session must not touch whole
                              huge ones */
    ARRAY_HUGE_LIMIT = 256 << 20 /* with a limit below, no array has huge pages: the unused parts of
                                    the last ones would be a large part of it */
};

/* NULL if the system refuses. */
static inline void *array_reserve(uint32_t capacity, size_t item)
{
    return mem_reserve(capacity * item, ARRAY_SMALL * item);
}

/* True if the array must get huge pages before `wanted` items are used. It keeps them. */
static inline bool array_becomes_huge(const Mem *mem, uint32_t charged, uint32_t wanted)
{
    return charged <= ARRAY_SMALL && wanted > ARRAY_SMALL && mem->limit >= ARRAY_HUGE_LIMIT;
}

static inline void array_use_huge_pages(void *array, uint32_t capacity, size_t item)
{
    mem_use_huge_pages(array, capacity * item, ARRAY_SMALL * item);
}

/* The memory of the first `count` items, in bytes. */
static inline size_t array_bytes(uint32_t count, size_t item, bool is_huge)
{
    size_t bytes = count * item, small = ARRAY_SMALL * item;
    if (!is_huge || bytes <= small)
        return bytes;
    return small + (bytes - small + MEM_HUGE_PAGE - 1) / MEM_HUGE_PAGE * MEM_HUGE_PAGE;
}

/* What is charged for one array. */
typedef struct ArrayCharge {
    uint32_t items;
    bool is_huge; /* the array has huge pages */
} ArrayCharge;

/* Raises the charge to `wanted` items of `item` bytes. False, and nothing has changed, if that
   exceeds the limit. */
static inline bool array_charge(ArrayCharge *charge, Mem *mem, void *array, uint32_t capacity,
                                size_t item, uint32_t wanted)
{
    if (array_becomes_huge(mem, charge->items, wanted)) {
        array_use_huge_pages(array, capacity, item);
        charge->is_huge = true;
    }
    size_t before = array_bytes(charge->items, item, charge->is_huge);
    if (!mem_charge(mem, array_bytes(wanted, item, charge->is_huge) - before))
        return false;
    charge->items = wanted;
    return true;
}

/* Lowers the charge to `wanted` items, if it is above. */
static inline void array_uncharge(ArrayCharge *charge, Mem *mem, size_t item, uint32_t wanted)
{
    if (wanted >= charge->items)
        return;
    mem_uncharge(mem, array_bytes(charge->items, item, charge->is_huge) -
                          array_bytes(wanted, item, charge->is_huge));
    charge->items = wanted;
}

/* Returns the memory of the items from `count` to `charged` to the system. */
static inline void array_discard(void *array, size_t item, uint32_t count, uint32_t charged)
{
    mem_discard((char *)array + count * item, (charged - count) * item);
}

#endif
