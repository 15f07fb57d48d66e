/* vm.c: the loop over instructions, and the frames of what is called. */
#include "lang/vm.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "lang/access.h"
#include "lang/arith.h"
#include "lang/text.h"

enum {
    DEEPEST_CALLS = 10000,
    SHOWN_CALLS = 6, /* of a report's trail */
    FIRST_STACK = 256
};

/* ---- the machine ---- */

static void vm_roots(void *ctx, Heap *heap, HeapVisit *visit);

static _Noreturn void vm_out_of_memory(void *ctx, size_t wanted)
{
    Vm *vm = ctx;
    /* The message needs a little memory itself; the next run sets the limit anew. */
    vm->mem->fail = NULL;
    vm->mem->limit = SIZE_MAX;
    if (vm->frame_count)
        vm_fail(vm, "out of memory: %zu more bytes are not to be had", wanted);
    diag_throw(&vm->catch_, DIAG_ERROR, (Span){0, 0}, "out of memory");
}

void vm_arm(Vm *vm)
{
    vm->mem->fail = vm_out_of_memory;
    vm->mem->fail_ctx = vm;
}

void vm_init(Vm *vm, Mem *mem, const Host *host, uint64_t max_nodes)
{
    vm->mem = mem;
    vm->host = *host;
    diag_init(&vm->catch_.diag, mem);
    buf_init(&vm->scratch, mem);
    buf_init(&vm->bytes, mem);
    buf_init(&vm->message, mem);
    sources_init(&vm->sources, mem);
    heap_init(&vm->heap, mem, &vm->tape);
    vm->heap.roots = vm_roots;
    vm->heap.ctx = vm;
    vm_arm(vm);
    intern_init(&vm->names, mem);
    access_init(&vm->names);
    if (!tape_init(&vm->tape, mem, max_nodes))
        vm_out_of_memory(vm, 0);
    vm->tape.stop = host->stop;
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

/* All registers of all frames, also dead ones: each holds something valid since its frame began,
   and stays valid because every collection rewrites it. */
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
    if (vm->text_closure) {
        Datum closure = datum_obj(D_CLOSURE, vm->text_closure);
        visit(heap, &closure);
    }
    for (size_t i = 0; i < vm->builtin_count; i++)
        visit(heap, &vm->builtins[i]);
    vm->more_roots(vm->session, heap, visit);
}

/* ---- errors ---- */

static const Frame *vm_top(const Vm *vm)
{
    return &vm->frames[vm->frame_count - 1];
}

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
    const CallSpans *spans = vm_call_spans(vm);
    if (!spans || vm_top(vm)->proto->is_hidden)
        return vm_span(vm);
    return vm_top(vm)->proto->arg_spans[spans->first + spans->count + keyword];
}

/* Which argument of the call, as written, became argument `arg` of the builtin. */
static uint32_t vm_written_arg(const Vm *vm, uint32_t arg)
{
    const Signature *signature = &vm->native->signature;
    uint32_t written = arg;
    bool by_position = signature->star ? arg >= signature->count : arg < vm->positional;
    if (by_position)
        written = signature->star ? arg - signature->count : arg;
    else
        for (uint32_t i = 0; vm->keywords && i < vm->keywords[0]; i++)
            if (vm->keywords[i + 1] == signature->params[arg])
                written = vm->positional + i;
    return written;
}

/* In a function of the core, arguments stand where its caller's do. */
Span vm_arg_span(const Vm *vm, uint32_t arg)
{
    bool in_core = vm_top(vm)->proto->is_hidden;
    return vm_written_span(vm, in_core || !vm->native ? arg : vm_written_arg(vm, arg));
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
    int stop = vm->host.stop ? *vm->host.stop : HOST_GO_ON;
    if (stop == HOST_GO_ON)
        return;
    if (stop == HOST_TIMEOUT)
        vm_fail(vm, "the time is up: the program was stopped");
    diag_throw(&vm->catch_, DIAG_INTERRUPTED, vm_span(vm), "interrupted");
}

/* Whether a frame was called by a program, not by the core or by the machine. */
static bool frame_is_call(const Frame *frame)
{
    return (frame->kind == FRAME_CALL || frame->kind == FRAME_INSTANCE) &&
           !frame->proto->is_hidden && !frame[-1].proto->is_hidden;
}

