/*
 * test_garbage.c: the collection of heap and tape together: reachability, nodes that move, and the
 * schedule.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "heap_fixture.h"

enum { DEEP = 300 * 1000 };

static size_t count_objects(void)
{
    size_t count = 0;
    for (const Obj *obj = heap.all; obj; obj = obj->next)
        count++;
    return count;
}

/* Makes garbage first, so that a live node must move. */
static Node node_above_garbage(void)
{
    leaf(100.0);
    return leaf(2.0);
}

static void assert_is_node(Datum datum, Node node, double expected)
{
    assert_int_equal(datum.kind, D_NODE);
    assert_int_equal(datum.as.node, node);
    assert_number(value(node), expected);
}

/* ---- reachability ---- */

static void test_unreachable_objects_are_freed(void **state)
{
    (void)state;
    roots[0] = string("kept");
    string("lost");
    roots[1] = list_of(string("kept, too"));
    list_of(string("lost, too"));
    garbage_collect(&heap);
    assert_int_equal(count_objects(), 3);
    assert_string_equal(roots[0].as.string->text, "kept");
    assert_string_equal(roots[1].as.list->items[0].as.string->text, "kept, too");
}

static void test_collecting_again_frees_nothing_more(void **state)
{
    (void)state;
    roots[0] = list_of(list_of(string("kept")));
    for (int i = 0; i < 3; i++)
        garbage_collect(&heap);
    assert_int_equal(count_objects(), 3);
    roots[0] = roots[0].as.list->items[0];
    garbage_collect(&heap);
    assert_int_equal(count_objects(), 2);
}

static void test_an_object_referenced_twice_is_kept_once(void **state)
{
    (void)state;
    Datum shared = string("shared");
    roots[0] = list_of(shared);
    roots[1] = list_of(shared);
    garbage_collect(&heap);
    roots[0] = datum_nil();
    garbage_collect(&heap);
    assert_ptr_equal(roots[1].as.list->items[0].as.string, shared.as.string);
    assert_int_equal(count_objects(), 2);
}

static void test_a_list_that_contains_itself_is_collected(void **state)
{
    (void)state;
    roots[0] = list_of(datum_nil());
    roots[0].as.list->items[0] = roots[0];
    garbage_collect(&heap);
    assert_int_equal(count_objects(), 1);
    roots[0] = datum_nil();
    garbage_collect(&heap);
    assert_int_equal(count_objects(), 0);
}

/* A function that calls itself through the variable that holds it. */
static void test_a_closure_that_captures_itself_is_collected(void **state)
{
    (void)state;
    Proto *proto = heap_proto(&heap);
    proto->capture_count = 1;
    Closure *closure = heap_closure(&heap, proto, NULL, 0);
    Cell *cell = heap_cell(&heap, datum_obj(D_CLOSURE, closure));
    closure->items[0] = datum_obj(D_CELL, cell);
    roots[0] = datum_obj(D_CLOSURE, closure);
    garbage_collect(&heap);
    assert_int_equal(count_objects(), 3);
    roots[0] = datum_nil();
    garbage_collect(&heap);
    assert_int_equal(count_objects(), 0);
}

/* An instance whose field is a function bound to the instance. */
static void test_an_instance_and_its_method_are_collected(void **state)
{
    (void)state;
    Proto *type = heap_proto(&heap);
    type->layout.count = 1;
    type->is_module = true;
    type->env = heap_env(&heap);
    Instance *instance = heap_instance(&heap, type);
    instance->slots[0] = datum_obj(D_CLOSURE, heap_closure(&heap, heap_proto(&heap), instance, 0));
    roots[0] = instance->slots[0];
    garbage_collect(&heap);
    assert_int_equal(count_objects(), 5);
    roots[0] = datum_nil();
    garbage_collect(&heap);
    assert_int_equal(count_objects(), 0);
}

static void test_function_keeps_its_globals_and_constants(void **state)
{
    (void)state;
    Proto *proto = heap_proto(&heap);
    proto->env = heap_env(&heap);
    heap_env_slot(&heap, proto->env, 7, string("global"));
    proto->constants = mem_alloc(&mem, sizeof(Datum));
    proto->constant_count = 1;
    proto->constants[0] = string("constant");
    roots[0] = datum_obj(D_CLOSURE, heap_closure(&heap, proto, NULL, 0));
    garbage_collect(&heap);
    assert_int_equal(count_objects(), 5);
    assert_string_equal(heap_env_find(proto->env, 7)->as.string->text, "global");
    assert_string_equal(proto->constants[0].as.string->text, "constant");
}

