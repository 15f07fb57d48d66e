/* output.h: plots and images into a file, as a picture on the terminal, or as text. */
#ifndef LIB_DRAW_OUTPUT_H
#define LIB_DRAW_OUTPUT_H

#include "view/plot/label.h"
#include "view/plot/paper.h"
#include "vm/vm.h"

/* Something to draw, and the functions that draw it. */
typedef struct Output {
    void (*put_script)(Buf *out, const void *what, const PlotPaper *paper); /* for gnuplot */
    void (*put_text)(Buf *out, const void *what, const PlotScreen *screen);
    const void *what;
} Output;

/* Throws if argument `arg` names a file that cannot be drawn into. */
void output_check(Vm *vm, const Datum *args, uint32_t arg);
/* Draws into the file that argument `arg` names, or onto the screen if it is nil. */
void output_put(Vm *vm, const Output *output, const Datum *args, uint32_t arg);

#endif
