/*
 * dict.h: dictionaries: hash tables from strings and numbers to any data, in the order of
 * insertion.
 *
 * Keys are equal as in Python: 1 and 1.0 are one key. Every nan is the same key, since a float has
 * no identity. The first key of several equal ones is kept.
 */
#ifndef HEAP_DICT_H
#define HEAP_DICT_H

#include "heap/heap.h"

/* A string, an integer or a float. The caller replaces a Value by its data. */
static inline bool dict_takes_key(Datum key)
{
    return key.kind == D_STRING || datum_is_plain(key);
}

/* The value of a key; NULL: there is no such key. The pointer is valid until a key is added. */
Datum *dict_find(const Dict *dict, Datum key);
/* The same for a key that is a string; allocates nothing. */
Datum *dict_find_text(const Dict *dict, const char *text, size_t size);
/* Adds a key, or gives it a new value. Throws like the functions of heap.h. */
void dict_set(Heap *heap, Dict *dict, Datum key, Datum value);
/* Removes a key and returns its value; D_UNSET: there is no such key. */
Datum dict_remove(Dict *dict, Datum key);
/* Exchanges the contents of two dictionaries. */
void dict_exchange(Dict *x, Dict *y);

/* The entries in order: dict_first, then dict_next until it returns NULL. Keys must not be added
   meanwhile; the current one may be removed. */
static inline DictEntry *dict_entry_from(const Dict *dict, uint32_t at)
{
    while (at < dict->used && dict->entries[at].key.kind == D_UNSET)
        at++;
    return at < dict->used ? &dict->entries[at] : NULL;
}

static inline DictEntry *dict_first(const Dict *dict)
{
    return dict_entry_from(dict, 0);
}

static inline DictEntry *dict_next(const Dict *dict, const DictEntry *entry)
{
    return dict_entry_from(dict, (uint32_t)(entry - dict->entries) + 1);
}

/* The number of entries in a table with that many slots: two thirds of them. */
static inline uint32_t dict_capacity(uint32_t slot_count)
{
    return (uint32_t)((uint64_t)slot_count * 2 / 3);
}

/* The size of its block of memory. */
static inline size_t dict_table_bytes(uint32_t slot_count)
{
    return dict_capacity(slot_count) * sizeof(DictEntry) + slot_count * sizeof(uint32_t);
}

#endif
