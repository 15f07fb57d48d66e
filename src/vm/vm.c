/* vm.c: the state of the VM: its start and end, its roots, new values, output. */
#include "vm/vm.h"

#include <stddef.h>
#include <string.h>

#include "base/escape.h"
#include "base/utf8.h"
#include "heap/characters.h"
#include "heap/garbage.h"
#include "source/known.h"
#include "source/limits.h"
#include "vm/error.h"
#include "vm/site.h"
#include "vm/vm_internal.h"

enum { FIRST_STACK = 256 }; /* registers */

/* ---- start and end ---- */

static void vm_roots(void *ctx, Heap *heap, HeapVisit *visit);

/* The limit that was exceeded, in bytes, as the user knows it; 0: the system itself has no more
   memory. */
static size_t vm_met_limit(const Vm *vm)
{
    if (!vm->mem->is_limit)
        return 0;
    return vm->options.max_memory ? vm->options.max_memory : vm->mem->limit;
}

static _Noreturn void vm_out_of_memory(void *ctx, size_t wanted)
{
    Vm *vm = ctx;
    (void)wanted;
    size_t limit = vm_met_limit(vm);
    /* The message itself needs a little memory. The next run sets the limit again (vm_arm). */
    vm->mem->fail = NULL;
    vm->mem->limit = SIZE_MAX;
    if (!limit)
        error_throw_limit(vm, DIAG_MEMORY, NULL, "out of memory: the system has no more");
    buf_clear(&vm->scratch);
    buf_put_size(&vm->scratch, limit);
    error_throw_limit(vm, DIAG_MEMORY, "the option --max-memory=SIZE sets another limit",
                      "out of memory: the limit is %s", buf_text(&vm->scratch));
}

static _Noreturn void vm_list_too_long(void *ctx)
{
    error_throw(ctx, "this list is too long: the limit is %d elements", LIMIT_LIST);
}

void vm_arm(Vm *vm)
{
    vm->mem->fail = vm_out_of_memory;
    vm->mem->fail_ctx = vm;
}

void vm_init(Vm *vm, Mem *mem, const Host *host, uint64_t max_nodes)
{
    static const volatile sig_atomic_t never = HOST_GO_ON;
    vm->mem = mem;
    vm->host = *host;
    vm->catch_.stop = &never;
    diag_init(&vm->catch_.diag, mem);
    buf_init(&vm->scratch, mem);
    buf_init(&vm->bytes, mem);
    buf_init(&vm->message, mem);
    buf_init(&vm->output, mem);
    buf_init(&vm->kept.text, mem);
    vm->kept.value = datum_unset();
    sources_init(&vm->sources, mem);
    heap_init(&vm->heap, mem, &vm->tape, &vm->sources);
    vm->heap.roots = vm_roots;
    vm->heap.too_long = vm_list_too_long;
    vm->heap.ctx = vm;
    vm_arm(vm);
    mem->heap_size = host->heap_size;
    mem->heap_ctx = host->ctx;
    intern_init(&vm->names, mem);
    known_init(&vm->names);
    if (!tape_init(&vm->tape, mem, max_nodes))
        vm_out_of_memory(vm, 0);
    garbage_schedule(&vm->heap);
    vm_reserve_stack(vm, 0, FIRST_STACK);
}

void vm_obey_stop(Vm *vm)
{
    vm->tape.stop = vm->host.stop;
    if (vm->host.stop)
        vm->catch_.stop = vm->host.stop;
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
    buf_done(&vm->output);
    buf_done(&vm->kept.text);
    diag_done(&vm->catch_.diag);
    sources_done(&vm->sources);
    intern_done(&vm->names);
}

