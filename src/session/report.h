/*
 * report.h: the errors and warnings of the last call of mgrad.h, as structures and as text.
 *
 * All strings are copies, so they stay valid until the next call, whatever a collection frees.
 */
#ifndef SESSION_REPORT_H
#define SESSION_REPORT_H

#include "base/arena.h"
#include "session/mgrad.h"
#include "source/diag.h"

/* The first 20 errors of a text are reported, and one that stops the search. */
enum { REPORT_MOST = 20 };

typedef struct Report {
    Buf text;    /* of all errors */
    Arena arena; /* the strings and frames of `errors` */
    MgradError errors[REPORT_MOST + 1];
    size_t starts[REPORT_MOST + 1]; /* where the text of each begins in `text` */
    size_t count;
    MgradError error; /* for mgrad_error */
    bool is_refusal;  /* the only error is that of report_refuse */
} Report;

void report_init(Mgrad *m);
void report_done(Mgrad *m);
/* Forgets the errors of the last call. */
void report_clear(Mgrad *m);
/* The error of a call that the session refuses because it is running. */
void report_refuse(Mgrad *m);
/* Forgets such an error. */
void report_drop_refusal(Mgrad *m);
/* Adds an error, rendered for the screen that shows it. Escapes the control characters of its
   message and help. Beyond REPORT_MOST + 1 errors it does nothing. */
void report_add(Mgrad *m, Diag *diag);
/* Adds a line to the text of the last error. */
void report_add_line(Mgrad *m, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* After the last call of report_add: gives each error its text. `failed` is the index of the error
   that ended the call; `count` if none did. */
void report_finish(Mgrad *m, size_t failed);

#endif
