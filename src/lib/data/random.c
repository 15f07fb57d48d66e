/*
 * random.c: random numbers as Python's module random draws them, for the same seed; and the seeds
 * of both streams.
 *
 * Source: CPython, Lib/random.py.
 */
#include <math.h>
#include <string.h>

#include "lib/args.h"
#include "lib/data/streams.h"
#include "lib/registry.h"
#include "vm/error.h"
#include "vm/sequence.h"

static Datum python_seed(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    streams_seed_python(vm, streams_python(vm), args, 0);
    return datum_nil();
}

static Datum numpy_seed(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    streams_seed_numpy(vm, streams_numpy(vm), args, 0);
    return datum_nil();
}

static Datum both_seed(Vm *vm, Datum *args, uint32_t count)
{
    python_seed(vm, args, count);
    return numpy_seed(vm, args, count);
}

/* ---- numbers ---- */

static Datum python_random(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    return datum_float(random_float(streams_python(vm)));
}

static Datum python_uniform(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    double a = arg_number(vm, args, 0), b = arg_number(vm, args, 1);
    return datum_float(a + (b - a) * random_float(streams_python(vm)));
}

static Datum python_gauss(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    double mean = arg_number(vm, args, 0), deviation = arg_number(vm, args, 1);
    return datum_float(mean + random_gauss_python(streams_python(vm)) * deviation);
}

static Datum python_randint(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    int64_t a = arg_whole(vm, args, 0), b = arg_whole(vm, args, 1);
    if (a > b)
        error_throw_arg(vm, 1, "the upper end of randint is below its lower end");
    uint64_t n = (uint64_t)b - (uint64_t)a + 1;
    if (n == 0)
        error_throw_arg(vm, 1, "randint chooses from fewer than 2**64 numbers");
    return datum_int((int64_t)((uint64_t)a + random_below(streams_python(vm), n)));
}

/* A list argument, or the characters of a string. */
static List *arg_elements(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind != D_STRING)
        return arg_list(vm, args, i);
    const String *string = args[i].as.string;
    List *list = heap_list(&vm->heap, string->characters);
    for (size_t at = 0; at < string->characters; at++)
        vm_append(vm, list, sequence_item(vm, args[i], at));
    return list;
}

static Datum python_choice(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind != D_STRING)
        arg_list(vm, args, 0);
    size_t choices = sequence_count(args[0]);
    if (choices == 0)
        error_throw_arg(vm, 0, "there is nothing to choose from: it is empty");
    return sequence_item(vm, args[0], random_below(streams_python(vm), choices));
}

/* Without weights, Python's choices scales a float, while choice draws whole numbers. */
static Datum python_choices(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *xs = arg_elements(vm, args, 0);
    Random *random = streams_python(vm);
    size_t k = arg_size(vm, args[2], 2);
    if (xs->count == 0)
        error_throw_arg(vm, 0, "there is nothing to choose from: it is empty");
    const List *sums = args[1].kind == D_NIL ? NULL : streams_sums(vm, args, 1, xs->count);
    double total = sums ? sums->items[xs->count - 1].as.number : (double)xs->count;
    if (sums && !(total > 0.0 && isfinite(total)))
        error_throw_arg(vm, 1, "the sum of the weights must be positive and finite, not %g", total);
    List *chosen = heap_list(&vm->heap, k);
    while (chosen->count < k) {
        double drawn = random_float(random) * total;
        size_t at = sums ? streams_search(sums, xs->count - 1, drawn) : (size_t)drawn;
        vm_append(vm, chosen, xs->items[at]);
    }
    return datum_obj(D_LIST, chosen);
}

/* For a large share of the list: takes elements from a copy, and moves the last one to each gap. */
static void sample_from_pool(Vm *vm, List *chosen, List *xs, size_t k)
{
    List *pool = streams_copy(vm, xs);
    for (size_t left = xs->count; chosen->count < k; left--) {
        size_t at = random_below(streams_python(vm), left);
        vm_append(vm, chosen, pool->items[at]);
        pool->items[at] = pool->items[left - 1];
    }
}

