/* test_progress_bar.c: the progress of a loop as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "host/progress_bar.h"

static void check(double elapsed, size_t done, size_t total, const char *expected)
{
    char text[PROGRESS_BAR_SIZE];
    progress_bar_write(text, elapsed, done, total);
    assert_string_equal(text, expected);
}

static void test_the_bar_the_rate_and_the_rest(void **state)
{
    (void)state;
    check(2.5, 25, 100, "[#####...............] 25/100  10/s  8 s left");
    check(0.5, 0, 3, "[....................] 0/3  0/s  0 s left");
    check(4.0, 7, 7, "[####################] 7/7  1.75/s  0 s left");
    check(1e-3, 1, 1000000, "[....................] 1/1000000  1e+03/s  1000 s left");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_bar_the_rate_and_the_rest)};
    return cmocka_run_group_tests_name("progress_bar", tests, NULL, NULL);
}
