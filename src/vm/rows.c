/*
 * rows.c: which rows and columns of a list are shown, and their widths.
 *
 * Of a long list the first and the last rows are shown, as in pandas; of long rows, the first and
 * the last columns that fit on the screen.
 */
#include "vm/rows.h"

#include <string.h>

#include "base/utf8.h"
#include "vm/repr.h"

enum {
    MOST_ROWS = 20, /* that are all shown */
    END_ROWS = 5    /* at each end of a longer list */
};

typedef struct Rows {
    Vm *vm;
    Buf *out;
    const List *list;
    size_t columns;     /* of each row */
    size_t left, right; /* how many columns are shown at each end; together at most `columns` */
} Rows;

/* ---- cells ---- */

/* The width of a text on the screen. Escape sequences, of colours, have none. */
static size_t text_width(const char *text, size_t size)
{
    size_t width = 0;
    for (size_t at = 0; at < size;) {
        Rune rune = utf8_decode(text + at, size - at);
        if (text[at] == '\033')
            while (at < size && text[at] != 'm')
                at++;
        else
            width += rune.size ? utf8_width(rune.code) : 1;
        at += rune.size ? rune.size : 1;
    }
    return width;
}

/* The width of a cell, or the widest one of a column. Numbers are aligned at their points. */
typedef struct Width {
    size_t head; /* up to the point of a number; 0 for other data */
    size_t all;
} Width;

/* The size of a number's text up to its point or exponent. That of a Value has other letters e
   before it: Value(data=1.0, …). */
static size_t measure_head(const char *text, size_t size)
{
    const char *data = memchr(text, '=', size);
    size_t at = data ? (size_t)(data - text) : 0;
    while (at < size && text[at] != '.' && text[at] != 'e')
        at++;
    return at;
}

/* Measures x in one line, which is appended and removed again. */
static Width datum_width(Vm *vm, Buf *out, Datum x)
{
    size_t start = out->len;
    repr_show(vm, out, x);
    const char *text = buf_text(out) + start;
    size_t size = out->len - start;
    Width width = {.all = text_width(text, size)};
    if (datum_is_number(x))
        width.head = text_width(text, measure_head(text, size));
    buf_truncate(out, start);
    return width;
}

static const List *row_at(const Rows *rows, size_t i)
{
    return rows->list->items[i].as.list;
}

/* The next row to show after row i. */
static size_t row_next(const Rows *rows, size_t i)
{
    size_t count = rows->list->count;
    return i + 1 == END_ROWS && count > MOST_ROWS ? count - END_ROWS : i + 1;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static Width column_width(const Rows *rows, size_t column)
{
    size_t head = 0, tail = 0, others = 0;
    for (size_t i = 0; i < rows->list->count; i = row_next(rows, i)) {
        Width width = datum_width(rows->vm, rows->out, row_at(rows, i)->items[column]);
        head = larger(head, width.head);
        if (width.head)
            tail = larger(tail, width.all - width.head);
        else
            others = larger(others, width.all);
    }
    return (Width){head, larger(head + tail, others)};
}

/* ---- columns ---- */

/* Takes columns from both ends in turn, while they fit next to ", …" for the others. */
static void rows_choose_columns(Rows *rows, size_t screen)
{
    enum { BRACKETS = 4, COMMA = 2, REST = 3 }; /* "[[" and "]]", ", ", "…, " */
    size_t used = BRACKETS;
    while (rows->left + rows->right < rows->columns) {
        bool from_left = rows->left <= rows->right;
        size_t column = from_left ? rows->left : rows->columns - 1 - rows->right;
        size_t others = rows->columns - rows->left - rows->right - 1;
        used += column_width(rows, column).all + COMMA;
        if (used - COMMA + (others ? REST : 0) > screen && rows->right > 0)
            return;
        rows->left += from_left;
        rows->right += !from_left;
    }
}

/* ---- lines ---- */

/* What is not a number begins at the left. */
static void put_cell(const Rows *rows, Datum x, Width column, bool is_last)
{
    Width own = datum_width(rows->vm, rows->out, x);
    size_t before = own.head ? column.head - own.head : 0;
    buf_fill(rows->out, ' ', before);
    repr_show(rows->vm, rows->out, x);
    if (is_last)
        return;
    buf_putc(rows->out, ',');
    buf_fill(rows->out, ' ', 1 + column.all - before - own.all);
}

static void put_row(const Rows *rows, const List *row)
{
    size_t count = rows->columns, right = count - rows->right;
    for (size_t i = 0; i < rows->left; i++)
        put_cell(rows, row->items[i], column_width(rows, i), i + 1 == count);
    buf_puts(rows->out, rows->left < right ? "…, " : "");
    for (size_t i = right; i < count; i++)
        put_cell(rows, row->items[i], column_width(rows, i), i + 1 == count);
}

static void put_rows(const Rows *rows)
{
    size_t count = rows->list->count;
    for (size_t i = 0, next; i < count; i = next) {
        next = row_next(rows, i);
        buf_puts(rows->out, i ? " [" : "[[");
        put_row(rows, row_at(rows, i));
        buf_puts(rows->out, next == count ? "]]\n" : "],\n");
        buf_puts(rows->out, next > i + 1 && next < count ? " …\n" : "");
    }
    buf_printf(rows->out, "%zu rows of %zu", count, rows->columns);
}

/* ---- the list ---- */

static bool list_is_rows(const List *list)
{
    for (size_t i = 0; i < list->count; i++) {
        Datum row = list->items[i];
        if (row.kind != D_LIST || row.as.list == list || row.as.list->count == 0 ||
            row.as.list->count != list->items[0].as.list->count)
            return false;
    }
    return list->count > 1;
}

bool rows_show(Vm *vm, Buf *out, Datum x)
{
    size_t screen = vm_screen(vm).columns;
    if (x.kind != D_LIST || !list_is_rows(x.as.list) || datum_width(vm, out, x).all <= screen)
        return false;
    Rows rows = {.vm = vm, .out = out, .list = x.as.list};
    rows.columns = row_at(&rows, 0)->count;
    rows_choose_columns(&rows, screen);
    put_rows(&rows);
    return true;
}
