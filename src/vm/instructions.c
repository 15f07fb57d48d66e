/*
 * instructions.c: single instructions, where they are more than a few lines of the loop.
 *
 * The caller has saved the pc, so that errors point at the instruction, and has set tape.here where
 * nodes may be made.
 */
#include "vm/instructions.h"

#include <assert.h>
#include <string.h>

#include "graph/fold/fold.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/fields.h"
#include "vm/operators.h"
#include "vm/repr.h"
#include "vm/sequence.h"
#include "vm/site.h"
#include "vm/vm_internal.h"

/* ---- operands without a value ---- */

_Noreturn void instruction_unset_local(Vm *vm, Name name)
{
    const char *text = intern_text(&vm->names, name);
    const Env *env = vm_top(vm)->proto->env;
    const Datum *global = heap_env_find(env, name);
    error_throw_at(
        vm, site_span(vm),
        global && global->kind != D_UNSET
            ? "a name that a function assigns is local to it: return the new value instead"
            : NULL,
        "'%s' has no value here: this function assigns it, but has not done so yet", text);
}

/* The span of the name that the current instruction reads as this operand. */
static Span name_span(const Vm *vm, uint32_t operand)
{
    const Frame *frame = vm_top(vm);
    const Proto *proto = frame->proto;
    uint32_t at = (uint32_t)(frame->pc - proto->code - 1);
    for (uint32_t i = 0; i < proto->name_span_count && !proto->is_hidden; i++)
        if (proto->name_spans[i].at == at && proto->name_spans[i].operand == operand)
            return proto->name_spans[i].span;
    return site_span(vm);
}

_Noreturn void instruction_unset_name(Vm *vm, uint32_t operand)
{
    const Frame *frame = vm_top(vm);
    Span span = name_span(vm, operand);
    uint32_t at = operand & OPERAND_MOST;
    if (operand_kind(operand) == OPERAND_GLOBAL)
        error_unknown_name(vm, span, frame->proto->env, frame->proto->env->names[at]);
    assert(operand_kind(operand) == OPERAND_SELF); /* CHECK precedes the use of a local */
    error_throw_at(vm, span, NULL, "the field '%s' has no value yet",
                   intern_text(&vm->names, frame->self->type->layout.names[at]));
}

void instruction_check_names(Vm *vm, Code code, const Datum *x, const Datum *y)
{
    instruction_check_name(vm, x, operand_unpack(code.b));
    instruction_check_name(vm, y, operand_unpack(code.c));
}

/* ---- operators ----

   The loop does not check names that it reads in place. A name without a value is none of the kinds
   that it handles itself, so it is noticed here. */

Datum instruction_binary(Vm *vm, Code code, BinaryOp op, const Datum *x, const Datum *y)
{
    instruction_check_names(vm, code, x, y);
    return operators_binary(vm, op, *x, *y);
}

Datum instruction_field(Vm *vm, Code code, const Datum *object, Name name)
{
    instruction_check_name(vm, object, operand_unpack(code.b));
    return fields_get(vm, object, name);
}

Datum instruction_index(Vm *vm, Code code, const Datum *list, const Datum *index)
{
    instruction_check_names(vm, code, list, index);
    return sequence_get(vm, *list, *index);
}

/* ---- variables ---- */

Datum instruction_cell(Vm *vm, Datum cell, Name name)
{
    Datum value = cell.as.cell->value;
    if (value.kind == D_UNSET && name)
        instruction_unset_local(vm, name);
    return value;
}

Datum instruction_leaf(Vm *vm, Datum number, Name label)
{
    Datum leaf = vm_leaf(vm, convert_number(vm, number));
    vm->tape.label[leaf.as.node] = label;
    return leaf;
}

void instruction_label(Vm *vm, Datum value, Name label)
{
    if (value.kind == D_NODE && vm->tape.label[value.as.node] == 0)
        vm->tape.label[value.as.node] = label;
}

Datum instruction_closure(Vm *vm, const Frame *frame, Code code)
{
    Proto *proto = frame->proto->constants[code_x(code)].as.proto;
    const Datum *registers = vm->stack + frame->base;
    uint32_t defaults = proto->signature.count - proto->signature.required;
    Closure *closure = heap_closure(&vm->heap, proto, frame->self, defaults);
    /* Cells are shared, defaults are copied: the compiler has put them at R[A] …. */
    for (uint32_t i = 0; i < proto->capture_count; i++) {
        uint16_t from = proto->captures[i];
        closure->items[i] =
            from & CAPTURE_UP ? frame->closure->items[from & ~CAPTURE_UP] : registers[from];
    }
    memcpy(closure->items + proto->capture_count, registers + code.a, defaults * sizeof(Datum));
    return datum_obj(proto->is_module ? D_MODULE : D_CLOSURE, closure);
}

/* ---- strings and lists ---- */

