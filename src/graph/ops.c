/* ops.c: the table of operations as data, and their values on plain numbers. */
#include "graph/ops.h"

const OpRow ops_table[OP_COUNT + 1] = {
#define OP(name, symbol, function, inputs, value, x_grad, y_grad, vanishes, derivative, help)      \
    [OP_##name] = {symbol, function, inputs, derivative, help, vanishes},
#include "graph/ops.def"
#undef OP
    [OP_FOLD] = {"+", "", 0, "", "", true}, /* its last operation is a sum */
};

double ops_value(Op op, double x, double y)
{
    double z = x; /* a leaf's value is what it holds */
    switch (op) {
#define OP(name, symbol, function, inputs, value, ...)                                             \
    case OP_##name:                                                                                \
        return value;
#include "graph/ops.def"
#undef OP
    case OP_COUNT:
        break;
    }
    (void)y;
    return z;
}
