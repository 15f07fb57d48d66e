/* cell.c: cells of the tables that commands print, and broken lines. */
#include "lib/prompt/cell.h"

#include <string.h>

#include "base/utf8.h"

enum { GAP = 2 };

size_t cell_width(const char *text)
{
    return utf8_count(text, strlen(text));
}

void cell_pad(Buf *out, size_t start, size_t width)
{
    size_t used = utf8_count(out->data + start, out->len - start);
    buf_fill(out, ' ', (used < width ? width - used : 0) + GAP);
}

void cell_put(Buf *out, const char *text, size_t width)
{
    size_t start = out->len;
    buf_puts(out, text);
    cell_pad(out, start, width);
}

void cell_put_wrapped(Buf *out, const char *text, int indent)
{
    int width = 79 - indent;
    while (strlen(text) > (size_t)width) {
        int size = width;
        while (size > 0 && text[size] != ' ')
            size--;
        buf_printf(out, "%.*s\n%*s", size, text, indent, "");
        text += size + 1;
    }
    buf_printf(out, "%s\n", text);
}
