/*
 * garbage.c: mark and sweep over objects and nodes, and the policy that decides when.
 *
 * Nodes do not point to objects. So the objects are marked first, from the roots; then the tape
 * marks the operands of live nodes in one scan and slides them together (graph/pass/collect.c), and
 * a second pass over roots and objects rewrites the indices of nodes.
 */
#include "heap/garbage.h"

#include "graph/fold/fold.h"
#include "graph/fold/unfold.h"
#include "graph/pass/collect.h"

enum {
    LEAST_GARBAGE = 2 << 20, /* bytes allocated between two collections, at least */
    LEAST_KEPT = 16 << 20,   /* the same if the last collection freed almost nothing */
    MOST_KEPT = 64 << 20,    /* with more live bytes than this, LEAST_KEPT is not used */
    LONGEST_WAIT = 16 << 20, /* bytes allocated while a collection that is due waits, at most */
    LEAST_TIDIED = 1 << 16,  /* bytes allocated before garbage_tidy collects, at least */
    LEAST_SHARE = 64         /* near a limit, at least 1/64 of it between two collections */
};

/* ---- the contents of objects ---- */

static void visit_array(Heap *heap, HeapVisit *visit, Datum *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        visit(heap, &items[i]);
}

static void visit_obj(Heap *heap, HeapVisit *visit, DatumKind kind, void *obj)
{
    if (!obj)
        return;
    Datum datum = datum_obj(kind, obj);
    visit(heap, &datum);
}

/* Shows each Datum in an object to `visit`, and each object that it points to. */
static void obj_visit(Heap *heap, Obj *obj, HeapVisit *visit)
{
    switch ((DatumKind)obj->kind) {
    case D_LIST:
        visit_array(heap, visit, ((List *)obj)->items, ((List *)obj)->count);
        break;
    case D_DICT:
        for (uint32_t i = 0; i < ((Dict *)obj)->used; i++) {
            visit(heap, &((Dict *)obj)->entries[i].key);
            visit(heap, &((Dict *)obj)->entries[i].value);
        }
        break;
    case D_CLOSURE:
    case D_MODULE: {
        Closure *closure = (Closure *)obj;
        visit_obj(heap, visit, D_PROTO, closure->proto);
        visit_obj(heap, visit, D_INSTANCE, closure->self);
        visit_array(heap, visit, closure->items, closure->cell_count + closure->default_count);
        break;
    }
    case D_INSTANCE: {
        Instance *instance = (Instance *)obj;
        visit_obj(heap, visit, D_PROTO, instance->type);
        visit_array(heap, visit, instance->slots, instance->slot_count);
        break;
    }
    case D_CELL:
        visit(heap, &((Cell *)obj)->value);
        break;
    case D_PROTO: {
        Proto *proto = (Proto *)obj;
        visit_obj(heap, visit, D_ENV, proto->env);
        visit_array(heap, visit, proto->constants, proto->constant_count);
        break;
    }
    case D_ENV:
        visit_array(heap, visit, ((Env *)obj)->slots, ((Env *)obj)->count);
        break;
    default:
        break;
    }
}

/* ---- collection ---- */

static void mark(Heap *heap, Datum *datum)
{
    if (datum->kind == D_NODE) {
        tape_mark(heap->tape, datum->as.node);
    } else if (datum_is_obj(*datum) && !datum->as.obj->marked) {
        datum->as.obj->marked = true;
        if (datum->kind == D_STRING)
            return; /* refers to nothing: it need not be read a second time */
        datum->as.obj->gray = heap->gray;
        heap->gray = datum->as.obj;
    }
}

static void move(Heap *heap, Datum *datum)
{
    if (datum->kind == D_NODE)
        datum->as.node = remap_node(heap->tape, datum->as.node);
}

/* All instructions of a function are from one text. Those without a span were added by the
   compiler. */
static void mark_source(Heap *heap, const Proto *proto)
{
    uint32_t i = 0;
    while (i < proto->code_count && !proto->spans[i].start)
        i++;
    if (i < proto->code_count)
        sources_mark(heap->sources, proto->spans[i].start);
}

static void sweep(Heap *heap)
{
    Obj **link = &heap->all;
    while (*link) {
        Obj *obj = *link;
        if (obj->marked) {
            obj->marked = false;
            if (obj->kind == D_PROTO)
                mark_source(heap, (Proto *)obj);
            link = &obj->next;
        } else {
            *link = obj->next;
            heap_free(heap, obj);
        }
    }
}

/* True if the graph has met the end of the address space, and is still that large. */
static bool tape_is_at_end(const Tape *tape)
{
    return tape->space.is_exhausted && tape->count > tape->space.capacity / 4 * 3;
}

bool garbage_is_near_limit(const Heap *heap)
{
    const Tape *tape = heap->tape;
    return heap->mem->used > heap->mem->limit / 4 * 3 ||
           (tape->space.limit < NODE_LIMIT && tape_size(tape) > tape->space.limit / 4 * 3) ||
           tape_is_at_end(tape);
}

