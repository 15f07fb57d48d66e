/*
 * tape.h: the graph of values, recorded in the order in which it was computed.
 *
 * A node is a 32-bit index. An operation's operands are always older, so the order of the indices
 * is a topological order: backward is one scan downwards, without a sort and without recursion.
 *
 * A node is a pair {value, gradient} and one 64-bit instruction word (operation and two operand
 * indices), the same three-address form as a row of ops.def and an instruction of the VM. Beside
 * these hot arrays lie two cold ones that the tape only carries: a label and a site (where in the
 * source the node was made). All are reserved address space: they never move and grow by being
 * touched.
 *
 * Only a collection (tape_collect_*) changes the index of a node. Functions that return Node give
 * NODE_NONE when the tape is full.
 */
#ifndef GRAPH_TAPE_H
#define GRAPH_TAPE_H

#include <assert.h>
#include <signal.h>
#include <stdint.h>

#include "base/mem.h"
#include "graph/ops.h"

typedef uint32_t Node;

enum { NODE_BITS = 29 };
#define NODE_NONE  UINT32_MAX
#define NODE_LIMIT ((uint32_t)1 << NODE_BITS)

typedef struct TapePair {
    double value, grad;
} TapePair;

/* The nodes under one root. Kept until nodes move, so that forward and backward can share it. */
typedef struct TapeReach {
    Node root;  /* NODE_NONE: nothing is kept */
    Node low;   /* the lowest inner node reached */
    bool dense; /* every inner node from low to root is reached */
} TapeReach;

typedef struct Tape {
    TapePair *pair;
    uint64_t *word;
    uint32_t *label; /* a name's id; 0 is none */
    uint32_t *site;  /* a place in the source; 0 is none */
    uint8_t *mark;   /* == epoch: reached by the scan that runs or was last kept */

    uint32_t count;    /* nodes in use */
    uint32_t charged;  /* nodes whose memory is counted in mem */
    uint32_t capacity; /* nodes for which address space is reserved */
    uint32_t limit;    /* nodes that the user allows */
    uint8_t epoch;
    uint32_t here; /* the site that new nodes get */
    uint64_t made; /* nodes made since the start, for the command `time` */

    uint32_t graded; /* every node from here up has gradient 0 */
    uint32_t clean;  /* every node below has gradient 0, but for those in `touched` */
    Node *touched;
    size_t touched_count, touched_cap;
    Node last_root;      /* of the last backward; NODE_NONE if there was none or it was collected */
    uint32_t root_label; /* its label then */
    bool has_gradients;  /* backward, backstep or an assignment has happened */
    TapeReach reach;

    Node *leaves; /* the leaves under reach.root */
    size_t leaf_count, leaf_cap;

    uint32_t *moved; /* during a collection: new index of node first_dead + i */
    Node first_dead;
    uint32_t live; /* nodes that the collection keeps */

    Mem *mem;
    const volatile sig_atomic_t *stop; /* nonzero asks a long sweep to end; may be NULL */
} Tape;

/* Reserves the arrays; false if there is not even room for a small tape. `limit` 0 is none. */
bool tape_init(Tape *tape, Mem *mem, uint64_t limit);
void tape_done(Tape *tape);
/* Forgets all nodes. */
void tape_clear(Tape *tape);
/* Gives the memory above the nodes in use back to the system. */
void tape_trim(Tape *tape);

/* ---- making nodes ---- */

Node tape_leaf(Tape *tape, double value);
/* The exponent of a constant power. `whole` says that it was written as an integer: **2, not **2.0.
 */
Node tape_exponent(Tape *tape, double value, bool whole);
/* A node for `op` over operands a and b (b is ignored for one operand), its value computed. */
Node tape_apply(Tape *tape, Op op, Node a, Node b);

/* ---- looking at nodes ---- */

/* The stress build looks at every index that is read: one that a collection should have rewritten
   points at vacated slots. */
#ifdef MGRAD_GCSTRESS
#define TAPE_CHECK(tape, node) assert((node) < (tape)->count)
#else
#define TAPE_CHECK(tape, node) ((void)0)
#endif

static inline double tape_value(const Tape *tape, Node node)
{
    TAPE_CHECK(tape, node);
    return tape->pair[node].value;
}

static inline double tape_grad(const Tape *tape, Node node)
{
    TAPE_CHECK(tape, node);
    return tape->pair[node].grad;
}

static inline Op tape_op(const Tape *tape, Node node)
{
    TAPE_CHECK(tape, node);
    return (Op)(tape->word[node] & 63);
}

static inline Node tape_first(const Tape *tape, Node node)
{
    return (Node)(tape->word[node] >> 6 & (NODE_LIMIT - 1));
}

static inline Node tape_second(const Tape *tape, Node node)
{
    return (Node)(tape->word[node] >> (6 + NODE_BITS));
}

/* The inputs of a node, left to right, with duplicates (`a + a` has two). Returns their number. */
int tape_inputs(const Tape *tape, Node node, Node inputs[2]);
/* Whether an exponent was written as an integer. */
bool tape_is_whole(const Tape *tape, Node exponent);

/* The nodes under the roots, inputs first: depth-first, inputs from left to right, each node once.
   The array is the caller's, `*count` Nodes long; NULL if memory is short or *stop ended it. */
Node *tape_topo(Tape *tape, const Node *roots, size_t root_count, size_t *count);
/* Whether `node` is under the root of the last backward. */
bool tape_under_last_root(Tape *tape, Node node);

/* ---- gradients ---- */

void tape_set_grad(Tape *tape, Node node, double grad);
void tape_zero_grad(Tape *tape);

/* Each of these returns false if *stop ended it. */

/* The gradient of root with respect to every node under it: inner nodes are set afresh, leaves add
   up. One reverse sweep (reverse-mode differentiation; Linnainmaa 1970). Ended by *stop, it leaves
   every leaf as it was. */
bool tape_backward(Tape *tape, Node root);
/* The local rule of one node: adds to its inputs' gradients. */
void tape_backstep(Tape *tape, Node node);
/* Recomputes every inner node under root, in place. */
bool tape_forward(Tape *tape, Node root);
/* Whether some leaf under root holds a gradient already. */
bool tape_leaves_have_grad(Tape *tape, Node root);

/* ---- collection: the heap marks what it holds, the tape slides together ---- */

void tape_collect_begin(Tape *tape);
static inline void tape_collect_mark(Tape *tape, Node node)
{
    TAPE_CHECK(tape, node);
    tape->mark[node] = tape->epoch;
}
/* Marks what marked nodes stand on, and moves the live nodes down, keeping their order. After it
   every index held outside goes through tape_moved, until tape_collect_end. */
void tape_collect_slide(Tape *tape);
static inline Node tape_moved(const Tape *tape, Node node)
{
    return node < tape->first_dead ? node : tape->moved[node - tape->first_dead];
}
void tape_collect_end(Tape *tape);

/* The nodes below `clean` are no longer known to have gradient 0. */
void tape_forget_touched(Tape *tape);
/* A fresh value for `mark`, so that no node is marked; forgets the kept reach set. For the tape's
   own files and walks over it. */
void tape_next_epoch(Tape *tape);

/* Bytes that a node takes, all arrays together. */
enum { TAPE_NODE_BYTES = sizeof(TapePair) + sizeof(uint64_t) + 2 * sizeof(uint32_t) + 1 };

#endif
