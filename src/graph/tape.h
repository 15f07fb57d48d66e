/*
 * tape.h: the graph of values, recorded in the order in which it was computed.
 *
 * A node is a 32-bit index into parallel arrays. Its operands are always older than the node, so
 * the order of the indices is a topological order: backward is one scan down, with no sort and no
 * recursion.
 *
 * The hot arrays are `pair` (value and gradient) and `word` (operation and operands, word.h). The
 * tape carries `label` and `site` for its users and never reads them. All arrays are reserved
 * address space. On 64 bits they do not move, and growing costs nothing; elsewhere they move when
 * they grow (array.h). So no pointer into them may be kept while nodes are recorded.
 *
 * An index changes only when the tape is collected (pass/collect.h) or unfolded (fold/unfold.h);
 * remap.h translates it. Functions that return a Node return NODE_NONE when the tape is full.
 */
#ifndef GRAPH_TAPE_H
#define GRAPH_TAPE_H

#include <assert.h>
#include <signal.h>
#include <stdint.h>

#include "base/mem.h"
#include "graph/folds.h"
#include "graph/word.h"

typedef struct TapePair {
    double value, grad;
} TapePair;

/* How many nodes there may be. Counts of nodes, except in `limit`, do not include nodes that folds
   hide. */
typedef struct TapeSpace {
    uint32_t capacity;  /* nodes for which address space is reserved */
    uint32_t limit;     /* nodes that the user allows; NODE_LIMIT: no limit */
    uint32_t charged;   /* nodes counted in Mem.used */
    uint32_t due_nodes; /* above so many nodes a collection is due */
    uint32_t room;      /* up to so many nodes tape_put needs no further check (tape_set_room) */
    bool is_huge;       /* the arrays have huge pages */
    bool is_exhausted;  /* the system had no address space for more */
    bool due;           /* a collection is due; the heap sets it, too */
} TapeSpace;

/* Where gradients may be nonzero, so that backward and zero_grad need not visit the whole tape.
   grads.h keeps it up to date. */
typedef struct TapeGrads {
    uint32_t graded;  /* nodes from here up have gradient 0 */
    uint32_t fresh;   /* so do these, and no backward has run since they were made */
    uint32_t leading; /* at least so many nodes at the start of the tape are leaves */
    uint32_t clean;   /* nodes below have gradient 0, except those in `touched` */
    Node *touched;
    size_t touched_count, touched_cap;
} TapeGrads;

/* What users are told about the last backward. */
typedef struct TapeLast {
    Node root;      /* NODE_NONE: there was none, or its root was collected */
    uint32_t label; /* the root's label at that time */
    bool any;       /* backward, backstep or an assignment has set gradients */
} TapeLast;

/* The nodes under one root are marked, and listed here, until the next walk or until nodes move.
   forward and the next backward of the same root then need no search (pass/reach.h). */
typedef struct TapeReach {
    Node root;  /* NODE_NONE: no result is kept */
    Node low;   /* the lowest inner node under the root */
    bool dense; /* every inner node from low to root is under the root */
    Node *leaves;
    size_t leaf_count, leaf_cap;
} TapeReach;

enum { TAPE_WATCHED = 16 };

/* Exists while nodes move (remap.h). */
typedef struct TapeRemap {
    uint32_t *to; /* new index of node first + i, NODE_NONE if it is removed; NULL: no node moves */
    Node first;   /* nodes below keep their index */
    uint32_t count; /* nodes afterwards */
} TapeRemap;

typedef struct Tape {
    TapePair *pair;
    uint64_t *word;
    uint32_t *label; /* id of a name; 0: none */
    uint32_t *site;  /* position in the source; 0: none */
    uint8_t *mark;   /* equal to `epoch`: marked */
    uint32_t count;  /* nodes in use */
    uint32_t here;   /* the site of new nodes */
    uint8_t epoch;
    bool tainted;  /* a finite value may depend on one that is not finite, because data was assigned
                      or recomputed */
    uint64_t gone; /* nodes removed so far, including hidden ones */
    TapeSpace space;
    Folds folds;
    TapeGrads grads;
    TapeLast last;
    TapeReach reach;
    /* Inner nodes that the owner looks for later; 0, a leaf, if there is none. This keeps no node
       alive: NODE_NONE once it was collected. */
    Node watched[TAPE_WATCHED];
    TapeRemap remap;
    Mem *mem;
    const volatile sig_atomic_t *stop; /* nonzero interrupts long loops; may be NULL */
} Tape;

/* Reserves the arrays; false if even a small tape does not fit. `limit` 0 is no limit. */
bool tape_init(Tape *tape, Mem *mem, uint64_t limit);
void tape_done(Tape *tape);
/* Removes all nodes. */
void tape_clear(Tape *tape);
/* Removes all folds, when no node refers to one. */
void tape_clear_folds(Tape *tape);
/* Returns memory above the nodes in use to the system. */
void tape_trim(Tape *tape);

/* ---- making nodes ---- */

/* Ensures memory for `count` nodes in all, or for one more fold. False at a limit. */
bool tape_charge_nodes(Tape *tape, uint32_t count);
bool tape_charge_fold(Tape *tape, uint32_t terms);

