/*
 * diag.h: what is said about mistakes.
 *
 * A mistake of the user is a Diag; it is thrown with diag_throw to the one Catch of the parser or
 * of the VM. What holds an open file or foreign memory must not be thrown past.
 */
#ifndef SOURCE_DIAG_H
#define SOURCE_DIAG_H

#include <setjmp.h>
#include <stdarg.h>

#include "base/buf.h"
#include "source/sources.h"

typedef enum DiagKind {
    DIAG_ERROR,
    DIAG_INCOMPLETE, /* a syntax error that more text could mend */
    DIAG_INTERRUPTED,
    DIAG_TIMEOUT, /* an error that the program did not make */
    DIAG_QUIT,    /* not an error: the program asked to end */
} DiagKind;

/* One line of "called from". */
typedef struct DiagCall {
    Span span;
    const char *function; /* the function that was called there, borrowed; NULL: an import */
    size_t times;         /* from this very place, one inside the other */
} DiagCall;

typedef struct Diag {
    DiagKind kind;
    Span span;
    Buf message; /* plain words, lower case, no full stop */
    Buf help;    /* at most one line, or empty */
    Buf calls;   /* DiagCall after DiagCall, innermost first */
    size_t calls_left_out;
} Diag;

typedef struct Catch {
    jmp_buf jump;
    Diag diag;
} Catch;

void diag_init(Diag *diag, Mem *mem);
void diag_done(Diag *diag);
void diag_clear(Diag *diag);

/* Fills in a diagnostic without throwing it. */
void diag_set(Diag *diag, DiagKind kind, Span span, const char *format, va_list args);
/* One line that says what to do; replaces an earlier one. */
void diag_help(Diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));
_Noreturn void diag_throw(Catch *to, DiagKind kind, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The whole report: place, source line, caret, help, calls. */
void diag_render(const Diag *diag, const Sources *sources, Buf *out);

#endif
