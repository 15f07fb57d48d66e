/*
 * arena.c: a list of blocks, newest first. Each is twice the size of the one before, up to
 * LARGEST_BLOCK, or larger if one allocation needs it. Only the newest block is filled.
 */
#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

enum { FIRST_BLOCK = 8192, LARGEST_BLOCK = 1 << 20 };

struct ArenaBlock {
    ArenaBlock *older;
    size_t size; /* of data, in bytes */
    size_t used; /* bytes of data given out */
    alignas(max_align_t) unsigned char data[];
};

void arena_init(Arena *arena, Mem *mem)
{
    *arena = (Arena){.mem = mem};
}

static void arena_free_block(Arena *arena, ArenaBlock *block)
{
    mem_free(arena->mem, block, sizeof *block + block->size);
}

void arena_done(Arena *arena)
{
    while (arena->block) {
        ArenaBlock *older = arena->block->older;
        arena_free_block(arena, arena->block);
        arena->block = older;
    }
}

/* Keeps the newest block because it is the largest one, as a rule. */
void arena_reset(Arena *arena)
{
    if (!arena->block)
        return;
    ArenaBlock *older = arena->block->older;
    while (older) {
        ArenaBlock *next = older->older;
        arena_free_block(arena, older);
        older = next;
    }
    arena->block->older = NULL;
    arena->block->used = 0;
}

/* Adds a block with space for `wanted` bytes. The rest of the current block stays unused. */
static ArenaBlock *arena_add_block(Arena *arena, size_t wanted)
{
    size_t size = arena->block ? arena->block->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < wanted)
        size = wanted;
    ArenaBlock *block = mem_alloc(arena->mem, sizeof *block + size);
    if (!block)
        return NULL;
    block->older = arena->block;
    block->size = size;
    block->used = 0;
    arena->block = block;
    return block;
}

void *arena_alloc(Arena *arena, size_t size)
{
    size_t align = alignof(max_align_t); /* of all sizes, so all offsets are multiples of it */
    size = (size + align - 1) / align * align;
    ArenaBlock *block = arena->block;
    if (!block || block->size - block->used < size)
        block = arena_add_block(arena, size);
    if (!block)
        return NULL;
    void *place = block->data + block->used;
    block->used += size;
    return memset(place, 0, size);
}

char *arena_copy(Arena *arena, const char *text, size_t size)
{
    char *copy = arena_alloc(arena, size + 1);
    if (copy && size)
        memcpy(copy, text, size);
    return copy;
}
