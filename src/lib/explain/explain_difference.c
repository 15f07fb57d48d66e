/*
 * explain_difference.c: why the gradient that a Value has is not the one that backward would
 * compute now.
 *
 * A backward sets the gradients of inner nodes and adds to those of leaves. So inner nodes show
 * whether the data is that of the last backward, and the Value's own gradient what else was added.
 */
#include <math.h>

#include "base/num.h"
#include "graph/pass/sweep.h"
#include "lib/explain/explain_internal.h"
#include "lib/explain/node_name.h"
#include "lib/explain/private.h"
#include "lib/explain/subject.h"

static bool is_equal(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* True if the gradient of an inner node other than the Value is not that of the private backward.
 */
static bool inner_differ(const Explanation *e, const TapePair *before)
{
    const Tape *tape = &e->vm->tape;
    for (Node node = 0; node <= e->root; node++)
        if (tape_is_marked(tape, node) && tape_op(tape, node) != OP_LEAF && node != e->node &&
            !is_equal(before[node].grad, tape_grad(tape, node)))
            return true;
    return false;
}

/* True if the data of the leaves gives other values than the graph has. Recomputes it. */
static bool data_differ(const Explanation *e, const TapePair *before)
{
    Tape *tape = &e->vm->tape;
    if (!sweep_forward(tape, e->root))
        vm_poll(e->vm);
    subject_mark_graph(e->vm, e->root);
    for (Node node = 0; node <= e->root; node++)
        if (tape_is_marked(tape, node) && !is_equal(before[node].value, tape_value(tape, node)))
            return true;
    return false;
}

/* Appends the text and the name of the root. */
static void put_with_root(const Explanation *e, Buf *out, const char *text)
{
    buf_puts(out, text);
    node_name_put(e->vm, out, e->root);
}

static void put_reason(const Explanation *e, const TapePair *before, const TapeLast *last, Buf *out)
{
    uint32_t times = private_count_backwards(e->held, e->grad);
    bool is_leaf = tape_op(&e->vm->tape, e->node) == OP_LEAF;
    if (!last->any) {
        put_with_root(e, out, "no backward has run yet; type: backward ");
    } else if (last->root != e->root) {
        put_with_root(e, out, "the last backward was not that of ");
    } else if (before[e->root].grad == 0.0) {
        buf_puts(out, "gradients were set to 0 since");
        buf_puts(out, e->held == 0.0 ? "" : ", then this one was changed");
        buf_puts(out, e->held == 0.0 ? "; type: " : "; type: zero_grad; ");
        put_with_root(e, out, "backward ");
    } else if (data_differ(e, before)) {
        put_with_root(e, out, "data has changed since backward; type: forward ");
        put_with_root(e, out, "; zero_grad; backward ");
    } else if (inner_differ(e, before)) {
        put_with_root(e, out, "data has changed since backward; type: zero_grad; backward ");
    } else if (is_leaf && times) {
        buf_printf(out, "backward has run %u times without zero_grad", times);
    } else if (e->held == 0.0) {
        put_with_root(e, out, "it was set to 0 since; type: backward ");
    } else {
        buf_puts(out, "it was assigned, or another backward has added to it; "
                      "type: zero_grad; backward ");
        put_with_root(e, out, "");
    }
}

bool explain_is_current(const Explanation *e)
{
    return is_equal(e->held, e->grad);
}

void explain_put_reason(const Explanation *e, const Snapshot *before, Buf *out)
{
    buf_puts(out, ".grad is ");
    num_put_float(out, e->held);
    buf_puts(out, ": ");
    put_reason(e, before->pair, &before->last, out);
    buf_putc(out, '\n');
}

void explain_put_difference(const Explanation *e, const Snapshot *before, Buf *out)
{
    if (explain_is_current(e))
        return;
    subject_put_name(e->vm, out, e->node);
    explain_put_reason(e, before, out);
}
