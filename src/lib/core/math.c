/*
 * math.c: mathematical functions. Functions that are operations (ops.def) have a row here only for
 * their names; the VM computes them.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/num.h"
#include "lib/args.h"
#include "lib/registry.h"
#include "vm/compare.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/operators.h"
#include "vm/site.h"

/* ---- operations with constants, powers ---- */

/* A constant on the tape, with the value of an argument or, if that is nil, of its default. */
static Node constant_node(Vm *vm, Datum written, double value)
{
    return (Node)vm_node(vm, tape_constant(&vm->tape, value, written.kind == D_INT)).as.node;
}

/* leaky_relu, elu: argument 1 is the constant. */
static Datum math_with_constant(Vm *vm, Datum *args, uint32_t count)
{
    Op op = vm->call.native->op;
    double x = arg_number(vm, args, 0), k = arg_number(vm, args, 1);
    (void)count;
    if (args[0].kind != D_NODE)
        return datum_float(ops_value(op, x, k, 0.0));
    return operators_apply(vm, op, (Node)args[0].as.node, constant_node(vm, args[1], k));
}

/* A bound of clamp; nil: there is none. */
static double arg_bound(Vm *vm, const Datum *args, uint32_t i, double none)
{
    return args[i].kind == D_NIL ? none : arg_number(vm, args, i);
}

static Datum math_clamp(Vm *vm, Datum *args, uint32_t count)
{
    double x = arg_number(vm, args, 0);
    double least = arg_bound(vm, args, 1, -INFINITY), most = arg_bound(vm, args, 2, INFINITY);
    (void)count;
    if (args[1].kind == D_NIL && args[2].kind == D_NIL)
        error_throw(vm, "clamp needs min, max or both");
    if (args[0].kind == D_NODE) {
        Node first = constant_node(vm, args[1], least);
        constant_node(vm, args[2], most); /* the node after it: see ops.def */
        return operators_apply(vm, OP_CLAMP, (Node)args[0].as.node, first);
    }
    double z = ops_value(OP_CLAMP, x, least, most);
    if (args[0].kind == D_INT) /* it stays an integer, and so does a bound */
        return z == x ? args[0] : convert_plain(vm, z == most ? args[2] : args[1]);
    return datum_float(z);
}

static Datum math_pow(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    arg_number(vm, args, 0);
    arg_number(vm, args, 1);
    return operators_binary(vm, BIN_POW, args[0], args[1]);
}

/* Python's math.pow computes with floats. */
static Datum math_pow_of_floats(Vm *vm, Datum *args, uint32_t count)
{
    double x = arg_number(vm, args, 0);
    arg_number(vm, args, 1);
    if (args[0].kind == D_INT)
        args[0] = datum_float(x);
    return math_pow(vm, args, count);
}

/* ---- max, min ---- */

/* The larger or smaller of two numbers, a node if one is a Value. Of equal ones the first; nan, if
   one is nan, as in NumPy and ops.def. */
static Datum extreme_of_two(Vm *vm, Op op, Datum x, Datum y)
{
    if (x.kind == D_NODE || y.kind == D_NODE)
        return vm_node(vm, tape_apply(&vm->tape, op, convert_node(vm, x), convert_node(vm, y)));
    if (convert_is_nan(vm, x) || convert_is_nan(vm, y))
        return convert_is_nan(vm, x) ? x : y;
    int order = compare_order(vm, x, y);
    bool second = op == OP_MAX ? order < 0 : order == 1;
    return second ? y : x;
}

/* The index of the largest or smallest element. Of equal ones the first; nan wins. */
static size_t extreme_place(Vm *vm, Op op, const List *list)
{
    size_t best = 0;
    for (size_t i = 1; i < list->count && !convert_is_nan(vm, list->items[best]); i++) {
        int order = compare_order(vm, list->items[i], list->items[best]);
        if (order == (op == OP_MAX ? 1 : -1) || convert_is_nan(vm, list->items[i]))
            best = i;
    }
    return best;
}

/* max(a, b) of Values makes a node; max(list) returns one of the elements. Argument 0 is the key,
   which is nil here. */
static Datum extreme(Vm *vm, Op op, Datum *args, uint32_t count)
{
    const char *name = site_called_name(vm);
    count--;
    if (count == 0)
        error_throw(vm, "%s needs a list, or two numbers", name);
    if (count == 1) {
        const List *list = arg_some(vm, args, 1);
        return list->items[extreme_place(vm, op, list)];
    }
    Datum best = args[1];
    for (uint32_t i = 1; i <= count; i++)
        if (args[i].kind != D_STRING)
            arg_number(vm, args, i);
    for (uint32_t i = 2; i <= count; i++)
        best = extreme_of_two(vm, op, best, args[i]);
    return best;
}

