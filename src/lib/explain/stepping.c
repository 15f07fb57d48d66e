/* stepping.c: backward in single steps. */
#include "lib/explain/stepping.h"

#include <string.h>

#include "graph/grads.h"
#include "graph/pass/sweep.h"
#include "lib/explain/rule.h"
#include "lib/state.h"

Stepping *stepping_of(const Vm *vm)
{
    return vm->library->stepping;
}

bool stepping_is_active(const Vm *vm)
{
    return stepping_of(vm)->root.kind == D_NODE;
}

void stepping_done(Stepping *stepping, Mem *mem)
{
    mem_free(mem, stepping->steps, stepping->count * sizeof *stepping->steps);
    mem_free(mem, stepping->before, stepping->count * sizeof *stepping->before);
    mem_free(mem, stepping->breaks, stepping->break_cap * sizeof *stepping->breaks);
    *stepping = (Stepping){.root = datum_nil()};
}

static void visit_node(Heap *heap, HeapVisit *visit, Node *node)
{
    Datum datum = datum_node(*node);
    visit(heap, &datum);
    *node = (Node)datum.as.node;
}

/* All nodes are under the root. The visit of each only moves its index. */
void stepping_visit(Stepping *stepping, Heap *heap, HeapVisit *visit)
{
    visit(heap, &stepping->root);
    if (!stepping->steps)
        return; /* not complete: stepping_begin has thrown */
    for (size_t i = 0; i < stepping->count; i++)
        visit_node(heap, visit, &stepping->steps[i]);
    for (size_t i = 0; i < stepping->break_count; i++)
        visit_node(heap, visit, &stepping->breaks[i].node);
}

/* As at the start of backward: inner nodes 0, the root 1; leaves keep theirs. */
static void prepare_gradients(Tape *tape, const Stepping *stepping, Node root)
{
    for (size_t i = 0; i < stepping->count; i++)
        grads_set(tape, stepping->steps[i], 0.0);
    grads_set(tape, root, 1.0);
    tape->last = (TapeLast){root, tape->label[root], true};
}

void stepping_begin(Vm *vm, Node root)
{
    Stepping next = {.root = datum_node(root)}, *stepping = stepping_of(vm);
    next.steps = rule_steps(vm, root, &next.count);
    buf_own(&vm->bytes, next.steps,
            next.count * sizeof *next.steps); /* while memory may be short */
    next.before = mem_alloc(vm->mem, next.count * sizeof *next.before);
    vm->bytes = (Buf){.mem = vm->mem};
    stepping_done(stepping, vm->mem);
    *stepping = next;
    prepare_gradients(&vm->tape, stepping, root);
}

void stepping_end(Vm *vm)
{
    stepping_done(stepping_of(vm), vm->mem);
}

/* ---- steps ---- */

Node stepping_next_node(const Stepping *stepping)
{
    assert(stepping->done < stepping->count);
    return stepping->steps[stepping->done];
}

Node stepping_last_node(const Stepping *stepping)
{
    assert(stepping->done > 0);
    return stepping->steps[stepping->done - 1];
}

void stepping_forward(Vm *vm)
{
    Stepping *stepping = stepping_of(vm);
    Node node = stepping_next_node(stepping), inputs[2];
    StepBefore *before = &stepping->before[stepping->done++];
    *before = (StepBefore){{0.0, 0.0}};
    for (int i = tape_inputs(&vm->tape, node, inputs); i-- > 0;)
        before->grads[i] = tape_grad(&vm->tape, inputs[i]);
    sweep_set_last_root(&vm->tape, (Node)stepping->root.as.node); /* maybe another backward ran */
    sweep_rule(&vm->tape, node);
}

void stepping_back(Vm *vm)
{
    Stepping *stepping = stepping_of(vm);
    Node node = stepping_last_node(stepping), inputs[2];
    const StepBefore *before = &stepping->before[--stepping->done];
    for (int i = tape_inputs(&vm->tape, node, inputs); i-- > 0;)
        grads_set(&vm->tape, inputs[i], before->grads[i]);
}

/* ---- places ---- */

static bool uses(const Tape *tape, Node node, Node operand)
{
    Node inputs[2];
    int count = tape_inputs(tape, node, inputs);
    return (count > 0 && inputs[0] == operand) || (count > 1 && inputs[1] == operand);
}

/* The steps are in descending order. */
static size_t place_of_step(const Stepping *stepping, Node node)
{
    size_t low = 0, high = stepping->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stepping->steps[middle] > node)
            low = middle + 1;
        else
            high = middle;
    }
    return low < stepping->count && stepping->steps[low] == node ? low : SIZE_MAX;
}

static size_t place_of_leaf(Vm *vm, Node leaf)
{
    const Stepping *stepping = stepping_of(vm);
    for (size_t i = stepping->count; i-- > 0;) {
        if (i % TAPE_POLL == 0)
            vm_poll(vm);
        if (uses(&vm->tape, stepping->steps[i], leaf))
            return i + 1;
    }
    return SIZE_MAX;
}

size_t stepping_place(Vm *vm, Node node)
{
    return tape_op(&vm->tape, node) == OP_LEAF ? place_of_leaf(vm, node)
                                               : place_of_step(stepping_of(vm), node);
}

bool stepping_at_break(const Stepping *stepping)
{
    for (size_t i = 0; i < stepping->break_count; i++)
        if (stepping->breaks[i].place == stepping->done)
            return true;
    return false;
}

bool stepping_toggle_break(Vm *vm, StepBreak new_break)
{
    Stepping *stepping = stepping_of(vm);
    for (size_t i = 0; i < stepping->break_count; i++) {
        if (stepping->breaks[i].node != new_break.node)
            continue;
        stepping->break_count--;
        memmove(&stepping->breaks[i], &stepping->breaks[i + 1],
                (stepping->break_count - i) * sizeof new_break);
        return false;
    }
    stepping->breaks = mem_grow(vm->mem, stepping->breaks, sizeof new_break, &stepping->break_cap,
                                stepping->break_count + 1);
    stepping->breaks[stepping->break_count++] = new_break;
    return true;
}

/* ---- until ---- */

void stepping_begin_until(Vm *vm)
{
    Stepping *stepping = stepping_of(vm);
    stepping->is_until = true;
    stepping->until_from = stepping->done;
}

void stepping_end_until(Vm *vm)
{
    stepping_of(vm)->is_until = false;
}

void stepping_recover(Vm *vm)
{
    const Stepping *stepping = stepping_of(vm);
    while (stepping->is_until && stepping->done > stepping->until_from)
        stepping_back(vm);
    stepping_end_until(vm);
}
