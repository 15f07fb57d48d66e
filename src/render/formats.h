/*
 * formats.h: the picture formats that Graphviz knows.
 */
#ifndef RENDER_FORMATS_H
#define RENDER_FORMATS_H

#include <stdbool.h>

#include "base/buf.h"

/* True for a format that opens a window instead of returning bytes. Some of these crash if there is
   no display. */
bool formats_is_window(const char *format);

/* Writes the useful formats that this Graphviz knows: "dot, pdf, png". Writes nothing if Graphviz
   does not list them. `messages` is the buffer that collects Graphviz's messages; it is cleared
   first, and contains the complaint that provoked the list afterwards. */
void formats_put_list(Buf *out, Buf *messages);

#endif
