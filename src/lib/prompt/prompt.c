/*
 * prompt.c: commands for work at the prompt: run, edit, history, transcript, watch.
 *
 * The history and the editor belong to the front end. It is asked through Host.command.
 */
#include <string.h>

#include "base/escape.h"
#include "base/sink.h"
#include "lib/args.h"
#include "lib/file.h"
#include "lib/prompt/transcript.h"
#include "lib/prompt/watch.h"
#include "lib/registry.h"
#include "vm/call.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/site.h"

/* Runs the statements of a text among the session's globals, before the statement after the
   command. `name` is the source's in messages, `caller` the function's in stack traces. */
static void run_text(Vm *vm, const char *name, const Buf *text, const char *caller)
{
    Proto *proto = vm->hooks.compile(vm->hooks.session, name, buf_text(text), text->len);
    proto->signature.name = caller;
    call_statements(vm, proto);
}

static Datum prompt_run(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const char *path = arg_path(vm, args, 0);
    if (!file_exists(vm, path, "") && file_exists(vm, path, ".mg"))
        error_throw_at(vm, site_arg_span(vm, 0), "a file with the ending .mg exists",
                       "cannot read '%s': no such file", path);
    file_read(vm, 0, path);
    run_text(vm, path, &vm->bytes, "run");
    return datum_nil();
}

/* Asks the front end for the result of a command, which it puts in vm->bytes. */
static void prompt_ask_host(Vm *vm, const char *command, const char *argument)
{
    const Host *host = &vm->host;
    if (!host->command)
        error_throw(vm, "%s works only at the prompt", command);
    buf_clear(&vm->bytes);
    buf_clear(&vm->message);
    if (!file_accept(vm, host->command(host->ctx, command, argument, sink_into(&vm->bytes),
                                       sink_into(&vm->message))))
        error_throw(vm, "%s: %s", command, buf_text(&vm->message));
}

static Datum prompt_edit(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    prompt_ask_host(vm, "edit", "");
    transcript_replace(vm, &vm->bytes);
    run_text(vm, "<edit>", &vm->bytes, "edit");
    return datum_nil();
}

static Datum prompt_history(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    prompt_ask_host(vm, "history", arg_string(vm, args, 0)->text);
    escape_lines_from(&vm->bytes, 0);
    vm_print_varying(vm, buf_text(&vm->bytes), vm->bytes.len);
    return datum_nil();
}

static Datum prompt_transcript(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Buf *out = &vm->scratch;
    if (!vm->hooks.record)
        error_throw(vm, "transcript works only at the prompt");
    buf_clear(out);
    transcript_put(vm->library->transcript, out);
    if (args[0].kind != D_NIL) {
        file_write(vm, 0, arg_path(vm, args, 0), out);
        return datum_nil();
    }
    escape_lines_from(out, 0); /* on the screen only: a file can be run */
    vm_print_varying(vm, out->data, out->len);
    return datum_nil();
}

static Datum prompt_clear(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (vm->host.clear)
        vm->host.clear(vm->host.ctx, convert_truth(vm, args[0]));
    return datum_nil();
}

static const Builtin rows[] = {
    {"run(file)", prompt_run, ROW_COMMAND | ROW_RUN, NULL,
     "runs a file as if it had been typed here", "run \"lesson.mg\"", 0},
    {"edit()", prompt_edit, ROW_COMMAND | ROW_WORDS | ROW_PROMPT, NULL,
     "opens the last entry in $VISUAL or $EDITOR, then runs the edited text", "edit", 0},
    {"history(count=\"\")", prompt_history, ROW_COMMAND | ROW_WORDS | ROW_PROMPT | ROW_QUIET, NULL,
     "lists all entries of the history, or the last ones", "history 5", 0},
    {"clear(wait=0)", prompt_clear, ROW_COMMAND | ROW_PROMPT | ROW_QUIET, NULL,
     "erases the screen, or the output of a notebook's cell; with wait=1, when output follows",
     "clear", 0},
    {"transcript(file=nil)", prompt_transcript, ROW_COMMAND | ROW_WRITES | ROW_PROMPT, NULL,
     "writes all typed statements that succeeded as a script that checks itself",
     "transcript > typed.mg", 0},
    {"watch(expressions=\"\")", watch_command, ROW_COMMAND | ROW_LINE | ROW_PROMPT, NULL,
     "shows expressions again whenever they change; without arguments, lists them",
     "a = 2.0; watch a.grad, a*a", 0},
    {"unwatch(expressions=\"\")", watch_forget, ROW_COMMAND | ROW_LINE | ROW_PROMPT, NULL,
     "stops watching these expressions, or all", "watch 1 + 1; unwatch", 0},
    {"_watched(id, x)", watch_show, ROW_INTERNAL | ROW_TEXT, NULL, NULL, NULL, 0},
};

const BuiltinTable prompt_table = {"the prompt", rows, sizeof rows / sizeof *rows};
