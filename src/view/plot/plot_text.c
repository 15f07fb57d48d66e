/*
 * plot_text.c: a plot made of characters: title, legend, frame and canvas, row by row.
 *
 * lay_out divides the screen first; then the canvas is drawn; then the rows are written.
 */
#include "view/plot/plot_text.h"

#include <math.h>
#include <string.h>

#include "view/plot/canvas.h"
#include "view/plot/height.h"
#include "view/plot/shade.h"
#include "view/plot/stroke.h"
#include "view/plot/ticks.h"

enum {
    LEAST_COLUMNS = 20,
    LEAST_ROWS = 8,
    MOST_COLUMNS = 400,
    MOST_ROWS = 200,
    LEAST_CANVAS = 3,
};

/* The characters for one kind of screen. */
typedef struct Glyphs {
    const char *up, *up_tick, *corner, *across, *across_tick; /* of the frame */
    const char *cut;                                          /* where a text is cut */
    uint32_t shades[SHADES];     /* of a field, from far below 0 to far above it */
    uint32_t border;             /* the lines between shades; used in ASCII only */
    uint32_t arrows[8];          /* to the right, then counterclockwise */
    uint32_t marks[PLOT_COLORS]; /* by colour of the series */
} Glyphs;

static const Glyphs glyphs_utf8 = {
    "│",
    "┤",
    "└",
    "─",
    "┬",
    "…",
    {':', 0xB7, ' ', 0x2591, 0x2592, 0x2593},
    0,
    {0x2192, 0x2197, 0x2191, 0x2196, 0x2190, 0x2199, 0x2193, 0x2198},
    {0x25CF, 0x25B2, 0x25A0, 0x25C6, 0x25CB, 0x25B3, 0x25A1, 0x25C7}};
static const Glyphs glyphs_ascii = {"|",
                                    "+",
                                    "+",
                                    "-",
                                    "+",
                                    "...",
                                    {'~', '-', ' ', '.', ':', ';'},
                                    '#',
                                    {'>', '>', '^', '<', '<', '<', 'v', '>'},
                                    {'*', 'o', 'x', '+', '@', '%', '=', '&'}};

typedef struct Layout {
    const Plot *plot;
    const PlotScreen *screen;
    const Glyphs *glyphs;
    Buf *out;
    Canvas canvas;
    Tick x_ticks[TICKS_MOST], y_ticks[TICKS_MOST];
    size_t x_count, y_count;
    size_t gutter;  /* columns to the left of the frame: the numbers and a space */
    size_t columns; /* of the whole plot */
} Layout;

/* ---- titles ---- */

/* Writes a line with a text that is centred above or below the frame; nothing if it is empty. */
static void put_centred(const Layout *l, PlotText text)
{
    size_t width = label_width(l->screen, text), frame = l->canvas.columns + 1;
    if (text.size == 0)
        return;
    buf_fill(l->out, ' ', l->gutter + (width < frame ? (frame - width) / 2 : 0));
    label_put(l->out, l->screen, text, l->columns - l->gutter);
    buf_putc(l->out, '\n');
}

/* ---- colours ---- */

/* Selects one of a terminal's 256 colours: similar to those in files, and readable on light and
   dark backgrounds. */
static void paint(Buf *out, uint8_t color)
{
    static const int colors[PLOT_COLORS] = {32, 166, 35, 170, 178, 74, 102, 131};
    if (color == CANVAS_PLAIN)
        buf_puts(out, "\033[0m");
    else
        buf_printf(out, "\033[38;5;%dm", colors[color % PLOT_COLORS]);
}

/* ---- the legend ---- */

static void put_legend_mark(const Layout *l, const PlotSeries *series)
{
    if (l->screen->color)
        paint(l->out, (uint8_t)series->color);
    buf_put_rune(l->out, l->glyphs->marks[series->color % PLOT_COLORS]);
    if (l->screen->color)
        paint(l->out, CANVAS_PLAIN);
    buf_putc(l->out, ' ');
}

/* Writes the legend on one row. Names that do not fit are replaced by an ellipsis. */
static void put_legend(const Layout *l)
{
    if (!l->plot->has_legend)
        return;
    buf_fill(l->out, ' ', l->gutter + 1);
    size_t used = l->gutter + 1, room = l->columns;
    bool is_first = true;
    for (size_t i = 0; i < l->plot->count && used + 3 < room; i++) {
        const PlotSeries *series = &l->plot->series[i];
        if (series->name.size == 0)
            continue;
        size_t between = is_first ? 0 : 3, width = label_width(l->screen, series->name);
        bool is_last = i + 1 == l->plot->count;
        if (!is_first && used + between + 2 + width > room - (is_last ? 0 : 4)) {
            buf_printf(l->out, " %s", l->glyphs->cut);
            break;
        }
        buf_fill(l->out, ' ', between);
        put_legend_mark(l, series);
        is_first = false;
        used += between + 2 + label_put(l->out, l->screen, series->name, room - used - 2);
    }
    buf_putc(l->out, '\n');
}

