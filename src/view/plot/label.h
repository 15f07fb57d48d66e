/* label.h: users' texts on a screen of characters. */
#ifndef VIEW_PLOT_LABEL_H
#define VIEW_PLOT_LABEL_H

#include "view/plot/plot.h"

typedef struct PlotScreen {
    size_t columns, rows; /* the size of the plot, in characters; from 20 x 8 to 400 x 200 */
    bool utf8;            /* false: write ASCII only */
    bool color;           /* write the terminal's colour sequences */
} PlotScreen;

/* The number of columns of the whole text. */
size_t label_width(const PlotScreen *screen, PlotText text);
/* Writes as much of a text as fits into `room` columns, and an ellipsis if that is not all of it.
   Returns the number of columns used. */
size_t label_put(Buf *out, const PlotScreen *screen, PlotText text, size_t room);

#endif
