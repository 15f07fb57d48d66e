/*
 * bind.c: matching arguments with parameters, and the errors if they do not fit.
 *
 * Arguments are given as positional ones followed by named ones. Afterwards there is one for each
 * parameter in order. If the signature has a star, all positional ones follow.
 */
#include "vm/bind.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "source/limits.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"
#include "vm/vm_internal.h"

/* The signature of the callee, stack[base - 1], as a line of help in the scratch buffer. */
static const char *signature_help(Vm *vm, uint32_t base)
{
    buf_clear(&vm->scratch);
    Datum callee = vm->stack[base - 1];
    if (callee.kind == D_CLOSURE || callee.kind == D_MODULE || callee.kind == D_NATIVE) {
        buf_puts(&vm->scratch, "it is called as ");
        repr_put_signature(vm, &vm->scratch, callee);
    }
    return vm->scratch.len ? buf_text(&vm->scratch) : NULL;
}

static _Noreturn void bind_wrong_count(Vm *vm, const Signature *s, uint32_t base, uint32_t given)
{
    char range[40];
    if (s->required == s->count)
        snprintf(range, sizeof range, "%u", s->count);
    else
        snprintf(range, sizeof range, "%u to %u", s->required, s->count);
    error_throw_at(vm, site_span(vm), signature_help(vm, base), "%s takes %s %s, %u %s given",
                   s->name, s->count ? range : "no",
                   s->count == 1 && s->required == 1 ? "argument" : "arguments", given,
                   given == 1 ? "was" : "were");
}

static uint32_t bind_find(const Signature *signature, Name name)
{
    uint32_t at = 0;
    while (at < signature->count && signature->params[at] != name)
        at++;
    return at;
}

static void bind_keyword(Vm *vm, const Signature *signature, uint32_t base, Name name, Datum value,
                         uint32_t keyword)
{
    uint32_t at = bind_find(signature, name);
    const char *text = intern_text(&vm->names, name);
    if (at == signature->count) {
        /* `assert a = 3`: the required argument is missing, so this is not a named one. */
        bool compares = signature->required && vm->stack[base].kind == D_UNSET;
        error_throw_at(vm, site_keyword_span(vm, keyword),
                       compares ? "'=' names an argument here: two values are compared with '=='"
                                : signature_help(vm, base),
                       "%s has no parameter '%s'", signature->name, text);
    }
    if (vm->stack[base + at].kind != D_UNSET)
        error_throw_at(vm, site_keyword_span(vm, keyword), signature_help(vm, base),
                       "the argument '%s' of %s is given twice", text, signature->name);
    vm->stack[base + at] = value;
}

static void bind_defaults(Vm *vm, const Signature *signature, const Datum *defaults, uint32_t base)
{
    for (uint32_t i = 0; i < signature->count; i++) {
        Datum *slot = &vm->stack[base + i];
        if (slot->kind != D_UNSET)
            continue;
        if (i < signature->required)
            error_throw_at(vm, site_span(vm), signature_help(vm, base),
                           "the argument '%s' of %s is missing",
                           intern_text(&vm->names, signature->params[i]), signature->name);
        *slot = defaults[i - signature->required];
    }
}

/* Unset marks a parameter that has no argument yet. */
uint32_t bind_args(Vm *vm, const Signature *signature, const Datum *defaults, uint32_t base,
                   uint32_t count, const Name *keywords)
{
    if (!keywords && !signature->star && count >= signature->required &&
        count <= signature->count) {
        vm_reserve_stack(vm, base, signature->count);
        for (uint32_t i = count; i < signature->count; i++)
            vm->stack[base + i] = defaults[i - signature->required];
        return signature->count;
    }
    uint32_t named = keywords ? keywords[0] : 0, positional = count - named;
    Datum values[LIMIT_KEYWORDS]; /* the parser accepts no more */
    assert(named <= LIMIT_KEYWORDS);
    if (!signature->star &&
        (positional > signature->count || (!named && positional < signature->required)))
        bind_wrong_count(vm, signature, base, count);
    vm_reserve_stack(vm, base, (size_t)count + signature->count);
    Datum *args = vm->stack + base;
    if (named)
        memcpy(values, args + positional, named * sizeof *values);
    uint32_t filled = positional;
    if (signature->star) {
        memmove(args + signature->count, args, positional * sizeof *args);
        filled = 0;
    }
    for (uint32_t i = filled; i < signature->count; i++)
        args[i] = datum_unset();
    for (uint32_t i = 0; i < named; i++)
        bind_keyword(vm, signature, base, keywords[i + 1], values[i], i);
    bind_defaults(vm, signature, defaults, base);
    return signature->count + (signature->star ? positional : 0);
}
