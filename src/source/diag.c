/*
 * diag.c: error messages, and the reports that are printed.
 *
 * A report may quote the source and values of the program, so it is bounded and cannot contain
 * control characters or invalid UTF-8.
 */
#include "source/diag.h"

#include <string.h>

#include "base/utf8.h"

enum {
    SHOWN_WIDTH = 100,    /* characters of a source line */
    LONGEST_MESSAGE = 400 /* bytes */
};

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
    diag->calls_left_out = 0;
}

/* Truncates a long message between two characters: it may quote a value of the program. */
static void diag_clip(Buf *message)
{
    if (message->len <= LONGEST_MESSAGE)
        return;
    size_t end = LONGEST_MESSAGE;
    while (utf8_continues(message->data[end]))
        end--;
    buf_truncate(message, end);
    buf_puts(message, "…");
}

void diag_set(Diag *diag, DiagKind kind, Span span, const char *format, va_list args)
{
    diag_clear(diag);
    diag->kind = kind;
    diag->span = span;
    buf_vprintf(&diag->message, format, args);
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

/* ---- the report ---- */

/* The part of a source line that a report shows: all of it, or a window around the caret. */
typedef struct Excerpt {
    const char *text;
    size_t size;
    size_t caret;             /* offset of the caret in text */
    bool cut_left, cut_right; /* "…" replaces the rest of the line */
} Excerpt;

/* The offset `characters` before `at`, but not before the line. */
static size_t excerpt_step_back(const char *line, size_t at, size_t characters)
{
    while (at > 0 && characters > 0) {
        at--;
        characters -= !utf8_continues(line[at]);
    }
    return at;
}

/* The offset `characters` after `at`, but not after the line. */
static size_t excerpt_step_on(const char *line, size_t at, size_t size, size_t characters)
{
    while (at < size && characters > 0) {
        do
            at++;
        while (at < size && utf8_continues(line[at]));
        characters--;
    }
    return at;
}

static Excerpt excerpt_make(const char *line, size_t size, size_t caret)
{
    if (utf8_count(line, size) <= SHOWN_WIDTH)
        return (Excerpt){line, size, caret, false, false};
    size_t start = excerpt_step_back(line, caret, SHOWN_WIDTH / 2);
    size_t end = excerpt_step_on(line, start, size, SHOWN_WIDTH);
    return (Excerpt){line + start, end - start, caret - start, start > 0, end < size};
}

static bool rune_is_control(uint32_t code)
{
    return (code < 0x20 && code != '\t') || (code >= 0x7F && code < 0xA0);
}

/* Source text. Control characters and invalid UTF-8, which could disturb a terminal, become '?'. */
static void excerpt_put(Buf *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size;) {
        Rune rune = utf8_decode(text + i, size - i);
        if (rune.size && !rune_is_control(rune.code))
            buf_put(out, text + i, rune.size);
        else
            buf_putc(out, '?');
        i += rune.size ? rune.size : 1;
    }
}

/* The line with its number, and below it a caret. Tabs are kept, so that the caret is in the right
   column whatever the width of a tab. */
static void excerpt_render(Buf *out, const Excerpt *excerpt, size_t line_number)
{
    size_t margin = out->len;
    buf_printf(out, "  %zu", line_number);
    margin = out->len - margin;
    buf_puts(out, excerpt->cut_left ? " | …" : " | ");
    excerpt_put(out, excerpt->text, excerpt->size);
    buf_puts(out, excerpt->cut_right ? "…\n" : "\n");
    buf_fill(out, ' ', margin);
    buf_puts(out, excerpt->cut_left ? " |  " : " | ");
    for (size_t i = 0; i < excerpt->caret; i++)
        if (!utf8_continues(excerpt->text[i]))
            buf_putc(out, excerpt->text[i] == '\t' ? '\t' : ' ');
    buf_puts(out, "^\n");
}

static void place_render(Buf *out, const Place *place, uint32_t position)
{
    const char *line = place->source->text + place->line_start;
    size_t rest = place->source->size - place->line_start;
    const char *newline = memchr(line, '\n', rest);
    size_t size = newline ? (size_t)(newline - line) : rest;
    if (size && line[size - 1] == '\r')
        size--;
    size_t caret = position - place->source->base - place->line_start;
    Excerpt excerpt = excerpt_make(line, size, caret < size ? caret : size);
    excerpt_render(out, &excerpt, place->line);
}

/* The calls, innermost first. The number of omitted calls precedes the last, outermost one. */
static void calls_render(const Diag *diag, const Sources *sources, Buf *out)
{
    size_t count = diag->calls.len / sizeof(DiagCall);
    for (size_t i = 0; i < count; i++) {
        DiagCall call;
        memcpy(&call, diag->calls.data + i * sizeof call, sizeof call);
        Place place = sources_place(sources, call.span.start);
        if (!place.source)
            continue;
        if (diag->calls_left_out && i == count - 1)
            buf_printf(out, "  … and %zu more calls\n", diag->calls_left_out);
        buf_printf(out, "  %s%s at %s:%zu:%zu", call.function ? call.function : "",
                   call.function ? " was called" : "imported", place.source->name, place.line,
                   place.column);
        if (call.times > 1)
            buf_printf(out, ", %zu times", call.times);
        buf_putc(out, '\n');
        place_render(out, &place, call.span.start);
    }
}

void diag_render(const Diag *diag, const Sources *sources, Buf *out)
{
    Place place = sources_place(sources, diag->span.start);
    if (place.source)
        buf_printf(out, "%s:%zu:%zu: ", place.source->name, place.line, place.column);
    buf_printf(out, "%s%s\n",
               diag->kind == DIAG_INTERRUPTED ? "" : "error: ", buf_text(&diag->message));
    if (place.source)
        place_render(out, &place, diag->span.start);
    if (diag->help.len)
        buf_printf(out, "  help: %s\n", buf_text(&diag->help));
    calls_render(diag, sources, out);
}
