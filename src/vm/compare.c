/*
 * compare.c: equality and order of any data.
 *
 * Lists and dictionaries may share parts: few of them can then have exponentially many paths. So a
 * long comparison remembers which containers have turned out equal. One difference ends the whole
 * comparison, so all that are finished while it goes on are equal, and equality is transitive: each
 * class of equal containers is a tree of parents (union-find). A container that occurs once needs
 * no memory.
 */
#include "vm/compare.h"

#include <string.h>

#include "heap/dict.h"
#include "source/limits.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/number.h"
#include "vm/repr.h"

typedef struct Comparison {
    Vm *vm;
    size_t pairs;  /* of containers, compared so far */
    Dict *parents; /* by address: another container of the class, or itself; NULL: short so far */
} Comparison;

/* ---- classes of equal containers ---- */

static Datum address_key(const Obj *obj)
{
    return datum_int((int64_t)(uintptr_t)obj);
}

/* The container that represents the class; NULL: nothing is known to be equal to this one. */
static Obj *class_find(const Dict *parents, Obj *obj)
{
    const Datum *found = dict_find(parents, address_key(obj));
    if (!found)
        return NULL;
    Obj *root = obj, *parent = found->as.obj;
    while (parent != root) {
        root = parent;
        parent = dict_find(parents, address_key(root))->as.obj;
    }
    for (Obj *at = obj; at != root;) { /* next time the path is short */
        Datum *link = dict_find(parents, address_key(at));
        at = link->as.obj;
        link->as.obj = root;
    }
    return root;
}

static void class_set(Comparison *c, Obj *obj, Obj *parent)
{
    dict_set(&c->vm->heap, c->parents, address_key(obj), (Datum){.kind = D_INT, .as.obj = parent});
}

static void class_join(Comparison *c, Obj *x, Obj *y)
{
    Obj *of_x = class_find(c->parents, x), *of_y = class_find(c->parents, y);
    if (!of_y)
        class_set(c, y, of_y = y);
    class_set(c, of_x ? of_x : x, of_y);
}

static bool class_is_same(const Comparison *c, Obj *x, Obj *y)
{
    const Obj *of_x = class_find(c->parents, x);
    return of_x && of_x == class_find(c->parents, y);
}

/* Counts a pair. True if x has been met before: only then the result is worth remembering. */
static bool pair_is_repeated(Comparison *c, Obj *x)
{
    enum { SHORT = 1000 }; /* pairs that are compared without a memory */
    vm_poll(c->vm);
    if (++c->pairs < SHORT)
        return false;
    if (!c->parents) {
        c->parents = heap_dict(&c->vm->heap);
        heap_begin_walk(&c->vm->heap);
    }
    return !heap_visit_once(&c->vm->heap, x);
}

static void check_depth(const Comparison *c, int depth)
{
    if (depth > LIMIT_COMPARED)
        error_throw(c->vm, "these lists are nested too deeply to be compared");
}

/* ---- equality ---- */

static int string_compare(const String *x, const String *y)
{
    size_t common = x->size < y->size ? x->size : y->size;
    int order = memcmp(x->text, y->text, common);
    if (order)
        return order < 0 ? -1 : 1;
    return (x->size > y->size) - (x->size < y->size);
}

static bool equal_within(Comparison *c, Datum x, Datum y, int depth);

static bool list_equal(Comparison *c, const List *x, const List *y, int depth)
{
    if (x->count != y->count)
        return false;
    for (size_t i = 0; i < x->count; i++)
        if (!equal_within(c, x->items[i], y->items[i], depth))
            return false;
    return true;
}

/* The order of the keys does not matter. */
static bool dict_equal(Comparison *c, const Dict *x, const Dict *y, int depth)
{
    if (x->count != y->count)
        return false;
    for (const DictEntry *entry = dict_first(x); entry; entry = dict_next(x, entry)) {
        const Datum *value = dict_find(y, entry->key);
        if (!value || !equal_within(c, entry->value, *value, depth))
            return false;
    }
    return true;
}

