/*
 * weights.c: save and load: parameters of models, and other data, in text files.
 *
 * The parameters of a model are a header line, then one number per line in the shortest form that
 * reads back exactly. archive.c has the form of other data.
 */
#include <string.h>

#include "base/num.h"
#include "lib/args.h"
#include "lib/core/text.h"
#include "lib/data/archive.h"
#include "lib/file.h"
#include "lib/registry.h"
#include "vm/convert.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

static const char header[] = "# mgrad weights";

/* ---- writing ---- */

static void weights_write(Vm *vm, const List *list)
{
    Buf *out = &vm->bytes;
    buf_clear(out);
    buf_printf(out, "%s: %zu numbers\n", header, list->count);
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].kind != D_NODE)
            error_throw_arg(vm, 0, "the parameters of a model are Values, but number %zu is %s", i,
                            repr_noun(list->items[i]));
        vm_poll(vm);
        num_put_float(out, tape_value(&vm->tape, list->items[i].as.node));
        buf_putc(out, '\n');
    }
}

/* True for a list of different Values without labels: one number per line tells all of it. */
static bool is_weights(Vm *vm, Datum x)
{
    if (x.kind != D_LIST || x.as.list->count == 0)
        return false;
    Tape *tape = &vm->tape;
    tape_unmark_all(tape);
    for (size_t i = 0; i < x.as.list->count; i++) {
        Datum item = x.as.list->items[i];
        vm_poll(vm);
        if (item.kind != D_NODE || tape->label[item.as.node] ||
            tape_is_marked(tape, (Node)item.as.node))
            return false;
        tape_mark(tape, (Node)item.as.node);
    }
    return true;
}

/* _save(x, file, model): `model` is 1 if core.mg has replaced a model by its parameters. */
static Datum weights_save(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const char *path = arg_path(vm, args, 1);
    if (convert_truth(vm, args[2]) || is_weights(vm, args[0]))
        weights_write(vm, arg_list(vm, args, 0));
    else
        archive_write(vm, args[0]);
    file_write(vm, 1, path, &vm->bytes);
    buf_done(&vm->bytes);
    return datum_nil();
}

/* ---- reading ---- */

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

/* The numbers of a file with weights, as new Values. */
static Datum weights_read(Vm *vm, uint32_t arg, const char *path)
{
    List *values = heap_list(&vm->heap, 0);
    const char *line;
    size_t size, at = 0;
    for (size_t row = 1; weights_line(&vm->bytes, &at, &line, &size); row++) {
        double value;
        if (row == 1 || size == 0)
            continue;
        if (!text_read_number(line, size, &value))
            error_throw_arg(vm, arg, "'%s' line %zu: '%.*s' is not a number", path, row,
                            (int)(size < 40 ? size : 40), line);
        vm_append(vm, values, vm_leaf(vm, value));
    }
    return datum_obj(D_LIST, values);
}

static bool file_begins(const Buf *text, const char *start)
{
    return text->len >= strlen(start) && memcmp(text->data, start, strlen(start)) == 0;
}

/* The data in the file that argument `arg` names. */
static Datum saved_read(Vm *vm, const Datum *args, uint32_t arg)
{
    const char *path = arg_path(vm, args, arg);
    file_read(vm, arg, path);
    bool is_weights = file_begins(&vm->bytes, header);
    if (!is_weights && !file_begins(&vm->bytes, ARCHIVE_HEADER))
        error_throw_arg(vm, arg,
                        "'%s' is not a weights file, nor other data that save writes: it begins "
                        "with neither '%s' nor '%s'",
                        path, header, ARCHIVE_HEADER);
    Datum data = is_weights ? weights_read(vm, arg, path) : archive_read(vm, arg, path);
    buf_done(&vm->bytes); /* a file may be large */
    return data;
}

static Datum weights_read_new(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind != D_STRING)
        error_throw_at(vm, site_arg_span(vm, 0), "x = load(\"file\"), or load x, \"file\"",
                       "load needs the name of a file");
    return saved_read(vm, args, 0);
}

/* ---- Values that exist ---- */

