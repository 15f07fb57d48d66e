/* graph.c: builtins for Values and gradients, and for the parameters of modules. */
#include <math.h>
#include <stdlib.h>

#include "base/escape.h"
#include "base/num.h"
#include "graph/grads.h"
#include "graph/pass/reach.h"
#include "graph/pass/sweep.h"
#include "graph/topo.h"
#include "lib/args.h"
#include "lib/core/hints.h"
#include "lib/registry.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

/* A new leaf, as Value(data, label) makes one in micrograd. */
static Datum graph_value(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Datum leaf = vm_leaf(vm, arg_number(vm, args, 0));
    const String *label = arg_string(vm, args, 1);
    vm->tape.label[leaf.as.node] = intern_name(&vm->names, label->text, label->size);
    return leaf;
}

/* ---- sweeps ---- */

/* sweep_backward fails only if it is interrupted; vm_poll then throws. */
static Datum graph_backward(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Node root = arg_value(vm, args, 0);
    hints_note_gradients(vm, root);
    hints_note_growth(vm);
    if (!sweep_backward(&vm->tape, root))
        vm_poll(vm);
    return datum_nil();
}

/* Assigned data may lead to log(-1), so a result that is not finite is explained. */
static Datum graph_forward(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Node root = arg_value(vm, args, 0);
    if (!sweep_forward(&vm->tape, root))
        vm_poll(vm);
    if (!isfinite(tape_value(&vm->tape, root)))
        hints_note_not_finite(vm, tape_size(&vm->tape));
    return datum_nil();
}

/* The elements of a list, or the values of a dictionary as a list; NULL: neither. */
static List *datum_elements(Vm *vm, Datum x)
{
    if (x.kind == D_DICT)
        return dictionary_list(vm, x.as.dict, DICTIONARY_VALUES);
    return x.kind == D_LIST ? x.as.list : NULL;
}

/* Recursion is bounded: a list nested too deeply is an error like any other wrong element. */
static void zero_grad_within(Vm *vm, Datum container, int depth)
{
    enum { DEEPEST = 50 };
    const List *list = datum_elements(vm, container);
    for (size_t i = 0; i < list->count; i++) {
        Datum item = list->items[i];
        bool is_container = item.kind == D_LIST || item.kind == D_DICT;
        vm_poll(vm);
        if (item.kind == D_NODE)
            grads_zero(&vm->tape, (Node)item.as.node);
        else if (!is_container || depth >= DEEPEST)
            arg_throw_element(vm, 0, container, datum_int((int64_t)i), item);
        else if (heap_visit_once(&vm->heap, item.as.obj))
            zero_grad_within(vm, item, depth + 1);
    }
}

/* Clears all gradients, those of a Value, or those of a list or a dictionary, where a list that
   occurs several times is visited once. core.mg has replaced an instance by the list of its
   parameters. */
static Datum graph_zero_grad(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind == D_NIL) {
        grads_zero_all(&vm->tape);
    } else if (args[0].kind == D_LIST || args[0].kind == D_DICT) {
        heap_begin_walk(&vm->heap);
        zero_grad_within(vm, args[0], 0);
    } else {
        grads_zero(&vm->tape, arg_value(vm, args, 0));
    }
    return datum_nil();
}

static Datum graph_topo(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Node root = arg_value(vm, args, 0);
    size_t length;
    Node *order = topo_order(&vm->tape, &root, 1, &length);
    if (!order) {
        vm_poll(vm);
        error_throw_limit(vm, DIAG_MEMORY, NULL,
                          "out of memory: the graph is too large to be listed");
    }
    buf_own(&vm->bytes, order, length * sizeof *order); /* freed even if an append throws */
    List *list = heap_list(&vm->heap, length);
    for (size_t i = 0; i < length; i++)
        vm_append(vm, list, datum_node(order[i]));
    buf_done(&vm->bytes);
    return datum_obj(D_LIST, list);
}

/* ---- grad ---- */

/* Appends the name of a Value: its label, else the text of the argument. `key` is its index or key
   if the argument is a list or a dictionary, else NULL. */
