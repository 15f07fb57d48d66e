/*
 * arena.h: memory that is all given back at once.
 *
 * The tokens, the syntax tree and the compiler's scratch of one statement live in an arena; nobody
 * frees a part of it. Pointers stay valid until arena_reset or arena_done.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/mem.h"

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    Mem *mem;
    ArenaBlock *block; /* the block being filled; older ones are chained behind it */
} Arena;

void arena_init(Arena *arena, Mem *mem);
void arena_done(Arena *arena);
/* Forgets all that was allocated, keeping one block for the next use. */
void arena_reset(Arena *arena);

/* `size` zeroed bytes, aligned for any type. */
void *arena_alloc(Arena *arena, size_t size);
/* A copy of `size` bytes of text with a NUL behind it. */
char *arena_copy(Arena *arena, const char *text, size_t size);

#define ARENA_NEW(arena, Type)          ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count) ((Type *)arena_alloc((arena), sizeof(Type) * (count)))

#endif
