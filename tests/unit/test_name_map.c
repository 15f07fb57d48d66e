/* test_name_map.c: numbers by name. */
#include "mem_fixture.h"

#include "base/name_map.h"

static void test_a_map_finds_what_was_put(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena, &mem);
    NameMap map = {.count = 0};
    assert_int_equal(name_map_find(&map, 5), NAME_MAP_NONE);
    for (Name name = 1; name <= 20000; name++) {
        assert_int_equal(name_map_find(&map, name), NAME_MAP_NONE);
        name_map_put(&map, &arena, name, name * 3);
        assert_int_equal(map.count, name);
        assert_int_equal(name_map_find(&map, name / 2 + 1), (name / 2 + 1) * 3);
    }
    for (Name name = 1; name <= 20000; name++)
        assert_int_equal(name_map_find(&map, name), name * 3);
    assert_int_equal(name_map_find(&map, 20001), NAME_MAP_NONE);
    assert_int_equal(name_map_find(&map, NAME_EMPTY), NAME_MAP_NONE);
    arena_done(&arena);
}

static void test_a_number_is_replaced_and_removed(void **state)
{
    (void)state;
    Arena arena;
    arena_init(&arena, &mem);
    NameMap map = {.count = 0};
    for (Name name = 1; name <= 30; name++) {
        name_map_put(&map, &arena, name, 1);
        name_map_put(&map, &arena, name, 2);
        assert_int_equal(name_map_find(&map, name), 2);
        name_map_put(&map, &arena, name, NAME_MAP_NONE);
        assert_int_equal(name_map_find(&map, name), NAME_MAP_NONE);
        name_map_put(&map, &arena, name, 4);
        assert_int_equal(name_map_find(&map, name), 4);
    }
    assert_int_equal(map.count, 30);
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_map_finds_what_was_put, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_a_number_is_replaced_and_removed, mem_setup,
                                        mem_teardown),
    };
    return cmocka_run_group_tests_name("name_map", tests, NULL, NULL);
}
