/* characters.c: the characters of a string, by index. */
#include "heap/characters.h"

#include <string.h>

static size_t mark_count(size_t size, size_t characters)
{
    return size == characters ? 0 : (characters - 1) / CHARACTERS_STEP;
}

/* The bytes of the text, its NUL, and the padding before the marks. */
static size_t text_size(size_t size)
{
    return (size + sizeof(uint32_t)) / sizeof(uint32_t) * sizeof(uint32_t);
}

static uint32_t *string_marks(const String *string)
{
    return (uint32_t *)(void *)((char *)string->text + text_size(string->size));
}

size_t characters_string_size(size_t size, size_t characters)
{
    size_t marks = mark_count(size, characters);
    return sizeof(String) + (marks ? text_size(size) + marks * sizeof(uint32_t) : size + 1);
}

size_t characters_mark(String *string, size_t from, size_t to, size_t count)
{
    if (mark_count(string->size, string->characters) == 0)
        return count;
    uint32_t *marks = string_marks(string);
    for (size_t at = from; at < to; at++) {
        if (utf8_continues(string->text[at]))
            continue;
        if (count && count % CHARACTERS_STEP == 0)
            marks[count / CHARACTERS_STEP - 1] = (uint32_t)at;
        count++;
    }
    return count;
}

void characters_copy_marks(String *string, const String *start)
{
    if (mark_count(string->size, string->characters) == 0)
        return;
    uint32_t *marks = string_marks(string);
    size_t count = mark_count(start->size, start->characters);
    if (count)
        memcpy(marks, string_marks(start), count * sizeof *marks);
    for (; (count + 1) * CHARACTERS_STEP < start->characters; count++) /* it is ASCII */
        marks[count] = (uint32_t)((count + 1) * CHARACTERS_STEP);
}

size_t characters_offset(const String *string, size_t at)
{
    if (string->size == string->characters)
        return at;
    if (at == string->characters)
        return string->size;
    size_t mark = at / CHARACTERS_STEP;
    size_t offset = mark ? string_marks(string)[mark - 1] : 0;
    for (at %= CHARACTERS_STEP; at > 0; at--)
        offset = characters_end(string, offset);
    return offset;
}
