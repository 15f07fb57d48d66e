/* num_fixture.h: an empty buffer for each test of numbers as text. */
#ifndef NUM_FIXTURE_H
#define NUM_FIXTURE_H

#include "base/num.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static Mem mem;
static Buf out;

static inline int setup(void **state)
{
    (void)state;
    mem_init(&mem);
    buf_init(&out, &mem);
    return 0;
}

static inline int teardown(void **state)
{
    (void)state;
    buf_done(&out);
    assert_int_equal(mem.used, 0);
    return 0;
}

#endif
