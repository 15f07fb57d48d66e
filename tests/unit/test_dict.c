/* test_dict.c: the hash table of dictionaries: equal keys, order, growth, removal, collisions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"
#include "heap/dict.h"

#include <math.h>
#include <stdio.h>

#include "heap_fixture.h"

static Dict *new_dict(void)
{
    roots[0] = datum_obj(D_DICT, heap_dict(&heap));
    return roots[0].as.dict;
}

static int64_t value_of(const Dict *dict, Datum key)
{
    const Datum *value = dict_find(dict, key);
    return value ? value->as.integer : -1;
}

static void test_empty_dictionary_has_no_keys(void **state)
{
    (void)state;
    Dict *dict = new_dict();
    assert_null(dict_find(dict, datum_int(1)));
    assert_null(dict_first(dict));
    assert_int_equal(dict_remove(dict, datum_int(1)).kind, D_UNSET);
}

static void test_a_text_finds_its_string(void **state)
{
    (void)state;
    Dict *dict = new_dict();
    assert_null(dict_find_text(dict, "a", 1));
    dict_set(&heap, dict, datum_int(1), datum_int(10));
    dict_set(&heap, dict, datum_obj(D_STRING, heap_string(&heap, "a", 1)), datum_int(11));
    dict_set(&heap, dict, datum_obj(D_STRING, heap_string(&heap, "", 0)), datum_int(12));
    assert_int_equal(dict_find_text(dict, "ab", 1)->as.integer, 11);
    assert_int_equal(dict_find_text(dict, "", 0)->as.integer, 12);
    assert_null(dict_find_text(dict, "ab", 2));
    assert_null(dict_find_text(dict, "1", 1));
    dict_remove(dict, datum_obj(D_STRING, heap_string(&heap, "a", 1)));
    assert_null(dict_find_text(dict, "a", 1));
}

static void test_strings_are_keys_by_their_text(void **state)
{
    (void)state;
    Dict *dict = new_dict();
    dict_set(&heap, dict, string("alpha"), datum_int(1));
    dict_set(&heap, dict, string("beta"), datum_int(2));
    dict_set(&heap, dict, string(""), datum_int(3));
    assert_int_equal(value_of(dict, string("alpha")), 1);
    assert_int_equal(value_of(dict, string("beta")), 2);
    assert_int_equal(value_of(dict, string("")), 3);
    assert_int_equal(value_of(dict, string("alph")), -1);
    dict_set(&heap, dict, datum_obj(D_STRING, heap_string(&heap, "a\0b", 3)), datum_int(4));
    assert_int_equal(value_of(dict, string("a")), -1);
}

static void test_equal_numbers_are_one_key(void **state)
{
    (void)state;
    Dict *dict = new_dict();
    dict_set(&heap, dict, datum_int(1), datum_int(10));
    dict_set(&heap, dict, datum_float(1.0), datum_int(11));
    assert_int_equal(dict->count, 1);
    assert_int_equal(dict_first(dict)->key.kind, D_INT); /* the first key is kept */
    assert_int_equal(value_of(dict, datum_int(1)), 11);
    dict_set(&heap, dict, datum_float(-0.0), datum_int(12));
    assert_int_equal(value_of(dict, datum_int(0)), 12);
    dict_set(&heap, dict, datum_float(NAN), datum_int(13));
    assert_int_equal(value_of(dict, datum_float(-NAN)), 13);
    dict_set(&heap, dict, datum_float(INFINITY), datum_int(14));
    assert_int_equal(value_of(dict, datum_float(INFINITY)), 14);
    assert_int_equal(value_of(dict, datum_float(-INFINITY)), -1);
    assert_int_equal(value_of(dict, string("1")), -1);
}

/* 2**53 + 1 is no float, and 2**63 no integer. */
static void test_large_numbers_are_not_rounded(void **state)
{
    (void)state;
    Dict *dict = new_dict();
    dict_set(&heap, dict, datum_int((INT64_C(1) << 53) + 1), datum_int(1));
    dict_set(&heap, dict, datum_float(9007199254740992.0), datum_int(2));
    assert_int_equal(dict->count, 2);
    assert_int_equal(value_of(dict, datum_int(INT64_C(1) << 53)), 2);
    dict_set(&heap, dict, datum_int(INT64_MAX), datum_int(3));
    assert_int_equal(value_of(dict, datum_float(9223372036854775808.0)), -1);
    dict_set(&heap, dict, datum_int(INT64_MIN), datum_int(4));
    assert_int_equal(value_of(dict, datum_float(-9223372036854775808.0)), 4);
}

static void test_entries_keep_their_order(void **state)
{
    (void)state;
    Dict *dict = new_dict();
    for (int i = 0; i < 1000; i++)
        dict_set(&heap, dict, datum_int(i * 7919 % 1000), datum_int(i));
    dict_set(&heap, dict, datum_int(0), datum_int(0)); /* a new value does not move its key */
    int64_t expected = 0;
    for (const DictEntry *entry = dict_first(dict); entry; entry = dict_next(dict, entry))
        assert_int_equal(entry->key.as.integer, expected++ * 7919 % 1000);
    assert_int_equal(expected, 1000);
}

static void test_removed_keys_can_return(void **state)
{
    (void)state;
    Dict *dict = new_dict();
    for (int i = 0; i < 100; i++)
        dict_set(&heap, dict, datum_int(i), datum_int(i));
    for (int i = 0; i < 100; i += 2)
        assert_int_equal(dict_remove(dict, datum_int(i)).as.integer, i);
    assert_int_equal(dict->count, 50);
    for (int i = 0; i < 100; i++)
        assert_int_equal(value_of(dict, datum_int(i)), i % 2 ? i : -1);
    dict_set(&heap, dict, datum_int(4), datum_int(44));
    assert_int_equal(value_of(dict, datum_int(4)), 44);
    const DictEntry *last = NULL;
    for (const DictEntry *entry = dict_first(dict); entry; entry = dict_next(dict, entry))
        last = entry;
    assert_int_equal(last->key.as.integer, 4); /* it is now the newest key */
}

