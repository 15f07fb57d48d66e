/*
 * search.h: finds comments, lines and the starts and ends of statements in a text. It works on
 * bytes, not on tokens: after a syntax error there are no tokens.
 */
#ifndef APP_DOCTEST_SEARCH_H
#define APP_DOCTEST_SEARCH_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

#include "app/doctest/expectation.h"

/* Searches in one text. Together they read each byte at most a few times, whatever the text
   contains. Once *stop is not 0, each of them ends at once, with a place that means nothing. */
typedef struct Search {
    Piece source;
    const volatile sig_atomic_t *stop;
    size_t plain[2][2]; /* [has three][is "]: quotes before this offset are plain characters,
                           because one of that kind has no closing quote */
    size_t place, line; /* the last result of search_line */
    size_t work;        /* bytes read so far; for tests */
} Search;

/* `source` and `stop` are borrowed. */
void search_init(Search *search, Piece source, const volatile sig_atomic_t *stop);

/* The first # in [from, to) that begins a comment, so is not in a string; else `to`. `from` must be
   outside of strings and not before the `from` of an earlier call. After a quote without a closing
   quote in its line, quotes of that kind are ignored in the rest of the line; after three quotes
   that are not closed, in the rest of the range. */
size_t search_comment(Search *search, size_t from, size_t to);

/* The next offset from `at` on that is no blank. A backslash at the end of a line is one. */
size_t search_blanks_end(Search *search, size_t at);
/* The next offset from `at` on that is outside of blanks, line breaks, semicolons and comments. */
size_t search_statement(Search *search, size_t at);
/* Moves `end` back over blanks, line breaks and semicolons, to `start` at most. It must be outside
   of strings and comments. */
size_t search_trim(Search *search, size_t start, size_t end);

/* The start of the line of `at`, but not before `from`; and of the line after it. */
size_t search_line_start(Search *search, size_t from, size_t at);
size_t search_next_line(const Search *search, size_t at);
/* The number of the line of `at`, from 1. It is counted from the last place asked for. */
size_t search_line(Search *search, size_t at);

#endif
