/*
 * intern.c: a hash table from text to id, with open addressing and linear probing.
 *
 * The slots contain ids; texts and hashes are in the entries. At most half of the slots are used.
 * A program may contain names that were made to collide: base/hash.h has the remedy.
 */
#include "base/intern.h"

#include <string.h>

#include "base/hash.h"

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

/* Puts all names into the slots, which are free. */
static void intern_fill(Intern *table)
{
    size_t mask = table->slot_count - 1;
    for (size_t id = 1; id < table->count; id++) {
        size_t at = table->entries[id].hash & mask;
        while (table->slots[at])
            at = (at + 1) & mask;
        table->slots[at] = (Name)id;
    }
}

/* Doubles the number of slots. If memory runs out, the table is unchanged. */
static void intern_grow(Intern *table)
{
    size_t larger = table->slot_count ? table->slot_count * 2 : 512;
    Name *slots = mem_alloc_zero(table->mem, larger * sizeof *slots);
    if (!slots)
        return;
    mem_free(table->mem, table->slots, table->slot_count * sizeof *slots);
    table->slots = slots;
    table->slot_count = larger;
    intern_fill(table);
}

/* Gives the hashes a seed. */
static void intern_set_seed(Intern *table)
{
    table->seed = hash_seed(table->entries);
    for (size_t id = 1; id < table->count; id++) {
        InternEntry *entry = &table->entries[id];
        entry->hash = hash_text(entry->text, entry->len, table->seed);
    }
    memset(table->slots, 0, table->slot_count * sizeof *table->slots);
    intern_fill(table);
}

Name intern_name(Intern *table, const char *text, size_t len)
{
    if (len == 0)
        return NAME_EMPTY;
    if (table->count * 2 >= table->slot_count)
        intern_grow(table);
    uint32_t hash = hash_text(text, len, table->seed), passed = 0;
    /* The free slot at which the search ends is where a new name belongs. */
    size_t at = hash & (table->slot_count - 1);
    for (; table->slots[at]; at = (at + 1) & (table->slot_count - 1), passed++) {
        const InternEntry *entry = &table->entries[table->slots[at]];
        if (entry->hash == hash && entry->len == len && memcmp(entry->text, text, len) == 0)
            return table->slots[at];
    }
    /* Each allocation may throw. The new entry counts only after the last of them. */
    table->entries =
        mem_grow(table->mem, table->entries, sizeof *table->entries, &table->cap, table->count + 1);
    const char *copy = arena_copy(&table->texts, text, len);
    table->entries[table->count] = (InternEntry){copy, (uint32_t)len, hash};
    table->slots[at] = (Name)table->count++;
    if (passed > HASH_MOST_PASSED && !table->seed)
        intern_set_seed(table);
    return (Name)(table->count - 1);
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
