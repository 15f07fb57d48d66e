/*
 * session.c: what a session owns, and how a text is run: parsed, compiled, executed.
 */
#include "session/session.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- parsing and compiling ---- */

static bool session_is_bound(void *ctx, Name name)
{
    const Mgrad *m = ctx;
    const Datum *global = heap_env_find(m->parsed, name);
    return global && vm_is_bound(&m->vm, name, *global);
}

static Datum session_builtin(void *ctx, Name name)
{
    const Mgrad *m = ctx;
    return vm_builtin(&m->vm, name);
}

static CompileContext session_compile_context(Mgrad *m, Env *env)
{
    return (CompileContext){.heap = &m->vm.heap,
                            .arena = &m->arena,
                            .names = &m->vm.names,
                            .catch_ = &m->vm.catch_,
                            .env = env,
                            .is_hidden = env == m->core,
                            .is_interactive = m->vm.interactive,
                            .builtin = session_builtin,
                            .ctx = m};
}

Source *session_add_source(Mgrad *m, const char *name, const char *text, size_t size)
{
    Source *source = sources_add(&m->vm.sources, name, text, size);
    if (!source)
        diag_throw(&m->vm.catch_, DIAG_ERROR, (Span){0, 0}, "this text is too large");
    return source;
}

static void session_begin_parse(Mgrad *m, const Source *source, Env *env)
{
    static const Syntax no_commands = {0}; /* the core defines some of them */
    arena_reset(&m->arena);
    m->parsed = env;
    parse_init(&m->parser, source, 0, &m->arena, &m->vm.names,
               env == m->core ? &no_commands : &m->syntax, &m->vm.catch_);
}

Proto *session_compile(Mgrad *m, const Source *source, Env *env)
{
    session_begin_parse(m, source, env);
    Block block = parse_program(&m->parser);
    CompileContext context = session_compile_context(m, env);
    return compile_block(&context, block);
}

/* What is typed goes into the transcript; `x;` at its end computes x and shows nothing. */
static Block session_parse_typed(Mgrad *m, const Source *source)
{
    Parser *parser = &m->parser;
    Block block = {NULL};
    Stmt *last = NULL;
    transcript_begin(&m->vm);
    for (Stmt *s; (s = parse_next(parser)); last = s) {
        *(last ? &last->next : &block.first) = s;
        transcript_add(&m->vm, s, source, s->span.start - source->base, parse_offset(parser));
    }
    uint32_t end = parse_offset(parser);
    m->quiet_at = 0;
    if (last && last->kind == ST_EXPR && source->text[end - 1] == ';') {
        last->as.expr.is_quiet = true;
        m->quiet_at = last->span.start;
    }
    return block;
}

static Proto *session_compile_typed(Mgrad *m, const Source *source)
{
    session_begin_parse(m, source, m->main);
    Block block = session_parse_typed(m, source);
    CompileContext context = session_compile_context(m, m->main);
    return compile_block(&context, block);
}

/* Vm.compile */
static Proto *session_compile_text(void *ctx, const char *name, const char *text, size_t size)
{
    Mgrad *m = ctx;
    return session_compile(m, session_add_source(m, name, text, size), m->main);
}

/* ---- roots ---- */

static void visit_env(Env *env, Heap *heap, HeapVisit *visit)
{
    if (!env)
        return;
    Datum datum = datum_obj(D_ENV, env);
    visit(heap, &datum);
}

static void session_roots(void *ctx, Heap *heap, HeapVisit *visit)
{
    Mgrad *m = ctx;
    visit_env(m->main, heap, visit);
    visit_env(m->core, heap, visit);
    for (size_t i = 0; i < m->import_count; i++) {
        Import *import = &m->imports[i]->import;
        visit_env(import->env, heap, visit);
        if (import->proto) {
            Datum proto = datum_obj(D_PROTO, import->proto);
            visit(heap, &proto);
        }
    }
    lib_visit(&m->library, heap, visit);
}

/* ---- running ---- */

static MgradStatus session_status(DiagKind kind)
{
    switch (kind) {
    case DIAG_INCOMPLETE:
        return MGRAD_INCOMPLETE;
    case DIAG_INTERRUPTED:
        return MGRAD_INTERRUPTED;
    case DIAG_QUIT:
        return MGRAD_QUIT;
    default:
        return MGRAD_ERROR;
    }
}

