/*
 * num.h: numbers as text and back, the way Python writes them.
 *
 * The contract of num.c, num_format.c and num_places.c; all their functions begin with `num_`.
 *
 * Sources: Python's float.__repr__ (the shortest text that reads back to the same bits), and its
 * format mini-language, https://docs.python.org/3/library/string.html#formatspec, of which we have
 * [[fill]align][sign][0][width][,][.precision][type].
 *
 * Locale: writing uses printf, so LC_NUMERIC must be "C", as it is when a program starts. Reading
 * does not depend on it.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdint.h>
#include <string.h>

#include "base/buf.h"

/* ---- num.c ---- */

/* Python's repr(value): 3.0, 1e-05, 1e+16, nan, inf, -inf. */
void num_put_float(Buf *out, double value);
/* The same if that takes at most 8 characters without the sign; else rounded to six significant
   digits. For texts about numbers, not for results. */
void num_put_short(Buf *out, double value);
void num_put_int(Buf *out, int64_t value);
/* Rewrites a number that printf's %e gave, such as `1.2500e+01`, in Python's form: 12.5. Drops the
   zeros at the end; keeps the exponent below 1e-04 and from 10**exponent_from on. The number must
   not be negative. `text` is overwritten. */
void num_put_scientific(Buf *out, char *text, int exponent_from);

/* Reads a decimal number in the grammar of a float literal: digits, '.', exponent; '_' is skipped.
   The text must be well formed. Correctly rounded; too large a number gives inf, too small a one
   0. */
double num_read_float(const char *text, size_t len);
/* Reads digits; '_' is skipped. False if the number does not fit into int64_t. */
bool num_read_int(const char *text, size_t len, int64_t *value);

/* The bits of a number: they differ for 0.0 and -0.0, and are the same for one nan. */
static inline uint64_t num_bits(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/* ---- num_places.c ---- */

/* The same text as printf's %.4f, but for nan, which has no sign; many times as fast. */
void num_put_places(Buf *out, double value);

/* ---- num_format.c ---- */

/* A parsed format, such as `>10.4f`. */
typedef struct NumFormat {
    char fill[5];  /* one UTF-8 character, terminated by NUL; default " " */
    char align;    /* '<' '>' '^' '='; 0 if absent */
    char sign;     /* '+' '-' ' '; 0 if absent */
    char type;     /* 'd' 'f' 'e' 'g' 's' '%'; 0 if absent */
    bool grouped;  /* ',': between thousands */
    int width;     /* in characters; 0 if absent */
    int precision; /* -1 if absent */
} NumFormat;

/* Parses a format. Returns NULL, or an error message (static text). A width or precision above 1000
   is an error. A '0' before the width means fill "0" and align '='. */
const char *num_format_parse(NumFormat *format, const char *text, size_t len);

/* Each writes one value and returns NULL; or it writes nothing and returns an error message (static
   text), such as "type s is for strings, and this is a number". Strings are UTF-8; width and
   precision count characters. */
const char *num_format_int(Buf *out, const NumFormat *format, int64_t value);
const char *num_format_float(Buf *out, const NumFormat *format, double value);
const char *num_format_string(Buf *out, const NumFormat *format, const char *text, size_t len);

#endif
