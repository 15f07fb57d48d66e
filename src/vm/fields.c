/* fields.c: fields, elements, slices and methods. */
#include "vm/fields.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "graph/symbol.h"
#include "source/known.h"
#include "vm/operators.h"

/* ---- similar names ---- */

typedef struct Similar {
    const char *wanted;
    size_t wanted_len;
    const char *best;
    int distance;      /* of the best; before one is found, the largest that will do */
    size_t length_off; /* by how much the best is longer or shorter */
} Similar;

static Similar similar_begin(const Vm *vm, Name name)
{
    size_t len = intern_len(&vm->names, name);
    /* A short name may differ in one place, a longer one in two or three. */
    int most = len <= 3 ? 1 : len <= 6 ? 2 : 3;
    return (Similar){intern_text(&vm->names, name), len, NULL, most, SIZE_MAX};
}

/* Of names that are equally near one of the same length wins, then the one that is tried last. */
static void similar_try(Similar *similar, const char *text, size_t len)
{
    bool is_internal = text[0] == '_' || memchr(text, '.', len);
    bool is_letter = len == 1 && similar->wanted_len == 1; /* x may be y, but hardly M */
    if (is_internal || (is_letter && (text[0] & 0x20) != (similar->wanted[0] & 0x20)))
        return;
    int distance =
        diag_distance(similar->wanted, similar->wanted_len, text, len, similar->distance);
    size_t off = len > similar->wanted_len ? len - similar->wanted_len : similar->wanted_len - len;
    if (distance < similar->distance ||
        (distance == similar->distance && off <= similar->length_off)) {
        similar->distance = distance;
        similar->length_off = off;
        similar->best = text;
    }
}

/* The line of help, in the VM's scratch buffer; NULL if no name is similar. */
static const char *similar_help(Vm *vm, const Similar *similar)
{
    if (!similar->best)
        return NULL;
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "a similar name exists: '%s'", similar->best);
    return buf_text(&vm->scratch);
}

_Noreturn void access_unknown_name(Vm *vm, Span span, const Env *env, Name name)
{
    const char *text = intern_text(&vm->names, name);
    buf_clear(&vm->scratch);
    if (vm->explain && vm->explain(vm->session, text, &vm->scratch))
        vm_fail_help(vm, span, buf_text(&vm->scratch), "unknown name '%s'", text);
    Similar similar = similar_begin(vm, name);
    for (size_t i = 0; i < vm->builtin_count; i++)
        if (vm->builtins[i].kind != D_UNSET)
            similar_try(&similar, intern_text(&vm->names, (Name)i),
                        intern_len(&vm->names, (Name)i));
    for (size_t i = 0; i < env->count; i++)
        if (env->slots[i].kind != D_UNSET)
            similar_try(&similar, intern_text(&vm->names, env->names[i]),
                        intern_len(&vm->names, env->names[i]));
    vm_fail_help(vm, span, similar_help(vm, &similar), "unknown name '%s'", text);
}

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

/* Whether calling it makes sense. */
static bool datum_is_callable(Datum x)
{
    return x.kind == D_CLOSURE || x.kind == D_NATIVE || x.kind == D_MODULE || x.kind == D_INSTANCE;
}

static _Noreturn void field_missing(Vm *vm, Datum object, Name name)
{
    const char *text = intern_text(&vm->names, name);
    if (object.kind == D_NODE && datum_is_callable(vm_builtin(vm, name)))
        vm_fail(vm, "'%s' is a function: it is called with brackets, .%s()", text, text);
    if (object.kind == D_NODE)
        vm_fail(vm, "a Value has no field '%s': it has data, grad, label, op and prev", text);
    if (vm_builtin(vm, name).kind == D_NATIVE)
        vm_fail(vm, "%s has no field '%s': a function is called with brackets, .%s()",
                arith_noun(object), text, text);
    vm_fail(vm, "%s has no field '%s'", arith_noun(object), text);
}

/* Not data and grad: those the loop reads itself. */
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
    Similar similar = similar_begin(vm, name);
    for (uint32_t i = 0; i < layout->visible; i++)
        similar_try(&similar, intern_text(&vm->names, layout->names[i]),
                    intern_len(&vm->names, layout->names[i]));
    vm_fail_help(vm, vm_span(vm), similar_help(vm, &similar), "%s has no field '%s'",
                 instance->type->signature.name, intern_text(&vm->names, name));
}

/* A member of a namespace, D_UNSET if it has none of that name. */
static Datum space_member(Vm *vm, Name space, Name name)
{
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "%s.%s", intern_text(&vm->names, space),
               intern_text(&vm->names, name));
    return vm_builtin(vm, intern_name(&vm->names, vm->scratch.data, vm->scratch.len));
}

