/* columns.c: measures all rows, then writes them. */
#include "lib/explain/columns.h"

#include <string.h>

#include "base/utf8.h"

enum {
    MOST_COLUMNS = 16, /* of a row */
    INDENT = 2,        /* before the first cell */
    GAP_FIRST = 4,     /* after it */
    GAP = 5,           /* after the others */
    NAME_ENDS = 3      /* before a result, after its name */
};

typedef struct Cell {
    const char *text;
    size_t size, width; /* in bytes, in characters */
    bool is_result;
} Cell;

typedef struct Columns {
    size_t starts[MOST_COLUMNS + 1]; /* of each column; while they are measured, its width */
    size_t result;                   /* the start of the results */
    bool has_negatives;              /* a result is negative */
} Columns;

/* A row while its cells are taken. */
typedef struct Row {
    const char *at, *end;
    bool is_text;  /* it has one cell */
    bool has_name; /* its first cell is empty */
} Row;

/* Takes the next row of the text. False at its end. */
static bool row_next(const char **at, const char *end, Row *row)
{
    if (*at == end)
        return false;
    row->at = *at;
    row->end = memchr(*at, '\n', (size_t)(end - *at));
    row->is_text = !memchr(row->at, '\t', (size_t)(row->end - row->at));
    row->has_name = row->at[0] == '\t';
    *at = row->end + 1;
    return true;
}

static bool cell_next(Row *row, Cell *cell)
{
    if (row->at >= row->end)
        return false;
    const char *tab = memchr(row->at, '\t', (size_t)(row->end - row->at));
    cell->text = row->at;
    cell->size = (size_t)((tab ? tab : row->end) - row->at);
    cell->width = utf8_count(cell->text, cell->size);
    cell->is_result = !row->is_text && cell->size > 2 && cell->text[0] == '=';
    row->at = tab ? tab + 1 : row->end;
    return true;
}

static void columns_measure(Columns *columns, const char *text, const char *end)
{
    Row row;
    Cell cell;
    while (row_next(&text, end, &row))
        for (size_t i = 0; i < MOST_COLUMNS && !row.is_text && cell_next(&row, &cell); i++) {
            if (cell.is_result)
                columns->has_negatives |= cell.text[2] == '-';
            else if (!row.has_name && cell.width > columns->starts[i])
                columns->starts[i] = cell.width;
        }
    size_t at = INDENT;
    for (size_t i = 0; i <= MOST_COLUMNS; i++) {
        size_t width = columns->starts[i];
        columns->starts[i] = at;
        at += width ? width + (i ? GAP : GAP_FIRST) : 0;
    }
    columns->result = at;
}

/* The position of a cell in column `column`. */
static size_t columns_start(const Columns *columns, const Row *row, const Cell *cell, size_t column)
{
    if (cell->is_result)
        return columns->result;
    if (row->has_name && column == 1)
        return columns->result - NAME_ENDS - cell->width;
    return columns->starts[column];
}

static void columns_put_row(Buf *out, const Columns *columns, Row row)
{
    Cell cell;
    size_t written = 0;
    for (size_t i = 0; i < MOST_COLUMNS && cell_next(&row, &cell); i++) {
        size_t start = columns_start(columns, &row, &cell, i);
        if (cell.size == 0)
            continue;
        buf_fill(out, ' ', start > written ? start - written : 0);
        if (cell.is_result && columns->has_negatives && cell.text[2] != '-')
            buf_printf(out, "=  %.*s", (int)cell.size - 2, cell.text + 2);
        else
            buf_put(out, cell.text, cell.size);
        written = start + cell.width;
    }
    buf_putc(out, '\n');
}

void columns_put(Buf *out, const Buf *rows)
{
    Columns columns = {0};
    Row row;
    const char *at = buf_text(rows), *end = at + rows->len;
    columns_measure(&columns, at, end);
    while (row_next(&at, end, &row))
        columns_put_row(out, &columns, row);
}
