/* prompt.c: the commands of those who work at the prompt: texts that are run in the session, and
   what only the front end can do. */
#include <string.h>

#include "base/sink.h"
#include "lib/args.h"
#include "lib/file.h"
#include "lib/prompt/transcript.h"
#include "lib/prompt/watch.h"
#include "lib/registry.h"
#include "vm/call.h"
#include "vm/error.h"
#include "vm/site.h"

/* The statements of a text run in the session's globals before the program goes on. `name` stands
   in messages, `caller` in what they say of calls. */
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
        error_throw_at(vm, site_arg_span(vm, 0), "there is one with the ending .mg",
                       "cannot read '%s': no such file", path);
    file_read(vm, 0, path);
    run_text(vm, path, &vm->bytes, "run");
    return datum_nil();
}

/* What the front end gives for a command is left in vm->bytes. */
static void prompt_ask_host(Vm *vm, const char *command, const char *argument)
{
    const Host *host = &vm->host;
    if (!host->command)
        error_throw(vm, "%s works at the prompt only", command);
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
    vm_print(vm, buf_text(&vm->bytes), vm->bytes.len);
    return datum_nil();
}

/* What worked so far, as a script. */
static Datum prompt_transcript(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Buf *out = &vm->scratch;
    if (!vm->hooks.record)
        error_throw(vm, "a transcript is kept at the prompt only");
    buf_clear(out);
    transcript_put(vm->library->transcript, out);
    if (args[0].kind == D_NIL)
        vm_print(vm, out->data, out->len);
    else
        file_write(vm, 0, arg_path(vm, args, 0), out);
    return datum_nil();
}

static const Builtin rows[] = {
    {"run(file)", prompt_run, ROW_COMMAND, NULL, "runs a file as if it had been typed here",
     "run \"lesson.mg\"", 0},
    {"edit()", prompt_edit, ROW_COMMAND | ROW_WORDS | ROW_PROMPT, NULL,
     "opens what was typed last in $VISUAL or $EDITOR, and runs what comes back", "edit", 0},
    {"history(count=\"\")", prompt_history, ROW_COMMAND | ROW_WORDS | ROW_PROMPT, NULL,
     "lists what was typed, or the last entries", "history 5", 0},
    {"transcript(file=nil)", prompt_transcript, ROW_COMMAND | ROW_WRITES | ROW_PROMPT, NULL,
     "writes what was typed and worked as a script that runs and checks itself",
     "transcript > typed.mg", 0},
    {"watch(expressions=\"\")", watch_command, ROW_COMMAND | ROW_LINE | ROW_PROMPT, NULL,
     "shows expressions again whenever they have changed; alone it lists them",
     "a = 2.0; watch a.grad, a*a", 0},
    {"unwatch(expressions=\"\")", watch_forget, ROW_COMMAND | ROW_LINE | ROW_PROMPT, NULL,
     "forgets what is watched: all of it, or these expressions", "watch 1 + 1; unwatch", 0},
    {"_watched(id, x)", watch_show, ROW_INTERNAL | ROW_TEXT, NULL, NULL, NULL, 0},
};

const BuiltinTable prompt_table = {"the prompt", rows, sizeof rows / sizeof *rows};
