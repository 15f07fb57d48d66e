/*
 * test_num.c: numbers as text and back. The texts of floats are those printed by Python 3.11.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "num_fixture.h"

enum { TIE_DIGITS = 768, LONG_TEXT = 4000 };

static const char *repr(double value)
{
    buf_clear(&out);
    num_put_float(&out, value);
    return buf_text(&out);
}

/* Compares bits, so -0.0 differs from 0.0. */
static void assert_same_double(double got, double wanted)
{
    if (memcmp(&got, &wanted, sizeof got) != 0)
        fail_msg("got %a, wanted %a", got, wanted);
}

/* ---- writing ---- */

static void test_floats_print_as_in_python(void **state)
{
    static const char *const texts[] = {
        "0.0",
        "-0.0",
        "1.0",
        "-2.0",
        "3.0",
        "0.1",
        "0.30000000000000004",
        "0.3333333333333333",
        "0.6666666666666666",
        "-1.5",
        "100.0",
        "123456.789",
        "0.001",
        "0.0001",
        "0.00012345",
        "1e-05",
        "1.5e-05",
        "-1e-06",
        "1000000000000000.0",
        "999999999999999.9",
        "9999999999999998.0",
        "1e+16",
        "-1e+16",
        "1.2345e+16",
        "1.2345678901234568e+17",
        "1e+17",
        "1e+22",
        "1e+23",
        "1.5e+300",
        "2.5e-300",
        "1e+100",
        "1e-100",
        "6.283185307179586",
        "0.7071067811865476",
        "0.8813735870195432",
        "0.6440142552999999",
        "5e-324",
        "1e-323",
        "1.2e-322",
        "2.2250738585072014e-308",
        "2.225073858507201e-308",
        "1.7976931348623157e+308",
        "9007199254740992.0",
        "5.684341886080802e-14",
        "5.960464477539063e-08",
        "8.98846567431158e+307",
        "9.332636185032189e-302",
        "4.35",
        "9.995",
        "1e+21",
        "4503599627370496.0",
        "inf",
        "-inf",
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(texts); i++)
        assert_string_equal(repr(strtod(texts[i], NULL)), texts[i]);
    assert_string_equal(repr(NAN), "nan");
    assert_string_equal(repr(-NAN), "nan");
}

