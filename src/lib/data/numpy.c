/*
 * numpy.c: random numbers as NumPy's legacy np.random functions draw them, for the same seed.
 *
 * Source: NumPy, numpy/random/mtrand.pyx. Arrays become lists of lists, filled row by row.
 */
#include <math.h>

#include "lib/args.h"
#include "lib/data/shape.h"
#include "lib/data/streams.h"
#include "lib/registry.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/site.h"

/* ---- arrays of random numbers ---- */

/* A distribution: `next` draws one element. */
typedef struct Draw {
    Random *random;
    Datum (*next)(const struct Draw *draw);
    double start, scale; /* floats are start + scale * x */
    int64_t least;       /* integers: the smallest, */
    uint64_t range;      /* and the largest minus the smallest */
    const List *from;    /* draw_element: the list; draw_by_weight: NULL for integers */
    const List *sums;    /* draw_by_weight: running sums of the probabilities */
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

static Datum draw_next(const void *of)
{
    const Draw *draw = of;
    return draw->next(draw);
}

/* Draws one number, or a list of the given shape. */
static Datum draw_shape(Vm *vm, const Draw *draw, const Shape *shape)
{
    return shape_fill(vm, shape, draw_next, draw);
}

static Datum numpy_randn(Vm *vm, Datum *args, uint32_t count)
{
    Draw draw = {.random = streams_numpy(vm), .next = draw_normal, .scale = 1.0};
    return draw_shape(vm, &draw, &(Shape){args, count, 0, true});
}

static Datum numpy_rand(Vm *vm, Datum *args, uint32_t count)
{
    Draw draw = {.random = streams_numpy(vm), .next = draw_uniform, .scale = 1.0};
    return draw_shape(vm, &draw, &(Shape){args, count, 0, true});
}

static Datum numpy_normal(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Draw draw = {.random = streams_numpy(vm), .next = draw_normal};
    draw.start = arg_number(vm, args, 0);
    draw.scale = arg_deviation(vm, args, 1);
    Shape shape = shape_of(args, 2);
    return draw_shape(vm, &draw, &shape);
}

static Datum numpy_uniform(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Draw draw = {.random = streams_numpy(vm), .next = draw_uniform};
    draw.start = arg_number(vm, args, 0);
    draw.scale = arg_number(vm, args, 1) - draw.start;
    Shape shape = shape_of(args, 2);
    return draw_shape(vm, &draw, &shape);
}

/* NumPy's randint excludes the upper end; randint(n) begins at 0. */
static Datum numpy_randint(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    bool one = args[1].kind == D_NIL;
    int64_t low = one ? 0 : arg_whole(vm, args, 0), high = arg_whole(vm, args, one ? 0 : 1);
    if (low >= high)
        error_throw_arg(vm, one ? 0 : 1,
                        "the upper end of %s must be above %lld, because it is not included",
                        site_called_name(vm), (long long)low);
    Draw draw = {.random = streams_numpy(vm), .next = draw_whole, .least = low};
    draw.range = (uint64_t)high - (uint64_t)low - 1;
    Shape shape = shape_of(args, 2);
    return draw_shape(vm, &draw, &shape);
}

/* ---- order ---- */

static Datum numpy_shuffle(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    streams_shuffle(vm, streams_numpy(vm), arg_list(vm, args, 0), streams_pick_numpy);
    return datum_nil();
}

/* A shuffled copy of a list, or of the integers below n. */
static List *numpy_permuted(Vm *vm, const Datum *args, uint32_t i)
{
    if (args[i].kind == D_LIST) {
        List *list = streams_copy(vm, args[i].as.list);
        streams_shuffle(vm, streams_numpy(vm), list, streams_pick_numpy);
        return list;
    }
    int64_t n = arg_whole(vm, args, i);
    if (n < 0 || n > ARG_LARGEST_SIZE)
        error_throw_arg(vm, i, "%s takes a list, or a number between 0 and %d",
                        site_called_name(vm), ARG_LARGEST_SIZE);
    return streams_order(vm, streams_numpy(vm), (size_t)n);
}

static Datum numpy_permutation(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return datum_obj(D_LIST, numpy_permuted(vm, args, 0));
}

/* The number of elements to choose from: those of a list, or the integers below n. */
static size_t choice_count(Vm *vm, const Datum *args, uint32_t i)
{
    bool is_list = args[i].kind == D_LIST;
    int64_t count = is_list ? (int64_t)args[i].as.list->count : arg_whole(vm, args, i);
    if (count <= 0)
        error_throw_arg(vm, i, "there is nothing to choose from");
    return (size_t)count;
}

/* The argument `size` of a choice without replacement. */
static size_t arg_size_once(Vm *vm, const Datum *args)
{
    Shape shape = shape_of(args, 1);
    if (shape.rank > 1)
        error_throw_arg(vm, 1, "without replacement, %s takes one size", site_called_name(vm));
    return shape.rank == 0 ? 1 : shape_size(vm, &shape, 0);
}

/* The chosen elements, or the only one if there is no argument `size`. */
static Datum chosen_datum(const Datum *args, List *chosen)
{
    return args[1].kind == D_NIL ? chosen->items[0] : datum_obj(D_LIST, chosen);
}

/* Without replacement: the first elements of a permutation. */
static Datum choose_once(Vm *vm, Datum *args, size_t count)
{
    size_t size = arg_size_once(vm, args);
    if (size > count)
        error_throw_arg(vm, 1, "cannot choose %zu of %zu elements without replacement", size,
                        count);
    List *permuted = numpy_permuted(vm, args, 0);
    permuted->count = size;
    return chosen_datum(args, permuted);
}

/* Running sums of probabilities, divided by the last one. */
static void sums_scale(List *sums)
{
    double total = sums->items[sums->count - 1].as.number;
    for (size_t i = 0; i < sums->count; i++)
        sums->items[i].as.number /= total;
}

static size_t sums_draw(const List *sums, Random *random)
{
    return streams_search(sums, sums->count - 1, random_float(random));
}

static Datum draw_by_weight(const Draw *draw)
{
    size_t at = sums_draw(draw->sums, draw->random);
    return draw->from ? draw->from->items[at] : datum_int((int64_t)at);
}

/* Running sums of the argument `p`, which must add up to 1. */
static List *arg_probabilities(Vm *vm, const Datum *args, uint32_t i, size_t count)
{
    const double tolerance = 1.4901161193847656e-08; /* the square root of 2**-52 */
    List *sums = streams_sums(vm, args, i, count);
    double total = sums->items[count - 1].as.number;
    if (!(fabs(total - 1.0) <= tolerance))
        error_throw_at(vm, site_arg_span(vm, i), "divide each weight by their sum: w/sum(ws)",
                       "the probabilities must add up to 1, but their sum is %.10g", total);
    return sums;
}

/* Running sums of the weights whose element is not yet found. */
static List *sums_of_rest(Vm *vm, const List *weights, const List *found)
{
    List *sums = heap_list(&vm->heap, weights->count);
    double sum = 0.0;
    for (size_t i = 0; i < weights->count; i++) {
        if (found->items[i].kind == D_NIL)
            sum += convert_number(vm, weights->items[i]);
        vm_append(vm, sums, datum_float(sum));
    }
    sums_scale(sums);
    return sums;
}

/* Without replacement, by weight: NumPy draws as many numbers as are still needed, keeps the new
   elements in the order in which they were drawn, and repeats. */
static Datum choose_once_by_weight(Vm *vm, const Datum *args, size_t count)
{
    size_t size = arg_size_once(vm, args), possible = 0;
    const List *weights = args[3].as.list, *from = args[0].kind == D_LIST ? args[0].as.list : NULL;
    List *found = heap_list(&vm->heap, count), *chosen = heap_list(&vm->heap, size);
    for (size_t i = 0; i < count; i++) {
        possible += convert_number(vm, weights->items[i]) > 0.0;
        vm_append(vm, found, datum_nil());
    }
    if (size > possible)
        error_throw_arg(vm, 1, "cannot choose %zu elements without replacement: %zu have a weight",
                        size, possible);
    while (chosen->count < size) {
        const List *sums = sums_of_rest(vm, weights, found);
        for (size_t left = size - chosen->count; left > 0; left--) {
            size_t at = sums_draw(sums, streams_numpy(vm));
            vm_poll(vm);
            if (found->items[at].kind != D_NIL)
                continue;
            found->items[at] = datum_int(1);
            vm_append(vm, chosen, from ? from->items[at] : datum_int((int64_t)at));
        }
    }
    return chosen_datum(args, chosen);
}

static Datum numpy_choice(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    size_t choices = choice_count(vm, args, 0);
    List *sums = args[3].kind == D_NIL ? NULL : arg_probabilities(vm, args, 3, choices);
    if (!convert_truth(vm, args[2]))
        return sums ? choose_once_by_weight(vm, args, choices) : choose_once(vm, args, choices);
    bool is_list = args[0].kind == D_LIST;
    Draw draw = {.random = streams_numpy(vm), .range = choices - 1, .sums = sums};
    draw.next = sums ? draw_by_weight : is_list ? draw_element : draw_whole;
    draw.from = is_list ? args[0].as.list : NULL;
    if (sums)
        sums_scale(sums);
    Shape shape = shape_of(args, 1);
    return draw_shape(vm, &draw, &shape);
}

static const Builtin rows[] = {
    {"randn(*shape)", numpy_randn, 0, "np.random.randn",
     "a number of the standard normal distribution, like NumPy's; randn(n) is a list of n numbers",
     "randn(3)", 0},
    {"normal(mean=0.0, sd=1.0, size=nil)", numpy_normal, 0, NULL,
     "a number of a normal distribution, like NumPy's; with size, a list", "normal(10, 0.5)", 0},
    {"permutation(n)", numpy_permutation, 0, "np.random.permutation",
     "the integers below n, or the elements of a list, in random order, like NumPy's",
     "permutation(5)", 0},
    {"np.random.normal(loc=0.0, scale=1.0, size=nil)", numpy_normal, 0, NULL,
     "the same as normal, with NumPy's parameter names", "np.random.normal(scale=0.1, size=3)", 0},
    {"np.random.rand(*shape)", numpy_rand, 0, NULL,
     "a number in [0, 1), like NumPy's; rand(n) is a list of n numbers", "np.random.rand(3)", 0},
    {"np.random.uniform(low=0.0, high=1.0, size=nil)", numpy_uniform, 0, NULL,
     "a number between low and high, like NumPy's; with size, a list",
     "np.random.uniform(-1, 1, 3)", 0},
    {"np.random.randint(low, high=nil, size=nil)", numpy_randint, 0, NULL,
     "an integer from low to high, high excluded; randint(n) starts at 0",
     "np.random.randint(10, size=3)", 0},
    {"np.random.choice(a, size=nil, replace=true, p=nil)", numpy_choice, 0, NULL,
     "a random element of a list, or an integer below a; with size, a list of them; p lists the "
     "probabilities",
     "np.random.choice(10, 3)", 0},
    {"np.random.shuffle(xs)", numpy_shuffle, 0, NULL, "shuffles a list in place, like NumPy's",
     "xs = [1, 2, 3]; np.random.shuffle(xs); xs", 0},
};

const BuiltinTable numpy_table = {"random numbers, like NumPy's np.random", rows,
                                  sizeof rows / sizeof *rows};
