/* hints.c: notes about the first nan or inf of a graph, about graphs that keep growing, and about
   gradients that add up. */
#include "lib/core/hints.h"

#include <math.h>

#include "base/num.h"
#include "graph/pass/reach.h"
#include "graph/symbol.h"
#include "heap/garbage.h"

/* ---- nan and inf ---- */

/* Appends the operation of a node with the values of its operands: "log(-3.0)", "0.0**-1",
   "inf + -inf". */
static void put_computation(Buf *out, const Tape *tape, Node node)
{
    Node inputs[2];
    int count = tape_inputs(tape, node, inputs);
    bool is_call = ops_table[tape_op(tape, node)].function[0] != '\0';
    if (is_call)
        buf_printf(out, "%s(", ops_table[tape_op(tape, node)].function);
    num_put_float(out, tape_value(tape, inputs[0]));
    if (is_call) {
        buf_putc(out, ')');
        return;
    }
    buf_puts(out, count == 2 ? " " : "");
    symbol_put(out, tape, node);
    if (count == 2) {
        buf_putc(out, ' ');
        num_put_float(out, tape_value(tape, inputs[1]));
    }
}

/* Appends the value of the node, its label or operation, and its place in the source. */
static void put_first(Vm *vm, Buf *out, Node node)
{
    const Tape *tape = &vm->tape;
    bool is_leaf = tape_op(tape, node) == OP_LEAF;
    Name label = tape->label[node];
    buf_puts(out, "the first ");
    num_put_float(out, tape_value(tape, node));
    buf_puts(out, " is ");
    if (label)
        buf_printf(out, "%s%s", intern_text(&vm->names, label), is_leaf ? "" : " = ");
    else if (is_leaf)
        buf_puts(out, "a leaf");
    if (!is_leaf)
        put_computation(out, tape, node);
    Place place = sources_place(&vm->sources, tape->site[node]);
    if (place.source)
        buf_printf(out, ", at %s:%zu:%zu", place.source->name, place.line, place.column);
}

/* The oldest of the newest `count` nodes that is nan or inf; the tape's size if there is none. */
static Node find_not_finite(const Tape *tape, uint64_t count)
{
    Node node = count < tape->count ? tape->count - (Node)count : 0;
    while (node < tape->count && isfinite(tape_value(tape, node)))
        node++;
    return node;
}

void hints_note_not_finite(Vm *vm, uint64_t count)
{
    const Tape *tape = &vm->tape;
    if (!vm->options.interactive || vm->hints.not_finite)
        return;
    /* Folded sums hide their inner nodes, so the tape is unfolded, but only if there is something
       to find. */
    bool maybe = tape->tainted || find_not_finite(tape, count) < tape->count;
    if (!maybe || !garbage_unfold(&vm->heap))
        return;
    Node node = find_not_finite(tape, count);
    if (node == tape->count)
        return;
    vm->hints.not_finite = true;
    buf_clear(&vm->scratch);
    put_first(vm, &vm->scratch, node);
    vm_note(vm, "%s; gradients through it are meaningless", buf_text(&vm->scratch));
}

/* ---- growth ---- */

/* The place of a variable in vm->hints.growth; -1: all are taken by others. */
static int growth_place(Vm *vm, const LoopName *name)
{
    VmGrowth *growth = vm->hints.growth;
    for (int i = 0; i < TAPE_WATCHED; i++) {
        if (!growth[i].name) {
            growth[i] = (VmGrowth){.name = name};
            vm->tape.watched[i] = 0;
        }
        if (growth[i].name == name)
            return i;
    }
    return -1;
}

/* Compares the graph of the variable with that of the last backward. */
static void growth_look(Vm *vm, const Frame *frame, const LoopName *name)
{
    enum { MOST_LOOKS = 3, SURE = 2 };
    int place = growth_place(vm, name);
    if (place < 0 || vm->hints.growth[place].looks == MOST_LOOKS)
        return;
    Tape *tape = &vm->tape;
    VmGrowth *growth = &vm->hints.growth[place];
    Datum value =
        name->is_global ? frame->proto->env->slots[name->at] : vm->stack[frame->base + name->at];
    bool is_inner = value.kind == D_NODE && tape_op(tape, (Node)value.as.node) != OP_LEAF;
    Node node = is_inner ? (Node)value.as.node : 0, before = tape->watched[place];
    bool grows = before && before < node && reach_is_under(tape, before, node);
    growth->grown = grows ? growth->grown + 1 : 0;
    growth->looks += before && !grows;
    tape->watched[place] = node;
    if (growth->grown < SURE)
        return;
    vm->hints.chain = true;
    const char *text = intern_text(&vm->names, name->name);
    vm_note(vm,
            "%s is a Value, and its graph keeps growing; write 'let %s = ...' before the loop "
            "for a plain number, or change %s.data",
            text, text, text);
}

void hints_note_growth(Vm *vm)
{
    for (size_t i = 0; i < vm->frame_count && !vm->hints.chain; i++) {
        const Frame *frame = &vm->frames[i];
        const Proto *proto = frame->proto;
        uint32_t at = (uint32_t)(frame->pc - proto->code);
        for (uint32_t k = 0; k < proto->loop_name_count && !vm->hints.chain; k++)
            if (proto->loop_names[k].from <= at && at < proto->loop_names[k].to)
                growth_look(vm, frame, &proto->loop_names[k]);
    }
}

/* ---- gradients ---- */

void hints_note_gradients(Vm *vm, Node root)
{
    if (!vm->options.interactive || vm->hints.gradients || !reach_leaves_have_grad(&vm->tape, root))
        return;
    vm->hints.gradients = true;
    vm_note(vm, "gradients add up: zero_grad first, unless that is what you want");
}
