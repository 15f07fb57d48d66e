/* lookup.c: the values of names and dotted names, as far as they are stored. */
#include "session/lookup.h"

#include <string.h>

#include "vm/fields.h"

const char *const lookup_node_fields[] = {"data", "grad", "label", "op", "prev", NULL};

bool lookup_is_node_field(Part name)
{
    for (int i = 0; lookup_node_fields[i]; i++)
        if (part_equals(part_of(lookup_node_fields[i]), name))
            return true;
    return false;
}

Datum lookup_own(const Mgrad *m, Name name)
{
    const Datum *global = heap_env_find(m->main, name);
    return global && vm_is_bound(&m->vm, name, *global) ? *global : datum_unset();
}

Part lookup_text(const Mgrad *m, Name name)
{
    return (Part){intern_text(&m->vm.names, name), intern_len(&m->vm.names, name)};
}

bool lookup_is(const Mgrad *m, Name name, Part text)
{
    return part_equals(lookup_text(m, name), text);
}

Datum lookup_global(const Mgrad *m, Part text)
{
    for (size_t i = 0; i < m->main->count; i++)
        if (lookup_is(m, m->main->names[i], text))
            return m->main->slots[i];
    for (size_t i = 0; i < m->vm.builtin_count; i++)
        if (m->vm.builtins[i].kind != D_UNSET && lookup_is(m, (Name)i, text))
            return m->vm.builtins[i];
    return datum_unset();
}

static Datum find_field(const Mgrad *m, const Instance *instance, Part name)
{
    const Layout *layout = &instance->type->layout;
    for (uint32_t i = 0; i < layout->visible; i++)
        if (lookup_is(m, layout->names[i], name))
            return instance->slots[i];
    return datum_unset();
}

const char *lookup_member_name(const Mgrad *m, Name space, Name builtin)
{
    Part prefix = lookup_text(m, space);
    const char *name = intern_text(&m->vm.names, builtin);
    bool is_member = vm_builtin(&m->vm, builtin).kind != D_UNSET &&
                     strncmp(name, prefix.text, prefix.size) == 0 && name[prefix.size] == '.' &&
                     !strchr(name + prefix.size + 1, '.');
    return is_member ? name + prefix.size + 1 : NULL;
}

static Datum find_member(const Mgrad *m, Name space, Part text)
{
    for (size_t i = 0; i < m->vm.builtin_count; i++) {
        const char *name = lookup_member_name(m, space, (Name)i);
        if (name && part_equals(part_of(name), text))
            return m->vm.builtins[i];
    }
    return datum_unset();
}

Datum lookup_member(const Mgrad *m, Datum object, Part name)
{
    if (object.kind == D_INSTANCE)
        return find_field(m, object.as.instance, name);
    if (fields_space(object))
        return find_member(m, fields_space(object), name); /* np.random */
    return datum_unset();
}

Datum lookup_path(const Mgrad *m, Part text)
{
    Datum object = datum_unset();
    for (size_t end = 0, start = 0; text.size > 0 && end <= text.size; end++) {
        if (end < text.size && text.text[end] != '.')
            continue;
        Part name = {text.text + start, end - start};
        object = start == 0 ? lookup_global(m, name) : lookup_member(m, object, name);
        start = end + 1;
    }
    return object;
}

const Command *lookup_command(const Mgrad *m, Part name)
{
    for (size_t i = 0; i < m->syntax.command_count; i++) {
        const Command *command = &m->syntax.commands[i];
        if (lookup_is(m, command->name, name))
            return lookup_own(m, command->name).kind == D_UNSET ? command : NULL;
    }
    return NULL;
}

const Signature *lookup_signature(Datum callee)
{
    if (callee.kind == D_CLOSURE || callee.kind == D_MODULE)
        return &callee.as.closure->proto->signature;
    if (callee.kind == D_NATIVE)
        return &callee.as.native->signature;
    if (callee.kind != D_INSTANCE || callee.as.instance->type->layout.forward < 0)
        return NULL;
    Datum forward = callee.as.instance->slots[callee.as.instance->type->layout.forward];
    return forward.kind == D_CLOSURE ? &forward.as.closure->proto->signature : NULL;
}

Part lookup_first_parameter(const Mgrad *m, Datum function)
{
    if (function.kind == D_NATIVE) {
        const char *text = strchr(function.as.native->row->signature, '(') + 1;
        text += *text == '*';
        return (Part){text, strcspn(text, "=,)")};
    }
    const Signature *signature = lookup_signature(function);
    if (!signature || !signature->count)
        return (Part){0};
    return lookup_text(m, signature->params[0]);
}
