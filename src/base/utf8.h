/*
 * utf8.h: characters in UTF-8 text (RFC 3629).
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* True for a continuation byte: it is part of the character that began before it. */
static inline bool utf8_continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* The number of characters in `size` bytes: of bytes that are not continuation bytes. */
size_t utf8_count(const char *text, size_t size);

/* The number of newlines. */
size_t utf8_count_newlines(const char *text, size_t size);

/* The number of bytes before the first one that is NUL or not ASCII. */
size_t utf8_ascii(const char *text, size_t size);

/* A decoded character. */
typedef struct Rune {
    uint32_t code; /* its code point */
    uint32_t size; /* its bytes, 1 to 4; 0 if the text is not UTF-8 */
} Rune;

/* Decodes the first character of a text of `size` > 0 bytes. Strict: overlong forms, surrogates and
   code points above U+10FFFF are not UTF-8. */
Rune utf8_decode(const char *text, size_t size);

/* Encodes a code point that is no surrogate, at most U+10FFFF. Returns the number of bytes. */
uint32_t utf8_encode(uint32_t code, char bytes[4]);

/* The columns that a character takes on a terminal: 2 for East Asian wide characters and emoji, 0
   for combining marks and format characters, otherwise 1. Follows Unicode 15.0. */
size_t utf8_width(uint32_t code);

#endif
