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
    const char *best;  /* NULL while no candidate is similar enough */
    int distance;      /* edits to `best`; before there is one, the largest number accepted */
    size_t length_off; /* the difference of the lengths of `wanted` and `best` */
} Suggestion;

Suggestion suggest_begin(const char *wanted, size_t size);
/* Keeps the candidate if it is more similar than `best`. The text must outlive the suggestion. */
void suggest_try(Suggestion *suggestion, const char *name, size_t size);

/* The number of edits (insert, delete, change, swap of neighbours) that turn one name into the
   other: the restricted Damerau distance (CACM 7:3, 1964). Any result above `most` only means that
   there are more than `most`. */
int suggest_distance(const char *a, size_t a_size, const char *b, size_t b_size, int most);

#endif
