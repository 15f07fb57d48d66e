/*
 * define.c: functions of the host, as builtins of the session.
 *
 * The signature is compiled as the head of a function of the language, in a text with globals of
 * its own: so names and defaults follow the same rules, and mistakes get the same reports. The
 * builtin has the parameters and defaults of that function.
 */
#include "session/define.h"

#include <stddef.h>
#include <string.h>

#include "base/sink.h"
#include "session/protect.h"
#include "session/translate.h"
#include "session/value.h"
#include "vm/error.h"
#include "vm/loop.h"
#include "vm/repr.h"

enum { MOST_PARAMETERS = 32 };

/* A function that was replaced stays: the program may still have it in a variable. */
struct HostFunction {
    HostFunction *next;
    Builtin row;
    Native native;
    char *signature, *help; /* owned; the row's */
    Name *params;           /* owned; the native's */
    MgradFunction *function;
    void *ctx;
};

/* ---- a call ---- */

static const HostFunction *define_running(const Vm *vm)
{
    const char *native = (const char *)vm->call.native;
    return (const HostFunction *)(const void *)(native - offsetof(HostFunction, native));
}

static void define_release(MgradValue **handles, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        mgrad_release(handles[i]);
}

/* Handles of the arguments; throws if memory is short. */
static void define_take(Mgrad *m, const Datum *args, uint32_t count, MgradValue **handles)
{
    for (uint32_t i = 0; i < count; i++) {
        handles[i] = value_new(m, args[i]);
        if (handles[i])
            continue;
        define_release(handles, i);
        m->mem.fail(m->mem.fail_ctx, sizeof **handles);
    }
}

/* The function may return one of its arguments. */
static bool define_is_argument(const MgradValue *result, MgradValue *const *handles, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (handles[i] == result)
            return true;
    return false;
}

static _Noreturn void define_fail(Vm *vm, const char *name)
{
    vm_poll(vm); /* if the program was interrupted, that is the reason */
    error_throw(vm, vm->message.len ? "%s: %s" : "%s failed", name, buf_text(&vm->message));
}

/* NativeFn of all functions of the host. Nothing may throw while it runs. */
static Datum define_call(Vm *vm, Datum *args, uint32_t count)
{
    Mgrad *m = vm->hooks.session;
    const HostFunction *f = define_running(vm);
    const char *name = f->native.signature.name;
    MgradValue *handles[MOST_PARAMETERS];
    define_take(m, args, count, handles);
    buf_clear(&vm->message);
    MgradValue *result = f->function(f->ctx, m, handles, count, sink_into(&vm->message));
    Datum datum = result && result->m == m ? result->datum : datum_unset();
    bool is_foreign = result && result->m != m;
    if (!define_is_argument(result, handles, count))
        mgrad_release(result);
    define_release(handles, count);
    if (is_foreign)
        error_throw(vm, "%s returned a value of another session", name);
    if (!result)
        define_fail(vm, name);
    return datum;
}

/* ---- definition ---- */

typedef struct Definition {
    const char *signature, *help;
    MgradFunction *function;
    void *ctx;
} Definition;

static char *define_copy(Mgrad *m, const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(mem_alloc(&m->mem, size), text, size);
}

/* The function of the language whose head is the signature. It is not rooted: nothing may run until
   its parts are copied. */
static const Closure *define_compile(Mgrad *m, const char *signature)
{
    Vm *vm = &m->vm;
    Env *env = heap_env(&vm->heap);
    Proto *proto;
    const Function *head = translate_head(m, signature, env, &proto);
    Name name = head->name;
    const Builtin *row = registry_find(vm, name);
    if (row && !(row->flags & ROW_HOST))
        error_throw_at(vm, head->name_span, "give it another name", "%s is a builtin",
                       intern_text(&vm->names, name));
    if (head->param_count > MOST_PARAMETERS)
        error_throw_at(vm, head->params[MOST_PARAMETERS].span, "a list can have more values",
                       "more than %d parameters", MOST_PARAMETERS);
    loop_run(vm, proto);
    return heap_env_find(env, name)->as.closure;
}

