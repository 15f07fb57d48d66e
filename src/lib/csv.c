/*
 * csv.c: rows of numbers from comma-separated values (RFC 4180): fields may stand in quotes, a
 * quote in them is written twice, lines end as any system ends them. Empty lines do not count.
 */
#include <string.h>

#include "lib/lib.h"

enum { SHOWN_FIELD = 30 /* bytes of a field in a message */ };

typedef struct Csv {
    Vm *vm;
    const CsvForm *form;
    const char *at, *end;
    const char *line_start;
    size_t line;
    size_t columns; /* how many fields the first line has */
} Csv;

typedef struct CsvField {
    const char *text; /* without quotes around it */
    size_t size;
    const char *start; /* the place for messages */
} CsvField;

/* ---- places and messages ---- */

/* The column of a place on the line at hand, in characters from 1. */
static size_t csv_column(const Csv *csv, const char *place)
{
    size_t column = 1;
    for (const char *at = csv->line_start; at < place; at++)
        column += ((unsigned char)*at & 0xC0) != 0x80;
    return column;
}

/* `file:line:column: ` into the scratch buffer, where the message goes on. */
static Buf *csv_begin_message(Csv *csv, const char *place)
{
    Buf *out = &csv->vm->scratch;
    buf_clear(out);
    buf_printf(out, "%s:%zu:%zu: ", csv->form->file, csv->line, csv_column(csv, place));
    return out;
}

static _Noreturn void csv_fail(Csv *csv)
{
    vm_fail_arg(csv->vm, 0, "%s", buf_text(&csv->vm->scratch));
}

/* The beginning of a field, up to what a message cannot show. */
static void put_field(Buf *out, const CsvField *field)
{
    size_t size = 0;
    while (size < field->size && size < SHOWN_FIELD && (unsigned char)field->text[size] >= ' ')
        size++;
    bool cut = size < field->size;
    while (cut && size > 0 && ((unsigned char)field->text[size] & 0xC0) == 0x80)
        size--;
    buf_printf(out, "'%.*s%s'", (int)size, field->text, cut ? "…" : "");
}

static _Noreturn void csv_fail_number(Csv *csv, const CsvField *field, size_t column)
{
    Buf *out = csv_begin_message(csv, field->start);
    buf_printf(out, "field %zu is ", column);
    if (field->size)
        put_field(out, field);
    else
        buf_puts(out, "empty");
    buf_puts(out, field->size ? ", not a number" : ", not a number: each line needs all of them");
    csv_fail(csv);
}

static _Noreturn void csv_fail_columns(Csv *csv, size_t columns)
{
    Buf *out = csv_begin_message(csv, csv->line_start);
    buf_printf(out, "%zu field%s, but the first line has %zu", columns, columns == 1 ? "" : "s",
               csv->columns);
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

/* Goes to the next line that is not empty; false at the end of the text. */
static bool csv_begin_line(Csv *csv)
{
    csv_skip_blanks(csv);
    while (csv->at < csv->end && csv_is_line_end(csv)) {
        csv_end_line(csv);
        csv_skip_blanks(csv);
    }
    return csv->at < csv->end;
}

/* Behind the closing quote of a quoted field; two quotes in it stand for one. */
static const char *csv_find_quote(Csv *csv, const char *opening)
{
    const char *at = opening + 1;
    for (; at < csv->end && *at != '\n' && *at != '\r'; at++)
        if (*at == '"' && (at + 1 == csv->end || *++at != '"'))
            return *at == '"' ? at : at - 1;
    buf_puts(csv_begin_message(csv, opening), "this quote is not closed on its line");
    csv_fail(csv);
}
