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

/* A term of a folded sum: a product of two nodes, or one node. What it came to is kept, so that the
   sum can be unfolded with the values of the time. */
typedef struct FoldTerm {
    Node a, b; /* b: NODE_NONE if the term is no product */
    double value;
} FoldTerm;

enum {
    FOLD_CLOSE = 2, /* a twin is no farther above */
    FOLD_ALONE = UINT8_MAX
};

/*
 * start + term + … + term, recorded as one node (fold.h) in place of the nodes that it stands for:
 * the products, if there are any, and then the sums from left to right. They have no name and no
 * handle, so nobody can tell, and all have one gradient.
 */
typedef struct Fold {
    uint32_t first, count; /* its terms */
    uint32_t leaves;       /* nodes just before it that are its own plain numbers: those of the
                              products, then the start */
    uint32_t site;         /* of the products */
    bool products;         /* the terms are products */
    bool flipped;          /* the first sum is term + start: the start was a plain number */
    bool young;            /* all terms stood on leaves and fresh nodes when it was recorded */
    uint8_t twin;          /* so far above it stands the sum that forward computes together with it;
                              0: not known yet */
    double start;          /* the value of the start when the sum was last computed */
    double grad;           /* of all nodes that it stands for but the last */
} Fold;

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

    Fold *fold; /* in the order of their nodes; a node's second operand says which is its own */
    FoldTerm *term;
    uint32_t fold_count, term_count;
    uint32_t folds_charged, terms_charged; /* those whose memory is counted in mem */
    uint32_t hidden; /* nodes that the folded ones stand for, beside themselves */
    bool folds_off;  /* sums are recorded unfolded; to be set before any is recorded */

    uint32_t count;                /* nodes in use */
    uint32_t charged;              /* nodes whose memory is counted in mem */
    uint32_t capacity;             /* nodes for which address space is reserved */
    uint32_t limit;                /* nodes that the user allows */
    uint32_t end;                  /* the smaller of both */
    uint32_t due_nodes, due_terms; /* at so many a collection will be due: then `due` is set */
    uint32_t room, term_room;      /* up to so many, another is made without asking */
    bool due;                      /* a collection */
    uint8_t epoch;
    uint32_t here; /* the site that new nodes get */
    uint64_t gone; /* nodes that were forgotten or collected, as the user counts them */

    uint32_t graded;  /* every node from here up has gradient 0 */
    uint32_t fresh;   /* the same, and no backward has run since they were made */
    uint32_t leading; /* so many nodes at the beginning are leaves, at least */
    uint32_t young;   /* folds from here up: `fresh` has not moved since they were recorded */
    uint32_t clean;   /* every node below has gradient 0, but for those in `touched` */
    Node *touched;
    size_t touched_count, touched_cap;
    Node last_root;      /* of the last backward; NODE_NONE if there was none or it was collected */
    uint32_t root_label; /* its label then */
    bool has_gradients;  /* backward, backstep or an assignment has happened */
    bool tainted;        /* data became infinite or nan by assignment or forward, or was that and
                            was assigned: a finite value may stand on what is not */
    TapeReach reach;

    Node *leaves; /* the leaves under reach.root */
    size_t leaf_count, leaf_cap;

    uint32_t *moved; /* during a collection: new index of node first_dead + i */
    Node first_dead;
    uint32_t live; /* nodes that the collection keeps */
    uint32_t folds_kept, terms_kept, young_kept;

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

/* The word of a node: its operation in 6 bits, two operands in NODE_BITS each. Where there is one
   operand, it stands twice. */
static inline uint64_t tape_encode(Op op, Node a, Node b)
{
    return (uint64_t)op | (uint64_t)a << 6 | (uint64_t)b << (6 + NODE_BITS);
}

static inline Op tape_word_op(uint64_t word)
{
    return (Op)(word & 63);
}

static inline Node tape_word_first(uint64_t word)
{
    return (Node)(word >> 6 & (NODE_LIMIT - 1));
}

static inline Node tape_word_second(uint64_t word)
{
    return (Node)(word >> (6 + NODE_BITS));
}