/* A loop that was left early may have left its bar. */
static void session_end_progress(Mgrad *m)
{
    const Host *host = &m->vm.host;
    if (host->progress)
        host->progress(host->ctx, 0, 0);
}

/* What was being made when memory ran out is often the text in one of these. */
static void session_drop_buffers(Vm *vm)
{
    enum { LARGE = 1 << 20 };
    Buf *const buffers[] = {&vm->scratch, &vm->bytes, &vm->message};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++)
        if (buffers[i]->cap > LARGE)
            buf_done(buffers[i]);
}

/* The report is written, and the machine is ready again. */
static MgradStatus session_recover(Mgrad *m)
{
    Vm *vm = &m->vm;
    session_end_progress(m);
    const Diag *diag = &vm->catch_.diag;
    m->mem.fail = NULL; /* nothing may be thrown while the report is written */
    m->mem.limit = SIZE_MAX;
    vm_unwind(vm);
    session_drop_unfinished_imports(m);
    session_drop_buffers(vm);
    heap_collect(&vm->heap); /* a limit that was met must not hold for ever */
    buf_clear(&m->error_text);
    diag_render(diag, &vm->sources, &m->error_text);
    Place place = sources_place(&vm->sources, diag->span.start);
    m->error = (MgradError){.file = place.source ? place.source->name : "",
                            .line = place.line,
                            .column = place.column,
                            .message = buf_text(&diag->message),
                            .text = buf_text(&m->error_text)};
    if (place.source)
        m->error.offset = diag->span.start - place.source->base;
    /* After another error the flag stays: a Ctrl-C that came just then is still to be heard. */
    if (diag->kind == DIAG_INTERRUPTED || diag->kind == DIAG_TIMEOUT)
        *vm->host.stop = HOST_GO_ON;
    return session_status(diag->kind);
}

/* Called where a throw of what was to run is caught. */
static MgradStatus session_caught(Mgrad *m)
{
    transcript_end(&m->vm, false);
    return session_recover(m);
}

/* Sets what a throw needs; the caller then calls setjmp on the catch, as C demands. */
static void session_arm(Mgrad *m)
{
    static const MgradError none = {"", 0, 0, 0, "", ""};
    m->error = none;
    m->mem.limit = m->max_memory ? m->max_memory : SIZE_MAX;
    vm_arm(&m->vm);
}

/* Once a session, at the prompt: the program has bound the name of a builtin function. */
static void session_note_hidden(Mgrad *m)
{
    Vm *vm = &m->vm;
    const Env *env = m->main;
    for (size_t i = 0; vm->interactive && !m->noted_hidden && i < env->count; i++) {
        Datum builtin = vm_builtin(vm, env->names[i]);
        bool is_function = builtin.kind == D_NATIVE || builtin.kind == D_CLOSURE;
        if (!is_function || !vm_is_bound(vm, env->names[i], env->slots[i]))
            continue;
        m->noted_hidden = true;
        vm_note(vm, "%s now hides the builtin function; reset gives it back",
                intern_text(&vm->names, env->names[i]));
    }
}

static MgradStatus session_run(Mgrad *m, const char *name, const char *text, size_t size)
{
    session_arm(m);
    if (setjmp(m->vm.catch_.jump))
        return session_caught(m);
    const Source *source = session_add_source(m, name, text, size);
    Proto *proto =
        m->vm.interactive ? session_compile_typed(m, source) : session_compile(m, source, m->main);
    session_add_main_file(m, name);
    vm_run(&m->vm, proto);
    session_drop_unfinished_imports(m);
    session_end_progress(m);
    session_note_hidden(m);
    transcript_end(&m->vm, true);
    return MGRAD_OK;
}

static MgradStatus session_check(Mgrad *m, const char *name, const char *text, size_t size)
{
    session_arm(m);
    if (setjmp(m->vm.catch_.jump))
        return session_caught(m);
    session_compile(m, session_add_source(m, name, text, size), m->main);
    return MGRAD_OK;
}

/* The prompt asks of every line whether more is to come. */
MgradStatus mgrad_check(Mgrad *m, const char *name, const char *text, size_t size)
{
    MgradStatus status = session_check(m, name, text, size);
    heap_tidy(&m->vm.heap);
    return status;
}

