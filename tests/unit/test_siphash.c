/* test_siphash.c: the example of the paper, and the vectors of its reference implementation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/siphash.h"

static void test_the_values_of_the_paper(void **state)
{
    (void)state;
    const uint64_t key[2] = {0x0706050403020100u, 0x0f0e0d0c0b0a0908u};
    const char text[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
    assert_true(siphash(key, text, 15) == 0xa129ca6149be45e5u);
    assert_true(siphash(key, text, 0) == 0x726fdb47dd0e0e31u);
    assert_true(siphash(key, text, 8) == 0x93f5f5799a932462u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_values_of_the_paper)};
    return cmocka_run_group_tests_name("siphash", tests, NULL, NULL);
}