static Datum math_max(Vm *vm, Datum *args, uint32_t count)
{
    return extreme(vm, OP_MAX, args, count);
}

static Datum math_min(Vm *vm, Datum *args, uint32_t count)
{
    return extreme(vm, OP_MIN, args, count);
}

/* _max_by(xs, keys): core.mg has called the key function. */
static Datum extreme_by(Vm *vm, Op op, const Datum *args)
{
    const List *xs = arg_some(vm, args, 0), *keys = arg_list(vm, args, 1);
    return xs->items[extreme_place(vm, op, keys)];
}

static Datum math_max_by(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return extreme_by(vm, OP_MAX, args);
}

static Datum math_min_by(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return extreme_by(vm, OP_MIN, args);
}

/* ---- whole numbers ---- */

/* An integer if it fits, as in Python; else (inf, nan, huge) a float. */
static Datum whole_datum(double value)
{
    if (fabs(value) < 9.2e18)
        return datum_int((int64_t)value);
    return datum_float(value);
}

/* Integers are returned unchanged, so that large ones stay exact. */
static Datum math_floor(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind == D_INT)
        return args[0];
    return whole_datum(floor(arg_number(vm, args, 0)));
}

static Datum math_ceil(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind == D_INT)
        return args[0];
    return whole_datum(ceil(arg_number(vm, args, 0)));
}

/* Python's round(value, digits): correctly rounded decimals of the exact binary value. */
static double round_to_digits(double value, int64_t digits)
{
    enum { MOST_DIGITS = 330 };
    char text[2 * MOST_DIGITS + 20];
    if (!isfinite(value) || digits > MOST_DIGITS)
        return value;
    if (digits < 0) { /* to tens, hundreds, … */
        double unit = pow(10.0, (double)-digits);
        return isfinite(unit) ? nearbyint(value / unit) * unit : 0.0;
    }
    int size = snprintf(text, sizeof text, "%.*f", (int)digits, fabs(value));
    return copysign(num_read_float(text, (size_t)size), value);
}

static Datum math_round(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    double value = arg_number(vm, args, 0);
    if (args[1].kind == D_NIL)
        return args[0].kind == D_INT ? args[0] : whole_datum(nearbyint(value));
    double rounded = round_to_digits(value, arg_whole(vm, args, 1));
    return args[0].kind == D_INT ? whole_datum(rounded) : datum_float(rounded);
}

/* ---- tests ---- */

/* Python's math.isclose (PEP 485). */
static Datum math_isclose(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    double a = arg_number(vm, args, 0), b = arg_number(vm, args, 1);
    double relative = arg_number(vm, args, 2), absolute = arg_number(vm, args, 3);
    if (a == b)
        return datum_int(1);
    if (isinf(a) || isinf(b))
        return datum_int(0);
    double difference = fabs(a - b);
    double largest = fmax(fabs(a), fabs(b));
    return datum_int(difference <= relative * largest || difference <= absolute);
}

static Datum math_isnan(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    return datum_int(isnan(arg_number(vm, args, 0)));
}

