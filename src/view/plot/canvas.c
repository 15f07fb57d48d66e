/*
 * canvas.c: a pen that sets dots and marks in cells.
 *
 * Dots are counted from the left and from the top. Where two series meet in a cell, the later one
 * gives the colour.
 */
#include "view/plot/canvas.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BRAILLE = 0x2800, BRAILLE_ACROSS = 2, BRAILLE_DOWN = 4 };

/* The bit of each dot of a Braille character, by row and column. */
static const uint8_t braille_dots[BRAILLE_DOWN][BRAILLE_ACROSS] = {
    {0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

StrokeGrid canvas_grid(const Canvas *canvas)
{
    return (StrokeGrid){.columns = canvas->columns * (canvas->utf8 ? BRAILLE_ACROSS : 1),
                        .rows = canvas->rows * (canvas->utf8 ? BRAILLE_DOWN : 1)};
}

/* The column and the row of dots at a place, which is clamped to the frame. */
static long dot_column(const Canvas *canvas, double x)
{
    return lround(fmin(fmax(x, 0.0), 1.0) * (double)(canvas_grid(canvas).columns - 1));
}

static long dot_row(const Canvas *canvas, double y)
{
    return lround((1.0 - fmin(fmax(y, 0.0), 1.0)) * (double)(canvas_grid(canvas).rows - 1));
}

/* The cell that contains a dot. */
static CanvasCell *cell_of(Canvas *canvas, long column, long row)
{
    size_t across = canvas->utf8 ? BRAILLE_ACROSS : 1, down = canvas->utf8 ? BRAILLE_DOWN : 1;
    return &canvas->cells[(size_t)row / down * canvas->columns + (size_t)column / across];
}

static void set_dot(Canvas *canvas, long column, long row)
{
    CanvasCell *cell = cell_of(canvas, column, row);
    cell->dots |= canvas->utf8 ? braille_dots[row % BRAILLE_DOWN][column % BRAILLE_ACROSS] : 1;
    cell->color = canvas->color;
    if (!canvas->utf8)
        cell->mark = canvas->ink;
}

/* A mark hides the dots of its cell, but does not erase them. */
static void set_mark(Canvas *canvas, long column, long row)
{
    CanvasCell *cell = cell_of(canvas, column, row);
    cell->mark = canvas->mark;
    cell->color = canvas->color;
}

static void pen_mark(void *to, double x, double y)
{
    Canvas *canvas = to;
    set_mark(canvas, dot_column(canvas, x), dot_row(canvas, y));
}

static void pen_move(void *to, double x, double y)
{
    Canvas *canvas = to;
    canvas->x = x;
    canvas->y = y;
}

/* Draws the dots of a line, both ends included, by Bresenham's algorithm (1965). `error` measures
   how far the dots are from the exact line; each step goes right or left, up or down, or both. */
static void pen_line(void *to, double x, double y)
{
    Canvas *canvas = to;
    long column = dot_column(canvas, canvas->x), row = dot_row(canvas, canvas->y);
    long to_column = dot_column(canvas, x), to_row = dot_row(canvas, y);
    long dx = labs(to_column - column), dy = -labs(to_row - row), error = dx + dy;
    long step_x = column < to_column ? 1 : -1, step_y = row < to_row ? 1 : -1;
    set_dot(canvas, column, row);
    while (column != to_column || row != to_row) {
        long twice = 2 * error;
        if (twice >= dy) {
            error += dy;
            column += step_x;
        }
        if (twice <= dx) {
            error += dx;
            row += step_y;
        }
        set_dot(canvas, column, row);
        if (canvas->mark_every && ++canvas->travelled % canvas->mark_every == 0)
            set_mark(canvas, column, row);
    }
    pen_move(to, x, y);
}

Pen canvas_pen(Canvas *canvas)
{
    return (Pen){canvas, pen_move, pen_line, pen_mark};
}

void canvas_put_text(Canvas *canvas, double x, double y, const char *text)
{
    size_t size = strlen(text), column = (size_t)lround(x * (double)(canvas->columns - 1));
    size_t row = (size_t)lround((1.0 - y) * (double)(canvas->rows - 1));
    size_t first = column > size / 2 ? column - size / 2 : 0;
    for (size_t i = 0; i < size && first + i < canvas->columns; i++) {
        CanvasCell *cell = &canvas->cells[row * canvas->columns + first + i];
        cell->mark = (unsigned char)text[i];
        cell->color = CANVAS_PLAIN;
    }
}

static uint32_t cell_rune(const CanvasCell *cell)
{
    return cell->mark ? cell->mark : cell->dots ? (uint32_t)BRAILLE + cell->dots : ' ';
}

void canvas_put_row(Buf *out, const Canvas *canvas, size_t row,
                    void (*paint)(Buf *out, uint8_t color))
{
    const CanvasCell *cells = canvas->cells + row * canvas->columns;
    size_t end = canvas->columns;
    while (end && cell_rune(&cells[end - 1]) == ' ')
        end--;
    uint8_t color = CANVAS_PLAIN;
    for (size_t i = 0; i < end; i++) {
        uint32_t rune = cell_rune(&cells[i]);
        if (paint && rune != ' ' && cells[i].color != color)
            paint(out, color = cells[i].color);
        buf_put_rune(out, rune);
    }
    if (paint && color != CANVAS_PLAIN)
        paint(out, CANVAS_PLAIN);
}
