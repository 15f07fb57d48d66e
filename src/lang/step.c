/* step.c: what single instructions do, where it is more than a line of the loop. */
#include "lang/machine.h"

#include <string.h>

#include "graph/fold.h"
#include "lang/arith.h"
#include "lang/sum.h"
#include "lang/text.h"

_Noreturn void step_unset_local(Vm *vm, Name name)
{
    const char *text = intern_text(&vm->names, name);
    const Env *env = vm_top(vm)->proto->env;
    const Datum *global = heap_env_find(env, name);
    vm_fail_help(vm, vm_span(vm),
                 global && global->kind != D_UNSET
                     ? "a name that a function assigns is its own: return the new value instead"
                     : NULL,
                 "'%s' has no value here: this function assigns it, but has not done so yet", text);
}

Datum step_cell(Vm *vm, Datum cell, Name name)
{
    Datum value = cell.as.cell->value;
    if (value.kind == D_UNSET && name)
        step_unset_local(vm, name);
    return value;
}

/* A number that is bound to a name: a leaf with that label. */
Datum step_leaf(Vm *vm, Datum number, Name label)
{
    Datum leaf = vm_leaf(vm, arith_number(vm, number));
    vm->tape.label[leaf.as.node] = label;
    return leaf;
}

void step_label(Vm *vm, Datum value, Name label)
{
    if (value.kind == D_NODE && vm->tape.label[value.as.node] == 0)
        vm->tape.label[value.as.node] = label;
}

Datum step_closure(Vm *vm, const Frame *frame, Code code)
{
    Proto *proto = frame->proto->constants[code_x(code)].as.proto;
    const Datum *registers = vm->stack + frame->base;
    uint32_t defaults = proto->signature.count - proto->signature.required;
    Closure *closure = heap_closure(&vm->heap, proto, frame->self, defaults);
    for (uint32_t i = 0; i < proto->capture_count; i++) {
        uint16_t from = proto->captures[i];
        closure->items[i] =
            from & CAPTURE_UP ? frame->closure->items[from & ~CAPTURE_UP] : registers[from];
    }
    memcpy(closure->items + proto->capture_count, registers + code.a, defaults * sizeof(Datum));
    return datum_obj(proto->is_module ? D_MODULE : D_CLOSURE, closure);
}

static bool is_native(Datum x)
{
    return x.kind == D_NATIVE;
}

/* Whether the callees are sum and zip, or dot. */
static bool callees_are(const Datum *callee, bool is_dot)
{
    if (!is_native(callee[0]))
        return false;
    return is_dot ? callee[0].as.native->is_dot
                  : callee[0].as.native->is_sum && is_native(callee[1]) &&
                        callee[1].as.native->is_iter && callee[1].as.native->iter == ITER_ZIP;
}

static inline const Datum *sum_operand(const Frame *frame, const Datum *registers, uint16_t operand)
{
    if (operand & CODE_CONSTANT_BIT)
        return &frame->proto->constants[operand & CODE_MOST];
    return operand & CODE_SELF_BIT ? &frame->self->slots[operand & ~CODE_SELF_BIT]
                                   : &registers[operand];
}

/* SUM_PRODUCTS; the frame's pc is at its OPERANDS. */
bool step_sum_products(Vm *vm, const Frame *frame, Datum *registers, Code code)
{
    const Code *operands = frame->pc;
    const Datum *w = sum_operand(frame, registers, operands->a);
    const Datum *x = sum_operand(frame, registers, operands->b);
    if (!callees_are(&registers[code.b], code.c) || w->kind != D_LIST || x->kind != D_LIST ||
        (code.c && w->as.list->count != x->as.list->count))
        return false;
    uint32_t site = frame->proto->spans[operands + 1 - frame->proto->code].start;
    vm->tape.here = frame_here(vm, frame);
    return sum_fold_products(vm, w->as.list, x->as.list,
                             *sum_operand(frame, registers, operands->c), site, &registers[code.a]);
}

void step_concat(Vm *vm, Datum *to, const Datum *pieces, uint32_t count)
{
    buf_clear(&vm->scratch);
    for (uint32_t i = 0; i < count; i++)
        buf_put(&vm->scratch, pieces[i].as.string->text, pieces[i].as.string->size);
    *to = vm_scratch_string(vm);
}

Datum step_extend(Vm *vm, Datum list, Datum more)
{
    if (list.kind != D_LIST || more.kind != D_LIST)
        return arith_binary(vm, BIN_ADD, list, more);
    size_t count = more.as.list->count; /* `xs += xs` doubles */
    for (size_t i = 0; i < count; i++)
        heap_append(&vm->heap, list.as.list, more.as.list->items[i]);
    return list;
}

Datum step_format(Vm *vm, Datum value, Datum spec)
{
    buf_clear(&vm->scratch);
    text_put_format(vm, &vm->scratch, value, spec.as.string);
    return vm_scratch_string(vm);
}

/* Whether a Value was computed from one that was computed from one … in a row as long as a loop
 * makes. */
static bool node_is_chain(const Tape *tape, Node node)
{
    enum { LONG_CHAIN = 1000 };
    for (uint32_t length = 0; length < LONG_CHAIN; length++) {
        if (tape_op(tape, node) == OP_LEAF)
            return false;
        if (tape_op(tape, node) == OP_FOLD)
            length += fold_depth(tape, node, &node) - 1;
        else
            node = tape_first(tape, node);
    }
    return true;
}

void step_note_chain(Vm *vm, const Env *env, uint32_t slot)
{
    enum { EVERY = 1024 }; /* tests of a condition between two looks */
    Datum value = env->slots[slot];
    if (vm->noted_chain || value.kind != D_NODE || ++vm->chain_tests % EVERY ||
        !node_is_chain(&vm->tape, value.as.node))
        return;
    const char *name = intern_text(&vm->names, env->names[slot]);
    vm_note(vm, "%s is a Value; 'let %s = 0' counts", name, name);
    vm->noted_chain = true;
}

double step_clock(const Vm *vm)
{
    return vm->host.clock ? vm->host.clock(vm->host.ctx) : 0.0;
}

void step_end_time(Vm *vm, const Datum *start)
{
    double seconds = step_clock(vm) - start[0].as.number;
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
    vm_print(vm, vm->scratch.data, vm->scratch.len);
}
