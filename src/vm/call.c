/*
 * call.c: pushing and popping frames, and calling builtins.
 *
 * The arguments of a call are in consecutive registers of the caller, above the callee. They become
 * the first registers of the new frame: nothing is copied.
 */
#include "vm/call.h"

#include <string.h>

#include "source/limits.h"
#include "vm/bind.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/operators.h"
#include "vm/repr.h"
#include "vm/site.h"
#include "vm/vm_internal.h"

/* Doubles the capacity, up to LIMIT_CALLS. So call_enter, which checks only the capacity, keeps the
   limit. */
static void frames_grow(Vm *vm)
{
    enum { FIRST_FRAMES = 64, FRAME = sizeof *vm->frames };
    size_t cap = vm->frame_cap ? 2 * vm->frame_cap : FIRST_FRAMES;
    cap = cap < LIMIT_CALLS ? cap : LIMIT_CALLS;
    vm->frames = mem_resize(vm->mem, vm->frames, vm->frame_cap * FRAME, cap * FRAME);
    vm->frame_cap = cap;
}

/* ---- frames ---- */

void call_push(Vm *vm, Frame frame)
{
    if (vm->frame_count >= LIMIT_CALLS)
        error_throw_at(vm, site_span(vm), "a function that calls itself needs a case that ends it",
                       "too many calls inside calls: %d deep", LIMIT_CALLS);
    vm_reserve_stack(vm, frame.base, frame.proto->registers);
    if (vm->frame_count == vm->frame_cap)
        frames_grow(vm);
    frame.pc = frame.proto->code;
    vm->frames[vm->frame_count++] = frame;
}

static void call_closure(Vm *vm, Closure *closure, uint32_t base, uint32_t dst, uint32_t count,
                         const Name *keywords, FrameKind kind)
{
    Proto *proto = closure->proto;
    if (keywords || count != proto->signature.count)
        bind_args(vm, &proto->signature, closure->items + closure->cell_count, base, count,
                  keywords);
    call_push(vm, (Frame){.proto = proto,
                          .closure = closure,
                          .self = closure->self,
                          .base = base,
                          .dst = dst,
                          .kind = kind});
}

/* Runs the module's body on a new instance. */
static void call_module(Vm *vm, Closure *module, uint32_t base, uint32_t dst, uint32_t count,
                        const Name *keywords)
{
    call_closure(vm, module, base, dst, count, keywords, FRAME_INSTANCE);
    Instance *self = heap_instance(&vm->heap, module->proto);
    vm->frames[vm->frame_count - 1].self = self;
}

/* ---- the text of instances ---- */

void call_repr(Vm *vm, uint32_t place)
{
    Frame *frame = &vm->frames[vm->frame_count - 1];
    uint32_t base = frame->base + frame->proto->registers;
    vm_reserve_stack(vm, base, 1);
    vm->stack[base] = vm->stack[place];
    frame->pc--;
    call_closure(vm, vm->text_closure, base, place, 1, NULL, FRAME_TEXT);
}

/* Replaces the first argument that needs code by its text. False: none does. The CALL runs again
   until none is left. */
static bool call_reprs(Vm *vm, uint32_t base, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (repr_needs_code(vm, vm->stack[base + i])) {
            call_repr(vm, base + i);
            return true;
        }
    return false;
}

/* ---- builtins ---- */

/* The first argument, whether given by position or by name. */
static Datum native_first(const Vm *vm, const Native *native, uint32_t base, const Name *keywords)
{
    for (uint32_t i = 0; vm->call.positional == 0 && keywords && i < keywords[0]; i++)
        if (keywords[i + 1] == native->signature.params[0])
            return vm->stack[base + i];
    return vm->stack[base];
}

/* True if the core's function of the same name must run: it is called with the positional arguments
   as a list, and with the argument that comes first, such as the key of max. */
static bool native_is_keyed(const Vm *vm, const Native *native, uint32_t base, uint32_t count)
{
    if (native->keyed.kind != D_CLOSURE)
        return false;
    bool found = vm->stack[base].kind != D_NIL;
    for (uint32_t i = 1; native->row->flags & ROW_APPLIES && i < count; i++) {
        uint32_t kind = vm->stack[base + i].kind;
        found |= kind == D_CLOSURE || kind == D_NATIVE || kind == D_MODULE || kind == D_INSTANCE;
    }
    return found;
}

