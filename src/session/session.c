/*
 * session.c: the life of a session, and running whole texts.
 *
 * A text is parsed and compiled as a whole before any of it runs, except while expressions are
 * watched: then it runs statement by statement, and the watched expressions are shown after each.
 */
#include "session/script.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "heap/garbage.h"
#include "lib/core/hints.h"
#include "session/define.h"
#include "session/describe.h"
#include "session/import.h"
#include "session/mistakes.h"
#include "session/protect.h"
#include "session/translate.h"
#include "session/undefined.h"
#include "session/value.h"
#include "vm/echo.h"
#include "vm/loop.h"

typedef struct SessionText {
    const char *name, *text;
    size_t size;
    bool is_plain;  /* the mode of numbers that it begins with */
    Source *source; /* session_check_typed stores it here */
} SessionText;

/* ---- running ---- */

/* Is the name that of a builtin function, of which a user may think when it is bound? */
static bool session_is_builtin(const Vm *vm, Name name)
{
    Datum builtin = vm_builtin(vm, name);
    const Builtin *row = registry_find(vm, name);
    return (builtin.kind == D_NATIVE || builtin.kind == D_CLOSURE) &&
           !(row && (row->flags & ROW_QUIET));
}

/* The builtin whose name the program bound first; NAME_EMPTY: none. There are few builtins, but a
   session may have many globals. */
static Name session_find_hidden(const Mgrad *m)
{
    const Vm *vm = &m->vm;
    const Datum *first = NULL;
    Name hidden = NAME_EMPTY;
    for (Name name = 0; name < vm->builtin_count; name++) {
        const Datum *global = heap_env_find(m->main, name);
        if (global && (!first || global < first) && vm_is_bound(vm, name, *global) &&
            session_is_builtin(vm, name)) {
            first = global;
            hidden = name;
        }
    }
    return hidden;
}

/* Once in a session, at the prompt: tells that the program has bound the name of a builtin. */
static void session_note_hidden(Mgrad *m)
{
    Vm *vm = &m->vm;
    if (!vm->options.interactive || m->noted_hidden)
        return;
    Name hidden = session_find_hidden(m);
    m->noted_hidden = hidden != NAME_EMPTY;
    if (m->noted_hidden)
        vm_note(vm, "%s now hides the builtin function; reset restores it",
                intern_text(&vm->names, hidden));
}

/* The protected part of mgrad_run. */
static void session_run_text(Mgrad *m, void *argument)
{
    const SessionText *text = argument;
    const Source *source = translate_add_source(m, text->name, text->text, text->size);
    Proto *proto = translate_run(m, source);
    import_add_main_file(m, text->name);
    loop_run(&m->vm, proto);
    import_drop_unfinished(m);
    session_note_hidden(m);
    transcript_end(&m->vm, true);
}

static void session_check_text(Mgrad *m, void *argument)
{
    const SessionText *text = argument;
    const Source *source = translate_add_source(m, text->name, text->text, text->size);
    if (m->vm.options.interactive)
        translate_text(m, source, m->main);
    else
        undefined_check(m, source);
}

/* The prompt calls this for each line, to learn whether more lines must follow. */
MgradStatus mgrad_check(Mgrad *m, const char *name, const char *text, size_t size)
{
    SessionText argument = {.name = name, .text = text, .size = size};
    if (m->is_running)
        return protect_refuse(m);
    MgradStatus status = session_protect(m, session_check_text, &argument);
    garbage_tidy(&m->vm.heap);
    return status;
}

/* ---- while expressions are watched ---- */

static void session_run_watched(Mgrad *m, void *argument)
{
    const size_t *i = argument;
    loop_run(&m->vm, m->library.watch.items[*i].proto);
}

/* A watched expression that fails is shown as such; the statement before it has not failed, so it
   stays in the transcript and no error is reported. If it is stopped, the text ends, too. */
static MgradStatus session_show_watched(Mgrad *m)
{
    for (size_t i = 0; i < m->library.watch.count; i++) {
        m->is_watching = true;
        MgradStatus status = session_protect(m, session_run_watched, &i);
        m->is_watching = false;
        if (mgrad_stopped(status))
            return status;
        if (mgrad_failed(status))
            watch_show_failure(&m->vm, i, m->report.error.message);
        report_clear(m);
    }
    return MGRAD_OK;
}

/* Compiles all of a typed text, so that none of it runs if a part is wrong. */
static void session_check_typed(Mgrad *m, void *argument)
{
    SessionText *text = argument;
    text->source = translate_add_source(m, text->name, text->text, text->size);
    translate_run(m, text->source);
}

