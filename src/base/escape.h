/*
 * escape.h: names and foreign text as they may be shown.
 *
 * A file name, a cell of a CSV file or the message of another program may contain any bytes. Shown
 * as they are, they could move the cursor, change the terminal's settings, or forge a line of a
 * report. So control characters are shown as escapes: U+0000 to U+001F and U+007F as \x1B, U+0080
 * to U+009F as \u{009B}, and a byte that is not UTF-8 as \xFF. All other characters stay as they
 * are, also a backslash: an escaped text is for readers, and escaping it again does not change it.
 */
#ifndef BASE_ESCAPE_H
#define BASE_ESCAPE_H

#include "base/buf.h"

/* The first character of a text of `size` > 0 bytes. */
typedef struct EscapeMark {
    uint32_t code;  /* its code point, or the byte that is not UTF-8 */
    uint32_t size;  /* its bytes, 1 to 4 */
    uint32_t width; /* the bytes, and the columns, of its escape; 0: it is shown as it is */
} EscapeMark;

EscapeMark escape_at(const char *text, size_t size);

/* True if the text contains a character that must be escaped. */
bool escape_is_needed(const char *text, size_t size);

/* Appends a text with its control characters escaped, also newlines and tabs. */
void escape_put(Buf *out, const char *text, size_t size);

/* Escapes the text of a buffer from byte `start` on: a line that was formatted there, before its
   newline is added. Out of memory, it drops that text: the buffer never keeps it unescaped. */
void escape_from(Buf *buf, size_t start);
/* The same for a text of several lines: its newlines and tabs stay. */
void escape_lines_from(Buf *buf, size_t start);

#endif
