/* streams.c: seeds, shuffles and the streams of random numbers that the builtins share. */
#include "lib/data/streams.h"

#include <math.h>

#include "lib/args.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/sequence.h"
#include "vm/site.h"

void streams_init(Streams *streams)
{
    random_seed_python(&streams->python, 0);
    random_seed_numpy(&streams->numpy, 0);
}

/* ---- seeds ---- */

typedef struct Seed {
    uint64_t size; /* the absolute value */
    bool negative;
} Seed;

/* Also takes a whole number that is too large for an integer and therefore is a float. */
static Seed arg_seed(Vm *vm, const Datum *args, uint32_t i)
{
    const double limit = 18446744073709551616.0;
    if (args[i].kind == D_INT) {
        int64_t n = args[i].as.integer;
        return (Seed){n < 0 ? 0 - (uint64_t)n : (uint64_t)n, n < 0};
    }
    double n = arg_number(vm, args, i);
    if (n != floor(n) || fabs(n) >= limit)
        error_throw_arg(vm, i, "a seed is a whole number below 2**64");
    return (Seed){(uint64_t)fabs(n), n < 0};
}

/* Python seeds with the absolute value. */
void streams_seed_python(Vm *vm, Random *random, const Datum *args, uint32_t i)
{
    random_seed_python(random, arg_seed(vm, args, i).size);
}

/* NumPy takes 32 bits; a negative number is reduced modulo 2**32. */
void streams_seed_numpy(Vm *vm, Random *random, const Datum *args, uint32_t i)
{
    Seed seed = arg_seed(vm, args, i);
    random_seed_numpy(random, (uint32_t)(seed.negative ? 0 - seed.size : seed.size));
}

Random *streams_from_argument(Vm *vm, const Datum *args, uint32_t i, Random *own)
{
    if (args[i].kind == D_NIL)
        return streams_numpy(vm);
    streams_seed_numpy(vm, own, args, i);
    return own;
}

/* ---- order ---- */

/* NumPy draws from [0, max] with a mask and rejection; Python's random_below uses bits. */
uint64_t streams_pick_numpy(Random *random, uint64_t n)
{
    return random_interval(random, n - 1);
}

void streams_shuffle(Vm *vm, Random *random, List *list, StreamsPick *pick)
{
    for (size_t i = list->count; i > 1; i--) {
        vm_poll(vm);
        Datum *item = &list->items[i - 1], *other = &list->items[pick(random, i)], kept = *item;
        *item = *other;
        *other = kept;
    }
}

List *streams_order(Vm *vm, Random *random, size_t count)
{
    List *order = heap_list(&vm->heap, count);
    for (size_t i = 0; i < count; i++)
        vm_append(vm, order, datum_int((int64_t)i));
    if (random)
        streams_shuffle(vm, random, order, streams_pick_numpy);
    return order;
}

/* ---- weights ---- */

List *streams_sums(Vm *vm, const Datum *args, uint32_t i, size_t count)
{
    const List *weights = arg_list(vm, args, i);
    List *sums = heap_list(&vm->heap, count);
    double sum = 0.0;
    if (weights->count != count)
        error_throw_arg(vm, i, "%s needs a weight for each element: %zu elements, %zu weights",
                        site_called_name(vm), count, weights->count);
    for (size_t k = 0; k < count; k++) {
        Datum weight = weights->items[k];
        if (!datum_is_number(weight))
            error_throw_arg(vm, i, "weight %zu is %s, not a number", k, repr_noun(weight));
        double number = convert_number(vm, weight);
        if (!(number >= 0.0)) /* also refuses nan */
            error_throw_arg(vm, i, "weight %zu is %g: a weight is not negative", k, number);
        sum += number;
        vm_append(vm, sums, datum_float(sum));
    }
    return sums;
}

size_t streams_search(const List *sums, size_t last, double x)
{
    size_t low = 0, high = last;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (x < sums->items[middle].as.number)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

List *streams_copy(Vm *vm, List *list)
{
    return sequence_slice(vm, datum_obj(D_LIST, list), datum_nil(), datum_nil()).as.list;
}
