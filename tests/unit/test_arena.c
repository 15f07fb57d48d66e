/* test_arena.c: memory that is freed all at once. */
#include "mem_fixture.h"

#include <stdalign.h>

#include "base/arena.h"

static void test_arena_memory_is_aligned_and_zeroed(void **state)
{
    Arena arena;
    (void)state;
    arena_init(&arena, &mem);
    for (int round = 0; round < 2; round++) {
        for (size_t size = 1; size < 300; size++) {
            unsigned char *place = arena_alloc(&arena, size);
            assert_int_equal((uintptr_t)place % alignof(max_align_t), 0);
            assert_true(is_zero(place, size));
            memset(place, 0xAA, size);
        }
        arena_reset(&arena);
    }
    arena_done(&arena);
}

static void test_arena_blocks_do_not_overlap_or_move(void **state)
{
    enum { COUNT = 20000 };
    Arena arena;
    (void)state;
    arena_init(&arena, &mem);
    int **places = ARENA_ARRAY(&arena, int *, COUNT);
    for (int i = 0; i < COUNT; i++) {
        places[i] = ARENA_ARRAY(&arena, int, i % 40 + 1);
        for (int j = 0; j <= i % 40; j++)
            places[i][j] = i;
    }
    for (int i = 0; i < COUNT; i++)
        for (int j = 0; j <= i % 40; j++)
            assert_int_equal(places[i][j], i);
    arena_done(&arena);
}

static void test_arena_serves_blocks_of_any_size(void **state)
{
    Arena arena;
    (void)state;
    arena_init(&arena, &mem);
    unsigned char *large = arena_alloc(&arena, 5 * MB);
    large[5 * MB - 1] = 1;
    assert_non_null(ARENA_NEW(&arena, double));
    large = arena_alloc(&arena, 3 * MB);
    large[3 * MB - 1] = 1;
    arena_done(&arena);
}

static void test_arena_has_little_overhead(void **state)
{
    Arena arena;
    (void)state;
    arena_init(&arena, &mem);
    for (int i = 0; i < 5 * MB / 64; i++)
        arena_alloc(&arena, 64);
    assert_in_range(mem.used, 5 * MB, 6 * MB + 64 * KB);
    arena_done(&arena);
}

/* A long session needs no more memory than its largest statement. */
static void test_arena_reset_keeps_one_block(void **state)
{
    Arena arena;
    size_t after_first = 0;
    (void)state;
    arena_init(&arena, &mem);
    arena_reset(&arena);
    for (int round = 0; round < 50; round++) {
        for (int i = 0; i < 3000; i++)
            arena_alloc(&arena, 64);
        size_t full = mem.used;
        arena_reset(&arena);
        if (round == 0) {
            assert_true(mem.used < full);
            after_first = mem.used;
        }
        assert_in_range(mem.used, 1, after_first * 2);
    }
    arena_done(&arena);
}

static void test_arena_copies_text(void **state)
{
    Arena arena;
    (void)state;
    arena_init(&arena, &mem);
    const char *copy = arena_copy(&arena, "a\0bcd", 4);
    assert_memory_equal(copy, "a\0bc", 5);
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    arena_done(&arena);
}

static void test_arena_returns_null_without_memory_and_stays_usable(void **state)
{
    Arena arena;
    (void)state;
    arena_init(&arena, &mem);
    mem.limit = 16 * KB;
    char *kept = arena_copy(&arena, "kept", 4);
    assert_null(arena_alloc(&arena, 20 * KB));
    assert_null(arena_copy(&arena, kept, 20 * KB));
    assert_string_equal(kept, "kept");
    assert_non_null(arena_alloc(&arena, 100));
    arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_arena_memory_is_aligned_and_zeroed, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_arena_blocks_do_not_overlap_or_move, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_arena_serves_blocks_of_any_size, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_arena_has_little_overhead, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_arena_reset_keeps_one_block, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_arena_copies_text, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_arena_returns_null_without_memory_and_stays_usable,
                                        mem_setup, mem_teardown),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
