/* tangent.c: the builtin tangent, derivatives in forward mode. */
#include "graph/pass/tangent.h"

#include "graph/pass/reach.h"
#include "lib/args.h"
#include "lib/registry.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

enum { ROOT, XS, SPEEDS };

/* An argument as a list: of its elements, or of the one thing that it is. */
typedef struct Items {
    const Datum *at;
    size_t count;
} Items;

static Items items_of(const Datum *args, uint32_t arg)
{
    if (args[arg].kind == D_LIST)
        return (Items){args[arg].as.list->items, args[arg].as.list->count};
    return (Items){&args[arg], 1};
}

/* The node of an item, which must be a Value. */
static Node item_value(Vm *vm, const Datum *args, uint32_t arg, size_t i)
{
    Datum item = items_of(args, arg).at[i];
    if (args[arg].kind != D_LIST)
        return arg_value(vm, args, arg);
    if (item.kind != D_NODE)
        arg_throw_element(vm, arg, args[arg], datum_int((int64_t)i), item);
    return (Node)item.as.node;
}

static double item_speed(Vm *vm, const Datum *args, size_t i)
{
    Datum item = items_of(args, SPEEDS).at[i];
    if (args[SPEEDS].kind != D_LIST)
        return arg_number(vm, args, SPEEDS);
    if (!datum_is_number(item))
        error_throw_arg(vm, SPEEDS, "the direction needs numbers, but element %zu is %s", i,
                        repr_noun(item));
    return convert_number(vm, item);
}

/* A list of Values needs a list of as many numbers. */
static void check_direction(Vm *vm, const Datum *args)
{
    size_t count = items_of(args, XS).count, speeds = items_of(args, SPEEDS).count;
    bool is_list = args[XS].kind == D_LIST;
    if (is_list != (args[SPEEDS].kind == D_LIST))
        error_throw_at(vm, site_arg_span(vm, XS),
                       "tangent(L, a) is dL/da; tangent(L, [a, b], [1, 2]) is dL/da + 2*dL/db",
                       is_list ? "a list of Values needs a direction: a list of numbers"
                               : "a list of numbers is the direction for a list of Values");
    if (count != speeds)
        error_throw_arg(vm, SPEEDS, "the direction needs %zu numbers, one for each Value, not %zu",
                        count, speeds);
}

/* The seeds, as an array in vm->bytes. */
static const TangentSeed *gather_seeds(Vm *vm, const Datum *args, size_t *count)
{
    check_direction(vm, args);
    *count = items_of(args, XS).count;
    buf_clear(&vm->bytes);
    for (size_t i = 0; i < *count; i++) {
        TangentSeed seed = {item_value(vm, args, XS, i), item_speed(vm, args, i)};
        buf_put(&vm->bytes, (const char *)&seed, sizeof seed);
        vm_poll(vm);
    }
    return (const TangentSeed *)(const void *)vm->bytes.data;
}

/* The leaves under the marked root, without the numbers of expressions. */
static size_t count_leaves(const Tape *tape)
{
    size_t count = 0;
    for (size_t i = 0; i < tape->reach.leaf_count; i++)
        count += !tape_is_number(tape, tape->reach.leaves[i]);
    return count;
}

/* Once in a session: how many sweeps each mode needs for all derivatives of this result. */
static void note_sweeps(Vm *vm, const Datum *args)
{
    Tape *tape = &vm->tape;
    if (!vm->options.interactive || vm->hints.sweeps || args[ROOT].kind != D_NODE ||
        tape_op(tape, args[ROOT].as.node) == OP_LEAF)
        return;
    if (!reach_find(tape, args[ROOT].as.node))
        vm_poll(vm);
    size_t leaves = count_leaves(tape);
    if (leaves < 2)
        return;
    vm->hints.sweeps = true;
    vm_note(vm,
            "that was one sweep up; for all %zu leaves tangent needs %zu sweeps, backward one "
            "sweep down",
            leaves, leaves);
}

/* The tangents are in vm->message, because vm->bytes has the seeds. */
static Datum tangent_of(Vm *vm, Datum *args, uint32_t arg_count)
{
    size_t count, roots = items_of(args, ROOT).count;
    Node high = 0;
    (void)arg_count;
    for (size_t i = 0; i < roots; i++) {
        Node root = item_value(vm, args, ROOT, i);
        high = root > high ? root : high;
        vm_poll(vm);
    }
    const TangentSeed *seeds = gather_seeds(vm, args, &count);
    size_t size = ((size_t)high + 1) * sizeof(double);
    double *tangents = mem_alloc(vm->mem, size);
    buf_own(&vm->message, tangents, size); /* freed even if an append throws */
    if (!tangent_sweep(&vm->tape, seeds, count, tangents, high))
        vm_poll(vm);
    Datum result;
    if (args[ROOT].kind == D_LIST) {
        List *list = heap_list(&vm->heap, roots);
        for (size_t i = 0; i < roots; i++)
            vm_append(vm, list, datum_float(tangents[item_value(vm, args, ROOT, i)]));
        result = datum_obj(D_LIST, list);
    } else {
        result = datum_float(tangents[args[ROOT].as.node]);
    }
    buf_done(&vm->message);
    note_sweeps(vm, args);
    return result;
}

static const Builtin rows[] = {
    {"tangent(root, xs, v=1.0)", NULL, ROW_CORE | ROW_COMMAND | ROW_GIVES | ROW_QUIET, NULL,
     "the derivative of root, or of each Value of a list, with respect to xs, by one sweep up the "
     "graph (forward mode); n leaves need n sweeps, and backward needs one; of a list or a model, "
     "v is the direction",
     "a = 2.0; b = 5.0; L = a*b; tangent(L, a), tangent(L, [a, b], [1, 2])", 0},
    {"_tangent(root, xs, v)", tangent_of, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable tangent_table = {"forward mode", rows, sizeof rows / sizeof *rows};
