/*
 * test_sources.c: places in the texts of a session, and the texts that a collection keeps.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "source_fixture.h"

/* ---- places ---- */

static void assert_place(uint32_t position, const Source *source, size_t line, size_t column)
{
    Place place = sources_place(&sources, position);
    assert_ptr_equal(place.source, source);
    if (place.line != line || place.column != column)
        fail_msg("position %u is %zu:%zu, not %zu:%zu", position, place.line, place.column, line,
                 column);
}

static void test_lines_and_columns_count_from_one(void **state)
{
    (void)state;
    const Source *source = add_source("ab\ncd\n\ne");
    assert_place(source->base, source, 1, 1);
    assert_place(source->base + 1, source, 1, 2);
    assert_place(source->base + 2, source, 1, 3); /* the newline belongs to its line */
    assert_place(source->base + 3, source, 2, 1);
    assert_place(source->base + 5, source, 2, 3);
    assert_place(source->base + 6, source, 3, 1);
    assert_place(source->base + 7, source, 4, 1);
    assert_place(source->base + 8, source, 4, 2); /* the end */
    assert_int_equal(sources_place(&sources, source->base + 5).line_start, 3);
}

static void test_columns_count_characters(void **state)
{
    (void)state;
    const Source *source = add_source("αβ = 😀 x");
    assert_place(source->base + 2, source, 1, 2);  /* β */
    assert_place(source->base + 5, source, 1, 4);  /* = */
    assert_place(source->base + 7, source, 1, 6);  /* 😀 */
    assert_place(source->base + 12, source, 1, 8); /* x */
}

/* Lines are kept for blocks of a text, and a place may be asked for before an earlier one. */
static void test_places_of_a_long_text(void **state)
{
    (void)state;
    enum { LINES = 3000, WIDTH = 7 };
    static char text[LINES * WIDTH + 1];
    for (size_t i = 0; i < LINES; i++)
        memcpy(text + i * WIDTH, "αbcd.\n", WIDTH);
    const Source *source = add_source(text);
    for (uint32_t i = 1; i <= LINES; i++) {
        uint32_t line = i % 2 ? i : LINES + 1 - i;
        assert_place(source->base + line * WIDTH, source, line + 1, 1);
        assert_place(source->base + line * WIDTH - 2, source, line, 5);
    }
}

/* The place found from any other one is that found without it. */
static void test_a_place_found_from_another_one_is_the_same(void **state)
{
    (void)state;
    const Source *first = add_source("αβ = 😀 x\ncd\n\nαβγδ"), *second = add_source("e\nf");
    uint32_t end = second->base + second->size;
    for (uint32_t from = first->base; from <= end; from++)
        for (uint32_t to = first->base; to <= end; to++) {
            Place known = sources_place(&sources, from), wanted = sources_place(&sources, to);
            Place found = sources_place_from(&sources, known, from, to);
            assert_ptr_equal(found.source, wanted.source);
            assert_int_equal(found.line, wanted.line);
            assert_int_equal(found.column, wanted.column);
            assert_int_equal(found.line_start, wanted.line_start);
        }
    assert_null(sources_place_from(&sources, sources_place(&sources, end), end, 0).source);
}

static void test_positions_name_their_source(void **state)
{
    (void)state;
    const Source *first = add_source("abc"), *empty = add_source(""), *last = add_source("d\ne");
    assert_place(first->base + 3, first, 1, 4);
    assert_place(empty->base, empty, 1, 1);
    assert_place(last->base, last, 1, 1);
    assert_place(last->base + 2, last, 2, 1);
    assert_true(first->base < empty->base && empty->base < last->base);
    assert_true(first->base > 0);
}

static void test_position_0_belongs_to_no_source(void **state)
{
    (void)state;
    assert_null(sources_place(&sources, 0).source);
    add_source("abc");
    assert_null(sources_place(&sources, 0).source);
}

static void test_texts_are_copied(void **state)
{
    char text[] = "a\0b";
    (void)state;
    const Source *source = sources_add(&sources, "name", text, 3);
    text[0] = 'x';
    assert_memory_equal(source->text, "a\0b", 4);
    assert_int_equal(source->size, 3);
}

