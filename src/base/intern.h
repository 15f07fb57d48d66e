/*
 * intern.h: names as small numbers. Equal texts get equal ids, so that the compiler, the VM and the
 * tape compare and store names as 32-bit numbers. Id 0 is the empty text. Ids live as long as the
 * table; ids are given in order of first appearance.
 */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include <stdint.h>

#include "base/arena.h"

typedef uint32_t Name;

typedef struct InternEntry {
    const char *text; /* NUL behind it */
    uint32_t len;
    uint32_t hash;
} InternEntry;

typedef struct Intern {
    Mem *mem;
    Arena texts;
    InternEntry *entries; /* by id */
    size_t count, cap;
    Name *slots; /* open addressing; 0 is free, else id */
    size_t slot_count;
} Intern;

enum { NAME_EMPTY = 0 };

void intern_init(Intern *table, Mem *mem);
void intern_done(Intern *table);
Name intern_name(Intern *table, const char *text, size_t len);
Name intern_cstr(Intern *table, const char *text);
/* Borrowed; NUL behind it. */
const char *intern_text(const Intern *table, Name name);
size_t intern_len(const Intern *table, Name name);

#endif
