/*
 * error.c: throwing errors, and the stack trace of a report.
 *
 * An error is written to vm->catch_.diag and thrown by longjmp. The session catches it and calls
 * error_unwind while the frames still exist.
 */
#include "vm/error.h"

#include <string.h>

#include "vm/foreign.h"
#include "vm/site.h"
#include "vm/vm_internal.h"

enum { SHOWN_CALLS = 6 }; /* in a stack trace */

static _Noreturn void throw_to_session(Vm *vm)
{
    longjmp(vm->catch_.jump, 1);
}

_Noreturn void error_throw(Vm *vm, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&vm->catch_.diag, DIAG_ERROR, site_span(vm), format, args);
    va_end(args);
    throw_to_session(vm);
}

_Noreturn void error_throw_arg(Vm *vm, uint32_t arg, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&vm->catch_.diag, DIAG_ERROR, site_arg_span(vm, arg), format, args);
    va_end(args);
    throw_to_session(vm);
}

_Noreturn void error_throw_at(Vm *vm, Span span, const char *help, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&vm->catch_.diag, DIAG_ERROR, span, format, args);
    va_end(args);
    if (help)
        diag_help(&vm->catch_.diag, "%s", help);
    throw_to_session(vm);
}

_Noreturn void error_throw_limit(Vm *vm, DiagKind kind, const char *help, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&vm->catch_.diag, kind, site_span(vm), format, args);
    va_end(args);
    if (help)
        diag_help(&vm->catch_.diag, "%s", help);
    throw_to_session(vm);
}

_Noreturn void error_quit(Vm *vm, int status)
{
    vm->exit_status = status;
    diag_throw(&vm->catch_, DIAG_QUIT, site_span(vm), "quit");
}

/* True if a program called the frame, not the core or the VM. */
static bool frame_is_call(const Frame *frame)
{
    return frame->kind != FRAME_TEXT && !frame->proto->is_hidden && !frame[-1].proto->is_hidden;
}

/* The call that made frame `at`, or the next one outwards, together with the calls from the same
   site that follow (recursion). Returns the frame to continue at. */
static size_t unwind_call(const Vm *vm, size_t at, DiagCall *call)
{
    call->times = 0;
    for (; at > 0; at--) {
        const Frame *frame = &vm->frames[at];
        if (!frame_is_call(frame))
            continue;
        Span span = site_of_frame(&frame[-1]);
        if (call->times && span.start != call->span.start)
            break;
        call->span = span;
        call->function = frame->kind == FRAME_IMPORT ? NULL : frame->proto->signature.name;
        call->times++;
    }
    return at;
}

static bool span_is_library(const Vm *vm, Span span)
{
    const Source *source = sources_find(&vm->sources, span.start);
    return source && source->is_library;
}

/* An error inside a library is shown at the program's call. The functions between follow. */
static void error_leave_library(Vm *vm)
{
    Diag *diag = &vm->catch_.diag;
    size_t count = diag_call_count(diag), last = 0;
    while (last < count && span_is_library(vm, diag_call(diag, last).span))
        last++;
    if (last == count || !span_is_library(vm, diag->span))
        return;
    diag->inside = last + 1;
    diag->reached = diag->span;
    diag->span = diag_call(diag, last).span;
}

void error_unwind(Vm *vm)
{
    Diag *diag = &vm->catch_.diag;
    DiagCall call;
    size_t count = diag_call_count(diag); /* an import, perhaps */
    for (size_t at = vm->frame_count ? vm->frame_count - 1 : 0; at > 0;) {
        at = unwind_call(vm, at, &call);
        if (call.times && ++count <= SHOWN_CALLS)
            buf_put(&diag->calls, (const char *)&call, sizeof call);
    }
    /* The outermost call matters most to the reader: it replaces the last one that is shown. */
    if (count > SHOWN_CALLS)
        memcpy(diag->calls.data + (SHOWN_CALLS - 1) * sizeof call, &call, sizeof call);
    diag->calls_left_out = count > SHOWN_CALLS ? count - SHOWN_CALLS : 0;
    error_leave_library(vm);
    vm->frame_count = 0;
    vm->call.native = NULL;
}

/* ---- unknown names ---- */

Suggestion error_suggest(const Vm *vm, Name wanted)
{
    return suggest_begin(intern_text(&vm->names, wanted), intern_len(&vm->names, wanted));
}

void error_try(const Vm *vm, Suggestion *suggestion, Name name)
{
    suggest_try(suggestion, intern_text(&vm->names, name), intern_len(&vm->names, name));
}

const char *error_similar(Vm *vm, const Suggestion *suggestion)
{
    if (!suggestion->best)
        return NULL;
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "a similar name exists: '%s'", suggestion->best);
    return buf_text(&vm->scratch);
}

/* The candidates are the builtins and the globals that have a value. */
_Noreturn void error_unknown_name(Vm *vm, Span span, const Env *env, Name name)
{
    const char *text = intern_text(&vm->names, name);
    buf_clear(&vm->scratch);
    if (vm->hooks.explain && vm->hooks.explain(vm->hooks.session, text, &vm->scratch))
        error_throw_at(vm, span, buf_text(&vm->scratch), "unknown name '%s'", text);
    const char *comment = foreign_comment(vm, span);
    if (comment)
        error_throw_at(vm, span, comment, "unknown name '%s'", text);
    const char *function = foreign_function(vm, span);
    if (function)
        error_throw_at(vm, span, function, "unknown name '%s'", text);
    Suggestion similar = error_suggest(vm, name);
    for (size_t i = 0; i < vm->builtin_count; i++)
        if (vm->builtins[i].kind != D_UNSET)
            error_try(vm, &similar, (Name)i);
    for (size_t i = 0; i < env->count; i++)
        if (env->slots[i].kind != D_UNSET)
            error_try(vm, &similar, env->names[i]);
    error_throw_at(vm, span, error_similar(vm, &similar), "unknown name '%s'", text);
}
