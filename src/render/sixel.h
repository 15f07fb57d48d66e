/*
 * sixel.h: a picture in the sixel code of DEC's terminals (VT340 Programmer Reference Manual,
 * chapter 14), which xterm, foot, Konsole, mlterm, Windows Terminal and others understand.
 *
 * libpng decodes the picture and libsixel encodes it. A build without one of them
 * (MGRAD_NO_SIXEL) has no sixel pictures.
 */
#ifndef RENDER_SIXEL_H
#define RENDER_SIXEL_H

#include "base/buf.h"

enum { SIXEL_MIN_COLORS = 2, SIXEL_MAX_COLORS = 256 };

/* Does this build have sixel pictures? */
bool sixel_is_available(void);

/* Appends the picture of a PNG in at most `colors` colours (SIXEL_MIN_COLORS to SIXEL_MAX_COLORS).
   False if `png` is no PNG, or memory is short. The Mem of `out` must have no `fail`: a throw would
   leak the memory of the libraries. */
bool sixel_put_png(Buf *out, const char *png, size_t size, size_t colors);

#endif
