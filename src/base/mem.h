/*
 * mem.h: the only place that asks the system for memory.
 *
 * A Mem counts what one owner (a session, a front end) holds and refuses to pass its limit.
 * Every block is given back with the size it was asked for, so blocks carry no header.
 *
 * When memory runs out, `fail` is called and must not return (a session throws a diagnostic);
 * where `fail` is NULL the functions return NULL and the caller copes.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Mem {
    size_t used;                            /* bytes held now */
    size_t limit;                           /* bytes that may be held; SIZE_MAX for no limit */
    void (*fail)(void *ctx, size_t wanted); /* called when `wanted` bytes cannot be had */
    void *fail_ctx;
} Mem;

void mem_init(Mem *mem);

/* `size` bytes, not cleared. A size of 0 gives NULL and is no failure. */
void *mem_alloc(Mem *mem, size_t size);
/* The same where the caller can do without: NULL on failure, and `fail` is not called. */
void *mem_try_alloc(Mem *mem, size_t size);
/* The same, filled with zeros. */
void *mem_alloc_zero(Mem *mem, size_t size);
/* Moves a block of `old_size` bytes to one of `new_size`; on failure the old one is untouched. */
void *mem_resize(Mem *mem, void *block, size_t old_size, size_t new_size);
void mem_free(Mem *mem, void *block, size_t size);

/* Grows an array by doubling until it holds `wanted` items of `item` bytes; updates *capacity. */
void *mem_grow(Mem *mem, void *array, size_t item, size_t *capacity, size_t wanted);

/* Gives the pages that have become free back to the system, where the C library can. */
void mem_trim(void);

/* Address space without memory behind it: pages appear, zeroed, when first touched; from byte
   `small` on (rounded up to a whole page) huge ones, where the system has them. NULL if the system
   gives no such range. Release with the same size. */
void *mem_reserve(size_t size, size_t small);
void mem_release(void *range, size_t size);
/* Gives the pages of part of a reserved range back to the system; they read as zeros again. */
void mem_discard(void *range, size_t size);

#endif
