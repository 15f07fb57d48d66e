/* workspace.c: the commands that look at and steer the session. */
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/utf8.h"
#include "lib/registry.h"
#include "source/limits.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

static Datum session_assert(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (convert_truth(vm, args[0]))
        return datum_nil();
    if (args[1].kind == D_NIL)
        error_throw_arg(vm, 0, "assertion failed");
    buf_clear(&vm->scratch);
    repr_put_str(vm, &vm->scratch, args[1]);
    error_throw_arg(vm, 0, "assertion failed: %s", buf_text(&vm->scratch));
}

/* ---- vars ---- */

/* Columns that a text takes: its characters. */
static size_t text_width(const char *text)
{
    return utf8_count(text, strlen(text));
}

static void put_cell(Buf *out, const char *text, size_t width)
{
    buf_puts(out, text);
    size_t used = text_width(text);
    buf_fill(out, ' ', (used < width ? width - used : 0) + 2);
}

/* What a variable holds, short enough for a line. */
static void put_short(Vm *vm, Buf *out, Datum value)
{
    enum { WIDEST = 48 };
    size_t start = out->len;
    if (value.kind == D_NODE)
        num_put_float(out, convert_number(vm, value));
    else if (value.kind == D_LIST && value.as.list->count > WIDEST)
        buf_printf(out, "%zu elements", value.as.list->count);
    else if (value.kind == D_LIST || value.kind == D_STRING || datum_is_number(value))
        repr_put(vm, out, value);
    else if (value.kind == D_CLOSURE || value.kind == D_MODULE || value.kind == D_NATIVE)
        repr_put_signature(vm, out, value);
    const char *text = buf_text(out) + start;
    if (text_width(text) <= WIDEST)
        return;
    size_t end = 0, left = WIDEST;
    while (left-- > 0)
        do
            end++;
        while (utf8_continues(text[end]));
    buf_truncate(out, start + end);
    buf_puts(out, "…");
}

/* `_`, which the prompt binds, is nobody's. */
static bool var_is_own(const Vm *vm, const Env *env, size_t slot)
{
    Name name = env->names[slot];
    return vm_is_bound(vm, name, env->slots[slot]) &&
           strcmp(intern_text(&vm->names, name), "_") != 0;
}

typedef struct VarsWidths {
    size_t name, kind, data;
} VarsWidths;

static size_t wider(size_t a, size_t b)
{
    return a > b ? a : b;
}

static VarsWidths vars_measure(Vm *vm, const Env *env, Buf *cell)
{
    VarsWidths widths = {4, 4, 4};
    for (size_t i = 0; i < env->count; i++) {
        if (!var_is_own(vm, env, i))
            continue;
        buf_clear(cell);
        put_short(vm, cell, env->slots[i]);
        widths.name = wider(widths.name, text_width(intern_text(&vm->names, env->names[i])));
        widths.kind = wider(widths.kind, text_width(repr_kind(env->slots[i])));
        widths.data = wider(widths.data, text_width(buf_text(cell)));
    }
    return widths;
}

static void vars_put_row(Vm *vm, Buf *out, Buf *cell, const Env *env, size_t i, VarsWidths widths)
{
    Datum value = env->slots[i];
    put_cell(out, intern_text(&vm->names, env->names[i]), widths.name);
    put_cell(out, repr_kind(value), widths.kind);
    buf_clear(cell);
    put_short(vm, cell, value);
    if (value.kind == D_NODE) {
        put_cell(out, buf_text(cell), widths.data);
        num_put_float(out, tape_grad(&vm->tape, value.as.node));
    } else {
        buf_puts(out, buf_text(cell));
    }
    while (out->data[out->len - 1] == ' ')
        buf_truncate(out, out->len - 1);
    buf_putc(out, '\n');
}

/* The globals of the file at work: a table of names, kinds, data and gradients. */
static Datum session_vars(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    const Env *env = vm->frames[vm->frame_count - 1].proto->env;
    Buf *cell = &vm->bytes, *out = &vm->scratch;
    VarsWidths widths = vars_measure(vm, env, cell);
    buf_clear(out);
    put_cell(out, "name", widths.name);
    put_cell(out, "kind", widths.kind);
    put_cell(out, "data", widths.data);
    buf_puts(out, "grad\n");
    size_t header = out->len;
    for (size_t i = 0; i < env->count; i++)
        if (var_is_own(vm, env, i))
            vars_put_row(vm, out, cell, env, i, widths);
    if (out->len == header)
        vm_print(vm, "no variables yet\n", strlen("no variables yet\n"));
    else
        vm_print(vm, out->data, out->len);
    return datum_nil();
}

