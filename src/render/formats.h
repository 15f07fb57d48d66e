/*
 * formats.h: which picture formats there are.
 */
#ifndef RENDER_FORMATS_H
#define RENDER_FORMATS_H

#include <stdbool.h>

#include "base/buf.h"

/* Whether a format opens a window instead of giving bytes; some crash where there is no display. */
bool formats_is_window(const char *format);

/* Writes Graphviz's own list of its formats, windows left out: "bmp, canon, cmap". Nothing, if
   Graphviz does not tell. `messages` is where Graphviz's messages gather; it is cleared. */
void formats_put_list(Buf *out, Buf *messages);

#endif
