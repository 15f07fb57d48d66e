/* concat.c: + and * of strings and lists. Each byte is written once, where it belongs. */
#include "vm/concat.h"

#include "source/limits.h"
#include "vm/error.h"

Datum concat_strings(Vm *vm, const String *x, const String *y)
{
    size_t characters = (size_t)x->characters + y->characters;
    String *string = vm_string_space(vm, (size_t)x->size + y->size, characters);
    vm_copy(vm, string->text, x->text, x->size);
    vm_copy(vm, string->text + x->size, y->text, y->size);
    return vm_string_extended(vm, string, x);
}

Datum concat_lists(Vm *vm, const List *x, const List *y)
{
    List *list = heap_list(&vm->heap, x->count + y->count);
    vm_copy(vm, list->items, x->items, x->count * sizeof *x->items);
    vm_copy(vm, list->items + x->count, y->items, y->count * sizeof *y->items);
    list->count = x->count + y->count;
    return datum_obj(D_LIST, list);
}

/* Repeats the first `size` bytes until there are `times` copies: the copies so far are copied after
   themselves, so that each step doubles them. */
static void fill_times(Vm *vm, char *bytes, size_t size, size_t times)
{
    for (size_t done = 1, more; done < times; done += more) {
        more = done < times - done ? done : times - done;
        vm_copy(vm, bytes + done * size, bytes, more * size);
    }
}

Datum concat_string_times(Vm *vm, const String *x, int64_t times)
{
    if (times > 0 && x->size && times > LIMIT_TEXT / (int64_t)x->size)
        vm_too_long(vm);
    size_t count = times > 0 && x->size ? (size_t)times : 0;
    String *string = vm_string_space(vm, x->size * count, x->characters * count);
    if (count) {
        vm_copy(vm, string->text, x->text, x->size);
        fill_times(vm, string->text, x->size, count);
    }
    return vm_string_filled(vm, string);
}

Datum concat_list_times(Vm *vm, const List *x, int64_t times)
{
    if (times > 0 && x->count && times > LIMIT_LIST / (int64_t)x->count)
        error_throw(vm, "this list is too long: the limit is %d elements", LIMIT_LIST);
    size_t count = times > 0 && x->count ? (size_t)times : 0;
    List *list = heap_list(&vm->heap, x->count * count);
    if (count) {
        size_t size = x->count * sizeof *x->items;
        vm_copy(vm, list->items, x->items, size);
        fill_times(vm, (char *)list->items, size, count);
    }
    list->count = x->count * count;
    return datum_obj(D_LIST, list);
}
