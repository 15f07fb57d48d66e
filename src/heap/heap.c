/*
 * heap.c: making and freeing objects, and the globals of a file.
 *
 * An object's memory is a multiple of HEAP_GRAIN. Small freed objects are kept for reuse, by size.
 */
#include "heap/heap.h"

#include <string.h>

#include "base/utf8.h"
#include "heap/characters.h"
#include "heap/dict.h"
#include "source/limits.h"

enum { MOST_SPARE = 1 << 20 }; /* bytes of freed objects kept for reuse */

/* With the sanitizers, freed objects are not reused, so that each use after free is reported. */
#ifdef MGRAD_FREES_AT_ONCE
enum { KEEPS_SPARE = false };
#else
enum { KEEPS_SPARE = true };
#endif

void heap_init(Heap *heap, Mem *mem, Tape *tape, Sources *sources)
{
    *heap = (Heap){.mem = mem, .tape = tape, .sources = sources, .collect_at = SIZE_MAX};
}

/* ---- making objects ---- */

static size_t obj_grains(size_t size)
{
    return (size + HEAP_GRAIN - 1) / HEAP_GRAIN;
}

/* A training loop makes and drops the same small objects in each step: reusing them is faster than
   free and malloc. */
static Obj *spare_take(Heap *heap, size_t grains)
{
    Obj *obj = grains <= HEAP_SPARE_SIZES ? heap->spare[grains] : NULL;
    if (!obj)
        return mem_alloc(heap->mem, grains * HEAP_GRAIN);
    heap->spare[grains] = obj->next;
    heap->spare_bytes -= grains * HEAP_GRAIN;
    return obj;
}

static void spare_give(Heap *heap, Obj *obj, size_t grains)
{
    size_t size = grains * HEAP_GRAIN;
    if (!KEEPS_SPARE || grains > HEAP_SPARE_SIZES || heap->spare_bytes + size > MOST_SPARE) {
        mem_free(heap->mem, obj, size);
        return;
    }
    obj->next = heap->spare[grains];
    heap->spare[grains] = obj;
    heap->spare_bytes += size;
}

void heap_free_spare(Heap *heap)
{
    for (size_t grains = 0; grains <= HEAP_SPARE_SIZES; grains++)
        while (heap->spare[grains]) {
            Obj *next = heap->spare[grains]->next;
            mem_free(heap->mem, heap->spare[grains], grains * HEAP_GRAIN);
            heap->spare[grains] = next;
        }
    heap->spare_bytes = 0;
}

/* Only the first `head` bytes are cleared. */
static void *heap_add_cleared(Heap *heap, DatumKind kind, size_t size, size_t head)
{
    size_t grains = obj_grains(size);
    Obj *obj = spare_take(heap, grains);
    memset(obj, 0, head);
    obj->kind = (uint8_t)kind;
    obj->next = heap->all;
    heap->all = obj;
    heap_count(heap, grains * HEAP_GRAIN);
    return obj;
}

static void *heap_add(Heap *heap, DatumKind kind, size_t size)
{
    return heap_add_cleared(heap, kind, size, size);
}

String *heap_string_space(Heap *heap, size_t size, size_t characters)
{
    size_t all = characters_string_size(size, characters);
    String *string = heap_add_cleared(heap, D_STRING, all, sizeof *string);
    string->size = (uint32_t)size;
    string->characters = (uint32_t)characters;
    string->text[size] = '\0';
    return string;
}

String *heap_string(Heap *heap, const char *text, size_t size)
{
    String *string = heap_string_space(heap, size, utf8_count(text, size));
    if (size)
        memcpy(string->text, text, size);
    characters_mark(string, 0, size, 0);
    return string;
}

/* On 32 bits a list of LIMIT_LIST elements does not fit: then this is more than malloc has. */
static size_t list_size(size_t tail_cap)
{
    const size_t most = SIZE_MAX / 2;
    return tail_cap <= (most - sizeof(List)) / sizeof(Datum)
               ? sizeof(List) + tail_cap * sizeof(Datum)
               : most + 1;
}

void heap_reserve(Heap *heap, List *list, size_t wanted)
{
    if (wanted > LIMIT_LIST)
        heap->too_long(heap->ctx);
    bool is_tail = list->items == list->tail;
    size_t before = is_tail ? 0 : list->cap, cap = before;
    if (is_tail && wanted < 2 * list->cap)
        wanted = 2 * list->cap;
    Datum *items = mem_grow(heap->mem, is_tail ? NULL : list->items, sizeof *items, &cap, wanted);
    if (is_tail && list->count)
        memcpy(items, list->tail, list->count * sizeof *items);
    list->items = items;
    list->cap = cap;
    heap_count(heap, (cap - before) * sizeof *items);
}

List *heap_list(Heap *heap, size_t cap)
{
    if (cap > LIMIT_LIST)
        heap->too_long(heap->ctx);
    List *list = heap_add_cleared(heap, D_LIST, list_size(cap), sizeof *list);
    list->items = list->tail;
    list->cap = list->tail_cap = cap;
    return list;
}

Dict *heap_dict(Heap *heap)
{
    return heap_add(heap, D_DICT, sizeof(Dict));
}

Cell *heap_cell(Heap *heap, Datum value)
{
    Cell *cell = heap_add(heap, D_CELL, sizeof *cell);
    cell->value = value;
    return cell;
}

static size_t closure_size(uint32_t items)
{
    return sizeof(Closure) + items * sizeof(Datum);
}

