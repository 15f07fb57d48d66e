/* suggest.c: similar names, by edit distance. */
#include "source/suggest.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { LONGEST_NAME = 40 }; /* bytes; longer names are similar to none */

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* Row by row through the table of distances between prefixes; three rows are kept. */
int suggest_distance(const char *a, size_t a_size, const char *b, size_t b_size, int most)
{
    if (a_size > LONGEST_NAME || b_size > LONGEST_NAME)
        return most + 1;
    int rows[3][LONGEST_NAME + 1];
    int *two_up = rows[0], *up = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_size; j++)
        up[j] = (int)j;
    for (size_t i = 1; i <= a_size; i++) {
        row[0] = (int)i;
        for (size_t j = 1; j <= b_size; j++) {
            int change = up[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = smaller(change, smaller(up[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = smaller(row[j], two_up[j - 2] + 1);
        }
        int *spare = two_up;
        two_up = up;
        up = row;
        row = spare;
    }
    return up[b_size];
}

Suggestion suggest_begin(const char *wanted, size_t size)
{
    /* A short name may differ in one place, a longer one in two or three. */
    int most = size <= 3 ? 1 : size <= 6 ? 2 : 3;
    return (Suggestion){wanted, size, NULL, most, SIZE_MAX};
}

static bool is_upper(char letter)
{
    return (letter & 0x20) == 0;
}

/* Of equally near names one of the same length wins, then the one that is tried last. */
void suggest_try(Suggestion *suggestion, const char *name, size_t size)
{
    const char *wanted = suggestion->wanted;
    size_t wanted_size = suggestion->wanted_size;
    bool is_internal = name[0] == '_' || memchr(name, '.', size);
    bool is_letter = size == 1 && wanted_size == 1; /* `x` may be meant as `y`, but not as `M` */
    if (is_internal || (is_letter && is_upper(name[0]) != is_upper(wanted[0])))
        return;
    int distance = suggest_distance(wanted, wanted_size, name, size, suggestion->distance);
    size_t off = size > wanted_size ? size - wanted_size : wanted_size - size;
    if (distance < suggestion->distance ||
        (distance == suggestion->distance && off <= suggestion->length_off)) {
        suggestion->distance = distance;
        suggestion->length_off = off;
        suggestion->best = name;
    }
}
