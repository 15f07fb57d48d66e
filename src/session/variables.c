/* variables.c: the host reads, sets and lists the variables of the program. */
#include <string.h>

#include "heap/garbage.h"
#include "session/lookup.h"
#include "session/protect.h"
#include "session/translate.h"
#include "session/value.h"
#include "vm/error.h"
#include "vm/instructions.h"

MgradValue *mgrad_lookup(Mgrad *m, const char *name)
{
    return value_new(m, lookup_path(m, part_of(name)));
}

typedef struct Setting {
    const char *name;
    const MgradValue *value;
} Setting;

static void variable_set(Mgrad *m, void *argument)
{
    const Setting *setting = argument;
    Vm *vm = &m->vm;
    Name name = translate_variable(m, setting->name);
    value_check(m, setting->value, "the value");
    uint32_t slot = heap_env_slot(&vm->heap, m->main, name, vm_builtin(vm, name));
    instruction_label(vm, setting->value->datum, name);
    m->main->slots[slot] = setting->value->datum;
}

MgradStatus mgrad_set(Mgrad *m, const char *name, const MgradValue *value)
{
    Setting setting = {name, value};
    MgradStatus status = session_protect(m, variable_set, &setting);
    if (!m->is_running)
        garbage_tidy(&m->vm.heap); /* each name is a source text */
    return status;
}

void mgrad_variables(Mgrad *m, MgradVariablePut *put, void *to)
{
    for (size_t i = 0; i < m->main->count; i++) {
        Name name = m->main->names[i];
        const char *text = intern_text(&m->vm.names, name);
        if (lookup_own(m, name).kind != D_UNSET && strcmp(text, "_") != 0)
            put(to, text);
    }
}
