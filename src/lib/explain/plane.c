/* plane.c: planes of two Values and of models. */
#include "lib/explain/plane.h"

#include <math.h>
#include <stdlib.h>

#include "lib/args.h"
#include "lib/data/streams.h"
#include "lib/state.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

static Plane plane_new(Vm *vm, size_t count)
{
    Arena *arena = vm->library->plots;
    return (Plane){.leaves = ARENA_ARRAY(arena, Node, count),
                   .count = count,
                   .origin = ARENA_ARRAY(arena, double, count),
                   .across = ARENA_ARRAY(arena, double, count),
                   .up = ARENA_ARRAY(arena, double, count)};
}

/* ---- two Values ---- */

static Node arg_leaf(Vm *vm, const Datum *args, uint32_t i)
{
    Node node = arg_value(vm, args, i);
    if (tape_op(&vm->tape, node) != OP_LEAF)
        error_throw_at(vm, site_arg_span(vm, i), "give leaves, such as the weights w1 and w2",
                       "%s moves leaves, but this Value is computed from others",
                       site_called_name(vm));
    return node;
}

Plane plane_of_values(Vm *vm, const Datum *args)
{
    Plane plane = plane_new(vm, 2);
    plane.leaves[0] = arg_leaf(vm, args, 1);
    plane.leaves[1] = arg_leaf(vm, args, 2);
    if (plane.leaves[0] == plane.leaves[1])
        error_throw_arg(vm, 2, "landscape needs two different Values");
    plane.across[0] = plane.up[1] = 1.0;
    return plane;
}

/* ---- models ---- */

/* A parameter and the neuron whose weight it is. */
typedef struct Member {
    Node node;
    size_t index;    /* in the list of parameters */
    uint32_t neuron; /* 0: none */
} Member;

static int member_compare(const void *a, const void *b)
{
    Node x = ((const Member *)a)->node, y = ((const Member *)b)->node;
    return (x > y) - (x < y);
}

/* The members in the order of their nodes. */
static Member *members_of(Vm *vm, Plane *plane, const List *params)
{
    Member *members = ARENA_ARRAY(vm->library->plots, Member, plane->count);
    for (size_t i = 0; i < plane->count; i++) {
        Datum item = params->items[i];
        vm_poll(vm);
        if (item.kind != D_NODE || tape_op(&vm->tape, item.as.node) != OP_LEAF)
            error_throw_arg(vm, 1, "landscape moves leaves, but parameter %zu is %s", i,
                            item.kind == D_NODE ? "computed from other Values" : repr_noun(item));
        plane->leaves[i] = item.as.node;
        plane->origin[i] = tape_value(&vm->tape, item.as.node);
        members[i] = (Member){item.as.node, i, 0};
    }
    if (plane->count)
        qsort(members, plane->count, sizeof *members, member_compare);
    return members;
}

/* The containers of a model that a walk is in. Each is three items of the path: the container (of a
   dictionary, the list of its values), the index of its next item, and its neuron's number. */
enum { PATH_CONTAINER, PATH_NEXT, PATH_NEURON, PATH_STEP };

typedef struct Walk {
    List *path;
    Member *members;
    size_t count;
    uint32_t neurons;
} Walk;

static void walk_enter(Vm *vm, Walk *walk, Datum container)
{
    if (!heap_visit_once(&vm->heap, container.as.obj))
        return;
    bool is_list = container.kind == D_LIST;
    if (container.kind == D_DICT)
        container = datum_obj(D_LIST, dictionary_list(vm, container.as.dict, DICTIONARY_VALUES));
    vm_append(vm, walk->path, container);
    vm_append(vm, walk->path, datum_int(0));
    vm_append(vm, walk->path, datum_int(is_list ? ++walk->neurons : 0));
}

static void walk_visit(Vm *vm, Walk *walk, Datum item, uint32_t neuron)
{
    if (item.kind == D_LIST || item.kind == D_DICT || item.kind == D_INSTANCE) {
        walk_enter(vm, walk, item);
    } else if (item.kind == D_NODE && walk->count) {
        const Member key = {.node = item.as.node};
        Member *member =
            bsearch(&key, walk->members, walk->count, sizeof *walk->members, member_compare);
        if (member && member->neuron == 0)
            member->neuron = neuron;
    }
}

