/*
 * symbol.h: how the operation of a node is written, in pictures and in a Value's field `op`.
 */
#ifndef GRAPH_SYMBOL_H
#define GRAPH_SYMBOL_H

#include "base/buf.h"
#include "graph/tape.h"

/* "+", "tanh", "**2" (or "**2.0", as the exponent was written); nothing for a leaf. */
void symbol_put(Buf *out, const Tape *tape, Node node);

#endif
