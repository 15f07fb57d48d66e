/*
 * iter.h: the state of a loop.
 *
 * It is in registers: state[0] is a D_ITER with the IterKind (`extra`) and the number of elements
 * that have passed (`index`); of a string, the number of their bytes. state[1] … are the lists. For
 * range they are the next number, the number of elements left (unsigned) and the step. So a loop
 * allocates nothing.
 */
#ifndef VM_ITER_H
#define VM_ITER_H

#include "vm/vm.h"

/* What a loop iterates over. */
typedef enum IterKind {
    ITER_RANGE,
    ITER_LIST,
    ITER_STRING,
    ITER_ZIP,
    ITER_ENUMERATE,
    ITER_PROGRESS
} IterKind;

/* The number of elements of range(start, stop, step). The step is not 0. */
uint64_t iter_range_length(int64_t start, int64_t stop, int64_t step);

/* True if a loop over the call of state[0] with the `count` arguments in state[1] … makes no list:
   range, zip, enumerate, progress. */
bool iter_is_lazy(const Datum *state, uint32_t count);
/* Begins that loop. */
void iter_begin_native(Vm *vm, Datum *state, uint32_t count);
/* Begins a loop over the list, string or dictionary in state[0]. */
void iter_begin(Vm *vm, Datum *state);
/* The number of elements that are left, or a bound if there are very many: the capacity for a list
   that is made of them. */
size_t iter_length(const Datum *state);
/* Puts the next element into to[0] … to[count - 1]. False at the end. */
bool iter_next(Vm *vm, Datum *state, Datum *to, uint32_t count);

/* iter_next for an ITER_RANGE or an ITER_LIST with one variable. */
static inline bool iter_step_range(Datum *state, Datum *to)
{
    if (state[2].as.integer == 0)
        return false;
    state[2].as.integer = (int64_t)((uint64_t)state[2].as.integer - 1);
    *to = datum_int(state[1].as.integer); /* the next may not fit: added without signs */
    state[1].as.integer = (int64_t)((uint64_t)to->as.integer + (uint64_t)state[3].as.integer);
    return true;
}

static inline bool iter_step_list(Datum *state, Datum *to)
{
    const List *list = state[1].as.list;
    if (state[0].as.index >= list->count)
        return false;
    datum_copy(to, &list->items[state[0].as.index++]);
    return true;
}

/* Puts the elements of a list, or the keys of a dictionary, into to[0] … Throws if there are not
 * exactly `count`. */
void iter_unpack(Vm *vm, Datum list, Datum *to, uint32_t count);

#endif
