/*
 * test_num_format.c: the format mini-language. The expected texts are those of Python 3.11 for the
 * same value and format.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "num_fixture.h"

static NumFormat parse(const char *text)
{
    NumFormat format;
    const char *wrong = num_format_parse(&format, text, strlen(text));
    if (wrong)
        fail_msg("format '%s': %s", text, wrong);
    return format;
}

/* Formats a value after other text, which padding must not change. */
static void check_format(const char *format, const char *wrong, const char *wanted)
{
    if (wrong)
        fail_msg("format '%s': %s", format, wrong);
    if (strncmp(buf_text(&out), "before:", 7) != 0 || strcmp(buf_text(&out) + 7, wanted) != 0)
        fail_msg("format '%s' gave '%s', wanted '%s'", format, buf_text(&out), wanted);
    buf_clear(&out);
    buf_puts(&out, "before:");
}

typedef struct FloatRow {
    const char *format;
    double value;
    const char *text;
} FloatRow;

static void check_floats(const FloatRow *rows, size_t count)
{
    buf_puts(&out, "before:");
    for (size_t i = 0; i < count; i++) {
        NumFormat format = parse(rows[i].format);
        check_format(rows[i].format, num_format_float(&out, &format, rows[i].value), rows[i].text);
    }
}

static void test_floats_without_a_type_match_python(void **state)
{
    static const FloatRow rows[] = {
        {"", 3.0, "3.0"},           {"", -0.0, "-0.0"},          {"", 1e-05, "1e-05"},
        {"", NAN, "nan"},           {"10", 2.5, "       2.5"},   {"<10", 2.5, "2.5       "},
        {"^10", 2.5, "   2.5    "}, {">10", 2.5, "       2.5"},  {"*^10", 2.5, "***2.5****"},
        {"→<8", 1.5, "1.5→→→→→"},   {"é^7", 2.0, "éé2.0éé"},     {"+", 3.0, "+3.0"},
        {"+", -3.0, "-3.0"},        {" ", 3.0, " 3.0"},          {" ", -3.0, "-3.0"},
        {"-", 3.0, "3.0"},          {"+", NAN, "+nan"},          {"+", -INFINITY, "-inf"},
        {" ", INFINITY, " inf"},    {"+010", NAN, "+000000nan"}, {"<010", 1.5, "1.50000000"},
    };
    (void)state;
    check_floats(rows, LENGTH(rows));
}

static void test_fixed_point_floats_match_python(void **state)
{
    static const FloatRow rows[] = {
        {".4f", 24.70408, "24.7041"},
        {".0f", 0.5, "0"},
        {".0f", 1.5, "2"},
        {".0f", 2.5, "2"},
        {".1f", 0.25, "0.2"},
        {".2f", 2.675, "2.67"},
        {".4f", -1e-05, "-0.0000"},
        {"f", 0.3333333333333333, "0.333333"},
        {"f", 1e+22, "10000000000000000000000.000000"},
        {".3f", 1e-10, "0.000"},
        {"8.3f", 3.141592653589793, "   3.142"},
        {"<8.3f", 3.141592653589793, "3.142   "},
        {"+.2f", 3.141592653589793, "+3.14"},
        {"08.3f", -3.141592653589793, "-003.142"},
        {"+08.3f", 3.141592653589793, "+003.142"},
        {"*>12.2f", -7.0, "*******-7.00"},
        {".20f", 0.1, "0.10000000000000000555"},
        {"f", NAN, "nan"},
        {"+.1f", -NAN, "+nan"},
        {"f", -INFINITY, "-inf"},
        {"010f", INFINITY, "0000000inf"},
        {"010f", -INFINITY, "-000000inf"},
        {"*=10.1f", -2.0, "-******2.0"},
        {"=10.1f", -2.0, "-      2.0"},
    };
    (void)state;
    check_floats(rows, LENGTH(rows));
}