/* Lists as deep as memory allows: marking and freeing must not recurse. */
static void test_marking_and_freeing_deep_lists_does_not_recurse(void **state)
{
    (void)state;
    for (int i = 0; i < DEEP; i++)
        roots[0] = list_of(roots[0]);
    garbage_collect(&heap);
    assert_int_equal(count_objects(), DEEP);
    roots[0] = datum_nil();
    garbage_collect(&heap);
    assert_int_equal(count_objects(), 0);
}

/* ---- nodes ---- */

static void test_nodes_in_roots_are_rewritten(void **state)
{
    (void)state;
    roots[0] = datum_node(node_above_garbage());
    leaf(101.0);
    roots[1] = datum_node(mul(roots[0].as.node, roots[0].as.node));
    roots[2] = roots[0]; /* each node is moved once */
    garbage_collect(&heap);
    assert_int_equal(tape.count, 2);
    assert_is_node(roots[0], 0, 2.0);
    assert_is_node(roots[1], 1, 4.0);
    assert_is_node(roots[2], 0, 2.0);
}

static void test_nodes_in_lists_are_rewritten(void **state)
{
    (void)state;
    Datum node = datum_node(node_above_garbage());
    roots[0] = list_of(list_of(node));
    heap_append(&heap, roots[0].as.list, node);
    heap_append(&heap, roots[0].as.list, roots[0].as.list->items[0]); /* reached twice */
    garbage_collect(&heap);
    assert_int_equal(tape.count, 1);
    assert_is_node(roots[0].as.list->items[0].as.list->items[0], 0, 2.0);
    assert_is_node(roots[0].as.list->items[1], 0, 2.0);
}

static void test_nodes_in_cells_and_defaults_are_rewritten(void **state)
{
    (void)state;
    Datum node = datum_node(node_above_garbage());
    Proto *proto = heap_proto(&heap);
    proto->capture_count = 1;
    Closure *closure = heap_closure(&heap, proto, NULL, 2);
    Cell *cell = heap_cell(&heap, node);
    closure->items[0] = datum_obj(D_CELL, cell);
    closure->items[1] = datum_int(3);
    closure->items[2] = node;
    roots[0] = datum_obj(D_CLOSURE, closure);
    garbage_collect(&heap);
    assert_int_equal(tape.count, 1);
    assert_is_node(cell->value, 0, 2.0);
    assert_is_node(closure->items[2], 0, 2.0);
    assert_int_equal(closure->items[1].as.integer, 3);
}

static void test_nodes_in_fields_and_globals_are_rewritten(void **state)
{
    (void)state;
    Datum node = datum_node(node_above_garbage());
    Proto *type = heap_proto(&heap);
    type->layout.count = 1;
    type->env = heap_env(&heap);
    heap_env_slot(&heap, type->env, 1, node);
    Instance *instance = heap_instance(&heap, type);
    instance->slots[0] = node;
    roots[0] = datum_obj(D_INSTANCE, instance);
    garbage_collect(&heap);
    assert_int_equal(tape.count, 1);
    assert_is_node(instance->slots[0], 0, 2.0);
    assert_is_node(*heap_env_find(type->env, 1), 0, 2.0);
}

static void test_integers_are_not_taken_for_nodes(void **state)
{
    (void)state;
    node_above_garbage();
    roots[0] = datum_int(1);
    roots[1] = datum_float(1.0);
    garbage_collect(&heap);
    assert_int_equal(roots[0].as.integer, 1);
    assert_number(roots[1].as.number, 1.0);
    assert_int_equal(tape.count, 0);
}

static void test_garbage_keeps_no_nodes(void **state)
{
    (void)state;
    list_of(datum_node(node_above_garbage()));
    roots[0] = datum_node(leaf(3.0));
    garbage_collect(&heap);
    assert_int_equal(tape.count, 1);
    assert_is_node(roots[0], 0, 3.0);
}

/* ---- schedule ---- */

