/*
 * points.c: data sets: points drawn as scikit-learn draws them from NumPy's stream, and csv files.
 *
 * Source: scikit-learn 1.2, sklearn/datasets/_samples_generator.py. Each function must draw its
 * numbers in the same order to get the same points.
 */
#include <string.h>

#include "base/npmath.h"
#include "lib/args.h"
#include "lib/data/csv.h"
#include "lib/data/streams.h"
#include "lib/file.h"
#include "lib/registry.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

enum { MOST_POINTS = 10000000 };

static const double PI = 3.14159265358979323846;

static size_t arg_points(Vm *vm, Datum size, uint32_t arg)
{
    size_t count = arg_size(vm, size, arg);
    if (count < 1 || count > MOST_POINTS)
        error_throw_arg(vm, arg, "%s makes between 1 and %d points", site_called_name(vm),
                        MOST_POINTS);
    return count;
}

static double list_number(Vm *vm, const List *list, size_t i, uint32_t arg)
{
    if (!datum_is_number(list->items[i]))
        error_throw_arg(vm, arg, "%s needs numbers here, not %s", site_called_name(vm),
                        repr_noun(list->items[i]));
    return convert_number(vm, list->items[i]);
}

/* The result [X, y], shuffled as NumPy does if `random` is not NULL. */
static Datum data_pair(Vm *vm, const List *X, const List *y, Random *random)
{
    Heap *heap = &vm->heap;
    const List *order = streams_order(vm, random, X->count);
    List *points = heap_list(heap, X->count), *labels = heap_list(heap, X->count);
    for (size_t i = 0; i < order->count; i++) {
        size_t from = (size_t)order->items[i].as.integer;
        vm_append(vm, points, X->items[from]);
        vm_append(vm, labels, y->items[from]);
    }
    List *pair = heap_list(heap, 2);
    vm_append(vm, pair, datum_obj(D_LIST, points));
    vm_append(vm, pair, datum_obj(D_LIST, labels));
    return datum_obj(D_LIST, pair);
}

/* ---- two curves: moons and circles ---- */

typedef struct Curves {
    size_t count[2]; /* points on the outer and on the inner one */
    double factor;   /* size of the inner circle */
    double noise;    /* standard deviation */
    Datum (*point)(Vm *vm, const struct Curves *curves, int label, size_t i);
} Curves;

static Datum data_point(Vm *vm, double x, double y)
{
    List *point = heap_list(&vm->heap, 2);
    vm_append(vm, point, datum_float(x));
    vm_append(vm, point, datum_float(y));
    return datum_obj(D_LIST, point);
}

/* Angles are np.linspace(0, np.pi, n), whose last element is exactly pi. */
static Datum moon_point(Vm *vm, const Curves *curves, int label, size_t i)
{
    size_t n = curves->count[label];
    double step = n > 1 ? PI / (double)(n - 1) : 0.0;
    double angle = n > 1 && i == n - 1 ? PI : (double)i * step;
    if (label == 0)
        return data_point(vm, npmath_cos(angle), npmath_sin(angle));
    return data_point(vm, 1.0 - npmath_cos(angle), 1.0 - npmath_sin(angle) - 0.5);
}

/* Angles are np.linspace(0, 2 * np.pi, n, endpoint=False). */
static Datum circle_point(Vm *vm, const Curves *curves, int label, size_t i)
{
    double angle = (double)i * (2.0 * PI / (double)curves->count[label]);
    double radius = label == 0 ? 1.0 : curves->factor;
    return data_point(vm, npmath_cos(angle) * radius, npmath_sin(angle) * radius);
}

/* n_samples is the total number of points, or a list of two numbers. */
static void curves_set_counts(Vm *vm, Curves *curves, const Datum *args)
{
    if (args[0].kind != D_LIST) {
        size_t count = arg_points(vm, args[0], 0);
        curves->count[0] = count / 2;
        curves->count[1] = count - count / 2;
        return;
    }
    const List *counts = args[0].as.list;
    if (counts->count != 2)
        error_throw_arg(vm, 0, "n_samples is a number, or a list of two");
    for (int label = 0; label < 2; label++)
        curves->count[label] = arg_points(vm, counts->items[label], 0);
}

/* scikit-learn shuffles first, then adds noise to each point. */
static Datum data_curves(Vm *vm, const Datum *args, Curves *curves)
{
    Heap *heap = &vm->heap;
    Random own, *random = streams_from_argument(vm, args, 3, &own);
    curves_set_counts(vm, curves, args);
    curves->noise = args[1].kind == D_NIL ? 0.0 : arg_deviation(vm, args, 1);
    List *X = heap_list(heap, 0), *y = heap_list(heap, 0);
    for (int label = 0; label < 2; label++)
        for (size_t i = 0; i < curves->count[label]; i++) {
            vm_append(vm, X, curves->point(vm, curves, label, i));
            vm_append(vm, y, datum_int(label));
        }
    Datum pair = data_pair(vm, X, y, convert_truth(vm, args[2]) ? random : NULL);
    const List *points = pair.as.list->items[0].as.list;
    for (size_t i = 0; i < points->count && args[1].kind != D_NIL; i++) {
        vm_poll(vm);
        for (size_t k = 0; k < 2; k++)
            points->items[i].as.list->items[k].as.number +=
                0.0 + curves->noise * random_gauss(random);
    }
    return pair;
}