/* Forgets all variables; what nobody holds any more is collected. */
static Datum session_reset(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    Env *env = vm->frames[vm->frame_count - 1].proto->env;
    for (size_t i = 0; i < env->count; i++)
        env->slots[i] = vm_builtin(vm, env->names[i]);
    vm->tape.last_root = NODE_NONE;
    vm->tape.root_label = 0;
    vm->tape.has_gradients = false;
    return datum_nil();
}

static Datum session_quit(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    int64_t status = arg_whole(vm, args, 0);
    if (status < 0 || status > 255)
        error_throw_arg(vm, 0, "the exit status is a number from 0 to 255");
    error_quit(vm, (int)status);
}

/* ---- set ---- */

static const char *const rankdirs[] = {"LR", "TB", "RL", "BT", NULL};
static const char *const pictures[] = {"auto", "on", "off", NULL};

const Option settings_options[] = {
    {"rankdir", offsetof(Settings, rankdir), rankdirs,
     "which way graphs are drawn: LR, TB, RL or BT"},
    {"pictures", offsetof(Settings, pictures), pictures,
     "on the terminal itself, where it can: auto (at the prompt, if legible), on, off"},
};
const size_t settings_option_count = sizeof settings_options / sizeof *settings_options;

/* Where the value of an option is kept. */
static const char **option_value(Settings *settings, const Option *option)
{
    return (const char **)(void *)((char *)settings + option->place);
}

void settings_init(Settings *settings)
{
    for (size_t i = 0; i < settings_option_count; i++)
        *option_value(settings, &settings_options[i]) = settings_options[i].values[0];
}

enum { SET_NAME = 10, SET_VALUE = 9 }; /* columns */

static void option_put(Buf *out, Settings *settings, const Option *option)
{
    put_cell(out, option->name, SET_NAME);
    put_cell(out, *option_value(settings, option), SET_VALUE);
    buf_printf(out, "%s\n", option->help);
}

/* How far a program may go: `set` shows it, and cannot change it. */
typedef struct Limit {
    const char *name;
    void (*put)(Buf *out, const Vm *vm); /* NULL: it is `number` */
    int number;
    const char *help;
} Limit;

static void put_max_memory(Buf *out, const Vm *vm)
{
    if (vm->mem->limit == SIZE_MAX)
        buf_puts(out, "none");
    else
        buf_put_size(out, vm->mem->limit);
}