void vm_unwind(Vm *vm)
{
    Diag *diag = &vm->catch_.diag;
    size_t shown = 0, calls = 0;
    for (size_t i = vm->frame_count; i-- > 1;)
        calls += frame_is_call(&vm->frames[i]);
    for (size_t i = vm->frame_count; i-- > 1;) {
        const Frame *frame = &vm->frames[i];
        if (!frame_is_call(frame))
            continue;
        shown++;
        if (calls > SHOWN_CALLS && shown >= SHOWN_CALLS && shown < calls)
            continue;
        DiagCall call = {frame_span(&frame[-1]), frame->proto->signature.name};
        buf_put(&diag->calls, (const char *)&call, sizeof call);
    }
    diag->calls_left_out = calls > SHOWN_CALLS ? calls - SHOWN_CALLS : 0;
    vm->frame_count = 0;
    vm->native = NULL;
}

/* ---- making things ---- */

Datum vm_string(Vm *vm, const char *text, size_t size)
{
    return datum_obj(D_STRING, heap_string(&vm->heap, text, size));
}

Datum vm_scratch_string(Vm *vm)
{
    return vm_string(vm, buf_text(&vm->scratch), vm->scratch.len);
}

Datum vm_node(Vm *vm, Node node)
{
    if (node == NODE_NONE)
        vm_fail(vm, vm->tape.count >= vm->tape.limit ? "the graph is full: it has %u nodes"
                                                     : "no memory for more than %u nodes",
                vm->tape.count);
    return datum_node(node);
}

Datum vm_leaf(Vm *vm, double value)
{
    return vm_node(vm, tape_leaf(&vm->tape, value));
}