static Datum data_moons(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Curves curves = {.point = moon_point};
    return data_curves(vm, args, &curves);
}

static Datum data_circles(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Curves curves = {.point = circle_point, .factor = arg_number(vm, args, 4)};
    if (!(curves.factor >= 0.0 && curves.factor < 1.0))
        error_throw_arg(vm, 4, "factor is at least 0 and below 1: the inner circle's size");
    return data_curves(vm, args, &curves);
}

/* ---- blobs ---- */

enum {
    BLOBS_SAMPLES,
    BLOBS_FEATURES,
    BLOBS_CENTERS,
    BLOBS_STD,
    BLOBS_BOX,
    BLOBS_SHUFFLE,
    BLOBS_STATE
};

typedef struct Blobs {
    size_t count;        /* of blobs */
    size_t features;     /* dimensions of a point */
    const List *centers; /* all coordinates, blob by blob */
    const List *sizes;   /* points in each blob */
    const List *stds;    /* standard deviation of each blob */
} Blobs;

static size_t blobs_count(Vm *vm, const Datum *args)
{
    if (args[BLOBS_CENTERS].kind == D_LIST)
        return arg_some(vm, args, BLOBS_CENTERS)->count;
    bool has_sizes = args[BLOBS_SAMPLES].kind == D_LIST, is_nil = args[BLOBS_CENTERS].kind == D_NIL;
    if (has_sizes && !is_nil)
        error_throw_arg(vm, BLOBS_CENTERS, "with a list of sizes, centers is a list of points");
    if (has_sizes)
        return arg_some(vm, args, BLOBS_SAMPLES)->count;
    return is_nil ? 3 : arg_points(vm, args[BLOBS_CENTERS], BLOBS_CENTERS);
}

/* The value of argument `arg` for blob i: a number is for all, a list has one for each. */
static Datum blobs_item(Vm *vm, const Blobs *blobs, const Datum *args, uint32_t arg, size_t i)
{
    if (args[arg].kind != D_LIST)
        return args[arg];
    const List *list = args[arg].as.list;
    if (list->count != blobs->count)
        error_throw_arg(vm, arg, "this list needs an element for each center: %zu, not %zu",
                        blobs->count, list->count);
    return list->items[i];
}

/* A total number of points is divided as evenly as possible. */
static List *blobs_sizes(Vm *vm, const Blobs *blobs, const Datum *args)
{
    List *sizes = heap_list(&vm->heap, blobs->count);
    for (size_t i = 0; i < blobs->count; i++) {
        Datum item = blobs_item(vm, blobs, args, BLOBS_SAMPLES, i);
        size_t size = arg_points(vm, item, BLOBS_SAMPLES);
        if (args[BLOBS_SAMPLES].kind != D_LIST)
            size = size / blobs->count + (i < size % blobs->count);
        vm_append(vm, sizes, datum_int((int64_t)size));
    }
    return sizes;
}

static List *blobs_stds(Vm *vm, const Blobs *blobs, const Datum *args)
{
    List *stds = heap_list(&vm->heap, blobs->count);
    for (size_t i = 0; i < blobs->count; i++) {
        Datum item = blobs_item(vm, blobs, args, BLOBS_STD, i);
        if (!datum_is_number(item) || convert_number(vm, item) < 0.0)
            error_throw_arg(vm, BLOBS_STD, "a standard deviation is a number that is not negative");
        vm_append(vm, stds, datum_float(convert_number(vm, item)));
    }
    return stds;
}

static List *blobs_given_centers(Vm *vm, Blobs *blobs, const List *given)
{
    List *centers = heap_list(&vm->heap, 0);
    for (size_t i = 0; i < given->count; i++) {
        Datum center = given->items[i];
        size_t features = center.kind == D_LIST ? center.as.list->count : 0;
        if (features == 0 || (i > 0 && features != blobs->features))
            error_throw_arg(vm, BLOBS_CENTERS,
                            "centers are points: lists of numbers, all of the same length");
        blobs->features = features;
        for (size_t k = 0; k < features; k++) {
            double x = list_number(vm, center.as.list, k, BLOBS_CENTERS);
            vm_append(vm, centers, datum_float(x));
        }
    }
    return centers;
}