static void test_many_sources_are_found(void **state)
{
    (void)state;
    for (int i = 0; i < 1000; i++)
        add_source("x\ny");
    for (size_t i = 0; i < 1000; i++)
        assert_place(sources.items[i]->base + 2, sources.items[i], 2, 1);
}

/* ---- collection ---- */

static Source *add(const char *text)
{
    return sources_add(&sources, "test.mg", text, strlen(text));
}

/* Keeps the texts that contain one of these positions. */
static void collect(size_t count, const uint32_t *positions)
{
    sources_begin_marking(&sources);
    for (size_t i = 0; i < count; i++)
        sources_mark(&sources, positions[i]);
    sources_sweep(&sources);
}

static void test_a_collection_keeps_marked_texts(void **state)
{
    (void)state;
    const Source *first = add("a\nb"), *second = add("gone"), *third = add("c\nd"),
                 *last = add("e");
    uint32_t held[] = {first->base + 2, third->base, 0, third->base + 3};
    uint32_t gone = second->base, end = last->base;
    collect(4, held);
    assert_int_equal(sources.count, 2);
    assert_place(held[0], first, 2, 1);
    assert_place(held[3], third, 2, 2);
    assert_null(sources_place(&sources, gone).source);
    assert_null(sources_place(&sources, end).source);
}

/* The first and the last position of a text belong to it, including its end. */
static void test_a_position_at_the_end_keeps_its_text(void **state)
{
    (void)state;
    const Source *source = add("abc");
    uint32_t start = source->base, end = source->base + 3;
    add("de");
    collect(1, &end);
    assert_int_equal(sources.count, 1);
    collect(1, &start);
    assert_place(end, source, 1, 4);
}

static void test_a_held_text_is_kept(void **state)
{
    (void)state;
    Source *source = add("held");
    sources_hold(source);
    sources_hold(source);
    collect(0, NULL);
    sources_release(source);
    collect(0, NULL);
    assert_place(source->base, source, 1, 1);
    sources_release(source);
    collect(0, NULL);
    assert_int_equal(sources.count, 0);
    assert_int_equal(sources.bytes, 0);
}

/* Live texts stay; all others free their memory and their positions. */
static void test_positions_do_not_run_out(void **state)
{
    (void)state;
    const Source *kept = add("kept");
    uint32_t position = kept->base + 2;
    collect(1, &position);
    for (int i = 0; i < 100; i++)
        add("x = 1");
    size_t used = mem.used;
    for (int round = 0; round < 100; round++) {
        collect(1, &position);
        for (int i = 0; i < 100; i++)
            assert_non_null(add("x = 1"));
        assert_place(position, kept, 1, 3);
    }
    assert_int_equal(mem.used, used);
}

/* After 4 GB of text, gaps are reused: the first one that is large enough. */
static void test_freed_positions_are_reused(void **state)
{
    (void)state;
    const Source *first = add("ab"), *gap = add("123"), *second = add("cd");
    uint32_t held[] = {first->base, second->base};
    uint32_t gap_base = gap->base;
    collect(2, held);
    sources.end = UINT32_MAX - 3;
    const Source *last = add("yz");
    assert_int_equal(last->base, UINT32_MAX - 3);
    assert_int_equal(add("1234")->base, second->base + 3);
    const Source *fits = add("456");
    assert_int_equal(fits->base, gap_base);
    assert_place(held[0] + 2, first, 1, 3);
    assert_place(gap_base + 3, fits, 1, 4);
    assert_place(held[1], second, 1, 1);
    assert_place(last->base + 1, last, 1, 2);
    collect(1, held);
    assert_int_equal(add("all is free again")->base, gap_base);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_lines_and_columns_count_from_one),
        TEST(test_columns_count_characters),
        TEST(test_places_of_a_long_text),
        TEST(test_a_place_found_from_another_one_is_the_same),
        TEST(test_positions_name_their_source),
        TEST(test_position_0_belongs_to_no_source),
        TEST(test_texts_are_copied),
        TEST(test_many_sources_are_found),
        TEST(test_a_collection_keeps_marked_texts),
        TEST(test_a_position_at_the_end_keeps_its_text),
        TEST(test_a_held_text_is_kept),
        TEST(test_positions_do_not_run_out),
        TEST(test_freed_positions_are_reused),
    };
    return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
