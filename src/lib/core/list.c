/*
 * list.c: builtins for lists. Those that call functions of the program (map, sorted with a key) are
 * in std/core.mg, and use the internal ones at the end of the table.
 */
#include "lib/core/list.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/args.h"
#include "lib/core/dict.h"
#include "lib/core/string.h"
#include "lib/registry.h"
#include "source/limits.h"
#include "vm/compare.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/iter.h"
#include "vm/repr.h"
#include "vm/sequence.h"

static Datum list_datum(List *list)
{
    return datum_obj(D_LIST, list);
}

/* The length of an argument that is a list or a string. A dictionary is replaced by its keys. */
static size_t arg_count(Vm *vm, Datum *args, uint32_t i)
{
    if (args[i].kind != D_STRING)
        args[i] = list_datum(arg_items(vm, args, i));
    return sequence_count(args[i]);
}

/* ---- making lists ---- */

/* A call outside a `for`: a loop over range makes no list. */
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
        error_throw_arg(vm, one ? 0 : 1,
                        "this range is too long for a list; a for loop does not need one");
    List *list = heap_list(&vm->heap, length);
    for (uint64_t i = 0; i < length; i++)
        vm_append(vm, list, datum_int(start + (int64_t)i * step));
    return list_datum(list);
}

/* Ends with the shortest argument, like Python's zip. */
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
    if (n < 0 || n > ARG_LARGEST_SIZE)
        error_throw_arg(vm, 2, "linspace makes between 0 and %d numbers", ARG_LARGEST_SIZE);
    List *list = heap_list(&vm->heap, (size_t)n);
    double step = n > 1 ? (stop - start) / (double)(n - 1) : 0.0;
    for (int64_t i = 0; i < n; i++)
        vm_append(vm, list, datum_float((double)i * step + start));
    if (n > 1)
        list->items[n - 1] = datum_float(stop); /* exactly, as in NumPy */
    return list_datum(list);
}

/* NumPy's arange: integers if all arguments are; else start + i * delta, where delta is the
   difference of the first two elements after rounding, as in NumPy. */
static Datum list_arange(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    bool one = args[1].kind == D_NIL;
    Datum first = one ? datum_int(0) : args[0], last = one ? args[0] : args[1];
    double start = one ? 0.0 : arg_number(vm, args, 0);
    double stop = arg_number(vm, args, one ? 0 : 1), step = arg_number(vm, args, 2);
    double n = ceil((stop - start) / step);
    if (step == 0.0 || !(n < ARG_LARGEST_SIZE)) /* also refuses nan */
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

/* As in Python, an index outside the list means its start or its end. */
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

/* Removes an element and returns it. */
static Datum list_take(List *list, size_t at)
{
    Datum item = list->items[at];
    memmove(list->items + at, list->items + at + 1, (list->count - at - 1) * sizeof *list->items);
    list->count--;
    return item;
}

/* A negative index counts from the end. */
static Datum list_pop(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind == D_DICT)
        return dict_pop(vm, args);
    List *list = arg_some(vm, args, 0);
    if (arg_is_given(vm, 2))
        error_throw_arg(vm, 2, "pop takes a default only for a dictionary");
    int64_t at = arg_whole(vm, args, 1), length = (int64_t)list->count;
    int64_t place = at < 0 ? at + length : at;
    if (place < 0 || place >= length)
        error_throw_arg(vm, 1, "index %lld is out of range: the list has %lld element%s",
                        (long long)at, (long long)length, length == 1 ? "" : "s");
    return list_take(list, (size_t)place);
}

static Datum list_extend(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    List *list = arg_list(vm, args, 0);
    size_t length = arg_count(vm, args, 1); /* before it grows: both may be the same list */
    for (size_t i = 0; i < length; i++)
        vm_append(vm, list, sequence_item(vm, args[1], i));
    return datum_nil();
}

static Datum list_reverse(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    List *list = arg_list(vm, args, 0);
    for (size_t i = 0, k = list->count; i + 1 < k--; i++) {
        vm_poll(vm);
        Datum item = list->items[i];
        list->items[i] = list->items[k];
        list->items[k] = item;
    }
    return datum_nil();
}

static Datum list_copy(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind == D_DICT)
        return dict_copy(vm, args[0].as.dict);
    arg_list(vm, args, 0);
    return sequence_slice(vm, args[0], datum_nil(), datum_nil());
}

/* ---- members ---- */

/* Where argument 1 is a member of list argument 0, from index `start` on; SIZE_MAX: nowhere. */
static size_t member_find(Vm *vm, const Datum *args, size_t start)
{
    const List *list = arg_list(vm, args, 0);
    for (size_t i = start; i < list->count; i++)
        if (compare_member(vm, list->items[i], args[1]))
            return i;
    return SIZE_MAX;
}