/* max(xs, key=f), max(x, y, key=f), check(f, xs): calls the core's function with a list and the
   argument that comes first. A single argument is not put into a list. */
static void call_keyed(Vm *vm, const Native *native, uint32_t base, uint32_t dst, uint32_t count)
{
    Datum key = vm->stack[base], xs = vm->stack[base + 1];
    if (count != 2) {
        List *list = heap_list(&vm->heap, count - 1);
        for (uint32_t i = 1; i < count; i++)
            vm_append(vm, list, vm->stack[base + i]);
        xs = datum_obj(D_LIST, list);
    }
    vm_reserve_stack(vm, base, 2);
    vm->stack[base] = xs;
    vm->stack[base + 1] = key;
    call_closure(vm, native->keyed.as.closure, base, dst, 2, NULL, FRAME_CALL);
}

static void call_native(Vm *vm, const Native *native, uint32_t base, uint32_t dst, uint32_t count,
                        const Name *keywords)
{
    const Signature *signature = &native->signature;
    vm->call.native = native;
    vm->call.keywords = keywords;
    vm->call.positional = count - (keywords ? keywords[0] : 0);
    if (native->row->flags & ROW_TEXT && call_reprs(vm, base, count))
        return;
    if (native->row->flags & ROW_LOOKS && native_first(vm, native, base, keywords).kind == D_NODE)
        vm_unfold(vm);
    if (keywords || signature->star || count != signature->count)
        count = bind_args(vm, signature, native->defaults, base, count, keywords);
    if (native_is_keyed(vm, native, base, count)) {
        call_keyed(vm, native, base, dst, count);
        return;
    }
    vm->tape.here = site_here(vm, vm_top(vm));
    if (!native->row->fn) {
        vm->stack[dst] = operators_function(vm, native->op, vm->stack[base]);
        return;
    }
    Datum result = native->row->fn(vm, vm->stack + base, count); /* may move the stack */
    vm->stack[dst] = result;
}

/* ---- any callee ---- */

/* Help for a callee that is not a function; NULL: none. */
static const char *call_help(Vm *vm, Datum callee)
{
    if (vm_top(vm)->proto->is_hidden)
        return NULL; /* the core calls an argument, and the span is that of the core's caller */
    Span span = site_span(vm);
    const Source *source = sources_find(&vm->sources, span.start);
    const char *text = source->text + (span.start - source->base);
    uint32_t size = span.end - span.start;
    Datum builtin = vm_builtin(vm, intern_name(&vm->names, text, size));
    if (builtin.kind != D_NATIVE && builtin.kind != D_CLOSURE)
        return datum_is_number(callee) ? "a product is written with '*': 2*(a + b)" : NULL;
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "%.*s is %s here and hides the builtin function: give it another name",
               (int)size, text, repr_noun(callee));
    return buf_text(&vm->scratch);
}

static _Noreturn void call_refuse(Vm *vm, Datum callee)
{
    if (callee.kind == D_INSTANCE)
        error_throw(vm, "%s has no function 'forward', so it cannot be called",
                    callee.as.instance->type->signature.name);
    error_throw_at(vm, site_span(vm), call_help(vm, callee), "%s cannot be called",
                   repr_noun(callee));
}

void call_value(Vm *vm, uint32_t base, uint32_t dst, uint32_t count, const Name *keywords)
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

/* METHOD left the function in `at`, or D_UNSET there and the field in `at` + 1 (fields_method). */
void call_method(Vm *vm, const Frame *frame, Code code)
{
    uint32_t at = frame->base + code.a;
    bool is_field = vm->stack[at].kind == D_UNSET;
    vm->call.receiver_is_callee = is_field;
    call_value(vm, at + 1 + is_field, at, code.b - is_field, frame_keywords(frame, code));
}

/* The elements take the place of their list, so named arguments move up. A method that is a field
   leaves no function in register A (fields_method). */
