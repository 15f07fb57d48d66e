/*
 * word.h: a node's index, and the 64-bit word that says how the node was computed.
 *
 * A word is an operation and two operands: the three-address form of a row of ops.def and of an
 * instruction of the VM. An operation with one operand repeats it, so both fields of an inner
 * node's word are valid nodes. Two operations are exceptions:
 *
 *     OP_LEAF  has no operands; the first field is the origin of the leaf (LeafKind)
 *     OP_FOLD  the first field is the start of the sum, the second the index of its Fold
 */
#ifndef GRAPH_WORD_H
#define GRAPH_WORD_H

#include <stdint.h>

#include "graph/ops.h"

typedef uint32_t Node;

/* Where a leaf comes from. */
typedef enum LeafKind {
    LEAF_VALUE,  /* the program made it */
    LEAF_WHOLE,  /* a constant of an operation, written as an integer (tape_constant) */
    LEAF_NUMBER, /* a plain number that is an operand (tape_number) */
} LeafKind;

enum { NODE_BITS = 29 };
#define NODE_NONE  UINT32_MAX
#define NODE_LIMIT ((uint32_t)1 << NODE_BITS) /* no session has more nodes */

/* The operation is in the low 6 bits, each operand in NODE_BITS. */
static inline uint64_t word_pack(Op op, Node a, Node b)
{
    return (uint64_t)op | (uint64_t)a << 6 | (uint64_t)b << (6 + NODE_BITS);
}

static inline Op word_op(uint64_t word)
{
    return (Op)(word & 63);
}

static inline Node word_first(uint64_t word)
{
    return (Node)(word >> 6 & (NODE_LIMIT - 1));
}

static inline Node word_second(uint64_t word)
{
    return (Node)(word >> (6 + NODE_BITS));
}

#endif
