/* image.h: the arguments of image and plt.imshow as an Image. */
#ifndef LIB_DRAW_IMAGE_H
#define LIB_DRAW_IMAGE_H

#include "view/plot/image.h"
#include "vm/vm.h"

/* The number of parameters of image: pixels, width, title, file. */
enum { IMAGE_ARGS = 4 };

/* Reads pixels and width. Memory is from the image's arena. Throws. */
void image_read(Vm *vm, Image *image, const Datum *args);

#endif
