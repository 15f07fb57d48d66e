/*
 * excerpt.h: a source line in a report, with a caret below one of its characters.
 *
 * A line that is wider than the screen is cut around the caret, so that it does not wrap. Widths
 * are counted in character cells. The text may be anything: control characters and invalid UTF-8,
 * which could disturb a terminal, are shown as '?'.
 */
#ifndef SOURCE_EXCERPT_H
#define SOURCE_EXCERPT_H

#include "base/buf.h"

/* Appends the line, whose number is `number`, and a line with the caret below the byte `caret` (at
   most `size`). `columns`: the width of the screen; 0: there is none. */
void excerpt_put(Buf *out, const char *line, size_t size, size_t caret, size_t number,
                 size_t columns);

#endif
