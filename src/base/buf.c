/*
 * buf.c: a text buffer that grows.
 *
 * Invariant: either data is NULL and len and cap are 0, or len < cap and data[len] is NUL. Only a
 * buffer filled by buf_own breaks it: there len == cap.
 */
#include "base/buf.h"

#include <stdio.h>
#include <string.h>

void buf_init(Buf *buf, Mem *mem)
{
    *buf = (Buf){.mem = mem};
}

void buf_done(Buf *buf)
{
    mem_free(buf->mem, buf->data, buf->cap);
    buf_init(buf, buf->mem);
}

void buf_clear(Buf *buf)
{
    buf_truncate(buf, 0);
    buf->failed = false;
}

void buf_reset(Buf *buf)
{
    enum { LARGE = 1 << 20 };
    if (buf->cap > LARGE)
        buf_done(buf);
    else
        buf_clear(buf);
}

void buf_truncate(Buf *buf, size_t len)
{
    if (len >= buf->len)
        return;
    buf->len = len;
    buf->data[len] = '\0';
}

void buf_own(Buf *buf, void *block, size_t size)
{
    buf_done(buf); /* frees the bytes so far */
    buf->data = block;
    buf->len = buf->cap = size;
}

/* Makes space for `more` bytes and the final NUL. On failure sets `failed`. */
static bool buf_reserve(Buf *buf, size_t more)
{
    char *data = mem_grow(buf->mem, buf->data, 1, &buf->cap, buf->len + more + 1);
    if (!data) {
        buf->failed = true;
        return false;
    }
    buf->data = data;
    return true;
}

void buf_put(Buf *buf, const char *text, size_t len)
{
    if (len == 0 || !buf_reserve(buf, len))
        return;
    memcpy(buf->data + buf->len, text, len);
    buf->len += len;
    buf->data[buf->len] = '\0';
}

void buf_puts(Buf *buf, const char *text)
{
    buf_put(buf, text, strlen(text));
}

void buf_putc(Buf *buf, char c)
{
    buf_put(buf, &c, 1);
}

void buf_fill(Buf *buf, char c, size_t count)
{
    if (count == 0 || !buf_reserve(buf, count))
        return;
    memset(buf->data + buf->len, c, count);
    buf->len += count;
    buf->data[buf->len] = '\0';
}

/* RFC 3629: the first byte tells the length, each further byte has six bits. */
void buf_put_rune(Buf *buf, uint32_t rune)
{
    if (rune < 0x80) {
        buf_putc(buf, (char)rune);
    } else if (rune < 0x800) {
        buf_putc(buf, (char)(0xC0 | rune >> 6));
        buf_putc(buf, (char)(0x80 | (rune & 0x3F)));
    } else if (rune < 0x10000) {
        buf_putc(buf, (char)(0xE0 | rune >> 12));
        buf_putc(buf, (char)(0x80 | (rune >> 6 & 0x3F)));
        buf_putc(buf, (char)(0x80 | (rune & 0x3F)));
    } else {
        buf_putc(buf, (char)(0xF0 | rune >> 18));
        buf_putc(buf, (char)(0x80 | (rune >> 12 & 0x3F)));
        buf_putc(buf, (char)(0x80 | (rune >> 6 & 0x3F)));
        buf_putc(buf, (char)(0x80 | (rune & 0x3F)));
    }
}

void buf_vprintf(Buf *buf, const char *format, va_list args)
{
    va_list again; /* the first vsnprintf only measures */
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    if (len > 0 && buf_reserve(buf, (size_t)len)) {
        vsnprintf(buf->data + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

void buf_printf(Buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vprintf(buf, format, args);
    va_end(args);
}

void buf_put_size(Buf *buf, size_t bytes)
{
    const char *unit = "\0KMG"; /* the NUL is printed by %.1s as nothing: bytes have no unit */
    double shown = (double)bytes;
    for (; shown >= 1024.0 && *unit != 'G'; unit++)
        shown /= 1024.0;
    /* One decimal below 100, unless it is 0. */
    buf_printf(buf, "%.*f%.1s", shown < 100.0 && shown != (double)(size_t)shown, shown, unit);
}

const char *buf_text(const Buf *buf)
{
    return buf->data ? buf->data : "";
}
