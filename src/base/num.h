/*
 * num.h: numbers as text and back, the way Python writes them.
 *
 * Sources: Python's float.__repr__ (shortest text that reads back to the same bits), and its format
 * mini-language, https://docs.python.org/3/library/string.html#formatspec, of which we take
 * [[fill]align][sign][0][width][.precision][type].
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include "base/buf.h"

/* 3.0, 1e-05, 1e+16, nan, inf, -inf: repr(value). */
void num_put_float(Buf *out, double value);
void num_put_int(Buf *out, int64_t value);
/* Four places, as printf's %.4f rounds them, many times as fast; nan without a sign. */
void num_put_places(Buf *out, double value);
/* `1.2500e+01`, as printf's %e gives it for a number that is not negative, the way Python lays it
   out: 12.5. Zeros at the end go; from 10**exponent_from on, and below 1e-04, the exponent stays.
   `text` is overwritten. */
void num_put_scientific(Buf *out, char *text, int exponent_from);

/* Reads a decimal number with the grammar of a float literal (digits, '.', exponent; '_' between
   digits is skipped). The text must be well formed; too large gives inf, too small 0. */
double num_read_float(const char *text, size_t len);
/* Reads digits (and '_'). False where the number does not fit 64 bits signed. */
bool num_read_int(const char *text, size_t len, int64_t *value);

/* A format such as `>10.4f`, taken apart. */
typedef struct NumFormat {
    char fill[5];  /* one UTF-8 character, NUL behind it; " " where none is given */
    char align;    /* '<' '>' '^' '='; 0 where none is given */
    char sign;     /* '+' '-' ' '; 0 where none is given */
    char type;     /* 'd' 'f' 'e' 'g' 's' '%'; 0 where none is given */
    int width;     /* 0 where none is given */
    int precision; /* -1 where none is given */
} NumFormat;

/* Takes a format apart. Returns NULL, or what is wrong with it in plain words (static text). Widths
   and precisions above 1000 are wrong. A '0' before the width means fill "0", align '='. */
const char *num_format_parse(NumFormat *format, const char *text, size_t len);

/* Each writes one value; returns NULL, or what is wrong (`type 's' is for strings` …; static text),
   having written nothing. Strings are UTF-8, and widths and precisions count characters. */
const char *num_format_int(Buf *out, const NumFormat *format, int64_t value);
const char *num_format_float(Buf *out, const NumFormat *format, double value);
const char *num_format_string(Buf *out, const NumFormat *format, const char *text, size_t len);

#endif
