/* arrow.h: the arrows of a plot as strokes of a pen. */
#ifndef VIEW_PLOT_ARROW_H
#define VIEW_PLOT_ARROW_H

#include "view/plot/stroke.h"

/* Draws all arrows. `aspect` is the width of the frame divided by its height: a head is as wide in
   all directions. */
void arrow_stroke(const Plot *plot, double aspect, const Pen *pen);

#endif
