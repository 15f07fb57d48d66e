/*
 * suggest.c: similar names, by edit distance.
 *
 * A wrong suggestion is worse than none, so only names that are close count: one edit, or two in a
 * long name. A changed letter makes a short name another name, as in pow and pop, and so do any
 * edits of one or two letters. Upper and lower case are the same letter.
 */
#include "source/suggest.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum {
    LONGEST_NAME = 40, /* bytes; longer names are similar to none */
    LONG_NAME = 8,     /* two edits are accepted from here on */
    SHORT_NAME = 3     /* no changed letter is accepted up to here, and below it no edit */
};

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

/* The number of edits (insert, delete, change, swap of neighbours) that turn one name into the
   other: the restricted Damerau distance (CACM 7:3, 1964). Any result above `most` only means that
   there are more than `most`. Row by row through the table of distances between prefixes; three
   rows are kept. After a row without a distance up to `most` there is none in any other row. */
static int suggest_distance(const char *a, size_t a_size, const char *b, size_t b_size, int most)
{
    if (a_size > LONGEST_NAME || b_size > LONGEST_NAME)
        return most + 1;
    int rows[3][LONGEST_NAME + 1];
    int *two_up = rows[0], *up = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b_size; j++)
        up[j] = (int)j;
    for (size_t i = 1; i <= a_size; i++) {
        int least = row[0] = (int)i;
        for (size_t j = 1; j <= b_size; j++) {
            int change = up[j - 1] + (lower(a[i - 1]) != lower(b[j - 1]));
            row[j] = smaller(change, smaller(up[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
                row[j] = smaller(row[j], two_up[j - 2] + 1);
            least = smaller(least, row[j]);
        }
        if (least > most)
            return least;
        int *spare = two_up;
        two_up = up;
        up = row;
        row = spare;
    }
    return up[b_size];
}

Suggestion suggest_begin(const char *wanted, size_t size)
{
    return (Suggestion){wanted, size, NULL, 0, size >= LONG_NAME ? 2 : 1, SIZE_MAX};
}

/* True for names of the same length that differ in one place. */
static bool is_one_change(const char *a, const char *b, size_t size)
{
    size_t changes = 0;
    for (size_t i = 0; i < size; i++)
        changes += lower(a[i]) != lower(b[i]);
    return changes == 1;
}

static bool is_close(const char *a, size_t a_size, const char *b, size_t b_size, int distance)
{
    size_t shorter = a_size < b_size ? a_size : b_size;
    if (distance == 0 || shorter > SHORT_NAME)
        return true;
    return shorter == SHORT_NAME && !(a_size == b_size && is_one_change(a, b, a_size));
}

/* Of equally near names one of the same length wins, then the one that is tried last. */
void suggest_try(Suggestion *suggestion, const char *name, size_t size)
{
    const char *wanted = suggestion->wanted;
    size_t wanted_size = suggestion->wanted_size;
    size_t off = size > wanted_size ? size - wanted_size : wanted_size - size;
    if (off > (size_t)suggestion->distance) /* each edit changes the length by at most 1 */
        return;
    bool is_internal = name[0] == '_' || memchr(name, '.', size);
    if (is_internal)
        return;
    int distance = suggest_distance(wanted, wanted_size, name, size, suggestion->distance);
    if (distance > suggestion->distance ||
        (distance == suggestion->distance && off > suggestion->length_off) ||
        !is_close(wanted, wanted_size, name, size, distance))
        return;
    suggestion->distance = distance;
    suggestion->length_off = off;
    suggestion->best = name;
    suggestion->best_size = size;
}
