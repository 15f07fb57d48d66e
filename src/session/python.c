/*
 * python.c: imports of Python's modules, as they are pasted from notebooks.
 *
 * Nothing is loaded: the members are builtins, under names that begin with a namespace. A row of
 * the table below says with which. So `numpy.exp`, `np.exp` and, after `import numpy as m`, `m.exp`
 * are the builtin "np.exp". To give a module another member, add a name to the row of a builtin,
 * such as "torch.tanh" to that of tanh in lib/core/math.c; a namespace exists as soon as one name
 * begins with it.
 *
 * A member that is missing here is not bound. Only its use is an error.
 */
#include "session/python.h"

#include <string.h>

#include "session/lookup.h"

static const PythonModule modules[] = {
    {"math", "math", NULL},
    {"random", "random", NULL},
    {"numpy", "np", NULL},
    {"matplotlib", NULL, NULL},
    {"matplotlib.pyplot", "plt", NULL},
    {"torch", "torch", NULL},
    {"torch.nn", NULL, NULL},
    {"torch.nn.functional", "torch", NULL},
    {"torch.optim", NULL, "nn"},
    {"micrograd", NULL, NULL},
    {"micrograd.engine", "", NULL},
    {"micrograd.nn", NULL, "nn"},
    {"sklearn", NULL, NULL},
    {"sklearn.datasets", "", NULL},
    {"tqdm", "tqdm", NULL},
    {"graphviz", NULL, NULL},
    {"typing", NULL, NULL},
    {"__future__", NULL, NULL},
};

static bool begins_with_module(const char *name, const char *module)
{
    size_t size = strlen(module);
    return strncmp(name, module, size) == 0 && (name[size] == '\0' || name[size] == '.');
}

const PythonModule *python_find(const char *name)
{
    const PythonModule *longest = NULL;
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
        if (begins_with_module(name, modules[i].name) &&
            (!longest || strlen(modules[i].name) > strlen(longest->name)))
            longest = &modules[i];
    return longest;
}

void python_note(Mgrad *m)
{
    if (!m->vm.hints.imports)
        vm_note(&m->vm, "imports and %% lines are skipped: math, random, np, plt, torch, Value and "
                        "make_moons are available already");
    m->vm.hints.imports = true;
}

/* The builtin that the first `size` bytes of a name mean: "np.exp" for "numpy.exp". */
static Datum python_builtin(Mgrad *m, const PythonModule *module, const char *name, size_t size)
{
    Buf *text = &m->vm.scratch;
    size_t head = strlen(module->name);
    if (!module->space)
        return datum_unset();
    buf_clear(text);
    buf_puts(text, module->space);
    bool is_dotted = *module->space && size > head;
    if (size > head)
        buf_put(text, name + head + !is_dotted, size - head - !is_dotted);
    return vm_builtin(&m->vm, intern_name(&m->vm.names, buf_text(text), text->len));
}

/* `from math import *`: all members but namespaces in it. */
static void python_bind_all(Mgrad *m, const PythonModule *module)
{
    Vm *vm = &m->vm;
    if (!module->space || !*module->space)
        return;
    Name space = intern_cstr(&vm->names, module->space);
    for (size_t i = 0; i < vm->builtin_count; i++) {
        const char *member = lookup_member_name(m, space, (Name)i);
        if (member)
            vm_bind_global(vm, intern_cstr(&vm->names, member), vm->builtins[i]);
    }
}

bool python_import(Mgrad *m, const PythonModule *module, const ImportRequest *request)
{
    Vm *vm = &m->vm;
    const char *name = request->name, *dot = strrchr(name, '.');
    bool is_member = request->kind == IMPORT_MEMBER;
    size_t size = is_member ? (size_t)(dot - name) : strlen(name);
    bool exists =
        size <= strlen(module->name) || python_builtin(m, module, name, size).kind == D_SPACE;
    if (!exists)
        return false;
    python_note(m);
    if (is_member && strcmp(dot, ".*") == 0)
        python_bind_all(m, module);
    Datum value = python_builtin(m, module, name, strlen(name));
    if (request->bound && value.kind != D_UNSET)
        vm_bind_global(vm, request->bound, value);
    return true;
}
