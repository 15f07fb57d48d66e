/*
 * mem_fixture.h: a new Mem for each test, and a check that the test freed all of it.
 */
#ifndef MEM_FIXTURE_H
#define MEM_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"

enum { KB = 1024, MB = 1024 * 1024 };

static Mem mem;

static int mem_setup(void **state)
{
    (void)state;
    mem_init(&mem);
    return 0;
}

static int mem_teardown(void **state)
{
    (void)state;
    assert_int_equal(mem.used, 0);
    return 0;
}

static inline bool is_zero(const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i])
            return false;
    return true;
}

#endif
