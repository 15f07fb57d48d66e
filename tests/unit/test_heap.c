/* test_heap.c: making objects, the count of their bytes, and globals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "heap_fixture.h"

static void test_string_keeps_bytes_and_counts_characters(void **state)
{
    (void)state;
    const String *text = heap_string(&heap, "a\0αb", 5);
    assert_int_equal(text->size, 5);
    assert_int_equal(text->characters, 4);
    assert_memory_equal(text->text, "a\0αb", 6);
    assert_int_equal(heap_string(&heap, NULL, 0)->characters, 0);
}

static void test_list_grows(void **state)
{
    (void)state;
    List *list = heap_list(&heap, 3);
    assert_int_equal(list->count, 0);
    for (int i = 0; i < 1000; i++)
        heap_append(&heap, list, datum_int(i));
    assert_int_equal(list->count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(list->items[i].as.integer, i);
}

static void test_bytes_of_objects_are_counted(void **state)
{
    (void)state;
    roots[0] = datum_obj(D_LIST, heap_list(&heap, 0));
    size_t empty = heap.bytes;
    assert_in_range(mem.used, empty, empty + 32);
    for (int i = 0; i < 1000; i++)
        heap_append(&heap, roots[0].as.list, datum_nil());
    assert_true(heap.bytes >= empty + 1000 * sizeof(Datum));
    assert_in_range(mem.used, heap.bytes, heap.bytes + 32);
    garbage_collect(&heap);
    assert_in_range(mem.used, heap.bytes, heap.bytes + 32);
}

static void test_fields_of_a_new_instance_are_unset(void **state)
{
    (void)state;
    Proto *type = heap_proto(&heap);
    type->layout.count = 3;
    const Instance *instance = heap_instance(&heap, type);
    assert_int_equal(instance->slot_count, 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(instance->slots[i].kind, D_UNSET);
}

static void test_globals_are_found_by_name(void **state)
{
    (void)state;
    Env *env = heap_env(&heap);
    assert_null(heap_env_find(env, 5));
    assert_int_equal(heap_env_slot(&heap, env, 5, datum_int(50)), 0);
    assert_int_equal(heap_env_slot(&heap, env, 1000, datum_int(60)), 1);
    assert_int_equal(heap_env_slot(&heap, env, 5, datum_int(70)), 0); /* it exists already */
    assert_int_equal(heap_env_find(env, 5)->as.integer, 50);
    assert_int_equal(heap_env_find(env, 1000)->as.integer, 60);
    assert_null(heap_env_find(env, 6));
    assert_null(heap_env_find(env, 100000));
    assert_int_equal(env->count, 2);
    assert_int_equal(env->names[1], 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_string_keeps_bytes_and_counts_characters),
        TEST(test_list_grows),
        TEST(test_bytes_of_objects_are_counted),
        TEST(test_fields_of_a_new_instance_are_unset),
        TEST(test_globals_are_found_by_name),
    };
    return cmocka_run_group_tests_name("heap", tests, NULL, NULL);
}
