/*
 * weights.c: parameters of models in text files.
 *
 * A header line, then one number per line in the shortest form that reads back exactly.
 */
#include <string.h>

#include "base/num.h"
#include "lib/args.h"
#include "lib/core/text.h"
#include "lib/file.h"
#include "lib/registry.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

static const char header[] = "# mgrad weights";

/* The list of Values in args[0]. core.mg has replaced a model by the list of its parameters. */
static const List *weights_list(Vm *vm, const Datum *args)
{
    const List *list = arg_list(vm, args, 0);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind != D_NODE)
            error_throw_arg(vm, 0, "%s needs a model or a list of Values: element %zu is %s",
                            site_called_name(vm), i, repr_noun(list->items[i]));
    return list;
}

static Datum weights_save(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *list = weights_list(vm, args);
    const char *path = arg_path(vm, args, 1);
    Buf *out = &vm->bytes;
    buf_clear(out);
    buf_printf(out, "%s: %zu numbers\n", header, list->count);
    for (size_t i = 0; i < list->count; i++) {
        vm_poll(vm);
        num_put_float(out, tape_value(&vm->tape, list->items[i].as.node));
        buf_putc(out, '\n');
    }
    file_write(vm, 1, path, out);
    return datum_nil();
}

/* Takes the next line of the file. False at its end. */
static bool weights_line(const Buf *text, size_t *at, const char **line, size_t *size)
{
    if (*at >= text->len)
        return false;
    *line = text->data + *at;
    const char *end = memchr(*line, '\n', text->len - *at);
    *size = end ? (size_t)(end - *line) : text->len - *at;
    *at += *size + 1;
    return true;
}

/* Reads all numbers of the file, so that no parameter changes if the file has an error. */
static const List *weights_read(Vm *vm, const char *path)
{
    List *numbers = heap_list(&vm->heap, 0);
    const char *line;
    size_t size, at = 0, row = 0;
    while (weights_line(&vm->bytes, &at, &line, &size)) {
        double value;
        row++;
        if (row == 1 && (size < sizeof header - 1 || memcmp(line, header, sizeof header - 1) != 0))
            error_throw_arg(vm, 1, "'%s' is not a weights file: it does not begin with '%s'", path,
                            header);
        if (row == 1 || size == 0)
            continue;
        if (!text_read_number(line, size, &value))
            error_throw_arg(vm, 1, "'%s' line %zu: '%.*s' is not a number", path, row,
                            (int)(size < 40 ? size : 40), line);
        vm_append(vm, numbers, datum_float(value));
    }
    if (row == 0)
        error_throw_arg(vm, 1, "'%s' is not a weights file: it is empty", path);
    return numbers;
}

/* Changes parameters only after the whole file is read and fits. */
static Datum weights_load(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *list = weights_list(vm, args);
    const char *path = arg_path(vm, args, 1);
    file_read(vm, 1, path);
    const List *numbers = weights_read(vm, path);
    if (numbers->count != list->count)
        error_throw_arg(vm, 1,
                        "'%s' does not fit: it has %zu numbers, but the model has %zu parameters",
                        path, numbers->count, list->count);
    for (size_t i = 0; i < list->count; i++)
        tape_set_value(&vm->tape, list->items[i].as.node, numbers->items[i].as.number);
    return datum_nil();
}

static const Builtin rows[] = {
    {"save(model, file)", NULL, ROW_COMMAND | ROW_WRITES | ROW_CORE, NULL,
     "writes the parameters of a model to a text file, without loss of digits",
     "module M() { w = 1.0 }; m = M(); save m > weights.txt", 0},
    {"load(model, file)", NULL, ROW_COMMAND | ROW_CORE, NULL,
     "sets the parameters of a model from a file that save wrote",
     "module M() { w = 1.0 }; m = M(); save m > w.txt; load m, \"w.txt\"", 0},
    {"_save(values, file)", weights_save, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_load(values, file)", weights_load, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable weights_table = {"weights", rows, sizeof rows / sizeof *rows};
