/*
 * operators.c: operators on numbers, Values, strings, lists and dictionaries.
 *
 * Plain numbers are computed by number.c. With a Value, each operator is written as micrograd
 * writes it, in terms of +, * and **, so that graphs and floating-point results are the same.
 */
#include "vm/operators.h"

#include <math.h>

#include "vm/bits.h"
#include "vm/compare.h"
#include "vm/concat.h"
#include "vm/convert.h"
#include "vm/dictionary.h"
#include "vm/error.h"
#include "vm/foreign.h"
#include "vm/number.h"
#include "vm/repr.h"
#include "vm/search.h"
#include "vm/site.h"

static bool datum_is_function(Datum x)
{
    return x.kind == D_CLOSURE || x.kind == D_NATIVE || x.kind == D_MODULE;
}

/* A builtin with the usual name of a variable is probably meant as one. */
static const char *function_help(Vm *vm, Datum function)
{
    if (function.kind != D_NATIVE || !(function.as.native->row->flags & ROW_QUIET))
        return "call a function with parentheses: f(x)";
    const char *name = function.as.native->signature.name;
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "%s is a builtin function; for a variable, write %s = … first", name,
               name);
    return buf_text(&vm->scratch);
}

static _Noreturn void operators_refuse(Vm *vm, BinaryOp op, Datum x, Datum y)
{
    const char *help = NULL;
    if (x.kind == D_LIST || y.kind == D_LIST)
        help = "lists have no arithmetic: write [2*x for x in xs]";
    else if (op == BIN_MUL && (x.kind == D_STRING || y.kind == D_STRING))
        help = "a string is repeated a whole number of times";
    else if (op == BIN_ADD && (x.kind == D_STRING || y.kind == D_STRING))
        help = "to put a value into text, use braces: \"x is {x}\"";
    else if (op == BIN_SUB && datum_is_function(x))
        help = "if these are two arguments, a comma is missing between them: f, -5";
    else if (datum_is_function(x) || datum_is_function(y))
        help = function_help(vm, datum_is_function(x) ? x : y);
    else if (x.kind == D_NIL || y.kind == D_NIL)
        help = "a function without 'return' returns nil";
    error_throw_at(vm, site_span(vm), help, "cannot use '%s' on %s and %s", binary_text(op),
                   repr_noun(x), repr_noun(y));
}

/* ---- Values ---- */

/* A plain operand becomes the right one, as in micrograd's __radd__ and __rmul__. */
static Datum node_commute(Vm *vm, Op op, Datum x, Datum y)
{
    if (x.kind == D_NODE)
        return operators_apply(vm, op, x.as.node, convert_node(vm, y));
    return operators_apply(vm, op, y.as.node, convert_node(vm, x));
}

/* -x = x * -1 */
static Node node_negate(Vm *vm, Node x)
{
    Node minus_one = vm_number(vm, -1.0).as.node;
    return operators_apply(vm, OP_MUL, x, minus_one).as.node;
}

static Node negative_leaf(Vm *vm, Datum number)
{
    double x = convert_number(vm, number);
    return vm_number(vm, number.kind == D_INT ? 0.0 - x : -x).as.node;
}

/* x - y = x + (-y); the negative of a number is a leaf: 0.0 of the integer 0, -0.0 of the float. */
static Datum node_subtract(Vm *vm, Datum x, Datum y)
{
    if (y.kind != D_NODE)
        return operators_apply(vm, OP_ADD, x.as.node, negative_leaf(vm, y));
    Node minus_y = node_negate(vm, y.as.node);
    if (x.kind == D_NODE)
        return operators_apply(vm, OP_ADD, x.as.node, minus_y);
    return operators_apply(vm, OP_ADD, minus_y, convert_node(vm, x));
}

static Datum node_power_constant(Vm *vm, Node x, Datum k)
{
    Node exponent = tape_constant(&vm->tape, convert_number(vm, k), k.kind == D_INT);
    return operators_apply(vm, OP_POWK, x, vm_node(vm, exponent).as.node);
}

/* x / y = x * y**-1; the inverse of a number is a leaf. */
static Datum node_divide(Vm *vm, Datum x, Datum y)
{
    if (y.kind != D_NODE) {
        double inverse = pow(convert_number(vm, y), -1.0);
        return operators_apply(vm, OP_MUL, x.as.node, vm_number(vm, inverse).as.node);
    }
    Node inverse = node_power_constant(vm, y.as.node, datum_int(-1)).as.node;
    if (x.kind == D_NODE)
        return operators_apply(vm, OP_MUL, x.as.node, inverse);
    return operators_apply(vm, OP_MUL, inverse, convert_node(vm, x));
}

static Datum node_power(Vm *vm, Datum x, Datum y)
{
    if (y.kind != D_NODE)
        return node_power_constant(vm, x.as.node, y);
    return operators_apply(vm, OP_POW, convert_node(vm, x), y.as.node);
}

/* ---- operators on numbers and Values ---- */

static Datum plain_binary(Vm *vm, BinaryOp op, Datum x, Datum y)
{
    bool divides_whole = op == BIN_FLOOR_DIV || op == BIN_MOD;
    if (divides_whole && y.kind == D_INT && y.as.integer == 0)
        error_throw(vm, "'%s' by an integer zero", binary_text(op));
    return number_binary(op, x, y);
}