void call_spread(Vm *vm, const Frame *frame, Code code)
{
    const Name *keywords = frame_keywords(frame, code);
    uint32_t at = frame->base + code.a, named = keywords ? keywords[0] : 0;
    bool is_field = vm->stack[at].kind == D_UNSET;
    uint32_t base = at + 1 + is_field, count = code.b - is_field, place = base + count - named - 1;
    Datum list = dictionary_keys_of(vm, vm->stack[place]), callee = vm->stack[base - 1];
    if (list.kind != D_LIST)
        error_throw(vm, "'*' needs a list of arguments, not %s", repr_noun(list));
    size_t added = list.as.list->count;
    if (added > LIMIT_ARGUMENTS)
        error_throw(vm, "too many arguments: the limit is %d", LIMIT_ARGUMENTS);
    if (callee.kind == D_NATIVE && callee.as.native->row->flags & ROW_TEXT &&
        repr_needs_code(vm, list))
        error_throw(vm, "'*' cannot pass instances to %s here: write them one by one",
                    callee.as.native->signature.name);
    vm_reserve_stack(vm, base, count + added);
    Datum *args = vm->stack + place;
    memmove(args + added, args + 1, named * sizeof *args);
    memcpy(args, list.as.list->items, added * sizeof *args);
    vm->call.receiver_is_callee = is_field;
    call_value(vm, base, at, count - 1 + (uint32_t)added, keywords);
}

/* ---- imports ---- */

static Datum import_operand(const Vm *vm, const Frame *frame, uint16_t packed)
{
    uint16_t operand = operand_unpack(packed);
    uint32_t at = operand & OPERAND_MOST;
    return operand_kind(operand) == OPERAND_CONSTANT ? frame->proto->constants[at]
                                                     : vm->stack[frame->base + at];
}

/* The request of the IMPORT that the top frame runs. */
static ImportRequest import_request(const Vm *vm)
{
    const Frame *frame = vm_top(vm);
    Code code = frame->pc[-1];
    return (ImportRequest){.name = import_operand(vm, frame, code.a).as.string->text,
                           .kind = (ImportKind)code.b,
                           .bound = (Name)import_operand(vm, frame, code.c).as.integer};
}

/* Copies the names of a file, but none of a builtin. */
static void import_copy_others(Vm *vm, const Import *import, const char *file)
{
    buf_clear(&vm->scratch);
    vm_copy_names(vm, import->env, &vm->scratch);
    if (vm->scratch.len)
        vm_note(vm, "the import of '%s' does not replace builtins here: %s", file,
                buf_text(&vm->scratch));
}

/* Copies the names of a file or library that has run. `from nn import MLP as Net` gives one of them
   another name, too. */
static void import_copy(Vm *vm, const Import *import)
{
    ImportRequest request = import_request(vm);
    if (vm->options.keep_builtins && request.kind == IMPORT_FILE)
        import_copy_others(vm, import, request.name);
    else
        vm_copy_names(vm, import->env, NULL);
    if (request.kind != IMPORT_MEMBER)
        return;
    Name member = intern_cstr(&vm->names, strrchr(request.name, '.') + 1);
    const Datum *value = heap_env_find(import->env, member);
    if (value && request.bound)
        vm_bind_global(vm, request.bound, *value);
}

void call_import(Vm *vm)
{
    const Frame *frame = vm_top(vm);
    ImportRequest request = import_request(vm);
    Import *import = vm->hooks.import(vm->hooks.session, &request);
    if (!import)
        return;
    if (import->running)
        error_throw(vm, "this file is already being imported: two files import each other");
    if (!import->proto) {
        import_copy(vm, import);
        return;
    }
    Proto *proto = import->proto;
    import->proto = NULL;
    import->running = true;
    uint32_t base = frame->base + frame->proto->registers;
    call_push(
        vm,
        (Frame){.proto = proto, .base = base, .dst = base, .import = import, .kind = FRAME_IMPORT});
}

void call_statements(Vm *vm, Proto *proto)
{
    const Frame *frame = vm_top(vm);
    uint32_t base = frame->base + frame->proto->registers;
    call_push(vm, (Frame){.proto = proto, .base = base, .dst = base, .kind = FRAME_CALL});
}

bool call_return(Vm *vm, Datum result)
{
    Frame frame = vm->frames[--vm->frame_count];
    switch (frame.kind) {
    case FRAME_MAIN:
        vm->result = result;
        return false;
    case FRAME_IMPORT:
        frame.import->running = false;
        import_copy(vm, frame.import);
        return true;
    case FRAME_TEXT:
        if (result.kind != D_STRING)
            error_throw(vm, "'repr' must return a string, not %s", repr_noun(result));
        result.extra = REPR_FINISHED;
        break;
    default:
        break;
    }
    vm->stack[frame.dst] = result;
    return true;
}
