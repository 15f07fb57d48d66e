/* symbol.c: the text of a node's operation. */
#include "graph/symbol.h"

#include "base/num.h"

static void symbol_put_constant(Buf *out, const Tape *tape, Node constant)
{
    double k = tape_value(tape, constant);
    if (tape_is_whole(tape, constant))
        buf_printf(out, "%.0f", k);
    else
        num_put_float(out, k);
}

void symbol_put_constants(Buf *out, const Tape *tape, Node node)
{
    int constants = ops_table[tape_op(tape, node)].constants;
    for (int i = 0; i < constants; i++) {
        buf_puts(out, i ? ", " : "");
        symbol_put_constant(out, tape, tape_second(tape, node) + (Node)i);
    }
}

/* `**2`, `elu(1.0)`, `clamp(0, 1)` */
void symbol_put(Buf *out, const Tape *tape, Node node)
{
    Op op = tape_op(tape, node);
    bool in_brackets = ops_table[op].constants && op != OP_POWK;
    buf_puts(out, ops_table[op].symbol);
    buf_puts(out, in_brackets ? "(" : "");
    symbol_put_constants(out, tape, node);
    buf_puts(out, in_brackets ? ")" : "");
}
