/*
 * bits.c: & | ^ ~ << >> on integers.
 *
 * Floats and Values are refused even if they are whole. Their bits are not those of an integer, and
 * `^` is more often a power from another language.
 */
#include "vm/bits.h"

#include <math.h>
#include <stdio.h>

#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

/* How to make an integer of a float or Value. For a Value that was written as a whole number, the
   way is to bind it as one. */
static const char *bits_help(Vm *vm, Datum x)
{
    int64_t whole;
    Name label = x.kind == D_NODE ? vm->tape.label[x.as.node] : 0;
    if (!label || tape_op(&vm->tape, (Node)x.as.node) != OP_LEAF || !convert_whole(vm, x, &whole))
        return "int(x) makes an integer of a number";
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "to keep an integer, write 'let %s = %lld' or 'set numbers plain'",
               intern_text(&vm->names, label), (long long)whole);
    return buf_text(&vm->scratch);
}

/* `x` is no integer. */
static _Noreturn void bits_refuse(Vm *vm, const char *operator, Datum x)
{
    const char *help = datum_is_number(x) ? bits_help(vm, x) : NULL;
    if (datum_is_number(x) && operator[0] == '^')
        error_throw_at(vm, site_span(vm), help,
                       "'^' works on the bits of integers: write a**b for a power");
    error_throw_at(vm, site_span(vm), help,
                   "'%s' works on the bits of integers, not of %s", operator,
                   x.kind == D_FLOAT ? "a float" : repr_noun(x));
}

/* x // 2**count. The complement of a negative number is not negative, so its shift is defined. */
static int64_t shift_right(int64_t x, int64_t count)
{
    uint64_t flip = x < 0 ? UINT64_MAX : 0;
    return (int64_t)((((uint64_t)x ^ flip) >> (count < 64 ? count : 63)) ^ flip);
}

/* x * 2**count */
static Datum shift_left(int64_t x, int64_t count)
{
    enum { MOST = 2000 }; /* more is inf anyway */
    int64_t shifted = count < 64 ? (int64_t)((uint64_t)x << count) : 0;
    if (x == 0 || (count < 64 && shift_right(shifted, count) == x))
        return datum_int(shifted);
    return datum_float(ldexp((double)x, count < MOST ? (int)count : MOST));
}

Datum bits_binary(Vm *vm, BinaryOp op, Datum x, Datum y)
{
    if (x.kind != D_INT || y.kind != D_INT)
        bits_refuse(vm, binary_text(op), x.kind != D_INT ? x : y);
    int64_t a = x.as.integer, b = y.as.integer;
    switch (op) {
    case BIN_BIT_AND:
        return datum_int(a & b);
    case BIN_BIT_XOR:
        return datum_int(a ^ b);
    case BIN_BIT_OR:
        return datum_int(a | b);
    default:
        break;
    }
    if (b < 0)
        error_throw(vm, "'%s' by a negative number of bits", binary_text(op));
    return op == BIN_SHIFT_LEFT ? shift_left(a, b) : datum_int(shift_right(a, b));
}

Datum bits_invert(Vm *vm, Datum x)
{
    if (x.kind != D_INT)
        bits_refuse(vm, "~", x);
    return datum_int(~x.as.integer);
}
