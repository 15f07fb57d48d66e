/*
 * help.c: the command help.
 *
 * The texts are in the rows of the tables, in ops.def and in chapters.c. This file finds and lays
 * them out for 79 columns.
 */
#include "lib/prompt/help.h"

#include <string.h>

#include "formula/formula.h"
#include "lib/args.h"
#include "lib/prompt/about.h"
#include "lib/prompt/cell.h"
#include "lib/prompt/chapters.h"
#include "lib/prompt/definition.h"
#include "lib/registry.h"
#include "lib/state.h"
#include "source/suggest.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

/* ---- one row ---- */

/* The row of ops.def that has the help of a builtin; OP_LEAF if its own row has it. */
static Op row_operation(const Builtin *row)
{
    return row->flags & ROW_HOST ? OP_LEAF : registry_operation(row);
}

static const char *row_help(const Builtin *row)
{
    Op op = row_operation(row);
    return op == OP_LEAF ? row->help : ops_table[op].help;
}

void help_put_example(Buf *out, const Builtin *row)
{
    Op op = row_operation(row);
    if (op != OP_LEAF && !row->more)
        buf_printf(out, "a = 0.5; b = %s(a); backward b; a.grad", ops_table[op].function);
    else
        buf_puts(out, row->more);
}

/* Signature, one line of help, the derivative of an operation, an example. */
static void help_put_row(Vm *vm, Buf *out, const Builtin *row)
{
    Op op = row_operation(row);
    buf_printf(out, "%s\n    ", row->signature);
    cell_put_wrapped(out, row_help(row), 4);
    if (op != OP_LEAF) {
        buf_puts(out, "    derivative: ");
        formula_put_partial(out, vm->library->formulas, op, 0);
        buf_putc(out, '\n');
    }
    if (row->flags & ROW_HOST)
        return;
    buf_puts(out, "    example: ");
    help_put_example(out, row);
    buf_putc(out, '\n');
}

/* ---- one chapter ---- */

/* Appends a text with each line indented by four blanks. */
static void put_indented(Buf *out, const char *text)
{
    while (*text) {
        size_t size = strcspn(text, "\n");
        buf_printf(out, "    %.*s\n", (int)size, text);
        text += size + (text[size] == '\n');
    }
}

static void help_put_chapter(Buf *out, const Chapter *chapter)
{
    buf_printf(out, "%s\n\n", chapter->text);
    put_indented(out, chapter->example);
}

static bool text_has_word(const char *words, const char *word, size_t size)
{
    while (*words) {
        size_t length = strcspn(words, " ");
        if (length == size && memcmp(words, word, size) == 0)
            return true;
        words += length + (words[length] == ' ');
    }
    return false;
}

/* Finds a chapter by its name or one of its other words. */
static const Chapter *chapter_find(Part topic)
{
    for (size_t i = 0; i < chapters_count; i++)
        if (text_has_word(chapters[i].name, topic.text, topic.size) ||
            text_has_word(chapters[i].also, topic.text, topic.size))
            return &chapters[i];
    return NULL;
}

/* ---- all of it ---- */

static void help_put_line(Buf *out, const Builtin *row)
{
    enum { NAMES = 24 }; /* columns of the names */
    int len = (int)builtin_name_size(row);
    buf_printf(out, "    %-*.*s", NAMES - 4, len, row->signature);
    cell_put_wrapped(out, row_help(row), NAMES);
}

/* `before`: the table before it, or NULL. Tables of the same title are one group. */
static void help_put_table(Buf *out, const BuiltinTable *table, const BuiltinTable *before)
{
    if (!before || strcmp(table->title, before->title) != 0)
        buf_printf(out, "\n%s\n", table->title);
    for (size_t i = 0; i < table->count; i++)
        if (!(table->rows[i].flags & ROW_INTERNAL))
            help_put_line(out, &table->rows[i]);
}

/* The functions of the host, which are in no table. */
static void help_put_host(Vm *vm, Buf *out)
{
    const char *title = "\nof the program around mgrad\n";
    for (size_t i = 0; i < vm->builtin_count; i++) {
        const Datum *builtin = &vm->builtins[i];
        if (builtin->kind != D_NATIVE || !(builtin->as.native->row->flags & ROW_HOST))
            continue;
        buf_puts(out, title);
        title = "";
        help_put_line(out, builtin->as.native->row);
    }
}

static void help_put_chapters(Buf *out)
{
    enum { PER_LINE = 5, WIDTH = 14 };
    for (size_t i = 0; i < chapters_count; i++) {
        const char *name = chapters[i].name;
        bool last = i % PER_LINE == PER_LINE - 1 || i + 1 == chapters_count;
        buf_printf(out, "%s%s", i % PER_LINE ? "" : "    ", name);
        buf_fill(out, last ? '\n' : ' ', last ? 1 : WIDTH - strlen(name));
    }
}

