/* vm.c: the machine itself: its roots, what it says of mistakes, and the things it makes. */
#include "vm/vm_internal.h"

#include <stddef.h>
#include <string.h>

#include "source/known.h"
#include "vm/fields.h"
#include "source/limits.h"

enum {
    SHOWN_CALLS = 6, /* of a report's trail */
    FIRST_STACK = 256
};

/* ---- the machine ---- */

static void vm_roots(void *ctx, Heap *heap, HeapVisit *visit);

/* The limit that was met, as the command line takes it; 0: the system has no more. */
static size_t vm_met_limit(const Vm *vm, size_t wanted)
{
    const Mem *mem = vm->mem;
    return mem->limit != SIZE_MAX && (mem->used > mem->limit || wanted > mem->limit - mem->used)
               ? mem->limit
               : 0;
}

static _Noreturn void vm_out_of_memory(void *ctx, size_t wanted)
{
    Vm *vm = ctx;
    size_t limit = vm_met_limit(vm, wanted);
    /* The message needs a little memory itself; the next run sets the limit anew. */
    vm->mem->fail = NULL;
    vm->mem->limit = SIZE_MAX;
    Span span = vm->frame_count ? vm_span(vm) : (Span){0, 0};
    if (!limit)
        vm_fail_help(vm, span, NULL, "out of memory: the system has no more");
    buf_clear(&vm->scratch);
    buf_put_size(&vm->scratch, limit);
    vm_fail_help(vm, span, "mgrad --max-memory=SIZE sets another limit",
                 "out of memory: a program may take %s", buf_text(&vm->scratch));
}

static _Noreturn void vm_list_too_long(void *ctx)
{
    vm_fail(ctx, "this list is full: it holds at most %d elements", LIMIT_LIST);
}

void vm_arm(Vm *vm)
{
    vm->mem->fail = vm_out_of_memory;
    vm->mem->fail_ctx = vm;
}

void vm_init(Vm *vm, Mem *mem, const Host *host, uint64_t max_nodes)
{
    vm->mem = mem;
    static const volatile sig_atomic_t never = HOST_GO_ON;
    vm->host = *host;
    vm->stop = host->stop ? host->stop : &never;
    diag_init(&vm->catch_.diag, mem);
    buf_init(&vm->scratch, mem);
    buf_init(&vm->bytes, mem);
    buf_init(&vm->message, mem);
    sources_init(&vm->sources, mem);
    heap_init(&vm->heap, mem, &vm->tape, &vm->sources);
    vm->heap.roots = vm_roots;
    vm->heap.too_long = vm_list_too_long;
    vm->heap.ctx = vm;
    vm_arm(vm);
    intern_init(&vm->names, mem);
    known_init(&vm->names);
    if (!tape_init(&vm->tape, mem, max_nodes))
        vm_out_of_memory(vm, 0);
    vm->tape.stop = host->stop;
    heap_schedule(&vm->heap);
    vm_reserve_stack(vm, 0, FIRST_STACK);
}

void vm_done(Vm *vm)
{
    Mem *mem = vm->mem;
    heap_done(&vm->heap);
    tape_done(&vm->tape);
    mem_free(mem, vm->stack, vm->stack_cap * sizeof *vm->stack);
    mem_free(mem, vm->frames, vm->frame_cap * sizeof *vm->frames);
    buf_done(&vm->scratch);
    buf_done(&vm->bytes);
    buf_done(&vm->message);
    diag_done(&vm->catch_.diag);
    sources_done(&vm->sources);
    intern_done(&vm->names);
}

Datum vm_builtin(const Vm *vm, Name name)
{
    return name < vm->builtin_count ? vm->builtins[name] : datum_unset();
}

/* ---- roots ---- */

static void visit_frame(Frame *frame, Heap *heap, HeapVisit *visit)
{
    Datum proto = datum_obj(D_PROTO, frame->proto);
    visit(heap, &proto);
    if (frame->closure) {
        Datum closure = datum_obj(D_CLOSURE, frame->closure);
        visit(heap, &closure);
    }
    if (frame->self) {
        Datum self = datum_obj(D_INSTANCE, frame->self);
        visit(heap, &self);
    }
}

