/*
 * csv.c: reads rows of numbers and words from comma-separated values (RFC 4180).
 *
 * A field may be quoted; a quote in it is doubled. No field extends over the end of a line. Lines
 * end with LF, CRLF or CR, and empty lines do not count. Messages begin with the place in the file.
 * Each field of a row is a number, or in a column of text a string. The first row decides which
 * columns are text, so no other field can change its kind unnoticed.
 */
#include "lib/data/csv.h"

#include <string.h>

#include "base/escape.h"
#include "base/utf8.h"
#include "lib/core/list.h"
#include "lib/core/text.h"
#include "vm/compare.h"
#include "vm/error.h"
#include "vm/site.h"

enum { SHOWN_FIELD = 30 /* bytes of a field in a message */ };

typedef struct Csv {
    Vm *vm;
    const CsvForm *form;
    const char *at, *end;
    const char *line_start;
    size_t line;        /* counted from 1 */
    size_t columns;     /* number of fields on the first line */
    List *rows;         /* the result */
    bool may_be_header; /* the first row, which has no number */
} Csv;

typedef struct CsvField {
    const char *text; /* without the quotes around it */
    size_t size;
    const char *start; /* its place for messages, the quote included */
    bool is_number;
    double number;
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

/* Throws the message. `help` may be NULL. */
static _Noreturn void csv_fail(Csv *csv, const char *help)
{
    error_throw_at(csv->vm, site_arg_span(csv->vm, 0), help, "%s", buf_text(&csv->vm->scratch));
}

/* Appends the beginning of a field in quotes, up to the first NUL. */
static void put_field(Buf *out, const CsvField *field)
{
    size_t size = 0;
    while (size < field->size && field->text[size]) {
        size_t width = escape_at(field->text + size, field->size - size).size;
        if (size + width > SHOWN_FIELD)
            break;
        size += width;
    }
    buf_printf(out, "'%.*s%s'", (int)size, field->text, size < field->size ? "…" : "");
}

/* Begins a message about a field: `file:line:column: field 3 is 'x'`. */
static Buf *csv_begin_field(Csv *csv, const CsvField *field, size_t column)
{
    Buf *out = csv_begin_message(csv, field->start);
    buf_printf(out, "field %zu is ", column);
    if (field->size)
        put_field(out, field);
    else
        buf_puts(out, "empty");
    return out;
}

/* What to type if a field of the first row is not a number; NULL: nothing. In a later row no option
   helps, since the column has begun with a number. */
static const char *csv_remedy(const Csv *csv, const CsvField *field)
{
    if (csv->rows->count || csv->form->words != CSV_NO_WORDS)
        return NULL;
    if (memchr(field->text, ';', field->size) && csv->columns == 1)
        return "write sep=\";\" if semicolons separate the fields";
    if (csv->may_be_header)
        return "header=true skips this line; text=true keeps words as strings, classes=true "
               "numbers them";
    return field->size ? "text=true keeps words as strings, classes=true numbers them" : NULL;
}

static _Noreturn void csv_fail_number(Csv *csv, const CsvField *field, size_t column)
{
    Buf *out = csv_begin_field(csv, field, column);
    buf_puts(out, field->size ? ", not a number" : "");
    csv_fail(csv, csv_remedy(csv, field));
}

/* A column of text has a number, or the other way round. */
static _Noreturn void csv_fail_mixed(Csv *csv, const CsvField *field, size_t column)
{
    Buf *out = csv_begin_field(csv, field, column);
    buf_puts(out, field->is_number ? ", a number, but in the first row it is text"
                                   : ", but in the first row it is a number");
    csv_fail(csv, NULL);
}

static _Noreturn void csv_fail_header(Csv *csv)
{
    buf_clear(&csv->vm->scratch);
    buf_printf(&csv->vm->scratch, "%s has columns of text only, so its first line may be a header",
               csv->form->file);
    csv_fail(csv, "write header=true if the first line is a header, else header=false");
}

static _Noreturn void csv_fail_columns(Csv *csv, size_t columns)
{
    Buf *out = csv_begin_message(csv, csv->line_start);
    buf_printf(out, "%zu field%s, but the first line has %zu", columns, columns == 1 ? "" : "s",
               csv->columns);
    csv_fail(csv, NULL);
}

/* Reports the character at csv->at. */
static _Noreturn void csv_fail_quoted(Csv *csv)
{
    CsvField next = {.text = csv->at, .size = 1};
    while (next.text + next.size < csv->end && utf8_continues(next.text[next.size]))
        next.size++;
    Buf *out = csv_begin_message(csv, csv->at);
    buf_puts(out, "unexpected ");
    put_field(out, &next);
    buf_puts(out, " after the closing quote");
    csv_fail(csv, NULL);
}

/* ---- lines and fields ---- */

static bool csv_is_blank(const Csv *csv, char c)
{
    return (c == ' ' || c == '\t') && c != csv->form->separator;
}

static void csv_skip_blanks(Csv *csv)
{
    for (; csv->at < csv->end && csv_is_blank(csv, *csv->at); csv->at++)
        vm_poll(csv->vm);
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
        vm_poll(csv->vm);
        if (*at != '"')
            continue;
        if (at + 1 == csv->end || at[1] != '"')
            return at;
        at++;
    }
    buf_puts(csv_begin_message(csv, opening), "this quote is not closed on its line");
    csv_fail(csv, NULL);
}