static _Noreturn void member_missing(Vm *vm, const Datum *args)
{
    enum { SHOWN = 60 };
    buf_clear(&vm->scratch);
    repr_put(vm, &vm->scratch, args[1]);
    error_throw_arg(vm, 1, "%s is not in the %s",
                    vm->scratch.len <= SHOWN ? buf_text(&vm->scratch) : repr_noun(args[1]),
                    repr_kind(args[0]));
}

static Datum list_index(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    int64_t start = arg_whole(vm, args, 2), place;
    if (args[0].kind == D_STRING) {
        place = string_find(vm, args[0].as.string, arg_string(vm, args, 1), start);
    } else {
        int64_t length = (int64_t)arg_list(vm, args, 0)->count;
        start = start < 0 ? start + length : start;
        start = start < 0 ? 0 : start < length ? start : length;
        size_t at = member_find(vm, args, (size_t)start);
        place = at == SIZE_MAX ? -1 : (int64_t)at;
    }
    if (place < 0)
        member_missing(vm, args);
    return datum_int(place);
}

static Datum list_count(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind == D_STRING)
        return datum_int(string_count(vm, args[0].as.string, arg_string(vm, args, 1)));
    int64_t found = 0;
    for (size_t at = 0; (at = member_find(vm, args, at)) != SIZE_MAX; at++)
        found++;
    return datum_int(found);
}

static Datum list_remove(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    size_t at = member_find(vm, args, 0);
    if (at == SIZE_MAX)
        member_missing(vm, args);
    list_take(args[0].as.list, at);
    return datum_nil();
}

/* ---- order ---- */

/* Merge sort of indices: stable, and a comparison may throw at any point. direction -1 sorts in
   descending order. */
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
                bool take_right = right < high && (left == middle ||
                                                   compare_order(vm, keys[order[right]],
                                                                 keys[order[left]]) == -direction);
                spare[to] = take_right ? order[right++] : order[left++];
            }
        }
        memcpy(order, spare, count * sizeof *order);
    }
}

/* The indices that sort the keys. They are in the memory of a list, which the collector frees even
   if a comparison throws. */
static size_t *sort_order(Vm *vm, const Datum *keys, size_t count, bool reverse)
{
    List *scratch = heap_list(&vm->heap, count ? count : 1);
    size_t *order = (size_t *)(void *)scratch->items, *spare = order + count;
    for (size_t i = 0; i < count; i++)
        order[i] = i;
    sort_merge(vm, order, spare, keys, count, reverse ? -1 : 1);
    return order;
}

List *list_sorted(Vm *vm, const List *xs, const List *keys, bool reverse)
{
    const size_t *order = sort_order(vm, keys->items, keys->count, reverse);
    List *sorted = heap_list(&vm->heap, xs->count);
    for (size_t i = 0; i < xs->count; i++)
        vm_append(vm, sorted, xs->items[order[i]]);
    return sorted;
}

/* _sorted_by(xs, keys, reverse): core.mg has called the key function. */
static Datum list_sorted_by(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *xs = arg_list(vm, args, 0), *keys = arg_list(vm, args, 1);
    return list_datum(list_sorted(vm, xs, keys, convert_truth(vm, args[2])));
}

static Datum list_copy_into(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *from = arg_list(vm, args, 0);
    List *to = arg_list(vm, args, 1);
    to->count = 0; /* a key function may have added elements meanwhile */
    for (size_t i = 0; i < from->count; i++)
        heap_append(&vm->heap, to, from->items[i]);
    return datum_nil();
}

/* ---- questions about a list ---- */

static Datum list_len(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind == D_DICT)
        return datum_int(args[0].as.dict->count);
    if (args[0].kind != D_STRING && args[0].kind != D_LIST)
        error_throw_arg(vm, 0, "%s has no length", repr_noun(args[0]));
    return datum_int((int64_t)arg_count(vm, args, 0));
}

static Datum list_any(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *list = arg_items(vm, args, 0);
    for (size_t i = 0; i < list->count; i++) {
        vm_poll(vm);
        if (convert_truth(vm, list->items[i]))
            return datum_int(1);
    }
    return datum_int(0);
}

static Datum list_all(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *list = arg_items(vm, args, 0);
    for (size_t i = 0; i < list->count; i++) {
        vm_poll(vm);
        if (!convert_truth(vm, list->items[i]))
            return datum_int(0);
    }
    return datum_int(1);
}

