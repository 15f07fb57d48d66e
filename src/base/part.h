/* part.h: a part of a text. */
#ifndef BASE_PART_H
#define BASE_PART_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Borrowed bytes, which no NUL ends. */
typedef struct Part {
    const char *text;
    size_t size;
} Part;

static inline Part part_of(const char *text)
{
    return (Part){text, strlen(text)};
}

static inline bool part_equals(Part a, Part b)
{
    return a.size == b.size && memcmp(a.text, b.text, a.size) == 0;
}

#endif
