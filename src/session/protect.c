/*
 * protect.c: catches errors that a text throws, and recovers from them.
 */
#include "session/protect.h"

#include "base/escape.h"
#include "heap/garbage.h"
#include "lib/prompt/transcript.h"
#include "session/import.h"
#include "session/mistakes.h"
#include "vm/error.h"

void protect_clear_error(Mgrad *m)
{
    static const MgradError none = {"", 0, 0, 0, "", ""};
    m->error = none;
}

static void protect_arm(Mgrad *m)
{
    protect_clear_error(m);
    m->parses_all = false;
    if (!m->is_built) /* there is no limit yet, and vm_init arms the machine */
        return;
    m->mem.limit = m->max_memory ? m->max_memory : SIZE_MAX;
    vm_arm(&m->vm);
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

/* A long text that was being built is in one of the buffers. */
void protect_free_garbage(Mgrad *m)
{
    buf_reset(&m->vm.scratch);
    buf_reset(&m->vm.bytes);
    buf_reset(&m->vm.message);
    garbage_collect(&m->vm.heap);
}

static void protect_write_report(Mgrad *m)
{
    Vm *vm = &m->vm;
    Diag *diag = &vm->catch_.diag;
    escape_from(&diag->message, 0);
    buf_clear(&m->error_text);
    buf_put(&m->error_text, m->mistakes.data, m->mistakes.len);
    if (!m->mistakes.len || diag->kind != DIAG_ERROR)
        mistakes_put(m, diag, &m->error_text);
    Place place = sources_place(&vm->sources, diag->span.start);
    m->error = (MgradError){.file = place.source ? place.source->name : "",
                            .line = place.line,
                            .column = place.column,
                            .message = buf_text(&diag->message),
                            .text = buf_text(&m->error_text)};
    if (place.source)
        m->error.offset = diag->span.start - place.source->base;
}

static MgradStatus protect_recover(Mgrad *m)
{
    Vm *vm = &m->vm;
    MgradStatus status = protect_status(vm->catch_.diag.kind);
    if (status == MGRAD_INCOMPLETE && vm->frame_count > 0)
        status = MGRAD_ERROR; /* of a file that a statement reads: no further line corrects it */
    if (!m->is_watching)      /* before error_unwind: it asks which statement was running */
        transcript_end(vm, false);
    m->mem.limit = SIZE_MAX;
    error_unwind(vm);
    import_drop_unfinished(m);
    protect_free_garbage(m); /* so that the next text does not meet the same limit at once */
    protect_write_report(m);
    /* After any other error the flag stays: a Ctrl-C that arrived meanwhile is still pending. */
    if (mgrad_stopped(status))
        *vm->host.stop = HOST_GO_ON;
    return status;
}

MgradStatus session_protect(Mgrad *m, ProtectedFunction *function, void *argument)
{
    protect_arm(m);
    bool is_done = catch_call(&m->vm.catch_, m, function, argument);
    if (!m->is_built)
        return is_done ? MGRAD_OK : MGRAD_ERROR;
    protect_end_progress(m);
    if (!is_done)
        mistakes_collect(m);
    m->mem.fail = NULL; /* from here on an allocation returns NULL and throws nothing */
    return is_done ? MGRAD_OK : protect_recover(m);
}
