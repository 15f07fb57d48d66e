/*
 * buf.h: a text buffer that grows.
 *
 * All output is written into a Buf first, so code that produces text does not need to know where
 * the text goes. The buffer owns its bytes. They may include NULs, and one more NUL always follows
 * them.
 *
 * When memory runs out, the Mem's `fail` throws. If there is none, `failed` is set and the text
 * that does not fit is dropped; a caller checks `failed` once, at the end.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stdint.h>

#include "base/mem.h"

typedef struct Buf {
    Mem *mem;
    char *data;  /* NULL until the first byte */
    size_t len;  /* bytes of text, without the final NUL */
    size_t cap;  /* bytes allocated */
    bool failed; /* memory was short for some of the text, until the buffer is emptied */
} Buf;

void buf_init(Buf *buf, Mem *mem);
void buf_done(Buf *buf);
/* Empties the buffer, but keeps its memory. */
void buf_clear(Buf *buf);
/* Empties the buffer; frees its memory if that is more than 1 MB. */
void buf_reset(Buf *buf);
/* Shortens the text to its first `len` bytes; a shorter text stays as it is. */
void buf_truncate(Buf *buf, size_t len);

/* Replaces the bytes by a block of the same Mem, so that buf_done frees it. The contents are not
   text: no NUL follows them, and nothing may be added. */
void buf_own(Buf *buf, void *block, size_t size);

void buf_put(Buf *buf, const char *text, size_t len);
void buf_puts(Buf *buf, const char *text);
void buf_putc(Buf *buf, char c);
/* Writes a character `count` times. */
void buf_fill(Buf *buf, char c, size_t count);
/* Writes a code point as UTF-8. */
void buf_put_rune(Buf *buf, uint32_t rune);
/* Writes a number of bytes with a unit, in the form that --max-memory reads: 20M, 11.7G. */
void buf_put_size(Buf *buf, size_t bytes);
void buf_printf(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(Buf *buf, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

/* The text, terminated by NUL and never NULL; valid until the buffer changes. */
const char *buf_text(const Buf *buf);

#endif
