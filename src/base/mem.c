/*
 * mem.c: counted allocation on top of malloc, and reserved address space on top of mmap.
 *
 * Invariant: Mem.used is what all live blocks and charges take. It changes only after the system
 * has given or taken the memory.
 *
 * Blocks are counted as malloc in glibc stores them: with a header of 8 bytes, in steps of 16
 * bytes. A block of MEM_MAPPED bytes or more is a separate mapping (mem_tune), which is returned
 * at once and grows without a copy. Smaller blocks share the heap, which may have holes that fit no
 * other block. So near the limit the heap is measured, if the owner can do that (Mem.heap_size).
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

enum {
    MEM_MAPPED = 4 << 20, /* bytes of the smallest block with a separate mapping */
    MEM_PAGE = 4096,
    MEM_HOLES = 8 << 20,      /* bytes by which the holes of the heap may exceed the limit */
    MEM_UNMEASURED = 2 << 20, /* bytes that may be allocated between two measurements, at least */
};

void mem_init(Mem *mem)
{
    *mem = (Mem){.limit = SIZE_MAX};
}

void mem_tune(void)
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, MEM_MAPPED);
    mallopt(M_TRIM_THRESHOLD, MEM_MAPPED);
#endif
}

/* The memory that malloc takes for a block, with its header: whole pages, or a multiple of 16 bytes
   from 32 on. */
static size_t mem_cost(size_t size)
{
    const size_t page = MEM_PAGE;
    if (size < MEM_MAPPED)
        return size < 24 ? 32 : (size + 8 + 15) / 16 * 16;
    return size > SIZE_MAX - 2 * page ? SIZE_MAX : (size + 16 + page - 1) / page * page;
}

static size_t mem_mapped(size_t size)
{
    return size >= MEM_MAPPED ? mem_cost(size) : 0;
}

/* Reports a failure. Returns NULL if there is no `fail`. */
static void *mem_refuse(Mem *mem, size_t wanted, bool is_limit)
{
    mem->is_limit = is_limit;
    if (mem->fail)
        mem->fail(mem->fail_ctx, wanted);
    return NULL;
}

/* True if all memory, holes included, leaves space for `more` bytes. */
static bool mem_fits_measured(Mem *mem, size_t more)
{
    size_t bound = mem->limit < SIZE_MAX - MEM_HOLES ? mem->limit + MEM_HOLES : SIZE_MAX;
    size_t heap = mem->heap_size(mem->heap_ctx, false);
    if (heap + mem->mapped > bound - more) { /* free pages are no holes */
        mem_trim();
        heap = mem->heap_size(mem->heap_ctx, true);
    }
    if (heap + mem->mapped > bound - more)
        return false;
    size_t left = bound - more - heap - mem->mapped;
    mem->unmeasured = left > MEM_UNMEASURED ? left : MEM_UNMEASURED;
    return true;
}

/* True if `more` bytes keep within the limit; written so that nothing overflows. */
static bool mem_fits(Mem *mem, size_t more)
{
    if (more > mem->limit || mem->used > mem->limit - more)
        return false;
    if (!mem->heap_size || mem->limit == SIZE_MAX)
        return true;
    if (more > mem->unmeasured)
        return mem_fits_measured(mem, more);
    mem->unmeasured -= more;
    return true;
}

bool mem_charge(Mem *mem, size_t bytes)
{
    if (!mem_fits(mem, bytes))
        return false;
    mem->used += bytes;
    mem->mapped += bytes;
    return true;
}

void mem_uncharge(Mem *mem, size_t bytes)
{
    mem->used -= bytes;
    mem->mapped -= bytes;
}

void *mem_alloc(Mem *mem, size_t size)
{
    if (size == 0)
        return NULL;
    size_t cost = mem_cost(size);
    bool fits = mem_fits(mem, cost);
    void *block = fits ? malloc(size) : NULL;
    if (!block)
        return mem_refuse(mem, size, !fits);
    mem->used += cost;
    mem->mapped += mem_mapped(size);
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
    size_t old_cost = block ? mem_cost(old_size) : 0, cost = mem_cost(new_size);
    bool fits = mem_fits(mem, cost > old_cost ? cost - old_cost : 0);
    void *moved = fits ? realloc(block, new_size) : NULL;
    if (!moved)
        return mem_refuse(mem, new_size, !fits);
    mem->used = mem->used - old_cost + cost;
    mem->mapped = mem->mapped - (block ? mem_mapped(old_size) : 0) + mem_mapped(new_size);
    return moved;
}

void mem_free(Mem *mem, void *block, size_t size)
{
    if (!block)
        return;
    mem->used -= mem_cost(size);
    mem->mapped -= mem_mapped(size);
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
        return mem_refuse(mem, SIZE_MAX, mem->limit != SIZE_MAX);
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

#ifdef MGRAD_GROWS
/* Nothing can be reserved (in WebAssembly, mmap is malloc): a range is a block, and small. */
void *mem_reserve(size_t size, size_t small)
{
    (void)small;
    return calloc(1, size);
}

void mem_use_huge_pages(void *range, size_t size, size_t small)
{
    (void)range, (void)size, (void)small;
}

void mem_release(void *range, size_t size)
{
    (void)size;
    free(range);
}

void mem_discard(void *range, size_t size)
{
    memset(range, 0, size);
}
#else
/* The first byte of a range that may get huge pages. */
static size_t mem_huge_from(size_t small)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    return (small + page - 1) / page * page;
}

/* Byte `small` of the range must be the first of a huge page. So this maps one huge page too much,
   and unmaps the excess on both sides. */
void *mem_reserve(size_t size, size_t small)
{
    enum { HUGE_PAGE = MEM_HUGE_PAGE };
    if (size > SIZE_MAX - HUGE_PAGE)
        return NULL;
    char *range = mmap(NULL, size + HUGE_PAGE, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (range == MAP_FAILED)
        return NULL;
    small = mem_huge_from(small);
    size_t skip = HUGE_PAGE - ((uintptr_t)range + small) % HUGE_PAGE;
    munmap(range, skip);
    if (skip < HUGE_PAGE)
        munmap(range + skip + size, HUGE_PAGE - skip);
#ifdef MADV_NOHUGEPAGE
    if (small < size)
        madvise(range + skip + small, size - small, MADV_NOHUGEPAGE);
#endif
    return range + skip;
}

void mem_use_huge_pages(void *range, size_t size, size_t small)
{
    small = mem_huge_from(small);
#ifdef MADV_HUGEPAGE
    if (small < size)
        madvise((char *)range + small, size - small, MADV_HUGEPAGE); /* a refusal costs nothing */
#else
    (void)range, (void)size;
#endif
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
#endif
