/* rule.c: the steps of backward as text. */
#include "lib/explain/rule.h"

#include "base/num.h"
#include "base/utf8.h"
#include "lib/explain/factor.h"
#include "lib/explain/node_name.h"
#include "lib/explain/subject.h"

Node *rule_steps(Vm *vm, Node root, size_t *count)
{
    const Tape *tape = &vm->tape;
    *count = 0;
    if (tape_op(tape, root) == OP_LEAF)
        return NULL;
    subject_mark_graph(vm, root);
    for (Node node = tape->reach.low; node <= root; node++)
        *count += tape_op(tape, node) != OP_LEAF && tape_is_marked(tape, node);
    Node *steps = mem_alloc(vm->mem, *count * sizeof *steps);
    size_t at = 0;
    for (Node node = root; at < *count; node--)
        if (tape_op(tape, node) != OP_LEAF && tape_is_marked(tape, node))
            steps[at++] = node;
    return steps;
}

int rule_slots(const Tape *tape, Node node, int slots[2])
{
    Node inputs[2];
    int count = 0, input_count = tape_inputs(tape, node, inputs);
    for (int slot = 0; slot < input_count; slot++)
        if (!tape_is_number(tape, inputs[slot]))
            slots[count++] = slot;
    return count;
}

void rule_put_subject(Vm *vm, Buf *out, Node node)
{
    if (vm->tape.label[node]) {
        node_name_put(vm, out, node);
        buf_puts(out, " = ");
    }
    node_name_put_operation(vm, out, node);
}

static void put_gradient_name(Vm *vm, Buf *out, Node node)
{
    node_name_put_operand(vm, out, node);
    buf_puts(out, ".grad");
}

void rule_put_term(Vm *vm, Buf *out, Node node, int slot)
{
    const Tape *tape = &vm->tape;
    Node inputs[2];
    tape_inputs(tape, node, inputs);
    double g = tape_grad(tape, node);
    OpsDerivatives factors = tape_derivatives(tape, node), terms = tape_terms(tape, node, g);
    double term = slot ? terms.y : terms.x, before = tape_grad(tape, inputs[slot]);
    if (slot && inputs[0] == inputs[1])
        before += terms.x; /* `a*a` adds twice */
    put_gradient_name(vm, out, inputs[slot]);
    buf_puts(out, " += ");
    factor_put(vm, out, node, slot);
    buf_puts(out, " · ");
    put_gradient_name(vm, out, node);
    buf_puts(out, " = ");
    num_put_float(out, slot ? factors.y : factors.x);
    buf_puts(out, " · ");
    num_put_float(out, g);
    buf_puts(out, " → ");
    if (before != 0.0) {
        num_put_float(out, before);
        buf_puts(out, " + ");
        num_put_float(out, term);
        buf_puts(out, " = ");
    }
    num_put_float(out, before + term);
}

void rule_put(Vm *vm, Buf *out, Node node)
{
    int slots[2], count = rule_slots(&vm->tape, node, slots);
    size_t start = out->len;
    rule_put_subject(vm, out, node);
    buf_puts(out, ":");
    size_t width = utf8_count(buf_text(out) + start, out->len - start) + 2;
    for (int i = 0; i < count; i++) {
        buf_fill(out, ' ', i ? width : 2);
        rule_put_term(vm, out, node, slots[i]);
        buf_putc(out, '\n');
    }
    if (!count)
        buf_puts(out, "  only numbers, whose gradients nothing uses\n");
}
