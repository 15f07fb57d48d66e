/* test_mem.c: counted memory, its limit, and reserved address space. */
#include "mem_fixture.h"

/* Throws, as a session does when memory runs out. */
typedef struct Catch {
    jmp_buf place;
    size_t wanted;
} Catch;

static void catch_failure(void *ctx, size_t wanted)
{
    Catch *catch = ctx;
    catch->wanted = wanted;
    longjmp(catch->place, 1);
}

static void test_mem_counts_live_blocks(void **state)
{
    (void)state;
    char *a = mem_alloc(&mem, 100);
    char *b = mem_alloc(&mem, 50);
    assert_int_equal(mem.used, 150);
    a = mem_resize(&mem, a, 100, 300);
    assert_int_equal(mem.used, 350);
    a = mem_resize(&mem, a, 300, 10);
    assert_int_equal(mem.used, 60);
    mem_free(&mem, b, 50);
    assert_int_equal(mem.used, 10);
    mem_free(&mem, a, 10);
}

static void test_mem_of_size_0_is_null_without_a_failure(void **state)
{
    Catch catch = {.wanted = 0};
    (void)state;
    mem.fail = catch_failure;
    mem.fail_ctx = &catch;
    if (setjmp(catch.place))
        fail_msg("size 0 was called a failure");
    assert_null(mem_alloc(&mem, 0));
    assert_null(mem_alloc_zero(&mem, 0));
    assert_null(mem_resize(&mem, mem_alloc(&mem, 8), 8, 0));
    mem_free(&mem, NULL, 0);
}

static void test_mem_alloc_zero_clears(void **state)
{
    (void)state;
    unsigned char *dirty = mem_alloc(&mem, 4 * KB);
    memset(dirty, 0xAA, 4 * KB);
    mem_free(&mem, dirty, 4 * KB);
    unsigned char *block = mem_alloc_zero(&mem, 4 * KB);
    assert_true(is_zero(block, 4 * KB));
    mem_free(&mem, block, 4 * KB);
}

static void test_mem_refuses_to_exceed_its_limit(void **state)
{
    (void)state;
    mem.limit = 100;
    char *block = mem_alloc(&mem, 60);
    assert_non_null(block);
    assert_null(mem_alloc(&mem, 41));
    assert_null(mem_alloc_zero(&mem, SIZE_MAX));
    assert_int_equal(mem.used, 60);
    char *rest = mem_alloc(&mem, 40);
    assert_non_null(rest);
    mem_free(&mem, rest, 40);
    mem_free(&mem, block, 60);
}

static void test_mem_keeps_the_block_when_a_resize_is_refused(void **state)
{
    (void)state;
    mem.limit = 100;
    char *block = mem_alloc(&mem, 60);
    memset(block, 'x', 60);
    assert_null(mem_resize(&mem, block, 60, 101));
    assert_int_equal(mem.used, 60);
    assert_int_equal(block[59], 'x');
    block = mem_resize(&mem, block, 60, 100);
    assert_non_null(block);
    assert_int_equal(block[59], 'x');
    mem_free(&mem, block, 100);
}

static void test_mem_passes_the_requested_size_to_fail(void **state)
{
    Catch catch = {.wanted = 0};
    (void)state;
    mem.limit = 100;
    mem.fail = catch_failure;
    mem.fail_ctx = &catch;
    if (!setjmp(catch.place)) {
        mem_alloc(&mem, 101);
        fail_msg("fail was not called");
    }
    assert_int_equal(catch.wanted, 101);
    if (!setjmp(catch.place)) {
        mem_resize(&mem, NULL, 0, 102);
        fail_msg("fail was not called");
    }
    assert_int_equal(catch.wanted, 102);
}

static void test_mem_grow_doubles_the_capacity(void **state)
{
    size_t capacity = 0, moves = 0;
    int *array = NULL;
    (void)state;
    for (int i = 0; i < 100000; i++) {
        size_t before = capacity;
        array = mem_grow(&mem, array, sizeof *array, &capacity, (size_t)i + 1);
        moves += capacity != before;
        array[i] = i;
    }
    for (int i = 0; i < 100000; i++)
        assert_int_equal(array[i], i);
    assert_int_equal(mem.used, capacity * sizeof *array);
    assert_in_range(moves, 1, 20);
    mem_free(&mem, array, capacity * sizeof *array);
}

static void test_mem_grow_refuses_overflow(void **state)
{
    size_t capacity = 8;
    char *array = mem_alloc(&mem, 8 * 16);
    (void)state;
    assert_null(mem_grow(&mem, array, 16, &capacity, SIZE_MAX / 16 + 1));
    assert_null(mem_grow(&mem, array, 16, &capacity, SIZE_MAX));
    assert_int_equal(capacity, 8);
    mem_free(&mem, array, 8 * 16);
}

static void test_mem_reserved_space_reads_as_zero_until_written(void **state)
{
    size_t size = (size_t)1 << 33;
    (void)state;
    unsigned char *range = mem_reserve(size, MB);
    assert_non_null(range);
    assert_int_equal((uintptr_t)(range + MB) % (2 * MB), 0);
    assert_int_equal(range[0], 0);
    range[0] = 1;
    range[size - 1] = 2;
    assert_int_equal(range[size / 2], 0);
    assert_int_equal(range[0] + range[size - 1], 3);
    mem_release(range, size);
    mem_release(NULL, size);
}

static void test_mem_discards_whole_pages_only(void **state)
{
    (void)state;
    unsigned char *range = mem_reserve(MB, MB);
    assert_non_null(range);
    memset(range, 7, MB);
    mem_discard(range + 1, MB - 2);
    assert_int_equal(range[0], 7);
    assert_int_equal(range[MB - 1], 7);
    assert_true(is_zero(range + MB / 4, MB / 2));
    mem_discard(range, 1);
    assert_int_equal(range[0], 7);
    mem_release(range, MB);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_mem_counts_live_blocks, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_mem_of_size_0_is_null_without_a_failure, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_mem_alloc_zero_clears, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_mem_refuses_to_exceed_its_limit, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_mem_keeps_the_block_when_a_resize_is_refused,
                                        mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_mem_passes_the_requested_size_to_fail, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_mem_grow_doubles_the_capacity, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_mem_grow_refuses_overflow, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_mem_reserved_space_reads_as_zero_until_written,
                                        mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_mem_discards_whole_pages_only, mem_setup,
                                        mem_teardown),
    };
    return cmocka_run_group_tests_name("mem", tests, NULL, NULL);
}