static void put_grad_name(Vm *vm, Buf *out, Node node, uint32_t arg, const Datum *key)
{
    site_put_value(vm, out, arg, node);
    if (!key || vm->tape.label[node])
        return;
    buf_putc(out, '[');
    repr_put(vm, out, *key);
    buf_putc(out, ']');
}

/* Appends "dL/da = 1.5", where L is the label of the root of the last backward. */
static void grad_put_line(Vm *vm, Buf *out, Node node, uint32_t arg, const Datum *key)
{
    const Tape *tape = &vm->tape;
    buf_putc(out, 'd');
    escape_put(out, intern_text(&vm->names, tape->last.label),
               intern_len(&vm->names, tape->last.label));
    buf_puts(out, "/d");
    put_grad_name(vm, out, node, arg, key);
    buf_puts(out, " = ");
    num_put_float(out, tape_grad(tape, node));
    buf_putc(out, '\n');
}

/* Once in a session: tells why a gradient is 0, if the Value is not below the root. */
static void grad_note_outside(Vm *vm, Node node, uint32_t arg)
{
    Tape *tape = &vm->tape;
    if (!vm->options.interactive || vm->hints.outside || tape->last.root == NODE_NONE ||
        tape_grad(tape, node) != 0.0 || reach_is_under_last_root(tape, node))
        return;
    vm->hints.outside = true;
    Buf name;
    buf_init(&name, vm->mem);
    put_grad_name(vm, &name, node, arg, NULL);
    vm_note(vm, "%s is not in the graph of the last backward", buf_text(&name));
    buf_done(&name);
}

/* A line for an element of argument `arg`. */
static void grad_put_element(Vm *vm, const Datum *args, uint32_t arg, Datum key, Datum value)
{
    if (value.kind != D_NODE) {
        buf_clear(&vm->scratch);
        repr_put(vm, &vm->scratch, key);
        error_throw_arg(vm, arg, "grad needs Values, but element %s of the %s is %s",
                        buf_text(&vm->scratch), repr_kind(args[arg]), repr_noun(value));
    }
    vm_poll(vm);
    grad_put_line(vm, &vm->scratch, value.as.node, arg, &key);
}

static void grad_show(Vm *vm, const Datum *args, uint32_t arg)
{
    Datum x = args[arg];
    buf_clear(&vm->scratch);
    if (x.kind == D_LIST) {
        for (size_t i = 0; i < x.as.list->count; i++)
            grad_put_element(vm, args, arg, datum_int((int64_t)i), x.as.list->items[i]);
    } else if (x.kind == D_DICT) {
        const DictEntry *entry = dict_first(x.as.dict);
        for (; entry; entry = dict_next(x.as.dict, entry))
            grad_put_element(vm, args, arg, entry->key, entry->value);
    } else {
        grad_put_line(vm, &vm->scratch, arg_value(vm, args, arg), arg, NULL);
    }
    vm_print(vm, buf_text(&vm->scratch), vm->scratch.len);
    if (x.kind == D_NODE)
        grad_note_outside(vm, x.as.node, arg);
}

/* Checks all arguments before it prints, so that an error prints nothing. */
static Datum graph_grad(Vm *vm, Datum *args, uint32_t count)
{
    if (count == 0)
        error_throw_at(vm, site_span(vm), "type: grad a", "grad needs the Values to show");
    for (uint32_t i = 0; i < count; i++)
        if (args[i].kind != D_LIST && args[i].kind != D_DICT)
            arg_value(vm, args, i);
    if (!vm->tape.last.any)
        error_throw(vm,
                    "there are no gradients yet: type 'backward L' first, where L is your result");
    for (uint32_t i = 0; i < count; i++)
        grad_show(vm, args, i);
    return datum_nil();
}

/* ---- backstep ---- */

