/*
 * sixel.h: a picture in the sixel code of DEC's terminals (VT340 Programmer Reference Manual,
 * chapter 14), which xterm, foot, Konsole, mlterm, Windows Terminal and others understand.
 *
 * Not every build can: without libpng (MGRAD_NO_PNG) no picture is ever encoded.
 */
#ifndef APP_HOST_SIXEL_H
#define APP_HOST_SIXEL_H

#include "base/buf.h"

enum { SIXEL_MAX_COLORS = 256 };

/* Can this build encode pictures? */
bool sixel_is_there(void);

/* Appends the picture of a PNG, in at most `colors` colours (2 to SIXEL_MAX_COLORS). False if it is
   no PNG, or memory is short: its Mem must have no `fail`. */
bool sixel_put(Buf *out, const char *png, size_t size, size_t colors);

#endif
