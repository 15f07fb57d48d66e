/*
 * csv.c: reads rows of numbers from comma-separated values (RFC 4180).
 *
 * A field may be quoted; a quote in it is doubled. No field extends over the end of a line. Lines
 * end with LF, CRLF or CR, and empty lines do not count. Messages begin with the place in the file.
 */
#include "lib/data/csv.h"

#include <string.h>

#include "base/utf8.h"
#include "lib/core/text.h"
#include "vm/error.h"

enum { SHOWN_FIELD = 30 /* bytes of a field in a message */ };

typedef struct Csv {
    Vm *vm;
    const CsvForm *form;
    const char *at, *end;
    const char *line_start;
    size_t line;    /* counted from 1 */
    size_t columns; /* number of fields on the first line */
} Csv;

typedef struct CsvField {
    const char *text; /* without the quotes around it */
    size_t size;
    const char *start; /* its place for messages, the quote included */
} CsvField;

/* ---- places and messages ---- */

/* The column of a place on the current line: characters, counted from 1. */
static size_t csv_column(const Csv *csv, const char *place)
{
    size_t column = 1;
    for (const char *at = csv->line_start; at < place; at++)
        column += !utf8_continues(*at);
    return column;
}

/* Begins a message in vm->scratch with `file:line:column: `. */
static Buf *csv_begin_message(Csv *csv, const char *place)
{
    Buf *out = &csv->vm->scratch;
    buf_clear(out);
    buf_printf(out, "%s:%zu:%zu: ", csv->form->file, csv->line, csv_column(csv, place));
    return out;
}

static _Noreturn void csv_fail(Csv *csv)
{
    error_throw_arg(csv->vm, 0, "%s", buf_text(&csv->vm->scratch));
}

/* Appends the beginning of a field in quotes, up to the first control character. */
static void put_field(Buf *out, const CsvField *field)
{
    size_t size = 0;
    while (size < field->size && size < SHOWN_FIELD && (unsigned char)field->text[size] >= ' ')
        size++;
    bool cut = size < field->size;
    while (cut && size > 0 && utf8_continues(field->text[size]))
        size--;
    buf_printf(out, "'%.*s%s'", (int)size, field->text, cut ? "…" : "");
}

static _Noreturn void csv_fail_number(Csv *csv, const CsvField *field, size_t column)
{
    Buf *out = csv_begin_message(csv, field->start);
    buf_printf(out, "field %zu is ", column);
    if (field->size) {
        put_field(out, field);
        buf_puts(out, ", not a number");
    } else {
        buf_puts(out, "empty");
    }
    csv_fail(csv);
}

static _Noreturn void csv_fail_columns(Csv *csv, size_t columns)
{
    Buf *out = csv_begin_message(csv, csv->line_start);
    buf_printf(out, "%zu field%s, but the first line has %zu", columns, columns == 1 ? "" : "s",
               csv->columns);
    csv_fail(csv);
}

/* Reports the character at csv->at. */
static _Noreturn void csv_fail_quoted(Csv *csv)
{
    CsvField next = {csv->at, 1, csv->at};
    while (next.text + next.size < csv->end && utf8_continues(next.text[next.size]))
        next.size++;
    Buf *out = csv_begin_message(csv, csv->at);
    buf_puts(out, "unexpected ");
    put_field(out, &next);
    buf_puts(out, " after the closing quote");
    csv_fail(csv);
}

/* ---- lines and fields ---- */

static bool csv_is_blank(const Csv *csv, char c)
{
    return (c == ' ' || c == '\t') && c != csv->form->separator;
}

static void csv_skip_blanks(Csv *csv)
{
    while (csv->at < csv->end && csv_is_blank(csv, *csv->at))
        csv->at++;
}

static bool csv_is_line_end(const Csv *csv)
{
    return csv->at == csv->end || *csv->at == '\n' || *csv->at == '\r';
}

static void csv_end_line(Csv *csv)
{
    if (csv->at < csv->end && *csv->at++ == '\r' && csv->at < csv->end && *csv->at == '\n')
        csv->at++;
    csv->line++;
    csv->line_start = csv->at;
}