/* A queue: keys are added at one end and removed at the other. */
static void test_table_does_not_grow_with_removed_keys(void **state)
{
    (void)state;
    Dict *dict = new_dict();
    for (int i = 0; i < 100000; i++) {
        dict_set(&heap, dict, datum_int(i), datum_int(i));
        if (i >= 10)
            assert_int_equal(dict_remove(dict, datum_int(i - 10)).as.integer, i - 10);
    }
    assert_int_equal(dict->count, 10);
    assert_true(dict->slot_count <= 64);
}

/* Finds strings with the same lowest bits of their hash: they all begin at the same slot. */
static void test_colliding_keys_are_distinct(void **state)
{
    (void)state;
    enum { COLLIDING = 50, BITS = 0x3FF };
    Dict *dict = new_dict();
    char text[16];
    int found = 0;
    for (int i = 0; found < COLLIDING; i++) {
        int size = snprintf(text, sizeof text, "k%d", i);
        if ((hash_text(text, (size_t)size, 0) & BITS) == 0)
            dict_set(&heap, dict, string(text), datum_int(i)), found++;
    }
    assert_int_equal(dict->count, COLLIDING);
    for (int i = 0; found > 0; i++) {
        int size = snprintf(text, sizeof text, "k%d", i);
        if ((hash_text(text, (size_t)size, 0) & BITS) != 0)
            continue;
        assert_int_equal(value_of(dict, string(text)), i);
        if (found-- % 3 == 0)
            assert_int_equal(dict_remove(dict, string(text)).as.integer, i);
    }
    assert_int_equal(dict->count, COLLIDING - COLLIDING / 3);
}

static void test_bytes_are_counted_and_freed(void **state)
{
    (void)state;
    Dict *dict = new_dict();
    size_t empty = heap.bytes;
    for (int i = 0; i < 1000; i++)
        dict_set(&heap, dict, datum_int(i), datum_nil());
    assert_true(heap.bytes >= empty + 1000 * sizeof(DictEntry));
    assert_in_range(mem.used, heap.bytes, heap.bytes + 32);
    roots[0] = datum_nil();
    garbage_collect(&heap);
    assert_int_equal(heap.bytes, 0);
}

static void test_collection_keeps_keys_and_values(void **state)
{
    (void)state;
    Dict *dict = new_dict();
    tape_leaf(&tape, 1.0); /* garbage: the node of the entry moves */
    dict_set(&heap, dict, string("kept"), datum_node(tape_leaf(&tape, 2.0)));
    dict_set(&heap, dict, string("removed"), string("garbage"));
    dict_remove(dict, string("removed"));
    garbage_collect(&heap);
    const DictEntry *entry = dict_first(dict);
    assert_string_equal(entry->key.as.string->text, "kept");
    assert_true(tape_value(&tape, entry->value.as.node) == 2.0);
    assert_int_equal(tape_size(&tape), 1);
    garbage_collect(&heap);
    assert_null(dict_next(dict, entry));
}

/* The number whose hash without a seed has the given bits: hash_number, backwards. */
static int64_t number_with_hash(uint64_t hash)
{
    hash = (hash ^ hash >> 33) * 0x9cb4b2f8129337dbu;
    hash = (hash ^ hash >> 33) * 0x4f74430c22a54005u;
    return (int64_t)(hash ^ hash >> 33);
}

static void test_made_collisions_give_the_table_a_seed(void **state)
{
    (void)state;
    enum { KEYS = 20000 };
    Dict *dict = new_dict();
    for (int64_t i = 0; i < KEYS; i++)
        dict_set(&heap, dict, datum_int(number_with_hash((uint64_t)i << 32 | 5)), datum_int(i));
    assert_int_not_equal(dict->seed, 0);
    size_t equal = 0;
    const DictEntry *entry = dict_first(dict);
    for (int64_t i = 0; i < KEYS; i++, entry = dict_next(dict, entry)) {
        equal += entry->hash == dict->entries[0].hash;
        assert_int_equal(entry->value.as.integer, i);
        assert_int_equal(dict_find(dict, entry->key)->as.integer, i);
    }
    assert_true(equal < 10);
    for (int64_t i = 0; i < 1000; i++)
        assert_int_equal(dict_remove(dict, dict_first(dict)->key).as.integer, i);
}

static void test_other_keys_need_no_seed(void **state)
{
    (void)state;
    Dict *dict = new_dict();
    for (int64_t i = 0; i < 100000; i++) {
        dict_set(&heap, dict, datum_int(i * 4096), datum_nil());
        dict_set(&heap, dict, datum_float((double)i / 7.0), datum_nil());
    }
    assert_int_equal(dict->seed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_empty_dictionary_has_no_keys),
        TEST(test_a_text_finds_its_string),
        TEST(test_strings_are_keys_by_their_text),
        TEST(test_equal_numbers_are_one_key),
        TEST(test_large_numbers_are_not_rounded),
        TEST(test_entries_keep_their_order),
        TEST(test_removed_keys_can_return),
        TEST(test_table_does_not_grow_with_removed_keys),
        TEST(test_colliding_keys_are_distinct),
        TEST(test_bytes_are_counted_and_freed),
        TEST(test_collection_keeps_keys_and_values),
        TEST(test_made_collisions_give_the_table_a_seed),
        TEST(test_other_keys_need_no_seed),
    };
    return cmocka_run_group_tests_name("dict", tests, NULL, NULL);
}