/* Must be called after every change of a member that `room` depends on. Never below `count`. */
static inline void tape_set_room(Tape *tape)
{
    TapeSpace *space = &tape->space;
    uint32_t hidden = tape->folds.hidden;
    uint32_t allowed = space->limit > hidden ? space->limit - hidden : 0;
    uint32_t ready = space->charged < space->due_nodes ? space->charged : space->due_nodes;
    space->room = allowed < ready ? allowed : ready;
}

/* True if tape_put may be called. */
static inline bool tape_has_room(const Tape *tape)
{
    return tape->count < tape->space.room;
}

static inline Node tape_put(Tape *tape, uint64_t word, double value, uint32_t site)
{
    Node node = tape->count++;
    tape->pair[node] = (TapePair){value, 0.0};
    tape->word[node] = word;
    tape->label[node] = 0;
    tape->site[node] = site;
    return node;
}

static inline Node tape_push(Tape *tape, uint64_t word, double value)
{
    if (!tape_has_room(tape) && (tape->count + tape->folds.hidden >= tape->space.limit ||
                                 !tape_charge_nodes(tape, tape->count + 1)))
        return NODE_NONE;
    return tape_put(tape, word, value, tape->here);
}

/* Records `op` with operands a and b, and computes its value. An operation with one operand ignores
   b. The second of two constants is node b + 1. */
static inline Node tape_apply(Tape *tape, Op op, Node a, Node b)
{
    bool binary = ops_operands(op) == 2, ternary = ops_has_two_constants(op);
    assert(a < tape->count && (!binary || b + ternary < tape->count));
    double y = binary ? tape->pair[b].value : 0.0, c = ternary ? tape->pair[b + 1].value : 0.0;
    double z = ops_value(op, tape->pair[a].value, y, c);
    return tape_push(tape, word_pack(op, a, binary ? b : a), z);
}

Node tape_leaf(Tape *tape, double value);
/* A leaf for a plain number that is an operand of a Value, such as the 3 of 3*a. */
Node tape_number(Tape *tape, double value);
/* A constant of an operation. `whole`: it was written as an integer, **2 and not **2.0. */
Node tape_constant(Tape *tape, double value, bool whole);

/* Nodes as users count them: with those that folds hide. */
static inline uint32_t tape_size(const Tape *tape)
{
    return tape->count + tape->folds.hidden;
}

/* How many nodes were ever made. */
static inline uint64_t tape_made(const Tape *tape)
{
    return tape->gone + tape_size(tape);
}

/* ---- reading and assigning ---- */

/* The stress build checks every index that is read. One that was not remapped after a collection
   is in the vacated part of the tape. */
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
    return word_op(tape->word[node]);
}

static inline Node tape_first(const Tape *tape, Node node)
{
    return word_first(tape->word[node]);
}

static inline Node tape_second(const Tape *tape, Node node)
{
    return word_second(tape->word[node]);
}

static inline void tape_set_value(Tape *tape, Node node, double value)
{
    TAPE_CHECK(tape, node);
    tape->tainted |= !isfinite(tape->pair[node].value) || !isfinite(value);
    tape->pair[node].value = value;
}

/* The inputs of a node, left to right, with duplicates (`a + a` has two). Returns their number: the
   rest of the array has no meaning. The tape must be unfolded (fold/unfold.h). */
static inline int tape_inputs(const Tape *tape, Node node, Node inputs[2])
{
    assert(node < tape->count);
    inputs[0] = tape_first(tape, node);
    inputs[1] = tape_second(tape, node);
    return ops_table[tape_op(tape, node)].inputs;
}

/* The local derivatives of an inner node with its present data: by its first and second operand. */
OpsDerivatives tape_derivatives(const Tape *tape, Node node);
/* What backward adds to the gradients of the operands if the node's own is g (ops_terms). */
OpsDerivatives tape_terms(const Tape *tape, Node node, double g);

/* True if a constant was written as an integer. */
bool tape_is_whole(const Tape *tape, Node constant);
/* True for a leaf of tape_number. */
bool tape_is_number(const Tape *tape, Node node);

/* ---- walks ---- */

enum { TAPE_POLL = 1 << 16 }; /* nodes between two polls of the stop flag */

static inline bool tape_stopped(const Tape *tape)
{
    return tape->stop && *tape->stop;
}

/* Begins a walk: no node is marked any more, and the kept result of reach_find is dropped. */
void tape_unmark_all(Tape *tape);

static inline void tape_mark(Tape *tape, Node node)
{
    TAPE_CHECK(tape, node);
    tape->mark[node] = tape->epoch;
}

static inline bool tape_is_marked(const Tape *tape, Node node)
{
    return tape->mark[node] == tape->epoch;
}

/* ---- memory ---- */

/* A collection is due, and space.due is set, after so many more nodes or terms of folds. */
void tape_set_due(Tape *tape, size_t nodes, size_t terms);

/* Bytes that a node takes, all arrays together. */
enum { TAPE_NODE_BYTES = sizeof(TapePair) + sizeof(uint64_t) + 2 * sizeof(uint32_t) + 1 };

/* Bytes in use. */
static inline size_t tape_bytes(const Tape *tape)
{
    return (size_t)tape->count * TAPE_NODE_BYTES + folds_bytes(&tape->folds);
}

#endif