/* The items of a list or dictionary that is visited for the first time. */
static void values_enter(Vm *vm, List *path, Datum x)
{
    if (!heap_visit_once(&vm->heap, x.as.obj))
        return;
    Datum items =
        x.kind == D_DICT ? datum_obj(D_LIST, dictionary_list(vm, x.as.dict, DICTIONARY_VALUES)) : x;
    vm_append(vm, path, items);
    vm_append(vm, path, datum_int(0));
}

/* The Values in data, in order, each once. Other data is skipped. */
static List *values_in(Vm *vm, Datum x)
{
    List *found = heap_list(&vm->heap, 0), *path = heap_list(&vm->heap, 0);
    tape_unmark_all(&vm->tape);
    heap_begin_walk(&vm->heap);
    for (Datum item = x;;) {
        vm_poll(vm);
        if (item.kind == D_LIST || item.kind == D_DICT) {
            values_enter(vm, path, item);
        } else if (item.kind == D_NODE && !tape_is_marked(&vm->tape, (Node)item.as.node)) {
            tape_mark(&vm->tape, (Node)item.as.node);
            vm_append(vm, found, item);
        }
        while (path->count && (size_t)path->items[path->count - 1].as.integer ==
                                  path->items[path->count - 2].as.list->count)
            path->count -= 2;
        if (path->count == 0)
            return found;
        Datum *at = &path->items[path->count - 1];
        item = at[-1].as.list->items[at->as.integer++];
    }
}

/* A list or dictionary without Values gets the contents of a saved one: all of them, or, if memory
   runs out, none. */
static bool contents_replace(Vm *vm, Datum x, Datum saved)
{
    if (x.kind != saved.kind || (x.kind != D_LIST && x.kind != D_DICT))
        return false;
    if (x.kind == D_LIST) {
        const List *from = saved.as.list;
        List *list = x.as.list;
        if (from->count > list->cap)
            heap_reserve(&vm->heap, list, from->count);
        memcpy(list->items, from->items, from->count * sizeof *from->items);
        list->count = from->count;
        return true;
    }
    dict_exchange(x.as.dict, saved.as.dict);
    return true;
}

/* _load(x, file): changes x only after the whole file is read and fits. */
static Datum weights_load(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const char *path = arg_path(vm, args, 1);
    const List *list = values_in(vm, args[0]);
    bool is_container = args[0].kind == D_LIST || args[0].kind == D_DICT;
    if (list->count == 0 && !is_container)
        error_throw_at(vm, site_arg_span(vm, 0), "x = load(\"file\") gives x what was saved",
                       "load cannot change %s", repr_noun(args[0]));
    Datum data = saved_read(vm, args, 1);
    if (list->count == 0 && contents_replace(vm, args[0], data))
        return datum_nil();
    const List *saved = values_in(vm, data);
    if (list->count == 0 || saved->count == 0)
        error_throw_at(vm, site_arg_span(vm, 1), "x = load(\"file\") gives x what was saved",
                       "'%s' does not fit: it has %s%s", path, repr_noun(data),
                       saved->count ? "" : " without Values");
    if (saved->count != list->count)
        error_throw_arg(vm, 1,
                        "'%s' does not fit: it has %zu numbers, but the model has %zu parameters",
                        path, saved->count, list->count);
    for (size_t i = 0; i < list->count; i++) /* all or none: no poll */
        tape_set_value(&vm->tape, list->items[i].as.node,
                       tape_value(&vm->tape, saved->items[i].as.node));
    return datum_nil();
}

static const Builtin rows[] = {
    {"save(x, file)", NULL, ROW_COMMAND | ROW_WRITES | ROW_CORE, NULL,
     "writes the parameters of a model, or other data, to a text file, without loss of digits",
     "module M() { w = 1.0 }; m = M(); save m > weights.txt", 0},
    {"load(x, file=nil)", NULL, ROW_COMMAND | ROW_CORE | ROW_ALONE, NULL,
     "sets the parameters of a model, or the Values in x, from a file that save wrote; load(file) "
     "returns the data",
     "save [1, \"a\"] > xs.txt; load(\"xs.txt\")", 0},
    {"_save(x, file, model)", weights_save, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_load(x, file)", weights_load, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_load_new(file)", weights_read_new, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable weights_table = {"weights", rows, sizeof rows / sizeof *rows};
