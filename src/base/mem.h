/*
 * mem.h: the only code that asks the system for memory.
 *
 * A Mem counts the memory that one owner (a session, a front end) takes, and keeps it below a
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
    size_t used;    /* bytes taken now, with what malloc adds */
    size_t limit;   /* the most that `used` may reach; SIZE_MAX: no limit */
    MemFail *fail;  /* may be NULL */
    void *fail_ctx; /* its first argument */
    size_t mapped;  /* the part of `used` that is not on malloc's heap */
    bool is_limit;  /* the last failure was the limit's; else the system has no more */
    /* Host.heap_size; NULL: unknown. Near the limit, blocks that fit in no hole are refused. */
    size_t (*heap_size)(void *ctx, bool is_exact);
    void *heap_ctx;
    size_t unmeasured; /* bytes that may be allocated before it is called again */
} Mem;

/* No limit and no `fail`. */
void mem_init(Mem *mem);

/* Gives large blocks mappings of their own, as mem.c counts them. That makes them slower, so it is
   for programs with a limit. Call it before the first block is that large. */
void mem_tune(void);

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

/* Counts memory that is not from malloc. False, and nothing has changed, if it would exceed the
   limit. */
bool mem_charge(Mem *mem, size_t bytes);
void mem_uncharge(Mem *mem, size_t bytes);

/* Grows an array by doubling until it has `wanted` items of `item` bytes. Returns the array, which
   may have moved, and updates *capacity (in items). On failure both are unchanged. */
void *mem_grow(Mem *mem, void *array, size_t item, size_t *capacity, size_t wanted);

/* Returns freed pages to the system, if the C library can. */
void mem_trim(void);

enum { MEM_HUGE_PAGE = 1 << 21 }; /* bytes */

/* Reserves address space, not counted in any Mem. Pages appear, zeroed, on first touch. NULL if the
   system refuses, or if there is less. With -DMGRAD_GROWS, a range is a block of malloc instead.
   From byte `small` (rounded up to a whole page) they can be made huge pages. */
void *mem_reserve(size_t size, size_t small);
/* Pages that appear from now on from byte `small` are huge ones, where the system has them. */
void mem_use_huge_pages(void *range, size_t size, size_t small);
/* Releases a reserved range of the same size; NULL is ignored. */
void mem_release(void *range, size_t size);
/* Returns part of a reserved range to the system. Whole pages in it read as zero again; partial
   pages at both ends may keep their contents. */
void mem_discard(void *range, size_t size);

#endif
