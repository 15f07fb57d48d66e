/*
 * heap_fixture.h: a heap on a tape for each test. Its only roots are the items of `roots`. Include
 * it after <cmocka.h>.
 */
#ifndef TESTS_HEAP_FIXTURE_H
#define TESTS_HEAP_FIXTURE_H

#include "heap/garbage.h"
#include "heap/heap.h"
#include "tape_fixture.h"

enum { ROOTS = 4 };

static Heap heap;
static Sources sources;
static Datum roots[ROOTS];

static void visit_roots(void *ctx, Heap *to, HeapVisit *visit)
{
    assert_ptr_equal(ctx, roots);
    for (int i = 0; i < ROOTS; i++)
        visit(to, &roots[i]);
}

static int setup_heap(void **state)
{
    setup_tape(state);
    sources_init(&sources, &mem);
    heap_init(&heap, &mem, &tape, &sources);
    garbage_schedule(&heap);
    heap.roots = visit_roots;
    heap.ctx = roots;
    for (int i = 0; i < ROOTS; i++)
        roots[i] = datum_nil();
    return 0;
}

/* Every test must free all memory that it allocated. */
static int teardown_heap(void **state)
{
    heap_done(&heap);
    sources_done(&sources);
    assert_int_equal(heap.bytes, 0);
    return teardown_tape(state);
}

static inline Datum string(const char *text)
{
    return datum_obj(D_STRING, heap_string(&heap, text, strlen(text)));
}

static inline Datum list_of(Datum item)
{
    List *list = heap_list(&heap, 0);
    heap_append(&heap, list, item);
    return datum_obj(D_LIST, list);
}

#undef TEST
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup_heap, teardown_heap)

#endif
