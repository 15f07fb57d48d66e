/*
 * num.c: numbers as text and back.
 *
 * The C library converts exactly in both directions, so the shortest text of a float is found by
 * trial: print with few digits, read back, and if the result differs, print with one more.
 *
 * printf writes the decimal point of the LC_NUMERIC locale, which must be "C". Reading hands strtod
 * a text without a point, so it does not depend on the locale.
 */
#include "base/num.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST = 17,            /* significant digits, enough for every double */
    REPR_TEXT = 32,          /* space for 17 digits, point and exponent */
    REPR_EXPONENT_FROM = 16, /* Python writes 1e+16, but 1000000000000000.0 */
    /* The midpoint between two adjacent doubles has at most 768 significant digits. Digits after
       these only decide on which side of a midpoint a number is. */
    READ_DIGITS = 768,
    READ_EXPONENT_LIMIT = 9999 /* beyond it, READ_DIGITS digits are infinite or zero anyway */
};

/* ---- writing ---- */

/* Writes d.ddd and the exponent, given as text: "e-05". */
static void num_put_exponential(Buf *out, const char *digits, size_t count, const char *exponent)
{
    buf_putc(out, digits[0]);
    if (count > 1) {
        buf_putc(out, '.');
        buf_put(out, digits + 1, count - 1);
    }
    buf_puts(out, exponent);
}

/* Writes the digits with the point after the first `whole` of them. Missing digits are zeros. */
static void num_put_fixed(Buf *out, const char *digits, size_t count, size_t whole)
{
    size_t shown = count < whole ? count : whole;
    buf_put(out, digits, shown);
    buf_fill(out, '0', whole - shown);
    buf_putc(out, '.');
    if (shown < count)
        buf_put(out, digits + shown, count - shown);
    else
        buf_putc(out, '0');
}

void num_put_scientific(Buf *out, char *text, int exponent_from)
{
    char *exponent = strchr(text, 'e');
    size_t count = exponent - text > 1 ? (size_t)(exponent - text) - 1 : 1;
    char *digits = exponent - count;
    digits[0] = text[0]; /* overwrites the point, which makes the digits contiguous */
    while (count > 1 && digits[count - 1] == '0')
        count--;
    int exp10 = (int)strtol(exponent + 1, NULL, 10);
    if (exp10 < -4 || exp10 >= exponent_from) {
        num_put_exponential(out, digits, count, exponent);
    } else if (exp10 < 0) {
        buf_puts(out, "0.");
        buf_fill(out, '0', (size_t)-exp10 - 1);
        buf_put(out, digits, count);
    } else {
        num_put_fixed(out, digits, count, (size_t)exp10 + 1);
    }
}

/* Below a power of two, doubles are twice as dense as above it. So the n-digit decimal nearest to
   the power may be too far below it to read back, while the next n-digit decimal above it, though
   farther away, does: 2**-44 is 5.6843418860808015e-14, and 5.684341886080802e-14 reads back.
   In these cases the last digit is never a 9 (the unit test tries every power), so incrementing the
   character is enough. After a 9 it would be ':', where strtod stops early and returns another
   number. */
static bool num_next_reads_back(char *text, double value)
{
    int exp2;
    char *last = strchr(text, 'e') - 1;
    if (frexp(value, &exp2) != 0.5)
        return false;
    ++*last;
    return strtod(text, NULL) == value;
}

/* Rounds a positive number, given as "%.16e" writes it, to fewer digits. False if its 17 digits do
   not suffice: the rest is exactly a half, all digits are nines, or one digit is wanted. */
static bool num_round(char *text, const char *longest, int digits)
{
    enum { POINT = 1 };
    const char *exponent = longest + POINT + LONGEST;
    const char *cut = longest + POINT + digits, *half = "50000000000000000";
    int order = memcmp(cut, half, (size_t)(exponent - cut));
    if (order == 0 || digits == 1)
        return false;
    memcpy(text, longest, (size_t)(cut - longest));
    char *last = text + (cut - longest);
    memcpy(last, exponent, strlen(exponent) + 1);
    while (order > 0 && (*--last == '9' || *last == '.')) {
        if (last == text)
            return false;
        *last = *last == '.' ? '.' : '0';
    }
    *last += order > 0;
    return true;
}

/* Writes a positive value as %e does, with the fewest digits that read back, perhaps followed by
   zeros. Every decimal of 15 digits survives the conversion to a normal double and back, so if 15
   digits or fewer suffice, the text with 15 is the shortest one plus zeros. Subnormals are less
   precise: there the search begins at one digit. 17 digits always suffice. */
