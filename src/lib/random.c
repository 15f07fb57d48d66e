/*
 * random.c: random numbers. Two streams run side by side, as in the tutorials: Python's `random`
 * and NumPy's `np.random`; base/random.h makes their numbers, here they become lists and choices.
 */
#include <math.h>
#include <string.h>

#include "lang/access.h"
#include "lang/arith.h"
#include "lib/lib.h"

enum { MOST_NUMBERS = 100000000 }; /* in one call */

static Random *python_stream(Vm *vm)
{
    return &((Library *)vm->library)->python;
}

static Random *numpy_stream(Vm *vm)
{
    return &((Library *)vm->library)->numpy;
}

/* ---- seeds ---- */

typedef struct Seed {
    uint64_t size;
    bool negative;
} Seed;

/* A whole number, also one that is too large for an integer and thus a float. */
static Seed arg_seed(Vm *vm, const Datum *args, uint32_t i)
{
    const double limit = 18446744073709551616.0;
    if (args[i].kind == D_INT) {
        int64_t n = args[i].as.integer;
        return (Seed){n < 0 ? 0 - (uint64_t)n : (uint64_t)n, n < 0};
    }
    double n = arg_number(vm, args, i);
    if (n != floor(n) || fabs(n) >= limit)
        vm_fail_arg(vm, i, "a seed is a whole number below 2**64");
    return (Seed){(uint64_t)fabs(n), n < 0};
}

static void seed_numpy(Random *random, Seed seed)
{
    random_seed_numpy(random, (uint32_t)(seed.negative ? 0 - seed.size : seed.size));
}

static Datum python_seed(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    random_seed_python(python_stream(vm), arg_seed(vm, args, 0).size);
    return datum_nil();
}

static Datum numpy_seed(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    seed_numpy(numpy_stream(vm), arg_seed(vm, args, 0));
    return datum_nil();
}

static Datum both_seed(Vm *vm, Datum *args, uint32_t count)
{
    python_seed(vm, args, count);
    return numpy_seed(vm, args, count);
}

Random *arg_stream(Vm *vm, const Datum *args, uint32_t i, Random *own)
{
    if (args[i].kind == D_NIL)
        return numpy_stream(vm);
    seed_numpy(own, arg_seed(vm, args, i));
    return own;
}

/* ---- Python's ---- */

static Datum python_random(Vm *vm, Datum *args, uint32_t count)
{
    (void)args, (void)count;
    return datum_float(random_float(python_stream(vm)));
}

static Datum python_uniform(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    double a = arg_number(vm, args, 0), b = arg_number(vm, args, 1);
    return datum_float(a + (b - a) * random_float(python_stream(vm)));
}

static Datum python_randint(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    int64_t a = arg_whole(vm, args, 0), b = arg_whole(vm, args, 1);
    if (a > b)
        vm_fail_arg(vm, 1, "randint needs an upper end that is not below the lower one");
    uint64_t n = (uint64_t)b - (uint64_t)a + 1;
    if (n == 0)
        vm_fail_arg(vm, 1, "randint chooses from fewer than 2**64 numbers");
    return datum_int((int64_t)((uint64_t)a + random_below(python_stream(vm), n)));
}

/* A list as it is; of a string, its characters. */
static const List *arg_elements(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind != D_STRING)
        return arg_list(vm, args, i);
    const String *string = args[i].as.string;
    List *list = heap_list(&vm->heap, string->characters);
    for (uint32_t at = 0; at < string->characters; at++) {
        Utf8Character c = access_character(string, at);
        heap_append(&vm->heap, list, vm_string(vm, c.text, c.size));
    }
    return list;
}

static Datum python_choice(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *xs = arg_elements(vm, args, 0);
    if (xs->count == 0)
        vm_fail_arg(vm, 0, "there is nothing to choose from: it is empty");
    return xs->items[random_below(python_stream(vm), xs->count)];
}

static List *list_copy(Vm *vm, const List *from)
{
    List *list = heap_list(&vm->heap, from->count);
    for (size_t i = 0; i < from->count; i++)
        heap_append(&vm->heap, list, from->items[i]);
    return list;
}

/* Each element that is chosen leaves its place to the last one. */
static void sample_from_pool(Vm *vm, List *chosen, const List *xs, size_t k)
{
    List *pool = list_copy(vm, xs);
    for (size_t left = xs->count; chosen->count < k; left--) {
        size_t at = random_below(python_stream(vm), left);
        heap_append(&vm->heap, chosen, pool->items[at]);
        pool->items[at] = pool->items[left - 1];
    }
}

/* Places that were chosen before are drawn again. The marks on them are a list of the heap, so that
   an error that is thrown leaks nothing. */