static Datum node_binary(Vm *vm, BinaryOp op, Datum x, Datum y)
{
    switch (op) {
    case BIN_ADD:
        return node_commute(vm, OP_ADD, x, y);
    case BIN_SUB:
        return node_subtract(vm, x, y);
    case BIN_MUL:
        return node_commute(vm, OP_MUL, x, y);
    case BIN_DIV:
        return node_divide(vm, x, y);
    case BIN_POW:
        return node_power(vm, x, y);
    default: /* the graph has no such operation: the result is a plain number */
        return plain_binary(vm, op, convert_plain(vm, x), convert_plain(vm, y));
    }
}

static Datum value_binary(Vm *vm, BinaryOp op, Datum x, Datum y)
{
    if (x.kind != D_NODE && y.kind != D_NODE)
        return plain_binary(vm, op, x, y);
    return node_binary(vm, op, x, y);
}

Datum operators_negate(Vm *vm, Datum x)
{
    if (x.kind == D_INT && x.as.integer != INT64_MIN)
        return datum_int(-x.as.integer);
    if (x.kind == D_NODE)
        return datum_node(node_negate(vm, x.as.node));
    if (!datum_is_number(x))
        error_throw(vm, "cannot use '-' on %s", repr_noun(x));
    return datum_float(-convert_number(vm, x));
}

Datum operators_function(Vm *vm, Op op, Datum x)
{
    if (x.kind == D_NODE)
        return operators_apply(vm, op, x.as.node, 0);
    if (!datum_is_number(x))
        error_throw_at(vm, site_arg_span(vm, 0), foreign_operand(vm, ops_table[op].function, x),
                       "%s needs a number or a Value, not %s", ops_table[op].function,
                       repr_noun(x));
    if (op == OP_ABS && x.kind == D_INT && x.as.integer != INT64_MIN)
        return datum_int(x.as.integer < 0 ? -x.as.integer : x.as.integer);
    if (op == OP_SIGN && x.kind == D_INT)
        return datum_int((x.as.integer > 0) - (x.as.integer < 0));
    if (op == OP_RELU && x.kind == D_INT)
        return datum_int(x.as.integer > 0 ? x.as.integer : 0);
    return datum_float(ops_value(op, convert_number(vm, x), 0.0, 0.0));
}

/* ---- strings and lists ---- */

static Datum joined_or_repeated(Vm *vm, BinaryOp op, Datum x, Datum y)
{
    if (op == BIN_ADD && x.kind == D_STRING && y.kind == D_STRING)
        return concat_strings(vm, x.as.string, y.as.string);
    if (op == BIN_ADD && x.kind == D_LIST && y.kind == D_LIST)
        return concat_lists(vm, x.as.list, y.as.list);
    Datum sequence = datum_is_number(x) ? y : x;
    int64_t times;
    if (op == BIN_MUL && convert_whole(vm, datum_is_number(x) ? x : y, &times)) {
        if (sequence.kind == D_STRING)
            return concat_string_times(vm, sequence.as.string, times);
        if (sequence.kind == D_LIST)
            return concat_list_times(vm, sequence.as.list, times);
    }
    operators_refuse(vm, op, x, y);
}

/* ---- comparisons ---- */

/* `order` is that of compare_order. With nan (2), no comparison holds. */
static bool order_holds(BinaryOp op, int order)
{
    switch (op) {
    case BIN_LT:
        return order < 0;
    case BIN_LE:
        return order <= 0;
    case BIN_GT:
        return order == 1;
    default:
        return order == 0 || order == 1;
    }
}

static bool contains(Vm *vm, Datum x, Datum in)
{
    if (in.kind == D_STRING && x.kind == D_STRING)
        return search_find(vm, in.as.string, x.as.string, 0) != SIZE_MAX;
    if (in.kind == D_DICT)
        return dictionary_find(vm, in.as.dict, x) != NULL;
    if (in.kind != D_LIST)
        error_throw(vm, "cannot look for %s in %s", repr_noun(x), repr_noun(in));
    for (size_t i = 0; i < in.as.list->count; i++)
        if (compare_member(vm, in.as.list->items[i], x))
            return true;
    return false;
}

/* All operators but those of arithmetic. */
static Datum other_binary(Vm *vm, BinaryOp op, Datum x, Datum y)
{
    switch (op) {
    case BIN_EQ:
        return datum_int(compare_equal(vm, x, y));
    case BIN_NE:
        return datum_int(!compare_equal(vm, x, y));
    case BIN_LT:
    case BIN_LE:
    case BIN_GT:
    case BIN_GE:
        return datum_int(order_holds(op, compare_order(vm, x, y)));
    case BIN_IN:
        return datum_int(contains(vm, x, y));
    case BIN_NOT_IN:
        return datum_int(!contains(vm, x, y));
    case BIN_IS:
        return datum_int(compare_same(vm, x, y));
    default:
        return bits_binary(vm, op, x, y);
    }
}

Datum operators_binary(Vm *vm, BinaryOp op, Datum x, Datum y)
{
    if (op > BIN_POW) /* the last one of arithmetic */
        return other_binary(vm, op, x, y);
    if (datum_is_number(x) && datum_is_number(y))
        return value_binary(vm, op, x, y);
    return joined_or_repeated(vm, op, x, y);
}
