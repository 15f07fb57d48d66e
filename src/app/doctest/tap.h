/*
 * tap.h: results in the Test Anything Protocol (https://testanything.org).
 *
 * Names, output and messages may contain anything: no text can forge a line or a directive.
 */
#ifndef APP_DOCTEST_TAP_H
#define APP_DOCTEST_TAP_H

#include "app/doctest/expectation.h"
#include "app/host/front.h"

typedef struct Tap {
    const Front *front;
    size_t count, failures; /* of results */
    Buf why;                /* diagnostics of the next result; none: it is ok */
    size_t left_out;        /* lines of diagnostics that are not in `why` */
    Buf line;               /* of the result; kept, so that it needs memory only once */
} Tap;

void tap_init(Tap *tap, const Front *front);
void tap_done(Tap *tap);

/* Adds a line of diagnostics, `# what: text`, so that the next result is not ok. `what` may be
   NULL. After 64 kB, lines are only counted; a long text is cut. */
void tap_explain(Tap *tap, const char *what, Piece text);
/* The same for a line that is formatted. */
void tap_explainf(Tap *tap, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The same for each line of a report. */
void tap_quote(Tap *tap, const char *text);
/* Drops them. */
void tap_forget(Tap *tap);
/* True if the next result is ok. */
bool tap_is_fine(const Tap *tap);

/* Prints `ok 3 - name:12`, or for line 0 `ok 3 - name ran to its end`, and the diagnostics. */
void tap_put_result(Tap *tap, const char *name, size_t line);
/* Prints `1..3`. */
void tap_put_plan(Tap *tap);

#endif