/* Doubles below a power of two are closer than those above, so the nearest decimal may fail. */
static void test_powers_of_two_print_as_in_python(void **state)
{
    static const struct {
        double value;
        const char *text;
    } rows[] = {
        {0x1p-1074, "5e-324"},
        {0x1p-1073, "1e-323"},
        {0x1p-1023, "1.1125369292536007e-308"},
        {0x1p-1022, "2.2250738585072014e-308"},
        {0x1p-1017, "7.120236347223045e-307"},
        {0x1p-1007, "7.291122019556398e-304"},
        {0x1p-1000, "9.332636185032189e-302"},
        {0x1p-44, "5.684341886080802e-14"},
        {0x1p-24, "5.960464477539063e-08"},
        {0x1p-10, "0.0009765625"},
        {0x1p-1, "0.5"},
        {0x1p0, "1.0"},
        {0x1p10, "1024.0"},
        {0x1p49, "562949953421312.0"},
        {0x1p53, "9007199254740992.0"},
        {0x1p54, "1.8014398509481984e+16"},
        {0x1p63, "9.223372036854776e+18"},
        {0x1p89, "6.189700196426902e+26"},
        {0x1p100, "1.2676506002282294e+30"},
        {0x1p500, "3.273390607896142e+150"},
        {0x1p896, "5.282945311356653e+269"},
        {0x1p976, "6.386688990511104e+293"},
        {0x1p1023, "8.98846567431158e+307"},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        assert_string_equal(repr(rows[i].value), rows[i].text);
}

static int count_digits(const char *text)
{
    int count = 0, zeros = 0;
    for (; *text && *text != 'e'; text++) {
        if (*text >= '1' && *text <= '9') {
            count += zeros + 1;
            zeros = 0;
        } else if (*text == '0') {
            zeros += count > 0;
        }
    }
    return count;
}

/* The text reads back, and the nearest decimal with one digit less does not. */
static void check_shortest(double value)
{
    char shorter[64];
    const char *text = repr(value);
    assert_same_double(strtod(text, NULL), value);
    int digits = count_digits(text);
    if (digits < 2)
        return;
    snprintf(shorter, sizeof shorter, "%.*e", digits - 2, value);
    if (strtod(shorter, NULL) == value)
        fail_msg("%s for %s", text, shorter);
}

static void test_every_power_of_two_and_its_neighbours_are_shortest(void **state)
{
    (void)state;
    for (int exp2 = -1074; exp2 < 1024; exp2++) {
        double power = ldexp(1, exp2);
        check_shortest(power);
        check_shortest(-nextafter(power, INFINITY));
        if (exp2 > -1074)
            check_shortest(nextafter(power, 0));
    }
}

static void test_random_doubles_are_shortest(void **state)
{
    (void)state;
    uint64_t bits = 1337;
    for (int i = 0; i < 20000; i++) {
        double value;
        bits = bits * 6364136223846793005u + 1442695040888963407u;
        memcpy(&value, &bits, sizeof value);
        if (isfinite(value))
            check_shortest(value);
    }
}

static void check_int(int64_t value, const char *text)
{
    buf_clear(&out);
    num_put_int(&out, value);
    assert_string_equal(buf_text(&out), text);
}

static void check_places(double value)
{
    char wanted[400];
    snprintf(wanted, sizeof wanted, "%.4f", value);
    buf_clear(&out);
    num_put_places(&out, value);
    assert_string_equal(buf_text(&out), wanted);
}

static void test_four_places_equal_printf(void **state)
{
    static const double values[] = {0.0,     -0.0,       1.0,      -2.5,         0.00005,
                                    0.00015, 0.00025,    1e-300,   -1e-9,        0.99995,
                                    0.03125, 0.00390625, 1e9,      4294967294.9, 4294967295.5,
                                    1e16,    -1e300,     INFINITY, 9.99994999,   123.45675};
    (void)state;
    for (size_t i = 0; i < LENGTH(values); i++)
        check_places(values[i]);
    /* Ties that a double represents exactly, and their neighbours. */
    for (int i = 0; i < 200000; i++) {
        double tie = i / 32.0 + 0.03125 / 2;
        check_places(tie);
        check_places(nextafter(tie, 0.0));
        check_places(-nextafter(tie, 1e9));
        check_places((i + 0.5) / 1e4);
    }
    buf_clear(&out);
    num_put_places(&out, -NAN);
    assert_string_equal(buf_text(&out), "nan");
}

static void check_short(double value, const char *expected)
{
    buf_clear(&out);
    num_put_short(&out, value);
    assert_string_equal(buf_text(&out), expected);
}

static void test_short_floats(void **state)
{
    (void)state;
    check_short(4.0, "4.0");
    check_short(1.000001, "1.000001");
    check_short(-1.000001, "-1.000001");
    check_short(1.0 / 3.0, "0.333333");
    check_short(-2.0 / 3.0, "-0.666667");
    check_short(1.0000000001, "1.0");
    check_short(1.23456789e-20, "1.23457e-20");
    check_short(12345678.9, "12345700.0");
    check_short((double)INFINITY, "inf");
    check_short((double)NAN, "nan");
}

static void test_integers_print_in_decimal(void **state)
{
    (void)state;
    check_int(0, "0");
    check_int(-1, "-1");
    check_int(1000000, "1000000");
    check_int(INT64_MAX, "9223372036854775807");
    check_int(INT64_MIN, "-9223372036854775808");
}

static void test_numbers_are_appended_to_the_buffer(void **state)
{
    (void)state;
    buf_puts(&out, "a = ");
    num_put_int(&out, -3);
    buf_puts(&out, ", b = ");
    num_put_float(&out, -0.5);
    assert_string_equal(buf_text(&out), "a = -3, b = -0.5");
}

/* ---- reading ---- */

static void check_read(const char *text, double value)
{
    assert_same_double(num_read_float(text, strlen(text)), value);
}

static void test_floats_are_parsed(void **state)
{
    (void)state;
    check_read("3.0", 3.0);
    check_read("3.", 3.0);
    check_read(".5", 0.5);
    check_read("0.001", 0.001);
    check_read("1e-3", 1e-3);
    check_read("1E+3", 1000.0);
    check_read("12e2", 1200.0);
    check_read("0.1", 0.1);
    check_read("0.30000000000000004", 0.1 + 0.2);
    check_read("1_000.000_1", 1000.0001);
    check_read("1_0e1_0", 10e10);
    check_read("000012.5000", 12.5);
    check_read("0.0", 0.0);
    check_read("0e5", 0.0);
    check_read("5e-324", 5e-324);
    check_read("1.7976931348623157e308", 1.7976931348623157e308);
}

static void test_only_the_given_length_is_read(void **state)
{
    (void)state;
    assert_same_double(num_read_float("1.2567", 4), 1.25);
    assert_same_double(num_read_float("12e34", 4), 12e3);
}

static void test_too_large_reads_as_infinity_and_too_small_as_zero(void **state)
{
    (void)state;
    check_read("1e309", INFINITY);
    check_read("1e999999999999999999999999", INFINITY);
    check_read("1e4294967296", INFINITY);
    check_read("1e-400", 0.0);
    check_read("1e-4294967296", 0.0);
    check_read("1e-999999999999999999999999", 0.0);
    check_read("0e999999999999999999999999", 0.0);
}

static void test_long_literals_shift_the_exponent(void **state)
{
    static char text[LONG_TEXT];
    (void)state;
    /* 1 and 2,000 zeros */
    memset(text, '0', sizeof text);
    text[0] = '1';
    strcpy(text + 2001, "e-2000");
    check_read(text, 1.0);
    /* 2,000 zeros after the point, then 15 */
    memset(text, '0', sizeof text);
    text[1] = '.';
    strcpy(text + 2002, "15e2001");
    check_read(text, 1.5);
}

/* Halfway between 1 and the next double: a tie goes to the even one, 1. */
static void test_a_digit_far_to_the_right_decides_a_tie(void **state)
{
    static char text[LONG_TEXT];
    static const char tie[] = "1.00000000000000011102230246251565404236316680908203125";
    (void)state;
    memset(text, '0', 2000);
    memcpy(text, tie, strlen(tie));
    check_read(text, 1.0);
    text[1999] = '1';
    check_read(text, nextafter(1, 2));
}

/* (2**54 - 1) * 5**1075: followed by e-1075, the text is (2**54 - 1) * 2**-1075, the tie with the
   most digits possible. */
static void write_longest_tie(char digits[TIE_DIGITS + 1])
{
    static const char start[] = "18014398509481983";
    memset(digits, '0', TIE_DIGITS + 1);
    memcpy(digits + TIE_DIGITS - strlen(start), start, strlen(start));
    for (int power = 0; power < 1075; power++) {
        int carry = 0;
        for (int i = TIE_DIGITS - 1; i >= 0; i--) {
            int product = (digits[i] - '0') * 5 + carry;
            digits[i] = (char)('0' + product % 10);
            carry = product / 10;
        }
        assert_int_equal(carry, 0);
    }
    digits[TIE_DIGITS] = '\0';
}

static void test_the_longest_tie_is_rounded_exactly(void **state)
{
    char digits[TIE_DIGITS + 1], text[TIE_DIGITS + 16];
    double above = ldexp(1, -1021), below = nextafter(above, 0);
    (void)state;
    write_longest_tie(digits);
    assert_int_not_equal(digits[0], '0');
    snprintf(text, sizeof text, "%se-1075", digits);
    check_read(text, above); /* the even one */
    snprintf(text, sizeof text, "%s1e-1076", digits);
    check_read(text, above);
    digits[TIE_DIGITS - 1]--;
    snprintf(text, sizeof text, "%s9e-1076", digits);
    check_read(text, below);
}

static void test_integers_are_read_up_to_64_bits(void **state)
{
    static const char largest[] = "9_223_372_036_854_775_807", larger[] = "9223372036854775808";
    int64_t value = 0;
    (void)state;
    assert_true(num_read_int("42", 2, &value));
    assert_int_equal(value, 42);
    assert_true(num_read_int("0_07", 4, &value));
    assert_int_equal(value, 7);
    assert_true(num_read_int(largest, strlen(largest), &value));
    assert_true(value == INT64_MAX);
    assert_false(num_read_int(larger, strlen(larger), &value));
    assert_false(num_read_int("99999999999999999999999", 23, &value));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_floats_print_as_in_python, setup, teardown),
        cmocka_unit_test_setup_teardown(test_powers_of_two_print_as_in_python, setup, teardown),
        cmocka_unit_test_setup_teardown(test_every_power_of_two_and_its_neighbours_are_shortest,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_random_doubles_are_shortest, setup, teardown),
        cmocka_unit_test_setup_teardown(test_four_places_equal_printf, setup, teardown),
        cmocka_unit_test_setup_teardown(test_short_floats, setup, teardown),
        cmocka_unit_test_setup_teardown(test_integers_print_in_decimal, setup, teardown),
        cmocka_unit_test_setup_teardown(test_numbers_are_appended_to_the_buffer, setup, teardown),
        cmocka_unit_test_setup_teardown(test_floats_are_parsed, setup, teardown),
        cmocka_unit_test_setup_teardown(test_only_the_given_length_is_read, setup, teardown),
        cmocka_unit_test_setup_teardown(test_too_large_reads_as_infinity_and_too_small_as_zero,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_long_literals_shift_the_exponent, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_digit_far_to_the_right_decides_a_tie, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_the_longest_tie_is_rounded_exactly, setup, teardown),
        cmocka_unit_test_setup_teardown(test_integers_are_read_up_to_64_bits, setup, teardown),
    };
    return cmocka_run_group_tests_name("num", tests, NULL, NULL);
}