static void put_max_nodes(Buf *out, const Vm *vm)
{
    if (vm->tape.limit < NODE_LIMIT)
        buf_printf(out, "%u", vm->tape.limit);
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

static const Limit limits[] = {
    {"max_memory", put_max_memory, 0, "what a program may take: mgrad --max-memory=SIZE"},
    {"max_nodes", put_max_nodes, 0, "nodes of the graph: mgrad --max-nodes=N"},
    {"timeout", put_timeout, 0, "for all that runs: mgrad --timeout=SECONDS"},
    {"calls", NULL, LIMIT_CALLS, "calls inside calls"},
    {"nesting", NULL, LIMIT_NESTING, "brackets and blocks inside each other"},
    {"list", NULL, LIMIT_LIST, "elements of a list"},
    {"string", NULL, LIMIT_TEXT, "bytes of a string"},
};

static void limit_put(Vm *vm, Buf *out, const Limit *limit)
{
    put_cell(out, limit->name, SET_NAME);
    size_t start = out->len;
    if (limit->put)
        limit->put(out, vm);
    else
        buf_printf(out, "%d", limit->number);
    size_t used = out->len - start;
    buf_fill(out, ' ', (used < SET_VALUE ? SET_VALUE - used : 0) + 2);
    buf_printf(out, "%s\n", limit->help);
}

static const Limit *limit_find(const char *name)
{
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (strcmp(limits[i].name, name) == 0)
            return &limits[i];
    return NULL;
}

static void set_show_all(Vm *vm, Settings *settings)
{
    Buf *out = &vm->scratch;
    buf_clear(out);
    for (size_t i = 0; i < settings_option_count; i++)
        option_put(out, settings, &settings_options[i]);
    buf_puts(out, "\nlimits, which the program cannot change:\n");
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        limit_put(vm, out, &limits[i]);
    vm_print(vm, out->data, out->len);
}

/* Words one after the other: "a, b or c". */
static void put_choice(Buf *out, const char *word, size_t i, bool last)
{
    buf_printf(out, "%s%s", i == 0 ? "" : last ? " or " : ", ", word);
}

static const Option *option_find(Vm *vm, const char *name)
{
    for (size_t i = 0; i < settings_option_count; i++)
        if (strcmp(settings_options[i].name, name) == 0)
            return &settings_options[i];
    Buf *list = &vm->scratch;
    buf_clear(list);
    buf_puts(list, "an option is ");
    for (size_t i = 0; i < settings_option_count; i++)
        put_choice(list, settings_options[i].name, i, i + 1 == settings_option_count);
    error_throw_at(vm, site_arg_span(vm, 0), buf_text(list), "unknown option '%s'", name);
}

static void option_set(Vm *vm, Settings *settings, const Option *option, const char *value)
{
    Buf *list = &vm->scratch;
    buf_clear(list);
    for (const char *const *known = option->values; *known; known++) {
        if (strcmp(*known, value) == 0) {
            *option_value(settings, option) = *known;
            return;
        }
        put_choice(list, *known, (size_t)(known - option->values), !known[1]);
    }
    error_throw_arg(vm, 1, "%s is %s, not '%s'", option->name, buf_text(list), value);
}

static void set_limit(Vm *vm, const Limit *limit, bool has_value)
{
    if (has_value)
        error_throw_arg(vm, 0, "%s is a limit, which the program cannot change", limit->name);
    buf_clear(&vm->scratch);
    limit_put(vm, &vm->scratch, limit);
    vm_print(vm, vm->scratch.data, vm->scratch.len);
}

static void set_option(Vm *vm, Settings *settings, const Option *option, Datum *args)
{
    if (args[1].kind != D_NIL) {
        option_set(vm, settings, option, arg_string(vm, args, 1)->text);
        return;
    }
    buf_clear(&vm->scratch);
    option_put(&vm->scratch, settings, option);
    vm_print(vm, vm->scratch.data, vm->scratch.len);
}

static Datum session_set(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Settings *settings = &((Library *)vm->library)->settings;
    const Limit *limit = NULL;
    if (args[0].kind == D_NIL)
        set_show_all(vm, settings);
    else if ((limit = limit_find(arg_string(vm, args, 0)->text)))
        set_limit(vm, limit, args[1].kind != D_NIL);
    else
        set_option(vm, settings, option_find(vm, arg_string(vm, args, 0)->text), args);
    return datum_nil();
}

static _Noreturn Datum session_time(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    error_throw(vm, "time stands at the start of a statement: time L = a*b");
}

static const Builtin rows[] = {
    {"assert(condition, text=nil)", session_assert, ROW_COMMAND | ROW_RESERVED | ROW_TEXT, NULL,
     "an error where the condition is false", "assert 1 < 2, \"order\"", 0},
    {"vars()", session_vars, ROW_COMMAND, NULL, "a table of the variables", "a = 2.0; vars", 0},
    {"time(statement)", session_time, ROW_COMMAND | ROW_STATEMENT, NULL,
     "runs a statement and says how long it took and how many nodes it made", "a = 2.0; time a*a",
     0},
    {"set(name=nil, value=nil)", session_set, ROW_COMMAND | ROW_WORDS, NULL,
     "changes an option; alone it shows them, and the limits", "set rankdir TB", 0},
    {"help(name=nil)", help_command, ROW_COMMAND | ROW_WORDS | ROW_PROMPT, NULL,
     "says what there is, or more about one name", "help relu", 0},
    {"reset()", session_reset, ROW_COMMAND, NULL, "forgets all variables", "reset", 0},
    {"quit(status=0)", session_quit, ROW_COMMAND, "exit", "ends mgrad, with an exit status", "quit",
     0},
};

const BuiltinTable workspace_table = {"the session", rows, sizeof rows / sizeof *rows};
