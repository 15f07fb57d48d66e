/* test_mem.c: counted memory, its limit, and reserved address space. */
#include "mem_fixture.h"

#if defined(__GLIBC__) && !defined(MGRAD_FREES_AT_ONCE)
#define HAS_GLIBC_MALLOC
#include <malloc.h>
#endif

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

/* Blocks are counted with malloc's header, in steps of 16 bytes. */
static void test_mem_counts_live_blocks(void **state)
{
    (void)state;
    char *a = mem_alloc(&mem, 104);
    char *b = mem_alloc(&mem, 41);
    assert_int_equal(mem.used, 112 + 64);
    a = mem_resize(&mem, a, 104, 300);
    assert_int_equal(mem.used, 320 + 64);
    a = mem_resize(&mem, a, 300, 10);
    assert_int_equal(mem.used, 32 + 64);
    mem_free(&mem, b, 41);
    assert_int_equal(mem.used, 32);
    mem_free(&mem, a, 10);
    char *large = mem_alloc(&mem, 8 * MB);
    assert_int_equal(mem.used, 8 * MB + 4 * KB);
    mem_free(&mem, large, 8 * MB);
}

#ifdef HAS_GLIBC_MALLOC
/* The count is what malloc really takes. */
static void test_mem_counts_what_malloc_takes(void **state)
{
    (void)state;
    for (size_t size = 1; size < 100 * KB; size += size < 200 ? 1 : 997) {
        char *block = mem_alloc(&mem, size);
        size_t taken = malloc_usable_size(block) + sizeof(size_t);
        if (taken != mem.used && taken != mem.used + 16) /* a rest too small for a block is kept */
            fail_msg("%zu bytes: counted as %zu, taken %zu", size, mem.used, taken);
        mem_free(&mem, block, size);
    }
}
#endif

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
    mem.limit = 112;
    char *block = mem_alloc(&mem, 56);
    assert_non_null(block);
    assert_null(mem_alloc(&mem, 41));
    assert_true(mem.is_limit);
    assert_null(mem_alloc_zero(&mem, SIZE_MAX));
    assert_int_equal(mem.used, 64);
    char *rest = mem_alloc(&mem, 40);
    assert_non_null(rest);
    mem_free(&mem, rest, 40);
    mem_free(&mem, block, 56);
}

static void test_mem_keeps_the_block_when_a_resize_is_refused(void **state)
{
    (void)state;
    mem.limit = 112;
    char *block = mem_alloc(&mem, 60);
    memset(block, 'x', 60);
    assert_null(mem_resize(&mem, block, 60, 105));
    assert_int_equal(mem.used, 80);
    assert_int_equal(block[59], 'x');
    block = mem_resize(&mem, block, 60, 104);
    assert_non_null(block);
    assert_int_equal(block[59], 'x');
    mem_free(&mem, block, 104);
}

/* A heap with 100 MB in holes, of which `free_pages` can be returned to the system. */
typedef struct Heap {
    size_t free_pages, asked;
} Heap;

static size_t heap_with_holes(void *ctx, bool is_exact)
{
    Heap *heap = ctx;
    heap->asked++;
    return 100 * MB - (is_exact ? heap->free_pages : 0);
}

static void test_holes_of_the_heap_count_near_the_limit(void **state)
{
    Heap heap = {.free_pages = 0};
    (void)state;
    mem.heap_size = heap_with_holes;
    mem.heap_ctx = &heap;
    mem.limit = 80 * MB;
    assert_null(mem_alloc(&mem, 1 * MB));
    assert_true(mem.is_limit);
    assert_int_equal(heap.asked, 2);
    heap.free_pages = 50 * MB;
    char *block = mem_alloc(&mem, 1 * MB);
    assert_non_null(block);
    mem_free(&mem, block, 1 * MB);
    assert_null(mem_alloc(&mem, 60 * MB));
    mem.limit = SIZE_MAX;
    block = mem_alloc(&mem, 60 * MB);
    assert_non_null(block);
    mem_free(&mem, block, 60 * MB);
}

/* Far from the limit it is not measured for each block. */
static void test_the_heap_is_measured_rarely(void **state)
{
    Heap heap = {.free_pages = 0};
    (void)state;
    mem.heap_size = heap_with_holes;
    mem.heap_ctx = &heap;
    mem.limit = 200 * MB;
    for (int i = 0; i < 100000; i++)
        mem_free(&mem, mem_alloc(&mem, 10 * KB), 10 * KB);
    assert_in_range(heap.asked, 5, 50);
}

static void test_charges_count_like_blocks(void **state)
{
    (void)state;
    mem.limit = 1 * MB;
    assert_true(mem_charge(&mem, 600 * KB));
    assert_int_equal(mem.used, 600 * KB);
    assert_false(mem_charge(&mem, 600 * KB));
    assert_null(mem_alloc(&mem, 600 * KB));
    mem_uncharge(&mem, 600 * KB);
    assert_int_equal(mem.used, 0);
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
    assert_in_range(mem.used, capacity * sizeof *array, capacity * sizeof *array + 16);
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
        cmocka_unit_test_setup_teardown(test_holes_of_the_heap_count_near_the_limit, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_the_heap_is_measured_rarely, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_charges_count_like_blocks, mem_setup, mem_teardown),

#ifdef HAS_GLIBC_MALLOC
        cmocka_unit_test_setup_teardown(test_mem_counts_what_malloc_takes, mem_setup, mem_teardown),
#endif
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
