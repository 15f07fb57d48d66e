/* number.c: arithmetic on integers and floats. */
#include "vm/number.h"

#include <assert.h>
#include <math.h>

static double number_float(Datum x)
{
    return x.kind == D_INT ? (double)x.as.integer : x.as.number;
}

/* CPython's float_floor_div (Objects/floatobject.c): exact even if the quotient is close to a whole
   number. */
static double float_floor_divide(double x, double y)
{
    double remainder = fmod(x, y);
    double quotient = (x - remainder) / y;
    if (remainder != 0.0 && (y < 0.0) != (remainder < 0.0))
        quotient -= 1.0;
    if (quotient == 0.0 || !isfinite(quotient))
        return y == 0.0 ? x / y : copysign(quotient, x / y);
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

/* The result has the sign of y, as in Python. */
static double float_modulo(double x, double y)
{
    double remainder = fmod(x, y);
    if (remainder != 0.0)
        return (y < 0.0) != (remainder < 0.0) ? remainder + y : remainder;
    return y == 0.0 ? NAN : copysign(0.0, y);
}

static Datum float_binary(BinaryOp op, double x, double y)
{
    switch (op) {
    case BIN_ADD:
        return datum_float(x + y);
    case BIN_SUB:
        return datum_float(x - y);
    case BIN_MUL:
        return datum_float(x * y);
    case BIN_DIV:
        return datum_float(x / y);
    case BIN_FLOOR_DIV:
        return datum_float(float_floor_divide(x, y));
    case BIN_MOD:
        return datum_float(float_modulo(x, y));
    case BIN_POW:
        return datum_float(pow(x, y));
    default:
        assert(!"an operator on numbers");
        return datum_float(NAN);
    }
}

static Datum int_floor_divide(int64_t x, int64_t y)
{
    if (x == INT64_MIN && y == -1)
        return datum_float(-(double)x);
    return datum_int(x / y - (x % y != 0 && (x < 0) != (y < 0)));
}

static Datum int_modulo(int64_t x, int64_t y)
{
    if (y == -1)
        return datum_int(0); /* INT64_MIN % -1 overflows in C */
    int64_t remainder = x % y;
    return datum_int(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder);
}

/* By squaring. A result that overflows becomes a float, as does a negative power. */
static Datum int_power(int64_t x, int64_t y)
{
    if (y < 0)
        return datum_float(pow((double)x, (double)y));
    int64_t result = 1, factor = x;
    for (int64_t rest = y; rest > 0; rest /= 2) {
        if (rest % 2 && __builtin_mul_overflow(result, factor, &result))
            return datum_float(pow((double)x, (double)y));
        if (rest > 1 && __builtin_mul_overflow(factor, factor, &factor))
            return datum_float(pow((double)x, (double)y));
    }
    return datum_int(result);
}

static Datum int_binary(BinaryOp op, int64_t x, int64_t y)
{
    int64_t result;
    switch (op) {
    case BIN_ADD:
        if (!__builtin_add_overflow(x, y, &result))
            return datum_int(result);
        break;
    case BIN_SUB:
        if (!__builtin_sub_overflow(x, y, &result))
            return datum_int(result);
        break;
    case BIN_MUL:
        if (!__builtin_mul_overflow(x, y, &result))
            return datum_int(result);
        break;
    case BIN_FLOOR_DIV:
        return int_floor_divide(x, y);
    case BIN_MOD:
        return int_modulo(x, y);
    case BIN_POW:
        return int_power(x, y);
    default:
        break;
    }
    return float_binary(op, (double)x, (double)y);
}

Datum number_binary(BinaryOp op, Datum x, Datum y)
{
    if (x.kind == D_INT && y.kind == D_INT)
        return int_binary(op, x.as.integer, y.as.integer);
    return float_binary(op, number_float(x), number_float(y));
}

/* Given that b rounded to a float equals a: compares without rounding. Above 2**53 they may
   differ. */
static int float_compare_int(double a, int64_t b)
{
    if (a >= 9223372036854775808.0)
        return 1;
    int64_t whole = (int64_t)a;
    return (whole > b) - (whole < b);
}

int number_compare(Datum x, Datum y)
{
    if (x.kind == D_INT && y.kind == D_INT)
        return (x.as.integer > y.as.integer) - (x.as.integer < y.as.integer);
    double a = number_float(x), b = number_float(y);
    if (isnan(a) || isnan(b))
        return 2;
    if (a == b && x.kind != y.kind)
        return x.kind == D_INT ? -float_compare_int(b, x.as.integer)
                               : float_compare_int(a, y.as.integer);
    return (a > b) - (a < b);
}