static void sample_with_marks(Vm *vm, List *chosen, const List *xs, size_t k)
{
    List *marks = heap_list(&vm->heap, xs->count / sizeof(Datum) + 1);
    unsigned char *marked = memset((void *)marks->items, 0, xs->count);
    while (chosen->count < k) {
        size_t at = random_below(python_stream(vm), xs->count);
        if (marked[at])
            continue;
        marked[at] = 1;
        heap_append(&vm->heap, chosen, xs->items[at]);
    }
}

/* Which way Python goes depends on the sizes of its lists and sets in memory. */
static Datum python_sample(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *xs = arg_elements(vm, args, 0);
    int64_t k = arg_whole(vm, args, 1);
    if (k < 0 || (uint64_t)k > xs->count)
        vm_fail_arg(vm, 1, "sample chooses between 0 and %zu elements here, not %lld", xs->count,
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

static void items_swap(Datum *items, size_t i, size_t j)
{
    Datum item = items[i];
    items[i] = items[j];
    items[j] = item;
}

static void python_mix(Vm *vm, List *list)
{
    for (size_t i = list->count; i > 1; i--)
        items_swap(list->items, i - 1, random_below(python_stream(vm), i));
}

static Datum python_shuffle(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    python_mix(vm, arg_list(vm, args, 0));
    return datum_nil();
}

static Datum python_shuffled(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    List *list = list_copy(vm, arg_elements(vm, args, 0));
    python_mix(vm, list);
    return datum_obj(D_LIST, list);
}

/* ---- NumPy's: many numbers at once ---- */

/* What is drawn, and how. */
typedef struct Draw {
    Random *random;
    Datum (*next)(const struct Draw *draw);
    double start, scale; /* of floats */
    int64_t least;       /* of whole numbers */
    uint64_t range;      /* the largest less the least */
    const List *from;    /* if it is one of its elements */
} Draw;

static Datum draw_normal(const Draw *draw)
{
    return datum_float(draw->start + draw->scale * random_gauss(draw->random));
}

static Datum draw_uniform(const Draw *draw)
{
    return datum_float(draw->start + draw->scale * random_float(draw->random));
}

static Datum draw_whole(const Draw *draw)
{
    uint64_t above = random_interval(draw->random, draw->range);
    return datum_int((int64_t)((uint64_t)draw->least + above));
}

static Datum draw_element(const Draw *draw)
{
    return draw->from->items[random_interval(draw->random, draw->range)];
}

/* The sizes of a list of lists of … and the argument that they came from. */
typedef struct Shape {
    const Datum *sizes;
    size_t rank;
    uint32_t arg;      /* of the first one */
    bool is_arguments; /* the others are the arguments behind it */
} Shape;

static size_t shape_size(Vm *vm, const Shape *shape, size_t i)
{
    uint32_t arg = shape->arg + (shape->is_arguments ? (uint32_t)i : 0);
    Datum size = shape->sizes[i];
    double value = arith_is_number(size) ? arith_number(vm, size) : -1.0;
    if (value < 0.0 || value != floor(value))
        vm_fail_arg(vm, arg, "a size is a whole number that is not negative");
    if (value > MOST_NUMBERS)
        vm_fail_arg(vm, arg, "these are more than %d numbers", MOST_NUMBERS);
    return (size_t)value;
}

/* How many lists, or numbers, there are in the dimensions before `rank`. */
static size_t shape_count(Vm *vm, const Shape *shape, size_t rank)
{
    size_t count = 1;
    for (size_t i = 0; i < rank; i++) {
        count *= shape_size(vm, shape, i);
        if (count > MOST_NUMBERS)
            vm_fail_arg(vm, shape->arg, "these are more than %d numbers", MOST_NUMBERS);
    }
    return count;
}

/* A list of `count` lists of `size` elements each. */
static List *list_fold(Vm *vm, const List *flat, size_t count, size_t size)
{
    List *folded = heap_list(&vm->heap, count);
    for (size_t i = 0; i < count; i++) {
        List *row = heap_list(&vm->heap, size);
        for (size_t k = 0; k < size; k++)
            heap_append(&vm->heap, row, flat->items[i * size + k]);
        heap_append(&vm->heap, folded, datum_obj(D_LIST, row));
    }
    return folded;
}

/* One number, or as many as the shape holds. */
static Datum draw_shape(Vm *vm, const Draw *draw, const Shape *shape)
{
    if (shape->rank == 0)
        return draw->next(draw);
    size_t count = shape_count(vm, shape, shape->rank);
    List *list = heap_list(&vm->heap, count);
    while (list->count < count) {
        heap_append(&vm->heap, list, draw->next(draw));
        if (list->count % 65536 == 0)
            vm_poll(vm);
    }
    for (size_t last = shape->rank - 1; last > 0; last--)
        list = list_fold(vm, list, shape_count(vm, shape, last), shape_size(vm, shape, last));
    return datum_obj(D_LIST, list);
}

/* A parameter `size`: nil, a number, or a list of them. */
static Shape arg_shape(const Datum *args, uint32_t i)
{
    if (args[i].kind == D_NIL)
        return (Shape){NULL, 0, i, false};
    if (args[i].kind == D_LIST)
        return (Shape){args[i].as.list->items, args[i].as.list->count, i, false};
    return (Shape){&args[i], 1, i, false};
}

static Datum numpy_randn(Vm *vm, Datum *args, uint32_t count)
{
    Draw draw = {.random = numpy_stream(vm), .next = draw_normal, .scale = 1.0};
    return draw_shape(vm, &draw, &(Shape){args, count, 0, true});
}

static Datum numpy_rand(Vm *vm, Datum *args, uint32_t count)
{
    Draw draw = {.random = numpy_stream(vm), .next = draw_uniform, .scale = 1.0};
    return draw_shape(vm, &draw, &(Shape){args, count, 0, true});
}

double arg_deviation(Vm *vm, const Datum *args, uint32_t i)
{
    double deviation = arg_number(vm, args, i);
    if (deviation < 0.0)
        vm_fail_arg(vm, i, "a standard deviation is not negative");
    return deviation;
}

static Datum numpy_normal(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Draw draw = {.random = numpy_stream(vm), .next = draw_normal};
    draw.start = arg_number(vm, args, 0);
    draw.scale = arg_deviation(vm, args, 1);
    Shape shape = arg_shape(args, 2);
    return draw_shape(vm, &draw, &shape);
}

static Datum numpy_uniform(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Draw draw = {.random = numpy_stream(vm), .next = draw_uniform};
    draw.start = arg_number(vm, args, 0);
    draw.scale = arg_number(vm, args, 1) - draw.start;
    Shape shape = arg_shape(args, 2);
    return draw_shape(vm, &draw, &shape);
}

/* NumPy's randint leaves out the upper end; randint(n) begins at 0. */
static Datum numpy_randint(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    bool one = args[1].kind == D_NIL;
    int64_t low = one ? 0 : arg_whole(vm, args, 0), high = arg_whole(vm, args, one ? 0 : 1);
    if (low >= high)
        vm_fail_arg(vm, one ? 0 : 1, "%s needs an upper end above %lld: it leaves it out itself",
                    vm_called_name(vm), (long long)low);
    Draw draw = {.random = numpy_stream(vm), .next = draw_whole, .least = low};
    draw.range = (uint64_t)high - (uint64_t)low - 1;
    Shape shape = arg_shape(args, 2);
    return draw_shape(vm, &draw, &shape);
}

/* ---- NumPy's: order ---- */

static void numpy_mix(Random *random, List *list)
{
    for (size_t i = list->count; i > 1; i--)
        items_swap(list->items, i - 1, random_interval(random, i - 1));
}

static Datum numpy_shuffle(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    numpy_mix(numpy_stream(vm), arg_list(vm, args, 0));
    return datum_nil();
}

List *random_order(Vm *vm, Random *random, size_t count)
{
    List *order = heap_list(&vm->heap, count);
    for (size_t i = 0; i < count; i++)
        heap_append(&vm->heap, order, datum_int((int64_t)i));
    if (random)
        numpy_mix(random, order);
    return order;
}

/* NumPy shuffles the elements of a list, or the numbers below n. */
static List *numpy_permuted(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind == D_LIST) {
        List *list = list_copy(vm, args[i].as.list);
        numpy_mix(numpy_stream(vm), list);
        return list;
    }
    int64_t n = arg_whole(vm, args, i);
    if (n < 0 || n > MOST_NUMBERS)
        vm_fail_arg(vm, i, "%s takes a list, or a number between 0 and %d", vm_called_name(vm),
                    MOST_NUMBERS);
    return random_order(vm, numpy_stream(vm), (size_t)n);
}

static Datum numpy_permutation(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return datum_obj(D_LIST, numpy_permuted(vm, args, 0));
}

/* The first ones of a permutation. */
static Datum choose_once(Vm *vm, Datum *args)
{
    Shape shape = arg_shape(args, 1);
    List *permuted = numpy_permuted(vm, args, 0);
    if (shape.rank > 1)
        vm_fail_arg(vm, 1, "without replacement, %s takes one size", vm_called_name(vm));
    if (shape.rank == 0 && permuted->count > 0)
        return permuted->items[0];
    size_t size = shape.rank ? shape_size(vm, &shape, 0) : 1;
    if (size > permuted->count)
        vm_fail_arg(vm, shape.rank, "there are %zu elements, fewer than %zu", permuted->count,
                    size);
    permuted->count = size;
    return datum_obj(D_LIST, permuted);
}

static Datum numpy_choice(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (!arith_truth(vm, args[2]))
        return choose_once(vm, args);
    Draw draw = {.random = numpy_stream(vm)};
    bool is_list = args[0].kind == D_LIST;
    int64_t n = is_list ? (int64_t)args[0].as.list->count : arg_whole(vm, args, 0);
    if (n <= 0)
        vm_fail_arg(vm, 0, "there is nothing to choose from");
    draw.range = (uint64_t)n - 1;
    draw.next = is_list ? draw_element : draw_whole;
    draw.from = is_list ? args[0].as.list : NULL;
    Shape shape = arg_shape(args, 1);
    return draw_shape(vm, &draw, &shape);
}

static const Builtin rows[] = {
    {"seed(n)", both_seed, 0, NULL,
     "begins both streams of random numbers anew, Python's and NumPy's; a session begins with "
     "seed(0)",
     "seed(1337); random()", 0},
    {"random.seed(n)", python_seed, 0, NULL, "begins Python's stream anew", "random.seed(1337)", 0},
    {"random()", python_random, 0, "random.random",
     "a number in [0, 1), as Python's random; the same in every run until seed says otherwise",
     "random()", 0},
    {"uniform(a, b)", python_uniform, 0, "random.uniform",
     "a number between a and b, as Python's random", "uniform(-1, 1)", 0},
    {"randint(a, b)", python_randint, 0, "random.randint",
     "a whole number from a to b, both included, as Python's random", "randint(1, 6)", 0},
    {"choice(xs)", python_choice, 0, "random.choice",
     "an element of a list, as Python's random chooses it", "choice([3, 5, 7])", 0},
    {"sample(xs, k)", python_sample, 0, "random.sample",
     "k elements of a list, each place at most once, as Python's random chooses them",
     "sample(range(100), 3)", 0},
    {"shuffled(xs)", python_shuffled, 0, NULL, "a new list, in the order of Python's shuffle",
     "shuffled([1, 2, 3])", 0},
    {"random.shuffle(xs)", python_shuffle, 0, NULL, "puts a list into random order",
     "xs = [1, 2, 3]; random.shuffle(xs); xs", 0},
    {"np.random.seed(n)", numpy_seed, 0, NULL, "begins NumPy's stream anew", "np.random.seed(1337)",
     0},
    {"randn(*shape)", numpy_randn, 0, "np.random.randn",
     "a number of the standard normal distribution, as NumPy's; randn(n) gives a list of n",
     "randn(3)", 0},
    {"normal(mean=0.0, sd=1.0, size=nil)", numpy_normal, 0, NULL,
     "a number of the normal distribution, as NumPy's, or a list of that size", "normal(10, 0.5)",
     0},
    {"permutation(n)", numpy_permutation, 0, "np.random.permutation",
     "the numbers below n in random order, as NumPy's; or the elements of a list", "permutation(5)",
     0},
    {"np.random.normal(loc=0.0, scale=1.0, size=nil)", numpy_normal, 0, NULL,
     "the same as normal, with NumPy's names", "np.random.normal(scale=0.1, size=3)", 0},
    {"np.random.rand(*shape)", numpy_rand, 0, NULL,
     "a number in [0, 1), as NumPy's; rand(n) gives a list of n", "np.random.rand(3)", 0},
    {"np.random.uniform(low=0.0, high=1.0, size=nil)", numpy_uniform, 0, NULL,
     "a number between low and high, as NumPy's, or a list of that size",
     "np.random.uniform(-1, 1, 3)", 0},
    {"np.random.randint(low, high=nil, size=nil)", numpy_randint, 0, NULL,
     "a whole number from low up to, not including, high; of one argument, from 0 up to it",
     "np.random.randint(10, size=3)", 0},
    {"np.random.choice(a, size=nil, replace=true)", numpy_choice, 0, NULL,
     "an element of a list, or a number below a; as many as size says", "np.random.choice(10, 3)",
     0},
    {"np.random.shuffle(xs)", numpy_shuffle, 0, NULL, "puts a list into random order, as NumPy's",
     "xs = [1, 2, 3]; np.random.shuffle(xs); xs", 0},
};

const BuiltinTable lib_random = {"random numbers", rows, sizeof rows / sizeof *rows};
