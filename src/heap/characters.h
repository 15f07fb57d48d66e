/*
 * characters.h: the characters of a string, by index.
 *
 * A character of an ASCII string is one byte. In other strings the bytes at which characters 32,
 * 64, … begin follow the text as an array of uint32_t: the marks. So every character is found in at
 * most 31 steps. A string of up to 32 characters has no marks.
 */
#ifndef HEAP_CHARACTERS_H
#define HEAP_CHARACTERS_H

#include "base/utf8.h"
#include "heap/datum.h"

enum { CHARACTERS_STEP = 32 };

/* The size of a string with so many bytes and characters. */
size_t characters_string_size(size_t size, size_t characters);

/* Writes the marks of the bytes from `from` up to `to`. `count` characters begin before `from`;
   returns the number of those that begin before `to`. The caller goes through the whole text. */
size_t characters_mark(String *string, size_t from, size_t to, size_t count);

/* Copies the marks of a string with which the text begins. The rest of the marks follows it. */
void characters_copy_marks(String *string, const String *start);

/* The byte at which a character begins; `at` == string->characters: the end of the text. */
size_t characters_offset(const String *string, size_t at);

/* The end of the character that begins at that byte. */
static inline size_t characters_end(const String *string, size_t offset)
{
    do
        offset++;
    while (utf8_continues(string->text[offset])); /* a NUL follows the text */
    return offset;
}

#endif