void vm_print(Vm *vm, const char *text, size_t size)
{
    if (vm->host.print && size)
        vm->host.print(vm->host.ctx, text, size);
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

void vm_copy_names(Vm *vm, const Env *from, Env *to)
{
    for (size_t i = 0; i < from->count; i++) {
        Name name = from->names[i];
        Datum value = from->slots[i], builtin = vm_builtin(vm, name);
        bool is_own = value.kind != D_UNSET &&
                      (value.kind != builtin.kind || value.as.obj != builtin.as.obj);
        if (!is_own || intern_text(&vm->names, name)[0] == '_')
            continue;
        uint32_t slot = heap_env_slot(&vm->heap, to, name, builtin);
        to->slots[slot] = value;
    }
}

/* ---- frames ---- */

/* A frame for a function whose arguments stand at `base`, bound. */
static void frame_push(Vm *vm, Frame frame, uint32_t args)
{
    if (vm->frame_count >= DEEPEST_CALLS)
        vm_fail_help(vm, vm_span(vm), "a function that calls itself needs a case that ends it",
                     "too many calls inside calls: %d deep", DEEPEST_CALLS);
    vm_reserve_stack(vm, frame.base, frame.proto->registers);
    uint32_t registers = frame.proto->registers;
    if (args < registers)
        memset(vm->stack + frame.base + args, 0, (registers - args) * sizeof *vm->stack);
    vm->frames = mem_grow(vm->mem, vm->frames, sizeof *vm->frames, &vm->frame_cap,
                          vm->frame_count + 1);
    frame.pc = frame.proto->code;
    vm->frames[vm->frame_count++] = frame;
}

static void call_closure(Vm *vm, Closure *closure, uint32_t base, uint32_t dst, uint32_t count,
                         const Name *keywords, FrameKind kind)
{
    Proto *proto = closure->proto;
    if (keywords || count != proto->signature.count)
        count = vm_bind_args(vm, &proto->signature, closure->items + closure->cell_count, base,
                             count, keywords);
    frame_push(vm, (Frame){.proto = proto, .closure = closure, .self = closure->self, .base = base,
                           .dst = dst, .kind = kind}, count);
}

/* A module is called: its body runs on a new instance. */
static void call_module(Vm *vm, Closure *module, uint32_t base, uint32_t dst, uint32_t count,
                        const Name *keywords)
{
    call_closure(vm, module, base, dst, count, keywords, FRAME_INSTANCE);
    Instance *self = heap_instance(&vm->heap, module->proto);
    vm->frames[vm->frame_count - 1].self = self;
}

/* An instance or a list of them is about to be shown: its text is computed first, into its place, and
   the instruction runs again. */
static void call_text(Vm *vm, uint32_t place)
{
    Frame *frame = &vm->frames[vm->frame_count - 1];
    uint32_t base = frame->base + frame->proto->registers;
    vm_reserve_stack(vm, base, 1);
    vm->stack[base] = vm->stack[place];
    frame->pc--;
    call_closure(vm, vm->text_closure, base, place, 1, NULL, FRAME_TEXT);
}

static bool call_texts(Vm *vm, uint32_t base, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (text_needs_code(vm->stack[base + i])) {
            call_text(vm, base + i);
            return true;
        }
    return false;
}

static void call_native(Vm *vm, const Native *native, uint32_t base, uint32_t dst, uint32_t count,
                        const Name *keywords)
{
    const Signature *signature = &native->signature;
    vm->native = native;
    vm->keywords = keywords;
    vm->positional = count - (keywords ? keywords[0] : 0);
    if (native->wants_text && call_texts(vm, base, count))
        return;
    if (keywords || signature->star || count != signature->count)
        count = vm_bind_args(vm, signature, native->defaults, base, count, keywords);
    if (!native->fn) {
        vm->stack[dst] = arith_function(vm, native->op, vm->stack[base]);
        return;
    }
    vm->tape.here = vm_span(vm).start;
    Datum result = native->fn(vm, vm->stack + base, count);
    vm->stack[dst] = result;
}

static _Noreturn void call_refuse(Vm *vm, Datum callee)
{
    if (callee.kind == D_INSTANCE)
        vm_fail(vm, "%s has no function 'forward', so it cannot be called",
                callee.as.instance->type->signature.name);
    vm_fail(vm, "%s cannot be called", arith_noun(vm, callee));
}

/* Calls stack[base - 1] with the arguments from base; its result goes to stack[dst]. */
static void vm_call(Vm *vm, uint32_t base, uint32_t dst, uint32_t count, const Name *keywords)
{
    Datum callee = vm->stack[base - 1];
    if (callee.kind == D_INSTANCE) {
        int32_t slot = callee.as.instance->type->layout.forward;
        if (slot < 0)
            call_refuse(vm, callee);
        callee = vm->stack[base - 1] = callee.as.instance->slots[slot];
    }
    switch (callee.kind) {
    case D_CLOSURE:
        call_closure(vm, callee.as.closure, base, dst, count, keywords, FRAME_CALL);
        break;
    case D_MODULE:
        call_module(vm, callee.as.closure, base, dst, count, keywords);
        break;
    case D_NATIVE:
        call_native(vm, callee.as.native, base, dst, count, keywords);
        break;
    default:
        call_refuse(vm, callee);
    }
}

static const Name *frame_keywords(const Frame *frame, Code code)
{
    return code.c ? frame->proto->keywords[code.c - 1] : NULL;
}

/* x.f(y), behind METHOD: f is a field of x, or a function whose first argument is x. */
static void vm_call_method(Vm *vm, const Frame *frame, Code code)
{
    uint32_t at = frame->base + code.a;
    bool is_field = vm->stack[at].kind == D_UNSET;
    vm->receiver_is_callee = is_field;
    vm_call(vm, at + 1 + is_field, at, code.b - is_field, frame_keywords(frame, code));
}

static Import *frame_import(Vm *vm, const Frame *frame)
{
    Datum name = frame->proto->constants[frame->pc[-1].a & ~CODE_CONSTANT_BIT];
    return vm->import(vm->session, name.as.string->text, frame->pc[-1].b != 0);
}

/* A file that is imported for the first time runs; then, and later at once, its names are copied. */
static void vm_import(Vm *vm)
{
    Frame *frame = &vm->frames[vm->frame_count - 1];
    Import *import = frame_import(vm, frame);
    if (import->running)
        vm_fail(vm, "this file is being imported already: files that import each other");
    if (!import->proto) {
        vm_copy_names(vm, import->env, frame->proto->env);
        return;
    }
    Proto *proto = import->proto;
    import->proto = NULL;
    import->running = true;
    uint32_t base = frame->base + frame->proto->registers;
    frame_push(vm, (Frame){.proto = proto, .base = base, .dst = base, .kind = FRAME_IMPORT}, 0);
}

static void import_finish(Vm *vm, const Env *env)
{
    Frame *importer = &vm->frames[vm->frame_count - 1];
    frame_import(vm, importer)->running = false;
    vm_copy_names(vm, env, importer->proto->env);
}

/* Ends the top frame. False if that was the one that the machine was started with. */
static bool vm_return(Vm *vm, Datum result)
{
    Frame frame = vm->frames[--vm->frame_count];
    switch (frame.kind) {
    case FRAME_MAIN:
        return false;
    case FRAME_IMPORT:
        import_finish(vm, frame.proto->env);
        return true;
    case FRAME_TEXT:
        if (result.kind != D_STRING)
            vm_fail(vm, "'repr' must return a string, not %s", arith_noun(vm, result));
        result.extra = TEXT_FINISHED;
        break;
    default:
        break;
    }
    vm->stack[frame.dst] = result;
    return true;
}

/* ---- loops ---- */

static Datum iter_datum(IterKind kind)
{
    return (Datum){.kind = D_ITER, .extra = kind};
}

/* range(…): state[1] the next number, state[2] how many are left, state[3] the step. */
static void iter_begin_range(Vm *vm, Datum *state, uint32_t count)
{
    int64_t bounds[3] = {0, 0, 1};
    for (uint32_t i = 0; i < count; i++) {
        Datum d = state[1 + i];
        double value = arith_is_number(d) ? arith_number(vm, d) : NAN;
        if (!(fabs(value) < 9e15) || value != floor(value))
            vm_fail_arg(vm, i, "range needs whole numbers, not %s",
                        arith_is_number(d) ? "a fraction" : arith_noun(vm, d));
        bounds[count == 1 ? 1 : i] = d.kind == D_INT ? d.as.integer : (int64_t)value;
    }
    int64_t step = bounds[2], span = step > 0 ? bounds[1] - bounds[0] : bounds[0] - bounds[1];
    if (step == 0)
        vm_fail_arg(vm, 2, "the step of range cannot be 0");
    int64_t stride = step > 0 ? step : -step;
    state[0] = iter_datum(ITER_RANGE);
    state[1] = datum_int(bounds[0]);
    state[2] = datum_int(span > 0 ? (span + stride - 1) / stride : 0);
    state[3] = datum_int(step);
}

static void iter_check_sequence(Vm *vm, uint32_t arg, Datum d)
{
    if (d.kind == D_LIST || d.kind == D_STRING)
        return;
    vm_fail_arg(vm, arg, "%s needs lists, not %s", vm->native->signature.name, arith_noun(vm, d));
}

static void iter_begin_native(Vm *vm, Datum *state, uint32_t count)
{
    const Native *native = state[0].as.native;
    vm->native = native;
    vm->keywords = NULL;
    vm->positional = count;
    vm->receiver_is_callee = false;
    if (native->iter == ITER_RANGE) {
        iter_begin_range(vm, state, count);
        return;
    }
    for (uint32_t i = 0; i < (native->iter == ITER_ZIP ? count : 1); i++)
        iter_check_sequence(vm, i, state[1 + i]);
    if (native->iter == ITER_ENUMERATE && count == 1)
        state[2] = datum_int(0);
    else if (native->iter == ITER_ENUMERATE && state[2].kind != D_INT)
        vm_fail_arg(vm, 1, "enumerate starts at an integer, not %s", arith_noun(vm, state[2]));
    Datum iter = iter_datum(native->iter);
    iter.as.index = (uint64_t)count << 48; /* zip: how many lists; the low bits count elements */
    state[0] = iter;
}

/* Whether the call can be walked over without making a list. */
static bool iter_is_lazy(const Datum *state, uint32_t count)
{
    const Native *native = state[0].kind == D_NATIVE ? state[0].as.native : NULL;
    if (!native || !native->is_iter)
        return false;
    if (native->iter == ITER_ZIP)
        return count > 0;
    return count >= native->signature.required && count <= native->signature.count;
}

static void iter_begin(Vm *vm, Datum *state)
{
    Datum source = state[0];
    if (source.kind != D_LIST && source.kind != D_STRING)
        vm_fail_help(vm, vm_span(vm),
                     arith_is_number(source) ? "to count, write range(n)" : NULL,
                     "a loop walks over a list, not over %s", arith_noun(vm, source));
    state[0] = iter_datum(source.kind == D_LIST ? ITER_LIST : ITER_STRING);
    state[1] = source;
}

static size_t sequence_count(Datum d)
{
    return d.kind == D_LIST ? d.as.list->count : d.as.string->characters;
}

static Datum sequence_item(Vm *vm, Datum d, size_t at)
{
    if (d.kind == D_LIST)
        return d.as.list->items[at];
    Utf8Character character = access_character(d.as.string, (uint32_t)at);
    return vm_string(vm, character.text, character.size);
}

static void unpack(Vm *vm, Datum list, Datum *to, uint32_t count)
{
    if (list.kind != D_LIST)
        vm_fail(vm, "cannot unpack %s into %u names", arith_noun(vm, list), count);
    if (list.as.list->count != count)
        vm_fail(vm, "cannot unpack a list of %zu into %u names", list.as.list->count, count);
    for (uint32_t i = 0; i < count; i++)
        to[i] = list.as.list->items[i];
}

/* One value for the loop's names: the only one, or a list that is taken apart. */
static void iter_give(Vm *vm, Datum value, Datum *to, uint32_t count)
{
    if (count == 1)
        *to = value;
    else
        unpack(vm, value, to, count);
}

/* Several values at once: straight into as many names, else as a list. */
static void iter_give_all(Vm *vm, const Datum *values, uint32_t value_count, Datum *to,
                          uint32_t count)
{
    if (count == value_count && count > 1) {
        memcpy(to, values, count * sizeof *to);
        return;
    }
    List *list = heap_list(&vm->heap, value_count);
    for (uint32_t i = 0; i < value_count; i++)
        heap_append(&vm->heap, list, values[i]);
    iter_give(vm, datum_obj(D_LIST, list), to, count);
}

static bool iter_next_zip(Vm *vm, Datum *state, Datum *to, uint32_t count)
{
    enum { MOST_LISTS = 64 };
    Datum values[MOST_LISTS];
    uint32_t lists = (uint32_t)(state[0].as.index >> 48);
    size_t at = state[0].as.index & 0xFFFFFFFFFFFF;
    if (lists > MOST_LISTS)
        vm_fail(vm, "zip takes at most %d lists", MOST_LISTS);
    for (uint32_t i = 0; i < lists; i++) {
        if (at >= sequence_count(state[1 + i]))
            return false;
        values[i] = sequence_item(vm, state[1 + i], at);
    }
    state[0].as.index++;
    iter_give_all(vm, values, lists, to, count);
    return true;
}

static bool iter_next_enumerate(Vm *vm, Datum *state, Datum *to, uint32_t count)
{
    size_t at = state[0].as.index & 0xFFFFFFFFFFFF;
    if (at >= sequence_count(state[1]))
        return false;
    Datum values[2] = {datum_int(state[2].as.integer + (int64_t)at),
                       sequence_item(vm, state[1], at)};
    state[0].as.index++;
    iter_give_all(vm, values, 2, to, count);
    return true;
}

static bool iter_next_item(Vm *vm, Datum *state, Datum *to, uint32_t count)
{
    size_t at = state[0].as.index;
    if (at >= sequence_count(state[1]))
        return false;
    state[0].as.index++;
    iter_give(vm, sequence_item(vm, state[1], at), to, count);
    return true;
}

static bool iter_next_range(Vm *vm, Datum *state, Datum *to, uint32_t count)
{
    if (state[2].as.integer == 0)
        return false;
    state[2].as.integer--;
    Datum value = state[1];
    state[1].as.integer += state[3].as.integer;
    iter_give(vm, value, to, count);
    return true;
}

static bool iter_next(Vm *vm, Datum *state, Datum *to, uint32_t count)
{
    switch ((IterKind)state[0].extra) {
    case ITER_RANGE:
        return iter_next_range(vm, state, to, count);
    case ITER_ZIP:
        return iter_next_zip(vm, state, to, count);
    case ITER_ENUMERATE:
        return iter_next_enumerate(vm, state, to, count);
    default:
        return iter_next_item(vm, state, to, count);
    }
}

/* ---- single instructions ---- */

static _Noreturn void unset_local(Vm *vm, Name name)
{
    const char *text = intern_text(&vm->names, name);
    const Env *env = vm_top(vm)->proto->env;
    const Datum *global = heap_env_find(env, name);
    vm_fail_help(vm, vm_span(vm),
                 global && global->kind != D_UNSET
                     ? "a name that a function assigns is its own: return the new value instead"
                     : NULL,
                 "'%s' has no value here yet: this function assigns it only later", text);
}

static Datum cell_get(Vm *vm, Datum cell, Name name)
{
    Datum value = cell.as.cell->value;
    if (value.kind == D_UNSET)
        unset_local(vm, name);
    return value;
}

static Datum self_get(Vm *vm, const Instance *self, uint32_t slot)
{
    Datum value = self->slots[slot];
    if (value.kind == D_UNSET)
        vm_fail(vm, "the field '%s' has no value yet",
                intern_text(&vm->names, self->type->layout.names[slot]));
    return value;
}

/* A number that is bound to a name: a leaf with that label. */
static Datum bind_leaf(Vm *vm, Datum number, Name label)
{
    vm->tape.here = vm_span(vm).start;
    Datum leaf = vm_leaf(vm, arith_number(vm, number));
    vm->tape.label[leaf.as.node] = label;
    return leaf;
}

static void bind_label(Vm *vm, Datum value, Name label)
{
    if (value.kind == D_NODE && vm->tape.label[value.as.node] == 0)
        vm->tape.label[value.as.node] = label;
}

static Datum make_closure(Vm *vm, const Frame *frame, Code code)
{
    Proto *proto = frame->proto->constants[code_x(code)].as.proto;
    const Datum *registers = vm->stack + frame->base;
    uint32_t defaults = proto->signature.count - proto->signature.required;
    Closure *closure = heap_closure(&vm->heap, proto, frame->self, defaults);
    for (uint32_t i = 0; i < proto->capture_count; i++) {
        uint16_t from = proto->captures[i];
        closure->items[i] = from & CAPTURE_UP ? frame->closure->items[from & ~CAPTURE_UP]
                                              : registers[from];
    }
    memcpy(closure->items + proto->capture_count, registers + code.a, defaults * sizeof(Datum));
    return datum_obj(proto->is_module ? D_MODULE : D_CLOSURE, closure);
}

static void concat(Vm *vm, Datum *to, const Datum *pieces, uint32_t count)
{
    buf_clear(&vm->scratch);
    for (uint32_t i = 0; i < count; i++)
        buf_put(&vm->scratch, pieces[i].as.string->text, pieces[i].as.string->size);
    *to = vm_scratch_string(vm);
}

static Datum extend(Vm *vm, Datum list, Datum more)
{
    if (list.kind != D_LIST || more.kind != D_LIST)
        return arith_binary(vm, BIN_ADD, list, more);
    size_t count = more.as.list->count; /* `xs += xs` doubles */
    for (size_t i = 0; i < count; i++)
        heap_append(&vm->heap, list.as.list, more.as.list->items[i]);
    return list;
}

static Datum format(Vm *vm, Datum value, Datum spec)
{
    buf_clear(&vm->scratch);
    text_put_format(vm, &vm->scratch, value, spec.as.string);
    return vm_scratch_string(vm);
}

/* Shows the result of an expression statement; nil shows nothing. */
static void print_result(Vm *vm, Datum value, bool plain)
{
    if (value.kind == D_NIL)
        return;
    buf_clear(&vm->scratch);
    if (plain)
        text_put(vm, &vm->scratch, value);
    else
        text_put_repr(vm, &vm->scratch, value);
    if (!vm->scratch.len || vm->scratch.data[vm->scratch.len - 1] != '\n' || !plain)
        buf_putc(&vm->scratch, '\n');
    vm_print(vm, vm->scratch.data, vm->scratch.len);
}

static double vm_clock(const Vm *vm)
{
    return vm->host.clock ? vm->host.clock(vm->host.ctx) : 0.0;
}

static void end_time(Vm *vm, const Datum *start)
{
    double seconds = vm_clock(vm) - start[0].as.number;
    unsigned long long nodes = vm->tape.made - (uint64_t)start[1].as.integer;
    const char *unit = seconds < 1e-3 ? "µs" : seconds < 1.0 ? "ms" : "s";
    double shown = seconds < 1e-3 ? seconds * 1e6 : seconds < 1.0 ? seconds * 1e3 : seconds;
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "%.3g %s, %llu %s\n", shown, unit, nodes,
               nodes == 1 ? "node" : "nodes");
    vm_print(vm, vm->scratch.data, vm->scratch.len);
}

