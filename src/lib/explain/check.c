/*
 * check.c: the command check, which compares gradients with differences of the root.
 *
 * It judges the gradients that the leaves have. If all are 0, it judges those of a backward. All
 * sweeps are private: nothing that a program can see changes. check_function.c is for functions,
 * which core.mg calls.
 */
#include <float.h>
#include <math.h>

#include "base/escape.h"
#include "graph/fold/fold.h"
#include "graph/pass/judge.h"
#include "graph/pass/sweep.h"
#include "lib/args.h"
#include "lib/explain/check_function.h"
#include "lib/explain/check_table.h"
#include "lib/explain/node_name.h"
#include "lib/explain/private.h"
#include "lib/explain/subject.h"
#include "lib/registry.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

/* What the command was called with. */
typedef struct CheckCall {
    const Datum *values;  /* the root, then Values, lists and dictionaries */
    const Datum *written; /* the same, but models instead of the lists of their parameters */
    uint32_t count;
    uint32_t first; /* the number of the first as an argument of the builtin, for errors */
} CheckCall;

/* ---- which leaves ---- */

/* The leaves one after another, of which every n-th is taken. */
typedef struct Walk {
    Vm *vm;
    const CheckCall *call;
    Node root;
    CheckRow *rows; /* NULL: they are only counted */
    size_t seen, all, taken;
} Walk;

/* Of `all` leaves, `taken` ones at even distances. */
static void walk_leaf(Walk *walk, Node node, uint32_t arg, Datum key)
{
    size_t at = walk->seen++;
    if (!walk->rows)
        return;
    size_t place = (size_t)((uint64_t)at * walk->taken / walk->all);
    if (place != (size_t)((uint64_t)(at + 1) * walk->taken / walk->all))
        walk->rows[place] = (CheckRow){.node = node, .kink = NODE_NONE, .arg = arg, .key = key};
}

static _Noreturn void refuse_outside(const Walk *walk, Node node, uint32_t arg)
{
    Vm *vm = walk->vm;
    buf_clear(&vm->message);
    node_name_put(vm, &vm->message, walk->root);
    buf_puts(&vm->message, " does not depend on ");
    node_name_put(vm, &vm->message, node);
    error_throw_at(vm, site_arg_span(vm, walk->call->first + arg),
                   subject_help_outside(vm, node, walk->root, true), "%s", buf_text(&vm->message));
}

static void walk_value(Walk *walk, Datum value, uint32_t arg, Datum key)
{
    const CheckCall *call = walk->call;
    if (value.kind != D_NODE && key.kind == D_UNSET)
        arg_value(walk->vm, call->values - call->first, call->first + arg); /* throws */
    if (value.kind != D_NODE)
        error_throw_arg(walk->vm, call->first + arg,
                        "check needs Values, but an element of the %s is %s",
                        repr_kind(call->values[arg]), repr_noun(value));
    Node node = (Node)value.as.node;
    if (node >= walk->root || !tape_is_marked(&walk->vm->tape, node))
        refuse_outside(walk, node, arg);
    vm_poll(walk->vm);
    walk_leaf(walk, node, arg, key);
}

static void walk_arguments(Walk *walk)
{
    const CheckCall *call = walk->call;
    for (uint32_t arg = 1; arg < call->count; arg++) {
        Datum x = call->values[arg];
        if (x.kind == D_LIST) {
            for (size_t i = 0; i < x.as.list->count; i++)
                walk_value(walk, x.as.list->items[i], arg, datum_int((int64_t)i));
        } else if (x.kind == D_DICT) {
            const DictEntry *entry = dict_first(x.as.dict);
            for (; entry; entry = dict_next(x.as.dict, entry))
                walk_value(walk, entry->value, arg, entry->key);
        } else {
            walk_value(walk, x, arg, datum_unset());
        }
    }
}

/* Without arguments: the leaves that the program made. The numbers of its expressions are constants
   to it. The nodes under the root are marked. */
static void walk_all(Walk *walk)
{
    const Tape *tape = &walk->vm->tape;
    for (Node node = 0; node < walk->root; node++)
        if (tape_is_marked(tape, node) && tape_op(tape, node) == OP_LEAF &&
            !tape_is_number(tape, node))
            walk_leaf(walk, node, 0, datum_unset());
}

static void walk_leaves(Walk *walk)
{
    subject_mark_graph(walk->vm, walk->root);
    walk->seen = 0;
    if (walk->call->count > 1)
        walk_arguments(walk);
    else
        walk_all(walk);
}

/* ---- judging ---- */

static void judge_row(Vm *vm, Judge *judge, CheckRow *row, const TapePair *held)
{
    if (!judge_select(judge, row->node))
        vm_poll(vm);
    double once = tape_grad(&vm->tape, row->node), gradient = held ? held[row->node].grad : once;
    if (!judge_gradient(judge, gradient, &row->slope))
        vm_poll(vm);
    row->times = private_count_backwards(gradient, once);
    row->kink = judge->kink;
}

/* Recomputes the nodes under the root, and finds out whether that changed any. */
static bool recompute(Vm *vm, const Snapshot *before, Node root)
{
    Tape *tape = &vm->tape;
    if (!sweep_forward(tape, root))
        vm_poll(vm);
    subject_mark_graph(vm, root);
    for (Node node = tape->reach.low; node <= root; node++)
        if (tape_is_marked(tape, node) && before->pair[node].value != tape_value(tape, node) &&
            !isnan(tape_value(tape, node)))
            return true;
    return false;
}

