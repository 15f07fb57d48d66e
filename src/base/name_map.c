/*
 * name_map.c: a hash table with open addressing and linear probing.
 *
 * Most functions have few names, so the first slots are a list that is searched from its start. A
 * name that was removed keeps its slot.
 */
#include "base/name_map.h"

enum { FEW_BITS = 3, FEW = 1 << FEW_BITS };

/* The slot of the name, or the free one where it belongs. */
static NameMapSlot *map_slot(const NameMap *map, Name name)
{
    uint32_t mask = (1u << map->bits) - 1;
    uint32_t at = map->bits > FEW_BITS ? name * 0x9E3779B1u >> (32 - map->bits) : 0; /* Knuth */
    while (map->slots[at].name != name && map->slots[at].name != NAME_EMPTY)
        at = (at + 1) & mask;
    return &map->slots[at];
}

/* One slot of a list stays free, and half of the slots of a hash table. */
static void map_grow(NameMap *map, Arena *arena)
{
    uint32_t most = map->bits > FEW_BITS ? 1u << (map->bits - 1) : map->bits ? FEW - 1 : 0;
    if (map->count < most)
        return;
    NameMap larger = {.count = map->count, .bits = map->bits ? map->bits + 2 : FEW_BITS};
    larger.slots = ARENA_ARRAY(arena, NameMapSlot, (size_t)1 << larger.bits);
    for (uint32_t i = 0; map->bits && i < 1u << map->bits; i++)
        if (map->slots[i].name != NAME_EMPTY)
            *map_slot(&larger, map->slots[i].name) = map->slots[i];
    *map = larger;
}

uint32_t name_map_search(const NameMap *map, Name name)
{
    const NameMapSlot *slot = map_slot(map, name);
    return slot->name == name && name != NAME_EMPTY ? slot->number : NAME_MAP_NONE;
}

void name_map_put(NameMap *map, Arena *arena, Name name, uint32_t number)
{
    map_grow(map, arena);
    NameMapSlot *slot = map_slot(map, name);
    map->count += slot->name != name;
    *slot = (NameMapSlot){name, number};
}