/* A place where everything that lives can be found: memory is collected, and whoever asked the
   program to stop is heard. */
static void vm_safe_point(Vm *vm)
{
    if (vm->host.stop && *vm->host.stop)
        vm_poll(vm);
    if (heap_wants_collection(&vm->heap))
        heap_collect(&vm->heap);
}

/* ---- the loop ---- */

/* Both operands in one switch: most arithmetic is on two floats or two integers. */
#define ARITHMETIC(operation, float_result, int_builtin)                                            \
    {                                                                                               \
        const Datum *x = V(code.b), *y = V(code.c);                                                 \
        int64_t whole;                                                                              \
        if (x->kind == D_FLOAT && y->kind == D_FLOAT)                                               \
            R[code.a] = datum_float(float_result);                                                  \
        else if (x->kind == D_INT && y->kind == D_INT &&                                            \
                 !int_builtin(x->as.integer, y->as.integer, &whole))                                \
            R[code.a] = datum_int(whole);                                                           \
        else                                                                                        \
            SLOW(R[code.a], arith_binary(vm, operation, *x, *y));                                   \
    }                                                                                               \
    break

#define COMPARISON(operation, operator)                                                             \
    {                                                                                               \
        const Datum *x = V(code.b), *y = V(code.c);                                                 \
        if (x->kind == D_FLOAT && y->kind == D_FLOAT)                                               \
            R[code.a] = datum_int(x->as.number operator y->as.number);                              \
        else if (x->kind == D_INT && y->kind == D_INT)                                              \
            R[code.a] = datum_int(x->as.integer operator y->as.integer);                            \
        else                                                                                        \
            SLOW(R[code.a], arith_binary(vm, operation, *x, *y));                                   \
    }                                                                                               \
    break

