/* frames.h: backward as a series of pictures. */
#ifndef LIB_DRAW_FRAMES_H
#define LIB_DRAW_FRAMES_H

#include "lib/draw/drawing.h"

/* Writes a picture of the gradients before the first step of backward and after each step, into
   the numbered files of request->path. Starts from zero gradients, and leaves the old ones as they
   were, also after an error or Ctrl-C. Throws. */
void frames_draw(Vm *vm, const DrawRequest *request);

#endif
