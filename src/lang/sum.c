/* sum.c: sums of lists and of products. */
#include "lang/sum.h"

#include "graph/fold.h"
#include "lang/arith.h"

static size_t shorter(const List *w, const List *x)
{
    return w->count < x->count ? w->count : x->count;
}

/* ---- one node ---- */

static bool list_is_nodes(const List *xs)
{
    for (size_t i = 0; i < xs->count; i++)
        if (xs->items[i].kind != D_NODE)
            return false;
    return xs->count > 0;
}

bool sum_can_fold(const List *w, const List *x, Datum start)
{
    size_t count = shorter(w, x);
    for (size_t i = 0; i < count; i++) {
        Datum a = w->items[i], b = x->items[i];
        if (a.kind != D_NODE ? b.kind != D_NODE || !datum_is_plain(a)
                             : b.kind != D_NODE && !datum_is_plain(b))
            return false;
    }
    return count > 0 && count < UINT32_MAX / 4 && arith_is_number(start);
}

/* A plain number becomes a leaf, and stands on the right. */
static Datum sum_end(Vm *vm, Fold form, Datum start, Node start_node, double value)
{
    form.flipped = start.kind != D_NODE;
    return vm_node(vm, fold_end(&vm->tape, form, start_node, value));
}

static Datum fold_products(Vm *vm, FoldTerm *term, const List *w, const List *x, uint32_t count,
                           Datum start, uint32_t site)
{
    Tape *tape = &vm->tape;
    Node start_node = arith_node(vm, start);
    double value = tape_value(tape, start_node);
    for (uint32_t i = 0; i < count; i++) {
        Datum a = w->items[i], b = x->items[i];
        if (a.kind == D_NODE && b.kind == D_NODE)
            value += fold_product(tape, &term[i], a.as.node, b.as.node);
        else if (a.kind == D_NODE)
            value += fold_product(tape, &term[i], a.as.node, arith_node(vm, b));
        else
            value += fold_product(tape, &term[i], b.as.node, arith_node(vm, a));
    }
    Fold form = {.count = count, .site = site, .products = true};
    return sum_end(vm, form, start, start_node, value);
}

static Datum fold_list(Vm *vm, FoldTerm *term, const List *xs, Datum start)
{
    Tape *tape = &vm->tape;
    Node start_node = arith_node(vm, start);
    double value = tape_value(tape, start_node);
    for (size_t i = 0; i < xs->count; i++)
        value += fold_addend(tape, &term[i], xs->items[i].as.node);
    return sum_end(vm, (Fold){.count = (uint32_t)xs->count}, start, start_node, value);
}

/* ---- any sum ---- */

Datum sum_list(Vm *vm, const List *xs, Datum start)
{
    FoldTerm *term = NULL;
    if (arith_is_number(start) && list_is_nodes(xs) && xs->count < UINT32_MAX / 4)
        term = fold_begin(&vm->tape, (uint32_t)xs->count, false);
    if (term)
        return fold_list(vm, term, xs, start);
    Datum sum = start;
    for (size_t i = 0; i < xs->count; i++)
        sum = arith_binary(vm, BIN_ADD, sum, xs->items[i]);
    return sum;
}

Datum sum_products(Vm *vm, const List *w, const List *x, Datum start, uint32_t site)
{
    uint32_t here = vm->tape.here;
    size_t count = shorter(w, x);
    FoldTerm *term = NULL;
    if (sum_can_fold(w, x, start))
        term = fold_begin(&vm->tape, (uint32_t)count, true);
    if (term)
        return fold_products(vm, term, w, x, (uint32_t)count, start, site);
    List *products = heap_list(&vm->heap, count);
    vm->tape.here = site;
    for (size_t i = 0; i < count; i++)
        heap_append(&vm->heap, products, arith_binary(vm, BIN_MUL, w->items[i], x->items[i]));
    vm->tape.here = here;
    return sum_list(vm, products, start);
}