/* Draws centers uniformly from center_box, by default [-10, 10] in each dimension. */
static List *blobs_drawn_centers(Vm *vm, Blobs *blobs, const Datum *args, Random *random)
{
    double low = -10.0, high = 10.0;
    if (args[BLOBS_BOX].kind != D_NIL) {
        const List *box = arg_list(vm, args, BLOBS_BOX);
        if (box->count != 2)
            error_throw_arg(vm, BLOBS_BOX, "center_box is a list of two numbers: [low, high]");
        low = list_number(vm, box, 0, BLOBS_BOX);
        high = list_number(vm, box, 1, BLOBS_BOX);
    }
    blobs->features = arg_points(vm, args[BLOBS_FEATURES], BLOBS_FEATURES);
    List *centers = heap_list(&vm->heap, 0);
    while (centers->count < blobs->count * blobs->features)
        vm_append(vm, centers, datum_float(low + (high - low) * random_float(random)));
    return centers;
}

static void blobs_add_point(Vm *vm, const Blobs *blobs, size_t blob, Random *random, List *X)
{
    List *point = heap_list(&vm->heap, blobs->features);
    for (size_t k = 0; k < blobs->features; k++) {
        double center = blobs->centers->items[blob * blobs->features + k].as.number;
        double std = blobs->stds->items[blob].as.number;
        vm_append(vm, point, datum_float(center + std * random_gauss(random)));
    }
    vm_append(vm, X, datum_obj(D_LIST, point));
}

static Datum data_blobs(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Random own, *random = streams_from_argument(vm, args, BLOBS_STATE, &own);
    Blobs blobs = {.count = blobs_count(vm, args)};
    blobs.sizes = blobs_sizes(vm, &blobs, args);
    blobs.stds = blobs_stds(vm, &blobs, args);
    blobs.centers = args[BLOBS_CENTERS].kind == D_LIST
                        ? blobs_given_centers(vm, &blobs, args[BLOBS_CENTERS].as.list)
                        : blobs_drawn_centers(vm, &blobs, args, random);
    List *X = heap_list(&vm->heap, 0), *y = heap_list(&vm->heap, 0);
    for (size_t blob = 0; blob < blobs.count; blob++)
        for (int64_t i = 0; i < blobs.sizes->items[blob].as.integer; i++) {
            blobs_add_point(vm, &blobs, blob, random, X);
            vm_append(vm, y, datum_int((int64_t)blob));
        }
    return data_pair(vm, X, y, convert_truth(vm, args[BLOBS_SHUFFLE]) ? random : NULL);
}

/* ---- files ---- */

static char arg_separator(Vm *vm, const Datum *args, uint32_t i)
{
    const String *text = arg_string(vm, args, i);
    if (text->size != 1 || strchr("\"\n\r", text->text[0]))
        error_throw_arg(vm, i, "sep is one character, such as \",\" or \";\"");
    return text->text[0];
}

static Datum data_read_csv(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    CsvForm form = {.file = arg_path(vm, args, 0), .separator = arg_separator(vm, args, 2)};
    if (args[1].kind != D_NIL)
        form.header = convert_truth(vm, args[1]) ? CSV_HEADER : CSV_NO_HEADER;
    bool text = convert_truth(vm, args[3]), classes = convert_truth(vm, args[4]);
    if (text && classes)
        error_throw_arg(vm, 3,
                        "text=true keeps the words and classes=true numbers them: choose one");
    form.words = text ? CSV_TEXT : classes ? CSV_CLASSES : CSV_NO_WORDS;
    file_read(vm, 0, form.file);
    Datum result = csv_read(vm, &form);
    buf_done(&vm->bytes); /* a file may be large */
    return result;
}

static const Builtin rows[] = {
    {"make_moons(n_samples=100, noise=nil, shuffle=true, random_state=nil)", data_moons, 0, NULL,
     "two half circles, like scikit-learn's: the points, and their labels, 0 or 1",
     "X, y = make_moons(100, noise=0.1)", 0},
    {"make_circles(n_samples=100, noise=nil, shuffle=true, random_state=nil, factor=0.8)",
     data_circles, 0, NULL,
     "a circle in a circle, like scikit-learn's: the points, and their labels, 0 or 1",
     "X, y = make_circles(100, noise=0.05, factor=0.5)", 0},
    {"make_blobs(n_samples=100, n_features=2, centers=nil, cluster_std=1.0, center_box=nil, "
     "shuffle=true, random_state=nil)",
     data_blobs, 0, NULL,
     "round clusters of points, like scikit-learn's: 3, or one for each center",
     "X, y = make_blobs(90, centers=[[0, 0], [4, 4]])", 0},
    {"read_csv(file, header=nil, sep=\",\", text=false, classes=false)", data_read_csv, 0, NULL,
     "the rows of a file of numbers, as lists; text=true keeps words, classes=true numbers them "
     "and "
     "returns them, too",
     "rows, names = read_csv(\"iris.data\", classes=true)", 0},
};

const BuiltinTable points_table = {"data", rows, sizeof rows / sizeof *rows};