/* Each block belongs to `f` as soon as it exists: the next allocation may throw. */
static void define_fill(Mgrad *m, HostFunction *f, const Closure *closure, const char *help)
{
    Vm *vm = &m->vm;
    const Signature *head = &closure->proto->signature;
    size_t defaults = head->count - head->required;
    f->native = (Native){.row = &f->row, .signature = *head, .keyed = datum_unset()};
    f->native.signature.params = NULL;
    buf_clear(&vm->scratch);
    repr_put_signature(vm, &vm->scratch, datum_obj(D_CLOSURE, (Closure *)closure));
    f->signature = define_copy(m, buf_text(&vm->scratch));
    f->help = define_copy(m, help ? help : "a function of the program around mgrad");
    f->params = mem_alloc(&m->mem, head->count * sizeof *f->params);
    if (head->count)
        memcpy(f->params, head->params, head->count * sizeof *f->params);
    f->native.signature.params = f->params;
    f->native.defaults = mem_alloc(&m->mem, defaults * sizeof *f->native.defaults);
    if (defaults)
        memcpy(f->native.defaults, closure->items + closure->cell_count,
               defaults * sizeof *f->native.defaults);
    f->row =
        (Builtin){.signature = f->signature, .fn = define_call, .flags = ROW_HOST, .help = f->help};
}

/* A file that has mentioned the name before has a variable for it. */
static void define_bind_in(Env *env, Name name, Datum old, Datum function)
{
    Datum *slot = heap_env_find(env, name);
    if (slot && (slot->kind == D_UNSET || datum_is_same(*slot, old)))
        *slot = function;
}

static void define_bind(Mgrad *m, const HostFunction *f)
{
    Vm *vm = &m->vm;
    const char *text = f->native.signature.name;
    Name name = intern_cstr(&vm->names, text);
    Datum old = vm_builtin(vm, name), function = {.kind = D_NATIVE, .as.native = &f->native};
    registry_define(vm, text, strlen(text), function);
    define_bind_in(m->main, name, old, function);
    for (size_t i = 0; i < m->import_count; i++)
        define_bind_in(m->imports[i]->import.env, name, old, function);
}

static void define_run(Mgrad *m, void *argument)
{
    const Definition *definition = argument;
    const Closure *closure = define_compile(m, definition->signature);
    HostFunction *f = mem_alloc_zero(&m->mem, sizeof *f);
    f->next = m->functions;
    m->functions = f;
    f->function = definition->function;
    f->ctx = definition->ctx;
    define_fill(m, f, closure, definition->help);
    define_bind(m, f);
}

MgradStatus mgrad_define(Mgrad *m, const char *signature, const char *help, MgradFunction *function,
                         void *ctx)
{
    Definition definition = {signature, help, function, ctx};
    return protect_unrecorded(m, define_run, &definition);
}

/* ---- the life of the functions ---- */

void define_visit(Mgrad *m, Heap *heap, HeapVisit *visit)
{
    for (HostFunction *f = m->functions; f; f = f->next) {
        const Signature *signature = &f->native.signature;
        uint32_t defaults = f->native.defaults ? signature->count - signature->required : 0;
        for (uint32_t i = 0; i < defaults; i++)
            visit(heap, &f->native.defaults[i]);
    }
}

static void define_free_text(Mgrad *m, char *text)
{
    if (text)
        mem_free(&m->mem, text, strlen(text) + 1);
}

void define_free_all(Mgrad *m)
{
    for (HostFunction *f = m->functions, *next; f; f = next) {
        const Signature *signature = &f->native.signature;
        next = f->next;
        define_free_text(m, f->signature);
        define_free_text(m, f->help);
        mem_free(&m->mem, f->params, signature->count * sizeof *f->params);
        mem_free(&m->mem, f->native.defaults,
                 (signature->count - signature->required) * sizeof *f->native.defaults);
        mem_free(&m->mem, f, sizeof *f);
    }
}
