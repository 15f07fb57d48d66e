/*
 * num_format.c: the useful part of Python's format mini-language.
 *
 * A value is first appended without padding; then fill characters are inserted before it, after it
 * or after its sign. Some rules look odd, but are Python's: a '0' before the width pads strings on
 * the right, and pads nan and inf like any number; and a float without a type but with a precision
 * keeps one digit after the point.
 */
#include "base/num.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum {
    COUNT_LIMIT = 1000,                     /* the largest width and precision */
    NUMBER_TEXT = 309 + 1 + COUNT_LIMIT + 1 /* digits of DBL_MAX, point, decimals, NUL */
};

static const char no_decimals[] = "an integer has no decimals to cut: add the type f, as in .2f";

static const char format_types[] = {'d', 'f', 'e', 'g', 's', '%'};

/* ---- parsing ---- */

static bool format_is_align(const char *at, const char *end)
{
    return at < end && (*at == '<' || *at == '>' || *at == '^' || *at == '=');
}

static bool format_is_digit(const char *at, const char *end)
{
    return at < end && *at >= '0' && *at <= '9';
}

/* The end of the UTF-8 character at `at`. An invalid byte is a character; continuation bytes belong
   to what precedes them. */
static const char *format_skip_rune(const char *at, const char *end)
{
    at++;
    while (at < end && utf8_continues(*at))
        at++;
    return at;
}

/* Reads [[fill]align]; true if there is a fill. */
static bool format_read_align(NumFormat *format, const char **at, const char *end)
{
    const char *next = *at < end ? format_skip_rune(*at, end) : end;
    size_t size = (size_t)(next - *at);
    bool filled = size < sizeof format->fill && format_is_align(next, end);
    if (filled) {
        memcpy(format->fill, *at, size);
        format->fill[size] = '\0';
        *at = next;
    }
    if (format_is_align(*at, end))
        format->align = *(*at)++;
    return filled;
}

static void format_read_sign(NumFormat *format, const char **at, const char *end)
{
    if (*at < end && (**at == '+' || **at == '-' || **at == ' '))
        format->sign = *(*at)++;
}

/* Reads the 0 before a width: the short form of fill 0 and align '='. */
static void format_read_zero(NumFormat *format, const char **at, const char *end)
{
    if (*at == end || **at != '0')
        return;
    ++*at;
    format->fill[0] = '0';
    if (!format->align)
        format->align = '=';
}

/* Reads a width or precision; false if it is too large. */
static bool format_read_count(int *count, const char **at, const char *end)
{
    *count = 0;
    for (; format_is_digit(*at, end) && *count <= COUNT_LIMIT; ++*at)
        *count = *count * 10 + (**at - '0');
    return *count <= COUNT_LIMIT;
}

/* The functions that read the end of a format return an error message or NULL. */
static const char *format_read_precision(NumFormat *format, const char **at, const char *end)
{
    if (*at == end || **at != '.')
        return NULL;
    ++*at;
    if (!format_is_digit(*at, end))
        return "the '.' of a format must be followed by a number, as in .4f";
    return format_read_count(&format->precision, at, end) ? NULL : "the largest precision is 1000";
}

static const char *format_read_type(NumFormat *format, const char **at, const char *end)
{
    if (*at == end)
        return NULL;
    char type = *(*at)++;
    if (!memchr(format_types, type, sizeof format_types))
        return "no such format: write it like .4f or >10; its last letter is one of d f e g s %";
    format->type = type;
    return *at == end ? NULL : "a format ends with its letter: nothing may follow";
}

const char *num_format_parse(NumFormat *format, const char *text, size_t len)
{
    const char *at = text, *end = text + len;
    *format = (NumFormat){.fill = " ", .precision = -1};
    bool filled = format_read_align(format, &at, end);
    format_read_sign(format, &at, end);
    if (!filled) /* after a fill, 0 is just the first digit of the width */
        format_read_zero(format, &at, end);
    if (!format_read_count(&format->width, &at, end))
        return "the largest width is 1000";
    if (at < end && *at == ',') {
        format->grouped = true;
        at++;
    }
    const char *wrong = format_read_precision(format, &at, end);
    return wrong ? wrong : format_read_type(format, &at, end);
}

/* ---- padding ---- */

/* Inserts a character `count` times at byte `at`. */
static void format_insert(Buf *out, const char *character, size_t at, size_t count)
{
    size_t size = strlen(character);
    size_t rest = out->len - at;
    buf_fill(out, ' ', size * count);
    if (out->failed)
        return;
    char *gap = out->data + at;
    memmove(gap + size * count, gap, rest);
    for (size_t i = 0; i < count; i++)
        memcpy(gap + i * size, character, size);
}

/* Pads the value that begins at byte `start` of the buffer; its digits begin at `digits`. */
static void format_pad(Buf *out, const NumFormat *format, char align, size_t start, size_t digits)
{
    size_t runes = utf8_count(buf_text(out) + start, out->len - start);
    if (runes >= (size_t)format->width)
        return;
    size_t missing = (size_t)format->width - runes;
    switch (align) {
    case '<':
        format_insert(out, format->fill, out->len, missing);
        break;
    case '^':
        /* The end first: `start` is still right. */
        format_insert(out, format->fill, out->len, missing - missing / 2);
        format_insert(out, format->fill, start, missing / 2);
        break;
    case '=':
        format_insert(out, format->fill, digits, missing);
        break;
    default:
        format_insert(out, format->fill, start, missing);
    }
}

