/* set.c: the command set: options, which it changes, and limits, which it only shows. */
#include "lib/prompt/set.h"

#include <string.h>

#include "lib/args.h"
#include "lib/prompt/cell.h"
#include "lib/settings.h"
#include "lib/state.h"
#include "source/limits.h"
#include "vm/repr.h"
#include "vm/error.h"
#include "vm/site.h"

enum { NAME_WIDTH = 10, VALUE_WIDTH = 9 }; /* columns of the table */

/* ---- limits ---- */

/* How far a program may go. Set by the command line, or constants of limits.h. */
typedef struct Limit {
    const char *name;
    void (*put)(Buf *out, const Vm *vm); /* NULL: the limit is `number` */
    int number;
    const char *help;
} Limit;

static void put_max_memory(Buf *out, const Vm *vm)
{
    if (vm->options.max_memory)
        buf_put_size(out, vm->options.max_memory);
    else
        buf_puts(out, "none");
}

static void put_max_nodes(Buf *out, const Vm *vm)
{
    if (vm->tape.space.limit < NODE_LIMIT)
        buf_printf(out, "%u", vm->tape.space.limit);
    else
        buf_puts(out, "none");
}

static void put_timeout(Buf *out, const Vm *vm)
{
    if (vm->options.timeout > 0.0)
        buf_printf(out, "%.6g s", vm->options.timeout);
    else
        buf_puts(out, "none");
}

static void put_max_output(Buf *out, const Vm *vm)
{
    if (vm->options.max_output)
        buf_put_size(out, vm->options.max_output);
    else
        buf_puts(out, "none");
}

/* A row for each limit that a program can meet. */
static const Limit limits[] = {
    {"max_memory", put_max_memory, 0, "memory of the program: mgrad --max-memory=SIZE"},
    {"max_nodes", put_max_nodes, 0, "nodes of the graph: mgrad --max-nodes=N"},
    {"timeout", put_timeout, 0, "running time: mgrad --timeout=SECONDS"},
    {"max_output", put_max_output, 0, "bytes of output: mgrad --max-output=SIZE"},
    {"calls", NULL, LIMIT_CALLS, "nested calls"},
    {"nesting", NULL, LIMIT_NESTING, "nested brackets and blocks"},
    {"word", NULL, LIMIT_WORD, "bytes of a name or a number in a program"},
    {"named", NULL, LIMIT_KEYWORDS, "named arguments of a call"},
    {"list", NULL, LIMIT_LIST, "elements of a list"},
    {"string", NULL, LIMIT_TEXT, "bytes of a string"},
    {"arguments", NULL, LIMIT_ARGUMENTS, "arguments of a call, made of a list by '*'"},
};

static void limit_put(Vm *vm, Buf *out, const Limit *limit)
{
    cell_put(out, limit->name, NAME_WIDTH);
    size_t start = out->len;
    if (limit->put)
        limit->put(out, vm);
    else
        buf_printf(out, "%d", limit->number);
    cell_pad(out, start, VALUE_WIDTH);
    buf_printf(out, "%s\n", limit->help);
}

static const Limit *limit_find(const char *name)
{
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (strcmp(limits[i].name, name) == 0)
            return &limits[i];
    return NULL;
}

/* ---- options ---- */

static void option_put(Vm *vm, Buf *out, const Option *option)
{
    cell_put(out, option->name, NAME_WIDTH);
    cell_put(out, settings_get(vm->library->settings, vm_env(vm), option), VALUE_WIDTH);
    buf_printf(out, "%s\n", option->help);
}

/* Appends one of a list of words: "a, b or c". */
static void put_choice(Buf *out, const char *word, bool is_first, bool is_last)
{
    buf_printf(out, "%s%s", is_first ? "" : is_last ? " or " : ", ", word);
}

/* Throws, listing all options, if there is no such option. */
static const Option *option_find(Vm *vm, const char *name)
{
    const Option *option = settings_find(name);
    if (option)
        return option;
    Buf *list = &vm->scratch;
    buf_clear(list);
    buf_puts(list, "an option is ");
    for (size_t i = 0; i < settings_option_count; i++)
        put_choice(list, settings_options[i].name, i == 0, i + 1 == settings_option_count);
    error_throw_at(vm, site_arg_span(vm, 0), buf_text(list), "unknown option '%s'", name);
}

/* Throws, listing the values, if the option has no such value. */
static void option_set(Vm *vm, const Option *option, const char *value)
{
    if (settings_set(vm->library->settings, vm_env(vm), option, value))
        return;
    Buf *list = &vm->scratch;
    buf_clear(list);
    for (const char *const *known = option->values; *known; known++)
        put_choice(list, *known, known == option->values, !known[1]);
    error_throw_arg(vm, 1, "%s is %s, not '%s'", option->name, buf_text(list), value);
}

/* ---- the command ---- */

static void set_show_all(Vm *vm)
{
    Buf *out = &vm->scratch;
    buf_clear(out);
    for (size_t i = 0; i < settings_option_count; i++)
        option_put(vm, out, &settings_options[i]);
    buf_puts(out, "\nlimits, which the program cannot change:\n");
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        limit_put(vm, out, &limits[i]);
    vm_print_varying(vm, out->data, out->len);
}

static void set_limit(Vm *vm, const Limit *limit, bool has_value)
{
    if (has_value)
        error_throw_arg(vm, 0, "%s is a limit, which the program cannot change", limit->name);
    buf_clear(&vm->scratch);
    limit_put(vm, &vm->scratch, limit);
    vm_print_varying(vm, vm->scratch.data, vm->scratch.len);
}

static void set_option(Vm *vm, const Option *option, Datum *args)
{
    if (args[1].kind != D_NIL) {
        option_set(vm, option, arg_string(vm, args, 1)->text);
        return;
    }
    buf_clear(&vm->scratch);
    option_put(vm, &vm->scratch, option);
    vm_print_varying(vm, vm->scratch.data, vm->scratch.len);
}

/* Limits and options share one name space; limits come first. */
Datum set_command(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const Limit *limit = NULL;
    if (args[0].kind != D_NIL && args[0].kind != D_STRING)
        error_throw_at(vm, site_arg_span(vm, 0),
                       "there are no sets: a dictionary has each key once, {x: true for x in xs}",
                       "set needs the name of an option, not %s", repr_noun(args[0]));
    if (args[0].kind == D_NIL)
        set_show_all(vm);
    else if ((limit = limit_find(arg_string(vm, args, 0)->text)))
        set_limit(vm, limit, args[1].kind != D_NIL);
    else
        set_option(vm, option_find(vm, arg_string(vm, args, 0)->text), args);
    return datum_nil();
}
