/* ops.c: the operations of the graph as a table, for help, pictures and lookups by name. */
#include "graph/ops.h"

const OpRow ops_table[OP_COUNT + 1] = {
#define OP(name, symbol, function, inputs, value, x_grad, y_grad, vanishes, derivative, help)      \
    [OP_##name] = {symbol, function, derivative, help, inputs, vanishes},
#include "graph/ops.def"
#undef OP
    [OP_FOLD] = {"+", "", "", "", 0, true}, /* its node is the last of the sums */
};
