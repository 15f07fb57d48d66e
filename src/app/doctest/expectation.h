/*
 * expectation.h: the comments that --test checks, as text: where they stand and what fits them.
 *
 *     print a      #=> 2.0               a line of output
 *     print a/3    #~> 0.6666666667      the same, its numbers nearly so
 *     print zz     #!> unknown name      part of an error's message
 *     print zz     #!> 7: unknown name   and the error's column
 */
#ifndef APP_DOCTEST_EXPECTATION_H
#define APP_DOCTEST_EXPECTATION_H

#include <stdbool.h>
#include <stddef.h>

/* A piece of text, borrowed. */
typedef struct Piece {
    const char *text;
    size_t len;
} Piece;

typedef enum ExpectationKind { EXPECTS_OUTPUT, EXPECTS_NEARLY, EXPECTS_ERROR } ExpectationKind;

typedef struct Expectation {
    ExpectationKind kind;
    Piece text;    /* behind the arrow and one blank, up to the last word */
    size_t column; /* of EXPECTS_ERROR; 0: any */
} Expectation;

/* Reads the comment whose # is at `at`. False if it is not a checked one. */
bool expectation_read(Expectation *checked, Piece source, size_t at);

/* The first # in [from, to) that begins a comment, hence not in a string; else `to`. A string that
   its line does not close is no string here. `from` must not be inside of one. */
size_t expectation_find_comment(Piece source, size_t from, size_t to);

/* Does a line of output, without its line break, fit a comment of the first two kinds? */
bool expectation_fits_line(const Expectation *checked, Piece line);
/* Does an error fit a comment of the third? */
bool expectation_fits_error(const Expectation *checked, const char *message, size_t column);

#endif
