/*
 * buf.h: a text buffer that grows. Everything that is printed, drawn or formatted is written into
 * one of these first, so that whoever writes text need not know where it goes.
 *
 * The buffer owns its bytes; they may hold NULs and are always followed by one. Where memory runs
 * out and its Mem has no `fail`, `failed` is set and further text is dropped.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stdint.h>

#include "base/mem.h"

typedef struct Buf {
    Mem *mem;
    char *data; /* NULL until the first byte */
    size_t len;
    size_t cap;
    bool failed;
} Buf;

void buf_init(Buf *buf, Mem *mem);
void buf_done(Buf *buf);
void buf_clear(Buf *buf);
/* Cuts the text back to its first `len` bytes. */
void buf_truncate(Buf *buf, size_t len);

/* Puts a block of the buffer's Mem in the place of its bytes: it is given back as they are. */
void buf_own(Buf *buf, void *block, size_t size);

void buf_put(Buf *buf, const char *text, size_t len);
void buf_puts(Buf *buf, const char *text);
void buf_putc(Buf *buf, char c);
/* `count` copies of a character. */
void buf_fill(Buf *buf, char c, size_t count);
/* A code point as UTF-8. */
void buf_put_rune(Buf *buf, uint32_t rune);
/* A number of bytes in the unit of its size, as `--max-memory` takes it: 20M, 11.7G. */
void buf_put_size(Buf *buf, size_t bytes);
void buf_printf(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(Buf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* The text with a NUL behind it, never NULL; valid until the buffer changes. */
const char *buf_text(const Buf *buf);

#endif