static void test_collection_is_due_after_much_garbage(void **state)
{
    (void)state;
    assert_false(garbage_is_due(&heap));
    for (int i = 0; i < 100 && !garbage_is_due(&heap); i++)
        heap_list(&heap, 10000);
    assert_true(garbage_is_due(&heap));
    garbage_collect(&heap);
    assert_false(garbage_is_due(&heap));
}

/* A collection inside a function may wait: fewer objects are live between two statements. */
static void test_a_due_collection_can_wait_for_a_while(void **state)
{
    (void)state;
    while (!garbage_is_due(&heap))
        heap_list(&heap, 10000);
    assert_true(garbage_can_wait(&heap));
    size_t due = heap.bytes;
    while (garbage_can_wait(&heap))
        heap_list(&heap, 10000);
    assert_in_range(heap.bytes, 2 * due, 4 * due);
    garbage_collect(&heap);
    assert_true(garbage_can_wait(&heap));
    mem.limit = 2 * due; /* near the limit a collection is immediate */
    garbage_schedule(&heap);
    assert_false(garbage_can_wait(&heap));
    mem.limit = SIZE_MAX;
}

static void test_nodes_count_as_garbage(void **state)
{
    (void)state;
    chain_of(200 * 1000);
    assert_true(garbage_is_due(&heap));
    garbage_collect(&heap);
    assert_int_equal(tape.count, 0);
    assert_false(garbage_is_due(&heap));
}

/* Collects, then makes garbage until the next collection is due. */
static void check_next_collection(size_t growth)
{
    garbage_collect(&heap);
    size_t live = heap.bytes;
    while (!garbage_is_due(&heap))
        heap_list(&heap, 100 * 1000);
    assert_in_range(heap.bytes, (1 + growth) * live, (1 + growth) * live + live / 2);
}

/* A large live heap must not be traversed for a little garbage. */
static void test_next_collection_waits_for_twice_the_live_bytes(void **state)
{
    (void)state;
    roots[0] = datum_obj(D_LIST, heap_list(&heap, 1000 * 1000));
    heap_list(&heap, 500 * 1000);
    check_next_collection(2);
}

static void test_after_little_garbage_the_next_one_waits_longer(void **state)
{
    (void)state;
    roots[0] = datum_obj(D_LIST, heap_list(&heap, 1000 * 1000));
    check_next_collection(4);
}

/* Fills the memory with lists that are kept, with as many that are not. Returns how many
   collections there were in the last quarter. */
static int fill_memory(size_t limit)
{
    int count = 0;
    mem.limit = limit;
    garbage_schedule(&heap);
    while (mem.used < limit - limit / 256) {
        roots[0] = list_of(roots[0]);
        heap_list(&heap, 8);
        if (garbage_is_due(&heap)) {
            count += mem.used > limit / 4 * 3;
            garbage_collect(&heap);
        }
    }
    mem.limit = SIZE_MAX;
    return count;
}

/* Otherwise a program that keeps everything would collect all the time before it met its limit. */
static void test_collections_near_a_limit_are_few(void **state)
{
    (void)state;
    assert_in_range(fill_memory(64 << 20), 3, 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_unreachable_objects_are_freed),
        TEST(test_collecting_again_frees_nothing_more),
        TEST(test_an_object_referenced_twice_is_kept_once),
        TEST(test_a_list_that_contains_itself_is_collected),
        TEST(test_a_closure_that_captures_itself_is_collected),
        TEST(test_an_instance_and_its_method_are_collected),
        TEST(test_function_keeps_its_globals_and_constants),
        TEST(test_marking_and_freeing_deep_lists_does_not_recurse),
        TEST(test_nodes_in_roots_are_rewritten),
        TEST(test_nodes_in_lists_are_rewritten),
        TEST(test_nodes_in_cells_and_defaults_are_rewritten),
        TEST(test_nodes_in_fields_and_globals_are_rewritten),
        TEST(test_integers_are_not_taken_for_nodes),
        TEST(test_garbage_keeps_no_nodes),
        TEST(test_collection_is_due_after_much_garbage),
        TEST(test_a_due_collection_can_wait_for_a_while),
        TEST(test_nodes_count_as_garbage),
        TEST(test_next_collection_waits_for_twice_the_live_bytes),
        TEST(test_after_little_garbage_the_next_one_waits_longer),
        TEST(test_collections_near_a_limit_are_few),
    };
    return cmocka_run_group_tests_name("garbage", tests, NULL, NULL);
}