static void test_floats_with_an_exponent_match_python(void **state)
{
    static const FloatRow rows[] = {
        {"e", 0.0, "0.000000e+00"},
        {"e", 12345.678, "1.234568e+04"},
        {".0e", 15.0, "2e+01"},
        {".2e", -1e-300, "-1.00e-300"},
        {".3e", 9999900000.0, "1.000e+10"},
        {"12.2e", 6.02e+23, "    6.02e+23"},
        {"e", INFINITY, "inf"},
    };
    (void)state;
    check_floats(rows, LENGTH(rows));
}

static void test_general_floats_match_python(void **state)
{
    static const FloatRow rows[] = {
        {"g", 1.0, "1"},
        {"g", 100000.0, "100000"},
        {"g", 1000000.0, "1e+06"},
        {"g", 0.0001, "0.0001"},
        {"g", 1e-05, "1e-05"},
        {".3g", 1234.5, "1.23e+03"},
        {".0g", 1234.5, "1e+03"},
        {".10g", 0.1, "0.1"},
        {"g", -0.0, "-0"},
        {"g", NAN, "nan"},
        {".17g", 0.1, "0.10000000000000001"},
    };
    (void)state;
    check_floats(rows, LENGTH(rows));
}

static void test_percentages_match_python(void **state)
{
    static const FloatRow rows[] = {
        {"%", 0.5, "50.000000%"}, {".1%", 0.12345, "12.3%"}, {".0%", 1.0, "100%"},
        {".2%", -0.0, "-0.00%"},  {"8.1%", 0.5, "   50.0%"}, {"%", NAN, "nan%"},
        {"%", 1e+307, "inf%"},
    };
    (void)state;
    check_floats(rows, LENGTH(rows));
}

static void test_floats_with_a_precision_only(void **state)
{
    static const FloatRow rows[] = {
        {".3", 10.0, "10.0"},
        {".3", 100.0, "1e+02"},
        {".3", 99.95, "1e+02"},
        {".3", 999.5, "1e+03"},
        {".1", 1.0, "1e+00"},
        {".1", 0.0, "0e+00"},
        {".2", 0.0, "0.0"},
        {".0", 7.5, "8e+00"},
        {".2", 9.96, "1e+01"},
        {".5", 0.0001, "0.0001"},
        {".5", 1.234567e-05, "1.2346e-05"},
        {".17", 0.1, "0.10000000000000001"},
        {".16", 1000000000000000.0, "1e+15"},
        {".16", 1e+16, "1e+16"},
        {".4", -2.0, "-2.0"},
        {".2", INFINITY, "inf"},
        {"012.3", -10.0, "-000000010.0"},
    };
    (void)state;
    check_floats(rows, LENGTH(rows));
}

static void test_integers_match_python(void **state)
{
    static const struct {
        const char *format;
        int64_t value;
        const char *text;
    } rows[] = {
        {"", 0, "0"},
        {"", -7, "-7"},
        {"d", 42, "42"},
        {"5", 3, "    3"},
        {"<5", 3, "3    "},
        {"^6", 3, "  3   "},
        {"*^5", -3, "*-3**"},
        {"05", 3, "00003"},
        {"05", -3, "-0003"},
        {"+d", 3, "+3"},
        {"+d", -3, "-3"},
        {" d", 3, " 3"},
        {"+06d", 42, "+00042"},
        {"=6", -3, "-    3"},
        {"0=6", -3, "-00003"},
        {"x<4", 1, "1xxx"},
        {"*<05", 5, "5****"},
        {"<04", 5, "5000"},
        {"20", INT64_MIN, "-9223372036854775808"},
        {"d", 9223372036854775807, "9223372036854775807"},
        {"0024d", INT64_MIN, "-00009223372036854775808"},
        {"f", 3, "3.000000"},
        {".2f", 3, "3.00"},
        {".0f", -3, "-3"},
        {"e", 12345, "1.234500e+04"},
        {"g", 1000000, "1e+06"},
        {"%", 2, "200.000000%"},
        {".1%", 0, "0.0%"},
        {".3e", 9223372036854775807, "9.223e+18"},
        {".1f", 9007199254740993, "9007199254740992.0"},
        {"8.2f", -1, "   -1.00"},
    };
    (void)state;
    buf_puts(&out, "before:");
    for (size_t i = 0; i < LENGTH(rows); i++) {
        NumFormat format = parse(rows[i].format);
        check_format(rows[i].format, num_format_int(&out, &format, rows[i].value), rows[i].text);
    }
}