/* ---- the canvas ---- */

static void draw_series(Layout *l, size_t i)
{
    enum { BETWEEN_MARKS = 12 }; /* columns */
    const PlotSeries *series = &l->plot->series[i];
    Canvas *canvas = &l->canvas;
    StrokeGrid grid = canvas_grid(canvas);
    canvas->color = (uint8_t)series->color;
    canvas->mark = l->glyphs->marks[series->color % PLOT_COLORS];
    canvas->ink = canvas->mark;
    size_t every = BETWEEN_MARKS * grid.columns / canvas->columns;
    canvas->mark_every = l->plot->has_legend && series->kind == PLOT_LINE ? every : 0;
    canvas->travelled = every / 2 + i * every / l->plot->count;
    Pen pen = canvas_pen(canvas);
    stroke_series(l->plot, series, grid, &pen);
}

/* Draws the lines between the shades of the field. */
static void draw_borders(Layout *l, const ShadeLevels *levels)
{
    const double *at;
    size_t count = shade_lines(l->plot, levels, &at);
    l->canvas.color = CANVAS_PLAIN;
    l->canvas.ink = l->glyphs->border;
    l->canvas.mark_every = 0;
    Pen pen = canvas_pen(&l->canvas);
    for (size_t i = 0; i < count; i++) {
        Contour contour = contour_trace(l->plot, at[i]);
        contour_stroke(&contour, l->plot, &pen);
    }
}

/* Marks the middle of each arrow with a character that points in its direction. A cell is twice as
   high as wide. */
static void draw_arrows(Layout *l)
{
    static const double eighth = 0.78539816339744831; /* of a turn */
    Canvas *canvas = &l->canvas;
    Pen pen = canvas_pen(canvas);
    canvas->color = CANVAS_PLAIN;
    for (size_t i = 0; i < l->plot->arrow_count; i++) {
        const PlotArrow *arrow = &l->plot->arrows[i];
        double right = arrow->dx * (double)canvas->columns,
               up = arrow->dy * 2 * (double)canvas->rows;
        canvas->mark = l->glyphs->arrows[lround(atan2(up, right) / eighth + 8) % 8];
        pen.dot(pen.to, arrow->x, arrow->y);
    }
}

static void draw_heights(Layout *l, const ShadeLevels *levels)
{
    HeightLabel labels[SHADES_OF_HEIGHTS - 1];
    size_t count = height_labels(l->plot, levels, labels);
    for (size_t i = 0; i < count; i++)
        canvas_put_text(&l->canvas, labels[i].x, labels[i].y, labels[i].text);
}

/* Shades an empty cell: each side in the colour of its points, heights in grey from blank to dark.
 */
static void shade_cell(const Layout *l, CanvasCell *cell, size_t shade)
{
    enum { GREY = 6, BLANK = 2 };
    if (l->plot->field.is_height) {
        cell->mark = l->glyphs->shades[BLANK + shade * (SHADES - BLANK) / SHADES_OF_HEIGHTS];
        cell->color = GREY;
    } else {
        cell->mark = l->glyphs->shades[shade];
        cell->color = shade >= SHADES_PER_SIDE;
    }
}

static void draw_shades(Layout *l, const ShadeLevels *levels)
{
    Canvas *canvas = &l->canvas;
    for (size_t row = 0; row < canvas->rows; row++)
        for (size_t column = 0; column < canvas->columns; column++) {
            double x = ((double)column + 0.5) / (double)canvas->columns;
            double y = 1.0 - ((double)row + 0.5) / (double)canvas->rows;
            CanvasCell *cell = &canvas->cells[row * canvas->columns + column];
            if (!cell->mark && !cell->dots)
                shade_cell(l, cell, shade_of(levels, contour_value(&l->plot->field, x, y)));
        }
}

static void draw_canvas(Layout *l)
{
    Canvas *canvas = &l->canvas;
    canvas->cells = ARENA_ARRAY(l->plot->arena, CanvasCell, canvas->columns * canvas->rows);
    for (size_t i = 0; i < canvas->columns * canvas->rows; i++)
        canvas->cells[i].color = CANVAS_PLAIN;
    ShadeLevels levels = {0};
    if (l->plot->field.size) {
        levels = shade_levels(l->plot);
        draw_borders(l, &levels);
    }
    draw_arrows(l);
    for (size_t i = 0; i < l->plot->count; i++)
        draw_series(l, i);
    draw_heights(l, &levels); /* last: a number must not be cut */
    if (l->plot->field.size)
        draw_shades(l, &levels);
}

/* ---- the frame ---- */

/* The column or row of cells that contains a place. */
static size_t cell_at(double place, size_t cells)
{
    return (size_t)lround(place * (double)(cells - 1));
}

static size_t tick_row(const Layout *l, const Tick *tick)
{
    return l->canvas.rows - 1 - cell_at(tick->place, l->canvas.rows);
}

