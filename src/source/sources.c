/* sources.c: the texts of a session, lines and columns, and the collection of texts. */
#include "source/sources.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

/* The stress build detects positions in texts that were freed too early. */
#ifdef MGRAD_GCSTRESS
#define SOURCE_CHECK(x) assert(x)
#else
#define SOURCE_CHECK(x) ((void)0)
#endif

void sources_init(Sources *sources, Mem *mem)
{
    *sources = (Sources){.mem = mem, .end = 1};
}

enum { SOURCE_BLOCK = 1024 }; /* bytes of a text between two offsets whose lines are kept */

/* The lines, the text and the name follow the struct in the same allocation. */
static size_t source_bytes(size_t name_size, size_t size)
{
    return sizeof(Source) + size / SOURCE_BLOCK * sizeof(uint32_t) + size + 1 + name_size + 1;
}

static void source_free(Sources *sources, Source *source)
{
    size_t bytes = source_bytes(strlen(source->name), source->size);
    sources->bytes -= bytes;
    mem_free(sources->mem, source, bytes);
}

void sources_done(Sources *sources)
{
    for (size_t i = 0; i < sources->count; i++)
        source_free(sources, sources->items[i]);
    mem_free(sources->mem, sources->items, sources->cap * sizeof *sources->items);
}

static char *source_put(char *to, const char *text, size_t size)
{
    memcpy(to, text, size);
    to[size] = '\0';
    return to;
}

static Source *source_new(Sources *sources, const char *name, const char *text, size_t size,
                          uint32_t base)
{
    size_t name_size = strlen(name), bytes = source_bytes(name_size, size);
    Source *source = mem_alloc(sources->mem, bytes);
    if (!source)
        return NULL;
    sources->bytes += bytes;
    uint32_t *lines = (uint32_t *)(source + 1);
    char *after = (char *)(lines + size / SOURCE_BLOCK);
    *source = (Source){.text = source_put(after, text, size),
                       .name = source_put(after + size + 1, name, name_size),
                       .size = (uint32_t)size,
                       .base = base,
                       .lines = lines};
    return source;
}

/* The base of a new text and its index in `items`: after all earlier texts or, when the positions
   there are exhausted, in the first gap. The end of a text needs a position, too. */
static bool sources_find_gap(const Sources *sources, size_t size, size_t *at, uint32_t *base)
{
    *at = sources->count;
    *base = sources->end;
    if (size < UINT32_MAX - sources->end)
        return true;
    *base = 1;
    for (*at = 0; *at < sources->count; ++*at) {
        const Source *next = sources->items[*at];
        if (next->base - *base > size)
            return true;
        *base = next->base + next->size + 1;
    }
    return size < UINT32_MAX - *base;
}

Source *sources_add(Sources *sources, const char *name, const char *text, size_t size)
{
    size_t at;
    uint32_t base;
    if (!sources_find_gap(sources, size, &at, &base))
        return NULL;
    sources->items = mem_grow(sources->mem, sources->items, sizeof *sources->items, &sources->cap,
                              sources->count + 1);
    Source *source = source_new(sources, name, text, size, base);
    if (!source)
        return NULL;
    Source **place = sources->items + at;
    memmove(place + 1, place, (sources->count++ - at) * sizeof *place);
    *place = source;
    if (place + 1 == sources->items + sources->count)
        sources->end = base + (uint32_t)size + 1;
    return source;
}

/* ---- places ---- */

static bool source_has(const Source *source, uint32_t position)
{
    return position >= source->base && position - source->base <= source->size;
}

/* Binary search. */
Source *sources_find(const Sources *sources, uint32_t position)
{
    size_t low = 0, high = sources->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (sources->items[middle]->base <= position)
            low = middle + 1;
        else
            high = middle;
    }
    Source *source = low ? sources->items[low - 1] : NULL;
    return source && source_has(source, position) ? source : NULL;
}

static uint32_t source_count_lines(const Source *source, uint32_t from, uint32_t to)
{
    return (uint32_t)utf8_count_newlines(source->text + from, to - from);
}

static uint32_t source_block_line(const Source *source, uint32_t block)
{
    return block ? source->lines[block - 1] : 1;
}

/* The line of an offset. The line breaks before its block are counted only once: a text with many
   errors is not read from its start for each of them. */
static uint32_t source_line(Source *source, uint32_t offset)
{
    uint32_t block = offset / SOURCE_BLOCK;
    while (source->counted < block) {
        uint32_t at = source->counted++, from = at * SOURCE_BLOCK;
        source->lines[at] =
            source_block_line(source, at) + source_count_lines(source, from, from + SOURCE_BLOCK);
    }
    return source_block_line(source, block) +
           source_count_lines(source, block * SOURCE_BLOCK, offset);
}

Place sources_place(const Sources *sources, uint32_t position)
{
    Source *source = sources_find(sources, position);
    SOURCE_CHECK(source || !position);
    if (!source)
        return (Place){.line = 1, .column = 1};
    uint32_t offset = position - source->base, start = offset;
    while (start > 0 && source->text[start - 1] != '\n')
        start--;
    return (Place){.source = source,
                   .line = source_line(source, offset),
                   .column = 1 + utf8_count(source->text + start, offset - start),
                   .line_start = start};
}

Place sources_place_from(const Sources *sources, Place known, uint32_t from, uint32_t position)
{
    uint32_t low = from < position ? from : position, high = from < position ? position : from;
    const Source *source = known.source;
    if (!source || !source_has(source, high) || low < source->base + known.line_start ||
        memchr(source->text + (low - source->base), '\n', high - low))
        return sources_place(sources, position);
    size_t between = utf8_count(source->text + (low - source->base), high - low);
    known.column = position == high ? known.column + between : known.column - between;
    return known;
}

/* ---- collection ---- */

void sources_hold(Source *source)
{
    source->holders++;
}

void sources_release(Source *source)
{
    source->holders--;
}

void sources_begin_marking(Sources *sources)
{
    sources->unmarked = 0;
    sources->last = NULL;
    for (size_t i = 0; i < sources->count; i++) {
        Source *source = sources->items[i];
        source->marked = source->holders > 0;
        sources->unmarked += !source->marked;
    }
}

/* Marks most positions by one comparison with the last source. */
void sources_mark(Sources *sources, uint32_t position)
{
    if (sources->last && source_has(sources->last, position))
        return;
    Source *source = sources_find(sources, position);
    if (!source)
        return;
    sources->last = source;
    sources->unmarked -= !source->marked;
    source->marked = true;
}

void sources_sweep(Sources *sources)
{
    size_t kept = 0;
    for (size_t i = 0; i < sources->count; i++) {
        Source *source = sources->items[i];
        if (source->marked)
            sources->items[kept++] = source;
        else
            source_free(sources, source);
    }
    sources->count = kept;
    sources->last = NULL;
}
