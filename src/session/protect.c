/*
 * protect.c: catches errors that a text throws, and recovers from them.
 */
#include "session/protect.h"

#include "heap/garbage.h"
#include "lib/draw/display.h"
#include "lib/explain/private.h"
#include "lib/explain/stepping.h"
#include "lib/prompt/transcript.h"
#include "session/import.h"
#include "session/mistakes.h"
#include "vm/error.h"

static void protect_limit_memory(Mgrad *m)
{
    m->mem.limit = m->max_memory ? m->max_memory : SIZE_MAX;
    vm_arm(&m->vm);
}

/* From here on an allocation returns NULL and throws nothing. */
static void protect_free_memory(Mgrad *m)
{
    m->mem.fail = NULL;
    m->mem.limit = SIZE_MAX;
}

static void protect_arm(Mgrad *m)
{
    report_clear(m);
    m->importing = (Span){0, 0};
    m->parses_all = false;
    if (!m->is_built) /* there is no limit yet, and vm_init arms the machine */
        return;
    protect_limit_memory(m);
}

static MgradStatus protect_status(DiagKind kind)
{
    switch (kind) {
    case DIAG_INCOMPLETE:
        return MGRAD_INCOMPLETE;
    case DIAG_INTERRUPTED:
        return MGRAD_INTERRUPTED;
    case DIAG_QUIT:
        return MGRAD_QUIT;
    case DIAG_TIMEOUT:
        return MGRAD_TIMEOUT;
    case DIAG_MEMORY:
        return MGRAD_MEMORY;
    case DIAG_NODES:
        return MGRAD_NODES;
    case DIAG_OUTPUT:
        return MGRAD_OUTPUT;
    default:
        return MGRAD_ERROR;
    }
}

/* A loop that ended early may have left its progress bar on the screen. */
static void protect_end_progress(Mgrad *m)
{
    const Host *host = &m->vm.host;
    if (host->progress)
        host->progress(host->ctx, 0, 0);
}

/* A long text or a picture that was being built is in one of the buffers. */
void protect_free_garbage(Mgrad *m)
{
    buf_reset(&m->vm.scratch);
    buf_reset(&m->vm.bytes);
    buf_reset(&m->vm.message);
    display_forget(&m->library.display);
    garbage_collect(&m->vm.heap);
}

/* After a syntax error, adds it and the further ones to the report. Before a collection, which may
   free the variables that the parser looks up. */
static bool protect_add_mistakes(Mgrad *m)
{
    protect_limit_memory(m);
    bool is_added = mistakes_collect(m);
    protect_free_memory(m);
    return is_added;
}

/* `is_added`: the report has the error that was caught. */
static void protect_write_report(Mgrad *m, bool is_added)
{
    size_t failed = is_added ? 0 : m->report.count;
    if (!is_added)
        report_add(m, &m->vm.catch_.diag);
    report_finish(m, failed);
}

/* The import whose file has an error of syntax is not a frame of the machine yet. */
static void protect_add_import(Mgrad *m)
{
    const DiagCall import = {.span = m->importing, .times = 1};
    if (m->importing.start)
        buf_put(&m->vm.catch_.diag.calls, (const char *)&import, sizeof import);
}

static MgradStatus protect_recover(Mgrad *m)
{
    Vm *vm = &m->vm;
    bool was_running = vm->frame_count > 0;
    protect_free_memory(m);
    private_end(vm);
    stepping_recover(vm);
    if (!m->is_watching) /* before error_unwind: it asks which statement was running */
        transcript_end(vm, false);
    protect_add_import(m);
    error_unwind(vm);
    bool is_added = protect_add_mistakes(m);
    import_drop_unfinished(m);
    protect_free_garbage(m); /* so that the next text does not meet the same limit at once */
    protect_write_report(m, is_added);
    MgradStatus status = protect_status(vm->catch_.diag.kind);
    if (status == MGRAD_INCOMPLETE && was_running)
        status = MGRAD_ERROR; /* of a file that a statement reads: no further line corrects it */
    if (status == MGRAD_QUIT)
        m->report.count = 0; /* no error; only mgrad_error tells the place */
    /* After any other error the flag stays: a Ctrl-C that arrived meanwhile is still pending. */
    if (mgrad_stopped(status))
        *vm->host.stop = HOST_GO_ON;
    return status;
}

MgradStatus protect_refuse(Mgrad *m)
{
    report_refuse(m);
    return MGRAD_ERROR;
}

MgradStatus session_protect(Mgrad *m, ProtectedFunction *function, void *argument)
{
    if (m->is_running)
        return protect_refuse(m);
    m->is_running = true;
    protect_arm(m);
    bool is_done = catch_call(&m->vm.catch_, m, function, argument);
    m->is_running = false;
    report_drop_refusal(m);
    if (!m->is_built)
        return is_done ? MGRAD_OK : MGRAD_ERROR;
    protect_end_progress(m);
    if (!is_done)
        return protect_recover(m);
    protect_free_memory(m);
    report_finish(m, m->report.count); /* there may be warnings */
    return MGRAD_OK;
}

MgradStatus protect_unrecorded(Mgrad *m, ProtectedFunction *function, void *argument)
{
    Vm *vm = &m->vm;
    if (m->is_running)
        return protect_refuse(m);
    void (*record)(Vm *, OutputKind, const char *, size_t) = vm->hooks.record;
    vm->hooks.record = NULL;
    MgradStatus status = session_protect(m, function, argument);
    vm->hooks.record = record;
    vm->result = datum_nil();
    return status;
}

bool protect_quietly(Mgrad *m, ProtectedFunction *function, void *argument)
{
    if (m->is_running)
        return false;
    protect_limit_memory(m);
    bool is_done = catch_call(&m->vm.catch_, m, function, argument);
    protect_free_memory(m);
    return is_done;
}
