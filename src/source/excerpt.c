/* excerpt.c: cuts a source line to the width of a screen. */
#include "source/excerpt.h"

#include "base/escape.h"
#include "base/utf8.h"

enum {
    NO_SCREEN = 200, /* columns, in a file or a pipe: it may be read on a screen later */
    NARROWEST = 24,  /* on a narrower screen an excerpt wraps */
    TAB_STOP = 8
};

/* The part of the line that is shown. */
typedef struct Excerpt {
    const char *line;
    size_t size;
    size_t start, end; /* in bytes; "…" replaces what is cut off */
    size_t caret;
} Excerpt;

/* ---- characters ---- */

typedef struct Glyph {
    size_t size;  /* in bytes */
    size_t cells; /* that it takes at its column: of its escape, if it needs one */
} Glyph;

static Glyph glyph_at(const char *text, size_t size, size_t column)
{
    if (*text == '\t')
        return (Glyph){1, TAB_STOP - column % TAB_STOP};
    EscapeMark mark = escape_at(text, size);
    return (Glyph){mark.size, mark.width ? mark.width : utf8_width(mark.code)};
}

/* The size of the character that ends at `at`, which is not 0. */
static size_t glyph_before(const char *line, size_t at)
{
    for (size_t size = 1; size <= 4 && size <= at; size++)
        if (!utf8_continues(line[at - size]))
            return utf8_decode(line + at - size, size).size == size ? size : 1;
    return 1;
}

/* ---- the window ---- */

/* The end of the text from `start` on that fits into the columns [column, limit). */
static size_t excerpt_fit(const Excerpt *e, size_t start, size_t column, size_t limit)
{
    size_t at = start;
    while (at < e->size) {
        Glyph glyph = glyph_at(e->line + at, e->size - at, column);
        column += glyph.cells;
        if (column > limit)
            break;
        at += glyph.size;
    }
    return at;
}

/* The start of the text that takes at most `cells` and ends at the caret. A tab counts as the
   widest one. It does not begin with a combining mark. */
static size_t excerpt_back(const Excerpt *e, size_t cells)
{
    size_t start = e->caret, used = 0;
    for (size_t at = e->caret; at > 0;) {
        size_t size = glyph_before(e->line, at);
        at -= size;
        Glyph glyph = glyph_at(e->line + at, size, 0);
        used += glyph.cells;
        if (used > cells)
            break;
        if (glyph.cells)
            start = at;
    }
    return start;
}

/* Shows what precedes the caret and what follows it, half of the columns each; more of one if the
   other is short. One column on each side is for the "…". */
static void excerpt_cut(Excerpt *e, size_t margin, size_t columns)
{
    e->end = excerpt_fit(e, 0, margin, columns - (e->caret == e->size));
    if (e->end == e->size)
        return;
    size_t cells = columns - margin - 2, half = cells / 2;
    size_t after = 0;
    for (size_t at = e->caret; at < e->size && after < half;) {
        Glyph glyph = glyph_at(e->line + at, e->size - at, 0);
        after += glyph.cells;
        at += glyph.size;
    }
    after = after < half ? after + 1 : half; /* the caret may follow the line */
    e->start = excerpt_back(e, cells - after);
    e->end = excerpt_fit(e, e->start, margin + (e->start > 0), columns - 1);
}

/* ---- the two lines ---- */

/* Tabs are kept, so that the caret is in the right column whatever the width of a tab. */
static void excerpt_put_caret(Buf *out, const Excerpt *e)
{
    for (size_t at = e->start; at < e->caret;) {
        Glyph glyph = glyph_at(e->line + at, e->size - at, 0);
        if (e->line[at] == '\t')
            buf_putc(out, '\t');
        else
            buf_fill(out, ' ', glyph.cells);
        at += glyph.size;
    }
    buf_puts(out, "^\n");
}

void excerpt_put(Buf *out, const char *line, size_t size, size_t caret, size_t number,
                 size_t columns)
{
    Excerpt e = {.line = line, .size = size, .caret = caret};
    size_t before = out->len;
    buf_printf(out, "  %zu", number);
    size_t margin = out->len - before;
    columns = columns ? columns : NO_SCREEN;
    columns = columns > margin + NARROWEST ? columns : margin + NARROWEST;
    excerpt_cut(&e, margin + 3, columns);
    buf_puts(out, e.start > 0 ? " | …" : " | ");
    size_t shown = out->len;
    buf_put(out, line + e.start, e.end - e.start);
    escape_lines_from(out, shown); /* the line has no newline; its tabs stay */
    buf_puts(out, e.end < e.size ? "…\n" : "\n");
    buf_fill(out, ' ', margin);
    buf_puts(out, e.start > 0 ? " |  " : " | ");
    excerpt_put_caret(out, &e);
}
