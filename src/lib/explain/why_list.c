/*
 * why_list.c: why for a list of Values or a model: how many gradients are 0 or not finite, and the
 * causes that several of them share.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/escape.h"
#include "lib/explain/explain_internal.h"
#include "lib/explain/node_name.h"
#include "lib/explain/private.h"
#include "lib/explain/subject.h"
#include "lib/explain/why_internal.h"
#include "view/outline.h"
#include "vm/site.h"

/* The causes of one gradient of 0. A Value that is not under the root has none. */
typedef struct Zero {
    CauseSet set;
    uint32_t stopped; /* times */
    uint32_t index;   /* in the list */
    uint32_t group;   /* how many have the same set */
} Zero;

/* Equal sets are neighbours. */
static int compare_zeros(const void *a, const void *b)
{
    const Zero *x = a, *y = b;
    if (x->set != y->set)
        return x->set < y->set ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* The largest groups are first. */
static int compare_groups(const void *a, const void *b)
{
    const Zero *x = a, *y = b;
    return x->group != y->group ? (x->group < y->group ? 1 : -1) : compare_zeros(a, b);
}

typedef struct WhyList {
    Vm *vm;
    const List *list;
    Datum subject; /* the list, or the model or dictionary whose parameters it contains */
    Node root;
    Buf *out;
    Zero *zeros;
    size_t zero_count, wrong_count; /* gradients that are 0; that are nan or infinite */
    size_t wrong;                   /* the first of these */
} WhyList;

static Node element(const WhyList *w, size_t i)
{
    return (Node)w->list->items[i].as.node;
}

/* Appends an element as the program can write it: `ws[2]`, `model.parameters()[17]`. */
static void put_element(const WhyList *w, size_t i)
{
    const char *text;
    Span span = site_arg_text(w->vm, 0, &text);
    size_t size = span.end - span.start, start = w->out->len;
    bool is_model = w->subject.kind != D_LIST;
    bool in_brackets = is_model || subject_is_operation(text, size);
    if (text[0] == '[' && w->vm->tape.label[element(w, i)]) {
        node_name_put(w->vm, w->out, element(w, i));
        return;
    }
    buf_puts(w->out, is_model ? "parameters" : "");
    buf_puts(w->out, in_brackets ? "(" : "");
    buf_put(w->out, text, size);
    buf_printf(w->out, in_brackets ? ")[%zu]" : "[%zu]", i);
    escape_lines_from(w->out, start);
}

static void count_elements(WhyList *w, const CauseNode *nodes)
{
    const Tape *tape = &w->vm->tape;
    for (size_t i = 0; i < w->list->count; i++) {
        Node node = element(w, i);
        bool is_below = node <= w->root;
        double grad = tape_grad(tape, node);
        if (grad == 0.0)
            w->zeros[w->zero_count++] = (Zero){is_below ? nodes[node].set : 0,
                                               is_below ? nodes[node].stopped : 0, (uint32_t)i, 0};
        else if (!isfinite(grad) && w->wrong_count++ == 0)
            w->wrong = i;
    }
}

/* Appends "for all 100 points" if all Values of a group are stopped as often. */
static void put_times(const WhyList *w, const Zero *zeros, size_t count)
{
    uint32_t least = UINT32_MAX, most = 0;
    for (size_t i = 0; i < count; i++) {
        least = zeros[i].stopped < least ? zeros[i].stopped : least;
        most = zeros[i].stopped > most ? zeros[i].stopped : most;
    }
    if (most < 2 || least != most)
        return;
    buf_puts(w->out, " for all ");
    outline_put_count(w->out, most);
    buf_puts(w->out, " points");
}

/* Appends "10 sit before relus that are off for all 100 points". */
static void put_group(const WhyList *w, const Zero *zeros, size_t count)
{
    CauseSet set = zeros->set;
    const char *between = "";
    outline_put_count(w->out, count);
    if (set == 0) {
        buf_puts(w->out, count == 1 ? " has no path to " : " have no path to ");
        node_name_put(w->vm, w->out, w->root);
        return;
    }
    buf_puts(w->out, count == 1 ? " sits before " : " sit before ");
    for (unsigned cause = 0; cause < CAUSE_COUNT; cause++)
        if (set >> cause & 1) {
            buf_puts(w->out, between);
            why_put_kind(w->out, cause, 0);
            between = " or ";
        }
    put_times(w, zeros, count);
}

/* Sorts the zeros by their causes. */
static void sort_zeros(WhyList *w)
{
    qsort(w->zeros, w->zero_count, sizeof(Zero), compare_zeros);
    for (size_t start = 0, end = 0; start < w->zero_count; start = end) {
        while (end < w->zero_count && w->zeros[end].set == w->zeros[start].set)
            end++;
        for (size_t i = start; i < end; i++)
            w->zeros[i].group = (uint32_t)(end - start);
    }
    qsort(w->zeros, w->zero_count, sizeof(Zero), compare_groups);
}

static void put_zeros(WhyList *w)
{
    Buf *out = w->out;
    sort_zeros(w);
    outline_put_count(out, w->zero_count);
    buf_puts(out, " of ");
    outline_put_count(out, w->list->count);
    buf_puts(out, w->zero_count == 1 ? " gradients is 0: " : " gradients are 0: ");
    for (size_t i = 0; i < w->zero_count; i += w->zeros[i].group) {
        buf_puts(out, i ? ", " : "");
        put_group(w, &w->zeros[i], w->zeros[i].group);
    }
    buf_puts(out, "; type: why ");
    put_element(w, w->zeros[0].index);
    buf_putc(out, '\n');
}

static void put_wrong(const WhyList *w)
{
    CauseNotFinite cause;
    if (!cause_find_not_finite(&w->vm->tape, element(w, w->wrong), w->root, &cause))
        vm_poll(w->vm);
    outline_put_count(w->out, w->wrong_count);
    buf_puts(w->out, " of ");
    outline_put_count(w->out, w->list->count);
    buf_puts(w->out, w->wrong_count == 1 ? " gradients is nan or inf: "
                                         : " gradients are nan or inf; the first: ");
    why_put_not_finite(w->vm, w->out, &cause);
    buf_puts(w->out, "; type: why ");
    put_element(w, w->wrong);
    buf_putc(w->out, '\n');
}

/* The first element whose gradient is another one in the program. */
static void put_difference(const WhyList *w, const Snapshot *before)
{
    for (size_t i = 0; i < w->list->count; i++) {
        Node node = element(w, i);
        Explanation e = {.vm = w->vm, .node = node, .root = w->root};
        e.held = before->pair[node].grad;
        e.grad = tape_grad(&w->vm->tape, node);
        if (explain_is_current(&e))
            continue;
        put_element(w, i);
        explain_put_reason(&e, before, w->out);
        return;
    }
}

/* The zeros and the causes of all nodes are one block, owned by vm->bytes. */
void why_put_list(Vm *vm, Buf *out, Datum subject, const List *list, Node root)
{
    WhyList w = {.vm = vm, .list = list, .subject = subject, .root = root, .out = out};
    size_t zeros_size = list->count * sizeof(Zero);
    size_t size = zeros_size + ((size_t)root + 1) * sizeof(CauseNode);
    const Snapshot *before = private_begin(vm);
    private_backward(vm, root);
    w.zeros = mem_alloc(vm->mem, size);
    buf_own(&vm->bytes, w.zeros, size);
    CauseNode *nodes = (CauseNode *)(void *)((char *)w.zeros + zeros_size);
    subject_mark_graph(vm, root);
    if (!cause_find_all_zero(&vm->tape, root, nodes))
        vm_poll(vm);
    count_elements(&w, nodes);
    if (w.zero_count)
        put_zeros(&w);
    if (w.wrong_count)
        put_wrong(&w);
    if (w.zero_count + w.wrong_count == 0) {
        buf_puts(out, list->count == 1 ? "its gradient is an ordinary number; type: explain "
                                       : "all gradients are ordinary numbers; type: explain ");
        put_element(&w, 0);
        buf_putc(out, '\n');
    }
    put_difference(&w, before);
    buf_done(&vm->bytes);
    private_end(vm);
}
