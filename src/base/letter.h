/*
 * letter.h: upper and lower case, and blanks.
 *
 * The letters are those of the Latin, Greek, Cyrillic and Armenian alphabets in Unicode 15.0 whose
 * other case is one character. Python knows more (historical letters, ligatures); where both know a
 * letter, they agree.
 */
#ifndef BASE_LETTER_H
#define BASE_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/* The code point of the letter in the other case; `code` itself if there is none. */
uint32_t letter_upper(uint32_t code);
uint32_t letter_lower(uint32_t code);
/* True for the characters that Python's str.isspace accepts. */
bool letter_is_blank(uint32_t code);

#endif
