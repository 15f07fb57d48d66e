/*
 * tap.c: writes TAP: each result with its diagnostics, at the end the plan.
 *
 * Memory is bounded, however many lines differ. If there is no memory for the diagnostics or for a
 * name, the result is still printed, and is not ok.
 */
#include "app/doctest/tap.h"

#include <stdio.h>
#include <string.h>

#include "base/escape.h"
#include "base/utf8.h"

enum {
    TAP_MOST_TEXT = 64 << 10, /* bytes of diagnostics of a result */
    TAP_LONGEST_LINE = 8 << 10
};

void tap_init(Tap *tap, const Front *front)
{
    *tap = (Tap){.front = front};
    buf_init(&tap->why, front->mem);
    buf_init(&tap->line, front->mem);
}

void tap_done(Tap *tap)
{
    buf_done(&tap->why);
    buf_done(&tap->line);
}

static void tap_print(const Tap *tap, const char *text, size_t size)
{
    host_posix_put(tap->front->posix, text, size);
}

/* Counts a result against the limit on output. False, and the run ends, if it is met. The results
   of whole files and the plan do not count: they tell why the run ended. */
static bool tap_charge(const Tap *tap)
{
    size_t size = tap->line.len + tap->why.len;
    return host_posix_charge(tap->front->posix, size) == size;
}

/* ---- diagnostics ---- */

/* The start of a text, up to the end of a character. */
static Piece tap_cut(Piece text)
{
    size_t size = TAP_LONGEST_LINE;
    if (text.len <= size)
        return text;
    while (size > TAP_LONGEST_LINE - 3 && utf8_continues(text.text[size]))
        size--;
    return (Piece){text.text, size};
}

void tap_explain(Tap *tap, const char *what, Piece text)
{
    Buf *why = &tap->why;
    if (why->len >= TAP_MOST_TEXT || why->failed) {
        tap->left_out++;
        return;
    }
    size_t line = why->len;
    Piece start = tap_cut(text);
    buf_printf(why, "# %s%s", what ? what : "", what ? ": " : "");
    escape_put(why, start.text, start.len);
    if (start.len < text.len)
        buf_printf(why, "… and %zu more bytes", text.len - start.len);
    buf_putc(why, '\n');
    if (why->failed)
        buf_truncate(why, line);
}

void tap_explainf(Tap *tap, const char *format, ...)
{
    Buf line;
    va_list args;
    buf_init(&line, tap->front->mem);
    va_start(args, format);
    buf_vprintf(&line, format, args);
    va_end(args);
    tap_explain(tap, NULL, (Piece){buf_text(&line), line.len});
    buf_done(&line);
}

void tap_quote(Tap *tap, const char *text)
{
    while (*text) {
        size_t len = strcspn(text, "\n");
        tap_explain(tap, NULL, (Piece){text, len});
        text += len + (text[len] == '\n');
    }
}

void tap_forget(Tap *tap)
{
    buf_clear(&tap->why);
    tap->why.failed = false;
    tap->left_out = 0;
}

bool tap_is_fine(const Tap *tap)
{
    return tap->why.len == 0 && tap->left_out == 0 && !tap->why.failed;
}

/* ---- results ---- */

/* A # in a name would begin a directive such as `# SKIP`. */
static void tap_put_name(Buf *out, const char *name)
{
    while (*name) {
        size_t plain = strcspn(name, "#\\");
        escape_put(out, name, plain);
        name += plain;
        if (*name)
            buf_printf(out, "\\%c", *name++);
    }
}

/* A line without foreign text. */
static void tap_printf(const Tap *tap, const char *format, size_t number)
{
    char text[64];
    int size = snprintf(text, sizeof text, format, number);
    tap_print(tap, text, (size_t)size);
}

void tap_put_result(Tap *tap, const char *name, size_t line)
{
    bool fine = tap_is_fine(tap);
    Buf *out = &tap->line;
    buf_clear(out);
    buf_printf(out, "%s %zu - ", fine ? "ok" : "not ok", ++tap->count);
    tap_put_name(out, name);
    if (line)
        buf_printf(out, ":%zu\n", line);
    else
        buf_puts(out, " ran to its end\n");
    if (line && !tap_charge(tap)) {
        tap->count--;
        tap_forget(tap);
        return;
    }
    if (out->failed)
        tap_printf(tap, "not ok %zu - out of memory\n", tap->count);
    else
        tap_print(tap, out->data, out->len);
    tap_print(tap, buf_text(&tap->why), tap->why.len);
    if (tap->left_out)
        tap_printf(tap, "# … %zu more lines\n", tap->left_out);
    tap->failures += !fine || out->failed;
    tap_forget(tap);
}

void tap_put_plan(Tap *tap)
{
    tap_printf(tap, "1..%zu\n", tap->count);
}
