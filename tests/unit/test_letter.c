/* test_letter.c: upper and lower case, blanks, and encoding characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/letter.h"
#include "base/utf8.h"

enum { LAST_CODE = 0x10FFFF };

static void test_upper_and_lower_are_inverse(void **state)
{
    uint32_t pairs = 0;
    (void)state;
    for (uint32_t code = 0; code <= LAST_CODE; code++) {
        uint32_t small = letter_lower(code);
        if (small == code)
            continue;
        pairs++;
        assert_int_equal(letter_upper(small), code);
        assert_int_equal(letter_lower(small), small);
        assert_int_equal(letter_upper(code), code);
    }
    assert_int_equal(pairs, 460);
}

static void test_letters_of_each_alphabet(void **state)
{
    (void)state;
    assert_int_equal(letter_upper('z'), 'Z');
    assert_int_equal(letter_lower('@'), '@');
    assert_int_equal(letter_lower('['), '[');
    assert_int_equal(letter_upper(0xF7), 0xF7);   /* the division sign is between ö and ø */
    assert_int_equal(letter_upper(0xFF), 0x178);  /* ÿ */
    assert_int_equal(letter_upper(0x3C2), 0x3A3); /* the final sigma */
    assert_int_equal(letter_lower(0x3A3), 0x3C3);
    assert_int_equal(letter_lower(0x416), 0x436); /* Ж */
    assert_int_equal(letter_lower(0x531), 0x561); /* Armenian */
}

static void test_blanks_are_those_of_python(void **state)
{
    uint32_t blanks = 0;
    (void)state;
    for (uint32_t code = 0; code <= LAST_CODE; code++)
        blanks += letter_is_blank(code);
    assert_int_equal(blanks, 29);
    assert_true(letter_is_blank(0x3000));
    assert_false(letter_is_blank(0x200B)); /* a zero-width space is none */
}

static void test_every_character_survives_encoding(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= LAST_CODE; code++) {
        char bytes[4];
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        uint32_t size = utf8_encode(code, bytes);
        Rune rune = utf8_decode(bytes, size);
        assert_int_equal(rune.code, code);
        assert_int_equal(rune.size, size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_upper_and_lower_are_inverse),
        cmocka_unit_test(test_letters_of_each_alphabet),
        cmocka_unit_test(test_blanks_are_those_of_python),
        cmocka_unit_test(test_every_character_survives_encoding),
    };
    return cmocka_run_group_tests_name("letter", tests, NULL, NULL);
}