static size_t live_bytes(const Heap *heap)
{
    return heap->bytes + tape_bytes(heap->tape);
}

bool garbage_can_wait(const Heap *heap)
{
#ifdef MGRAD_GCSTRESS
    (void)heap;
    return false;
#else
    return live_bytes(heap) < heap->overdue_at;
#endif
}

/* How much may be used up before the next collection, when `left` of a limit is left. Objects,
   which take up to half more than their size, nodes and terms must fit in it together: hence a
   third. Of a rest that is always smaller this would soon be almost nothing, and a program that
   keeps everything would collect for minutes until it exceeds its limit: hence a minimum. */
static size_t share_of_rest(size_t left, size_t limit)
{
    size_t share = left / 3, least = limit / LEAST_SHARE;
    return share > least ? share : least;
}

/*
 * A collection is due when twice as many bytes were allocated as are live now: then it costs a
 * constant factor of the allocations. If the last one freed almost nothing, the program is building
 * a structure that it keeps, and the next one comes later.
 *
 * Once due, a collection may wait for a safe point outside functions, until it is overdue.
 */
static void schedule_after(Heap *heap, bool all_kept)
{
    const Tape *tape = heap->tape;
    size_t live = live_bytes(heap), limit = heap->mem->limit, used = heap->mem->used;
    size_t left = limit > used ? limit - used : 0;
    all_kept = all_kept && live <= MOST_KEPT;
    size_t least = all_kept ? LEAST_KEPT : LEAST_GARBAGE, growth = all_kept ? 4 : 2;
    size_t garbage = growth * live > least ? growth * live : least;
    /* Garbage alone must not exceed a memory limit: near it, collect early and never wait. */
    size_t wait = 2 * garbage < LONGEST_WAIT ? 2 * garbage : LONGEST_WAIT;
    bool is_short = limit != SIZE_MAX && garbage + wait > left / 4 * 3;
    if (limit != SIZE_MAX && garbage > left / 4 * 3)
        garbage = share_of_rest(left, limit);
    size_t nodes = garbage / TAPE_NODE_BYTES, terms = garbage / FOLDS_TERM_BYTES;
    limit = tape->space.is_exhausted ? tape->space.capacity : tape->space.limit;
    size_t room = share_of_rest(limit > tape_size(tape) ? limit - tape_size(tape) : 0, limit);
    nodes = nodes < room ? nodes : room;
    terms = terms < room / 2 ? terms : room / 2; /* a term represents two nodes */
    heap->collect_at = heap->bytes + garbage;
    is_short = is_short || nodes == room || terms == room / 2;
    heap->overdue_at = is_short ? 0 : live + garbage + wait;
    tape_set_due(heap->tape, nodes, terms);
}

void garbage_schedule(Heap *heap)
{
    schedule_after(heap, false);
}

/* Rewrites the index of every node after nodes have moved. */
static void move_all(Heap *heap)
{
    if (remap_is_active(heap->tape)) {
        heap->roots(heap->ctx, heap, move);
        for (Obj *obj = heap->all; obj; obj = obj->next)
            obj_visit(heap, obj, move);
    }
    remap_end(heap->tape);
}

/* Does not reschedule the next collection: a loop that inspects its graph must not postpone it. */
bool garbage_unfold(Heap *heap)
{
    if (!unfold_all(heap->tape))
        return false;
    move_all(heap);
    return true;
}

/* Frees the texts that no site of a live function or node refers to. The functions' have been
   marked. */
static void sweep_sources(Heap *heap)
{
    const Tape *tape = heap->tape;
    Sources *sources = heap->sources;
    sources_mark(sources, tape->here);
    for (Node node = 0; node < tape->count && sources->unmarked; node++)
        sources_mark(sources, tape->site[node]);
    for (uint32_t i = 0; i < tape->folds.count && sources->unmarked; i++)
        sources_mark(sources, fold_products_site(tape, i));
    if (sources->unmarked)
        sources_sweep(sources);
}

void garbage_collect(Heap *heap)
{
    size_t before = live_bytes(heap);
    collect_begin(heap->tape);
    sources_begin_marking(heap->sources);
    heap->roots(heap->ctx, heap, mark);
    while (heap->gray) {
        Obj *obj = heap->gray;
        heap->gray = obj->gray;
        obj_visit(heap, obj, mark);
    }
    sweep(heap);
    if (garbage_is_near_limit(heap))
        heap_free_spare(heap);
    collect_slide(heap->tape);
    move_all(heap);
    if (garbage_is_near_limit(heap))
        tape_trim(heap->tape);
    sweep_sources(heap);
    schedule_after(heap, live_bytes(heap) > before / 8 * 7);
    heap->kept = live_bytes(heap) + heap->sources->bytes;
}

void garbage_tidy(Heap *heap)
{
    size_t size = live_bytes(heap) + heap->sources->bytes;
    if (size > heap->kept + heap->kept / 4 + LEAST_TIDIED || tape_is_at_end(heap->tape)) {
        garbage_collect(heap);
        tape_trim(heap->tape);
    }
    heap_free_spare(heap);
}
