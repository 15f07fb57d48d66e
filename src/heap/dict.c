/*
 * dict.c: a hash table with open addressing and linear probing, as in CPython: the slots contain
 * indices of entries, and the entries are in the order of insertion.
 *
 * Data may contain keys that were made to collide: base/hash.h has the remedy. The order of the
 * entries does not depend on hashes.
 *
 * A removed entry keeps its slot, so that a search goes on past it. The next time the table is
 * full, it is built anew without the removed entries. At least a third of the slots is always free,
 * so every search ends.
 */
#include "heap/dict.h"

#include <math.h>
#include <string.h>

#include "base/hash.h"
#include "source/limits.h"

/* ---- keys ---- */

/* Equal numbers become the same datum: a whole float becomes an integer, if it fits. */
static Datum key_normal(Datum key)
{
    const double limit = 9223372036854775808.0; /* 2**63 */
    if (key.kind != D_FLOAT)
        return key;
    double x = key.as.number;
    if (x == floor(x) && x >= -limit && x < limit)
        return datum_int((int64_t)x);
    return isnan(x) ? datum_float(NAN) : key;
}

/* Of a normal key. */
static uint32_t key_hash(const Dict *dict, Datum key)
{
    if (key.kind == D_STRING)
        return hash_text(key.as.string->text, key.as.string->size, dict->seed);
    return hash_number((uint64_t)key.as.integer, dict->seed); /* the bits of a float, too */
}

static bool key_is_text(Datum key, const char *text, size_t size)
{
    return key.kind == D_STRING && key.as.string->size == size &&
           memcmp(key.as.string->text, text, size) == 0;
}

/* `key` is normal; that of an entry need not be, and may be D_UNSET. */
static bool key_matches(Datum of_entry, Datum key)
{
    if (key.kind == D_STRING)
        return key_is_text(of_entry, key.as.string->text, key.as.string->size);
    of_entry = key_normal(of_entry);
    return of_entry.kind == key.kind && of_entry.as.integer == key.as.integer;
}

/* ---- the table ---- */

/* The slot of a normal key, or the free slot where it belongs. */
static uint32_t table_slot(const Dict *dict, Datum key, uint32_t hash)
{
    uint32_t mask = dict->slot_count - 1, at = hash & mask;
    for (; dict->slots[at]; at = (at + 1) & mask) {
        const DictEntry *entry = &dict->entries[dict->slots[at] - 1];
        if (entry->hash == hash && key_matches(entry->key, key))
            break;
    }
    return at;
}

/* Returns the number of slots that were passed. */
static uint32_t table_add(Dict *dict, DictEntry entry)
{
    uint32_t mask = dict->slot_count - 1, at = entry.hash & mask, passed = 0;
    for (; dict->slots[at]; at = (at + 1) & mask)
        passed++;
    dict->entries[dict->used++] = entry;
    dict->slots[at] = dict->used;
    dict->count++;
    return passed;
}

/* Builds the table anew, with space for twice as many entries as there are. */
static void table_rebuild(Heap *heap, Dict *dict, uint32_t seed)
{
    if (dict->count >= LIMIT_LIST)
        heap->too_long(heap->ctx);
    uint32_t slot_count = 8;
    while (dict_capacity(slot_count) < 2 * dict->count)
        slot_count *= 2;
    size_t bytes = dict_table_bytes(slot_count);
    Dict old = *dict;
    dict->entries = mem_alloc(heap->mem, bytes); /* throws before anything has changed */
    dict->slots = (uint32_t *)(void *)(dict->entries + dict_capacity(slot_count));
    memset(dict->slots, 0, slot_count * sizeof *dict->slots);
    dict->slot_count = slot_count;
    dict->count = dict->used = 0;
    dict->seed = seed;
    for (const DictEntry *entry = dict_first(&old); entry; entry = dict_next(&old, entry)) {
        uint32_t hash = seed == old.seed ? entry->hash : key_hash(dict, key_normal(entry->key));
        table_add(dict, (DictEntry){entry->key, entry->value, hash});
    }
    size_t old_bytes = dict_table_bytes(old.slot_count);
    mem_free(heap->mem, old.entries, old_bytes);
    heap->bytes -= old_bytes;
    heap_count(heap, bytes);
}

/* ---- entries ---- */

static DictEntry *dict_entry(const Dict *dict, Datum key, uint32_t hash)
{
    uint32_t place = dict->slot_count ? dict->slots[table_slot(dict, key, hash)] : 0;
    return place ? &dict->entries[place - 1] : NULL;
}

Datum *dict_find(const Dict *dict, Datum key)
{
    key = key_normal(key);
    DictEntry *entry = dict_entry(dict, key, key_hash(dict, key));
    return entry ? &entry->value : NULL;
}

Datum *dict_find_text(const Dict *dict, const char *text, size_t size)
{
    if (!dict->slot_count)
        return NULL;
    uint32_t mask = dict->slot_count - 1, at = hash_text(text, size, dict->seed) & mask;
    for (; dict->slots[at]; at = (at + 1) & mask) {
        DictEntry *entry = &dict->entries[dict->slots[at] - 1];
        if (key_is_text(entry->key, text, size))
            return &entry->value;
    }
    return NULL;
}

void dict_set(Heap *heap, Dict *dict, Datum key, Datum value)
{
    Datum normal = key_normal(key);
    uint32_t hash = key_hash(dict, normal);
    DictEntry *entry = dict_entry(dict, normal, hash);
    if (entry) {
        entry->value = value;
        return;
    }
    if (dict->used == dict_capacity(dict->slot_count))
        table_rebuild(heap, dict, dict->seed);
    if (table_add(dict, (DictEntry){key, value, hash}) > HASH_MOST_PASSED && !dict->seed)
        table_rebuild(heap, dict, hash_seed(dict->entries));
}

Datum dict_remove(Dict *dict, Datum key)
{
    key = key_normal(key);
    DictEntry *entry = dict_entry(dict, key, key_hash(dict, key));
    if (!entry)
        return datum_unset();
    Datum value = entry->value;
    entry->key = entry->value = datum_unset();
    dict->count--;
    return value;
}

void dict_exchange(Dict *x, Dict *y)
{
    Dict contents = *x;
    Obj of_y = y->obj;
    *x = *y;
    x->obj = contents.obj;
    *y = contents;
    y->obj = of_y;
}