static void test_strings_match_python(void **state)
{
    static const struct {
        const char *format, *value, *text;
    } rows[] = {
        {"", "abc", "abc"},
        {"s", "abc", "abc"},
        {"5", "abc", "abc  "},
        {"<5", "abc", "abc  "},
        {">5", "abc", "  abc"},
        {"^6", "abc", " abc  "},
        {"*^8s", "abc", "**abc***"},
        {"2", "abc", "abc"},
        {".2", "abc", "ab"},
        {".0", "abc", ""},
        {"5.1s", "abc", "a    "},
        {">6", "αβγ", "   αβγ"},
        {".2", "αβγ", "αβ"},
        {"→^7", "né", "→→né→→→"},
        {"^5", "😀", "  😀  "},
        {".1", "😀x", "😀"},
        {"05", "ab", "ab000"},
        {">05", "ab", "000ab"},
        {"3", "", "   "},
        {"0>4", "ab", "00ab"},
    };
    (void)state;
    buf_puts(&out, "before:");
    for (size_t i = 0; i < LENGTH(rows); i++) {
        NumFormat format = parse(rows[i].format);
        const char *wrong = num_format_string(&out, &format, rows[i].value, strlen(rows[i].value));
        check_format(rows[i].format, wrong, rows[i].text);
    }
}

static void test_every_part_of_a_format_is_parsed(void **state)
{
    (void)state;
    NumFormat format = parse("→^+12,.34e");
    assert_string_equal(format.fill, "→");
    assert_int_equal(format.align, '^');
    assert_int_equal(format.sign, '+');
    assert_int_equal(format.width, 12);
    assert_true(format.grouped);
    assert_int_equal(format.precision, 34);
    assert_int_equal(format.type, 'e');
}

static void test_an_empty_format_changes_nothing(void **state)
{
    (void)state;
    NumFormat format = parse("");
    assert_string_equal(format.fill, " ");
    assert_int_equal(format.align, 0);
    assert_int_equal(format.sign, 0);
    assert_int_equal(format.width, 0);
    assert_int_equal(format.precision, -1);
    assert_int_equal(format.type, 0);
}

static void test_a_zero_before_the_width_fills_after_the_sign(void **state)
{
    (void)state;
    NumFormat format = parse("08");
    assert_string_equal(format.fill, "0");
    assert_int_equal(format.align, '=');
    assert_int_equal(format.width, 8);
}

static void test_the_largest_width_and_precision_is_1000(void **state)
{
    (void)state;
    NumFormat format = parse("1000.1000f");
    assert_null(num_format_float(&out, &format, -1.7976931348623157e308));
    assert_int_equal(out.len, 1 + 309 + 1 + 1000);
    buf_clear(&out);
    format = parse("1000");
    assert_null(num_format_int(&out, &format, 7));
    assert_int_equal(out.len, 1000);
    assert_int_equal(out.data[999], '7');
}

