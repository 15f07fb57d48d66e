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
    return true;
}

/* The usual case: Values on both sides. False, and nothing has been recorded, if it is not. */
static bool fold_nodes(const TapePair *pair, FoldTerm *term, const Datum *w, const Datum *x,
                       uint32_t count, double *value)
{
    double sum = *value;
    for (uint32_t i = 0; i < count; i++) {
        if (w[i].kind != D_NODE || x[i].kind != D_NODE)
            return false;
        sum += fold_product(pair, &term[i], w[i].as.node, x[i].as.node);
    }
    *value = sum;
    return true;
}

/* All are numbers, and none of the products is one of two plain numbers. */
static bool products_fold(const Datum *w, const Datum *x, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (w[i].kind == D_NODE ? !arith_is_number(x[i])
                                : x[i].kind != D_NODE || !datum_is_plain(w[i]))
            return false;
    return true;
}

/* The same where some are plain numbers: those become leaves, and stand on the right. */
static void fold_numbers(Vm *vm, FoldTerm *term, const Datum *w, const Datum *x, Fold *form,
                         double *value)
{
    uint32_t here = vm->tape.here;
    vm->tape.here = form->site;
    for (uint32_t i = 0; i < form->count; i++) {
        bool flipped = w[i].kind != D_NODE;
        form->leaves += flipped || x[i].kind != D_NODE;
        Node a = arith_node(vm, flipped ? x[i] : w[i]), b = arith_node(vm, flipped ? w[i] : x[i]);
        *value += fold_product(vm->tape.pair, &term[i], a, b);
    }
    vm->tape.here = here;
}

/* A plain start becomes the last leaf, and stands on the right. */
static Datum fold_finish(Vm *vm, Fold form, Datum start, double value)
{
    form.flipped = start.kind != D_NODE;
    form.leaves += form.flipped;
    return vm_node(vm, fold_end(&vm->tape, &form, arith_node(vm, start), value));
}

static bool sum_has_room(size_t count)
{
    return count > 0 && count < UINT32_MAX / 4;
}

bool sum_fold_products(Vm *vm, const List *w, const List *x, Datum start, uint32_t site, Datum *sum)
{
    size_t length = shorter(w, x);
    if (!sum_has_room(length) || !arith_is_number(start))
        return false;
    uint32_t count = (uint32_t)length;
    FoldTerm *term = fold_begin(&vm->tape, count, true);
    if (!term)
        return false;
    Fold form = {.count = count, .site = site, .products = true};
    double value = arith_number(vm, start);
    if (!fold_nodes(vm->tape.pair, term, w->items, x->items, count, &value)) {
        if (!products_fold(w->items, x->items, count))
            return false;
        fold_numbers(vm, term, w->items, x->items, &form, &value);
    }
    *sum = fold_finish(vm, form, start, value);
    return true;
}

static Datum fold_list(Vm *vm, FoldTerm *term, const List *xs, Datum start)
{
    double value = arith_number(vm, start);
    for (size_t i = 0; i < xs->count; i++)
        value += fold_addend(vm->tape.pair, &term[i], xs->items[i].as.node);
    return fold_finish(vm, (Fold){.count = (uint32_t)xs->count}, start, value);
}

/* ---- any sum ---- */

Datum sum_list(Vm *vm, const List *xs, Datum start)
{
    FoldTerm *term = NULL;
    if (sum_has_room(xs->count) && arith_is_number(start) && list_is_nodes(xs))
        term = fold_begin(&vm->tape, (uint32_t)xs->count, false);
    if (term)
        return fold_list(vm, term, xs, start);
    Datum sum = start;
    for (size_t i = 0; i < xs->count; i++) {
        vm_heed(vm);
        sum = arith_binary(vm, BIN_ADD, sum, xs->items[i]);
    }
    return sum;
}

Datum sum_products(Vm *vm, const List *w, const List *x, Datum start)
{
    Datum sum;
    if (sum_fold_products(vm, w, x, start, vm->tape.here, &sum))
        return sum;
    size_t count = shorter(w, x);
    List *products = heap_list(&vm->heap, count);
    for (size_t i = 0; i < count; i++)
        vm_append(vm, products, arith_binary(vm, BIN_MUL, w->items[i], x->items[i]));
    return sum_list(vm, products, start);
}