/* math.pi, np.random: a builtin whose name begins with the namespace's. */
static Datum space_field(Vm *vm, Name space, Name name)
{
    Datum member = space_member(vm, space, name);
    if (member.kind == D_UNSET)
        vm_fail(vm, "%s has no '%s'", intern_text(&vm->names, space),
                intern_text(&vm->names, name));
    return member;
}

static Name datum_space(Datum object)
{
    if (object.kind == D_SPACE)
        return object.as.name;
    return object.kind == D_NATIVE ? object.as.native->space : 0;
}

Datum access_field(Vm *vm, const Datum *place, Name name)
{
    Datum object = *place;
    if (object.kind == D_NODE)
        return node_field(vm, place, name);
    if (object.kind == D_INSTANCE) {
        const Datum *slot = instance_field(object.as.instance, name);
        if (!slot)
            instance_field_missing(vm, object.as.instance, name);
        if (slot->kind == D_UNSET)
            vm_fail(vm, "the field '%s' has no value yet", intern_text(&vm->names, name));
        return *slot;
    }
    if (datum_space(object))
        return space_field(vm, datum_space(object), name);
    if (name == KNOWN_DATA || name == KNOWN_GRAD || name == KNOWN_LABEL)
        vm_fail_help(vm, vm_span(vm), "Value(x) makes a Value of a number",
                     "%s has no field '%s': only a Value has", arith_noun(object),
                     intern_text(&vm->names, name));
    field_missing(vm, object, name);
}

static double field_number(Vm *vm, Name name, Datum value)
{
    if (!arith_is_number(value))
        vm_fail(vm, "'%s' is a number, not %s", intern_text(&vm->names, name), arith_noun(value));
    return arith_number(vm, value);
}

static void node_set_field(Vm *vm, Node node, Name name, Datum value)
{
    switch (name) {
    case KNOWN_DATA:
        tape_set_value(&vm->tape, node, field_number(vm, name, value));
        break;
    case KNOWN_GRAD:
        tape_set_grad(&vm->tape, node, field_number(vm, name, value));
        break;
    case KNOWN_LABEL:
        if (value.kind != D_STRING)
            vm_fail(vm, "'label' is a string, not %s", arith_noun(value));
        vm->tape.label[node] =
            intern_name(&vm->names, value.as.string->text, value.as.string->size);
        break;
    case KNOWN_OP:
    case KNOWN_OP_UNDERSCORE:
    case KNOWN_PREV:
    case KNOWN_PREV_UNDERSCORE:
        vm_fail(vm, "'%s' cannot be assigned: it says how the Value was computed",
                intern_text(&vm->names, name));
    default:
        field_missing(vm, datum_node(node), name);
    }
}

void access_set_field(Vm *vm, Datum object, Name name, Datum value)
{
    if (object.kind == D_NODE) {
        node_set_field(vm, object.as.node, name, value);
    } else if (object.kind == D_INSTANCE) {
        Datum *slot = instance_field(object.as.instance, name);
        if (!slot)
            instance_field_missing(vm, object.as.instance, name);
        *slot = value;
    } else {
        vm_fail(vm, "%s has no field '%s' to assign to", arith_noun(object),
                intern_text(&vm->names, name));
    }
}

/* ---- elements ---- */

/* A whole number from an integer or a Value; floats that are whole will not do, as in Python. */
static int64_t index_number(Vm *vm, Datum index)
{
    if (index.kind == D_INT)
        return index.as.integer;
    double value = index.kind == D_NODE ? arith_number(vm, index) : 0.5;
    if (value != floor(value) || fabs(value) > 1e15)
        vm_fail(vm, "an index is an integer, not %s",
                index.kind == D_FLOAT  ? "a float: int(x) makes one"
                : index.kind == D_NODE ? "a fraction"
                                       : arith_noun(index));
    return (int64_t)value;
}

static size_t index_place(Vm *vm, Datum index, size_t count, const char *what)
{
    int64_t at = index_number(vm, index);
    int64_t place = at < 0 ? at + (int64_t)count : at;
    if (place < 0 || (uint64_t)place >= count)
        vm_fail(vm, "index %lld is out of range: the %s has %zu %s", (long long)at, what, count,
                strcmp(what, "list") == 0 ? (count == 1 ? "element" : "elements")
                                          : (count == 1 ? "character" : "characters"));
    return (size_t)place;
}

Utf8Character access_character(const String *string, uint32_t at)
{
    const char *text = string->text;
    if (string->size == string->characters)
        return (Utf8Character){text + at, 1};
    for (; at > 0; at--)
        do
            text++;
        while (utf8_continues(*text));
    uint32_t size = 1;
    while (utf8_continues(text[size]))
        size++;
    return (Utf8Character){text, size};
}

