/*
 * sum.c: sums of lists and of products.
 *
 * If all terms are Values, or products with a Value, the sum is recorded as one node (a folded sum,
 * graph/fold). No program can tell: the value is computed in the same order, and the nodes appear
 * when they are looked at. Any other sum is computed by the operators.
 */
#include "vm/sum.h"

#include "graph/fold/fold.h"
#include "vm/convert.h"
#include "vm/operators.h"
#include "vm/site.h"
#include "vm/vm_internal.h"

/* LIMIT_LIST fits in 32 bits. */
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

/* The products w[0]*x[0], …, up to the end of the shorter list, and their site. */
typedef struct Products {
    const Datum *w, *x;
    uint32_t count, site;
} Products;

static inline Products products_of(const List *w, const List *x, uint32_t site)
{
    return (Products){w->items, x->items, shorter(w, x), site};
}

/* The common case: all factors and the start are Values. Otherwise returns false, and records
   nothing. */
__attribute__((always_inline)) static inline bool fold_nodes(Vm *vm, FoldTerm *term, Products p,
                                                             const Datum *start, Datum *sum)
{
    if (start->kind != D_NODE)
        return false;
    Tape *tape = &vm->tape;
    Node first = (Node)start->as.node, newest = 0, oldest = NODE_NONE;
    double value = tape->pair[first].value;
    for (uint32_t i = 0; i < p.count; i++) {
        if (p.w[i].kind != D_NODE || p.x[i].kind != D_NODE)
            return false;
        Node a = (Node)p.w[i].as.node, b = (Node)p.x[i].as.node;
        value += fold_product(tape->pair, &term[i], a, b);
        newest = a > newest ? a : newest;
        oldest = b < oldest ? b : oldest;
    }
    FoldForm form = {.count = p.count,
                     .site = p.site,
                     .products = true,
                     .young = fold_is_young(tape, newest, oldest)};
    *sum = vm_node(vm, fold_end(tape, &form, first, value));
    return true;
}

/* True if each product has a Value and a number. */
static bool products_fold(const Products *p)
{
    for (uint32_t i = 0; i < p->count; i++)
        if (p->w[i].kind == D_NODE ? !datum_is_number(p->x[i])
                                   : p->x[i].kind != D_NODE || !datum_is_plain(p->w[i]))
            return false;
    return true;
}

/* A plain start becomes the last leaf, and the right operand. */
static Datum fold_finish(Vm *vm, FoldForm *form, Datum start, double value)
{
    form->flipped = start.kind != D_NODE;
    form->leaves += form->flipped;
    return vm_node(vm, fold_end(&vm->tape, form, convert_node(vm, start), value));
}

/* Some factors are plain numbers, which become leaves and right operands. False if a factor is not
   a number. Not inlined, so that the common case saves no registers for it. */
__attribute__((noinline)) static bool fold_mixed(Vm *vm, FoldTerm *term, Products p, Datum start,
                                                 Datum *sum)
{
    if (!datum_is_number(start) || !products_fold(&p))
        return false;
    FoldForm form = {.count = p.count, .site = p.site, .products = true};
    double value = convert_number(vm, start);
    uint32_t here = vm->tape.here;
    vm->tape.here = p.site;
    for (uint32_t i = 0; i < p.count; i++) {
        bool flipped = p.w[i].kind != D_NODE;
        form.leaves += flipped || p.x[i].kind != D_NODE;
        Node a = convert_node(vm, flipped ? p.x[i] : p.w[i]);
        Node b = convert_node(vm, flipped ? p.w[i] : p.x[i]);
        value += fold_product(vm->tape.pair, &term[i], a, b);
    }
    vm->tape.here = here;
    *sum = fold_finish(vm, &form, start, value);
    return true;
}

/* start + the products as one node. False, and without effect, if an operand is not a number, a
   product has no Value, or sums are not folded. */
__attribute__((always_inline)) static inline bool fold_products(Vm *vm, Products p,
                                                                const Datum *start, Datum *sum)
{
    FoldTerm *term = fold_begin(&vm->tape, p.count);
    return term && (fold_nodes(vm, term, p, start, sum) || fold_mixed(vm, term, p, *start, sum));
}

static Datum fold_list(Vm *vm, FoldTerm *term, const List *xs, Datum start)
{
    double value = convert_number(vm, start);
    for (size_t i = 0; i < xs->count; i++)
        value += fold_addend(vm->tape.pair, &term[i], xs->items[i].as.node);
    FoldForm form = {.count = (uint32_t)xs->count};
    return fold_finish(vm, &form, start, value);
}

/* ---- any sum ---- */

Datum sum_list(Vm *vm, const List *xs, Datum start)
{
    FoldTerm *term = NULL;
    if (datum_is_number(start) && xs->count <= FOLD_MOST_TERMS && list_is_nodes(xs))
        term = fold_begin(&vm->tape, (uint32_t)xs->count);
    if (term)
        return fold_list(vm, term, xs, start);
    Datum sum = start;
    for (size_t i = 0; i < xs->count; i++) {
        vm_poll(vm);
        sum = operators_binary(vm, BIN_ADD, sum, xs->items[i]);
    }
    return sum;
}

Datum sum_products(Vm *vm, const List *w, const List *x, Datum start)
{
    Datum sum;
    if (fold_products(vm, products_of(w, x, vm->tape.here), &start, &sum))
        return sum;
    size_t count = shorter(w, x);
    List *products = heap_list(&vm->heap, count);
    for (size_t i = 0; i < count; i++)
        vm_append(vm, products, operators_binary(vm, BIN_MUL, w->items[i], x->items[i]));
    return sum_list(vm, products, start);
}

/* ---- the instruction SUM_PRODUCTS (fused.inc) ---- */

#ifndef MGRAD_PLAIN

static bool callees_are_sum_and_zip(const Native *sum, const Datum *zip)
{
    return sum->row->flags & ROW_SUM && zip->kind == D_NATIVE &&
           zip->as.native->row->flags & ROW_ZIP;
}

bool sum_fused(Vm *vm, const Frame *frame, Datum *const *bases, Code code, Datum *sum)
{
    const Code *operands = frame->pc;
    const Datum *w = operand_at(bases, operands->a), *x = operand_at(bases, operands->b);
    const Datum *callee = operand_at(bases, code.b), *zip = operand_at(bases, code.c);
    bool is_dot = operand_kind(operand_unpack(code.c)) == OPERAND_CONSTANT;
    if (callee->kind != D_NATIVE || w->kind != D_LIST || x->kind != D_LIST)
        return false;
    if (is_dot
            ? !(callee->as.native->row->flags & ROW_DOT) || w->as.list->count != x->as.list->count
            : !callees_are_sum_and_zip(callee->as.native, zip))
        return false;
    uint32_t site = frame->proto->spans[operands + 1 - frame->proto->code].start;
    vm->tape.here = site_here(vm, frame);
    return fold_products(vm, products_of(w->as.list, x->as.list, site),
                         operand_at(bases, operands->c), sum);
}

#endif