static void help_put_all(Vm *vm, Buf *out)
{
    const Registry *registry = vm->library->registry;
    buf_puts(out, "mgrad computes gradients. Type\n"
                  "    a = 2.0; b = -3.0; L = a*b + a; backward L; grad a; draw L\n"
                  "Chapters, such as help operators:\n");
    help_put_chapters(out);
    buf_puts(out, "Type help NAME for more about one of these:\n");
    for (size_t i = 0; i < registry->table_count; i++)
        help_put_table(out, registry->tables[i], i ? registry->tables[i - 1] : NULL);
    help_put_host(vm, out);
}

/* ---- unknown topics ---- */

/* A name that begins with the topic counts like a name with one wrong letter. */
static void nearest_try(Suggestion *nearest, const char *text, size_t size)
{
    suggest_try(nearest, text, size);
    size_t typed = nearest->wanted_size;
    if (typed > 1 && typed < size && nearest->distance > 0 &&
        memcmp(nearest->wanted, text, typed) == 0) {
        nearest->best = text;
        nearest->best_size = size;
    }
}

/* Searches all rows and chapters. */
static Suggestion nearest_topic(const Registry *registry, const String *topic)
{
    Suggestion nearest = suggest_begin(topic->text, topic->size);
    for (size_t i = 0; i < registry->table_count; i++)
        for (size_t k = 0; k < registry->tables[i]->count; k++) {
            const Builtin *row = &registry->tables[i]->rows[k];
            if (!(row->flags & ROW_INTERNAL))
                nearest_try(&nearest, row->signature, builtin_name_size(row));
        }
    for (size_t i = 0; i < chapters_count; i++)
        nearest_try(&nearest, chapters[i].name, strlen(chapters[i].name));
    return nearest;
}

static _Noreturn void help_unknown(Vm *vm, const String *topic)
{
    Suggestion nearest = nearest_topic(vm->library->registry, topic);
    buf_clear(&vm->scratch);
    if (nearest.best)
        buf_printf(&vm->scratch, "a similar name exists: '%.*s'", (int)nearest.best_size,
                   nearest.best);
    else
        buf_puts(&vm->scratch, "type help for a list of topics");
    error_throw_at(vm, site_arg_span(vm, 0), buf_text(&vm->scratch), "no help on '%s'",
                   topic->text);
}

/* ---- one topic ---- */

/* Help on a name of a library, whether or not it is imported. */
static bool help_put_library(Vm *vm, Buf *out, Name name)
{
    return vm->hooks.describe(vm->hooks.session, intern_text(&vm->names, name), out);
}

void help_put_function(Vm *vm, Buf *out, const Env *env, Name name, Datum function)
{
    const Closure *closure = function.as.closure;
    if (closure->proto->env != env && help_put_library(vm, out, name))
        return;
    repr_put_signature(vm, out, function);
    buf_putc(out, '\n');
    definition_put_comment_of(vm, out, closure);
    buf_printf(out, "    a %s of this session\n",
               function.kind == D_MODULE ? "module" : "function");
}

static bool datum_is_own_function(const Datum *own)
{
    return own && (own->kind == D_CLOSURE || own->kind == D_MODULE);
}

bool help_put_topic(Vm *vm, Buf *out, const Env *env, Part topic)
{
    Name name = intern_name(&vm->names, topic.text, topic.size);
    const Builtin *row = registry_find(vm, name);
    const Chapter *chapter = chapter_find(topic);
    const Datum *own = heap_env_find(env, name);
    if (datum_is_own_function(own) && vm_is_bound(vm, name, *own))
        help_put_function(vm, out, env, name, *own);
    else if (row && !(row->flags & ROW_INTERNAL))
        help_put_row(vm, out, row);
    else if (chapter)
        help_put_chapter(out, chapter);
    else if (own && vm_is_bound(vm, name, *own))
        about_put_variable(vm, out, intern_text(&vm->names, name), *own);
    else
        return help_put_library(vm, out, name);
    return true;
}

/* ---- the command ---- */

/* The words that follow help. Several are one topic: no name has a blank, so none is found. */
static const String *help_read_topic(Vm *vm, const Datum *args, uint32_t count)
{
    if (count <= 1)
        return count == 0 || args[0].kind == D_NIL ? NULL : arg_string(vm, args, 0);
    buf_clear(&vm->scratch);
    for (uint32_t i = 0; i < count; i++)
        buf_printf(&vm->scratch, i ? " %s" : "%s", arg_string(vm, args, i)->text);
    return vm_string(vm, vm->scratch.data, vm->scratch.len).as.string;
}

Datum help_command(Vm *vm, Datum *args, uint32_t count)
{
    Buf *out = &vm->scratch;
    const String *topic = help_read_topic(vm, args, count);
    buf_clear(out);
    if (!topic)
        help_put_all(vm, out);
    else if (!help_put_topic(vm, out, vm_env(vm), (Part){topic->text, topic->size}))
        help_unknown(vm, topic);
    if (vm->options.interactive && vm->host.page)
        vm->host.page(vm->host.ctx, out->data, out->len);
    else
        vm_print(vm, out->data, out->len);
    return datum_nil();
}