/* For a small share of the list: draws again where an element was drawn before. The marks are in
   the memory of a list, which the collector frees even if an error is thrown. */
static void sample_with_marks(Vm *vm, List *chosen, List *xs, size_t k)
{
    List *marks = heap_list(&vm->heap, xs->count / sizeof(Datum) + 1);
    unsigned char *marked = memset((void *)marks->items, 0, xs->count);
    while (chosen->count < k) {
        size_t at = random_below(streams_python(vm), xs->count);
        vm_poll(vm);
        if (marked[at])
            continue;
        marked[at] = 1;
        vm_append(vm, chosen, xs->items[at]);
    }
}

/* Python chooses by the memory that a set or a list would take. The draws differ, so the choice
   must be the same: 21 is the size of a small set, `table` that of a set of k elements. */
static Datum python_sample(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    List *xs = arg_elements(vm, args, 0);
    int64_t k = arg_whole(vm, args, 1);
    if (k < 0 || (uint64_t)k > xs->count)
        error_throw_arg(vm, 1, "sample can choose 0 to %zu elements here, not %lld", xs->count,
                        (long long)k);
    size_t table = k > 5 ? 1 : 0;
    while (table && table < 3 * (size_t)k)
        table *= 4;
    List *chosen = heap_list(&vm->heap, (size_t)k);
    if (xs->count <= 21 + table)
        sample_from_pool(vm, chosen, xs, (size_t)k);
    else
        sample_with_marks(vm, chosen, xs, (size_t)k);
    return datum_obj(D_LIST, chosen);
}

static Datum python_shuffle(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    streams_shuffle(vm, streams_python(vm), arg_list(vm, args, 0), random_below);
    return datum_nil();
}

static Datum python_shuffled(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    List *list = streams_copy(vm, arg_elements(vm, args, 0));
    streams_shuffle(vm, streams_python(vm), list, random_below);
    return datum_obj(D_LIST, list);
}

static const Builtin rows[] = {
    {"seed(n)", both_seed, 0, NULL,
     "restarts both streams of random numbers, Python's and NumPy's; a session begins with seed(0)",
     "seed(1337); random()", 0},
    {"random.seed(n)", python_seed, 0, NULL, "restarts Python's stream", "random.seed(1337)", 0},
    {"random()", python_random, 0, "random.random",
     "a number in [0, 1), like Python's; the same in every run, unless seed changes it", "random()",
     0},
    {"uniform(a, b)", python_uniform, 0, "random.uniform",
     "a number between a and b, like Python's", "uniform(-1, 1)", 0},
    {"gauss(mu=0.0, sigma=1.0)", python_gauss, ROW_QUIET, "random.gauss",
     "a number of a normal distribution, like Python's", "gauss(10, 0.5)", 0},
    {"randint(a, b)", python_randint, 0, "random.randint",
     "an integer from a to b, both included, like Python's", "randint(1, 6)", 0},
    {"choice(xs)", python_choice, 0, "random.choice", "a random element of a list, like Python's",
     "choice([3, 5, 7])", 0},
    {"choices(xs, weights=nil, k=1)", python_choices, ROW_QUIET, "random.choices",
     "a list of k elements, drawn with replacement, with probabilities proportional to the "
     "weights, "
     "like Python's",
     "choices([\"a\", \"b\"], weights=[9, 1], k=5)", 0},
    {"sample(xs, k)", python_sample, 0, "random.sample",
     "k elements of a list, drawn without replacement, like Python's", "sample(range(100), 3)", 0},
    {"shuffled(xs)", python_shuffled, 0, NULL, "a shuffled copy of a list, like Python's shuffle",
     "shuffled([1, 2, 3])", 0},
    {"random.shuffle(xs)", python_shuffle, 0, NULL, "shuffles a list in place",
     "xs = [1, 2, 3]; random.shuffle(xs); xs", 0},
    {"np.random.seed(n)", numpy_seed, 0, NULL, "restarts NumPy's stream", "np.random.seed(1337)",
     0},
};

const BuiltinTable random_table = {"random numbers, like Python's random", rows,
                                   sizeof rows / sizeof *rows};
