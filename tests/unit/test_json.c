/* test_json.c: JSON text: commas, strings, and numbers that read back. */
#include <math.h>
#include <stdlib.h>

#include "mem_fixture.h"

#include "base/json.h"

/* Writes one string and compares the text between the quotes. */
static void check_text(const char *text, size_t size, const char *expected)
{
    Buf out;
    buf_init(&out, &mem);
    json_text(&(Json){.out = &out}, text, size);
    assert_int_equal(out.len, strlen(expected) + 2);
    assert_memory_equal(out.data + 1, expected, strlen(expected));
    assert_true(out.data[0] == '"' && out.data[out.len - 1] == '"');
    buf_done(&out);
}

#define assert_text(text, expected) check_text(text, sizeof(text) - 1, expected)

static void test_values_are_separated(void **state)
{
    (void)state;
    Buf out;
    buf_init(&out, &mem);
    Json json = {.out = &out};
    json_open(&json, '{');
    json_key(&json, "a");
    json_open(&json, '[');
    json_close(&json, ']');
    json_break(&json);
    json_key(&json, "b");
    json_open(&json, '[');
    json_integer(&json, INT64_MIN);
    json_open(&json, '{');
    json_close(&json, '}');
    json_bool(&json, true);
    json_bool(&json, false);
    json_null(&json);
    json_break(&json);
    json_string(&json, "x");
    json_break(&json);
    json_close(&json, ']');
    json_key(&json, "c");
    json_number(&json, 1.0);
    json_close(&json, '}');
    assert_string_equal(buf_text(&out),
                        "{\"a\":[],\n\"b\":[-9223372036854775808,{},true,false,null,"
                        "\n\"x\"\n],\"c\":1.0}");
    buf_done(&out);
}

static void test_text_stays_as_it_is(void **state)
{
    (void)state;
    assert_text("", "");
    assert_text("loss/2 'a' ~", "loss/2 'a' ~");
    assert_text("né → 日 😀", "né → 日 😀");
}

static void test_special_characters_are_escaped(void **state)
{
    (void)state;
    assert_text("\"\\\b\f\n\r\t", "\\\"\\\\\\b\\f\\n\\r\\t");
    assert_text("\0\x1B\x1F\x7F", "\\u0000\\u001b\\u001f\\u007f");
}

static void test_bytes_that_are_not_utf8_are_replaced(void **state)
{
    (void)state;
    assert_text("a\xFF\xC3", "a\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_text("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); /* a surrogate */
}

static void check_number(double value)
{
    Buf out;
    buf_init(&out, &mem);
    json_number(&(Json){.out = &out}, value);
    double back = strtod(buf_text(&out), NULL);
    assert_memory_equal(&back, &value, sizeof value);
    buf_done(&out);
}

static void test_numbers_read_back(void **state)
{
    (void)state;
    static const double numbers[] = {0.0,  -0.0,   1.0,    0.1, 1.0 / 3.0, -2.5,
                                     1e16, 1e-300, 5e-324, 1e5, -1e-5,     1.7976931348623157e308};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        check_number(numbers[i]);
}

static void test_numbers_that_are_not_finite_are_strings(void **state)
{
    (void)state;
    Buf out;
    buf_init(&out, &mem);
    Json json = {.out = &out};
    json_open(&json, '[');
    json_number(&json, NAN);
    json_number(&json, INFINITY);
    json_number(&json, -INFINITY);
    json_close(&json, ']');
    assert_string_equal(buf_text(&out), "[\"nan\",\"inf\",\"-inf\"]");
    buf_done(&out);
}

/* `</script>` or `<!--` in a script element of HTML would end it or change its meaning. */
static void test_no_text_ends_a_script_element(void **state)
{
    (void)state;
    Buf out;
    buf_init(&out, &mem);
    json_string(&(Json){.out = &out, .in_page = true}, "a</script><!-- ]]> & b");
    assert_string_equal(buf_text(&out), "\"a\\u003c/script>\\u003c!-- ]]> & b\"");
    buf_done(&out);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, mem_setup, mem_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_values_are_separated),
        TEST(test_text_stays_as_it_is),
        TEST(test_special_characters_are_escaped),
        TEST(test_bytes_that_are_not_utf8_are_replaced),
        TEST(test_numbers_read_back),
        TEST(test_numbers_that_are_not_finite_are_strings),
        TEST(test_no_text_ends_a_script_element),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
