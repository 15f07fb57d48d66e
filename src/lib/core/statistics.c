/*
 * statistics.c: one number for a list of numbers. Of Values, a sum and a mean are nodes. The
 * variance and the median are in std/core.mg, so that they are nodes, too.
 */
#include "lib/core/statistics.h"

#include "lib/args.h"
#include "lib/registry.h"
#include "vm/compare.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/operators.h"
#include "vm/sum.h"

static Datum statistics_sum(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return sum_list(vm, arg_items(vm, args, 0), args[1]);
}

/* All products are nodes before the first sum, as a comprehension inside sum would make them. */
Datum statistics_dot(Vm *vm, const Datum *args)
{
    const List *w = arg_list(vm, args, 0), *x = arg_list(vm, args, 1);
    if (w->count != x->count)
        error_throw_arg(vm, 1, "dot needs lists of the same length: these have %zu and %zu",
                        w->count, x->count);
    return sum_products(vm, w, x, args[2]);
}

/* sum(xs) / len(xs), as nodes if an element is a Value. */
static Datum statistics_mean(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *list = arg_some(vm, args, 0);
    Datum sum = sum_list(vm, list, datum_int(0));
    return operators_binary(vm, BIN_DIV, sum, datum_int((int64_t)list->count));
}

/* The first of several largest elements, or the first nan, like NumPy's argmax. */
static Datum statistics_argmax(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *list = arg_some(vm, args, 0);
    size_t best = 0;
    for (size_t i = 1; i < list->count && !convert_is_nan(vm, list->items[best]); i++)
        if (compare_order(vm, list->items[i], list->items[best]) == 1 ||
            convert_is_nan(vm, list->items[i]))
            best = i;
    return datum_int((int64_t)best);
}

/* For nn: the length of a list of numbers, judged by its first element; -1 of anything else. */
static Datum statistics_width(Vm *vm, Datum *args, uint32_t count)
{
    (void)vm, (void)count;
    const List *list = args[0].kind == D_LIST ? args[0].as.list : NULL;
    bool is_nested = list && list->count > 0 && list->items[0].kind == D_LIST;
    return datum_int(list && !is_nested ? (int64_t)list->count : -1);
}

static const Builtin rows[] = {
    {"sum(xs, start=0)", statistics_sum, ROW_SUM, "np.sum torch.sum",
     "adds all elements to start, from left to right", "sum([1, 2, 3])", 0},
    {"mean(xs)", statistics_mean, 0, "np.mean torch.mean", "the sum divided by the count",
     "mean([1, 2, 3])", 0},
    {"var(xs)", NULL, ROW_CORE | ROW_QUIET, "np.var",
     "the variance: the mean of the squared differences from the mean", "var([1, 2, 3, 6])", 0},
    {"std(xs)", NULL, ROW_CORE | ROW_QUIET, "np.std",
     "the standard deviation: the square root of var(xs)", "std([1, 2, 3, 6])", 0},
    {"median(xs)", NULL, ROW_CORE | ROW_QUIET, "np.median",
     "the middle element in sorted order, or the mean of the two in the middle",
     "median([1, 2, 3, 6])", 0},
    {"argmax(xs)", statistics_argmax, 0, "np.argmax torch.argmax",
     "the index of the largest element", "argmax([1, 5, 2])", 0},
    {"_width(x)", statistics_width, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable statistics_table = {"statistics", rows, sizeof rows / sizeof *rows};
