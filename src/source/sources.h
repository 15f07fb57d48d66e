/*
 * sources.h: the texts of a session, and where things stand in them.
 *
 * All texts lie one behind the other in one space of positions, so that a 32-bit position names a
 * file and a place in it. Only this module knows lines and columns.
 *
 * A text lives as long as somebody may ask for a place in it. The collection of the heap finds out
 * (garbage_collect): it marks the texts of all functions and nodes that live, and drops the others.
 * So what is typed for days takes no more memory than what is still there of it. Positions are
 * given again only when all have been given once.
 */
#ifndef SOURCE_SOURCES_H
#define SOURCE_SOURCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

/* Bytes [start, end) in the space of positions; position 0 belongs to no source. */
typedef struct Span {
    uint32_t start, end;
} Span;

typedef struct Source {
    const char *name;
    const char *text; /* a NUL behind it; may hold NULs */
    uint32_t size;
    uint32_t base;    /* position of its first byte */
    uint32_t holders; /* who else needs it: see sources_hold */
    bool marked;
} Source;

typedef struct Sources {
    Mem *mem;
    Source **items; /* in order of base */
    size_t count, cap;
    size_t unmarked; /* during a collection */
    size_t bytes;    /* held by the texts */
    uint32_t end;    /* the position behind the last */
    Source *last;    /* the one that was marked last: the next place is often in it, too */
} Sources;

/* A position as people say it: lines and columns from 1, columns in characters. */
typedef struct Place {
    const Source *source; /* NULL if the position belongs to none */
    size_t line, column;
    uint32_t line_start; /* offset of the line in the source's text */
} Place;

void sources_init(Sources *sources, Mem *mem);
void sources_done(Sources *sources);
/* Copies a text. NULL if memory, or the space of positions (4 GB), is used up. It lives until a
   collection finds that nothing needs it. */
Source *sources_add(Sources *sources, const char *name, const char *text, size_t size);
Place sources_place(const Sources *sources, uint32_t position);

/* Keeps a text of which parts are still to be run. */
void sources_hold(Source *source);
void sources_release(Source *source);

/* ---- collection ---- */

void sources_begin_marking(Sources *sources);
/* The source of a position is needed; 0 is none. */
void sources_mark(Sources *sources, uint32_t position);
void sources_sweep(Sources *sources);

#endif
