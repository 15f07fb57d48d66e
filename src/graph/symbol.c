/* symbol.c: the text of a node's operation. */
#include "graph/symbol.h"

#include "base/num.h"

void symbol_put(Buf *out, const Tape *tape, Node node)
{
    Op op = tape_op(tape, node);
    buf_puts(out, ops_table[op].symbol);
    if (op != OP_POWK)
        return;
    Node exponent = tape_second(tape, node);
    double k = tape_value(tape, exponent);
    if (tape_is_whole(tape, exponent))
        buf_printf(out, "%.0f", k);
    else
        num_put_float(out, k);
}