static void test_malformed_formats_are_errors(void **state)
{
    static const struct {
        const char *format, *wrong;
    } rows[] = {
        {"q", "no such format"},
        {"10,,", "no such format"},
        {",10", "no such format"},
        {"#x", "no such format"},
        {">>>", "no such format"},
        {"5 ", "no such format"},
        {".4F", "no such format"},
        {"é", "no such format"},
        {"é\x80\x80\x80\x80\x80\x80<5", "no such format"},
        {"dd", "nothing may follow"},
        {".2f ", "nothing may follow"},
        {".", "must be followed by a number"},
        {".f", "must be followed by a number"},
        {"5.-2f", "must be followed by a number"},
        {"1001", "largest width is 1000"},
        {"99999999999999999999d", "largest width is 1000"},
        {".1001f", "largest precision is 1000"},
        {".99999999999999999999f", "largest precision is 1000"},
    };
    NumFormat format;
    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const char *wrong = num_format_parse(&format, rows[i].format, strlen(rows[i].format));
        if (!wrong || !strstr(wrong, rows[i].wrong))
            fail_msg("format '%s': %s", rows[i].format, wrong ? wrong : "accepted");
    }
    assert_non_null(num_format_parse(&format, "5\0", 2));
}

static void check_refused(const char *wrong, const char *wanted)
{
    assert_non_null(wrong);
    assert_non_null(strstr(wrong, wanted));
    assert_int_equal(out.len, 0);
}

static void test_a_type_must_suit_its_value(void **state)
{
    NumFormat format;
    (void)state;
    format = parse("5d");
    check_refused(num_format_float(&out, &format, 3.5), "type d is for whole numbers");
    check_refused(num_format_string(&out, &format, "a", 1), "are for numbers");
    format = parse("5s");
    check_refused(num_format_float(&out, &format, 3.0), "type s is for strings");
    check_refused(num_format_int(&out, &format, 3), "type s is for strings");
    format = parse(".2f");
    check_refused(num_format_string(&out, &format, "a", 1), "are for numbers");
}

static void test_integers_take_no_precision(void **state)
{
    NumFormat format;
    (void)state;
    format = parse(".2d");
    check_refused(num_format_int(&out, &format, 3), "no decimals");
    format = parse(".2");
    check_refused(num_format_int(&out, &format, 3), "no decimals");
}

static void test_signs_are_for_numbers(void **state)
{
    NumFormat format;
    (void)state;
    format = parse("+5");
    check_refused(num_format_string(&out, &format, "a", 1), "sign");
    format = parse("=5");
    check_refused(num_format_string(&out, &format, "a", 1), "'='");
}

static void test_running_out_of_memory_is_harmless(void **state)
{
    (void)state;
    NumFormat format = parse("é^100.50f");
    for (mem.limit = 0; mem.limit < 200; mem.limit += 8) {
        assert_null(num_format_float(&out, &format, 1.0 / 3));
        assert_true(out.failed);
        buf_done(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_floats_without_a_type_match_python, setup, teardown),
        cmocka_unit_test_setup_teardown(test_fixed_point_floats_match_python, setup, teardown),
        cmocka_unit_test_setup_teardown(test_floats_with_an_exponent_match_python, setup, teardown),
        cmocka_unit_test_setup_teardown(test_general_floats_match_python, setup, teardown),
        cmocka_unit_test_setup_teardown(test_percentages_match_python, setup, teardown),
        cmocka_unit_test_setup_teardown(test_floats_with_a_precision_only, setup, teardown),
        cmocka_unit_test_setup_teardown(test_integers_match_python, setup, teardown),
        cmocka_unit_test_setup_teardown(test_strings_match_python, setup, teardown),
        cmocka_unit_test_setup_teardown(test_every_part_of_a_format_is_parsed, setup, teardown),
        cmocka_unit_test_setup_teardown(test_an_empty_format_changes_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_zero_before_the_width_fills_after_the_sign, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_the_largest_width_and_precision_is_1000, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_malformed_formats_are_errors, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_type_must_suit_its_value, setup, teardown),
        cmocka_unit_test_setup_teardown(test_integers_take_no_precision, setup, teardown),
        cmocka_unit_test_setup_teardown(test_signs_are_for_numbers, setup, teardown),
        cmocka_unit_test_setup_teardown(test_running_out_of_memory_is_harmless, setup, teardown),
    };
    return cmocka_run_group_tests_name("num_format", tests, NULL, NULL);
}