/* ---- statement by statement ---- */

struct MgradScript {
    Mgrad *m;
    Source *source; /* held */
    uint32_t at;
};

MgradScript *mgrad_script_open(Mgrad *m, const char *name, const char *text, size_t size)
{
    session_arm(m);
    if (setjmp(m->vm.catch_.jump)) {
        session_caught(m);
        return NULL;
    }
    Source *source = session_add_source(m, name, text, size);
    MgradScript *script = mem_alloc(&m->mem, sizeof *script);
    source_hold(source);
    *script = (MgradScript){m, source, 0};
    m->quiet_at = 0;
    return script;
}

void mgrad_script_seek(MgradScript *script, size_t offset)
{
    script->at = offset < script->source->size ? (uint32_t)offset : script->source->size;
}

void mgrad_script_close(MgradScript *script)
{
    if (!script)
        return;
    source_release(script->source);
    mem_free(&script->m->mem, script, sizeof *script);
}

bool mgrad_script_step(MgradScript *script, MgradStep *step)
{
    Mgrad *m = script->m;
    Parser *parser = &m->parser;
    *step = (MgradStep){script->at, script->at, MGRAD_OK};
    session_arm(m);
    if (setjmp(m->vm.catch_.jump)) {
        if (step->end == step->start) /* it was not parsed to its end */
            step->end = parse_offset(parser) > step->start ? parse_offset(parser) : step->start;
        script->at = (uint32_t)step->end;
        step->status = session_caught(m);
        return true;
    }
    arena_reset(&m->arena);
    m->parsed = m->main;
    parse_init(parser, script->source, script->at, &m->arena, &m->vm.names, &m->syntax,
               &m->vm.catch_);
    Stmt *statement = parse_next(parser);
    if (!statement)
        return false;
    step->start = statement->span.start - script->source->base;
    step->end = script->at = parse_offset(parser);
    if (statement->kind == ST_EXPR && statement->span.start == m->quiet_at)
        statement->as.expr.is_quiet = true;
    CompileContext context = session_compile_context(m, m->main);
    vm_run(&m->vm, compile_block(&context, (Block){statement}));
    session_end_progress(m);
    return true;
}

/* ---- while expressions are watched ---- */

/* What fails here is the look, not the statement that was typed: that one stays in the transcript.
 */
static void session_run_watched(Mgrad *m, size_t i)
{
    session_arm(m);
    if (setjmp(m->vm.catch_.jump)) {
        if (session_recover(m) == MGRAD_ERROR)
            watch_show_failure(&m->vm, i, m->error.message);
        session_arm(m);
        return;
    }
    vm_run(&m->vm, m->library.watch.items[i].proto);
}

static void session_show_watched(Mgrad *m)
{
    for (size_t i = 0; i < m->library.watch.count; i++)
        session_run_watched(m, i);
}

/* The whole of what was typed must be right before any of it runs. */
static MgradStatus session_check_typed(Mgrad *m, const char *name, const char *text, size_t size,
                                       Source **source)
{
    session_arm(m);
    if (setjmp(m->vm.catch_.jump))
        return session_caught(m);
    *source = session_add_source(m, name, text, size);
    session_compile_typed(m, *source);
    return MGRAD_OK;
}

/* Statement by statement, with a look at what is watched behind each. */
static MgradStatus session_run_watching(Mgrad *m, const char *name, const char *text, size_t size)
{
    MgradScript script = {m, NULL, 0};
    MgradStep step = {.status = session_check_typed(m, name, text, size, &script.source)};
    if (step.status != MGRAD_OK)
        return step.status;
    source_hold(script.source);
    while (mgrad_script_step(&script, &step) && step.status == MGRAD_OK)
        session_show_watched(m);
    source_release(script.source);
    if (step.status == MGRAD_OK) {
        session_note_hidden(m);
        transcript_end(&m->vm, true);
    }
    return step.status;
}

MgradStatus mgrad_run(Mgrad *m, const char *name, const char *text, size_t size)
{
    uint64_t made = tape_made(&m->vm.tape);
    bool is_watching = m->library.watch.count > 0;
    MgradStatus status =
        is_watching ? session_run_watching(m, name, text, size) : session_run(m, name, text, size);
    if (status == MGRAD_OK && !is_watching)
        session_show_watched(m);
    /* A collection only takes nodes away: those that are left of the new ones are the newest. */
    lib_note_not_finite(&m->vm, tape_made(&m->vm.tape) - made);
    if (m->vm.interactive)
        heap_tidy(&m->vm.heap); /* while the person thinks */
    return status;
}

