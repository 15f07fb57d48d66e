/*
 * heap.h: the objects that programs make: strings, lists, dictionaries, functions, instances,
 * globals.
 *
 * All are in one list (`all`), from which only a collection frees (garbage.h).
 */
#ifndef HEAP_HEAP_H
#define HEAP_HEAP_H

#include "heap/datum.h"

typedef struct Heap Heap;

/* A collection's action on each Datum: mark its object or node, or rewrite the node's index. */
typedef void HeapVisit(Heap *heap, Datum *datum);

enum {
    HEAP_GRAIN = 16,      /* the sizes of objects are multiples of it, in bytes */
    HEAP_SPARE_SIZES = 40 /* the largest object that is kept when it is freed, in grains */
};

struct Heap {
    Mem *mem;
    Tape *tape;
    Sources *sources;
    Obj *all;
    Obj *gray;     /* during a collection: see Obj */
    uint32_t walk; /* the number of the last walk over objects: see heap_visit_once */
    size_t bytes;  /* of all objects, with their arrays */
    Obj *spare[HEAP_SPARE_SIZES + 1]; /* freed objects for reuse, by size in grains */
    size_t spare_bytes;

    /* When to collect (garbage.c). */
    size_t collect_at; /* a collection is due above this value of `bytes` */
    size_t overdue_at; /* from so many bytes of objects and nodes it does not wait */
    size_t kept;       /* bytes after the last collection: objects, nodes, source texts */

    /* The owner's functions. `roots` shows every Datum outside the heap to `visit`. `too_long`
       throws: a list would have more than LIMIT_LIST elements. */
    void (*roots)(void *ctx, Heap *heap, HeapVisit *visit);
    void (*too_long)(void *ctx);
    void *ctx;
};

void heap_init(Heap *heap, Mem *mem, Tape *tape, Sources *sources);
void heap_done(Heap *heap);

/* Counts bytes that now belong to objects. */
static inline void heap_count(Heap *heap, size_t bytes)
{
    heap->bytes += bytes;
    heap->tape->space.due |= heap->bytes > heap->collect_at;
}

/* ---- for garbage.c ---- */

/* Frees an object. Its memory may be kept for the next one of its size. */
void heap_free(Heap *heap, Obj *obj);
/* Frees all memory that was kept. */
void heap_free_spare(Heap *heap);

/* ---- objects; each function throws through Mem.fail if memory is full ---- */

String *heap_string(Heap *heap, const char *text, size_t size);
/* A string whose text and marks (characters.h) the caller fills in. */
String *heap_string_space(Heap *heap, size_t size, size_t characters);
/* An empty list with space for `cap` elements. */
List *heap_list(Heap *heap, size_t cap);
/* Ensures space for `wanted` elements. */
void heap_reserve(Heap *heap, List *list, size_t wanted);
static inline void heap_append(Heap *heap, List *list, Datum item)
{
    if (list->count == list->cap)
        heap_reserve(heap, list, list->count + 1);
    datum_copy(&list->items[list->count++], &item);
}

/* An empty dictionary; dict.h adds entries to it. */
Dict *heap_dict(Heap *heap);
Cell *heap_cell(Heap *heap, Datum value);
/* The caller fills in the items. */
Closure *heap_closure(Heap *heap, Proto *proto, Instance *self, uint32_t default_count);
/* All slots are unset. */
Instance *heap_instance(Heap *heap, Proto *type);
/* Empty: the compiler fills it in. */
Proto *heap_proto(Heap *heap);
Env *heap_env(Heap *heap);
/* The slot of a global. A new one gets the value `initial`. */
uint32_t heap_env_slot(Heap *heap, Env *env, Name name, Datum initial);
/* The global itself; NULL: none. The pointer is valid until a global is added. */
Datum *heap_env_find(const Env *env, Name name);

/* ---- walks ---- */

/* A walk over objects that may contain each other: begin it, then ask for each object whether this
   is its first visit. */
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

#endif
