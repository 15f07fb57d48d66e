/*
 * arena.h: memory that is freed all at once.
 *
 * The syntax tree and the compiler's scratch data of one text are in an arena. Nothing in it is
 * freed on its own. Pointers stay valid until arena_reset or arena_done.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/mem.h"

typedef struct ArenaBlock ArenaBlock;

typedef struct Arena {
    Mem *mem;
    ArenaBlock *block; /* the block being filled, head of the list of blocks; NULL at first */
} Arena;

void arena_init(Arena *arena, Mem *mem);
void arena_done(Arena *arena);
/* Frees all that was allocated, but keeps the newest block for the next use. */
void arena_reset(Arena *arena);

/* `size` zeroed bytes, aligned for any type. NULL if memory runs out and the Mem has no `fail`. */
void *arena_alloc(Arena *arena, size_t size);
/* A copy of `size` bytes of text, terminated by NUL. NULL as above. */
char *arena_copy(Arena *arena, const char *text, size_t size);

#define ARENA_NEW(arena, Type)          ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count) ((Type *)arena_alloc((arena), sizeof(Type) * (count)))

#endif