size_t access_count(Datum sequence)
{
    return sequence.kind == D_LIST ? sequence.as.list->count : sequence.as.string->characters;
}

Datum access_item(Vm *vm, Datum sequence, size_t at)
{
    if (sequence.kind == D_LIST)
        return sequence.as.list->items[at];
    Utf8Character character = access_character(sequence.as.string, (uint32_t)at);
    return vm_string(vm, character.text, character.size);
}

Datum access_index(Vm *vm, Datum list, Datum index)
{
    if (list.kind == D_LIST)
        return list.as.list->items[index_place(vm, index, list.as.list->count, "list")];
    if (list.kind != D_STRING)
        vm_fail(vm, "%s has no elements", arith_noun(list));
    size_t at = index_place(vm, index, list.as.string->characters, "string");
    Utf8Character character = access_character(list.as.string, (uint32_t)at);
    return vm_string(vm, character.text, character.size);
}

void access_set_index(Vm *vm, Datum list, Datum index, Datum value)
{
    if (list.kind == D_STRING)
        vm_fail(vm, "a string cannot be changed: make a new one");
    if (list.kind != D_LIST)
        vm_fail(vm, "%s has no elements to assign to", arith_noun(list));
    list.as.list->items[index_place(vm, index, list.as.list->count, "list")] = value;
}

/* An end of a slice, cut to the list as Python does. */
static size_t slice_end(Vm *vm, Datum end, size_t count, size_t fallback)
{
    if (end.kind == D_NIL)
        return fallback;
    int64_t at = index_number(vm, end);
    if (at < 0)
        at += (int64_t)count;
    return at < 0 ? 0 : (uint64_t)at > count ? count : (size_t)at;
}

static Datum string_slice(Vm *vm, const String *string, size_t from, size_t to)
{
    if (from >= to)
        return vm_string(vm, "", 0);
    const char *start = access_character(string, (uint32_t)from).text;
    Utf8Character last = access_character(string, (uint32_t)to - 1);
    return vm_string(vm, start, (size_t)(last.text + last.size - start));
}

Datum access_slice(Vm *vm, Datum list, Datum from, Datum to)
{
    if (list.kind != D_LIST && list.kind != D_STRING)
        vm_fail(vm, "%s cannot be sliced", arith_noun(list));
    size_t count = list.kind == D_LIST ? list.as.list->count : list.as.string->characters;
    size_t start = slice_end(vm, from, count, 0), end = slice_end(vm, to, count, count);
    if (list.kind == D_STRING)
        return string_slice(vm, list.as.string, start, end);
    List *slice = heap_list(&vm->heap, end > start ? end - start : 0);
    for (size_t i = start; i < end; i++)
        vm_append(vm, slice, list.as.list->items[i]);
    return datum_obj(D_LIST, slice);
}

/* ---- methods ---- */

static Datum method_field(Vm *vm, Datum object, Name name)
{
    if (object.kind == D_INSTANCE) {
        const Datum *slot = instance_field(object.as.instance, name);
        if (slot && slot->kind == D_UNSET)
            vm_fail(vm, "the field '%s' has no value yet", intern_text(&vm->names, name));
        return slot ? *slot : datum_unset();
    }
    if (datum_space(object))
        return space_field(vm, datum_space(object), name);
    return datum_unset();
}

static _Noreturn void method_missing(Vm *vm, Datum object, Name name)
{
    if (object.kind == D_NODE && name < KNOWN_COUNT)
        vm_fail(vm, "'%s' is a field, not a function: it is read without brackets",
                intern_text(&vm->names, name));
    Similar similar = similar_begin(vm, name);
    for (size_t i = 0; i < vm->builtin_count; i++)
        if (vm->builtins[i].kind == D_NATIVE)
            similar_try(&similar, intern_text(&vm->names, (Name)i),
                        intern_len(&vm->names, (Name)i));
    vm_fail_help(vm, vm_span(vm), similar_help(vm, &similar), "%s has no function '%s'",
                 object.kind == D_INSTANCE ? object.as.instance->type->signature.name
                                           : arith_noun(object),
                 intern_text(&vm->names, name));
}

void access_method(Vm *vm, Datum *call, Name name)
{
    Datum field = method_field(vm, call[1], name);
    if (field.kind != D_UNSET) {
        call[0] = datum_unset();
        call[1] = field;
        return;
    }
    if (datum_is_callable(call[0]))
        return;
    const Env *env = vm->frames[vm->frame_count - 1].proto->env;
    const Datum *global = heap_env_find(env, name);
    if (global && datum_is_callable(*global))
        call[0] = *global;
    else if (datum_is_callable(vm_builtin(vm, name)))
        call[0] = vm_builtin(vm, name);
    else
        method_missing(vm, call[1], name);
}
