/* test_characters.c: the marks of strings that are not ASCII. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "heap/characters.h"
#include "heap_fixture.h"

enum { MOST = 300 };

/* `count` characters of 1 to 4 bytes in turn; without the longer ones if `is_ascii`. */
static String *string_of(int count, bool is_ascii)
{
    static const char *const kinds[] = {"a", "ß", "€", "😀"};
    char text[4 * MOST];
    size_t size = 0;
    for (int i = 0; i < count; i++) {
        const char *c = kinds[is_ascii ? 0 : (i * i + count) % 4];
        memcpy(text + size, c, strlen(c));
        size += strlen(c);
    }
    return heap_string(&heap, text, size);
}

static void test_each_character_is_found(void **state)
{
    (void)state;
    for (int count = 0; count <= MOST; count++)
        for (int is_ascii = 0; is_ascii < 2; is_ascii++) {
            const String *string = string_of(count, is_ascii);
            size_t offset = 0;
            for (int i = 0; i < count; i++) {
                assert_int_equal(characters_offset(string, (size_t)i), offset);
                offset = characters_end(string, offset);
            }
            assert_int_equal(offset, string->size);
            assert_int_equal(characters_offset(string, (size_t)count), offset);
        }
}

static void test_marks_are_written_in_pieces(void **state)
{
    (void)state;
    for (size_t piece = 1; piece < 200; piece += 7) {
        const String *whole = string_of(MOST, false);
        String *string = heap_string_space(&heap, whole->size, whole->characters);
        memcpy(string->text, whole->text, whole->size);
        size_t count = 0;
        for (size_t at = 0; at < whole->size; at += piece) {
            size_t to = at + piece < whole->size ? at + piece : whole->size;
            count = characters_mark(string, at, to, count);
        }
        assert_int_equal(count, whole->characters);
        for (size_t i = 0; i <= count; i++)
            assert_int_equal(characters_offset(string, i), characters_offset(whole, i));
    }
}

static void test_marks_of_the_start_are_copied(void **state)
{
    (void)state;
    for (int count = 0; count < MOST - 1; count++)
        for (int is_ascii = 0; is_ascii < 2; is_ascii++) {
            const String *start = string_of(count, is_ascii);
            char text[4 * MOST + 4];
            memcpy(text, start->text, start->size);
            memcpy(text + start->size, "é€", 5);
            const String *whole = heap_string(&heap, text, start->size + 5);
            String *string = heap_string_space(&heap, whole->size, whole->characters);
            memcpy(string->text, text, whole->size);
            characters_copy_marks(string, start);
            characters_mark(string, start->size, whole->size, start->characters);
            for (size_t i = 0; i <= whole->characters; i++)
                assert_int_equal(characters_offset(string, i), characters_offset(whole, i));
        }
}

static void test_only_long_strings_that_are_not_ascii_have_marks(void **state)
{
    (void)state;
    size_t most = CHARACTERS_STEP;
    assert_int_equal(characters_string_size(1000, 1000), sizeof(String) + 1001);
    assert_int_equal(characters_string_size(2 * most, most), sizeof(String) + 2 * most + 1);
    assert_int_equal(characters_string_size(2 * most + 2, most + 1),
                     sizeof(String) + 2 * most + 4 + sizeof(uint32_t));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_each_character_is_found),
        TEST(test_marks_are_written_in_pieces),
        TEST(test_marks_of_the_start_are_copied),
        TEST(test_only_long_strings_that_are_not_ascii_have_marks),
    };
    return cmocka_run_group_tests_name("characters", tests, NULL, NULL);
}
