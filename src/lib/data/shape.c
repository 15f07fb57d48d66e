/* shape.c: lists of lists of a given shape. */
#include "lib/data/shape.h"

#include "lib/args.h"
#include "vm/error.h"

Shape shape_of(const Datum *args, uint32_t i)
{
    if (args[i].kind == D_NIL)
        return (Shape){NULL, 0, i, false};
    if (args[i].kind == D_LIST)
        return (Shape){args[i].as.list->items, args[i].as.list->count, i, false};
    return (Shape){&args[i], 1, i, false};
}

size_t shape_size(Vm *vm, const Shape *shape, size_t i)
{
    return arg_size(vm, shape->sizes[i], shape->arg + (shape->is_arguments ? (uint32_t)i : 0));
}

/* The number of elements in the first `rank` dimensions. */
static size_t shape_count(Vm *vm, const Shape *shape, size_t rank)
{
    size_t count = 1;
    for (size_t i = 0; i < rank; i++) {
        count *= shape_size(vm, shape, i);
        if (count > ARG_LARGEST_SIZE)
            error_throw_arg(vm, shape->arg, "at most %d numbers can be made at once",
                            ARG_LARGEST_SIZE);
    }
    return count;
}

/* A list of `count` lists of `size` elements each. */
static List *list_group(Vm *vm, const List *flat, size_t count, size_t size)
{
    List *grouped = heap_list(&vm->heap, count);
    for (size_t i = 0; i < count; i++) {
        List *row = heap_list(&vm->heap, size);
        for (size_t k = 0; k < size; k++)
            vm_append(vm, row, flat->items[i * size + k]);
        vm_append(vm, grouped, datum_obj(D_LIST, row));
    }
    return grouped;
}

Datum shape_fill(Vm *vm, const Shape *shape, ShapeNext *next, const void *of)
{
    if (shape->rank == 0)
        return next(of);
    size_t count = shape_count(vm, shape, shape->rank);
    List *list = heap_list(&vm->heap, count);
    while (list->count < count)
        vm_append(vm, list, next(of));
    for (size_t last = shape->rank - 1; last > 0; last--)
        list = list_group(vm, list, shape_count(vm, shape, last), shape_size(vm, shape, last));
    return datum_obj(D_LIST, list);
}
