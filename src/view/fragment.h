/*
 * fragment.h: an SVG document as a part of a web page.
 *
 * A page may have many of them. What identifies a document or a part of it must not be in a page
 * twice: the declarations before <svg, and ids.
 */
#ifndef VIEW_FRAGMENT_H
#define VIEW_FRAGMENT_H

#include "base/buf.h"

/* Writes an SVG document from `<svg` on, without its own title and description, and with `prefix`
   before all of its ids and the references to them. The prefix begins with a letter, and has
   letters, digits and '-'. A page that is too narrow shrinks the picture, to six tenths at
   most. False, with nothing written, if the text has no <svg. */
bool fragment_put(Buf *out, const char *svg, size_t size, const char *prefix);

#endif