/* Nodes under the root, with those that folds hide. */
static size_t count_nodes(const Tape *tape)
{
    size_t count = tape->reach.leaf_count;
    for (Node node = tape->reach.low; node <= tape->reach.root; node++)
        if (tape_is_marked(tape, node) && tape_op(tape, node) != OP_LEAF)
            count +=
                1 + (tape_op(tape, node) == OP_FOLD ? fold_hides(&fold_of(tape, node)->form) : 0);
    return count;
}

/* How many leaves can be checked within the limit of visits. */
static size_t count_affordable(const Tape *tape, size_t leaves)
{
    const double most = 1e9, sweeps = 6.0; /* to find the nodes, 4 evaluations, their errors */
    double affordable = most / (sweeps * (double)count_nodes(tape));
    return affordable >= (double)leaves ? leaves : affordable < 1.0 ? 1 : (size_t)affordable;
}

static bool any_gradient(const CheckTable *table, const TapePair *pair)
{
    for (size_t i = 0; i < table->count; i++)
        if (pair[table->rows[i].node].grad != 0.0)
            return true;
    return false;
}

static void judge_all(Vm *vm, CheckTable *table, void *block)
{
    Judge judge;
    const Snapshot *before = private_begin(vm);
    bool is_held = any_gradient(table, before->pair);
    table->heading = is_held ? ".grad" : "gradient";
    table->is_stale = recompute(vm, before, table->root);
    judge_init(&judge, &vm->tape, table->root, block);
    for (size_t i = 0; i < table->count; i++)
        judge_row(vm, &judge, &table->rows[i], is_held ? before->pair : NULL);
    private_end(vm);
}

/* ---- the command ---- */

/* The label, or the text of the argument with the place in it. */
static void put_leaf_name(Vm *vm, Buf *out, const CheckTable *table, const CheckRow *row)
{
    bool is_model = row->key.kind != D_UNSET && table->call->written[row->arg].kind == D_INSTANCE;
    if (row->key.kind == D_UNSET || (vm->tape.label[row->node] && !is_model)) {
        node_name_put(vm, out, row->node);
        return;
    }
    buf_puts(out, is_model ? "parameters(" : "");
    size_t start = out->len;
    site_put_arg(vm, out, table->call->first + row->arg);
    escape_from(out, start); /* a row is one line */
    buf_puts(out, is_model ? ")[" : "[");
    repr_put(vm, out, row->key);
    buf_putc(out, ']');
}

static void check_graph(Vm *vm, const CheckCall *call)
{
    Node root = subject_value(vm, call->values - call->first, call->first);
    if (tape_op(&vm->tape, root) == OP_LEAF)
        error_throw_at(vm, site_arg_span(vm, call->first),
                       "type: check L, where L is computed from other Values",
                       "check needs a result that was computed from Values, and this is a leaf");
    Walk walk = {.vm = vm, .call = call, .root = root};
    walk_leaves(&walk);
    if (walk.seen == 0)
        error_throw_arg(vm, call->first, "there is no leaf to check");
    walk.all = walk.seen;
    walk.taken = count_affordable(&vm->tape, walk.all);
    size_t rows = walk.taken * sizeof(CheckRow), size = rows + nudge_bytes(root);
    char *block = mem_alloc_zero(vm->mem, size);
    buf_own(&vm->bytes, block, size); /* freed even if a sweep is interrupted */
    walk.rows = (CheckRow *)block;
    walk_leaves(&walk);
    CheckTable table = {.rows = walk.rows,
                        .count = walk.taken,
                        .all = walk.all,
                        .root = root,
                        .root_arg = call->first,
                        .call = call,
                        .put_name = put_leaf_name};
    judge_all(vm, &table, block + rows);
    check_table_show(vm, &table);
    buf_done(&vm->bytes);
}

enum { ARG_DF, ARG_VALUES };

/* Functions and models among the arguments: core.mg's check does it (ROW_APPLIES). */
static Datum check_command(Vm *vm, Datum *args, uint32_t count)
{
    if (count == ARG_VALUES)
        error_throw_at(vm, site_span(vm), "type: check L, where L is your result",
                       "check needs a result");
    const Datum *values = args + ARG_VALUES;
    check_graph(vm, &(CheckCall){values, values, count - ARG_VALUES, ARG_VALUES});
    return datum_nil();
}

/* The arguments of check, with models replaced by the lists of their parameters, and as they
   were. */
static Datum check_models(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const List *values = args[0].as.list, *written = args[1].as.list;
    check_graph(vm, &(CheckCall){values->items, written->items, (uint32_t)values->count, 0});
    return datum_nil();
}

static const Builtin rows[] = {
    {"check(*values, df=nil)", check_command, ROW_COMMAND | ROW_APPLIES, NULL,
     "compares gradients with differences: check L, or check L, a, w; or check f, [2.0, 3.0], "
     "where df= is your own derivative",
     "a = 2.0; L = a**3; backward L; check L", 0},
    {"_check_models(values, written)", check_models, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_check_inputs(xs, df)", check_function_inputs, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_check_derivatives(df, result, xs)", check_function_derivatives, ROW_INTERNAL, NULL, NULL,
     NULL, 0},
    {"_check_point(f, result, input)", check_function_point, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_check_begin(f, x, gradient, point)", check_function_begin, ROW_INTERNAL, NULL, NULL, NULL,
     0},
    {"_check_places(state)", check_function_places, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_check_add(state, points)", check_function_add, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_check_show(f, states, df)", check_function_show, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable check_table = {"explanations", rows, sizeof rows / sizeof *rows};
