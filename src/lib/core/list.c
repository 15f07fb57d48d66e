/* list.c: lists. What needs functions of the program (map, sorted with a key) is in std/core.mg. */
#include "lib/core/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/args.h"
#include "lib/registry.h"
#include "source/limits.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/iter.h"
#include "vm/operators.h"
#include "vm/repr.h"
#include "vm/sequence.h"
#include "vm/sum.h"

static Datum list_datum(List *list)
{
    return datum_obj(D_LIST, list);
}

/* The length of an argument that is a list or a string. */
static size_t arg_count(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind != D_STRING)
        arg_list(vm, args, i);
    return sequence_count(args[i]);
}

/* ---- making lists ---- */

static Datum list_range(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    bool one = args[1].kind == D_NIL;
    int64_t start = one ? 0 : arg_whole(vm, args, 0);
    int64_t stop = arg_whole(vm, args, one ? 0 : 1), step = arg_whole(vm, args, 2);
    if (step == 0)
        error_throw_arg(vm, 2, "the step of range cannot be 0");
    uint64_t length = iter_range_length(start, stop, step);
    if (length > LIMIT_LIST)
        error_throw_arg(vm, one ? 0 : 1, "a list of this length does not fit: a loop needs none");
    List *list = heap_list(&vm->heap, length);
    for (uint64_t i = 0; i < length; i++)
        vm_append(vm, list, datum_int(start + (int64_t)i * step));
    return list_datum(list);
}

static Datum list_zip(Vm *vm, Datum *args, uint32_t count)
{
    List *list = heap_list(&vm->heap, 0);
    size_t shortest = count ? SIZE_MAX : 0;
    for (uint32_t i = 0; i < count; i++) {
        size_t length = arg_count(vm, args, i);
        shortest = length < shortest ? length : shortest;
    }
    for (size_t at = 0; at < shortest; at++) {
        List *row = heap_list(&vm->heap, count);
        for (uint32_t i = 0; i < count; i++)
            vm_append(vm, row, sequence_item(vm, args[i], at));
        vm_append(vm, list, list_datum(row));
    }
    return list_datum(list);
}

static Datum list_enumerate(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    List *list = heap_list(&vm->heap, 0);
    size_t length = arg_count(vm, args, 0);
    int64_t start = arg_whole(vm, args, 1);
    for (size_t at = 0; at < length; at++) {
        List *pair = heap_list(&vm->heap, 2);
        vm_append(vm, pair, datum_int(start + (int64_t)at));
        vm_append(vm, pair, sequence_item(vm, args[0], at));
        vm_append(vm, list, list_datum(pair));
    }
    return list_datum(list);
}

static Datum list_list(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    size_t length = arg_count(vm, args, 0);
    List *list = heap_list(&vm->heap, length);
    for (size_t i = 0; i < length; i++)
        vm_append(vm, list, sequence_item(vm, args[0], i));
    return list_datum(list);
}

static Datum list_linspace(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    double start = arg_number(vm, args, 0), stop = arg_number(vm, args, 1);
    int64_t n = arg_whole(vm, args, 2);
    if (n < 0 || n > 100000000)
        error_throw_arg(vm, 2, "linspace makes between 0 and 100000000 numbers");
    List *list = heap_list(&vm->heap, (size_t)n);
    double step = n > 1 ? (stop - start) / (double)(n - 1) : 0.0;
    for (int64_t i = 0; i < n; i++)
        vm_append(vm, list, datum_float((double)i * step + start));
    if (n > 1)
        list->items[n - 1] = datum_float(stop);
    return list_datum(list);
}

/* NumPy's arange: integers if all are, else start + i * delta, where delta is taken from the first
   two numbers as they are rounded. */
static Datum list_arange(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    bool one = args[1].kind == D_NIL;
    Datum first = one ? datum_int(0) : args[0], last = one ? args[0] : args[1];
    double start = one ? 0.0 : arg_number(vm, args, 0);
    double stop = arg_number(vm, args, one ? 0 : 1), step = arg_number(vm, args, 2);
    double n = ceil((stop - start) / step);
    if (step == 0.0 || !(n < 1e8))
        error_throw_arg(vm, 2, "arange cannot get from start to stop with this step");
    bool whole = first.kind == D_INT && last.kind == D_INT && args[2].kind == D_INT;
    double delta = (start + step) - start;
    List *list = heap_list(&vm->heap, n > 0.0 ? (size_t)n : 0);
    for (int64_t i = 0; i < (int64_t)n; i++)
        vm_append(vm, list,
                  whole ? datum_int(first.as.integer + i * args[2].as.integer)
                        : datum_float(start + (double)i * delta));
    return list_datum(list);
}

