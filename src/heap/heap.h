/*
 * heap.h: the objects that programs make: strings, lists, functions, instances, globals.
 *
 * All are in one list (`all`), from which only a collection frees (garbage.h).
 */
#ifndef HEAP_HEAP_H
#define HEAP_HEAP_H

#include "heap/datum.h"

typedef struct Heap Heap;

/* What a collection does to each Datum: mark what it holds, or rewrite its node. */
typedef void HeapVisit(Heap *heap, Datum *datum);

enum {
    HEAP_GRAIN = 16,      /* objects take a multiple of so many bytes */
    HEAP_SPARE_SIZES = 40 /* up to so many grains, a freed one is kept for the next */
};

struct Heap {
    Mem *mem;
    Tape *tape;
    Sources *sources;
    Obj *all;
    Obj *gray;
    uint32_t walk; /* the number of the last walk over objects: see heap_visit_once */
    size_t bytes;  /* held by objects */
    Obj *spare[HEAP_SPARE_SIZES + 1]; /* freed objects, by their grains */
    size_t spare_bytes;
    size_t collect_at; /* so many make a collection due */
    size_t overdue_at; /* so many bytes of objects and nodes make it overdue */
    size_t kept;       /* bytes that the last one left: objects, nodes, texts */
    /* Shows every Datum that lives outside the heap to `visit`. */
    void (*roots)(void *ctx, Heap *heap, HeapVisit *visit);
    /* A list is to hold more than LIMIT_LIST elements; throws. */
    void (*too_long)(void *ctx);
    void *ctx;
};

/* For garbage.c: gives an object's memory back, or keeps it for the next of its size; and gives
   back all that is kept. */
void heap_free(Heap *heap, Obj *obj);
void heap_free_spare(Heap *heap);

void heap_init(Heap *heap, Mem *mem, Tape *tape, Sources *sources);
void heap_done(Heap *heap);

/* Counts bytes that an object holds. */
static inline void heap_count(Heap *heap, size_t bytes)
{
    heap->bytes += bytes;
    heap->tape->due |= heap->bytes > heap->collect_at;
}

String *heap_string(Heap *heap, const char *text, size_t size);
List *heap_list(Heap *heap, size_t cap);
void heap_reserve(Heap *heap, List *list, size_t wanted);
static inline void heap_append(Heap *heap, List *list, Datum item)
{
    if (list->count == list->cap)
        heap_reserve(heap, list, list->count + 1);
    datum_copy(&list->items[list->count++], &item);
}

Cell *heap_cell(Heap *heap, Datum value);
Closure *heap_closure(Heap *heap, Proto *proto, Instance *self, uint32_t default_count);
Instance *heap_instance(Heap *heap, Proto *type);
Proto *heap_proto(Heap *heap);
Env *heap_env(Heap *heap);

/* Walks over objects that may hold each other: begins one; and whether it is here for the first
 * time. */
static inline void heap_begin_walk(Heap *heap)
{
    heap->walk++;
}

static inline bool heap_visit_once(Heap *heap, Obj *obj)
{
    bool first = obj->seen != heap->walk;
    obj->seen = heap->walk;
    return first;
}

/* The slot of a global; made, with `initial` in it, where there is none. */
uint32_t heap_env_slot(Heap *heap, Env *env, Name name, Datum initial);
/* The global itself, NULL where there is none. */
Datum *heap_env_find(const Env *env, Name name);

#endif
