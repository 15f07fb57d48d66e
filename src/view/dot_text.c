/*
 * dot_text.c: texts, tables and colours in DOT.
 *
 * One escaping function for each context. All of them pass UTF-8 through, and drop control
 * characters and invalid bytes or replace them by spaces: XML forbids most of them.
 */
#include "view/dot_text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/escape.h"
#include "base/num.h"

/* True for a visible ASCII character. */
static bool is_graphic(const char *text, size_t size, size_t i)
{
    return i < size && text[i] > ' ' && text[i] < 0x7F;
}

/* True for a space that Graphviz would drop: at either end, next to another space, or (in records)
   next to a character that is not ASCII. It is written as a no-break space. */
static bool space_is_dropped(const char *text, size_t size, size_t i)
{
    return i == 0 || !is_graphic(text, size, i - 1) || !is_graphic(text, size, i + 1);
}

void dot_text_put_record(Buf *out, const char *text, size_t size)
{
    for (size_t i = 0, step; i < size; i += step) {
        EscapeMark mark = escape_at(text + i, size - i);
        char c = text[i];
        step = mark.size;
        if (c == '&')
            buf_puts(out, "&amp;");
        else if (c == '\n')
            buf_puts(out, "\\n");
        else if (c == '\\')
            buf_puts(out, "\\\\");
        else if (c == '\t' || (c == ' ' && space_is_dropped(text, size, i)))
            buf_puts(out, "&#160;");
        else if (strchr("{}|<>\"", c))
            buf_printf(out, "\\%c", c);
        else if (!mark.width)
            buf_put(out, text + i, step);
    }
}

void dot_text_put_string(Buf *out, const char *text, size_t size)
{
    for (size_t i = 0, step; i < size; i += step) {
        EscapeMark mark = escape_at(text + i, size - i);
        char c = text[i];
        step = mark.size;
        if (c == '&')
            buf_puts(out, "&amp;");
        else if (c == '\\')
            buf_puts(out, "\\\\");
        else if (c == '"')
            buf_puts(out, "\\\"");
        else
            buf_put(out, mark.width ? " " : text + i, mark.width ? 1 : step);
    }
}

/* Writes a text for an HTML-like label. */
static void dot_text_put_html(Buf *out, const char *text, size_t size)
{
    for (size_t i = 0, step; i < size; i += step) {
        EscapeMark mark = escape_at(text + i, size - i);
        char c = text[i];
        step = mark.size;
        if (c == '&')
            buf_puts(out, "&amp;");
        else if (c == '<')
            buf_puts(out, "&lt;");
        else if (c == '>')
            buf_puts(out, "&gt;");
        else if (c == '\\')
            buf_puts(out, "\\\\");
        else if (c == '\n')
            buf_puts(out, "<BR/>");
        else if (c == '\t' || (c == ' ' && space_is_dropped(text, size, i)))
            buf_puts(out, "&#160;");
        else if (!mark.width)
            buf_put(out, text + i, step);
    }
}

/* ---- tables ---- */

static void table_open_cell(Buf *out, Color color, unsigned width, bool upright)
{
    /* In points, for the widest of the usual fonts: one digit; "grad " with the margins. */
    enum { CHARACTER = 9, WORD = 58 };
    buf_puts(out, upright ? "<TR><TD" : "<TD");
    if (color.text[0])
        buf_printf(out, " BGCOLOR=\"%s\"", color.text);
    if (width)
        buf_printf(out, " WIDTH=\"%u\"", width * CHARACTER + WORD);
    buf_putc(out, '>');
}

static void table_close_cell(Buf *out, bool upright)
{
    buf_puts(out, upright ? "</TD></TR>" : "</TD>");
}

void dot_text_put_table(Buf *out, const TableCells *cells)
{
    bool upright = cells->upright;
    buf_puts(out, "shape=plain, label=<<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\"");
    buf_puts(out, upright ? " CELLPADDING=\"4\">" : " CELLPADDING=\"8\"><TR>");
    table_open_cell(out, cells->shade, 0, upright);
    dot_text_put_html(out, cells->label, cells->label_size);
    table_close_cell(out, upright);
    table_open_cell(out, cells->shade, 0, upright);
    buf_puts(out, "data ");
    num_put_places(out, cells->data);
    table_close_cell(out, upright);
    table_open_cell(out, cells->grad_color, cells->grad_width, upright);
    buf_puts(out, "grad ");
    num_put_places(out, cells->grad);
    table_close_cell(out, upright);
    buf_puts(out, upright ? "</TABLE>>" : "</TR></TABLE>>");
}

/* ---- colours ---- */

Color dot_text_color(const char *text)
{
    Color color = {{0}};
    snprintf(color.text, sizeof color.text, "%s", text);
    return color;
}

Color dot_text_shade(bool is_result, bool is_parameter)
{
    return dot_text_color(is_result ? "#ffffff" : is_parameter ? "#d0d0d0" : "#efefef");
}

/* One channel of a mix of white and a colour: share 0 is white, 1 the colour. */
static int color_mix(int full, double share)
{
    return (int)lround(255.0 + (full - 255.0) * share);
}

/* The strength is the square root of the gradient's share of the largest one, so small gradients
   are visible, too. Purple for inf and nan. */
Color dot_text_grad_color(double grad, double largest)
{
    enum { ORANGE_R = 0xE6, ORANGE_G = 0x9F, ORANGE_B = 0x00 };
    enum { BLUE_R = 0x56, BLUE_G = 0xB4, BLUE_B = 0xE9 };
    if (!isfinite(grad))
        return dot_text_color("#cc79a7");
    double share = largest > 0.0 ? sqrt(fabs(grad) / largest) : 0.0;
    bool up = grad > 0.0;
    Color color;
    snprintf(color.text, sizeof color.text, "#%02x%02x%02x",
             (unsigned)color_mix(up ? ORANGE_R : BLUE_R, share) & 0xFF,
             (unsigned)color_mix(up ? ORANGE_G : BLUE_G, share) & 0xFF,
             (unsigned)color_mix(up ? ORANGE_B : BLUE_B, share) & 0xFF);
    return color;
}
