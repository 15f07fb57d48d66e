/*
 * rewind.c: sessions that start in no time. Starting a session compiles the part of the library
 * that is written in mg, which takes far longer than a small program. So in builds for libFuzzer
 * mem.c gets its memory from here (tests/reliability.mk). The first session of each kind is
 * started, and the contents of its blocks are saved. When it ends, its blocks are not freed but
 * poisoned for the address sanitizer. The next session unpoisons them and restores their contents.
 *
 * A session must free all memory by its end: anything left is a finding.
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS, madvise: not in POSIX.1-2008 */
#include "fuzz.h"

#include <sanitizer/asan_interface.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* Declared as mem.c calls them. */
void *rewind_malloc(size_t size);
void *rewind_realloc(void *at, size_t size);
void rewind_free(void *at);
/* Replace those of mem.c. */
void *__wrap_mem_reserve(size_t size, size_t small);
void __wrap_mem_release(void *at, size_t size);

enum {
    KINDS = 8, /* the options chosen by the FUZZ_KIND bits */
    MOST_RANGES = 16,
    KEPT = 1 << 14,     /* bytes at the start of a range that a new session may write */
    LOOKED_AT = 1 << 20 /* to detect writes beyond them */
};

/* A block of memory that exists at the start of a session. */
typedef struct Block {
    char *at;
    size_t size;
    size_t copy; /* offset in Start.copy */
    bool is_free;
} Block;

/* Reserved address space, of which little is written at the start. */
typedef struct Range {
    char *at;
    size_t size;
    char copy[KEPT];
    bool is_free;
} Range;

/* The start of the sessions of one kind. */
typedef struct Start {
    Mgrad *session;
    Block *blocks;
    size_t count, cap;
    Range ranges[MOST_RANGES];
    size_t range_count;
    char *copy;
} Start;

static Start starts[KINDS];
static Start *now;     /* of the running session; NULL: the target needs none */
static bool recording; /* the first session of this kind is starting */
static size_t taken;   /* blocks and ranges allocated since the start */

/* ---- blocks ---- */

static int block_order(const void *a, const void *b)
{
    const char *x = ((const Block *)a)->at, *y = ((const Block *)b)->at;
    return (x > y) - (x < y);
}

/* The initial block at this address; NULL: allocated later. */
static Block *block_find(const void *at)
{
    const Block wanted = {.at = (char *)(uintptr_t)at};
    if (!now)
        return NULL;
    if (!recording)
        return bsearch(&wanted, now->blocks, now->count, sizeof wanted, block_order);
    for (size_t i = now->count; i > 0; i--)
        if (now->blocks[i - 1].at == at)
            return &now->blocks[i - 1];
    return NULL;
}

static void block_record(void *at, size_t size)
{
    if (now->count == now->cap) {
        now->cap = now->cap ? 2 * now->cap : 1024;
        now->blocks = realloc(now->blocks, now->cap * sizeof *now->blocks);
        fuzz_assert(now->blocks != NULL, "out of memory");
    }
    now->blocks[now->count++] = (Block){.at = at, .size = size};
}

static void block_close(Block *block)
{
    fuzz_assert(!block->is_free, "a block is freed twice");
    block->is_free = true;
    __asan_poison_memory_region(block->at, block->size);
}

void *rewind_malloc(size_t size)
{
    void *at = malloc(size);
    fuzz_assert(at != NULL, "out of memory");
    if (recording)
        block_record(at, size);
    else
        taken++;
    return at;
}

void rewind_free(void *at)
{
    Block *block = block_find(at);
    if (block && !recording) {
        block_close(block);
        return;
    }
    if (block)
        *block = now->blocks[--now->count];
    else
        taken--;
    free(at);
}

void *rewind_realloc(void *at, size_t size)
{
    Block *block = at ? block_find(at) : NULL;
    if (at && !block)
        return realloc(at, size);
    void *moved = rewind_malloc(size);
    if (!at)
        return moved;
    block = block_find(at); /* the table may have moved */
    memcpy(moved, at, block->size < size ? block->size : size);
    rewind_free(at);
    return moved;
}

/* ---- ranges ---- */

static Range *range_find(const void *at)
{
    for (size_t i = 0; i < now->range_count; i++)
        if (now->ranges[i].at == at)
            return &now->ranges[i];
    return NULL;
}

/* No huge pages: they would have to be cleared for each session. */
void *__wrap_mem_reserve(size_t size, size_t small)
{
    (void)small;
    void *range = mmap(NULL, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    fuzz_assert(range != MAP_FAILED, "out of address space");
    if (recording) {
        fuzz_assert(now->range_count < MOST_RANGES, "too many ranges");
        now->ranges[now->range_count++] = (Range){.at = range, .size = size};
    } else {
        taken++;
    }
    return range;
}

void __wrap_mem_release(void *at, size_t size)
{
    Range *range = at ? range_find(at) : NULL;
    if (range) {
        fuzz_assert(!range->is_free, "a range is freed twice");
        range->is_free = true;
    } else if (at) {
        taken--;
        munmap(at, size);
    }
}

/* ---- sessions ---- */

static void start_keep(Start *start)
{
    size_t size = 0;
    qsort(start->blocks, start->count, sizeof *start->blocks, block_order);
    for (size_t i = 0; i < start->count; i++) {
        start->blocks[i].copy = size;
        size += start->blocks[i].size;
    }
    start->copy = malloc(size);
    fuzz_assert(start->copy != NULL, "out of memory");
    for (size_t i = 0; i < start->count; i++)
        memcpy(start->copy + start->blocks[i].copy, start->blocks[i].at, start->blocks[i].size);
    for (size_t i = 0; i < start->range_count; i++) {
        const Range *range = &start->ranges[i];
        for (size_t k = KEPT; k < LOOKED_AT && k < range->size; k++)
            fuzz_assert(range->at[k] == 0, "a new session writes more than is kept");
        memcpy(start->ranges[i].copy, range->at, KEPT);
    }
}

static void start_again(Start *start)
{
    for (size_t i = 0; i < start->count; i++) {
        Block *block = &start->blocks[i];
        block->is_free = false;
        __asan_unpoison_memory_region(block->at, block->size);
        memcpy(block->at, start->copy + block->copy, block->size);
    }
    for (size_t i = 0; i < start->range_count; i++) {
        Range *range = &start->ranges[i];
        range->is_free = false;
        madvise(range->at, range->size, MADV_DONTNEED);
        memcpy(range->at, range->copy, KEPT);
    }
}

Mgrad *fuzz_session(unsigned kind, const Host *host, const MgradOptions *options)
{
    now = &starts[kind % KINDS];
    taken = 0;
    if (now->session) {
        start_again(now);
        return now->session;
    }
    recording = true;
    now->session = mgrad_new(host, options);
    recording = false;
    start_keep(now);
    return now->session;
}

void fuzz_end_session(Mgrad *m)
{
    mgrad_free(m);
    fuzz_assert(taken == 0, "the session has not freed its memory");
    for (size_t i = 0; i < now->count; i++)
        fuzz_assert(now->blocks[i].is_free, "the session has not freed its initial memory");
    for (size_t i = 0; i < now->range_count; i++)
        fuzz_assert(now->ranges[i].is_free, "the session has not freed a range");
}