/* Makes room for `count` nodes, for a fold more, counted in mem. False where there is none. */
bool tape_charge_nodes(Tape *tape, uint32_t count);
bool tape_charge_fold(Tape *tape, uint32_t terms);

/* To be called after any change of what `room` is made of. It is never below `count`. */
static inline void tape_set_room(Tape *tape)
{
    uint32_t allowed = tape->end > tape->hidden ? tape->end - tape->hidden : 0;
    uint32_t ready = tape->charged < tape->due_nodes ? tape->charged : tape->due_nodes;
    tape->room = allowed < ready ? allowed : ready;
}

/* Whether tape_put may be called. */
static inline bool tape_has_room(const Tape *tape)
{
    return tape->count < tape->room;
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
    if (!tape_has_room(tape) &&
        (tape->count + tape->hidden >= tape->end || !tape_charge_nodes(tape, tape->count + 1)))
        return NODE_NONE;
    return tape_put(tape, word, value, tape->here);
}

/* A node for `op` over operands a and b (b is ignored for one operand), its value computed. */
static inline Node tape_apply(Tape *tape, Op op, Node a, Node b)
{
    bool binary = ops_operands(op) == 2;
    assert(a < tape->count && (!binary || b < tape->count));
    double y = binary ? tape->pair[b].value : 0.0;
    return tape_push(tape, tape_encode(op, a, binary ? b : a),
                     ops_value(op, tape->pair[a].value, y));
}

Node tape_leaf(Tape *tape, double value);
/* The exponent of a constant power. `whole` says that it was written as an integer: **2, not **2.0.
 */
Node tape_exponent(Tape *tape, double value, bool whole);

/* Nodes as the user counts them. */
static inline uint32_t tape_size(const Tape *tape)
{
    return tape->count + tape->hidden;
}

/* How many were made since the start. */
static inline uint64_t tape_made(const Tape *tape)
{
    return tape->gone + tape_size(tape);
}

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
    return tape_word_op(tape->word[node]);
}

static inline Node tape_first(const Tape *tape, Node node)
{
    return tape_word_first(tape->word[node]);
}

static inline Node tape_second(const Tape *tape, Node node)
{
    return tape_word_second(tape->word[node]);
}

/* Assigns a node's data. */
static inline void tape_set_value(Tape *tape, Node node, double value)
{
    TAPE_CHECK(tape, node);
    tape->tainted |= !isfinite(tape->pair[node].value) || !isfinite(value);
    tape->pair[node].value = value;
}

/* The inputs of a node, left to right, with duplicates (`a + a` has two). Returns their number. The
   tape must be unfolded (fold.h), as for tape_topo and tape_backstep. */
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
/* To 0, of which nobody has to be told. */
static inline void tape_clear_grad(Tape *tape, Node node)
{
    TAPE_CHECK(tape, node);
    tape->pair[node].grad = 0.0;
    tape->has_gradients = true;
}
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

/* Sets at how many nodes and terms of folded sums the next one is due. */
void tape_set_due(Tape *tape, uint32_t nodes, uint32_t terms);
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

/* Bytes that a node takes, all arrays together. */
enum { TAPE_NODE_BYTES = sizeof(TapePair) + sizeof(uint64_t) + 2 * sizeof(uint32_t) + 1 };

/* Bytes that the nodes in use take. */
static inline size_t tape_bytes(const Tape *tape)
{
    return (size_t)tape->count * TAPE_NODE_BYTES + tape->fold_count * sizeof(Fold) +
           tape->term_count * sizeof(FoldTerm);
}

/* ---- for the tape's own files ---- */

/* A word with the new indices of its operands, while nodes move. */
uint64_t tape_move_word(const Tape *tape, uint64_t word);
/* What the tape itself knows of nodes, when they have moved. */
void tape_moved_all(Tape *tape);
/* There are no folds any more. */
void tape_forget_folds(Tape *tape);

/* The nodes below `clean` are no longer known to have gradient 0. */
void tape_forget_touched(Tape *tape);
/* A fresh value for `mark`, so that no node is marked; forgets the kept reach set. For the tape's
   own files and walks over it. */
void tape_next_epoch(Tape *tape);

#endif
