/*
 * utf8.h: characters in UTF-8 text (RFC 3629).
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a byte goes on with the character before it. */
static inline bool utf8_continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* How many characters there are: every byte that does not continue one begins one. */
size_t utf8_count(const char *text, size_t size);

/* A decoded character: its code point, and its bytes; size 0 where the text is no UTF-8. */
typedef struct Rune {
    uint32_t code;
    uint32_t size;
} Rune;

/* The first character of a text that is not empty. Strict: no overlong forms, no surrogates,
   nothing above U+10FFFF. */
Rune utf8_decode(const char *text, size_t size);

/* The columns of a terminal that a character takes: East Asian characters and pictures two, accents
   that are put on the one before none (Unicode's East Asian Width, in large). */
size_t utf8_width(uint32_t code);

#endif
