/* lines.c: text files as lists of lines. */
#include <string.h>

#include "base/utf8.h"
#include "lib/args.h"
#include "lib/file.h"
#include "lib/registry.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

/* ---- reading ---- */

static void check_utf8(Vm *vm, const char *path, const char *line, size_t size, size_t number)
{
    for (size_t at = 0, width; at < size; at += width) {
        vm_poll(vm);
        width = utf8_decode(line + at, size - at).size;
        if (width == 0)
            error_throw_at(vm, site_arg_span(vm, 0), "save the file as UTF-8",
                           "'%s' line %zu is not UTF-8", path, number);
    }
}

/* A line ends with LF, CRLF or CR, as in Python; at the end of the file it need not. */
static Datum lines_read(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    static const char mark[] = "\xEF\xBB\xBF";
    const char *path = arg_path(vm, args, 0);
    file_read(vm, 0, path);
    const char *at = buf_text(&vm->bytes), *end = at + vm->bytes.len;
    List *lines = heap_list(&vm->heap, 0);
    if (strncmp(at, mark, strlen(mark)) == 0)
        at += strlen(mark);
    while (at < end) {
        const char *line = at;
        for (; at < end && *at != '\n' && *at != '\r'; at++)
            vm_poll(vm);
        check_utf8(vm, path, line, (size_t)(at - line), lines->count + 1);
        vm_append(vm, lines, vm_string(vm, line, (size_t)(at - line)));
        at += at + 1 < end && at[0] == '\r' && at[1] == '\n' ? 2 : 1;
    }
    buf_done(&vm->bytes); /* a file may be large */
    return datum_obj(D_LIST, lines);
}

/* ---- writing ---- */

/* The line at `i`. A line break in it would read back as two lines. */
static const String *arg_line(Vm *vm, const List *lines, size_t i)
{
    Datum line = lines->items[i];
    if (line.kind != D_STRING)
        error_throw_at(vm, site_arg_span(vm, 1), "str(x) is the text of a number x",
                       "write_lines needs strings, but element %zu is %s", i, repr_noun(line));
    const String *string = line.as.string;
    if (memchr(string->text, '\n', string->size) || memchr(string->text, '\r', string->size))
        error_throw_at(vm, site_arg_span(vm, 1), "write_lines ends each line itself",
                       "element %zu contains a line break", i);
    return string;
}

static Datum lines_write(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const char *path = arg_path(vm, args, 0);
    const List *lines = arg_list(vm, args, 1);
    Buf *out = &vm->bytes;
    buf_clear(out);
    for (size_t i = 0; i < lines->count; i++) {
        const String *line = arg_line(vm, lines, i);
        vm_poll(vm);
        buf_put(out, line->text, line->size);
        buf_putc(out, '\n');
    }
    file_write(vm, 0, path, out);
    buf_done(out);
    return datum_nil();
}

static const Builtin rows[] = {
    {"read_lines(file)", lines_read, ROW_QUIET, NULL, "the lines of a text file, as strings",
     "for line in read_lines(\"names.txt\") { print line }", 0},
    {"write_lines(file, lines)", lines_write, ROW_QUIET, NULL,
     "writes a list of strings to a text file, each on a line",
     "write_lines(\"xs.txt\", [str(x) for x in [1, 2]])", 0},
};

const BuiltinTable lines_table = {"text files", rows, sizeof rows / sizeof *rows};
