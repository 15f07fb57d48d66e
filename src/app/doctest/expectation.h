/*
 * expectation.h: the comments that --test checks: reading them and comparing with them.
 *
 *     print a      #=> 2.0               a line of output
 *     print a/3    #~> 0.6666666667      the same, with numbers that are close
 *     print zz     #!> unknown name      a part of an error's message
 *     print zz     #!> 7: unknown name   the same, and the error's column
 */
#ifndef APP_DOCTEST_EXPECTATION_H
#define APP_DOCTEST_EXPECTATION_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

/* A borrowed piece of text. */
typedef struct Piece {
    const char *text;
    size_t len;
} Piece;

typedef enum ExpectationKind { EXPECTS_OUTPUT, EXPECTS_NEARLY, EXPECTS_ERROR } ExpectationKind;

typedef struct Expectation {
    ExpectationKind kind;
    Piece text;    /* after the arrow and one blank; without trailing blanks */
    size_t column; /* of EXPECTS_ERROR; 0: any column */
} Expectation;

/* Reads the comment whose # is at `at`. False if it is not a checked one. `expected` borrows
   from `source`. */
bool expectation_read(Expectation *expected, Piece source, size_t at);

/* Does a line of output, without its line break, match a comment of the first two kinds? Numbers
   after #~> may differ by 1e-9 of the larger one, or by 1e-12. Once *stop is not 0, the answer is
   false or meaningless. */
bool expectation_fits_line(const Expectation *expected, Piece line,
                           const volatile sig_atomic_t *stop);
/* Does an error match a comment of the third kind? */
bool expectation_fits_error(const Expectation *expected, const char *message, size_t column);

#endif