MgradStatus mgrad_run_script(Mgrad *m, const char *name, const char *text, size_t size)
{
    Vm *vm = &m->vm;
    bool is_interactive = vm->interactive;
    vm->interactive = false;
    vm->record = NULL;
    MgradStatus status = session_run(m, name, text, size);
    vm->interactive = is_interactive;
    vm->record = is_interactive ? transcript_record : NULL;
    if (is_interactive && status == MGRAD_OK)
        transcript_add_script(vm, name, text, size);
    return status;
}

/* ---- a session's life ---- */

static void session_run_core(Mgrad *m)
{
    Vm *vm = &m->vm;
    m->core = heap_env(&vm->heap);
    const StdFile *core = session_std("core");
    assert(core); /* the build embeds it */
    const Source *source = session_add_source(m, "core.mg", core->text, core->size);
    vm_run(vm, session_compile(m, source, m->core));
    lib_add_core(vm, m->core);
    vm->text_closure = heap_env_find(m->core, intern_cstr(&vm->names, "_text"))->as.closure;
}

static void session_set_argv(Mgrad *m, const MgradOptions *options)
{
    Vm *vm = &m->vm;
    List *list = heap_list(&vm->heap, (size_t)options->argc);
    for (int i = 0; i < options->argc; i++)
        heap_append(&vm->heap, list, vm_string(vm, options->argv[i], strlen(options->argv[i])));
    lib_define(vm, "argv", strlen("argv"), datum_obj(D_LIST, list));
}

static void session_init(Mgrad *m, const MgradOptions *options)
{
    Vm *vm = &m->vm;
    vm->session = m;
    vm->import = session_import;
    vm->compile = session_compile_text;
    vm->explain = session_explain;
    vm->more_roots = session_roots;
    vm->interactive = options->interactive;
    vm->timeout = options->timeout;
    vm->color = options->color;
    vm->record = options->interactive ? transcript_record : NULL;
    lib_init(&m->library, vm);
    m->syntax = (Syntax){.commands = m->library.commands,
                         .command_count = m->library.command_count,
                         .file = intern_cstr(&vm->names, "file"),
                         .is_bound = session_is_bound,
                         .ctx = m};
    m->main = heap_env(&vm->heap);
    m->import_path = session_copy_text(m, options->import_path ? options->import_path : "");
    session_run_core(m);
    if (options->argc > 0)
        session_set_argv(m, options);
}

static bool session_start(Mgrad *m, const Host *host, const MgradOptions *options)
{
    if (setjmp(m->vm.catch_.jump))
        return false;
    arena_init(&m->arena, &m->mem);
    buf_init(&m->error_text, &m->mem);
    vm_init(&m->vm, &m->mem, host, options->max_nodes);
    m->vm.tape.folds_off = options->unfolded;
    session_init(m, options);
    session_arm(m);
    return true;
}

Mgrad *mgrad_new(const Host *host, const MgradOptions *options)
{
    static const MgradOptions plain = {0};
    Mem mem;
    mem_init(&mem);
    Mgrad *m = mem_alloc_zero(&mem, sizeof *m);
    if (!m)
        return NULL;
    m->mem = mem;
    m->max_memory = options ? options->max_memory : 0;
    if (session_start(m, host, options ? options : &plain))
        return m;
    mgrad_free(m);
    return NULL;
}

void mgrad_free(Mgrad *m)
{
    if (!m)
        return;
    session_free_imports(m);
    if (m->import_path)
        mem_free(&m->mem, m->import_path, strlen(m->import_path) + 1);
    lib_done(&m->library, &m->vm);
    vm_done(&m->vm);
    arena_done(&m->arena);
    buf_done(&m->error_text);
    Mem mem = m->mem;
    mem_free(&mem, m, sizeof *m);
}

const MgradError *mgrad_error(const Mgrad *m)
{
    return &m->error;
}

int mgrad_exit_status(const Mgrad *m)
{
    return m->vm.exit_status;
}
