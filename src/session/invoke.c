/*
 * invoke.c: calls of the program's functions by the host.
 *
 * Such a call is a text of one instruction, CALL. Its source, to which error reports point, is the
 * name of the function. The function and its arguments are in the registers beforehand.
 */
#include <stdio.h>
#include <string.h>

#include "session/catch.h"
#include "session/lookup.h"
#include "session/protect.h"
#include "session/translate.h"
#include "session/value.h"
#include "vm/error.h"
#include "vm/loop.h"
#include "vm/repr.h"

enum { MOST_ARGUMENTS = 1000 };

typedef struct Invocation {
    const MgradValue *function;
    MgradValue *const *args;
    size_t count;
    MgradValue **result;
} Invocation;

/* ---- a call ---- */

static const char *invoke_name(Datum callee)
{
    if (callee.kind == D_INSTANCE)
        return callee.as.instance->type->signature.name;
    const Signature *signature = lookup_signature(callee);
    return signature ? signature->name : repr_kind(callee);
}

static void invoke_check(Mgrad *m, const Invocation *call)
{
    char which[32];
    value_check(m, call->function, "the function");
    if (call->count > MOST_ARGUMENTS)
        error_throw_at(&m->vm, (Span){0, 0}, NULL, "too many arguments: the limit is %d",
                       MOST_ARGUMENTS);
    for (size_t i = 0; i < call->count; i++) {
        snprintf(which, sizeof which, "argument %zu", i + 1);
        value_check(m, call->args[i], which);
    }
}

/* The result is vm->result. */
static void invoke_run(Mgrad *m, Datum callee, MgradValue *const *args, size_t count)
{
    Vm *vm = &m->vm;
    const char *name = invoke_name(callee);
    const Source *source = translate_add_source(m, "<call>", name, strlen(name));
    Proto *proto = translate_call(m, source, (uint32_t)count);
    vm_reserve_stack(vm, 0, count + 1);
    vm->stack[0] = callee;
    for (size_t i = 0; i < count; i++)
        vm->stack[i + 1] = args[i]->datum;
    loop_run(vm, proto);
}

static void invoke_keep(Mgrad *m, void *argument)
{
    Invocation *call = argument;
    invoke_check(m, call);
    invoke_run(m, call->function->datum, call->args, call->count);
    if (call->result)
        *call->result = value_keep(m, m->vm.result);
}

MgradStatus mgrad_call(Mgrad *m, const MgradValue *function, MgradValue *const *args, size_t count,
                       MgradValue **result)
{
    Invocation call = {function, args, count, result};
    if (result)
        *result = NULL;
    return protect_unrecorded(m, invoke_keep, &call);
}

/* ---- the text of a value ---- */

static void text_put(Mgrad *m, Datum datum)
{
    buf_reset(&m->value_text);
    repr_put_str(&m->vm, &m->value_text, datum);
}

/* str(x) runs the functions `repr` of instances. */
static void text_run(Mgrad *m, void *argument)
{
    MgradValue *value = argument;
    Vm *vm = &m->vm;
    if (!repr_needs_code(vm, value->datum)) {
        text_put(m, value->datum);
        return;
    }
    Datum str = vm_builtin(vm, intern_cstr(&vm->names, "str"));
    invoke_run(m, str, &value, 1);
    text_put(m, vm->result);
}

/* In a session that is running: an instance with a function `repr` is refused. */
static void text_read(Mgrad *m, void *argument)
{
    const MgradValue *value = argument;
    if (repr_needs_code(&m->vm, value->datum))
        error_throw_at(&m->vm, (Span){0, 0}, NULL, "this text requires running a program");
    text_put(m, value->datum);
}

MgradStatus mgrad_text(MgradValue *value, const char **text, size_t *size)
{
    *text = value ? "" : "nil";
    *size = strlen(*text);
    if (!value)
        return MGRAD_OK;
    Mgrad *m = value->m;
    MgradStatus status = MGRAD_OK;
    if (!m->is_running)
        status = protect_unrecorded(m, text_run, value);
    else if (!catch_try(m, text_read, value))
        status = protect_refuse(m);
    if (status != MGRAD_OK)
        return status;
    *text = buf_text(&m->value_text);
    *size = m->value_text.len;
    return status;
}
