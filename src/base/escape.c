/* escape.c: control characters as escapes. */
#include "base/escape.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum {
    FIRST_PRINTABLE = 0x20, /* U+0000 to U+001F: C0 */
    DELETE = 0x7F,
    FIRST_C1 = 0x80, /* the control characters that ISO 6429 adds to ASCII's */
    AFTER_C1 = 0xA0,
    BYTE_WIDTH = 4, /* \x1B */
    RUNE_WIDTH = 8  /* \u{009B} */
};

EscapeMark escape_at(const char *text, size_t size)
{
    Rune rune = utf8_decode(text, size);
    if (!rune.size)
        return (EscapeMark){(unsigned char)text[0], 1, BYTE_WIDTH};
    bool is_c0 = rune.code < FIRST_PRINTABLE || rune.code == DELETE;
    bool is_c1 = rune.code >= FIRST_C1 && rune.code < AFTER_C1;
    return (EscapeMark){rune.code, rune.size, is_c0 ? BYTE_WIDTH : is_c1 ? RUNE_WIDTH : 0};
}

/* The same, but characters of `kept` are shown as they are. */
static EscapeMark escape_except(const char *text, size_t size, const char *kept)
{
    EscapeMark mark = escape_at(text, size);
    if (mark.width && *text && strchr(kept, *text))
        mark.width = 0;
    return mark;
}

/* The bytes that escaping adds to a text. */
static size_t escape_growth(const char *text, size_t size, const char *kept)
{
    size_t growth = 0;
    for (size_t at = 0; at < size;) {
        EscapeMark mark = escape_except(text + at, size - at, kept);
        growth += mark.width ? mark.width - mark.size : 0;
        at += mark.size;
    }
    return growth;
}

bool escape_is_needed(const char *text, size_t size)
{
    return escape_growth(text, size, "") > 0;
}

/* Writes the escape of a character and returns the end. */
static char *escape_write(char *to, EscapeMark mark)
{
    char escape[RUNE_WIDTH + 1];
    snprintf(escape, sizeof escape, mark.width == RUNE_WIDTH ? "\\u{%04X}" : "\\x%02X",
             (unsigned)mark.code & 0xFF);
    memcpy(to, escape, mark.width);
    return to + mark.width;
}

/* Works within the buffer: allocating may throw, and a second buffer would then leak. The text is
   moved to the end of the larger buffer, so that no byte is overwritten before it is read. */
static void escape_within(Buf *buf, size_t start, const char *kept)
{
    size_t size = buf->len - start;
    size_t growth = size ? escape_growth(buf->data + start, size, kept) : 0;
    if (growth == 0)
        return;
    buf_fill(buf, '\0', growth);
    if (buf->len == start + size) { /* no memory: what cannot be escaped is dropped */
        buf_truncate(buf, start);
        return;
    }
    char *to = buf->data + start, *from = to + growth, *end = from + size;
    memmove(from, to, size);
    while (from < end) {
        EscapeMark mark = escape_except(from, (size_t)(end - from), kept);
        if (mark.width) {
            to = escape_write(to, mark);
        } else {
            memmove(to, from, mark.size);
            to += mark.size;
        }
        from += mark.size;
    }
}

void escape_from(Buf *buf, size_t start)
{
    escape_within(buf, start, "");
}

void escape_lines_from(Buf *buf, size_t start)
{
    escape_within(buf, start, "\n\t");
}

void escape_put(Buf *out, const char *text, size_t size)
{
    size_t start = out->len;
    buf_put(out, text, size);
    escape_from(out, start);
}
