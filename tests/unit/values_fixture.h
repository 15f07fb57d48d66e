/* values_fixture.h: reading values of a session through handles. Include it after <cmocka.h>. */
#ifndef VALUES_FIXTURE_H
#define VALUES_FIXTURE_H

#include <math.h>
#include <stdlib.h>

#include "session_fixture.h"

/* The value of an expression. */
static inline MgradValue *value_of(const char *text)
{
    MgradValue *value;
    MgradStatus status = mgrad_evaluate(m, text, strlen(text), &value);
    if (status != MGRAD_OK)
        fail_msg("%s: status %d: %s", text, (int)status, mgrad_error(m)->text);
    assert_non_null(value);
    return value;
}

static inline void check_text(MgradValue *value, const char *expected)
{
    const char *text;
    size_t size;
    assert_int_equal(mgrad_text(value, &text, &size), MGRAD_OK);
    assert_string_equal(text, expected);
    assert_int_equal(size, strlen(expected));
}

/* Compares the text of a value and releases it. */
static inline void check_value(MgradValue *value, const char *expected)
{
    assert_non_null(value);
    check_text(value, expected);
    mgrad_release(value);
}

static inline void check_expression(const char *text, const char *expected)
{
    check_value(value_of(text), expected);
}

static inline void check_lookup(const char *name, const char *expected)
{
    check_value(mgrad_lookup(m, name), expected);
}

static inline void check_string(MgradValue *value, const char *expected)
{
    size_t size;
    const char *text = mgrad_string(value, &size);
    assert_non_null(text);
    assert_string_equal(text, expected);
    assert_int_equal(size, strlen(expected));
    mgrad_release(value);
}

static inline double number_of(const char *name)
{
    MgradValue *value = mgrad_lookup(m, name);
    assert_non_null(value);
    double number = mgrad_number(value);
    mgrad_release(value);
    return number;
}

static inline MgradStatus set(const char *name, MgradValue *value)
{
    MgradStatus status = mgrad_set(m, name, value);
    mgrad_release(value);
    return status;
}

#endif
