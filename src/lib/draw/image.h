/* image.h: the arguments of image and plt.imshow as an Image. */
#ifndef LIB_DRAW_IMAGE_H
#define LIB_DRAW_IMAGE_H

#include "view/plot/image.h"
#include "vm/vm.h"

/* Reads args[0], the pixels, and args[1], the width or nil. Memory is from the image's arena.
 * Throws. */
void image_read(Vm *vm, Image *image, const Datum *args);

#endif