/* Finds the neuron of each member. Iterative, because models may be nested to any depth. */
static void walk_model(Vm *vm, Walk *walk, Datum model)
{
    walk->path = heap_list(&vm->heap, 0);
    heap_begin_walk(&vm->heap);
    walk_enter(vm, walk, model);
    while (walk->path->count) {
        Datum *top = &walk->path->items[walk->path->count - PATH_STEP];
        Datum container = top[PATH_CONTAINER];
        size_t at = (size_t)top[PATH_NEXT].as.integer++;
        bool is_list = container.kind == D_LIST;
        size_t count =
            is_list ? container.as.list->count : container.as.instance->type->layout.visible;
        vm_poll(vm);
        if (at == count)
            walk->path->count -= PATH_STEP;
        else
            walk_visit(vm, walk,
                       is_list ? container.as.list->items[at] : container.as.instance->slots[at],
                       (uint32_t)top[PATH_NEURON].as.integer);
    }
}

/* Draws a direction, and scales the part of each neuron to the norm of its weights. */
static void draw_direction(Vm *vm, const Plane *plane, const uint32_t *neurons, uint32_t most,
                           Random *random, double *direction)
{
    double *weights = ARENA_ARRAY(vm->library->plots, double, most + 1);
    double *drawn = ARENA_ARRAY(vm->library->plots, double, most + 1);
    for (size_t i = 0; i < plane->count; i++) {
        uint32_t neuron = neurons[i];
        vm_poll(vm);
        direction[i] = neuron ? random_gauss(random) : 0.0;
        weights[neuron] += plane->origin[i] * plane->origin[i];
        drawn[neuron] += direction[i] * direction[i];
    }
    for (size_t i = 0; i < plane->count; i++)
        if (drawn[neurons[i]] > 0.0)
            direction[i] *= sqrt(weights[neurons[i]] / drawn[neurons[i]]);
}

static bool is_zero(const double *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (numbers[i] != 0.0)
            return false;
    return true;
}

Plane plane_of_model(Vm *vm, const Datum *args, uint32_t params, uint32_t seed)
{
    const List *list = arg_list(vm, args, params);
    Plane plane = plane_new(vm, list->count);
    Walk walk = {.members = members_of(vm, &plane, list), .count = list->count};
    walk_model(vm, &walk, args[1]);
    uint32_t *neurons = ARENA_ARRAY(vm->library->plots, uint32_t, plane.count);
    for (size_t i = 0; i < plane.count; i++)
        neurons[walk.members[i].index] = walk.members[i].neuron;
    Random random;
    streams_seed_numpy(vm, &random, args, seed);
    draw_direction(vm, &plane, neurons, walk.neurons, &random, plane.across);
    draw_direction(vm, &plane, neurons, walk.neurons, &random, plane.up);
    if (is_zero(plane.across, plane.count))
        error_throw_at(vm, site_arg_span(vm, 1), "name two of its Values: landscape L, w1, w2",
                       "a random direction needs weights that are not 0 in a list, and here are "
                       "none");
    return plane;
}

/* ---- points ---- */

void plane_set(Vm *vm, const Plane *plane, PlanePoint point)
{
    for (size_t i = 0; i < plane->count; i++)
        tape_set_value(&vm->tape, plane->leaves[i],
                       plane->origin[i] + point.u * plane->across[i] + point.v * plane->up[i]);
}

PlanePoint plane_gradient(Vm *vm, const Plane *plane)
{
    PlanePoint sum = {0.0, 0.0};
    for (size_t i = 0; i < plane->count; i++) {
        double grad = tape_grad(&vm->tape, plane->leaves[i]);
        sum.u += grad * plane->across[i];
        sum.v += grad * plane->up[i];
    }
    return sum;
}

/* Least squares: the normal equations of two unknowns. */
PlanePoint plane_project(Vm *vm, const Plane *plane, const double *data)
{
    double aa = 0.0, au = 0.0, uu = 0.0, a = 0.0, u = 0.0;
    for (size_t i = 0; i < plane->count; i++) {
        double moved = data[i] - plane->origin[i];
        aa += plane->across[i] * plane->across[i];
        au += plane->across[i] * plane->up[i];
        uu += plane->up[i] * plane->up[i];
        a += plane->across[i] * moved;
        u += plane->up[i] * moved;
    }
    vm_poll(vm);
    double determinant = aa * uu - au * au;
    return (PlanePoint){(a * uu - u * au) / determinant, (u * aa - a * au) / determinant};
}

PlanePoint plane_present(Vm *vm, const Plane *plane)
{
    double *data = ARENA_ARRAY(vm->library->plots, double, plane->count);
    for (size_t i = 0; i < plane->count; i++)
        data[i] = tape_value(&vm->tape, plane->leaves[i]);
    return plane_project(vm, plane, data);
}
