/*
 * suggest.h: the known name that is most similar to a misspelt one.
 *
 * Start with suggest_begin, pass each candidate to suggest_try, and read `best`.
 */
#ifndef SOURCE_SUGGEST_H
#define SOURCE_SUGGEST_H

#include <stddef.h>

typedef struct Suggestion {
    const char *wanted; /* the misspelt name; borrowed, like `best` */
    size_t wanted_size;
    const char *best; /* NULL while no candidate is close enough */
    size_t best_size;
    int distance;      /* edits to `best`; before there is one, the largest number accepted */
    size_t length_off; /* the difference of the lengths of `wanted` and `best` */
} Suggestion;

Suggestion suggest_begin(const char *wanted, size_t size);
/* Keeps the candidate if it is more similar than `best`. The text must outlive the suggestion. */
void suggest_try(Suggestion *suggestion, const char *name, size_t size);

#endif