static const Builtin rows[] = {
    {"relu(x)", NULL, 0, "math.relu np.relu torch.relu", NULL, NULL, 0},
    {"tanh(x)", NULL, 0, "math.tanh np.tanh torch.tanh", NULL, NULL, 0},
    {"exp(x)", NULL, 0, "math.exp np.exp torch.exp", NULL, NULL, 0},
    {"log(x)", NULL, 0, "math.log np.log torch.log", NULL, NULL, 0},
    {"sigmoid(x)", NULL, 0, "math.sigmoid np.sigmoid torch.sigmoid", NULL, NULL, 0},
    {"sin(x)", NULL, 0, "math.sin np.sin torch.sin", NULL, NULL, 0},
    {"cos(x)", NULL, 0, "math.cos np.cos torch.cos", NULL, NULL, 0},
    {"tan(x)", NULL, 0, "math.tan np.tan torch.tan", NULL, NULL, 0},
    {"sqrt(x)", NULL, 0, "math.sqrt np.sqrt torch.sqrt", NULL, NULL, 0},
    {"abs(x)", NULL, 0, "math.fabs np.abs torch.abs", NULL, NULL, 0},
    {"log1p(x)", NULL, ROW_QUIET, "math.log1p np.log1p torch.log1p", NULL, NULL, 0},
    {"expm1(x)", NULL, ROW_QUIET, "math.expm1 np.expm1 torch.expm1", NULL, NULL, 0},
    {"log2(x)", NULL, ROW_QUIET, "math.log2 np.log2 torch.log2", NULL, NULL, 0},
    {"log10(x)", NULL, ROW_QUIET, "math.log10 np.log10 torch.log10", NULL, NULL, 0},
    {"asin(x)", NULL, ROW_QUIET, "math.asin np.arcsin torch.asin", NULL, NULL, 0},
    {"acos(x)", NULL, ROW_QUIET, "math.acos np.arccos torch.acos", NULL, NULL, 0},
    {"atan(x)", NULL, ROW_QUIET, "math.atan np.arctan torch.atan", NULL, NULL, 0},
    {"sinh(x)", NULL, ROW_QUIET, "math.sinh np.sinh torch.sinh", NULL, NULL, 0},
    {"cosh(x)", NULL, ROW_QUIET, "math.cosh np.cosh torch.cosh", NULL, NULL, 0},
    {"sign(x)", NULL, ROW_QUIET, "np.sign torch.sign", NULL, NULL, 0},
    {"erf(x)", NULL, ROW_QUIET, "math.erf torch.erf", NULL, NULL, 0},
    {"erfc(x)", NULL, ROW_QUIET, "math.erfc torch.erfc", NULL, NULL, 0},
    {"softplus(x)", NULL, ROW_QUIET, NULL, NULL, NULL, 0},
    {"gelu(x)", NULL, ROW_QUIET, NULL, NULL, NULL, 0},
    {"silu(x)", NULL, ROW_QUIET, NULL, NULL, NULL, 0},
    {"leaky_relu(x, negative_slope=0.01)", math_with_constant, ROW_QUIET, NULL, NULL, NULL, 0},
    {"elu(x, alpha=1.0)", math_with_constant, ROW_QUIET, NULL, NULL, NULL, 0},
    {"clamp(x, min=nil, max=nil)", math_clamp, ROW_QUIET, "np.clip torch.clamp", NULL,
     "a = 1.5; b = clamp(a, 0, 1); backward b; a.grad", 0},
    {"pow(x, y)", math_pow, ROW_QUIET, "np.power torch.pow", "x raised to the power y, as x**y",
     "pow(2, 3)", 0},
    {"math.pow(x, y)", math_pow_of_floats, 0, NULL, "x**y, a float, as in Python", "math.pow(2, 3)",
     0},
    {"max(*xs, key=nil)", math_max, 0, "np.max np.maximum torch.max torch.maximum",
     "the largest of several numbers, or of a list, by x or by key(x), nan if one is nan; of "
     "Values, a node; if they are equal, the first gets the gradient",
     "max(3, 7)", 0},
    {"min(*xs, key=nil)", math_min, 0, "np.min np.minimum torch.min torch.minimum",
     "the smallest of several numbers, or of a list, by x or by key(x), nan if one is nan; of "
     "Values, a node; if they are equal, the first gets the gradient",
     "min([3, 7])", 0},
    {"_max_by(xs, keys)", math_max_by, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_min_by(xs, keys)", math_min_by, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"floor(x)", math_floor, 0, "math.floor np.floor torch.floor", "x rounded down to an integer",
     "floor(2.7)", 0},
    {"ceil(x)", math_ceil, 0, "math.ceil np.ceil torch.ceil", "x rounded up to an integer",
     "ceil(2.1)", 0},
    {"round(x, digits=nil)", math_round, 0, "np.round torch.round",
     "x rounded to an integer, or to that many decimals; halves round to even", "round(2.718, 2)",
     0},
    {"isclose(a, b, rel_tol=1e-09, abs_tol=0.0)", math_isclose, 0, "math.isclose",
     "1 if a and b are nearly equal, like Python's math.isclose", "isclose(0.1 + 0.2, 0.3)", 0},
    {"isnan(x)", math_isnan, 0, "math.isnan np.isnan torch.isnan", "1 if x is nan, not a number",
     "isnan(nan)", 0},
    {"pi", NULL, 0, "math.pi np.pi torch.pi",
     "the ratio of a circle's circumference to its diameter", "2*pi", 3.14159265358979323846},
    {"math.e", NULL, 0, "np.e torch.e", "the base of exp and log; the name e is free for programs",
     "math.e", 2.71828182845904523536},
    {"nan", NULL, 0, "math.nan np.nan torch.nan", "not a number: the result of log(-1)",
     "nan == nan", NAN},
    {"inf", NULL, 0, "math.inf np.inf torch.inf",
     "infinity: larger than any number, the result of 1/0", "-inf", INFINITY},
};

const BuiltinTable math_table = {"mathematics", rows, sizeof rows / sizeof *rows};