void vm_reserve_stack(Vm *vm, size_t base, size_t size)
{
    size_t wanted = base + size + STACK_SLACK;
    if (wanted <= vm->stack_cap)
        return;
    size_t before = vm->stack_cap;
    vm->stack = mem_grow(vm->mem, vm->stack, sizeof *vm->stack, &vm->stack_cap, wanted);
    memset(vm->stack + before, 0, (vm->stack_cap - before) * sizeof *vm->stack);
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

/* The report of an error is written after a collection. It needs the texts of its spans. */
static void mark_report(Sources *sources, const Diag *diag)
{
    sources_mark(sources, diag->span.start);
    sources_mark(sources, diag->reached.start);
    for (size_t i = 0; i < diag_call_count(diag); i++)
        sources_mark(sources, diag_call(diag, i).span.start);
}

/* All registers of all frames are roots, dead ones too: each has a valid value, and stays valid
   because every collection rewrites it. Those above the top frame are cleared, since a later frame
   starts with whatever they contain (call_enter). */
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
    visit(heap, &vm->result);
    memset(vm->stack + top, 0, (vm->stack_cap - top) * sizeof *vm->stack);
    if (vm->text_closure) {
        Datum closure = datum_obj(D_CLOSURE, vm->text_closure);
        visit(heap, &closure);
    }
    for (size_t i = 0; i < vm->builtin_count; i++)
        visit(heap, &vm->builtins[i]);
    visit(heap, &vm->kept.value);
    mark_report(&vm->sources, &vm->catch_.diag);
    vm->hooks.roots(vm->hooks.session, heap, visit);
}

/* ---- names ---- */

Datum vm_builtin(const Vm *vm, Name name)
{
    return name < vm->builtin_count ? vm->builtins[name] : datum_unset();
}

bool vm_is_bound(const Vm *vm, Name name, Datum value)
{
    Datum builtin = vm_builtin(vm, name);
    return value.kind != D_UNSET && !datum_is_same(value, builtin);
}

void vm_bind_global(Vm *vm, Name name, Datum value)
{
    Env *env = vm_top(vm)->proto->env;
    uint32_t slot = heap_env_slot(&vm->heap, env, name, vm_builtin(vm, name));
    env->slots[slot] = value;
}

void vm_copy_names(Vm *vm, const Env *from, Buf *kept)
{
    for (size_t i = 0; i < from->count; i++) {
        Name name = from->names[i];
        const char *text = intern_text(&vm->names, name);
        if (!vm_is_bound(vm, name, from->slots[i]) || text[0] == '_')
            continue;
        if (kept && vm_builtin(vm, name).kind != D_UNSET)
            buf_printf(kept, "%s%s", kept->len ? ", " : "", text);
        else
            vm_bind_global(vm, name, from->slots[i]);
    }
}

/* ---- interrupts ---- */

_Noreturn void vm_stop(Vm *vm)
{
    catch_stop(&vm->catch_, site_span(vm));
}

/* ---- new values ---- */

/* Long texts are processed in pieces, so that the program can be interrupted. */
enum { PIECE = 1 << 16 };

static size_t piece_size(size_t left)
{
    return left < PIECE ? left : PIECE;
}

_Noreturn void vm_too_long(Vm *vm)
{
    error_throw(vm, "this string is too long: the limit is %d bytes", LIMIT_TEXT);
}

void vm_scratch_put(Vm *vm, const char *text, size_t size)
{
    vm_poll(vm);
    if (size > LIMIT_TEXT - vm->scratch.len)
        vm_too_long(vm);
    buf_put(&vm->scratch, text, size);
}

void vm_copy(Vm *vm, void *to, const void *from, size_t size)
{
    for (size_t at = 0; at < size; at += PIECE) {
        vm_poll(vm);
        memcpy((char *)to + at, (const char *)from + at, piece_size(size - at));
    }
}

String *vm_string_space(Vm *vm, size_t size, size_t characters)
{
    if (size > LIMIT_TEXT)
        vm_too_long(vm);
    return heap_string_space(&vm->heap, size, characters);
}

/* Writes the marks from a byte on, before which `count` characters begin. */
static Datum string_mark(Vm *vm, String *string, size_t from, size_t count)
{
    size_t size = string->size;
    for (size_t at = from; at < size && size != string->characters; at += PIECE) {
        vm_poll(vm);
        count = characters_mark(string, at, at + piece_size(size - at), count);
    }
    return datum_obj(D_STRING, string);
}

Datum vm_string_filled(Vm *vm, String *string)
{
    return string_mark(vm, string, 0, 0);
}

Datum vm_string_extended(Vm *vm, String *string, const String *start)
{
    characters_copy_marks(string, start);
    return string_mark(vm, string, start->size, start->characters);
}