/* Moves to the next line that is not empty. False at the end of the text. */
static bool csv_begin_line(Csv *csv)
{
    csv_skip_blanks(csv);
    while (csv->at < csv->end && csv_is_line_end(csv)) {
        vm_poll(csv->vm);
        csv_end_line(csv);
        csv_skip_blanks(csv);
    }
    return csv->at < csv->end;
}

/* Finds the closing quote of a field. Two quotes in a row are a quote in the field. */
static const char *csv_find_quote(Csv *csv, const char *opening)
{
    const char *at = opening + 1;
    for (; at < csv->end && *at != '\n' && *at != '\r'; at++) {
        if (*at != '"')
            continue;
        if (at + 1 == csv->end || at[1] != '"')
            return at;
        at++;
    }
    buf_puts(csv_begin_message(csv, opening), "this quote is not closed on its line");
    csv_fail(csv);
}

static CsvField csv_read_quoted(Csv *csv)
{
    const char *start = csv->at, *quote = csv_find_quote(csv, start);
    csv->at = quote + 1;
    csv_skip_blanks(csv);
    if (!csv_is_line_end(csv) && *csv->at != csv->form->separator) {
        csv_fail_quoted(csv);
    }
    return (CsvField){start + 1, (size_t)(quote - start - 1), start};
}

static CsvField csv_read_plain(Csv *csv)
{
    const char *start = csv->at, *last = start;
    while (!csv_is_line_end(csv) && *csv->at != csv->form->separator)
        if (!csv_is_blank(csv, *csv->at++))
            last = csv->at;
    return (CsvField){start, (size_t)(last - start), start};
}

/* Reads a field and the separator after it; *more tells whether there was a separator. */
static CsvField csv_read_field(Csv *csv, bool *more)
{
    csv_skip_blanks(csv);
    bool quoted = csv->at < csv->end && *csv->at == '"';
    CsvField field = quoted ? csv_read_quoted(csv) : csv_read_plain(csv);
    *more = !csv_is_line_end(csv);
    csv->at += *more;
    return field;
}

/* ---- the whole text ---- */

/* Counts the fields of the first line. Returns to its start if it is not a header. */
static void csv_read_header(Csv *csv)
{
    const char *start = csv->at;
    bool all_numbers = true, more = true;
    double value;
    for (; more; csv->columns++) {
        CsvField field = csv_read_field(csv, &more);
        all_numbers = all_numbers && text_read_number(field.text, field.size, &value);
    }
    CsvHeader header = csv->form->header;
    if (header == CSV_NO_HEADER || (header == CSV_GUESS_HEADER && all_numbers))
        csv->at = start;
    else
        csv_end_line(csv);
}

static List *csv_read_row(Csv *csv)
{
    Heap *heap = &csv->vm->heap;
    List *row = heap_list(heap, csv->columns);
    bool more = true;
    double value;
    while (more) {
        CsvField field = csv_read_field(csv, &more);
        if (!text_read_number(field.text, field.size, &value))
            csv_fail_number(csv, &field, row->count + 1);
        vm_append(csv->vm, row, datum_float(value));
    }
    if (row->count != csv->columns)
        csv_fail_columns(csv, row->count);
    csv_end_line(csv);
    return row;
}

/* Some programs begin a UTF-8 file with a byte order mark. */
static const char *skip_byte_order_mark(const char *text)
{
    return strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text;
}

List *csv_rows(Vm *vm, const CsvForm *form)
{
    const char *text = buf_text(&vm->bytes), *start = skip_byte_order_mark(text);
    Csv csv = {vm, form, start, text + vm->bytes.len, start, 1, 0};
    List *rows = heap_list(&vm->heap, 0);
    if (csv_begin_line(&csv))
        csv_read_header(&csv);
    while (csv_begin_line(&csv))
        vm_append(vm, rows, datum_obj(D_LIST, csv_read_row(&csv)));
    if (rows->count == 0)
        error_throw_arg(vm, 0, "%s has no rows%s", form->file,
                        csv.columns ? " after its header" : "");
    return rows;
}
