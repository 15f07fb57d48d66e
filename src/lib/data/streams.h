/*
 * streams.h: the session's two streams of random numbers: one for Python's `random`, one for
 * NumPy's `np.random`. As in Python, drawing from one does not change the other.
 */
#ifndef LIB_DATA_STREAMS_H
#define LIB_DATA_STREAMS_H

#include "base/random.h"
#include "lib/state.h"
#include "vm/vm.h"

typedef struct Streams {
    Random python, numpy;
} Streams;

/* Seeds both with 0. */
void streams_init(Streams *streams);

static inline Random *streams_python(const Vm *vm)
{
    return &vm->library->streams->python;
}

static inline Random *streams_numpy(const Vm *vm)
{
    return &vm->library->streams->numpy;
}

/* Seed a stream with argument `i`, as random.seed(n) and np.random.seed(n) do. */
void streams_seed_python(Vm *vm, Random *random, const Datum *args, uint32_t i);
void streams_seed_numpy(Vm *vm, Random *random, const Datum *args, uint32_t i);
/* The stream that argument `i`, a parameter `random_state`, asks for: nil the session's NumPy
   stream, a number `own`, seeded with it. */
Random *streams_from_argument(Vm *vm, const Datum *args, uint32_t i, Random *own);

/* Picks one of 0 … n - 1: random_below for Python, streams_pick_numpy for NumPy. */
typedef uint64_t StreamsPick(Random *random, uint64_t n);
StreamsPick streams_pick_numpy;
/* Shuffles a list in place (Fisher-Yates), as random.shuffle and np.random.shuffle do. */
void streams_shuffle(Vm *vm, Random *random, List *list, StreamsPick *pick);
/* The integers below `count` in the order of NumPy's shuffle; in ascending order if `random` is
   NULL. */
List *streams_order(Vm *vm, Random *random, size_t count);
/* The running sums of `count` weights, which argument `i` lists: floats, in a list. Throws if one
   is no number or is negative. */
List *streams_sums(Vm *vm, const Datum *args, uint32_t i, size_t count);
/* The index of the first sum that is larger than x; `last` if none is. Python's bisect. */
size_t streams_search(const List *sums, size_t last, double x);
/* A new list with the same elements. */
List *streams_copy(Vm *vm, List *list);

#endif