static bool container_equal(Comparison *c, Datum x, Datum y, int depth)
{
    bool is_repeated = pair_is_repeated(c, x.as.obj);
    if (is_repeated && class_is_same(c, x.as.obj, y.as.obj))
        return true;
    bool is_equal = x.kind == D_LIST ? list_equal(c, x.as.list, y.as.list, depth)
                                     : dict_equal(c, x.as.dict, y.as.dict, depth);
    if (is_repeated && is_equal)
        class_join(c, x.as.obj, y.as.obj);
    return is_equal;
}

static bool is_container(Datum x)
{
    return x.kind == D_LIST || x.kind == D_DICT;
}

/* Of data that are not two different containers of a kind. */
static bool simple_equal(Vm *vm, Datum x, Datum y)
{
    if (datum_is_number(x) && datum_is_number(y))
        return number_compare(convert_plain(vm, x), convert_plain(vm, y)) == 0;
    if (x.kind != y.kind)
        return false;
    if (x.kind == D_STRING)
        return string_compare(x.as.string, y.as.string) == 0;
    return x.kind == D_NIL || x.as.obj == y.as.obj;
}

static bool equal_within(Comparison *c, Datum x, Datum y, int depth)
{
    check_depth(c, depth);
    if (is_container(x) && x.kind == y.kind && x.as.obj != y.as.obj)
        return container_equal(c, x, y, depth + 1);
    return simple_equal(c->vm, x, y);
}

__attribute__((noinline)) static bool containers_equal(Vm *vm, Datum x, Datum y)
{
    Comparison comparison = {.vm = vm};
    return equal_within(&comparison, x, y, 0);
}

bool compare_equal(Vm *vm, Datum x, Datum y)
{
    return is_container(x) ? containers_equal(vm, x, y) : simple_equal(vm, x, y);
}

bool compare_same(Vm *vm, Datum x, Datum y)
{
    if (x.kind != y.kind)
        return false;
    if (x.kind == D_NODE)
        return x.as.node == y.as.node;
    if (datum_is_number(x) || x.kind == D_STRING)
        return compare_equal(vm, x, y);
    return x.kind == D_NIL || x.as.obj == y.as.obj;
}

bool compare_member(Vm *vm, Datum item, Datum x)
{
    vm_poll(vm);
    if (item.kind == D_NODE || x.kind == D_NODE)
        return item.kind == x.kind && item.as.node == x.as.node;
    return compare_equal(vm, item, x);
}

/* ---- order ---- */

static int order_within(Comparison *c, Datum x, Datum y, int depth);

static int list_order(Comparison *c, const List *x, const List *y, int depth)
{
    for (size_t i = 0; i < x->count && i < y->count; i++) {
        int order = order_within(c, x->items[i], y->items[i], depth);
        if (order)
            return order;
    }
    return (x->count > y->count) - (x->count < y->count);
}

/* Of data that are not two lists. */
static int simple_order(Vm *vm, Datum x, Datum y)
{
    if (datum_is_number(x) && datum_is_number(y))
        return number_compare(convert_plain(vm, x), convert_plain(vm, y));
    if (x.kind == D_STRING && y.kind == D_STRING)
        return string_compare(x.as.string, y.as.string);
    error_throw(vm, "cannot compare %s with %s", repr_noun(x), repr_noun(y));
}

static int order_within(Comparison *c, Datum x, Datum y, int depth)
{
    vm_poll(c->vm);
    check_depth(c, depth);
    if (x.kind != D_LIST || y.kind != D_LIST)
        return simple_order(c->vm, x, y);
    bool is_repeated = pair_is_repeated(c, x.as.obj);
    if (is_repeated && class_is_same(c, x.as.obj, y.as.obj))
        return 0;
    int order = list_order(c, x.as.list, y.as.list, depth + 1);
    if (is_repeated && order == 0)
        class_join(c, x.as.obj, y.as.obj);
    return order;
}

/* Apart, because the Comparison is on the stack: comparing numbers needs no frame. */
__attribute__((noinline)) static int lists_order(Vm *vm, Datum x, Datum y)
{
    Comparison comparison = {.vm = vm};
    return order_within(&comparison, x, y, 0);
}

int compare_order(Vm *vm, Datum x, Datum y)
{
    vm_poll(vm);
    return x.kind == D_LIST ? lists_order(vm, x, y) : simple_order(vm, x, y);
}
