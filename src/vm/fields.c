/*
 * fields.c: fields and methods.
 *
 * A Value has the fields data, grad, label, op and prev. An instance has those that its module's
 * layout names. A namespace (math, np) is a prefix: math.pi is the builtin called "math.pi".
 */
#include "vm/fields.h"

#include "graph/grads.h"
#include "graph/symbol.h"
#include "source/known.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/foreign.h"
#include "vm/repr.h"
#include "vm/site.h"
#include "vm/vm_internal.h"

/* ---- fields ---- */

static Datum node_prev(Vm *vm, const Datum *object)
{
    vm_unfold(vm);
    Node inputs[2];
    int count = tape_inputs(&vm->tape, object->as.node, inputs);
    List *list = heap_list(&vm->heap, (size_t)count);
    for (int i = 0; i < count; i++)
        vm_append(vm, list, datum_node(inputs[i]));
    return datum_obj(D_LIST, list);
}

static Datum node_op_text(Vm *vm, Node node)
{
    buf_clear(&vm->scratch);
    symbol_put(&vm->scratch, &vm->tape, node);
    return vm_scratch_string(vm);
}

static bool datum_is_callable(Datum x)
{
    return x.kind == D_CLOSURE || x.kind == D_NATIVE || x.kind == D_MODULE || x.kind == D_INSTANCE;
}

static _Noreturn void field_missing(Vm *vm, Datum object, Name name)
{
    const char *text = intern_text(&vm->names, name);
    const char *help = foreign_member(vm, object, name);
    if (object.kind == D_NODE && datum_is_callable(vm_builtin(vm, name)))
        error_throw(vm, "'%s' is a function: call it with parentheses, .%s()", text, text);
    if (object.kind == D_NODE)
        error_throw_at(vm, site_span(vm), help,
                       "a Value has no field '%s': it has data, grad, label, op and prev", text);
    if (vm_builtin(vm, name).kind == D_NATIVE)
        error_throw(vm, "%s has no field '%s': call the function with parentheses, .%s()",
                    repr_noun(object), text, text);
    if (object.kind == D_DICT)
        help = "write d[\"key\"] for the value of a key";
    error_throw_at(vm, site_span(vm), help, "%s has no field '%s'", repr_noun(object), text);
}

/* Not data and grad: GET_FIELD reads them in the loop. */
static Datum node_field(Vm *vm, const Datum *object, Name name)
{
    Node node = object->as.node;
    switch (name) {
    case KNOWN_LABEL: {
        Name label = vm->tape.label[node];
        return vm_string(vm, intern_text(&vm->names, label), intern_len(&vm->names, label));
    }
    case KNOWN_OP:
    case KNOWN_OP_UNDERSCORE:
        return node_op_text(vm, node);
    case KNOWN_PREV:
    case KNOWN_PREV_UNDERSCORE:
        return node_prev(vm, object);
    default:
        field_missing(vm, datum_node(node), name);
    }
}

static Datum *instance_field(Instance *instance, Name name)
{
    const Layout *layout = &instance->type->layout;
    for (uint32_t i = 0; i < layout->visible; i++)
        if (layout->names[i] == name)
            return &instance->slots[i];
    return NULL;
}

static _Noreturn void instance_field_missing(Vm *vm, const Instance *instance, Name name)
{
    const Layout *layout = &instance->type->layout;
    Suggestion similar = error_suggest(vm, name);
    for (uint32_t i = 0; i < layout->visible; i++)
        error_try(vm, &similar, layout->names[i]);
    error_throw_at(vm, site_span(vm), error_similar(vm, &similar), "%s has no field '%s'",
                   instance->type->signature.name, intern_text(&vm->names, name));
}

/* D_UNSET if the namespace has no such member. */
static Datum space_member(Vm *vm, Name space, Name name)
{
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "%s.%s", intern_text(&vm->names, space),
               intern_text(&vm->names, name));
    return vm_builtin(vm, intern_name(&vm->names, vm->scratch.data, vm->scratch.len));
}

static Datum space_field(Vm *vm, Name space, Name name)
{
    Datum member = space_member(vm, space, name);
    if (member.kind == D_UNSET)
        error_throw_at(
            vm, site_span(vm), foreign_member(vm, (Datum){.kind = D_SPACE, .as.name = space}, name),
            "%s has no '%s'", intern_text(&vm->names, space), intern_text(&vm->names, name));
    return member;
}

Name fields_space(Datum object)
{
    if (object.kind == D_SPACE)
        return object.as.name;
    return object.kind == D_NATIVE ? object.as.native->space : 0;
}

