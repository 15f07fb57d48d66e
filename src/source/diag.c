/*
 * diag.c: error messages, and the reports that are printed.
 *
 * A report shows names of files, quotes the source, and its message may quote a value of the
 * program, a file or another program. So it is bounded, and has no control characters except the
 * newlines that diag_render adds and the tabs of source lines: each line is escaped as a whole
 * before its newline (line_end). No other code writes reports.
 */
#include "source/diag.h"

#include <stdio.h>
#include <string.h>

#include "base/escape.h"
#include "base/utf8.h"
#include "source/excerpt.h"

enum { LONGEST_MESSAGE = 400 }; /* bytes */

/* ---- diagnostics ---- */

void diag_init(Diag *diag, Mem *mem)
{
    *diag = (Diag){0};
    buf_init(&diag->message, mem);
    buf_init(&diag->help, mem);
    buf_init(&diag->calls, mem);
}

void diag_done(Diag *diag)
{
    buf_done(&diag->message);
    buf_done(&diag->help);
    buf_done(&diag->calls);
}

void diag_clear(Diag *diag)
{
    buf_clear(&diag->message);
    buf_clear(&diag->help);
    buf_clear(&diag->calls);
    diag->inside = 0;
    diag->reached = (Span){0, 0};
    diag->calls_left_out = 0;
}

/* Truncates a long message between two characters: it may quote a value of the program. */
static void diag_clip(Buf *message)
{
    if (message->len <= LONGEST_MESSAGE)
        return;
    size_t end = LONGEST_MESSAGE, least = end - 3;
    while (end > least && utf8_continues(message->data[end]))
        end--;
    buf_truncate(message, end);
    buf_puts(message, "…");
}

void diag_set(Diag *diag, DiagKind kind, Span span, const char *format, va_list args)
{
    diag_clear(diag);
    diag->kind = kind;
    diag->span = span;
    char text[LONGEST_MESSAGE + 2]; /* one byte more than fits, so that diag_clip notices */
    int size = vsnprintf(text, sizeof text, format, args);
    if (size > 0)
        buf_put(&diag->message, text, size < (int)sizeof text ? (size_t)size : sizeof text - 1);
    diag_clip(&diag->message);
}

void diag_help(Diag *diag, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_clear(&diag->help);
    buf_vprintf(&diag->help, format, args);
    va_end(args);
}

_Noreturn void diag_throw(Catch *to, DiagKind kind, Span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&to->diag, kind, span, format, args);
    va_end(args);
    longjmp(to->jump, 1);
}

static _Noreturn void catch_throw_limit(Catch *to, DiagKind kind, Span span, const char *help,
                                        const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&to->diag, kind, span, format, args);
    va_end(args);
    diag_help(&to->diag, "%s", help);
    longjmp(to->jump, 1);
}

_Noreturn void catch_stop(Catch *to, Span span)
{
    switch (*to->stop) {
    case HOST_TIMEOUT:
        catch_throw_limit(to, DIAG_TIMEOUT, span, "the option --timeout=SECONDS sets another limit",
                          "the time is up: the program was stopped");
    case HOST_OUTPUT:
        catch_throw_limit(to, DIAG_OUTPUT, span, "the option --max-output=SIZE sets another limit",
                          "too much output: the program was stopped");
    default:
        diag_throw(to, DIAG_INTERRUPTED, span, "interrupted");
    }
}

/* ---- the report ---- */

/* Ends the line that begins at `start`. */
static void line_end(Buf *out, size_t start)
{
    escape_from(out, start);
    buf_putc(out, '\n');
}

static void place_render(Buf *out, const Place *place, uint32_t position, size_t columns)
{
    const char *line = place->source->text + place->line_start;
    size_t rest = place->source->size - place->line_start;
    const char *newline = memchr(line, '\n', rest);
    size_t size = newline ? (size_t)(newline - line) : rest;
    if (size && line[size - 1] == '\r')
        size--;
    size_t caret = position - place->source->base - place->line_start;
    excerpt_put(out, line, size, caret < size ? caret : size, place->line, columns);
}

size_t diag_call_count(const Diag *diag)
{
    return diag->calls.len / sizeof(DiagCall);
}

DiagCall diag_call(const Diag *diag, size_t i)
{
    DiagCall call;
    memcpy(&call, diag->calls.data + i * sizeof call, sizeof call);
    return call;
}

/* The functions of a library, outermost first, and the place that each had reached. */
static void inside_render(const Diag *diag, const Sources *sources, Buf *out)
{
    for (size_t i = diag->inside; i-- > 0;) {
        const char *function = diag_call(diag, i).function;
        Span reached = i ? diag_call(diag, i - 1).span : diag->reached;
        Place place = sources_place(sources, reached.start);
        if (!place.source)
            continue;
        size_t start = out->len;
        buf_printf(out, "  in %s at %s:%zu:%zu", function ? function : "import", place.source->name,
                   place.line, place.column);
        line_end(out, start);
    }
}

/* The calls, innermost first. The number of omitted calls precedes the last, outermost one. */
static void calls_render(const Diag *diag, const Sources *sources, size_t columns, Buf *out)
{
    size_t count = diag_call_count(diag);
    inside_render(diag, sources, out);
    for (size_t i = diag->inside; i < count; i++) {
        DiagCall call = diag_call(diag, i);
        Place place = sources_place(sources, call.span.start);
        if (!place.source)
            continue;
        size_t start = out->len;
        if (diag->calls_left_out && i == count - 1) {
            buf_printf(out, "  … and %zu more calls\n", diag->calls_left_out);
            start = out->len;
        }
        buf_printf(out, "  %s%s at %s:%zu:%zu", call.function ? call.function : "",
                   call.function ? " was called" : "imported", place.source->name, place.line,
                   place.column);
        if (call.times > 1)
            buf_printf(out, ", %zu times", call.times);
        line_end(out, start);
        place_render(out, &place, call.span.start, columns);
    }
}

static const char *diag_prefix(DiagKind kind)
{
    return kind == DIAG_INTERRUPTED ? "" : kind == DIAG_WARNING ? "warning: " : "error: ";
}

void diag_render(const Diag *diag, const Sources *sources, size_t columns, Buf *out)
{
    Place place = sources_place(sources, diag->span.start);
    size_t start = out->len;
    if (place.source)
        buf_printf(out, "%s:%zu:%zu: ", place.source->name, place.line, place.column);
    buf_printf(out, "%s%s", diag_prefix(diag->kind), buf_text(&diag->message));
    line_end(out, start);
    if (place.source)
        place_render(out, &place, diag->span.start, columns);
    start = out->len;
    if (diag->help.len) {
        buf_printf(out, "  help: %s", buf_text(&diag->help));
        line_end(out, start);
    }
    calls_render(diag, sources, columns, out);
}
