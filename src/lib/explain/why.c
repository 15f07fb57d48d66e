/*
 * why.c: the command why, which finds the node that makes a gradient 0, nan or infinite.
 *
 * It computes the gradient anew with the present data, as explain does, and says as well why the
 * Value's own one is different.
 */
#include <math.h>

#include "base/num.h"
#include "graph/pass/reach.h"
#include "lib/args.h"
#include "lib/explain/explain_internal.h"
#include "lib/explain/node_name.h"
#include "lib/explain/private.h"
#include "lib/explain/subject.h"
#include "lib/explain/why_internal.h"
#include "lib/registry.h"
#include "vm/error.h"
#include "vm/site.h"

enum { SUBJECT, ROOT, LIST };

/* ---- a path that is not there ---- */

/* A leaf under the root that has the Value's label; NODE_NONE: there is none. */
static Node find_namesake(const Explanation *e)
{
    const Tape *tape = &e->vm->tape;
    for (size_t i = 0; i < tape->reach.leaf_count && tape->label[e->node]; i++)
        if (tape->label[tape->reach.leaves[i]] == tape->label[e->node])
            return tape->reach.leaves[i];
    return NODE_NONE;
}

static void put_no_path(const Explanation *e, Buf *out)
{
    Tape *tape = &e->vm->tape;
    bool is_inner = tape_op(tape, e->root) != OP_LEAF;
    Node namesake = is_inner ? find_namesake(e) : NODE_NONE;
    explain_put_gradient(e, out);
    buf_puts(out, ": there is no path from ");
    subject_put_name(e->vm, out, e->node);
    buf_puts(out, " to ");
    node_name_put(e->vm, out, e->root);
    if (namesake != NODE_NONE) {
        buf_puts(out, ", which was computed from another Value with that name; compute it again");
    } else if (tape_op(tape, e->node) != OP_LEAF && reach_is_under(tape, e->root, e->node)) {
        buf_puts(out, "; the other way round: why ");
        node_name_put(e->vm, out, e->root);
        buf_puts(out, ", ");
        node_name_put(e->vm, out, e->node);
    } else if (e->node > e->root) {
        buf_puts(out, ", which was computed before it");
    }
    buf_putc(out, '\n');
}

/* ---- 0 ---- */

/* The way from the Value to a node, from below: `  a → * → + → relu(…)`, without its middle. */
static void put_way(const Explanation *e, Buf *out, const Node *parents, PathEdge edge)
{
    enum { FIRST = 4, LAST = 2 };
    Node inputs[2], nodes[FIRST + LAST];
    uint32_t length = 1;
    tape_inputs(&e->vm->tape, edge.node, inputs);
    for (Node at = inputs[edge.slot]; at != e->node; at = parents[at - e->node])
        length++;
    if (length < 2)
        return;
    bool is_long = length + 1 > FIRST + LAST;
    Node at = inputs[edge.slot];
    for (uint32_t i = length; i-- > 0; at = parents[at - e->node])
        if (!is_long || i < FIRST)
            nodes[i] = at;
        else if (i == length - 1)
            nodes[FIRST] = at;
    for (uint32_t i = 0; i < length && i < FIRST + (is_long ? 1u : LAST); i++) {
        buf_puts(out, i == 0 ? "  " : is_long && i == FIRST ? " → … → " : " → ");
        if (i == 0)
            subject_put_short_name(e->vm, out, nodes[i]);
        else
            node_name_put_short(e->vm, out, nodes[i]);
    }
    buf_puts(out, " → ");
    node_name_put_short(e->vm, out, edge.node);
    buf_putc(out, '\n');
}

/* One line for each cause; the first line names the only one. */
static void put_zero(const Explanation *e, Buf *out, const Node *parents, const CauseZero *zero)
{
    uint64_t causes = 0;
    for (unsigned i = 0; i < CAUSE_COUNT; i++)
        causes += zero->of[i].count != 0;
    explain_put_gradient(e, out);
    buf_puts(out, causes == 1 ? ": " : ", for more than one reason\n");
    for (unsigned i = 0; i < CAUSE_COUNT; i++) {
        if (zero->of[i].count == 0)
            continue;
        buf_puts(out, causes == 1 ? "" : "  ");
        if (zero->of[i].count > 1 && i != CAUSE_CANCEL) {
            buf_puts(out, "it reaches ");
            why_put_kind(out, i, zero->of[i].count);
            buf_puts(out, "; the first: ");
        }
        why_put_zero(e->vm, out, i, zero->of[i].first);
        buf_putc(out, '\n');
        if (causes == 1)
            put_way(e, out, parents, zero->of[i].first);
    }
}

static void explain_zero(const Explanation *e, Buf *out)
{
    size_t size = ((size_t)e->root - e->node + 1) * sizeof(Node);
    Node *parents = mem_alloc(e->vm->mem, size);
    CauseZero zero;
    buf_own(&e->vm->bytes, parents, size);
    if (!cause_find_zero(&e->vm->tape, e->node, e->root, parents, &zero))
        vm_poll(e->vm);
    put_zero(e, out, parents, &zero);
    buf_done(&e->vm->bytes);
}

