/*
 * test_npmath.c: sine and cosine. The expected values are those of NumPy 1.24 on a processor with
 * AVX-512.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/npmath.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static const struct {
    double angle, sine, cosine;
} figures[] = {
    {0x0.0p+0, 0x0.0p+0, 0x1.0000000000000p+0},
    {0x1.56e1fc2f8f359p-997, 0x1.56e1fc2f8f359p-997, 0x1.0000000000000p+0},
    {0x1.0000000000000p-28, 0x1.0000000000000p-28, 0x1.0000000000000p+0},
    {0x1.0000000000000p-27, 0x1.0000000000000p-27, 0x1.fffffffffffffp-1},
    {0x1.5798ee2308c3ap-27, 0x1.5798ee2308c3ap-27, 0x1.fffffffffffffp-1},
    {0x1.0624dd2f1a9fcp-10, 0x1.0624da5218a62p-10, 0x1.ffffef390876cp-1},
    {0x1.999999999999ap-4, 0x1.98eaecb8bcb2dp-4, 0x1.fd712f9a817bfp-1},
    {0x1.0000000000000p-1, 0x1.eaee8744b05efp-2, 0x1.c1528065b7d4ep-1},
    {0x1.0000000000000p+0, 0x1.aed548f090ceep-1, 0x1.14a280fb5068bp-1},
    {0x1.921fb54442d18p+0, 0x1.0000000000000p+0, 0x1.1a62633145c07p-54},
    {0x1.921fb54442d19p+0, 0x1.fffffffffffffp-1, -0x1.72cece675d1fdp-53},
    {0x1.0000000000000p+1, 0x1.d18f6ead1b445p-1, -0x1.aa22657537205p-2},
    {0x1.8000000000000p+1, 0x1.210386db6d55bp-3, -0x1.fae04be85e5d2p-1},
    {0x1.921fb54442d17p+1, 0x1.469898cc51702p-51, -0x1.fffffffffffffp-1},
    {0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53, -0x1.0000000000000p+0},
    {0x1.921fb54442d19p+1, -0x1.72cece675d1fdp-52, -0x1.0000000000000p+0},
    {0x1.0000000000000p+2, -0x1.837b9dddc1eb0p-1, -0x1.4eaa606db24c1p-1},
    {0x1.2d97c7f3321d2p+2, -0x1.0000000000000p+0, -0x1.a79394c9e8a0ap-53},
    {0x1.4000000000000p+2, -0x1.eaf81f5e09934p-1, 0x1.22785706b4adap-2},
    {0x1.8000000000000p+2, -0x1.1e1f18ab0a2c1p-2, 0x1.eb9b7097822f6p-1},
    {0x1.921fb54442d18p+2, -0x1.1a62633145c07p-52, 0x1.0000000000000p+0},
    {0x1.2d97c7f3321d2p+3, 0x1.a79394c9e8a0ap-52, -0x1.0000000000000p+0},
    {0x1.9000000000000p+6, -0x1.03425b78c4db7p-1, 0x1.b981dbf665fdfp-1},
    {0x1.34a0000000000p+10, 0x1.29c531dfd031bp-3, -0x1.fa8f2ceb78371p-1},
    {0x1.e848080000000p+19, -0x1.b7bbd56f648b8p-4, 0x1.fd0a79db83ee6p-1},
    {0x1.ffffff0000000p+23, -0x1.f804285107093p-1, 0x1.684222ce7cf42p-3},
    {0x1.069c8b46b3792p-4, 0x1.066e7eb76f5c6p-4, 0x1.fef2b2d21cf6cp-1},
    {0x1.89ead0ea0d35bp-2, 0x1.8045fe64e62dep-2, 0x1.da94d54dd4c07p-1},
    {0x1.69173f8136c68p-1, 0x1.4be4979c5efb3p-1, 0x1.85dc3ea1bbceap-1},
    {0x1.069c8b46b3792p+0, 0x1.b5d545b109bfap-1, 0x1.096ac02ec42c6p-1},
    {0x1.58ad76cccb8f0p+0, 0x1.f329c0558e96ap-1, 0x1.c7b90e3024585p-3},
    {0x1.aabe6252e3a4ep+0, 0x1.fda254c27a01ep-1, -0x1.894f70befbb72p-4},
    {0x1.fccf4dd8fbbabp+0, 0x1.d42de42dce136p-1, -0x1.9e7f8652b474fp-2},
    {0x1.27701caf89e85p+1, 0x1.7b05b7b6c6131p-1, -0x1.5837d2817cf2ep-1},
    {0x1.5078927295f33p+1, 0x1.f67ea975b86a6p-2, -0x1.be1d7c3534c3ep-1},
    {0x1.79810835a1fe2p+1, 0x1.877e2cd4f6fe3p-3, -0x1.f68eebfcbb5e9p-1},
};

static void test_sine_equals_numpy(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(figures); i++)
        assert_true(npmath_sin(figures[i].angle) == figures[i].sine);
}

static void test_cosine_equals_numpy(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(figures); i++)
        assert_true(npmath_cos(figures[i].angle) == figures[i].cosine);
}

static void test_both_are_close_to_libm(void **state)
{
    (void)state;
    for (double angle = 0.0; angle < 20.0; angle += 0.001) {
        assert_true(fabs(npmath_sin(angle) - sin(angle)) < 1e-15);
        assert_true(fabs(npmath_cos(angle) - cos(angle)) < 1e-15);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sine_equals_numpy),
        cmocka_unit_test(test_cosine_equals_numpy),
        cmocka_unit_test(test_both_are_close_to_libm),
    };
    return cmocka_run_group_tests_name("npmath", tests, NULL, NULL);
}
