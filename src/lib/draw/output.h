/* output.h: plots and images into a file, as a display, or as text. */
#ifndef LIB_DRAW_OUTPUT_H
#define LIB_DRAW_OUTPUT_H

#include "lib/file.h"
#include "view/plot/image.h"
#include "vm/vm.h"

#define OUTPUT_NO_ID UINT32_MAX /* in place of an argument */

/* Where a command draws: all members are 0 for a display without an id. */
typedef struct OutputPlace {
    const char *path;  /* NULL: no file */
    uint32_t path_arg; /* the argument that is the path */
    const char *id;    /* of the display; NULL: none */
    char ending[FILE_LONGEST_ENDING + 1];
} OutputPlace;

/* Reads the arguments `file` and `id`, which may be nil. Throws if the file cannot be drawn into,
   or if both are given. */
OutputPlace output_read_place(Vm *vm, const Datum *args, uint32_t file, uint32_t id);
/* Draw into the file, or without one as a display. The ends of the plot's axes are chosen first;
   false if no point can be shown. */
bool output_plot(Vm *vm, Plot *plot, const OutputPlace *place);
void output_image(Vm *vm, Image *image, const OutputPlace *place);

#endif