/* The bar is shown by the loop over the call (ROW_PROGRESS). Elsewhere the call returns its
   argument. */
static Datum list_progress(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    arg_count(vm, args, 0);
    return args[0];
}

static const Builtin rows[] = {
    {"len(xs)", list_len, 0, NULL,
     "the number of elements of a list, of keys of a dictionary, or of characters of a string",
     "len([1, 2, 3])", 0},
    {"range(start, stop=nil, step=1)", list_range, ROW_RANGE, NULL,
     "the integers from start to stop, stop excluded; range(n) starts at 0", "range(3)", 0},
    {"zip(*lists)", list_zip, ROW_ZIP, NULL,
     "pairs up lists: their first elements, their second elements, and so on",
     "zip([1, 2], [3, 4])", 0},
    {"enumerate(xs, start=0)", list_enumerate, ROW_ENUMERATE, NULL,
     "pairs of a counter and an element", "enumerate([\"a\", \"b\"])", 0},
    {"progress(xs)", list_progress, ROW_PROGRESS, "tqdm.tqdm",
     "iterates over xs and shows a progress bar on a terminal",
     "for k in progress(range(3)) { print k }", 0},
    {"append(xs, x)", list_append, 0, NULL, "adds an element at the end of a list",
     "xs = [1]; xs.append(2); xs", 0},
    {"insert(xs, index, x)", list_insert, 0, NULL, "adds an element before that index",
     "xs = [2]; xs.insert(0, 1); xs", 0},
    {"pop(items, index=-1, default=nil)", list_pop, 0, NULL,
     "removes an element from a list, or a key from a dictionary, and returns its value",
     "pop([1, 2, 3])", 0},
    {"remove(xs, x)", list_remove, ROW_QUIET, NULL, "removes the first element that is equal to x",
     "xs = [3, 1, 3]; xs.remove(3); xs", 0},
    {"extend(xs, ys)", list_extend, ROW_QUIET, NULL, "adds the elements of another list at the end",
     "xs = [1]; xs.extend([2, 3]); xs", 0},
    {"reverse(xs)", list_reverse, ROW_QUIET, NULL, "reverses a list in place",
     "xs = [1, 2]; xs.reverse(); xs", 0},
    {"copy(items)", list_copy, ROW_QUIET, NULL,
     "a new list of the same elements, or a new dictionary",
     "xs = [1]; ys = xs.copy(); ys.append(2); xs", 0},
    {"index(xs, x, start=0)", list_index, ROW_QUIET, NULL,
     "the index of the first element that is equal to x, or of a part of a string",
     "[3, 1, 2].index(1)", 0},
    {"count(xs, x)", list_count, ROW_QUIET, NULL,
     "the number of elements that are equal to x, or how often a part occurs in a string",
     "[3, 1, 3].count(3)", 0},
    {"any(xs)", list_any, 0, NULL, "1 if any element is true, else 0", "any([0, 1])", 0},
    {"all(xs)", list_all, 0, NULL, "1 if every element is true, else 0", "all([0, 1])", 0},
    {"list(xs)", list_list, 0, NULL,
     "a new list of the same elements, of the keys of a dictionary, or of the characters of a "
     "string",
     "list(\"abc\")", 0},
    {"reversed(xs)", list_reversed, 0, NULL, "a new list in reverse order", "reversed([1, 2, 3])",
     0},
    {"sorted(xs, key=nil, reverse=false)", NULL, ROW_CORE, NULL,
     "a new list in ascending order, of x or of key(x)", "sorted([3, 1, 2])", 0},
    {"sort(xs, key=nil, reverse=false)", NULL, ROW_CORE, NULL, "sorts a list in place",
     "xs = [3, 1, 2]; xs.sort(); xs", 0},
    {"map(f, xs)", NULL, ROW_CORE, NULL, "the list of f(x) for each x", "map(abs, [-1, 2])", 0},
    {"filter(f, xs)", NULL, ROW_CORE, NULL, "the list of the elements for which f(x) is true",
     "filter(isnan, [1.0, nan])", 0},
    {"linspace(start, stop, n=50)", list_linspace, 0, "np.linspace torch.linspace",
     "n evenly spaced numbers from start to stop, both included", "linspace(0, 1, 5)", 0},
    {"arange(start, stop=nil, step=1)", list_arange, 0, "np.arange torch.arange",
     "the numbers from start to stop, stop excluded; step may be a fraction", "arange(0, 1, 0.25)",
     0},
    {"_sorted_by(xs, keys, reverse)", list_sorted_by, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_copy_into(from, to)", list_copy_into, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable list_table = {"lists", rows, sizeof rows / sizeof *rows};
