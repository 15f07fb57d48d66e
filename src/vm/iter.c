/*
 * iter.c: loops over lists, strings, dictionaries, range, zip, enumerate and progress.
 *
 * A loop over a dictionary iterates over a list of its keys that is made when the loop begins. So
 * the body may add and remove keys.
 */
#include "vm/iter.h"

#include <math.h>
#include <string.h>

#include "heap/characters.h"
#include "vm/convert.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/sequence.h"
#include "vm/site.h"
#include "vm/vm_internal.h"

/* The bits of a D_ITER's index that count elements. Above them, zip stores the number of its
   lists. */
enum { ITER_COUNT_BITS = 48 };

static Datum iter_datum(IterKind kind)
{
    return (Datum){.kind = D_ITER, .extra = kind};
}

/* In unsigned arithmetic: the difference of two int64_t needs 64 bits without a sign. */
uint64_t iter_range_length(int64_t start, int64_t stop, int64_t step)
{
    if (step > 0 ? start >= stop : start <= stop)
        return 0;
    uint64_t span = step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
    uint64_t stride = step > 0 ? (uint64_t)step : -(uint64_t)step;
    return (span - 1) / stride + 1;
}

static int64_t range_bound(Vm *vm, const Datum *args, uint32_t arg)
{
    int64_t whole;
    if (!convert_whole(vm, args[arg], &whole))
        error_throw_arg(vm, arg, "range needs whole numbers, not %s",
                        repr_not_whole(vm, args[arg]));
    return whole;
}

static int64_t enumerate_start(Vm *vm, Datum start)
{
    int64_t whole;
    if (!convert_whole(vm, start, &whole))
        error_throw_arg(vm, 1, "enumerate starts at a whole number, not %s",
                        repr_not_whole(vm, start));
    return whole;
}

static void iter_begin_range(Vm *vm, Datum *state, uint32_t count)
{
    int64_t start = count > 1 ? range_bound(vm, state + 1, 0) : 0;
    int64_t stop = range_bound(vm, state + 1, count > 1);
    int64_t step = count > 2 ? range_bound(vm, state + 1, 2) : 1;
    if (step == 0)
        error_throw_arg(vm, 2, "the step of range cannot be 0");
    state[0] = iter_datum(ITER_RANGE);
    state[1] = datum_int(start);
    state[2] = datum_int((int64_t)iter_range_length(start, stop, step));
    state[3] = datum_int(step);
}

static Datum iter_sequence(Vm *vm, uint32_t arg, Datum d)
{
    if (d.kind != D_LIST && d.kind != D_STRING && d.kind != D_DICT)
        error_throw_arg(vm, arg, "%s needs lists, not %s", vm->call.native->signature.name,
                        repr_noun(d));
    return dictionary_keys_of(vm, d);
}

static IterKind iter_kind(const Native *native)
{
    switch (native->row->flags & ROW_ITER) {
    case ROW_RANGE:
        return ITER_RANGE;
    case ROW_ZIP:
        return ITER_ZIP;
    case ROW_PROGRESS:
        return ITER_PROGRESS;
    default:
        return ITER_ENUMERATE;
    }
}

void iter_begin_native(Vm *vm, Datum *state, uint32_t count)
{
    const Native *native = state[0].as.native;
    IterKind kind = iter_kind(native);
    vm->call = (VmCall){.native = native, .positional = count};
    if (kind == ITER_RANGE) {
        iter_begin_range(vm, state, count);
        return;
    }
    for (uint32_t i = 0; i < (kind == ITER_ZIP ? count : 1); i++)
        state[1 + i] = iter_sequence(vm, i, state[1 + i]);
    if (kind == ITER_ENUMERATE)
        state[2] = datum_int(count == 1 ? 0 : enumerate_start(vm, state[2]));
    Datum iter = iter_datum(kind);
    if (kind == ITER_ZIP)
        iter.as.index = (uint64_t)count << ITER_COUNT_BITS;
    state[0] = iter;
}

bool iter_is_lazy(const Datum *state, uint32_t count)
{
    const Native *native = state[0].kind == D_NATIVE ? state[0].as.native : NULL;
    if (!native || !(native->row->flags & ROW_ITER))
        return false;
    if (native->row->flags & ROW_ZIP)
        return count > 0;
    return count >= native->signature.required && count <= native->signature.count;
}

void iter_begin(Vm *vm, Datum *state)
{
    Datum source = dictionary_keys_of(vm, state[0]);
    if (source.kind != D_LIST && source.kind != D_STRING)
        error_throw_at(vm, site_span(vm),
                       datum_is_number(source) ? "to count, write range(n)" : NULL,
                       "a loop iterates over a list, not over %s", repr_noun(source));
    state[0] = iter_datum(source.kind == D_LIST ? ITER_LIST : ITER_STRING);
    state[1] = source;
}

