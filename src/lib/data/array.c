/* array.c: NumPy's arrays, which are lists here. */
#include "heap/dict.h"
#include "lib/args.h"
#include "lib/data/shape.h"
#include "lib/data/streams.h"
#include "lib/registry.h"
#include "source/limits.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"

/* Replaces the lists in these lists by copies. Returns the copies. */
static List *array_copy_inner(Vm *vm, const List *lists)
{
    List *copies = heap_list(&vm->heap, 0);
    for (size_t i = 0; i < lists->count; i++) {
        List *list = lists->items[i].as.list;
        for (size_t k = 0; k < list->count; k++) {
            if (list->items[k].kind != D_LIST)
                continue;
            list->items[k] = datum_obj(D_LIST, streams_copy(vm, list->items[k].as.list));
            vm_append(vm, copies, list->items[k]);
        }
    }
    return copies;
}

static bool has_list(const List *list)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind == D_LIST)
            return true;
    return false;
}

static Datum address_key(List *list)
{
    return (Datum){.kind = D_INT, .as.list = list};
}

/* `level` has the lists of one depth that contain lists, by address, and how often each occurs.
   Returns those in them, and counts all elements. */
static Dict *array_count_inner(Vm *vm, const Dict *level, double *total)
{
    Dict *inner = heap_dict(&vm->heap);
    for (const DictEntry *entry = dict_first(level); entry; entry = dict_next(level, entry)) {
        const List *list = entry->key.as.list;
        double times = entry->value.as.number;
        for (size_t i = 0; i < list->count; i++) {
            vm_poll(vm);
            if (list->items[i].kind != D_LIST)
                continue;
            List *item = list->items[i].as.list;
            *total += times * (double)item->count;
            if (*total > ARG_LARGEST_SIZE)
                error_throw_arg(vm, 0, "at most %d numbers can be made at once", ARG_LARGEST_SIZE);
            if (!has_list(item))
                continue;
            const Datum *before = dict_find(inner, address_key(item));
            dict_set(&vm->heap, inner, address_key(item),
                     datum_float((before ? before->as.number : 0.0) + times));
        }
    }
    return inner;
}

/* The copy of lists that share parts may have exponential size; that of one that contains itself
   would have no end. */
static void array_check(Vm *vm, List *list)
{
    double total = (double)list->count;
    Dict *level = heap_dict(&vm->heap);
    dict_set(&vm->heap, level, address_key(list), datum_float(1.0));
    for (int depth = 0; level->count; depth++) {
        if (depth == LIMIT_COMPARED)
            error_throw_arg(vm, 0, "these lists are nested too deeply for an array");
        level = array_count_inner(vm, level, &total);
    }
}

/* Level by level: lists may be nested deeply. */
static Datum array_array(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind != D_LIST)
        return args[0];
    array_check(vm, args[0].as.list);
    Datum copy = datum_obj(D_LIST, streams_copy(vm, args[0].as.list));
    List *level = heap_list(&vm->heap, 1);
    vm_append(vm, level, copy);
    while (level->count)
        level = array_copy_inner(vm, level);
    return copy;
}

static Datum array_element(const void *of)
{
    return datum_float(*(const double *)of);
}

/* Of `np.zeros(2, 3)` or `np.zeros((2, 3))`. */
static Datum array_filled(Vm *vm, const Datum *args, uint32_t count, double value)
{
    if (count == 0)
        error_throw(vm, "the size is missing: write a number, or (rows, columns)");
    Shape shape = count == 1 ? shape_of(args, 0) : (Shape){args, count, 0, true};
    return shape_fill(vm, &shape, array_element, &value);
}

static Datum array_zeros(Vm *vm, Datum *args, uint32_t count)
{
    return array_filled(vm, args, count, 0.0);
}

static Datum array_ones(Vm *vm, Datum *args, uint32_t count)
{
    return array_filled(vm, args, count, 1.0);
}

/* Also of a list with this one number, as it is left of an array. */
static Datum array_item(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Datum x = args[0];
    for (int depth = 0; x.kind == D_LIST && x.as.list->count == 1 && depth < LIMIT_COMPARED;
         depth++)
        x = x.as.list->items[0];
    if (!datum_is_number(x))
        error_throw_arg(vm, 0, "item needs one number, not %s", repr_noun(args[0]));
    return convert_plain(vm, x);
}

static const Builtin rows[] = {
    {"np.array(xs)", array_array, 0, NULL,
     "a list with copies of the lists in it; an array of NumPy is a list here",
     "np.array([[1, 2], [3, 4]])", 0},
    {"np.zeros(*shape)", array_zeros, 0, "torch.zeros",
     "zeros: np.zeros(n) is a list of n, np.zeros((2, 3)) has 2 rows of 3", "np.zeros((2, 3))", 0},
    {"np.ones(*shape)", array_ones, 0, "torch.ones", "ones, like np.zeros", "np.ones(3)", 0},
    {"item(x)", array_item, ROW_QUIET, NULL, "the number of a Value; of a number, itself",
     "a = 2.0; a.item()", 0},
};

const BuiltinTable array_table = {"arrays, like NumPy's", rows, sizeof rows / sizeof *rows};
