/*
 * canvas.h: a drawing of characters: dots of Braille (2 x 4 to a cell), marks, shades, in colours.
 * Where only ASCII is shown, a cell is one dot.
 */
#ifndef VIEW_PLOT_CANVAS_H
#define VIEW_PLOT_CANVAS_H

#include "view/plot/stroke.h"

enum { CANVAS_PLAIN = 0xFF }; /* no colour */

typedef struct CanvasCell {
    uint32_t mark; /* a character that stands above the dots; 0: none */
    uint8_t dots;  /* bits of U+2800; in ASCII 1 */
    uint8_t color; /* a series', or CANVAS_PLAIN */
} CanvasCell;

typedef struct Canvas {
    CanvasCell *cells;
    size_t columns, rows;
    bool utf8;
    /* Of what is drawn next: */
    uint8_t color;
    uint32_t mark;     /* stands for a point */
    uint32_t ink;      /* a dot in ASCII */
    size_t mark_every; /* so many dots along a line it carries the mark; 0: never */
    /* The pen. */
    double x, y;
    size_t travelled;
} Canvas;

/* How many dots there are across and down. */
StrokeGrid canvas_grid(const Canvas *canvas);

/* Draws lines of dots, and single points as marks. */
Pen canvas_pen(Canvas *canvas);

/* One row, blanks at its end left out. `paint` writes what turns a colour on, for CANVAS_PLAIN all
   of them off; NULL: no colours. */
void canvas_put_row(Buf *out, const Canvas *canvas, size_t row,
                    void (*paint)(Buf *out, uint8_t color));

#endif