/* What was said last may still be read, with the places that it names. */
static void mark_report(Sources *sources, const Diag *diag)
{
    sources_mark(sources, diag->span.start);
    for (size_t at = 0; at < diag->calls.len; at += sizeof(DiagCall)) {
        DiagCall call;
        memcpy(&call, diag->calls.data + at, sizeof call);
        sources_mark(sources, call.span.start);
    }
}

/* All registers of all frames, also dead ones: each holds something valid, and stays valid because
   every collection rewrites it. What lies above is cleared, so that a later frame finds nothing old
   in its registers (frame_enter). */
static void vm_roots(void *ctx, Heap *heap, HeapVisit *visit)
{
    Vm *vm = ctx;
    size_t top = 0;
    for (size_t i = 0; i < vm->frame_count; i++) {
        Frame *frame = &vm->frames[i];
        size_t end = frame->base + frame->proto->registers;
        top = end > top ? end : top;
        visit_frame(frame, heap, visit);
    }
    for (size_t i = 0; i < top; i++)
        visit(heap, &vm->stack[i]);
    memset(vm->stack + top, 0, (vm->stack_cap - top) * sizeof *vm->stack);
    if (vm->text_closure) {
        Datum closure = datum_obj(D_CLOSURE, vm->text_closure);
        visit(heap, &closure);
    }
    for (size_t i = 0; i < vm->builtin_count; i++)
        visit(heap, &vm->builtins[i]);
    mark_report(&vm->sources, &vm->catch_.diag);
    vm->more_roots(vm->session, heap, visit);
}

/* ---- errors ---- */

/* The frame where the program itself is: those of the core do not show. */
static const Frame *vm_shown_frame(const Vm *vm)
{
    const Frame *frame = vm_top(vm);
    while (frame > vm->frames && frame->proto->is_hidden)
        frame--;
    return frame;
}

static Span frame_span(const Frame *frame)
{
    ptrdiff_t at = frame->pc - frame->proto->code;
    return frame->proto->spans[at > 0 ? at - 1 : 0];
}

Span vm_span(const Vm *vm)
{
    return vm->frame_count ? frame_span(vm_shown_frame(vm)) : (Span){0, 0};
}

Span vm_main_span(const Vm *vm)
{
    return vm->frame_count ? frame_span(&vm->frames[0]) : (Span){0, 0};
}

