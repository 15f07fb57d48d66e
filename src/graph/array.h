/*
 * array.h: the tape's arrays: reserved address space that is charged to a Mem in steps.
 *
 * Its pages appear when they are first touched. The pages of `charged` items of it are counted in
 * Mem.used, so that a limit on memory is one comparison per step.
 *
 * On 64 bits an array is reserved for all nodes that there may be, and never moves. Where address
 * space is short, it begins smaller and moves when it grows: no pointer into it may be kept while
 * items are added.
 */
#ifndef GRAPH_ARRAY_H
#define GRAPH_ARRAY_H

#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "graph/word.h"

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

/* So many items are reserved at first, and at most. All arrays together have fewer than 128 bytes
   per item, so that no size of them exceeds SIZE_MAX. */
#if defined MGRAD_GROWS
#define ARRAY_FIRST ((uint32_t)1 << 14)
#elif SIZE_MAX > UINT32_MAX
#define ARRAY_FIRST NODE_LIMIT
#else
#define ARRAY_FIRST ((uint32_t)1 << 20)
#endif
#if SIZE_MAX > UINT32_MAX
#define ARRAY_MOST NODE_LIMIT
#else
#define ARRAY_MOST ((uint32_t)(SIZE_MAX / 128))
#endif

/* NULL if the system refuses. */
static inline void *array_reserve(uint32_t capacity, size_t item)
{
    return capacity <= SIZE_MAX / item ? mem_reserve(capacity * item, ARRAY_SMALL * item) : NULL;
}

/* The next capacity of an array that must have space for `wanted` items: half as much again, so
   that the total copying is linear. */
static inline uint32_t array_larger(uint32_t capacity, uint32_t wanted)
{
    uint32_t larger = capacity + capacity / 2;
    larger = larger > wanted ? larger : wanted;
    return larger < ARRAY_MOST ? larger : ARRAY_MOST;
}

/* A larger array with the first `used` items of `array`, which remains. NULL if the system
   refuses. */
static inline void *array_copy(const void *array, uint32_t used, size_t item, uint32_t capacity)
{
    void *larger = array_reserve(capacity, item);
    return larger ? memcpy(larger, array, used * item) : NULL;
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

/* What is reserved and charged for one array. */
typedef struct ArrayCharge {
    uint32_t capacity; /* items */
    uint32_t items;
    bool is_huge; /* the array has huge pages */
} ArrayCharge;

/* Moves an array that is too small for `wanted` items. Returns the array, or NULL if the system
   refuses. */
static inline void *array_grow(ArrayCharge *charge, void *array, size_t item, uint32_t wanted)
{
    if (wanted <= charge->capacity)
        return array;
    uint32_t larger = array_larger(charge->capacity, wanted);
    void *moved = wanted <= larger ? array_copy(array, charge->items, item, larger) : NULL;
    if (!moved)
        return NULL;
    mem_release(array, charge->capacity * item);
    charge->capacity = larger;
    if (charge->is_huge)
        array_use_huge_pages(moved, larger, item);
    return moved;
}

/* Raises the charge to `wanted` items of `item` bytes, for which there is space. False, and nothing
   has changed, if that exceeds the limit. */
static inline bool array_charge(ArrayCharge *charge, Mem *mem, void *array, size_t item,
                                uint32_t wanted)
{
    if (array_becomes_huge(mem, charge->items, wanted)) {
        array_use_huge_pages(array, charge->capacity, item);
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
