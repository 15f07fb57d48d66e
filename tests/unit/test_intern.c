/* test_intern.c: names as numbers. */
#include "mem_fixture.h"

#include <stdio.h>

#include "base/intern.h"

enum { NAMES = 100000 };

/* Throws, as a session does when memory runs out. */
static void jump_on_failure(void *ctx, size_t wanted)
{
    (void)wanted;
    longjmp(*(jmp_buf *)ctx, 1);
}

static Name intern_nth(Intern *table, int n)
{
    char text[32];
    snprintf(text, sizeof text, "name_%d", n);
    return intern_cstr(table, text);
}

static void assert_is_nth(const Intern *table, Name name, int n)
{
    char text[32];
    snprintf(text, sizeof text, "name_%d", n);
    assert_string_equal(intern_text(table, name), text);
    assert_int_equal(intern_len(table, name), strlen(text));
}

static void test_intern_numbers_names_in_order(void **state)
{
    Intern table;
    (void)state;
    intern_init(&table, &mem);
    assert_int_equal(intern_cstr(&table, "a"), 1);
    assert_int_equal(intern_cstr(&table, "b"), 2);
    assert_int_equal(intern_cstr(&table, "a"), 1);
    assert_int_equal(intern_cstr(&table, "c"), 3);
    intern_done(&table);
}

static void test_intern_accepts_the_empty_name(void **state)
{
    Intern table;
    (void)state;
    intern_init(&table, &mem);
    assert_int_equal(intern_cstr(&table, ""), NAME_EMPTY);
    assert_int_equal(intern_name(&table, "abc", 0), NAME_EMPTY);
    assert_string_equal(intern_text(&table, NAME_EMPTY), "");
    assert_int_equal(intern_len(&table, NAME_EMPTY), 0);
    intern_done(&table);
}

static void test_intern_compares_all_bytes(void **state)
{
    Intern table;
    (void)state;
    intern_init(&table, &mem);
    Name ab = intern_name(&table, "abc", 2);
    Name abc = intern_name(&table, "abc", 3);
    Name with_nul = intern_name(&table, "ab\0c", 4);
    Name other_end = intern_name(&table, "ab\0d", 4);
    assert_true(ab != abc && ab != with_nul && with_nul != other_end);
    assert_int_equal(intern_cstr(&table, "ab"), ab);
    assert_int_equal(intern_len(&table, with_nul), 4);
    assert_memory_equal(intern_text(&table, with_nul), "ab\0c", 5);
    intern_done(&table);
}

/* Pairs with the same 32-bit FNV-1a hash. */
static void test_intern_distinguishes_names_of_equal_hash(void **state)
{
    static const char *const texts[] = {"costarring", "liquid", "declinate", "macallums"};
    Intern table;
    (void)state;
    intern_init(&table, &mem);
    for (Name i = 0; i < 4; i++)
        assert_int_equal(intern_cstr(&table, texts[i]), i + 1);
    assert_int_equal(table.entries[1].hash, table.entries[2].hash);
    assert_int_equal(table.entries[3].hash, table.entries[4].hash);
    for (Name i = 0; i < 4; i++)
        assert_int_equal(intern_cstr(&table, texts[i]), i + 1);
    intern_done(&table);
}

/* Interns the nth of 4096 names with equal FNV-1a hashes: both texts of a pair continue the texts
   before it to one hash. */
static void intern_colliding(Intern *table, char *text, size_t n)
{
    static const char *const pairs[][2] = {
        {"bfUsT", "MVwPt"}, {"yNrEN", "XJRjn"}, {"sWRmd", "LxlKf"}, {"bUpLX", "TvfzW"},
        {"bKLLD", "BQHUu"}, {"aFNmo", "hRkkQ"}, {"xgEzP", "MVIPL"}, {"vGjBN", "Rnwlb"},
        {"DBpsX", "wQLYT"}, {"cujDT", "fPGEt"}, {"CxQUC", "ukeYT"}, {"lQIiI", "zAVHW"},
    };
    text[0] = '\0';
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        strcat(text, pairs[i][n >> i & 1]);
    assert_int_equal(intern_cstr(table, text), n + 1);
}

static void test_made_collisions_give_the_table_a_seed(void **state)
{
    enum { COLLIDING = 4096, FEW = 100 };
    Intern table;
    char text[128];
    (void)state;
    intern_init(&table, &mem);
    for (size_t n = 0; n < FEW; n++)
        intern_colliding(&table, text, n);
    assert_int_equal(table.seed, 0);
    assert_int_equal(table.entries[1].hash, table.entries[FEW].hash);
    for (size_t n = FEW; n < COLLIDING; n++)
        intern_colliding(&table, text, n);
    assert_int_not_equal(table.seed, 0);
    size_t equal = 0;
    for (size_t n = 0; n < COLLIDING; n++) {
        intern_colliding(&table, text, n);
        assert_string_equal(intern_text(&table, (Name)n + 1), text);
        equal += table.entries[n + 1].hash == table.entries[1].hash;
    }
    assert_true(equal < 10);
    intern_done(&table);
}

static void test_intern_ids_and_texts_are_stable(void **state)
{
    Intern table;
    (void)state;
    intern_init(&table, &mem);
    const char *first = intern_text(&table, intern_nth(&table, 0));
    for (int n = 1; n < NAMES; n++)
        assert_int_equal(intern_nth(&table, n), n + 1);
    for (int n = NAMES - 1; n >= 0; n--) {
        assert_int_equal(intern_nth(&table, n), n + 1);
        assert_is_nth(&table, (Name)n + 1, n);
    }
    assert_int_equal(table.count, NAMES + 1);
    assert_ptr_equal(intern_text(&table, 1), first);
    intern_done(&table);
}

/* Interns names from `*n` on until memory runs out; true if all fit. */
static bool intern_until_full(Intern *table, jmp_buf *place, volatile int *n)
{
    if (setjmp(*place))
        return false;
    for (; *n < NAMES / 10; ++*n)
        assert_int_equal(intern_nth(table, *n), *n + 1);
    return true;
}

/* The table stays usable when memory runs out at any point of interning a name. */
static void test_intern_survives_running_out_of_memory(void **state)
{
    jmp_buf place;
    Intern table;
    volatile int n = 0;
    int failures = 0;
    (void)state;
    intern_init(&table, &mem);
    mem.fail = jump_on_failure;
    mem.fail_ctx = &place;
    for (mem.limit = KB; !intern_until_full(&table, &place, &n); mem.limit += KB)
        failures++;
    assert_in_range(failures, 100, 10000);
    for (int i = 0; i < NAMES / 10; i++)
        assert_is_nth(&table, intern_nth(&table, i), i);
    assert_int_equal(table.count, NAMES / 10 + 1);
    intern_done(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_intern_numbers_names_in_order, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_intern_accepts_the_empty_name, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_intern_compares_all_bytes, mem_setup, mem_teardown),
        cmocka_unit_test_setup_teardown(test_intern_distinguishes_names_of_equal_hash, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_made_collisions_give_the_table_a_seed, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_intern_ids_and_texts_are_stable, mem_setup,
                                        mem_teardown),
        cmocka_unit_test_setup_teardown(test_intern_survives_running_out_of_memory, mem_setup,
                                        mem_teardown),
    };
    return cmocka_run_group_tests_name("intern", tests, NULL, NULL);
}
