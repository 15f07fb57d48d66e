/* numpy.c: random numbers of NumPy's stream: many at once, and orders. */
#include <math.h>

#include "lib/args.h"
#include "lib/data/streams.h"
#include "lib/registry.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/site.h"

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
    return arg_size(vm, shape->sizes[i], shape->arg + (shape->is_arguments ? (uint32_t)i : 0));
}

/* How many lists, or numbers, there are in the dimensions before `rank`. */
static size_t shape_count(Vm *vm, const Shape *shape, size_t rank)
{
    size_t count = 1;
    for (size_t i = 0; i < rank; i++) {
        count *= shape_size(vm, shape, i);
        if (count > ARG_LARGEST_SIZE)
            error_throw_arg(vm, shape->arg, "these are more than %d numbers", ARG_LARGEST_SIZE);
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
            vm_append(vm, row, flat->items[i * size + k]);
        vm_append(vm, folded, datum_obj(D_LIST, row));
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
    while (list->count < count)
        vm_append(vm, list, draw->next(draw));
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
    Shape shape = arg_shape(args, 2);
    return draw_shape(vm, &draw, &shape);
}

static Datum numpy_uniform(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Draw draw = {.random = streams_numpy(vm), .next = draw_uniform};
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
        error_throw_arg(vm, one ? 0 : 1,
                        "%s needs an upper end above %lld: it leaves it out itself",
                        site_called_name(vm), (long long)low);
    Draw draw = {.random = streams_numpy(vm), .next = draw_whole, .least = low};
    draw.range = (uint64_t)high - (uint64_t)low - 1;
    Shape shape = arg_shape(args, 2);
    return draw_shape(vm, &draw, &shape);
}

/* ---- NumPy's: order ---- */

static Datum numpy_shuffle(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    streams_shuffle(vm, streams_numpy(vm), arg_list(vm, args, 0), streams_pick_numpy);
    return datum_nil();
}

/* NumPy shuffles the elements of a list, or the numbers below n. */
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

/* How many elements a list has that is to be chosen from, or how many numbers there are below n. */
static size_t choice_count(Vm *vm, const Datum *args, uint32_t i)
{
    bool is_list = args[i].kind == D_LIST;
    int64_t count = is_list ? (int64_t)args[i].as.list->count : arg_whole(vm, args, i);
    if (count <= 0)
        error_throw_arg(vm, i, "there is nothing to choose from");
    return (size_t)count;
}

/* Without replacement: the first ones of a permutation. */
static Datum choose_once(Vm *vm, Datum *args, size_t count)
{
    Shape shape = arg_shape(args, 1);
    if (shape.rank == 0)
        return numpy_permuted(vm, args, 0)->items[0];
    if (shape.rank > 1)
        error_throw_arg(vm, 1, "without replacement, %s takes one size", site_called_name(vm));
    size_t size = shape_size(vm, &shape, 0);
    if (size > count)
        error_throw_arg(vm, 1, "there are %zu to choose from, fewer than %zu", count, size);
    List *permuted = numpy_permuted(vm, args, 0);
    permuted->count = size;
    return datum_obj(D_LIST, permuted);
}

static Datum numpy_choice(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    size_t choices = choice_count(vm, args, 0);
    if (!convert_truth(vm, args[2]))
        return choose_once(vm, args, choices);
    bool is_list = args[0].kind == D_LIST;
    Draw draw = {.random = streams_numpy(vm), .range = choices - 1};
    draw.next = is_list ? draw_element : draw_whole;
    draw.from = is_list ? args[0].as.list : NULL;
    Shape shape = arg_shape(args, 1);
    return draw_shape(vm, &draw, &shape);
}

static const Builtin rows[] = {
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

const BuiltinTable numpy_table = {"random numbers, as NumPy's np.random", rows,
                                  sizeof rows / sizeof *rows};
