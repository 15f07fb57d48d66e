/*
 * value_make.c: new values of the host.
 *
 * They may be made inside a host function, while the session runs. Then nothing may be collected;
 * otherwise garbage is collected first, since a host may make many values between two texts.
 */
#include "heap/garbage.h"
#include "session/catch.h"
#include "session/protect.h"
#include "session/value.h"

/* What is made, and of what. */
typedef struct Making {
    const void *from;
    size_t size; /* of a text, in bytes; or the number of elements */
    double number;
    Datum made;
} Making;

static MgradValue *make(Mgrad *m, ProtectedFunction *function, Making *making)
{
    if (!m->is_running)
        garbage_tidy(&m->vm.heap);
    bool is_made = catch_try(m, function, making);
    if (!is_made && !m->is_running) {
        protect_free_garbage(m);
        is_made = catch_try(m, function, making);
    }
    return is_made ? value_new(m, making->made) : NULL;
}

MgradValue *mgrad_make_nil(Mgrad *m)
{
    return value_new(m, datum_nil());
}

MgradValue *mgrad_make_integer(Mgrad *m, int64_t integer)
{
    return value_new(m, datum_int(integer));
}

MgradValue *mgrad_make_number(Mgrad *m, double number)
{
    return value_new(m, datum_float(number));
}

/* Outside of a text, no place in a source belongs to the node. */
static void make_value(Mgrad *m, void *argument)
{
    Making *making = argument;
    if (!m->is_running)
        m->vm.tape.here = 0;
    making->made = vm_leaf(&m->vm, making->number);
}

MgradValue *mgrad_make_value(Mgrad *m, double data)
{
    return make(m, make_value, &(Making){.number = data});
}

static void make_string(Mgrad *m, void *argument)
{
    Making *making = argument;
    making->made = vm_string(&m->vm, making->from, making->size);
}

MgradValue *mgrad_make_string(Mgrad *m, const char *text, size_t size)
{
    return make(m, make_string, &(Making){.from = text, .size = size});
}

static void make_list(Mgrad *m, void *argument)
{
    Making *making = argument;
    MgradValue *const *elements = making->from;
    List *list = heap_list(&m->vm.heap, making->size);
    for (size_t i = 0; i < making->size; i++)
        heap_append(&m->vm.heap, list, elements[i]->datum);
    making->made = datum_obj(D_LIST, list);
}

MgradValue *mgrad_make_list(Mgrad *m, MgradValue *const *elements, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!elements[i] || elements[i]->m != m)
            return NULL;
    return make(m, make_list, &(Making){.from = elements, .size = count});
}

static void make_numbers(Mgrad *m, void *argument)
{
    Making *making = argument;
    const double *numbers = making->from;
    List *list = heap_list(&m->vm.heap, making->size);
    for (size_t i = 0; i < making->size; i++)
        heap_append(&m->vm.heap, list, datum_float(numbers[i]));
    making->made = datum_obj(D_LIST, list);
}

MgradValue *mgrad_make_numbers(Mgrad *m, const double *numbers, size_t count)
{
    return make(m, make_numbers, &(Making){.from = numbers, .size = count});
}
