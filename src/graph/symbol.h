/* symbol.h: the text of a node's operation, for pictures and for the field `op` of a Value. */
#ifndef GRAPH_SYMBOL_H
#define GRAPH_SYMBOL_H

#include "base/buf.h"
#include "graph/tape.h"

/* "+", "tanh", "**2" or "**2.0" (as the exponent was written); nothing for a leaf. */
void symbol_put(Buf *out, const Tape *tape, Node node);
/* The constants of the operation: "2", "0, 1"; nothing if it has none. */
void symbol_put_constants(Buf *out, const Tape *tape, Node node);

#endif