/* Writes the part of a row to the left of the canvas: the frame, and the number of a tick. */
static void put_row_start(const Layout *l, size_t row)
{
    const char *text = "";
    for (size_t i = 0; i < l->y_count; i++)
        if (tick_row(l, &l->y_ticks[i]) == row)
            text = l->y_ticks[i].text;
    buf_fill(l->out, ' ', l->gutter - 1 - strlen(text));
    buf_printf(l->out, "%s %s", text, *text ? l->glyphs->up_tick : l->glyphs->up);
}

/* The column where the number of a tick of the x axis begins. The number is centred at the tick,
   but does not leave the screen. */
static size_t label_start(const Layout *l, const Tick *tick)
{
    size_t width = strlen(tick->text);
    size_t middle = l->gutter + 1 + cell_at(tick->place, l->canvas.columns);
    size_t start = middle > width / 2 ? middle - width / 2 : 0;
    return start + width > l->columns ? l->columns - width : start;
}

static bool labels_fit(const Layout *l)
{
    for (size_t i = 0; i + 1 < l->x_count; i++)
        if (label_start(l, &l->x_ticks[i]) + strlen(l->x_ticks[i].text) + 1 >=
            label_start(l, &l->x_ticks[i + 1]))
            return false;
    return true;
}

static void put_axis(const Layout *l)
{
    buf_fill(l->out, ' ', l->gutter);
    buf_puts(l->out, l->glyphs->corner);
    size_t next = 0;
    for (size_t column = 0; column < l->canvas.columns; column++) {
        bool is_tick =
            next < l->x_count && cell_at(l->x_ticks[next].place, l->canvas.columns) == column;
        next += is_tick;
        buf_puts(l->out, is_tick ? l->glyphs->across_tick : l->glyphs->across);
    }
    buf_putc(l->out, '\n');
    size_t used = 0;
    for (size_t i = 0; i < l->x_count; i++) {
        size_t start = label_start(l, &l->x_ticks[i]);
        buf_fill(l->out, ' ', start - used);
        buf_puts(l->out, l->x_ticks[i].text);
        used = start + strlen(l->x_ticks[i].text);
    }
    buf_putc(l->out, '\n');
}

/* ---- the plot ---- */

static size_t within(size_t value, size_t least, size_t most)
{
    return value < least ? least : value > most ? most : value;
}

/* Shrinks the canvas if the axes have equal scales. A character is twice as high as wide. */
static void shape_canvas(Canvas *canvas, double aspect)
{
    double rows = (double)canvas->rows, columns = (double)canvas->columns;
    if (aspect <= 0.0)
        return;
    canvas->columns = (size_t)fmax(LEAST_CANVAS, round(fmin(columns, 2.0 * rows * aspect)));
    canvas->rows = (size_t)fmax(LEAST_CANVAS, round(fmin(rows, columns / aspect / 2.0)));
}

/* Rows first: texts above and below the canvas take theirs. Then columns: the numbers on the left
   take theirs. Then the ticks of the x axis, as many as there is space for their numbers. */
static void lay_out(Layout *l)
{
    const Plot *plot = l->plot;
    size_t rows = within(l->screen->rows, LEAST_ROWS, MOST_ROWS);
    size_t around = 2 + (plot->title.size > 0) + plot->has_legend + (plot->y.label.size > 0) +
                    (plot->x.label.size > 0);
    l->columns = within(l->screen->columns, LEAST_COLUMNS, MOST_COLUMNS);
    l->canvas.rows = rows > around + LEAST_CANVAS ? rows - around : LEAST_CANVAS;
    l->canvas.utf8 = l->screen->utf8;
    l->canvas.columns = l->columns;
    shape_canvas(&l->canvas, plot_aspect(plot));
    l->y_count = ticks_choose(l->y_ticks, &plot->y, 2 + l->canvas.rows / 5);
    l->gutter = ticks_widest(l->y_ticks, l->y_count) + 1;
    l->canvas.columns = l->columns - l->gutter - 1;
    shape_canvas(&l->canvas, plot_aspect(plot));
    size_t most = l->canvas.columns / 6;
    do
        l->x_count = ticks_choose(l->x_ticks, &plot->x, most);
    while (!labels_fit(l) && --most > 0);
}

void plot_text_put(Buf *out, const Plot *plot, const PlotScreen *screen)
{
    Layout l = {.plot = plot, .screen = screen, .out = out};
    l.glyphs = screen->utf8 ? &glyphs_utf8 : &glyphs_ascii;
    lay_out(&l);
    draw_canvas(&l);
    put_centred(&l, plot->title);
    put_legend(&l);
    if (plot->y.label.size) {
        label_put(out, screen, plot->y.label, l.columns);
        buf_putc(out, '\n');
    }
    for (size_t row = 0; row < l.canvas.rows; row++) {
        put_row_start(&l, row);
        canvas_put_row(out, &l.canvas, row, screen->color ? paint : NULL);
        buf_putc(out, '\n');
    }
    put_axis(&l);
    put_centred(&l, plot->x.label);
}
