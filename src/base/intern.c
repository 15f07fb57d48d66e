/*
 * intern.c: a hash table from text to id, with open addressing and linear probing.
 *
 * The slots contain ids; texts and hashes are in the entries. At most half of the slots are used.
 */
#include "base/intern.h"

#include <string.h>

/* FNV-1a, 32 bits (Fowler, Noll and Vo). */
uint32_t intern_hash(const char *text, size_t len)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

void intern_init(Intern *table, Mem *mem)
{
    *table = (Intern){.mem = mem};
    arena_init(&table->texts, mem);
    table->entries = mem_grow(mem, NULL, sizeof *table->entries, &table->cap, 1);
    if (table->entries)
        table->entries[table->count++] = (InternEntry){.text = ""}; /* NAME_EMPTY */
}

void intern_done(Intern *table)
{
    mem_free(table->mem, table->entries, table->cap * sizeof *table->entries);
    mem_free(table->mem, table->slots, table->slot_count * sizeof *table->slots);
    arena_done(&table->texts);
    *table = (Intern){.mem = table->mem};
}

/* Doubles the number of slots. If memory runs out, the table is unchanged. */
static void intern_rehash(Intern *table)
{
    size_t larger = table->slot_count ? table->slot_count * 2 : 512;
    Name *slots = mem_alloc_zero(table->mem, larger * sizeof *slots);
    if (!slots)
        return;
    for (size_t id = 1; id < table->count; id++) {
        size_t at = table->entries[id].hash & (larger - 1);
        while (slots[at])
            at = (at + 1) & (larger - 1);
        slots[at] = (Name)id;
    }
    mem_free(table->mem, table->slots, table->slot_count * sizeof *slots);
    table->slots = slots;
    table->slot_count = larger;
}

Name intern_name(Intern *table, const char *text, size_t len)
{
    if (len == 0)
        return NAME_EMPTY;
    if (table->count * 2 >= table->slot_count)
        intern_rehash(table);
    uint32_t hash = intern_hash(text, len);
    /* The free slot at which the search ends is where a new name belongs. */
    size_t at = hash & (table->slot_count - 1);
    for (; table->slots[at]; at = (at + 1) & (table->slot_count - 1)) {
        const InternEntry *entry = &table->entries[table->slots[at]];
        if (entry->hash == hash && entry->len == len && memcmp(entry->text, text, len) == 0)
            return table->slots[at];
    }
    /* Each allocation may throw. The new entry counts only after the last of them. */
    table->entries =
        mem_grow(table->mem, table->entries, sizeof *table->entries, &table->cap, table->count + 1);
    const char *copy = arena_copy(&table->texts, text, len);
    table->entries[table->count] = (InternEntry){copy, (uint32_t)len, hash};
    table->slots[at] = (Name)table->count;
    return (Name)table->count++;
}

Name intern_cstr(Intern *table, const char *text)
{
    return intern_name(table, text, strlen(text));
}

const char *intern_text(const Intern *table, Name name)
{
    return table->entries[name].text;
}

size_t intern_len(const Intern *table, Name name)
{
    return table->entries[name].len;
}
