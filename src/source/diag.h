/*
 * diag.h: error messages.
 *
 * A mistake of the user is a Diag. It is thrown with longjmp to the Catch of the session. So no
 * code may throw past an open file or memory that the session does not own.
 */
#ifndef SOURCE_DIAG_H
#define SOURCE_DIAG_H

#include <setjmp.h>
#include <stdarg.h>

#include "base/buf.h"
#include "base/host.h"
#include "source/sources.h"

typedef enum DiagKind {
    DIAG_ERROR,
    DIAG_INCOMPLETE, /* more text could correct this error: the prompt reads another line */
    DIAG_WARNING,    /* not thrown */
    DIAG_INTERRUPTED,
    DIAG_TIMEOUT, /* the time limit */
    DIAG_MEMORY,  /* the limit on memory, or the system has no more */
    DIAG_NODES,   /* the limit on nodes of the graph */
    DIAG_OUTPUT,  /* the host's limit on output */
    DIAG_QUIT,    /* not an error: the program called quit */
} DiagKind;

/* A call that led to the error, or several equal ones. */
typedef struct DiagCall {
    Span span;
    const char *function; /* the function that was called there; borrowed. NULL for an import */
    size_t times;         /* nested calls from this same place */
} DiagCall;

typedef struct Diag {
    DiagKind kind;
    Span span;
    Buf message;           /* lower case, without a full stop */
    Buf help;              /* at most one line, or empty */
    Buf calls;             /* an array of DiagCall, innermost first: diag_call */
    size_t inside;         /* the first calls: functions of a library. `span` is then the last of
                              these calls, which the program made */
    Span reached;          /* with `inside`: the place in the library */
    size_t calls_left_out; /* between the last call in `calls` and the one before it */
} Diag;

typedef struct Catch {
    jmp_buf jump;
    Diag diag;
    const volatile sig_atomic_t *stop; /* the flag of the host; NULL: work cannot be stopped */
} Catch;

void diag_init(Diag *diag, Mem *mem);
void diag_done(Diag *diag);
void diag_clear(Diag *diag);

/* Sets a diagnostic without throwing it. A long message is truncated. */
void diag_set(Diag *diag, DiagKind kind, Span span, const char *format, va_list args);
/* Sets the line of help, which says what to do. */
void diag_help(Diag *diag, const char *format, ...) __attribute__((format(printf, 2, 3)));
_Noreturn void diag_throw(Catch *to, DiagKind kind, Span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Throws what *to->stop, which is not HOST_GO_ON, asks for. */
_Noreturn void catch_stop(Catch *to, Span span);
/* Throws if the work must stop. Cheap: whatever may take long calls it often. */
static inline void catch_poll(Catch *to, Span span)
{
    if (to->stop && *to->stop != HOST_GO_ON)
        catch_stop(to, span);
}

/* The calls that led to the error, innermost first. */
size_t diag_call_count(const Diag *diag);
DiagCall diag_call(const Diag *diag, size_t i);

/* Appends the report: place, source line, caret, help, calls, with escapes for control characters
   (base/escape.h). `columns`: the width of the screen; 0: there is none. */
void diag_render(const Diag *diag, const Sources *sources, size_t columns, Buf *out);

#endif