static void session_end_typed(Mgrad *m, void *argument)
{
    (void)argument;
    session_note_hidden(m);
    transcript_end(&m->vm, true);
}

/* Runs a typed text statement by statement and shows the watched expressions after each. */
static MgradStatus session_run_watching(Mgrad *m, SessionText *text)
{
    MgradStep step = {.status = session_protect(m, session_check_typed, text)};
    if (step.status != MGRAD_OK)
        return step.status;
    MgradScript script = {m, text->source, 0};
    sources_hold(script.source);
    while (step.status == MGRAD_OK && mgrad_script_step(&script, &step))
        if (step.status == MGRAD_OK)
            step.status = session_show_watched(m);
    sources_release(script.source);
    if (step.status == MGRAD_OK)
        step.status = session_protect(m, session_end_typed, NULL);
    return step.status;
}

/* ---- the entry points ---- */

MgradStatus mgrad_run(Mgrad *m, const char *name, const char *text, size_t size)
{
    SessionText argument = {.name = name, .text = text, .size = size};
    uint64_t made = tape_made(&m->vm.tape);
    bool is_watching = m->library.watch.count > 0;
    if (m->is_running)
        return protect_refuse(m);
    echo_forget(&m->vm);
    MgradStatus status = is_watching ? session_run_watching(m, &argument)
                                     : session_protect(m, session_run_text, &argument);
    if (status == MGRAD_OK && !is_watching) /* this text may have begun to watch */
        status = session_show_watched(m);
    if (status != MGRAD_OK)
        echo_forget(&m->vm);
    if (status == MGRAD_OK)
        figure_note_pending(&m->vm);
    /* A collection keeps the order of nodes, so the new ones that are left are the last ones. */
    hints_note_not_finite(&m->vm, tape_made(&m->vm.tape) - made);
    if (m->vm.options.interactive)
        garbage_tidy(&m->vm.heap); /* the user reads the result meanwhile */
    return status;
}

static void session_record_script(Mgrad *m, void *argument)
{
    const SessionText *text = argument;
    transcript_add_script(&m->vm, text->name, text->text, text->size, text->is_plain);
}

MgradStatus mgrad_run_script(Mgrad *m, const char *name, const char *text, size_t size)
{
    SessionText argument = {
        .name = name, .text = text, .size = size, .is_plain = m->main->is_plain};
    Vm *vm = &m->vm;
    if (m->is_running)
        return protect_refuse(m);
    bool is_interactive = vm->options.interactive, keeps_result = vm->options.keeps_result;
    vm->options.interactive = vm->options.keeps_result = false;
    echo_forget(vm);
    vm->hooks.record = NULL;
    MgradStatus status = session_protect(m, session_run_text, &argument);
    vm->options.interactive = is_interactive;
    vm->options.keeps_result = keeps_result;
    vm->hooks.record = is_interactive ? transcript_record : NULL;
    if (is_interactive && status == MGRAD_OK)
        status = session_protect(m, session_record_script, &argument);
    if (status == MGRAD_OK)
        figure_note_pending(vm);
    return status;
}

/* ---- roots ---- */

static void session_visit_env(Env *env, Heap *heap, HeapVisit *visit)
{
    if (!env)
        return;
    Datum datum = datum_obj(D_ENV, env);
    visit(heap, &datum);
}

/* VmHooks.roots: the globals of all files, and the objects of the library. */
static void session_roots(void *ctx, Heap *heap, HeapVisit *visit)
{
    Mgrad *m = ctx;
    session_visit_env(m->main, heap, visit);
    session_visit_env(m->core, heap, visit);
    for (size_t i = 0; i < m->import_count; i++) {
        Import *import = &m->imports[i]->import;
        session_visit_env(import->env, heap, visit);
        if (import->proto) {
            Datum proto = datum_obj(D_PROTO, import->proto);
            visit(heap, &proto);
        }
    }
    library_visit(&m->library, heap, visit);
    value_visit(m, heap, visit);
    define_visit(m, heap, visit);
}

/* ---- the life of a session ---- */

/* Syntax.is_bound: a variable hides the command of the same name. */
static bool session_is_bound(void *ctx, Name name)
{
    const Mgrad *m = ctx;
    const Datum *global = heap_env_find(m->parsed, name);
    return global && vm_is_bound(&m->vm, name, *global);
}

/* Runs core.mg and makes its functions builtins. Printing an instance calls its _text. */
static void session_run_core(Mgrad *m)
{
    Vm *vm = &m->vm;
    m->core = heap_env(&vm->heap);
    const StdFile *core = import_find_std("core");
    assert(core); /* the build embeds it */
    const Source *source = translate_add_source(m, "core.mg", core->text, core->size);
    loop_run(vm, translate_text(m, source, m->core));
    registry_add_core(vm, m->core);
    vm->text_closure = heap_env_find(m->core, intern_cstr(&vm->names, "_text"))->as.closure;
}

