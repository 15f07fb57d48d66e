/* output.h: plots and images into a file, as a picture on the terminal, or as text. */
#ifndef LIB_DRAW_OUTPUT_H
#define LIB_DRAW_OUTPUT_H

#include "view/plot/image.h"
#include "vm/vm.h"

/* Throws if argument `arg` names a file that cannot be drawn into. */
void output_check(Vm *vm, const Datum *args, uint32_t arg);
/* Draw into the file that argument `arg` names, or onto the screen if it is nil. The ends of the
   plot's axes are chosen first; false if no point can be shown. */
bool output_plot(Vm *vm, Plot *plot, const Datum *args, uint32_t arg);
void output_image(Vm *vm, Image *image, const Datum *args, uint32_t arg);

#endif
