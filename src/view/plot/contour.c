/*
 * contour.c: marching squares.
 *
 * The grid is extended by a rim of negative values at distance 0 from the frame, which closes all
 * lines. A line crosses edges of the grid. An edge is identified by the grid point where it begins
 * and its direction, right or up. Pass 1: each cell links the edge by which a line enters it to the
 * edge by which the line leaves. Pass 2: the loops are read from these links.
 */
#include "view/plot/contour.h"

#include <assert.h>
#include <math.h>

typedef struct Tracer {
    const PlotField *field;
    double level;     /* subtracted from the field */
    uint32_t side;    /* grid points along one side, with the rim */
    uint32_t *next;   /* by edge: the next edge of the line, plus 1; 0: no line crosses this edge */
    uint32_t *owners; /* by edge: the loop that crosses it, plus 1 */
} Tracer;

enum { EDGE_RIGHT, EDGE_UP, EDGE_KINDS };

static uint32_t edge_at(const Tracer *t, uint32_t column, uint32_t row, int kind)
{
    return (row * t->side + column) * EDGE_KINDS + (uint32_t)kind;
}

static bool is_rim(const Tracer *t, uint32_t column, uint32_t row)
{
    return column == 0 || row == 0 || column == t->side - 1 || row == t->side - 1;
}

/* Large values are clamped, so that their differences are finite. */
static double field_at(const Tracer *t, uint32_t column, uint32_t row)
{
    if (is_rim(t, column, row))
        return -1.0;
    double value = t->field->values[(size_t)(row - 1) * t->field->size + column - 1];
    return fmin(fmax(value - t->level, -1e300), 1e300);
}

/* The lines through a cell, by pattern: from side, to side, twice; -1: none. Bit i of the pattern
   is set if corner i is above 0; corners are counted counterclockwise from the lower left. Sides: 0
   bottom, 1 right, 2 top, 3 left. Two positive corners on a diagonal (patterns 5 and 10) are
   ambiguous: here they are apart, in the two patterns after the 16th they are joined. */
enum { CELL_PATTERNS = 16, JOINED_5 = CELL_PATTERNS, JOINED_10 };
static const int8_t cell_ways[][4] = {
    {-1, -1, -1, -1}, {0, 3, -1, -1}, {1, 0, -1, -1}, {1, 3, -1, -1}, {2, 1, -1, -1},
    {0, 3, 2, 1},     {2, 0, -1, -1}, {2, 3, -1, -1}, {3, 2, -1, -1}, {0, 2, -1, -1},
    {1, 0, 3, 2},     {1, 2, -1, -1}, {3, 1, -1, -1}, {0, 1, -1, -1}, {3, 0, -1, -1},
    {-1, -1, -1, -1}, {0, 1, 2, 3},   {3, 0, 1, 2},
};

static uint32_t cell_edge(const Tracer *t, uint32_t column, uint32_t row, int side)
{
    switch (side) {
    case 0:
        return edge_at(t, column, row, EDGE_RIGHT);
    case 1:
        return edge_at(t, column + 1, row, EDGE_UP);
    case 2:
        return edge_at(t, column, row + 1, EDGE_RIGHT);
    default:
        return edge_at(t, column, row, EDGE_UP);
    }
}

/* Positive corners on a diagonal are joined if the mean of all corners is positive. A region above
   a higher level is then part of the region above a lower one. */
static int cell_pattern(const Tracer *t, uint32_t column, uint32_t row)
{
    const double corners[] = {field_at(t, column, row), field_at(t, column + 1, row),
                              field_at(t, column + 1, row + 1), field_at(t, column, row + 1)};
    int pattern = 0;
    for (int i = 0; i < 4; i++)
        pattern |= (corners[i] > 0.0) << i;
    if ((pattern != 5 && pattern != 10) || corners[0] + corners[1] + corners[2] + corners[3] <= 0.0)
        return pattern;
    return pattern == 5 ? JOINED_5 : JOINED_10;
}

static void cell_link(Tracer *t, uint32_t column, uint32_t row)
{
    const int8_t *way = cell_ways[cell_pattern(t, column, row)];
    for (int i = 0; i < 4 && way[i] >= 0; i += 2)
        t->next[cell_edge(t, column, row, way[i])] = cell_edge(t, column, row, way[i + 1]) + 1;
}

/* The place of column or row i; the rim is on the frame. */
static double place_at(const Tracer *t, uint32_t i)
{
    double inner = fmin(fmax((double)i - 1.0, 0.0), (double)(t->side - 3));
    return inner / (double)(t->side - 3);
}

