/* gradient.c: gradients as Values, of which there are gradients in turn. */
#include "graph/pass/gradient.h"

#include "lib/args.h"
#include "lib/registry.h"
#include "vm/dictionary.h"

enum { XS = 1, DEEPEST = 50 }; /* the argument; lists in lists */

/* ---- the Values of the argument, from left to right, in vm->bytes ---- */

static void gather(Vm *vm, Datum x, int depth);

/* Recursion is bounded: a list nested too deeply is an error like any other wrong element. */
static void gather_element(Vm *vm, Datum container, Datum key, Datum x, int depth)
{
    vm_poll(vm);
    if (x.kind == D_NODE || ((x.kind == D_LIST || x.kind == D_DICT) && depth < DEEPEST)) {
        gather(vm, x, depth + 1);
        return;
    }
    arg_throw_element(vm, XS, container, key, x);
}

static void gather(Vm *vm, Datum x, int depth)
{
    if (x.kind == D_NODE) {
        Node node = (Node)x.as.node;
        buf_put(&vm->bytes, (const char *)&node, sizeof node);
    } else if (x.kind == D_LIST) {
        for (size_t i = 0; i < x.as.list->count; i++)
            gather_element(vm, x, datum_int((int64_t)i), x.as.list->items[i], depth);
    } else {
        const DictEntry *entry = dict_first(x.as.dict);
        for (; entry; entry = dict_next(x.as.dict, entry))
            gather_element(vm, x, entry->key, entry->value, depth);
    }
}

/* ---- the result: in the shape of the argument ---- */

/* The next gradient, or a list or dictionary of the next ones. */
static Datum arrange(Vm *vm, Datum x, const Node **next)
{
    if (x.kind == D_NODE)
        return datum_node(*(*next)++);
    if (x.kind == D_LIST) {
        List *list = heap_list(&vm->heap, x.as.list->count);
        for (size_t i = 0; i < x.as.list->count; i++)
            vm_append(vm, list, arrange(vm, x.as.list->items[i], next));
        return datum_obj(D_LIST, list);
    }
    Dict *dict = heap_dict(&vm->heap);
    const DictEntry *entry = dict_first(x.as.dict);
    for (; entry; entry = dict_next(x.as.dict, entry))
        dictionary_set(vm, dict, entry->key, arrange(vm, entry->value, next));
    return datum_obj(D_DICT, dict);
}

/* The nodes are replaced by their gradients in place. */
static Datum gradient_of(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    Node root = arg_value(vm, args, 0);
    Datum xs = args[XS];
    if (xs.kind != D_NODE && xs.kind != D_LIST && xs.kind != D_DICT)
        arg_value(vm, args, XS);
    buf_clear(&vm->bytes);
    gather(vm, xs, 0);
    Node *nodes = (Node *)(void *)vm->bytes.data;
    if (!gradient_record(&vm->tape, root, nodes, vm->bytes.len / sizeof *nodes, nodes)) {
        vm_poll(vm);
        vm_no_node(vm);
    }
    const Node *next = nodes;
    return arrange(vm, xs, &next);
}

static const Builtin rows[] = {
    {"gradient(root, xs)", NULL, ROW_CORE | ROW_QUIET, NULL,
     "the gradient of root as a Value, in the shape of xs: a Value, list, dictionary or model; it "
     "has a graph, so backward and gradient work on it",
     "x = 3.0; y = x**3; g = gradient(y, x); gradient(g, x).data", 0},
    {"hessian(root, xs)", NULL, ROW_CORE | ROW_QUIET, NULL,
     "the second derivatives of root as Values: a list of rows; of one Value, one Value",
     "x = 3.0; y = 2.0; L = x**2 * y; [[h.data for h in row] for row in hessian(L, [x, y])]", 0},
    {"hvp(root, xs, v)", NULL, ROW_CORE | ROW_QUIET, NULL,
     "the product of the second derivatives with the numbers v, one for each of xs, without the "
     "whole matrix",
     "x = 3.0; y = 2.0; L = x**2 * y; [h.data for h in hvp(L, [x, y], [1, 0])]", 0},
    {"jacobian(ys, xs)", NULL, ROW_CORE | ROW_QUIET, NULL,
     "the gradients of several Values: a list with one row for each of ys",
     "x = 3.0; y = 2.0; [[j.data for j in row] for row in jacobian([x*y, x + y], [x, y])]", 0},
    {"taylor(root, x, order=2)", NULL, ROW_CORE | ROW_QUIET, NULL,
     "the numbers c of the Taylor polynomial at x: root is about c[0] + c[1]*h + c[2]*h**2 + … at "
     "x + h",
     "x = 0.0; taylor(exp(x), x, 3)", 0},
    {"_gradient(root, xs)", gradient_of, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable gradient_table = {"gradients as Values", rows, sizeof rows / sizeof *rows};