/* Writes commas between the thousands of the number whose digits begin at `digits`. Zeros that pad
   it have commas, too, and it may become one wider than the width, so that it begins with a digit.
 */
static void format_group(Buf *out, const NumFormat *format, size_t start, size_t digits)
{
    size_t count = 0;
    while (digits + count < out->len &&
           format_is_digit(out->data + digits + count, out->data + out->len))
        count++;
    if (!format->grouped || count == 0) /* no digits: nan, inf */
        return;
    if (format->align == '=' && format->fill[0] == '0') {
        size_t others = out->len - start - count, size = count;
        while (size + (size - 1) / 3 + others < (size_t)format->width)
            size++;
        format_insert(out, "0", digits, size - count);
        count = size;
    }
    for (size_t at = count; at > 3; at -= 3)
        format_insert(out, ",", digits + at - 3, 1);
}

static void format_finish(Buf *out, const NumFormat *format, size_t start, size_t digits)
{
    format_group(out, format, start, digits);
    format_pad(out, format, format->align, start, digits);
}

/* ---- writing ---- */

static void format_put_sign(Buf *out, const NumFormat *format, bool negative)
{
    if (negative)
        buf_putc(out, '-');
    else if (format->sign == '+' || format->sign == ' ')
        buf_putc(out, format->sign);
}

/* Writes a float that has a precision but no type: like g, but recognizable as a float (1.0,
   1e+02). */
static void format_put_general(Buf *out, int precision, double magnitude)
{
    char text[NUMBER_TEXT];
    int digits = precision > 0 ? precision : 1;
    snprintf(text, sizeof text, "%.*e", digits - 1, magnitude);
    num_put_scientific(out, text, digits - 1);
}

/* Writes a finite number, not negative, with type f, e, g or %. */
static void format_put_typed(Buf *out, const NumFormat *format, double magnitude)
{
    char text[NUMBER_TEXT];
    int precision = format->precision < 0 ? 6 : format->precision;
    int len;
    if (format->type == 'e')
        len = snprintf(text, sizeof text, "%.*e", precision, magnitude);
    else if (format->type == 'g')
        len = snprintf(text, sizeof text, "%.*g", precision, magnitude);
    else
        len = snprintf(text, sizeof text, "%.*f", precision, magnitude);
    buf_put(out, text, (size_t)len);
}

static void format_put_magnitude(Buf *out, const NumFormat *format, double magnitude)
{
    if (format->type == '%')
        magnitude *= 100;
    if (!isfinite(magnitude) || (!format->type && format->precision < 0))
        num_put_float(out, magnitude);
    else if (!format->type)
        format_put_general(out, format->precision, magnitude);
    else
        format_put_typed(out, format, magnitude);
    if (format->type == '%')
        buf_putc(out, '%');
}

/* A float with the type d. */
static const char *format_put_whole(Buf *out, const NumFormat *format, double value)
{
    if (!isfinite(value) || value != floor(value))
        return "type d is for whole numbers, and this is none: .0f rounds it";
    if (format->precision >= 0)
        return no_decimals;
    NumFormat decimals = *format;
    decimals.type = 'f';
    decimals.precision = 0;
    return num_format_float(out, &decimals, value + 0.0); /* an integer has no -0 */
}

const char *num_format_float(Buf *out, const NumFormat *format, double value)
{
    if (format->type == 's')
        return "type s is for strings, and this is a number";
    if (format->type == 'd')
        return format_put_whole(out, format, value);
    size_t start = out->len;
    /* As in Python, -0.0 has a sign, and nan has none. */
    format_put_sign(out, format, signbit(value) && !isnan(value));
    size_t digits = out->len;
    format_put_magnitude(out, format, fabs(value));
    format_finish(out, format, start, digits);
    return NULL;
}

const char *num_format_int(Buf *out, const NumFormat *format, int64_t value)
{
    if (format->type && format->type != 'd')
        return num_format_float(out, format, (double)value);
    if (format->precision >= 0)
        return no_decimals;
    size_t start = out->len;
    format_put_sign(out, format, value < 0);
    size_t digits = out->len;
    /* Unsigned, so that the magnitude of INT64_MIN fits. */
    buf_printf(out, "%" PRIu64, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
    format_finish(out, format, start, digits);
    return NULL;
}

/* The size of the first `runes` characters, in bytes. */
static size_t format_cut(const char *text, size_t len, int runes)
{
    const char *at = text, *end = text + len;
    for (; runes > 0 && at < end; runes--)
        at = format_skip_rune(at, end);
    return (size_t)(at - text);
}

const char *num_format_string(Buf *out, const NumFormat *format, const char *text, size_t len)
{
    if (format->type && format->type != 's')
        return "types d f e g % are for numbers, and this is a string";
    if (format->sign)
        return "a sign in a format is for numbers, and this is a string";
    if (format->grouped)
        return "',' in a format is for numbers, and this is a string";
    char align = format->align ? format->align : '<';
    if (align == '=' && format->fill[0] != '0')
        return "'=' in a format is for numbers, and this is a string";
    size_t start = out->len;
    buf_put(out, text, format->precision < 0 ? len : format_cut(text, len, format->precision));
    format_pad(out, format, align == '=' ? '<' : align, start, start);
    return NULL;
}