static const CallSpans *proto_call_spans(const Proto *proto, uint32_t at)
{
    uint32_t low = 0, high = proto->call_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (proto->calls[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < proto->call_count && proto->calls[low].at == at ? &proto->calls[low] : NULL;
}

/* The spans of the arguments of the call at work; NULL where there are none. */
static const CallSpans *vm_call_spans(const Vm *vm)
{
    const Frame *frame = vm_shown_frame(vm);
    return proto_call_spans(frame->proto, (uint32_t)(frame->pc - frame->proto->code - 1));
}

/* An argument counted as it is written in the call. */
static Span vm_written_span(const Vm *vm, uint32_t written)
{
    const CallSpans *spans = vm_call_spans(vm);
    written += vm->receiver_is_callee;
    if (!spans || written >= spans->count)
        return vm_span(vm);
    return vm_shown_frame(vm)->proto->arg_spans[spans->first + written];
}

Span vm_keyword_span(const Vm *vm, uint32_t keyword)
{
    const CallSpans *spans = vm_call_spans(vm); /* the core's own calls have the right names */
    return vm_top(vm)->proto->arg_spans[spans->first + spans->count + keyword];
}

/* Which argument of a call, as written, became parameter `arg` of what it calls. */
static uint32_t written_arg(const Signature *signature, uint32_t positional, const Name *keywords,
                            uint32_t arg)
{
    uint32_t written = arg;
    bool by_position = signature->star ? arg >= signature->count : arg < positional;
    if (by_position)
        written = signature->star ? arg - signature->count : arg;
    else
        for (uint32_t i = 0; keywords && i < keywords[0]; i++)
            if (keywords[i + 1] == signature->params[arg])
                written = positional + i;
    return written;
}

/* The same for the function of the core that the program called. */
static uint32_t vm_core_arg(const Vm *vm, uint32_t arg)
{
    const Frame *caller = vm_shown_frame(vm);
    const CallSpans *spans = vm_call_spans(vm);
    if (!spans || caller == vm_top(vm) || arg >= caller[1].proto->signature.count)
        return arg;
    const Signature *signature = &caller[1].proto->signature;
    const Name *keywords = frame_keywords(caller, caller->pc[-1]);
    return written_arg(signature, spans->count - (keywords ? keywords[0] : 0), keywords, arg);
}

Span vm_arg_span(const Vm *vm, uint32_t arg)
{
    if (vm_top(vm)->proto->is_hidden)
        arg = vm_core_arg(vm, arg);
    else if (vm->native)
        arg = written_arg(&vm->native->signature, vm->positional, vm->keywords, arg);
    return vm_written_span(vm, arg);
}

const char *vm_called_name(const Vm *vm)
{
    const Frame *frame = vm_shown_frame(vm) + 1;
    bool in_core = frame <= vm_top(vm);
    return in_core ? frame->proto->signature.name : vm->native->signature.name;
}

Span vm_arg_text(const Vm *vm, uint32_t arg, const char **text)
{
    Span span = vm_arg_span(vm, arg);
    Place place = sources_place(&vm->sources, span.start);
    *text = place.source->text + (span.start - place.source->base);
    return span;
}

static _Noreturn void vm_throw(Vm *vm)
{
    longjmp(vm->catch_.jump, 1);
}

_Noreturn void vm_fail(Vm *vm, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&vm->catch_.diag, DIAG_ERROR, vm_span(vm), format, args);
    va_end(args);
    vm_throw(vm);
}

_Noreturn void vm_fail_arg(Vm *vm, uint32_t arg, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&vm->catch_.diag, DIAG_ERROR, vm_arg_span(vm, arg), format, args);
    va_end(args);
    vm_throw(vm);
}

_Noreturn void vm_fail_help(Vm *vm, Span span, const char *help, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(&vm->catch_.diag, DIAG_ERROR, span, format, args);
    va_end(args);
    if (help)
        diag_help(&vm->catch_.diag, "%s", help);
    vm_throw(vm);
}

_Noreturn void vm_quit(Vm *vm, int status)
{
    vm->exit_status = status;
    diag_throw(&vm->catch_, DIAG_QUIT, vm_span(vm), "quit");
}

void vm_poll(Vm *vm)
{
    int stop = *vm->stop;
    if (stop == HOST_GO_ON)
        return;
    if (stop == HOST_TIMEOUT)
        diag_throw(&vm->catch_, DIAG_TIMEOUT, vm_span(vm),
                   "the time is up: the program was stopped");
    diag_throw(&vm->catch_, DIAG_INTERRUPTED, vm_span(vm), "interrupted");
}

/* Whether a frame was called by a program, not by the core or by the machine. */
static bool frame_is_call(const Frame *frame)
{
    return frame->kind != FRAME_TEXT && !frame->proto->is_hidden && !frame[-1].proto->is_hidden;
}

/* The next call outwards from frame `at`, with those from the same place before it; returns the
   frame at which to go on. */
static size_t unwind_call(const Vm *vm, size_t at, DiagCall *call)
{
    call->times = 0;
    for (; at > 0; at--) {
        const Frame *frame = &vm->frames[at];
        if (!frame_is_call(frame))
            continue;
        Span span = frame_span(&frame[-1]);
        if (call->times && span.start != call->span.start)
            break;
        call->span = span;
        call->function = frame->kind == FRAME_IMPORT ? NULL : frame->proto->signature.name;
        call->times++;
    }
    return at;
}