/* Once in a session: tells why a step changes nothing. */
static void backstep_note_early(Vm *vm, Node node)
{
    if (vm->hints.zero_step || !sweep_step_is_early(&vm->tape, node))
        return;
    vm->hints.zero_step = true;
    Buf name;
    buf_init(&name, vm->mem);
    put_grad_name(vm, &name, node, 0, NULL);
    vm_note(vm,
            "the gradient of %s is 0, so its step changes nothing; set grad = 1.0 at the root, "
            "then step each node after those that use it",
            buf_text(&name));
    buf_done(&name);
}

static Datum graph_backstep(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Node node = arg_value(vm, args, 0);
    backstep_note_early(vm, node);
    sweep_backstep(&vm->tape, node);
    return datum_nil();
}

/* ---- parameters of modules ---- */

/* The elements of a list, or the visible fields of an instance. */
static const Datum *container_items(Datum container, size_t *count)
{
    if (container.kind == D_LIST) {
        *count = container.as.list->count;
        return container.as.list->items;
    }
    *count = container.as.instance->type->layout.visible;
    return container.as.instance->slots;
}

/* Enters a list, a dictionary or an instance unless the walk has been there. The path is a stack of
   pairs: the container (of a dictionary, the list of its values), and the index of its next item.
 */
static void path_enter(Vm *vm, List *path, Datum container)
{
    if (!heap_visit_once(&vm->heap, container.as.obj))
        return;
    if (container.kind == D_DICT)
        container = datum_obj(D_LIST, datum_elements(vm, container));
    vm_append(vm, path, container);
    vm_append(vm, path, datum_int(0));
}

static bool is_leaf(const Vm *vm, Datum x)
{
    return x.kind == D_NODE && tape_op(&vm->tape, x.as.node) == OP_LEAF;
}

/* Adds the leaves among a container's items from `at` on, up to the first item that is itself a
   container. Returns the index of that item; `count` if there is none. */
static size_t parameters_find(Vm *vm, const Datum *items, size_t at, size_t count, List *found)
{
    for (; at < count; at++) {
        if (is_leaf(vm, items[at]))
            vm_append(vm, found, items[at]);
        else if (items[at].kind == D_LIST || items[at].kind == D_DICT ||
                 items[at].kind == D_INSTANCE)
            break;
    }
    return at;
}

/* ---- each parameter once ---- */

/* A Value of a list, and its place there. */
typedef struct Placed {
    Node node;
    uint32_t at;
} Placed;

static int placed_compare(const void *left, const void *right)
{
    const Placed *a = left, *b = right;
    if (a->node != b->node)
        return a->node < b->node ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* True if no Value can occur twice: a model's parameters are in the order in which they were made.
 */
static bool nodes_ascend(const List *list)
{
    for (size_t i = 1; i < list->count; i++)
        if (list->items[i].as.node <= list->items[i - 1].as.node)
            return false;
    return true;
}

/* Removes all occurrences but the first of each Value of a list of Values. It marks no node, so the
   nodes that the last sweep has found stay known (pass/reach.h). */
static void keep_first(Vm *vm, List *list)
{
    if (nodes_ascend(list))
        return;
    Placed *placed = mem_alloc(vm->mem, list->count * sizeof *placed);
    buf_own(&vm->bytes, placed, list->count * sizeof *placed);
    for (size_t i = 0; i < list->count; i++)
        placed[i] = (Placed){(Node)list->items[i].as.node, (uint32_t)i};
    qsort(placed, list->count, sizeof *placed, placed_compare);
    for (size_t i = 1; i < list->count; i++)
        if (placed[i].node == placed[i - 1].node)
            list->items[placed[i].at] = datum_nil();
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].kind != D_NIL)
            list->items[kept++] = list->items[i];
    list->count = kept;
    buf_done(&vm->bytes);
}

/* The leaf Values in an instance's fields, in order, each once. nil if an instance inside defines
   its own function `parameters`: a builtin cannot call it, so core.mg walks instead. The walk is
   iterative, because models may be nested to any depth. */