static CsvField csv_read_quoted(Csv *csv)
{
    const char *start = csv->at, *quote = csv_find_quote(csv, start);
    csv->at = quote + 1;
    csv_skip_blanks(csv);
    if (!csv_is_line_end(csv) && *csv->at != csv->form->separator) {
        csv_fail_quoted(csv);
    }
    return (CsvField){.text = start + 1, .size = (size_t)(quote - start - 1), .start = start};
}

static CsvField csv_read_plain(Csv *csv)
{
    const char *start = csv->at, *last = start;
    while (!csv_is_line_end(csv) && *csv->at != csv->form->separator) {
        vm_poll(csv->vm);
        if (!csv_is_blank(csv, *csv->at++))
            last = csv->at;
    }
    return (CsvField){.text = start, .size = (size_t)(last - start), .start = start};
}

/* Reads a field and the separator after it; *more tells whether there was a separator. */
static CsvField csv_read_field(Csv *csv, bool *more)
{
    csv_skip_blanks(csv);
    bool quoted = csv->at < csv->end && *csv->at == '"';
    CsvField field = quoted ? csv_read_quoted(csv) : csv_read_plain(csv);
    *more = !csv_is_line_end(csv);
    csv->at += *more;
    field.is_number = text_read_number(field.text, field.size, &field.number);
    return field;
}

/* ---- rows ---- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

/* A line looks like a header if it has names only. The first may be empty: the column of row
   numbers that R and pandas write has no name. */
static bool csv_is_name(const CsvField *field, size_t column)
{
    return field->size ? !field->is_number && is_letter(field->text[0]) : column == 0;
}

/* Counts the fields of the first line. Returns to its start if it is not a header. */
static void csv_read_header(Csv *csv)
{
    const char *start = csv->at;
    bool all_names = true, has_number = false;
    for (bool more = true; more; csv->columns++) {
        vm_poll(csv->vm);
        CsvField field = csv_read_field(csv, &more);
        all_names = all_names && csv_is_name(&field, csv->columns);
        has_number = has_number || field.is_number;
    }
    CsvHeader header = csv->form->header;
    if (header == CSV_HEADER || (header == CSV_GUESS_HEADER && all_names))
        csv_end_line(csv);
    else
        csv->at = start;
    csv->may_be_header = header == CSV_GUESS_HEADER && csv->at == start && !has_number;
}

/* The text of a field as a string. In quotes, two quotes are one. */
static Datum csv_string(Csv *csv, const CsvField *field, size_t column)
{
    Buf *out = &csv->vm->scratch;
    bool quoted = field->start != field->text;
    buf_clear(out);
    for (size_t at = 0, size; at < field->size; at += size) {
        vm_poll(csv->vm);
        size = utf8_decode(field->text + at, field->size - at).size;
        if (size == 0) {
            buf_puts(csv_begin_field(csv, field, column), ", which is not UTF-8");
            csv_fail(csv, "save the file as UTF-8");
        }
        buf_put(out, field->text + at, size);
        size += quoted && field->text[at] == '"';
    }
    return vm_scratch_string(csv->vm);
}

/* The element for a field of column `column`, counted from 1. `first` is the first row; NULL: this
   is it. */
static Datum csv_item(Csv *csv, const List *first, const CsvField *field, size_t column)
{
    CsvWords words = csv->form->words;
    if (!field->is_number && words == CSV_NO_WORDS)
        csv_fail_number(csv, field, column);
    if (first && column <= csv->columns &&
        field->is_number != (first->items[column - 1].kind == D_FLOAT))
        csv_fail_mixed(csv, field, column);
    if (field->is_number)
        return datum_float(field->number);
    if (field->size == 0 && words == CSV_CLASSES)
        csv_fail_number(csv, field, column);
    return csv_string(csv, field, column);
}