/* The point where the field is 0 on an edge, by linear interpolation. */
static ContourPoint edge_cross(const Tracer *t, uint32_t edge)
{
    bool is_up = edge % EDGE_KINDS == EDGE_UP;
    uint32_t column = edge / EDGE_KINDS % t->side, row = edge / EDGE_KINDS / t->side;
    uint32_t to_column = column + !is_up, to_row = row + is_up;
    double from = field_at(t, column, row), to = field_at(t, to_column, to_row);
    double along = from / (from - to);
    double x0 = place_at(t, column), y0 = place_at(t, row);
    return (ContourPoint){.x = x0 + along * (place_at(t, to_column) - x0),
                          .y = y0 + along * (place_at(t, to_row) - y0)};
}

/* True if a segment between these two x (or y) is on the frame. */
static bool runs_along(double a, double b)
{
    return a == b && (a == 0.0 || a == 1.0);
}

/* Reads the loop through an edge, and removes its links. `owner` is its index plus 1. */
static ContourLoop loop_read(Tracer *t, const Plot *plot, uint32_t start, uint32_t owner)
{
    size_t count = 0;
    for (uint32_t edge = start; count == 0 || edge != start; edge = t->next[edge] - 1)
        count++;
    ContourLoop loop = {ARENA_ARRAY(plot->arena, ContourPoint, count), count};
    uint32_t edge = start;
    for (size_t i = 0; i < count; i++) {
        plot_poll(&plot->poll);
        loop.points[i] = edge_cross(t, edge);
        uint32_t next = t->next[edge] - 1;
        t->next[edge] = 0;
        t->owners[edge] = owner;
        edge = next;
    }
    for (size_t i = 0; i < count; i++) {
        const ContourPoint *to = &loop.points[(i + 1) % count];
        loop.points[i].on_frame =
            runs_along(loop.points[i].x, to->x) || runs_along(loop.points[i].y, to->y);
    }
    return loop;
}

Contour contour_trace(const Plot *plot, double level)
{
    Tracer t = {.field = &plot->field, .level = level, .side = (uint32_t)plot->field.size + 2};
    assert(t.side > 3); /* `boundary` makes larger fields */
    uint32_t edges = t.side * t.side * EDGE_KINDS;
    t.next = ARENA_ARRAY(plot->arena, uint32_t, edges);
    t.owners = ARENA_ARRAY(plot->arena, uint32_t, edges);
    for (uint32_t row = 0; row + 1 < t.side; row++) {
        plot_poll(&plot->poll);
        for (uint32_t column = 0; column + 1 < t.side; column++)
            cell_link(&t, column, row);
    }
    size_t crossed = 0;
    for (uint32_t edge = 0; edge < edges; edge++)
        crossed += t.next[edge] != 0;
    /* A loop goes around a grid point at least, so it crosses four edges or more. */
    Contour contour = {.loops = ARENA_ARRAY(plot->arena, ContourLoop, crossed / 4 + 1),
                       .owners = t.owners,
                       .side = t.side};
    for (uint32_t edge = 0; edge < edges; edge++)
        if (t.next[edge]) {
            uint32_t owner = (uint32_t)contour.count + 1;
            contour.loops[contour.count++] = loop_read(&t, plot, edge, owner);
        }
    return contour;
}

void contour_stroke(const Contour *contour, const Plot *plot, const Pen *pen)
{
    for (size_t i = 0; i < contour->count; i++) {
        const ContourLoop *loop = &contour->loops[i];
        for (size_t k = 0; k < loop->count; k++) {
            const ContourPoint *from = &loop->points[k], *to = &loop->points[(k + 1) % loop->count];
            plot_poll(&plot->poll);
            if (from->on_frame)
                continue;
            if (k == 0 || from[-1].on_frame)
                pen->move(pen->to, from->x, from->y);
            pen->line(pen->to, to->x, to->y);
        }
    }
}

uint32_t contour_crossing(const Contour *contour, size_t column, size_t row)
{
    return contour->owners[((row + 1) * contour->side + column) * EDGE_KINDS + EDGE_RIGHT];
}

double contour_value(const PlotField *field, double x, double y)
{
    double most = (double)(field->size - 1);
    double column = fmin(fmax(x, 0.0), 1.0) * most, row = fmin(fmax(y, 0.0), 1.0) * most;
    size_t i = (size_t)fmin(floor(column), most - 1.0), k = (size_t)fmin(floor(row), most - 1.0);
    double u = column - (double)i, v = row - (double)k;
    const double *at = field->values + k * field->size + i;
    double below = at[0] * (1.0 - u) + at[1] * u;
    double above = at[field->size] * (1.0 - u) + at[field->size + 1] * u;
    return below * (1.0 - v) + above * v;
}