static Datum graph_parameters(Vm *vm, Datum *args, uint32_t arg_count)
{
    (void)arg_count;
    List *found = heap_list(&vm->heap, 0), *path = heap_list(&vm->heap, 0);
    heap_begin_walk(&vm->heap);
    path_enter(vm, path, args[0]);
    while (path->count) {
        size_t count;
        const Datum *items = container_items(path->items[path->count - 2], &count);
        Datum *next = &path->items[path->count - 1];
        size_t at = parameters_find(vm, items, (size_t)next->as.integer, count, found);
        next->as.integer = (int64_t)at + 1;
        if (at == count)
            path->count -= 2;
        else if (items[at].kind == D_INSTANCE &&
                 items[at].as.instance->type->layout.parameters >= 0)
            return datum_nil();
        else
            path_enter(vm, path, items[at]);
    }
    keep_first(vm, found);
    return datum_obj(D_LIST, found);
}

/* The list itself, with each of its Values once. */
static Datum graph_each_once(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    keep_first(vm, args[0].as.list);
    return args[0];
}

/* The fields of an instance as a list. */
static Datum graph_fields(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    size_t visible;
    const Datum *items = container_items(args[0], &visible);
    List *list = heap_list(&vm->heap, visible);
    for (size_t i = 0; i < visible; i++)
        vm_append(vm, list, items[i].kind == D_UNSET ? datum_nil() : items[i]);
    return datum_obj(D_LIST, list);
}

/* True if an instance defines its own function `parameters`. Throws for anything that cannot
   contain parameters. */
static Datum graph_has_parameters(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind == D_LIST || args[0].kind == D_DICT)
        return datum_int(0);
    if (args[0].kind != D_INSTANCE)
        error_throw(vm, "parameters needs an instance of a module, not %s", repr_noun(args[0]));
    return datum_int(args[0].as.instance->type->layout.parameters >= 0);
}

static Datum graph_is_leaf(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return datum_int(is_leaf(vm, args[0]));
}

static const Builtin rows[] = {
    {"Value(data, label=\"\")", graph_value, 0, NULL, "makes a Value, a node of the graph",
     "Value(2.0, label=\"a\")", 0},
    {"backward(root)", graph_backward, ROW_COMMAND | ROW_RESERVED, NULL,
     "computes the gradients of all nodes under root; those of leaves add up",
     "a = 2.0; L = a*a; backward L; a.grad", 0},
    {"backstep(node)", graph_backstep, ROW_LOOKS | ROW_COMMAND | ROW_RESERVED, "_backward",
     "applies the chain rule to one node: adds to the gradients of its inputs",
     "a = 2.0; L = a*3; L.grad = 1; backstep L; a.grad", 0},
    {"forward(root)", graph_forward, ROW_COMMAND, NULL,
     "recomputes root from the data of its leaves",
     "a = 2.0; L = a*a; a.data = 3; forward L; L.data", 0},
    {"zero_grad(x=nil)", NULL, ROW_COMMAND | ROW_RESERVED | ROW_CORE, NULL,
     "sets gradients to 0: all, or those of a Value, a list, a dictionary or a model",
     "a = 2.0; L = a*a; backward L; zero_grad; a.grad", 0},
    {"grad(*values)", graph_grad, ROW_COMMAND | ROW_RESERVED, NULL,
     "shows gradients after backward", "a = 2.0; L = a*a; backward L; grad a", 0},
    {"topo(root)", graph_topo, ROW_LOOKS | ROW_COMMAND | ROW_GIVES, NULL,
     "the list of the nodes under root, inputs first", "a = 2.0; L = a*a; topo L", 0},
    {"parameters(model)", NULL, ROW_CORE, NULL,
     "the leaf Values in the fields of a model, or in a list or dictionary, in order, each once",
     "module M() { w = 1.0 }; parameters(M())", 0},
    {"_zero_grad(x)", graph_zero_grad, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_parameters(x)", graph_parameters, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_each_once(x)", graph_each_once, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_fields(x)", graph_fields, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_has_parameters(x)", graph_has_parameters, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_is_leaf(x)", graph_is_leaf, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable graph_table = {"the graph", rows, sizeof rows / sizeof *rows};
