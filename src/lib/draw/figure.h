/*
 * figure.h: the plot that the calls of plt collect until plt.show or plt.savefig draws it.
 *
 * Everything is copied into the figure's own arena, as matplotlib does: later changes of a list do
 * not change the curve.
 */
#ifndef LIB_DRAW_FIGURE_H
#define LIB_DRAW_FIGURE_H

#include "lib/state.h"
#include "view/plot/image.h"
#include "vm/vm.h"

enum { FIGURE_MOST_SERIES = 64 };

typedef struct Figure {
    Arena arena;
    Plot plot;       /* its ends are nan until the user sets them */
    Image image;     /* count 0: none */
    bool has_legend; /* plt.legend was called, or points have labels */
    bool is_noted;   /* the user has been told that plt.show draws */
} Figure;

void figure_init(Figure *figure, Mem *mem);
void figure_done(Figure *figure);
/* Drops what was collected. */
void figure_clear(Figure *figure);
bool figure_is_empty(const Figure *figure);

PlotText figure_text(Figure *figure, PlotText text);
/* Adds copies of a plot's series. Returns the first; NULL: there are too many. Throws if memory is
   short, and then adds nothing. */
PlotSeries *figure_add_series(Figure *figure, const Plot *plot);
/* Keeps a copy of the image. */
void figure_set_image(Figure *figure, const Image *image);
/* Notes once that something was collected, but not drawn. */
void figure_note_pending(Vm *vm);

#endif