/* ---- nan and inf ---- */

/* Of 0 times an infinite gradient, the second line says why that is infinite. */
static void explain_not_finite(const Explanation *e, Buf *out)
{
    CauseNotFinite cause;
    const Tape *tape = &e->vm->tape;
    if (!cause_find_not_finite(tape, e->node, e->root, &cause))
        vm_poll(e->vm);
    explain_put_gradient(e, out);
    buf_puts(out, ": ");
    why_put_not_finite(e->vm, out, &cause);
    buf_putc(out, '\n');
    if (cause.kind != CAUSE_ZERO_TIMES || !isinf(tape_grad(tape, cause.edge.node)))
        return;
    Node above = cause.edge.node;
    if (!cause_find_not_finite(tape, above, e->root, &cause))
        vm_poll(e->vm);
    buf_puts(out, "  the gradient of ");
    node_name_put(e->vm, out, above);
    buf_puts(out, " is infinite: ");
    why_put_not_finite(e->vm, out, &cause);
    buf_putc(out, '\n');
}

/* ---- the command ---- */

/* An answer without a sweep: no backward has run. */
static bool put_no_backward(Vm *vm, const Datum *args, Buf *out)
{
    if (args[ROOT].kind != D_NIL || vm->tape.last.any)
        return false;
    if (args[SUBJECT].kind == D_NODE) {
        subject_put_name(vm, out, args[SUBJECT].as.node);
        buf_puts(out, ".grad is ");
        num_put_float(out, tape_grad(&vm->tape, args[SUBJECT].as.node));
        buf_puts(out, ": ");
    }
    buf_puts(out, "no backward has run yet; type: backward L, where L is your result\n");
    return true;
}

static Node why_root(Vm *vm, const Datum *args)
{
    if (args[ROOT].kind == D_NIL && vm->tape.last.root == NODE_NONE)
        error_throw_at(vm, site_span(vm), "run backward again, or name the result: why a, L",
                       "there is no result of a backward any more");
    return args[ROOT].kind == D_NIL ? vm->tape.last.root : subject_value(vm, args, ROOT);
}

static void why_value(Vm *vm, Node node, Node root, Buf *out)
{
    Explanation e = {.vm = vm, .node = node, .root = root};
    const Snapshot *before = private_begin(vm);
    private_backward(vm, root);
    e.held = before->pair[node].grad;
    e.grad = tape_grad(&vm->tape, node);
    bool has_path = subject_is_under(vm, node, root);
    if (!has_path)
        put_no_path(&e, out);
    else if (e.grad == 0.0)
        explain_zero(&e, out);
    else if (!isfinite(e.grad))
        explain_not_finite(&e, out);
    else {
        explain_put_gradient(&e, out);
        buf_puts(out,
                 node == root ? ": the root itself" : ": an ordinary gradient; type: explain ");
        if (node != root)
            subject_put_name(vm, out, node);
        buf_putc(out, '\n');
    }
    if (has_path)
        explain_put_difference(&e, before, out);
    private_end(vm);
}

/* A list's items: all must be Values. */
static const List *why_list(Vm *vm, const Datum *args)
{
    const List *list = args[LIST].kind == D_LIST ? args[LIST].as.list : NULL;
    for (size_t i = 0; list && i < list->count; i++) {
        vm_poll(vm);
        if (list->items[i].kind != D_NODE)
            arg_throw_element(vm, SUBJECT, args[LIST], datum_int((int64_t)i), list->items[i]);
    }
    if (list && list->count == 0)
        error_throw_arg(vm, SUBJECT, "there are no Values in it");
    return list;
}

/* The tape is unfolded for a list, too: its elements are rewritten. */
static Datum why_command(Vm *vm, Datum *args, uint32_t count)
{
    Buf *out = &vm->scratch;
    (void)count;
    vm_unfold(vm);
    const List *list = why_list(vm, args);
    if (!list)
        subject_value(vm, args, SUBJECT);
    buf_clear(out);
    if (!put_no_backward(vm, args, out)) {
        Node root = why_root(vm, args);
        buf_clear(out);
        if (list)
            why_put_list(vm, out, args[SUBJECT], list, root);
        else
            why_value(vm, args[SUBJECT].as.node, root, out);
    }
    vm_print(vm, buf_text(out), out->len);
    return datum_nil();
}

static const Builtin rows[] = {
    {"why(a, root=nil)", NULL, ROW_COMMAND | ROW_CORE, NULL,
     "says why the gradient of a, of a list or of a model is 0, nan or inf: it finds the node "
     "responsible, such as a relu that is off",
     "a = 2.0; L = relu(a*-3); backward L; why a", 0},
    {"_why(a, root, list)", why_command, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable why_table = {"explanations", rows, sizeof rows / sizeof *rows};
