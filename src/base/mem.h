/*
 * mem.h: the only code that asks the system for memory.
 *
 * A Mem counts the bytes that one owner (a session, a front end) holds, and keeps them below a
 * limit. Blocks have no header: the caller passes the size again when it frees or resizes one.
 *
 * When memory runs out, `fail` is called and must not return: a session throws a diagnostic. If
 * `fail` is NULL, the functions return NULL and the caller handles it.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

/* Throws. `wanted` is the size that was asked for. */
typedef void MemFail(void *ctx, size_t wanted);

typedef struct Mem {
    size_t used;    /* bytes held now */
    size_t limit;   /* the most that `used` may reach; SIZE_MAX: no limit */
    MemFail *fail;  /* may be NULL */
    void *fail_ctx; /* its first argument */
} Mem;

/* No limit and no `fail`. */
void mem_init(Mem *mem);

/* Between these two calls, nothing throws: the functions return NULL on failure. mem_mute returns
   the `fail` that mem_unmute must set again. */
static inline MemFail *mem_mute(Mem *mem)
{
    MemFail *fail = mem->fail;
    mem->fail = NULL;
    return fail;
}

static inline void mem_unmute(Mem *mem, MemFail *fail)
{
    mem->fail = fail;
}

/* `size` uninitialized bytes. For size 0 the result is NULL, which is not a failure. */
void *mem_alloc(Mem *mem, size_t size);
/* The same for a block that the caller can do without: NULL on failure, without calling `fail`. */
void *mem_try_alloc(Mem *mem, size_t size);
/* The same, zeroed. */
void *mem_alloc_zero(Mem *mem, size_t size);
/* Changes the size of a block, which may move. On failure the old block is unchanged. */
void *mem_resize(Mem *mem, void *block, size_t old_size, size_t new_size);
/* Frees a block; NULL is ignored. */
void mem_free(Mem *mem, void *block, size_t size);

/* Grows an array by doubling until it has `wanted` items of `item` bytes. Returns the array, which
   may have moved, and updates *capacity (in items). On failure both are unchanged. */
void *mem_grow(Mem *mem, void *array, size_t item, size_t *capacity, size_t wanted);

/* Returns freed pages to the system, if the C library can. */
void mem_trim(void);

/* Reserves address space, not counted in any Mem. Pages appear, zeroed, on first touch. From byte
   `small` (rounded up to a whole page) they are huge pages, where the system has them. NULL if the
   system refuses. */
void *mem_reserve(size_t size, size_t small);
/* Releases a reserved range of the same size; NULL is ignored. */
void mem_release(void *range, size_t size);
/* Returns part of a reserved range to the system. Whole pages in it read as zero again; partial
   pages at both ends keep their contents. */
void mem_discard(void *range, size_t size);

#endif