static Datum list_reversed(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    size_t length = arg_count(vm, args, 0);
    List *list = heap_list(&vm->heap, length);
    for (size_t i = length; i-- > 0;)
        vm_append(vm, list, sequence_item(vm, args[0], i));
    return list_datum(list);
}

/* ---- changing lists ---- */

static Datum list_append(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    heap_append(&vm->heap, arg_list(vm, args, 0), args[1]);
    return datum_nil();
}

/* A place in a list, cut to its ends as Python's insert does. */
static Datum list_insert(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    List *list = arg_list(vm, args, 0);
    int64_t at = arg_whole(vm, args, 1), length = (int64_t)list->count;
    at = at < 0 ? at + length : at;
    at = at < 0 ? 0 : at > length ? length : at;
    heap_append(&vm->heap, list, args[2]);
    memmove(list->items + at + 1, list->items + at, (size_t)(length - at) * sizeof *list->items);
    list->items[at] = args[2];
    return datum_nil();
}

static Datum list_pop(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    List *list = arg_some(vm, args, 0);
    int64_t at = arg_whole(vm, args, 1), length = (int64_t)list->count;
    int64_t place = at < 0 ? at + length : at;
    if (place < 0 || place >= length)
        error_throw_arg(vm, 1, "index %lld is out of range: the list has %lld element%s",
                        (long long)at, (long long)length, length == 1 ? "" : "s");
    Datum item = list->items[place];
    memmove(list->items + place, list->items + place + 1,
            (size_t)(length - place - 1) * sizeof *list->items);
    list->count--;
    return item;
}

/* ---- order ---- */

/* Merge sort: stable, and its comparisons may throw at any point without harm. */
static void sort_merge(Vm *vm, size_t *order, size_t *spare, const Datum *keys, size_t count,
                       int direction)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t low = 0; low < count; low += 2 * width) {
            size_t middle = low + width < count ? low + width : count;
            size_t high = low + 2 * width < count ? low + 2 * width : count;
            size_t left = low, right = middle;
            for (size_t to = low; to < high; to++) {
                vm_poll(vm);
                bool take_right =
                    right < high &&
                    (left == middle ||
                     operators_compare(vm, keys[order[right]], keys[order[left]]) == -direction);
                spare[to] = take_right ? order[right++] : order[left++];
            }
        }
        memcpy(order, spare, count * sizeof *order);
    }
}

/* The order that sorts the keys. Its scratch is a list of the heap, so that an error that is thrown
   by a comparison leaks nothing. */
static size_t *sort_order(Vm *vm, const Datum *keys, size_t count, bool reverse)
{
    List *scratch = heap_list(&vm->heap, count ? count : 1);
    size_t *order = (size_t *)(void *)scratch->items, *spare = order + count;
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    sort_merge(vm, order, spare, keys, count, reverse ? -1 : 1);
    return order;
}

static Datum list_sorted_by(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *xs = arg_list(vm, args, 0), *keys = arg_list(vm, args, 1);
    const size_t *order = sort_order(vm, keys->items, keys->count, convert_truth(vm, args[2]));
    List *sorted = heap_list(&vm->heap, xs->count);
    for (size_t i = 0; i < xs->count; i++)
        vm_append(vm, sorted, xs->items[order[i]]);
    return list_datum(sorted);
}

static Datum list_copy_into(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *from = arg_list(vm, args, 0);
    List *to = arg_list(vm, args, 1);
    to->count =
        0; /* a key function may have changed it meanwhile; from here it is not left alone */
    for (size_t i = 0; i < from->count; i++)
        heap_append(&vm->heap, to, from->items[i]);
    return datum_nil();
}

/* ---- what lists come to ---- */

static Datum list_len(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind != D_STRING && args[0].kind != D_LIST)
        error_throw_arg(vm, 0, "%s has no length", repr_noun(args[0]));
    return datum_int((int64_t)arg_count(vm, args, 0));
}

static Datum list_sum(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return sum_list(vm, arg_list(vm, args, 0), args[1]);
}

/* All products are nodes before the first sum, as a comprehension inside sum would make them. */
Datum list_dot(Vm *vm, const Datum *args)
{
    const List *w = arg_list(vm, args, 0), *x = arg_list(vm, args, 1);
    if (w->count != x->count)
        error_throw_arg(vm, 1, "dot needs lists of the same length: these have %zu and %zu",
                        w->count, x->count);
    return sum_products(vm, w, x, args[2]);
}

