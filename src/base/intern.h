/*
 * intern.h: names as small numbers.
 *
 * Equal texts get equal ids, so the compiler, the VM and the tape store and compare names as 32-bit
 * numbers. Id 0 is the empty text; the others count up from 1 in the order of first use. Ids and
 * texts stay valid until intern_done.
 */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include <stdint.h>

#include "base/arena.h"

typedef uint32_t Name;

typedef struct InternEntry {
    const char *text; /* in Intern.texts; terminated by NUL */
    uint32_t len;
    uint32_t hash;
} InternEntry;

typedef struct Intern {
    Mem *mem;
    Arena texts;
    InternEntry *entries; /* by id */
    size_t count, cap;    /* of entries */
    Name *slots;          /* the hash table: ids, 0 where a slot is free */
    size_t slot_count;    /* a power of two, or 0 */
    uint32_t seed;        /* of the hashes; 0 until too many names have collided */
} Intern;

enum { NAME_EMPTY = 0 };

void intern_init(Intern *table, Mem *mem);
void intern_done(Intern *table);
/* The id of a text; a new text is copied. The Mem must have a `fail`, which throws when memory runs
   out; the table is then unchanged. */
Name intern_name(Intern *table, const char *text, size_t len);
Name intern_cstr(Intern *table, const char *text);
/* Borrowed; terminated by NUL. */
const char *intern_text(const Intern *table, Name name);
/* In bytes. */
size_t intern_len(const Intern *table, Name name);

#endif