void instruction_concat(Vm *vm, Datum *to, const Datum *pieces, uint32_t count)
{
    buf_clear(&vm->scratch);
    for (uint32_t i = 0; i < count; i++)
        buf_put(&vm->scratch, pieces[i].as.string->text, pieces[i].as.string->size);
    *to = vm_scratch_string(vm);
}

Datum instruction_extend(Vm *vm, Code code, const Datum *list, const Datum *more)
{
    if (list->kind != D_LIST || more->kind != D_LIST)
        return instruction_binary(vm, code, BIN_ADD, list, more);
    size_t count = more->as.list->count; /* read first: `xs += xs` doubles xs */
    for (size_t i = 0; i < count; i++)
        heap_append(&vm->heap, list->as.list, more->as.list->items[i]);
    return *list;
}

Datum instruction_format(Vm *vm, Datum value, Datum spec, bool is_part)
{
    int64_t whole;
    if (is_part && convert_whole(vm, value, &whole))
        value = datum_int(whole);
    else if (is_part && datum_is_number(value))
        error_throw(vm, "a number in a format is whole, not %s", repr_not_whole(vm, value));
    buf_clear(&vm->scratch);
    repr_put_format(vm, &vm->scratch, value, spec.as.string);
    return vm_scratch_string(vm);
}

/* A callee without a value is a field that METHOD has found. */
void instruction_no_result(Vm *vm, Datum callee, Datum help, Name name)
{
    if (callee.kind != D_UNSET && !vm_is_bound(vm, name, callee))
        error_throw_at(vm, site_span(vm), help.as.string->text, "the command '%s' has no result",
                       intern_text(&vm->names, name));
}

/* ---- notes and times ---- */

/* True if the node is the end of a chain of operations as long as only a loop builds. */
static bool node_is_chain(const Tape *tape, Node node)
{
    enum { LONG_CHAIN = 1000 };
    for (uint32_t length = 0; length < LONG_CHAIN; length++) {
        if (tape_op(tape, node) == OP_LEAF)
            return false;
        if (tape_op(tape, node) == OP_FOLD) /* counts as the sums that it represents */
            length += fold_depth(tape, node, &node) - 1;
        else
            node = tape_first(tape, node);
    }
    return true;
}

/* A learner's `k = 0; while k < n { k += 1 }` builds a graph, since `k = 0` binds a Value. */
void instruction_note_chain(Vm *vm, const Env *env, uint32_t slot)
{
    enum { EVERY = 1024 }; /* tests of the condition between two walks over the graph */
    Datum value = env->slots[slot];
    if (vm->hints.chain || value.kind != D_NODE || ++vm->hints.chain_tests % EVERY ||
        !node_is_chain(&vm->tape, value.as.node))
        return;
    const char *name = intern_text(&vm->names, env->names[slot]);
    vm_note(vm,
            "%s is a Value, and its graph keeps growing; to count, write 'let %s = 0' or "
            "'set numbers plain'",
            name, name);
    vm->hints.chain = true;
}

/* Once in a session: `print x > "file"` in a loop would repeat it. */
void instruction_note_file(Vm *vm, Name name)
{
    if (!vm->hints.file)
        vm_note(vm, "%s writes no file: '>' compares here", intern_text(&vm->names, name));
    vm->hints.file = true;
}

/* In micrograd's loop over the parameters it must be `p.data -= …`. */
void instruction_note_rebound(Vm *vm, Datum value, Name name, unsigned op)
{
    if (vm->hints.rebound || value.kind != D_NODE)
        return;
    const char *text = intern_text(&vm->names, name);
    const char *sign = op == OPCODE_NO_UPDATE ? "" : binary_text((BinaryOp)op);
    vm_note(vm,
            "'%s %s= ...' makes a new Value and leaves the old one as it was; to change it, "
            "write '%s.data %s= ...'",
            text, sign, text, sign);
    vm->hints.rebound = true;
}

double instruction_clock(const Vm *vm)
{
    return vm->host.clock ? vm->host.clock(vm->host.ctx) : 0.0;
}

void instruction_end_time(Vm *vm, const Datum *start)
{
    double seconds = instruction_clock(vm) - start[0].as.number;
    unsigned long long nodes = tape_made(&vm->tape) - (uint64_t)start[1].as.integer;
    double tick = vm->host.tick;
    const char *unit = seconds < 1e-3 ? "µs" : seconds < 1.0 ? "ms" : "s";
    double shown = seconds < 1e-3 ? seconds * 1e6 : seconds < 1.0 ? seconds * 1e3 : seconds;
    buf_clear(&vm->scratch);
    if (seconds < tick)
        buf_printf(&vm->scratch, "under %.3g s", tick);
    else
        buf_printf(&vm->scratch, "%.3g %s", shown, unit);
    buf_printf(&vm->scratch, ", %llu %s\n", nodes, nodes == 1 ? "node" : "nodes");
    vm_print_varying(vm, vm->scratch.data, vm->scratch.len);
}
