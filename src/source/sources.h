/*
 * sources.h: the texts of a session, and the places in them.
 *
 * All texts share one space of positions, one after the other. So a 32-bit position identifies a
 * text and an offset in it. Only this module computes lines and columns.
 *
 * A text is kept as long as a function or a node refers to a position in it. The garbage collection
 * of the heap decides that (garbage_collect): it marks the texts of all live functions and nodes,
 * and frees the others. So a session that runs for days needs no more memory than its live
 * functions and nodes do. Positions are reused only after all 4 billion have been used once.
 */
#ifndef SOURCE_SOURCES_H
#define SOURCE_SOURCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

/* Bytes [start, end) in the space of positions. Position 0 belongs to no source. */
typedef struct Span {
    uint32_t start, end;
} Span;

typedef struct Source {
    const char *name;
    const char *text; /* NUL-terminated; may contain NULs */
    uint32_t size;
    uint32_t base;    /* the position of its first byte */
    uint32_t holders; /* calls of sources_hold without a sources_release */
    uint32_t *lines;  /* lines[i] is the line of the offset (i + 1) * SOURCE_BLOCK */
    uint32_t counted; /* the number of items of `lines` that are known */
    bool is_library;  /* part of std: reports show the caller first */
    bool marked;      /* during a collection: needed */
} Source;

typedef struct Sources {
    Mem *mem;
    Source **items; /* in order of base */
    size_t count, cap;
    size_t unmarked; /* during a collection */
    size_t bytes;    /* of all texts and names */
    uint32_t end;    /* the first position that was never used */
    Source *last;    /* the source that was marked last: the next position is often in it, too */
} Sources;

/* A position for users: lines and columns count from 1, columns in characters. */
typedef struct Place {
    const Source *source; /* NULL for a position in no source */
    size_t line, column;
    uint32_t line_start; /* the offset of the line in the text */
} Place;

void sources_init(Sources *sources, Mem *mem);
void sources_done(Sources *sources);
/* Copies a text and its name. NULL if the space of positions (4 GB) is exhausted, or memory, and
   the Mem has no `fail`. The source is owned by `sources`, until a collection finds that nothing
   refers to it. */
Source *sources_add(Sources *sources, const char *name, const char *text, size_t size);
/* The source that has a position; NULL: none. */
Source *sources_find(const Sources *sources, uint32_t position);
/* Counts the lines before the position, each only once. */
Place sources_place(const Sources *sources, uint32_t position);
/* The same, if `known` is the place of the position `from`. Only the text between both is read if
   they are in one line: a caller that asks for many places of a long line reads it once. */
Place sources_place_from(const Sources *sources, Place known, uint32_t from, uint32_t position);

/* Keeps a source through collections, while parts of it have not run yet. Calls nest. */
void sources_hold(Source *source);
void sources_release(Source *source);

/* ---- collection ---- */

void sources_begin_marking(Sources *sources);
/* Marks the source of a position; 0 marks none. */
void sources_mark(Sources *sources, uint32_t position);
void sources_sweep(Sources *sources);

#endif
