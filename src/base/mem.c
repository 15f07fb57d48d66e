/*
 * mem.c: counted allocation on top of malloc, and reserved address space on top of mmap.
 *
 * Invariant: Mem.used is the sum of the sizes of all live blocks. It changes only after the system
 * has given or taken the memory.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, MAP_NORESERVE, madvise: not in POSIX.1-2008 */
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

void mem_init(Mem *mem)
{
    *mem = (Mem){.limit = SIZE_MAX};
}

/* Reports a failure. Returns NULL if there is no `fail`. */
static void *mem_refuse(Mem *mem, size_t wanted)
{
    if (mem->fail)
        mem->fail(mem->fail_ctx, wanted);
    return NULL;
}

/* True if `more` bytes keep within the limit; written so that nothing overflows. */
static bool mem_fits(const Mem *mem, size_t more)
{
    return more <= mem->limit && mem->used <= mem->limit - more;
}

void *mem_alloc(Mem *mem, size_t size)
{
    if (size == 0)
        return NULL;
    void *block = mem_fits(mem, size) ? malloc(size) : NULL;
    if (!block)
        return mem_refuse(mem, size);
    mem->used += size;
    return block;
}

void *mem_try_alloc(Mem *mem, size_t size)
{
    MemFail *fail = mem_mute(mem);
    void *block = mem_alloc(mem, size);
    mem_unmute(mem, fail);
    return block;
}

void *mem_alloc_zero(Mem *mem, size_t size)
{
    void *block = mem_alloc(mem, size);
    return block ? memset(block, 0, size) : NULL;
}

void *mem_resize(Mem *mem, void *block, size_t old_size, size_t new_size)
{
    if (new_size == 0) {
        mem_free(mem, block, old_size);
        return NULL;
    }
    size_t more = new_size > old_size ? new_size - old_size : 0;
    void *moved = mem_fits(mem, more) ? realloc(block, new_size) : NULL;
    if (!moved)
        return mem_refuse(mem, new_size);
    mem->used = mem->used - old_size + new_size;
    return moved;
}

void mem_free(Mem *mem, void *block, size_t size)
{
    if (!block)
        return;
    mem->used -= size;
    free(block);
}

void *mem_grow(Mem *mem, void *array, size_t item, size_t *capacity, size_t wanted)
{
    if (wanted <= *capacity)
        return array;
    size_t larger = *capacity ? *capacity : 8; /* doubling: the total copying is linear */
    while (larger < wanted && larger <= SIZE_MAX / 2)
        larger *= 2;
    if (larger < wanted || larger > SIZE_MAX / item)
        return mem_refuse(mem, SIZE_MAX);
    void *moved = mem_resize(mem, array, *capacity * item, larger * item);
    if (moved)
        *capacity = larger;
    return moved;
}

void mem_trim(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

/* Byte `small` of the range must be the first of a huge page. So this maps one huge page too much,
   and unmaps the excess on both sides. */
void *mem_reserve(size_t size, size_t small)
{
    enum { HUGE_PAGE = 1 << 21 };
    char *range = mmap(NULL, size + HUGE_PAGE, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED)
        return NULL;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    small = (small + page - 1) / page * page;
    size_t skip = HUGE_PAGE - ((uintptr_t)range + small) % HUGE_PAGE;
    munmap(range, skip);
    if (skip < HUGE_PAGE)
        munmap(range + skip + size, HUGE_PAGE - skip);
#ifdef MADV_HUGEPAGE
    if (small < size)
        madvise(range + skip + small, size - small, MADV_HUGEPAGE); /* a refusal costs nothing */
#endif
    return range + skip;
}

void mem_release(void *range, size_t size)
{
    if (range)
        munmap(range, size);
}

void mem_discard(void *range, size_t size)
{
    /* Only whole pages can be discarded: round the range inwards. */
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    uintptr_t from = ((uintptr_t)range + page - 1) / page * page;
    uintptr_t to = ((uintptr_t)range + size) / page * page;
    if (to > from)
        madvise((void *)from, to - from, MADV_DONTNEED);
}