/* Runs until the frame at `bottom` returns. The program counter lives in a C variable; it is put
   into the frame before anything that may throw, call, or look at spans. */
static void vm_loop(Vm *vm)
{
    Frame *frame;
    const Code *pc;
    Datum *R;
    const Datum *K, *bank[2];

#define LOAD()                                                                                      \
    (frame = &vm->frames[vm->frame_count - 1], pc = frame->pc, R = vm->stack + frame->base,         \
     K = frame->proto->constants, bank[0] = R, bank[1] = K)
#define SAVE() (frame->pc = pc)
#define V(operand) (&bank[(operand) >> 15][(operand) & CODE_MOST])
#define SLOW(to, value)                                                                             \
    do {                                                                                            \
        SAVE();                                                                                     \
        Datum slow_value = (value);                                                                 \
        (to) = slow_value;                                                                          \
    } while (0)

    LOAD();
    for (;;) {
        Code code = *pc++;
        switch ((CodeOp)code.op) {
        case CODE_MOVE:
            R[code.a] = *V(code.b);
            break;
        case CODE_CONSTANT:
            R[code.a] = K[code_x(code)];
            break;
        case CODE_UNSET:
            for (uint32_t i = 0; i < code_x(code); i++)
                R[code.a + i] = datum_unset();
            break;
        case CODE_CHECK:
            if (R[code.a].kind == D_UNSET) {
                SAVE();
                unset_local(vm, code_x(code));
            }
            break;
        case CODE_GET_GLOBAL:
            R[code.a] = frame->proto->env->slots[code_x(code)];
            if (R[code.a].kind == D_UNSET) {
                SAVE();
                access_unknown_name(vm, frame->proto->env,
                                    frame->proto->env->names[code_x(code)]);
            }
            break;
        case CODE_SET_GLOBAL:
            frame->proto->env->slots[code_x(code)] = R[code.a];
            break;
        case CODE_MAKE_CELL:
            R[code.a] = datum_obj(D_CELL, heap_cell(&vm->heap, R[code.a]));
            break;
        case CODE_GET_CELL:
            SLOW(R[code.a], cell_get(vm, R[code.b], (Name)K[code.c].as.integer));
            break;
        case CODE_SET_CELL:
            R[code.a].as.cell->value = *V(code.b);
            break;
        case CODE_GET_UP:
            SLOW(R[code.a],
                 cell_get(vm, frame->closure->items[code.b], (Name)K[code.c].as.integer));
            break;
        case CODE_SELF:
            R[code.a] = datum_obj(D_INSTANCE, frame->self);
            break;
        case CODE_GET_SELF:
            SLOW(R[code.a], self_get(vm, frame->self, code.b));
            break;
        case CODE_SET_SELF:
            frame->self->slots[code.a] = *V(code.b);
            break;
        case CODE_GET_FIELD:
            SLOW(R[code.a], access_field(vm, *V(code.b), (Name)K[code.c].as.integer));
            break;
        case CODE_SET_FIELD:
            SAVE();
            access_set_field(vm, R[code.a], (Name)K[code.b].as.integer, *V(code.c));
            break;
        case CODE_GET_INDEX:
            SLOW(R[code.a], access_index(vm, *V(code.b), *V(code.c)));
            break;
        case CODE_SET_INDEX:
            SAVE();
            access_set_index(vm, R[code.a], *V(code.b), *V(code.c));
            break;
        case CODE_SLICE:
            SLOW(R[code.a], access_slice(vm, R[code.b], R[code.b + 1], R[code.b + 2]));
            break;
        case CODE_LIST:
            SLOW(R[code.a], datum_obj(D_LIST, heap_list(&vm->heap, 0)));
            break;
        case CODE_APPEND:
            SAVE();
            heap_append(&vm->heap, R[code.a].as.list, *V(code.b));
            break;
        case CODE_EXTEND:
            SAVE();
            R[code.a] = extend(vm, R[code.a], *V(code.b));
            break;
        case CODE_UNPACK:
            SAVE();
            unpack(vm, R[code.b], R + code.a, code.c);
            break;

        case CODE_ADD:
            ARITHMETIC(BIN_ADD, x->as.number + y->as.number, __builtin_add_overflow);
        case CODE_SUB:
            ARITHMETIC(BIN_SUB, x->as.number - y->as.number, __builtin_sub_overflow);
        case CODE_MUL:
            ARITHMETIC(BIN_MUL, x->as.number * y->as.number, __builtin_mul_overflow);
        case CODE_LT:
            COMPARISON(BIN_LT, <);
        case CODE_LE:
            COMPARISON(BIN_LE, <=);
        case CODE_GT:
            COMPARISON(BIN_GT, >);
        case CODE_GE:
            COMPARISON(BIN_GE, >=);
        case CODE_EQ:
            COMPARISON(BIN_EQ, ==);
        case CODE_NE:
            COMPARISON(BIN_NE, !=);
        case CODE_DIV:
        case CODE_FLOOR_DIV:
        case CODE_MOD:
        case CODE_POW:
        case CODE_IN:
        case CODE_NOT_IN:
            SLOW(R[code.a],
                 arith_binary(vm, (BinaryOp)(code.op - CODE_ADD), *V(code.b), *V(code.c)));
            break;
        case CODE_NEGATE:
            SLOW(R[code.a], arith_negate(vm, *V(code.b)));
            break;
        case CODE_NOT:
            R[code.a] = datum_int(!arith_truth(vm, *V(code.b)));
            break;

        case CODE_JUMP:
            pc += code_distance(code);
            break;
        case CODE_LOOP:
            SAVE();
            vm_safe_point(vm);
            pc += code_distance(code);
            break;
        case CODE_JUMP_FALSE:
            if (!arith_truth(vm, *V(code.a)))
                pc += code_distance(code);
            break;
        case CODE_JUMP_TRUE:
            if (arith_truth(vm, *V(code.a)))
                pc += code_distance(code);
            break;

        case CODE_CALL: {
            SAVE();
            vm_safe_point(vm);
            uint32_t at = frame->base + code.a;
            vm->receiver_is_callee = false;
            vm_call(vm, at + 1, at, code.b, frame_keywords(frame, code));
            LOAD();
            break;
        }
        case CODE_METHOD:
        case CODE_LOCAL_METHOD:
            SAVE();
            access_method(vm, R + code.a, code_x(code));
            break;
        case CODE_CALL_METHOD:
            SAVE();
            vm_safe_point(vm);
            vm_call_method(vm, frame, code);
            LOAD();
            break;
        case CODE_RETURN: {
            Datum result = *V(code.a);
            SAVE();
            if (!vm_return(vm, result))
                return;
            LOAD();
            break;
        }
        case CODE_CLOSURE:
        case CODE_MODULE:
            SLOW(R[code.a], make_closure(vm, frame, code));
            break;

        case CODE_ITER_CALL:
            SAVE();
            if (iter_is_lazy(R + code.a, code.b)) {
                iter_begin_native(vm, R + code.a, code.b);
                pc++;
                break;
            }
            vm_safe_point(vm);
            vm->receiver_is_callee = false;
            vm_call(vm, frame->base + code.a + 1, frame->base + code.a, code.b, NULL);
            LOAD();
            break;
        case CODE_ITER:
            SAVE();
            iter_begin(vm, R + code.a);
            break;
        case CODE_NEXT:
            SAVE();
            if (iter_next(vm, R + code.a, R + code.b, code.c))
                pc++;
            break;

        case CODE_LEAF:
            SLOW(R[code.a], bind_leaf(vm, R[code.a], code_x(code)));
            break;
        case CODE_LABEL:
            bind_label(vm, R[code.a], code_x(code));
            break;
        case CODE_FORMAT:
        case CODE_PRINT:
            SAVE();
            if (text_needs_code(R[code.a])) {
                call_text(vm, frame->base + code.a);
                LOAD();
            } else if (code.op == CODE_FORMAT) {
                R[code.a] = format(vm, R[code.a], *V(code.b));
            } else {
                print_result(vm, R[code.a], code.b != 0);
            }
            break;
        case CODE_CONCAT:
            SAVE();
            concat(vm, R + code.a, R + code.b, code.c);
            break;
        case CODE_IMPORT:
            SAVE();
            vm_import(vm);
            LOAD();
            break;
        case CODE_START_TIME:
            R[code.a + 1] = datum_int((int64_t)vm->tape.made);
            R[code.a] = datum_float(vm_clock(vm));
            break;
        case CODE_END_TIME:
            end_time(vm, R + code.a);
            break;
        case CODE_COUNT:
            break;
        }
    }
#undef LOAD
#undef SAVE
#undef V
#undef SLOW
}

void vm_run(Vm *vm, Proto *proto)
{
    vm->frame_count = 0;
    vm_reserve_stack(vm, 0, 1);
    frame_push(vm, (Frame){.proto = proto, .kind = FRAME_MAIN}, 0);
    vm_loop(vm);
}
