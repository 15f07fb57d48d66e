/* sum.c: sums of lists and of products, and the instruction for the usual ones. */
#include "lang/sum.h"

#include "graph/fold.h"
#include "lang/machine.h"

/* No list has more elements than an uint32_t counts. */
static inline uint32_t shorter(const List *w, const List *x)
{
    return (uint32_t)(w->count < x->count ? w->count : x->count);
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
static inline bool fold_nodes(const Tape *tape, FoldTerm *term, const Datum *w, const Datum *x,
                              Fold *form, double *value)
{
    double sum = *value;
    Node newest = 0, oldest = NODE_NONE;
    for (uint32_t i = 0; i < form->count; i++) {
        if (w[i].kind != D_NODE || x[i].kind != D_NODE)
            return false;
        Node a = (Node)w[i].as.node, b = (Node)x[i].as.node;
        sum += fold_product(tape->pair, &term[i], a, b);
        newest = a > newest ? a : newest;
        oldest = b < oldest ? b : oldest;
    }
    *value = sum;
    form->young = fold_is_young(tape, newest, oldest);
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
static Datum fold_finish(Vm *vm, Fold *form, Datum start, double value)
{
    form->flipped = start.kind != D_NODE;
    form->leaves += form->flipped;
    return datum_node(fold_end(&vm->tape, form, arith_node(vm, start), value));
}

/* Some are plain numbers, or no numbers at all. Not inline: the usual case would save registers
   for it. */
__attribute__((noinline)) static bool fold_mixed(Vm *vm, FoldTerm *term, const Datum *w,
                                                 const Datum *x, Fold form, Datum start, Datum *sum)
{
    if (!arith_is_number(start) || !products_fold(w, x, form.count))
        return false;
    double value = arith_number(vm, start);
    fold_numbers(vm, term, w, x, &form, &value);
    *sum = fold_finish(vm, &form, start, value);
    return true;
}

/* start + w[0]*x[0] + … as one node. False, and nothing has happened, where that cannot be: an
   operand is no number, or a product is one of two plain numbers. `site` is where the products
   stand. */
static inline bool sum_fold_products(Vm *vm, const List *w, const List *x, const Datum *start,
                                     uint32_t site, Datum *sum)
{
    Fold form = {.count = shorter(w, x), .site = site, .products = true};
    FoldTerm *term = fold_begin(&vm->tape, form.count);
    if (!term)
        return false;
    if (start->kind == D_NODE) {
        Node node = (Node)start->as.node;
        double value = vm->tape.pair[node].value;
        if (fold_nodes(&vm->tape, term, w->items, x->items, &form, &value)) {
            *sum = datum_node(fold_end(&vm->tape, &form, node, value));
            return true;
        }
    }
    return fold_mixed(vm, term, w->items, x->items, form, *start, sum);
}

static Datum fold_list(Vm *vm, FoldTerm *term, const List *xs, Datum start)
{
    double value = arith_number(vm, start);
    for (size_t i = 0; i < xs->count; i++)
        value += fold_addend(vm->tape.pair, &term[i], xs->items[i].as.node);
    Fold form = {.count = (uint32_t)xs->count};
    return fold_finish(vm, &form, start, value);
}

/* ---- any sum ---- */

Datum sum_list(Vm *vm, const List *xs, Datum start)
{
    FoldTerm *term = NULL;
    if (arith_is_number(start) && list_is_nodes(xs))
        term = fold_begin(&vm->tape, (uint32_t)xs->count);
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
    if (sum_fold_products(vm, w, x, &start, vm->tape.here, &sum))
        return sum;
    size_t count = shorter(w, x);
    List *products = heap_list(&vm->heap, count);
    for (size_t i = 0; i < count; i++)
        vm_append(vm, products, arith_binary(vm, BIN_MUL, w->items[i], x->items[i]));
    return sum_list(vm, products, start);
}

/* ---- the instruction ---- */

static bool callees_are_sum_and_zip(const Native *sum, const Datum *zip)
{
    return sum->is_sum && zip->kind == D_NATIVE && zip->as.native->is_iter &&
           zip->as.native->iter == ITER_ZIP;
}

bool step_sum_products(Vm *vm, const Frame *frame, Datum *const *bases, Code code, Datum *sum)
{
    const Code *operands = frame->pc;
    const Datum *w = operand_at(bases, operands->a), *x = operand_at(bases, operands->b);
    const Datum *callee = operand_at(bases, code.b), *zip = operand_at(bases, code.c);
    bool is_dot = operand_kind(operand_unpack(code.c)) == OPERAND_CONSTANT;
    if (callee->kind != D_NATIVE || w->kind != D_LIST || x->kind != D_LIST)
        return false;
    if (is_dot ? !callee->as.native->is_dot || w->as.list->count != x->as.list->count
               : !callees_are_sum_and_zip(callee->as.native, zip))
        return false;
    uint32_t site = frame->proto->spans[operands + 1 - frame->proto->code].start;
    vm->tape.here = frame_here(vm, frame);
    return sum_fold_products(vm, w->as.list, x->as.list, operand_at(bases, operands->c), site, sum);
}
