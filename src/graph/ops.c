/* ops.c: the table of operations as data. */
#include "graph/ops.h"

const OpRow ops_table[OP_COUNT + 1] = {
#define OP(name, symbol, function, inputs, value, x_grad, y_grad, vanishes, derivative, help)      \
    [OP_##name] = {symbol, function, derivative, help, inputs, vanishes},
#include "graph/ops.def"
#undef OP
    [OP_FOLD] = {"+", "", "", "", 0, true}, /* its last operation is a sum */
};