static Datum list_mean(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *list = arg_some(vm, args, 0);
    Datum sum = sum_list(vm, list, datum_int(0));
    return operators_binary(vm, BIN_DIV, sum, datum_int((int64_t)list->count));
}

static Datum list_argmax(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *list = arg_some(vm, args, 0);
    size_t best = 0;
    for (size_t i = 1; i < list->count; i++)
        if (operators_compare(vm, list->items[i], list->items[best]) == 1)
            best = i;
    return datum_int((int64_t)best);
}

static Datum list_any(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *list = arg_list(vm, args, 0);
    for (size_t i = 0; i < list->count; i++)
        if (convert_truth(vm, list->items[i]))
            return datum_int(1);
    return datum_int(0);
}

static Datum list_all(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *list = arg_list(vm, args, 0);
    for (size_t i = 0; i < list->count; i++)
        if (!convert_truth(vm, list->items[i]))
            return datum_int(0);
    return datum_int(1);
}

/* Outside a loop there is nothing to show. */
static Datum list_progress(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    arg_count(vm, args, 0);
    return args[0];
}

static const Builtin rows[] = {
    {"len(xs)", list_len, 0, NULL, "how many elements a list has, or characters a string",
     "len([1, 2, 3])", 0},
    {"range(start, stop=nil, step=1)", list_range, ROW_RANGE, NULL,
     "the integers from start up to, not including, stop; range(n) counts from 0", "range(3)", 0},
    {"zip(*lists)", list_zip, ROW_ZIP, NULL,
     "lists of the first elements of each list, of the second ones, and so on",
     "zip([1, 2], [3, 4])", 0},
    {"enumerate(xs, start=0)", list_enumerate, ROW_ENUMERATE, NULL,
     "pairs of a number that counts and an element", "enumerate([\"a\", \"b\"])", 0},
    {"progress(xs)", list_progress, ROW_PROGRESS, NULL,
     "walks over xs and shows on a terminal how far the loop is",
     "for k in progress(range(3)) { print k }", 0},
    {"append(xs, x)", list_append, 0, NULL, "adds an element at the end of a list",
     "xs = [1]; xs.append(2); xs", 0},
    {"insert(xs, index, x)", list_insert, 0, NULL, "adds an element before that index",
     "xs = [2]; xs.insert(0, 1); xs", 0},
    {"pop(xs, index=-1)", list_pop, 0, NULL, "takes an element out of a list and gives it",
     "pop([1, 2, 3])", 0},
    {"sum(xs, start=0)", list_sum, ROW_SUM, "np.sum",
     "adds from left to right, beginning with start", "sum([1, 2, 3])", 0},
    {"mean(xs)", list_mean, 0, "np.mean", "the sum divided by the count", "mean([1, 2, 3])", 0},
    {"argmax(xs)", list_argmax, 0, "np.argmax", "the index of the largest element",
     "argmax([1, 5, 2])", 0},
    {"any(xs)", list_any, 0, NULL, "1 if some element is true", "any([0, 1])", 0},
    {"all(xs)", list_all, 0, NULL, "1 if every element is true", "all([0, 1])", 0},
    {"list(xs)", list_list, 0, NULL, "a new list of the same elements, or of a string's characters",
     "list(\"abc\")", 0},
    {"reversed(xs)", list_reversed, 0, NULL, "a new list, last element first",
     "reversed([1, 2, 3])", 0},
    {"sorted(xs, key=nil, reverse=false)", NULL, ROW_CORE, NULL,
     "a new list in order, or in the order of key(x)", "sorted([3, 1, 2])", 0},
    {"sort(xs, key=nil, reverse=false)", NULL, ROW_CORE, NULL, "puts a list in order",
     "xs = [3, 1, 2]; xs.sort(); xs", 0},
    {"map(f, xs)", NULL, ROW_CORE, NULL, "the list of f(x) for each x", "map(abs, [-1, 2])", 0},
    {"filter(f, xs)", NULL, ROW_CORE, NULL, "the list of the elements for which f(x) is true",
     "filter(isnan, [1.0, nan])", 0},
    {"linspace(start, stop, n=50)", list_linspace, 0, "np.linspace",
     "n numbers at equal distances from start to stop, both included", "linspace(0, 1, 5)", 0},
    {"arange(start, stop=nil, step=1)", list_arange, 0, "np.arange",
     "the numbers from start up to, not including, stop; fractions are allowed",
     "arange(0, 1, 0.25)", 0},
    {"_sorted_by(xs, keys, reverse)", list_sorted_by, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_copy_into(from, to)", list_copy_into, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable list_table = {"lists", rows, sizeof rows / sizeof *rows};
