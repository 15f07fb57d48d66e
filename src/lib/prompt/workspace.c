/* workspace.c: the commands for the session itself: assert, vars, time, reset, help, quit. */
#include <string.h>

#include "base/num.h"
#include "base/utf8.h"
#include "lib/args.h"
#include "lib/draw/figure.h"
#include "lib/explain/stepping.h"
#include "lib/explain/tracks.h"
#include "lib/prompt/about.h"
#include "lib/prompt/cell.h"
#include "lib/prompt/help.h"
#include "lib/prompt/set.h"
#include "lib/registry.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"

/* Points at the condition. The text, which is made only if the assertion fails, is the message: the
   libraries report wrong arguments by it. */
static Datum workspace_assert(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (convert_truth(vm, args[0]))
        return datum_nil();
    if (args[1].kind == D_NIL)
        error_throw_arg(vm, 0, "assertion failed");
    buf_clear(&vm->scratch);
    repr_put_str(vm, &vm->scratch, args[1]);
    error_throw_arg(vm, 0, "%s", buf_text(&vm->scratch));
}

/* ---- vars ---- */

/* True for a variable of the program. `_` is bound by the prompt. */
static bool var_is_own(const Vm *vm, const Env *env, size_t slot)
{
    Name name = env->names[slot];
    return vm_is_bound(vm, name, env->slots[slot]) &&
           strcmp(intern_text(&vm->names, name), "_") != 0;
}

/* The columns of the table of variables. */
typedef struct VarsWidths {
    size_t name, kind, data;
} VarsWidths;

static size_t wider(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Formats every cell once, to find how wide each column must be. */
static VarsWidths vars_measure(Vm *vm, const Env *env, Buf *cell)
{
    VarsWidths widths = {4, 4, 4};
    for (size_t i = 0; i < env->count; i++) {
        if (!var_is_own(vm, env, i))
            continue;
        buf_clear(cell);
        about_put_short(vm, cell, env->slots[i]);
        widths.name = wider(widths.name, cell_width(intern_text(&vm->names, env->names[i])));
        widths.kind = wider(widths.kind, cell_width(repr_kind(env->slots[i])));
        widths.data = wider(widths.data, cell_width(buf_text(cell)));
    }
    return widths;
}

/* Only Values have a gradient. Trailing blanks are removed, so that tests can compare lines. */
static void vars_put_row(Vm *vm, Buf *out, Buf *cell, const Env *env, size_t i, VarsWidths widths)
{
    Datum value = env->slots[i];
    cell_put(out, intern_text(&vm->names, env->names[i]), widths.name);
    cell_put(out, repr_kind(value), widths.kind);
    buf_clear(cell);
    about_put_short(vm, cell, value);
    if (value.kind == D_NODE) {
        cell_put(out, buf_text(cell), widths.data);
        num_put_float(out, tape_grad(&vm->tape, value.as.node));
    } else {
        buf_puts(out, buf_text(cell));
    }
    while (out->data[out->len - 1] == ' ')
        buf_truncate(out, out->len - 1);
    buf_putc(out, '\n');
}

/* A table of the globals of the running file: names, kinds, data and gradients. */
static Datum workspace_vars(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    const Env *env = vm_env(vm);
    Buf *cell = &vm->bytes, *out = &vm->scratch;
    VarsWidths widths = vars_measure(vm, env, cell);
    buf_clear(out);
    cell_put(out, "name", widths.name);
    cell_put(out, "kind", widths.kind);
    cell_put(out, "data", widths.data);
    buf_puts(out, "grad\n");
    size_t header = out->len;
    for (size_t i = 0; i < env->count; i++)
        if (var_is_own(vm, env, i))
            vars_put_row(vm, out, cell, env, i, widths);
    if (out->len == header) {
        buf_clear(out);
        buf_puts(out, "no variables yet\n");
    }
    if (env->is_plain)
        buf_puts(out, "numbers are plain: a = 2.0 makes no Value\n");
    vm_print(vm, out->data, out->len);
    return datum_nil();
}

/* Sets all globals back to the builtins. The next collection frees their values. */
static Datum workspace_reset(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    Env *env = vm_env(vm);
    for (size_t i = 0; i < env->count; i++)
        env->slots[i] = vm_builtin(vm, env->names[i]);
    figure_clear(vm->library->figure);
    tracks_clear(vm->library->tracks);
    stepping_end(vm);
    vm->tape.last = (TapeLast){.root = NODE_NONE}; /* grad must not name a root that is gone */
    return datum_nil();
}

/* The status of exit(3). error_quit unwinds to the session. */
static Datum workspace_quit(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    int64_t status = arg_whole(vm, args, 0);
    if (status < 0 || status > 255)
        error_throw_arg(vm, 0, "the exit status is a number from 0 to 255");
    error_quit(vm, (int)status);
}

/* The compiler handles `time` before a statement. Only other uses get here. */
static _Noreturn Datum workspace_time(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    error_throw(vm, "time goes before a statement: time L = a*b");
}

static const Builtin rows[] = {
    {"assert(condition, text=nil)", workspace_assert, ROW_COMMAND | ROW_RESERVED | ROW_TEXT, NULL,
     "stops with an error if the condition is false", "assert 1 < 2, \"order\"", 0},
    {"vars()", workspace_vars, ROW_COMMAND, NULL, "shows a table of the variables", "a = 2.0; vars",
     0},
    {"time(statement)", workspace_time, ROW_COMMAND | ROW_STATEMENT, NULL,
     "runs a statement, and shows how long it took and how many nodes it made", "a = 2.0; time a*a",
     0},
    {"set(name=nil, value=nil)", set_command, ROW_COMMAND | ROW_WORDS | ROW_SET, NULL,
     "changes an option; without arguments, shows the options and limits", "set rankdir TB", 0},
    {"help(*name)", help_command, ROW_COMMAND | ROW_WORDS | ROW_HELP | ROW_PROMPT, NULL,
     "lists all topics, or explains one", "help relu", 0},
    {"reset()", workspace_reset, ROW_COMMAND, NULL, "removes all variables", "reset", 0},
    {"quit(status=0)", workspace_quit, ROW_COMMAND, "exit", "ends mgrad with an exit status",
     "quit", 0},
};

const BuiltinTable workspace_table = {"the session", rows, sizeof rows / sizeof *rows};