size_t iter_length(const Datum *state)
{
    enum { MOST = 1 << 12 }; /* a list longer than that grows as it is filled */
    size_t length = MOST;
    uint32_t lists = 1;
    if (state->extra == ITER_RANGE)
        return (uint64_t)state[2].as.integer < MOST ? (size_t)state[2].as.integer : MOST;
    if (state->extra == ITER_ZIP)
        lists = (uint32_t)(state->as.index >> ITER_COUNT_BITS);
    for (uint32_t i = 1; i <= lists; i++)
        if (sequence_count(state[i]) < length)
            length = sequence_count(state[i]);
    return length;
}

void iter_unpack(Vm *vm, Datum list, Datum *to, uint32_t count)
{
    const char *noun = repr_noun(list);
    list = dictionary_keys_of(vm, list);
    if (list.kind != D_LIST)
        error_throw(vm, "cannot unpack %s into %u names", noun, count);
    if (list.as.list->count != count)
        error_throw(vm, "cannot unpack %s of %zu into %u names", noun, list.as.list->count, count);
    for (uint32_t i = 0; i < count; i++)
        to[i] = list.as.list->items[i];
}

/* One value for the variables of the loop: if there are several, a list to unpack. */
static void iter_give(Vm *vm, Datum value, Datum *to, uint32_t count)
{
    if (count == 1) {
        *to = value;
    } else if (value.kind == D_STRING) {
        error_throw_at(vm, site_span(vm), "the pairs of a dictionary d are d.items()",
                       "cannot unpack a string into %u names", count);
    } else {
        iter_unpack(vm, value, to, count);
    }
}

/* Several values: directly into as many variables, otherwise as a list. */
static void iter_give_all(Vm *vm, const Datum *values, uint32_t value_count, Datum *to,
                          uint32_t count)
{
    if (count == value_count && count > 1) {
        memcpy(to, values, count * sizeof *to);
        return;
    }
    List *list = heap_list(&vm->heap, value_count);
    for (uint32_t i = 0; i < value_count; i++)
        heap_append(&vm->heap, list, values[i]);
    iter_give(vm, datum_obj(D_LIST, list), to, count);
}

/* Ends with the shortest list, whose length may change during the loop. */
static bool iter_next_zip(Vm *vm, Datum *state, Datum *to, uint32_t count)
{
    enum { MOST_LISTS = 64 };
    Datum values[MOST_LISTS];
    uint32_t lists = (uint32_t)(state[0].as.index >> ITER_COUNT_BITS);
    size_t at = state[0].as.index & (((uint64_t)1 << ITER_COUNT_BITS) - 1);
    if (lists > MOST_LISTS)
        error_throw(vm, "zip takes at most %d lists", MOST_LISTS);
    for (uint32_t i = 0; i < lists; i++) {
        if (at >= sequence_count(state[1 + i]))
            return false;
        values[i] = sequence_item(vm, state[1 + i], at);
    }
    state[0].as.index++;
    iter_give_all(vm, values, lists, to, count);
    return true;
}

static bool iter_next_enumerate(Vm *vm, Datum *state, Datum *to, uint32_t count)
{
    size_t at = state[0].as.index;
    if (at >= sequence_count(state[1]))
        return false;
    Datum values[2] = {datum_int(state[2].as.integer + (int64_t)at),
                       sequence_item(vm, state[1], at)};
    state[0].as.index++;
    iter_give_all(vm, values, 2, to, count);
    return true;
}

static bool iter_next_item(Vm *vm, Datum *state, Datum *to, uint32_t count)
{
    size_t at = state[0].as.index;
    if (at >= sequence_count(state[1]))
        return false;
    state[0].as.index++;
    iter_give(vm, sequence_item(vm, state[1], at), to, count);
    return true;
}

/* `index` counts the bytes of the characters that have passed. */
static bool iter_next_character(Vm *vm, Datum *state, Datum *to, uint32_t count)
{
    const String *string = state[1].as.string;
    size_t at = state[0].as.index;
    if (at >= string->size)
        return false;
    state[0].as.index = characters_end(string, at);
    iter_give(vm, vm_string(vm, string->text + at, state[0].as.index - at), to, count);
    return true;
}

/* The host draws the bar; a total of 0 removes it. */
static void iter_show_progress(Vm *vm, const Datum *state)
{
    size_t total = sequence_count(state[1]), done = state[0].as.index;
    if (vm->host.progress)
        vm->host.progress(vm->host.ctx, done, done < total ? total : 0);
}

static bool iter_next_range(Vm *vm, Datum *state, Datum *to, uint32_t count)
{
    Datum value;
    if (!iter_step_range(state, &value))
        return false;
    iter_give(vm, value, to, count);
    return true;
}

bool iter_next(Vm *vm, Datum *state, Datum *to, uint32_t count)
{
    switch ((IterKind)state[0].extra) {
    case ITER_RANGE:
        return iter_next_range(vm, state, to, count);
    case ITER_ZIP:
        return iter_next_zip(vm, state, to, count);
    case ITER_ENUMERATE:
        return iter_next_enumerate(vm, state, to, count);
    case ITER_STRING:
        return iter_next_character(vm, state, to, count);
    case ITER_PROGRESS:
        iter_show_progress(vm, state);
        return iter_next_item(vm, state, to, count);
    default:
        return iter_next_item(vm, state, to, count);
    }
}
