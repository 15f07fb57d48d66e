/* test_amount.c: amounts in options. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/amount.h"

static void test_counts(void **state)
{
    (void)state;
    uint64_t count;
    assert_true(amount_read_count(&count, "18446744073709551615") && count == UINT64_MAX);
    assert_true(amount_read_count(&count, "007") && count == 7);
    static const char *const wrong[] = {"",    "0",   "-1",  "+1", " 1", "1 ",
                                        "1.0", "1e3", "0x1", "1K", "x",  "18446744073709551616"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(amount_read_count(&count, wrong[i]));
}

static void test_sizes(void **state)
{
    (void)state;
    size_t size;
    assert_true(amount_read_size(&size, "1") && size == 1);
    assert_true(amount_read_size(&size, "3k") && size == 3 << 10);
    assert_true(amount_read_size(&size, "512M") && size == (size_t)512 << 20);
    assert_true(amount_read_size(&size, "2g") && size == (size_t)2 << 30);
    static const char *const wrong[] = {"",    "0",  "0M",  "M",    "1T",
                                        "1MB", "-1", "1 M", "1.5M", "18446744073709551615K"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(amount_read_size(&size, wrong[i]));
}

static void test_seconds(void **state)
{
    (void)state;
    double seconds;
    assert_true(amount_read_seconds(&seconds, "0.25") && seconds == 0.25);
    assert_true(amount_read_seconds(&seconds, "1e3") && seconds == 1000);
    static const char *const wrong[] = {"", "0", "-1", "nan", "inf", "1s", "1 ", "1e999"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(amount_read_seconds(&seconds, wrong[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_seconds),
    };
    return cmocka_run_group_tests_name("amount", tests, NULL, NULL);
}