static void session_set_argv(Mgrad *m, const MgradOptions *options)
{
    Vm *vm = &m->vm;
    List *list = heap_list(&vm->heap, (size_t)options->argc);
    for (int i = 0; i < options->argc; i++)
        heap_append(&vm->heap, list, vm_string(vm, options->argv[i], strlen(options->argv[i])));
    registry_define(vm, "argv", strlen("argv"), datum_obj(D_LIST, list));
}

static void session_init(Mgrad *m, const MgradOptions *options)
{
    Vm *vm = &m->vm;
    vm->hooks.session = m;
    vm->hooks.import = import_resolve;
    vm->hooks.compile = translate_made_text;
    vm->hooks.explain = describe_unknown;
    vm->hooks.describe = describe_name;
    vm->hooks.roots = session_roots;
    vm->options.interactive = options->interactive;
    vm->options.keeps_result = options->keeps_result;
    vm->options.timeout = options->timeout;
    vm->options.max_output = options->max_output;
    vm->options.max_memory = options->max_memory;
    vm->options.captures = options->captures;
    vm->options.color = options->color;
    vm->options.keep_builtins = options->keep_builtins;
    vm->hooks.record = options->interactive ? transcript_record : NULL;
    library_init(&m->library, vm);
    m->syntax = (Syntax){.commands = m->library.registry.commands,
                         .command_count = m->library.registry.command_count,
                         .file = intern_cstr(&vm->names, "file"),
                         .is_bound = session_is_bound,
                         .ctx = m};
    m->main = heap_env(&vm->heap);
    m->main->is_plain = m->is_plain = options->plain_numbers;
    m->import_path = import_copy_text(m, options->import_path ? options->import_path : "");
    session_run_core(m);
    if (options->argc > 0)
        session_set_argv(m, options);
}

/* What mgrad_new was given. */
typedef struct SessionStart {
    const Host *host;
    const MgradOptions *options;
} SessionStart;

static void session_start(Mgrad *m, void *argument)
{
    const SessionStart *start = argument;
    arena_init(&m->arena, &m->mem);
    report_init(m);
    buf_init(&m->value_text, &m->mem);
    mistakes_init(m);
    undefined_init(m);
    vm_init(&m->vm, &m->mem, start->host, start->options->max_nodes);
    if (start->options->unfolded)
        m->vm.tape.folds.off = true;
    session_init(m, start->options);
}

Mgrad *mgrad_new(const Host *host, const MgradOptions *options)
{
    static const MgradOptions plain = {0};
    if (!host)
        return NULL;
    SessionStart start = {host, options ? options : &plain};
    Mem mem;
    mem_init(&mem);
    Mgrad *m = mem_alloc_zero(&mem, sizeof *m);
    if (!m)
        return NULL;
    m->mem = mem;
    if (session_protect(m, session_start, &start) != MGRAD_OK) {
        mgrad_free(m);
        return NULL;
    }
    m->max_memory = start.options->max_memory; /* the limit is for programs, not for core.mg */
    m->is_built = true;
    vm_obey_stop(&m->vm);
    return m;
}

void mgrad_free(Mgrad *m)
{
    if (!m)
        return;
    import_free_all(m);
    value_free_all(m);
    define_free_all(m);
    if (m->import_path)
        mem_free(&m->mem, m->import_path, strlen(m->import_path) + 1);
    library_done(&m->library, &m->vm);
    vm_done(&m->vm);
    arena_done(&m->arena);
    report_done(m);
    buf_done(&m->value_text);
    mistakes_done(m);
    undefined_done(m);
    Mem mem = m->mem;
    mem_free(&mem, m, sizeof *m);
}

const char *mgrad_output(const Mgrad *m, size_t *size)
{
    *size = m->vm.output.len;
    return buf_text(&m->vm.output);
}

void mgrad_clear_output(Mgrad *m)
{
    buf_reset(&m->vm.output);
}

size_t mgrad_memory(const Mgrad *m)
{
    return m->mem.used;
}

void mgrad_limit_memory(Mgrad *m, size_t size)
{
    m->max_memory = size;
    if (size && m->mem.used > size && !m->is_running)
        protect_free_garbage(m);
}

int mgrad_exit_status(const Mgrad *m)
{
    return m->vm.exit_status;
}

bool mgrad_numbers_are_plain(const Mgrad *m)
{
    return m->main->is_plain;
}