static List *csv_read_row(Csv *csv)
{
    List *row = heap_list(&csv->vm->heap, csv->columns);
    const List *first = csv->rows->count ? csv->rows->items[0].as.list : NULL;
    for (bool more = true; more;) {
        CsvField field = csv_read_field(csv, &more);
        vm_append(csv->vm, row, csv_item(csv, first, &field, row->count + 1));
    }
    if (row->count != csv->columns)
        csv_fail_columns(csv, row->count);
    csv_end_line(csv);
    return row;
}

/* ---- classes ---- */

/* The words of a column in order, each once. */
static List *csv_column_words(Csv *csv, size_t column)
{
    Vm *vm = csv->vm;
    List *all = heap_list(&vm->heap, csv->rows->count), *words = heap_list(&vm->heap, 0);
    for (size_t i = 0; i < csv->rows->count; i++)
        vm_append(vm, all, csv->rows->items[i].as.list->items[column]);
    const List *sorted = list_sorted(vm, all, all, false);
    for (size_t i = 0; i < sorted->count; i++)
        if (i == 0 || compare_order(vm, sorted->items[i], sorted->items[i - 1]) != 0)
            vm_append(vm, words, sorted->items[i]);
    return words;
}

/* The index of a word that is in the sorted list. */
static int64_t word_index(Vm *vm, const List *words, Datum word)
{
    size_t low = 0, high = words->count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (compare_order(vm, word, words->items[middle]) < 0)
            high = middle;
        else
            low = middle;
    }
    return (int64_t)low;
}

/* Replaces the words of each column of text by their indices in its list of words. Returns the list
   of these lists, or the only one. */
static List *csv_number_words(Csv *csv)
{
    Vm *vm = csv->vm;
    List *lists = heap_list(&vm->heap, 0);
    for (size_t column = 0; column < csv->columns; column++) {
        if (csv->rows->items[0].as.list->items[column].kind != D_STRING)
            continue;
        List *words = csv_column_words(csv, column);
        vm_append(vm, lists, datum_obj(D_LIST, words));
        for (size_t i = 0; i < csv->rows->count; i++) {
            Datum *item = &csv->rows->items[i].as.list->items[column];
            *item = datum_int(word_index(vm, words, *item));
            vm_poll(vm);
        }
    }
    return lists->count == 1 ? lists->items[0].as.list : lists;
}

/* ---- the whole text ---- */

/* Some programs begin a UTF-8 file with a byte order mark. */
static const char *skip_byte_order_mark(const char *text)
{
    return strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text;
}

/* True if it cannot be known whether the first line was a header: no row has a number. */
static bool csv_is_all_text(const Csv *csv)
{
    if (csv->form->words == CSV_NO_WORDS || csv->form->header != CSV_GUESS_HEADER || !csv->columns)
        return false;
    for (size_t k = 0; csv->rows->count && k < csv->columns; k++)
        if (csv->rows->items[0].as.list->items[k].kind == D_FLOAT)
            return false;
    return true;
}

Datum csv_read(Vm *vm, const CsvForm *form)
{
    const char *text = buf_text(&vm->bytes), *start = skip_byte_order_mark(text);
    Csv csv = {.vm = vm, .form = form, .at = start, .line_start = start, .line = 1};
    csv.end = text + vm->bytes.len;
    csv.rows = heap_list(&vm->heap, 0);
    if (csv_begin_line(&csv))
        csv_read_header(&csv);
    while (csv_begin_line(&csv))
        vm_append(vm, csv.rows, datum_obj(D_LIST, csv_read_row(&csv)));
    if (csv_is_all_text(&csv))
        csv_fail_header(&csv);
    if (csv.rows->count == 0)
        error_throw_arg(vm, 0, "%s has no rows%s", form->file,
                        csv.columns ? " after its header" : "");
    Datum rows = datum_obj(D_LIST, csv.rows);
    if (form->words != CSV_CLASSES)
        return rows;
    List *pair = heap_list(&vm->heap, 2);
    vm_append(vm, pair, rows);
    vm_append(vm, pair, datum_obj(D_LIST, csv_number_words(&csv)));
    return datum_obj(D_LIST, pair);
}