void vm_unwind(Vm *vm)
{
    Diag *diag = &vm->catch_.diag;
    DiagCall call;
    size_t count = 0;
    for (size_t at = vm->frame_count ? vm->frame_count - 1 : 0; at > 0;) {
        at = unwind_call(vm, at, &call);
        if (call.times && ++count <= SHOWN_CALLS)
            buf_put(&diag->calls, (const char *)&call, sizeof call);
    }
    /* The outermost call is the one that the program's reader looks for: it comes last. */
    if (count > SHOWN_CALLS)
        memcpy(diag->calls.data + (SHOWN_CALLS - 1) * sizeof call, &call, sizeof call);
    diag->calls_left_out = count > SHOWN_CALLS ? count - SHOWN_CALLS : 0;
    vm->frame_count = 0;
    vm->native = NULL;
}

/* ---- making things ---- */

Datum vm_string(Vm *vm, const char *text, size_t size)
{
    if (size > LIMIT_TEXT)
        vm_fail(vm, "this string is too long: it holds at most %d bytes", LIMIT_TEXT);
    return datum_obj(D_STRING, heap_string(&vm->heap, text, size));
}

Datum vm_scratch_string(Vm *vm)
{
    return vm_string(vm, buf_text(&vm->scratch), vm->scratch.len);
}

static _Noreturn void vm_no_node(Vm *vm)
{
    uint32_t size = tape_size(&vm->tape);
    bool is_full = size >= vm->tape.limit;
    bool is_ours = is_full && vm->tape.limit < NODE_LIMIT;
    const char *help = is_ours   ? "mgrad --max-nodes=N sets another limit"
                       : is_full ? NULL
                                 : "mgrad --max-memory=SIZE sets another limit";
    vm_fail_help(vm, vm_span(vm), help,
                 is_full ? "the graph is full: it has %u nodes"
                         : "out of memory: the graph has %u nodes",
                 size);
}

Datum vm_node(Vm *vm, Node node)
{
    if (node == NODE_NONE)
        vm_no_node(vm);
    return datum_node(node);
}

Datum vm_leaf(Vm *vm, double value)
{
    return vm_node(vm, tape_leaf(&vm->tape, value));
}

void vm_unfold(Vm *vm)
{
    if (!heap_unfold(&vm->heap))
        vm_fail(vm, "out of memory: the graph is too large to be looked at");
}

void vm_print(Vm *vm, const char *text, size_t size)
{
    if (vm->record)
        vm->record(vm, false, false, text, size);
    vm_print_only(vm, text, size);
}

void vm_print_only(Vm *vm, const char *text, size_t size)
{
    enum { PIECE = 1 << 16 };
    while (vm->host.print && size) {
        size_t piece = size < PIECE ? size : PIECE;
        vm->host.print(vm->host.ctx, text, piece);
        text += piece;
        size -= piece;
        if (size)
            vm_poll(vm);
    }
}

void vm_note(Vm *vm, const char *format, ...)
{
    if (!vm->host.note)
        return;
    Buf text;
    buf_init(&text, vm->mem);
    va_list args;
    va_start(args, format);
    buf_vprintf(&text, format, args);
    va_end(args);
    vm->host.note(vm->host.ctx, buf_text(&text));
    buf_done(&text);
}

bool vm_is_bound(const Vm *vm, Name name, Datum value)
{
    Datum builtin = vm_builtin(vm, name);
    return value.kind != D_UNSET && !(value.kind == builtin.kind && value.as.obj == builtin.as.obj);
}

void vm_copy_names(Vm *vm, const Env *from, Env *to)
{
    for (size_t i = 0; i < from->count; i++) {
        Name name = from->names[i];
        if (!vm_is_bound(vm, name, from->slots[i]) || intern_text(&vm->names, name)[0] == '_')
            continue;
        uint32_t slot = heap_env_slot(&vm->heap, to, name, vm_builtin(vm, name));
        to->slots[slot] = from->slots[i];
    }
}