Closure *heap_closure(Heap *heap, Proto *proto, Instance *self, uint32_t default_count)
{
    DatumKind kind = proto->is_module ? D_MODULE : D_CLOSURE;
    Closure *closure = heap_add(heap, kind, closure_size(proto->capture_count + default_count));
    closure->proto = proto;
    closure->self = self;
    closure->cell_count = proto->capture_count;
    closure->default_count = default_count;
    return closure;
}

static size_t instance_size(uint32_t slots)
{
    return sizeof(Instance) + slots * sizeof(Datum);
}

Instance *heap_instance(Heap *heap, Proto *type)
{
    Instance *instance = heap_add(heap, D_INSTANCE, instance_size(type->layout.count));
    instance->type = type;
    instance->slot_count = type->layout.count;
    for (uint32_t i = 0; i < instance->slot_count; i++)
        instance->slots[i] = datum_unset();
    return instance;
}

Proto *heap_proto(Heap *heap)
{
    return heap_add(heap, D_PROTO, sizeof(Proto));
}

Env *heap_env(Heap *heap)
{
    return heap_add(heap, D_ENV, sizeof(Env));
}

uint32_t heap_env_slot(Heap *heap, Env *env, Name name, Datum initial)
{
    size_t known = env->slot_of_cap;
    env->slot_of = mem_grow(heap->mem, env->slot_of, sizeof *env->slot_of, &env->slot_of_cap,
                            (size_t)name + 1);
    memset(env->slot_of + known, 0, (env->slot_of_cap - known) * sizeof *env->slot_of);
    if (env->slot_of[name])
        return env->slot_of[name] - 1;
    env->slots = mem_grow(heap->mem, env->slots, sizeof *env->slots, &env->cap, env->count + 1);
    env->names =
        mem_grow(heap->mem, env->names, sizeof *env->names, &env->names_cap, env->count + 1);
    env->slots[env->count] = initial;
    env->names[env->count] = name;
    env->slot_of[name] = (uint32_t)++env->count;
    return (uint32_t)env->count - 1;
}

Datum *heap_env_find(const Env *env, Name name)
{
    if (name >= env->slot_of_cap || !env->slot_of[name])
        return NULL;
    return &env->slots[env->slot_of[name] - 1];
}

/* ---- freeing objects ---- */

static void proto_free(Heap *heap, Proto *p)
{
    Mem *mem = heap->mem;
    mem_free(mem, (void *)p->signature.params, p->signature.count * sizeof(Name));
    mem_free(mem, p->code, p->code_count * sizeof *p->code);
    mem_free(mem, p->spans, p->code_count * sizeof *p->spans);
    mem_free(mem, p->constants, p->constant_count * sizeof *p->constants);
    for (uint32_t i = 0; p->keywords && i < p->keyword_count; i++)
        if (p->keywords[i])
            mem_free(mem, p->keywords[i], (p->keywords[i][0] + 1) * sizeof(Name));
    mem_free(mem, p->keywords, p->keyword_count * sizeof *p->keywords);
    mem_free(mem, p->calls, p->call_count * sizeof *p->calls);
    mem_free(mem, p->arg_spans, p->arg_span_count * sizeof *p->arg_spans);
    mem_free(mem, p->name_spans, p->name_span_count * sizeof *p->name_spans);
    mem_free(mem, p->loop_names, p->loop_name_count * sizeof *p->loop_names);
    mem_free(mem, p->captures, p->capture_count * sizeof *p->captures);
    mem_free(mem, p->layout.names, p->layout.count * sizeof(Name));
}

static void env_free(Heap *heap, Env *env)
{
    mem_free(heap->mem, env->slots, env->cap * sizeof *env->slots);
    mem_free(heap->mem, env->names, env->names_cap * sizeof *env->names);
    mem_free(heap->mem, env->slot_of, env->slot_of_cap * sizeof *env->slot_of);
}

/* Frees the arrays of an object; returns the size of the object itself. */
static size_t obj_release(Heap *heap, Obj *obj)
{
    switch ((DatumKind)obj->kind) {
    case D_STRING:
        return characters_string_size(((String *)obj)->size, ((String *)obj)->characters);
    case D_LIST: {
        List *list = (List *)obj;
        if (list->items != list->tail) {
            mem_free(heap->mem, list->items, list->cap * sizeof *list->items);
            heap->bytes -= list->cap * sizeof *list->items;
        }
        return list_size(list->tail_cap);
    }
    case D_DICT: {
        const Dict *dict = (Dict *)obj;
        size_t bytes = dict_table_bytes(dict->slot_count);
        mem_free(heap->mem, dict->entries, bytes);
        heap->bytes -= bytes;
        return sizeof(Dict);
    }
    case D_CLOSURE:
    case D_MODULE: {
        const Closure *closure = (Closure *)obj;
        return closure_size(closure->cell_count + closure->default_count);
    }
    case D_INSTANCE:
        return instance_size(((Instance *)obj)->slot_count);
    case D_CELL:
        return sizeof(Cell);
    case D_PROTO:
        proto_free(heap, (Proto *)obj);
        heap->bytes -= ((Proto *)obj)->bytes;
        return sizeof(Proto);
    default:
        env_free(heap, (Env *)obj);
        return sizeof(Env);
    }
}

void heap_free(Heap *heap, Obj *obj)
{
    size_t grains = obj_grains(obj_release(heap, obj));
    heap->bytes -= grains * HEAP_GRAIN;
    spare_give(heap, obj, grains);
}

void heap_done(Heap *heap)
{
    while (heap->all) {
        Obj *next = heap->all->next;
        heap_free(heap, heap->all);
        heap->all = next;
    }
    heap_free_spare(heap);
}
