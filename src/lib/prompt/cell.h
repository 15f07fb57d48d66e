/* cell.h: cells of the tables that commands print, and broken lines. Widths are in characters. */
#ifndef LIB_PROMPT_CELL_H
#define LIB_PROMPT_CELL_H

#include "base/buf.h"

/* The width of a text: one column for each character. */
size_t cell_width(const char *text);
/* Appends a text, padded with blanks to `width`, and a gap of two blanks. */
void cell_put(Buf *out, const char *text, size_t width);
/* Pads a cell whose text is already in the buffer, from out->data[start] on. */
void cell_pad(Buf *out, size_t start, size_t width);

/* Appends a text that begins at column `indent`, broken at blanks into lines of 79 columns. */
void cell_put_wrapped(Buf *out, const char *text, int indent);

#endif