static void num_find_shortest(char *text, double value)
{
    char longest[REPR_TEXT];
    snprintf(longest, sizeof longest, "%.*e", LONGEST - 1, value);
    for (int digits = value < DBL_MIN ? 1 : 15; digits < LONGEST; digits++) {
        if (!num_round(text, longest, digits)) /* several times as fast as printf */
            snprintf(text, REPR_TEXT, "%.*e", digits - 1, value);
        if (strtod(text, NULL) == value || num_next_reads_back(text, value))
            return;
    }
    memcpy(text, longest, sizeof longest);
}

void num_put_float(Buf *out, double value)
{
    if (isnan(value)) {
        buf_puts(out, "nan");
        return;
    }
    if (signbit(value))
        buf_putc(out, '-');
    if (isinf(value)) {
        buf_puts(out, "inf");
    } else if (value == 0) {
        buf_puts(out, "0.0");
    } else {
        char text[REPR_TEXT];
        num_find_shortest(text, fabs(value));
        num_put_scientific(out, text, REPR_EXPONENT_FROM);
    }
}

void num_put_short(Buf *out, double value)
{
    enum { SHORT = 8, DIGITS = 6 };
    size_t start = out->len;
    num_put_float(out, value);
    if (out->len - start <= SHORT + (value < 0) || !isfinite(value))
        return;
    buf_truncate(out, start);
    if (value < 0)
        buf_putc(out, '-');
    char text[REPR_TEXT];
    snprintf(text, sizeof text, "%.*e", DIGITS - 1, fabs(value));
    num_put_scientific(out, text, REPR_EXPONENT_FROM);
}

void num_put_int(Buf *out, int64_t value)
{
    char text[24];
    char *end = text + sizeof text, *at = end;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0)
        *--at = '-';
    buf_put(out, at, (size_t)(end - at));
}

/* ---- reading ---- */

/* A number being read: the integer `digits` times 10**exponent. The text that strtod gets has no
   point, so it means the same in every locale. */
typedef struct Reading {
    char digits[READ_DIGITS + 16]; /* without leading zeros; space for one more and an exponent */
    size_t count;
    int64_t exponent;
    bool more; /* a digit other than 0 was dropped */
} Reading;

static void reading_add_digit(Reading *reading, char digit)
{
    assert(digit >= '0' && digit <= '9');
    if (reading->count == 0 && digit == '0')
        return;
    if (reading->count < READ_DIGITS) {
        reading->digits[reading->count++] = digit;
    } else {
        reading->exponent++;
        reading->more |= digit != '0';
    }
}

/* Reads up to the exponent, or to the end; returns a pointer to it. */
static const char *reading_read_digits(Reading *reading, const char *at, const char *end)
{
    bool after_point = false;
    for (; at < end && *at != 'e' && *at != 'E'; at++) {
        if (*at == '.') {
            after_point = true;
        } else if (*at != '_') {
            reading->exponent -= after_point;
            reading_add_digit(reading, *at);
        }
    }
    return at;
}

/* Reads an exponent such as `+12`, after the `e`. Ignores digits once the number is so large that
   no text has enough digits to balance it. */
static int64_t num_read_exponent(const char *at, const char *end)
{
    bool negative = at < end && *at == '-';
    int64_t exponent = 0;
    for (; at < end; at++)
        if (*at >= '0' && *at <= '9' && exponent < INT64_MAX / 100)
            exponent = exponent * 10 + (*at - '0');
    return negative ? -exponent : exponent;
}

static double reading_value(Reading *reading)
{
    if (reading->count == 0)
        return 0.0;
    if (reading->more) { /* a last digit 1 has the same effect as all the dropped ones */
        reading->digits[reading->count++] = '1';
        reading->exponent--;
    }
    int exponent = (int)reading->exponent;
    if (reading->exponent > READ_EXPONENT_LIMIT)
        exponent = READ_EXPONENT_LIMIT;
    if (reading->exponent < -READ_EXPONENT_LIMIT)
        exponent = -READ_EXPONENT_LIMIT;
    snprintf(reading->digits + reading->count, sizeof reading->digits - reading->count, "e%d",
             exponent);
    return strtod(reading->digits, NULL);
}

double num_read_float(const char *text, size_t len)
{
    Reading reading;
    reading.count = 0;
    reading.exponent = 0;
    reading.more = false;
    const char *end = text + len;
    const char *at = reading_read_digits(&reading, text, end);
    if (at < end)
        reading.exponent += num_read_exponent(at + 1, end);
    return reading_value(&reading);
}

bool num_read_int(const char *text, size_t len, int64_t *value)
{
    int64_t sum = 0;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '_')
            continue;
        int digit = text[i] - '0';
        assert(digit >= 0 && digit <= 9);
        if (sum > (INT64_MAX - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return true;
}