static Datum string_long(Vm *vm, const char *text, size_t size)
{
    size_t characters = 0;
    for (size_t at = 0; at < size && size <= LIMIT_TEXT; at += PIECE) {
        vm_poll(vm);
        characters += utf8_count(text + at, piece_size(size - at));
    }
    String *string = vm_string_space(vm, size, characters);
    vm_copy(vm, string->text, text, size);
    return vm_string_filled(vm, string);
}

Datum vm_string(Vm *vm, const char *text, size_t size)
{
    if (size > PIECE)
        return string_long(vm, text, size);
    return datum_obj(D_STRING, heap_string(&vm->heap, text, size));
}

Datum vm_scratch_string(Vm *vm)
{
    return vm_string(vm, buf_text(&vm->scratch), vm->scratch.len);
}

_Noreturn void vm_no_node(Vm *vm)
{
    uint32_t size = tape_size(&vm->tape);
    bool is_full = size >= vm->tape.space.limit;
    bool is_ours = is_full && vm->tape.space.limit < NODE_LIMIT;
    const char *help = is_ours ? "the option --max-nodes=N sets another limit"
                       : is_full || vm->tape.space.is_exhausted
                           ? NULL
                           : "the option --max-memory=SIZE sets another limit";
    error_throw_limit(vm, is_full ? DIAG_NODES : DIAG_MEMORY, help,
                      is_full ? "the graph is full: it has %u nodes"
                              : "out of memory: the graph has %u nodes",
                      size);
}

Datum vm_leaf(Vm *vm, double value)
{
    return vm_node(vm, tape_leaf(&vm->tape, value));
}

Datum vm_number(Vm *vm, double value)
{
    return vm_node(vm, tape_number(&vm->tape, value));
}

void vm_unfold(Vm *vm)
{
    if (!garbage_unfold(&vm->heap))
        error_throw_limit(vm, DIAG_MEMORY, NULL,
                          "out of memory: the graph is too large to inspect");
}

/* ---- output ---- */

HostScreen vm_screen(const Vm *vm)
{
    static const HostScreen usual = {HOST_COLUMNS, HOST_ROWS, true};
    return vm->host.screen ? vm->host.screen(vm->host.ctx) : usual;
}

/* After output: has it exceeded the host's limit? Outside of session_protect nothing may be thrown;
   then the next text stops. */
static void vm_poll_output(Vm *vm)
{
    if (*vm->catch_.stop == HOST_OUTPUT && vm->mem->fail)
        vm_stop(vm);
}

void vm_print_kind(Vm *vm, OutputKind kind, const char *text, size_t size)
{
    if (vm->hooks.record)
        vm->hooks.record(vm, kind, text, size);
    vm_print_only(vm, text, size);
}

bool vm_records(const Vm *vm)
{
    return vm->hooks.record || vm->options.captures;
}

void vm_record(Vm *vm, OutputKind kind, const char *text, size_t size)
{
    if (vm->hooks.record)
        vm->hooks.record(vm, kind, text, size);
    if (vm->options.captures)
        buf_put(&vm->output, text, size);
}

void vm_print(Vm *vm, const char *text, size_t size)
{
    vm_print_kind(vm, OUTPUT_PRINTED, text, size);
}

void vm_print_varying(Vm *vm, const char *text, size_t size)
{
    vm_print_kind(vm, OUTPUT_VARYING, text, size);
}

void vm_print_only(Vm *vm, const char *text, size_t size)
{
    if (vm->options.captures)
        buf_put(&vm->output, text, size);
    while (vm->host.print && size) {
        size_t piece = piece_size(size);
        vm->host.print(vm->host.ctx, text, piece);
        text += piece;
        size -= piece;
        if (size)
            vm_poll(vm);
    }
    vm_poll_output(vm);
}

void vm_note(Vm *vm, const char *format, ...)
{
    if (!vm->host.note)
        return;
    Buf text;
    buf_init(&text, vm->mem);
    va_list args;
    va_start(args, format);
    MemFail *fail = mem_mute(vm->mem); /* a throw would lose the text: without memory, it is cut */
    buf_vprintf(&text, format, args);
    escape_from(&text, 0);
    mem_unmute(vm->mem, fail);
    va_end(args);
    vm->host.note(vm->host.ctx, buf_text(&text));
    buf_done(&text);
    vm_poll_output(vm);
}