Datum fields_get(Vm *vm, const Datum *place, Name name)
{
    Datum object = *place;
    if (object.kind == D_NODE)
        return node_field(vm, place, name);
    if (object.kind == D_INSTANCE) {
        const Datum *slot = instance_field(object.as.instance, name);
        if (!slot)
            instance_field_missing(vm, object.as.instance, name);
        if (slot->kind == D_UNSET)
            error_throw(vm, "the field '%s' has no value yet", intern_text(&vm->names, name));
        return *slot;
    }
    if (fields_space(object))
        return space_field(vm, fields_space(object), name);
    if (name == KNOWN_DATA || name == KNOWN_GRAD || name == KNOWN_LABEL)
        error_throw_at(vm, site_span(vm), "Value(x) makes a Value of a number",
                       "%s has no field '%s': only a Value has", repr_noun(object),
                       intern_text(&vm->names, name));
    field_missing(vm, object, name);
}

static double field_number(Vm *vm, Name name, Datum value)
{
    if (!datum_is_number(value))
        error_throw(vm, "'%s' is a number, not %s", intern_text(&vm->names, name),
                    repr_noun(value));
    return convert_number(vm, value);
}

static void node_set_field(Vm *vm, Node node, Name name, Datum value)
{
    switch (name) {
    case KNOWN_DATA:
        tape_set_value(&vm->tape, node, field_number(vm, name, value));
        break;
    case KNOWN_GRAD:
        grads_set(&vm->tape, node, field_number(vm, name, value));
        break;
    case KNOWN_LABEL:
        if (value.kind != D_STRING)
            error_throw(vm, "'label' is a string, not %s", repr_noun(value));
        vm->tape.label[node] =
            intern_name(&vm->names, value.as.string->text, value.as.string->size);
        break;
    case KNOWN_OP:
    case KNOWN_OP_UNDERSCORE:
    case KNOWN_PREV:
    case KNOWN_PREV_UNDERSCORE:
        error_throw(vm, "'%s' cannot be assigned: it says how the Value was computed",
                    intern_text(&vm->names, name));
    default:
        field_missing(vm, datum_node(node), name);
    }
}

void fields_set(Vm *vm, Datum object, Name name, Datum value)
{
    if (object.kind == D_NODE) {
        node_set_field(vm, object.as.node, name, value);
    } else if (object.kind == D_INSTANCE) {
        Datum *slot = instance_field(object.as.instance, name);
        if (!slot)
            instance_field_missing(vm, object.as.instance, name);
        *slot = value;
    } else {
        error_throw_at(vm, site_span(vm), object.kind == D_DICT ? "write d[\"key\"] = value" : NULL,
                       "%s has no field '%s' to assign to", repr_noun(object),
                       intern_text(&vm->names, name));
    }
}

/* ---- methods ---- */

/* D_UNSET if x has no such field. */
static Datum method_field(Vm *vm, Datum object, Name name)
{
    if (object.kind == D_INSTANCE) {
        const Datum *slot = instance_field(object.as.instance, name);
        if (slot && slot->kind == D_UNSET)
            error_throw(vm, "the field '%s' has no value yet", intern_text(&vm->names, name));
        return slot ? *slot : datum_unset();
    }
    if (fields_space(object))
        return space_field(vm, fields_space(object), name);
    return datum_unset();
}

static _Noreturn void method_missing(Vm *vm, Datum object, Name name)
{
    if (object.kind == D_NODE && name < KNOWN_COUNT)
        error_throw(vm, "'%s' is a field, not a function: read it without parentheses",
                    intern_text(&vm->names, name));
    Suggestion similar = error_suggest(vm, name);
    for (size_t i = 0; i < vm->builtin_count; i++)
        if (vm->builtins[i].kind == D_NATIVE)
            error_try(vm, &similar, (Name)i);
    const char *help = foreign_member(vm, object, name);
    error_throw_at(
        vm, site_span(vm), help ? help : error_similar(vm, &similar), "%s has no function '%s'",
        object.kind == D_INSTANCE ? object.as.instance->type->signature.name : repr_noun(object),
        intern_text(&vm->names, name));
}

void fields_method(Vm *vm, Datum *call, Name name)
{
    Datum field = method_field(vm, call[1], name);
    if (field.kind != D_UNSET) {
        call[0] = datum_unset();
        call[1] = field;
        return;
    }
    if (call[1].kind == D_NODE && name == KNOWN_GRAD) /* not the command */
        method_missing(vm, call[1], name);
    if (datum_is_callable(call[0]))
        return;
    const Env *env = vm_top(vm)->proto->env;
    const Datum *global = heap_env_find(env, name);
    if (global && datum_is_callable(*global))
        call[0] = *global;
    else if (datum_is_callable(vm_builtin(vm, name)))
        call[0] = vm_builtin(vm, name);
    else
        method_missing(vm, call[1], name);
}
