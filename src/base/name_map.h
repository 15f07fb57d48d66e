/*
 * name_map.h: numbers by name, in an arena.
 *
 * The compiler finds locals, fields and variables in one step, however many a program has.
 */
#ifndef BASE_NAME_MAP_H
#define BASE_NAME_MAP_H

#include "base/intern.h"

#define NAME_MAP_NONE UINT32_MAX /* the number of a name that has none */

typedef struct NameMapSlot {
    Name name;
    uint32_t number;
} NameMapSlot;

/* Empty if all members are zero. */
typedef struct NameMap {
    NameMapSlot *slots;
    uint32_t count; /* names in it */
    uint32_t bits;  /* there are 1 << bits slots; 0: none yet */
} NameMap;

/* For name_map_find: in a map that has names. */
uint32_t name_map_search(const NameMap *map, Name name);
/* The number of a name, or NAME_MAP_NONE. */
static inline uint32_t name_map_find(const NameMap *map, Name name)
{
    return map->count ? name_map_search(map, name) : NAME_MAP_NONE;
}
/* Gives a name a number, instead of any other; NAME_MAP_NONE removes it. The name is not
   NAME_EMPTY. */
void name_map_put(NameMap *map, Arena *arena, Name name, uint32_t number);

#endif
