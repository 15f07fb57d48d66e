/*
 * canvas.h: a drawing made of characters.
 *
 * On a UTF-8 screen a cell has 2 x 4 dots, shown as a Braille character; on an ASCII screen it has
 * one. A mark (a character such as ▲) covers the dots of its cell. Each cell has one colour.
 */
#ifndef VIEW_PLOT_CANVAS_H
#define VIEW_PLOT_CANVAS_H

#include "view/plot/stroke.h"

enum { CANVAS_PLAIN = 0xFF }; /* no colour */

typedef struct CanvasCell {
    uint32_t mark; /* the character that covers the dots; 0: none */
    uint8_t dots;  /* the low bits of a Braille character, U+2800 + dots; in ASCII 0 or 1 */
    uint8_t color; /* the colour of a series, or CANVAS_PLAIN */
} CanvasCell;

typedef struct Canvas {
    CanvasCell *cells; /* row by row from the top; owned by the caller */
    size_t columns, rows;
    bool utf8;
    /* What the pen draws with: */
    uint8_t color;
    uint32_t mark;     /* for points */
    uint32_t ink;      /* for the dots of a line, on an ASCII screen */
    size_t mark_every; /* a line has a mark every so many dots; 0: none */
    /* The state of the pen: */
    double x, y;      /* its place */
    size_t travelled; /* dots drawn so far, for mark_every */
} Canvas;

/* How many dots the canvas has. */
StrokeGrid canvas_grid(const Canvas *canvas);

/* A pen that draws lines as dots, and single points as marks. */
Pen canvas_pen(Canvas *canvas);

/* Writes an ASCII text, with its middle at a place, into the cells of one row, as far as it fits.
 */
void canvas_put_text(Canvas *canvas, double x, double y, const char *text);

/* Writes one row without the spaces at its end. `paint` writes the terminal sequence that selects a
   colour; for CANVAS_PLAIN, the one that turns colours off. NULL: no colours. */
void canvas_put_row(Buf *out, const Canvas *canvas, size_t row,
                    void (*paint)(Buf *out, uint8_t color));

#endif
