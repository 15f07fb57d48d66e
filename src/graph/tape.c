/*
 * tape.c: memory of the tape.
 *
 * Recording a node is inline in tape.h and compares the count with one number, space.room. That is
 * the minimum of three bounds: the user's limit, the memory that is charged, and the count at which
 * a collection is due. tape_charge_nodes decides which of them was reached.
 */
#include "graph/tape.h"

#include <string.h>

#include "graph/array.h"

enum {
    CHARGE_STEP = 1 << 14,  /* nodes charged at a time */
    SMALLEST_TAPE = 1 << 14 /* without space for so many nodes, no session begins */
};

/* X(array): the arrays with one item per node. */
#define TAPE_ARRAYS(X) X(pair) X(word) X(label) X(site) X(mark)

static bool tape_reserve(Tape *tape, uint32_t capacity)
{
    bool ok = folds_reserve(&tape->folds, capacity);
#define RESERVE(array) ok &= (tape->array = array_reserve(capacity, sizeof *tape->array)) != NULL;
    TAPE_ARRAYS(RESERVE)
#undef RESERVE
    tape->space.capacity = capacity;
    return ok;
}

static void release_arrays(Tape *tape)
{
    size_t capacity = tape->space.capacity;
#define RELEASE(array) mem_release(tape->array, capacity * sizeof *tape->array);
    TAPE_ARRAYS(RELEASE)
#undef RELEASE
}

static void tape_release(Tape *tape)
{
    folds_release(&tape->folds);
    release_arrays(tape);
}

static void set_due_above(Tape *tape, uint32_t nodes, uint32_t terms)
{
    tape->space.due = false;
    tape->space.due_nodes = nodes;
    folds_set_due(&tape->folds, terms);
    tape_set_room(tape);
}

void tape_set_due(Tape *tape, size_t nodes, size_t terms)
{
    set_due_above(tape, (uint32_t)(tape->count + nodes),
                  (uint32_t)(tape->folds.term_count + terms));
}

bool tape_init(Tape *tape, Mem *mem, uint64_t limit)
{
    *tape = (Tape){
        .mem = mem, .last.root = NODE_NONE, .reach.root = NODE_NONE, .remap.first = NODE_NONE};
#ifdef MGRAD_PLAIN
    tape->folds.off = true;
#endif
    set_due_above(tape, UINT32_MAX, UINT32_MAX);
    tape->space.limit = limit && limit < NODE_LIMIT ? (uint32_t)limit : NODE_LIMIT;
    /* Address space may be limited (ulimit -v): reserve less rather than fail. */
    for (uint32_t capacity = ARRAY_FIRST; capacity >= SMALLEST_TAPE; capacity /= 2) {
        if (tape_reserve(tape, capacity))
            return true;
        tape_release(tape);
    }
    tape->pair = NULL;
    tape->space.capacity = 0;
    return false;
}

void tape_done(Tape *tape)
{
    tape_clear(tape);
    mem_free(tape->mem, tape->reach.leaves, tape->reach.leaf_cap * sizeof *tape->reach.leaves);
    mem_free(tape->mem, tape->grads.touched, tape->grads.touched_cap * sizeof *tape->grads.touched);
    if (tape->pair)
        tape_release(tape);
    *tape = (Tape){0};
}

/* The memory of `count` nodes, and of the table of new indices for a collection (remap.c), which
   must be able to run when all other memory is used. */
static size_t charge_of(const Tape *tape, uint32_t count)
{
    size_t bytes = count * sizeof *tape->remap.to;
#define ADD(array) bytes += array_bytes(count, sizeof *tape->array, tape->space.is_huge);
    TAPE_ARRAYS(ADD)
#undef ADD
    return bytes;
}

static void use_huge_pages(Tape *tape)
{
    TapeSpace *space = &tape->space;
#define USE_HUGE(array) array_use_huge_pages(tape->array, space->capacity, sizeof *tape->array);
    TAPE_ARRAYS(USE_HUGE)
#undef USE_HUGE
    space->is_huge = true;
}

void tape_trim(Tape *tape)
{
    TapeSpace *space = &tape->space;
    folds_trim(&tape->folds, tape->mem);
#define DISCARD(array) array_discard(tape->array, sizeof *tape->array, tape->count, space->charged);
    TAPE_ARRAYS(DISCARD)
#undef DISCARD
    uint32_t kept = array_round_up(tape->count, CHARGE_STEP);
    if (kept < space->charged) {
        mem_uncharge(tape->mem, charge_of(tape, space->charged) - charge_of(tape, kept));
        space->charged = kept;
    }
    tape_set_room(tape);
}

void tape_clear_folds(Tape *tape)
{
    folds_clear(&tape->folds);
    tape_set_room(tape);
}

void tape_clear(Tape *tape)
{
    TapeGrads *grads = &tape->grads;
    tape->gone += tape_size(tape);
    tape->count = 0;
    tape->tainted = false;
    tape_clear_folds(tape);
    *grads = (TapeGrads){.touched = grads->touched, .touched_cap = grads->touched_cap};
    tape->last = (TapeLast){.root = NODE_NONE};
    tape->reach.root = NODE_NONE;
    memset(tape->watched, 0, sizeof tape->watched);
    if (tape->pair)
        tape_trim(tape);
}

/* Sets `due`, once, until the next tape_set_due. */
static void note_due(Tape *tape, uint32_t nodes, uint32_t terms)
{
    if (nodes <= tape->space.due_nodes && terms <= tape->folds.due_terms)
        return;
    set_due_above(tape, UINT32_MAX, UINT32_MAX);
    tape->space.due = true;
}

/* Moves the arrays to where there is space for `wanted` nodes. False, and nothing has changed, if
   there is none. */
static bool grow(Tape *tape, uint32_t wanted)
{
    TapeSpace *space = &tape->space;
    uint32_t capacity = array_larger(space->capacity, wanted);
    bool ok = wanted <= capacity;
    Tape to = {.space.capacity = capacity};
#define COPY(array)                                                                                \
    to.array = ok ? array_copy(tape->array, space->charged, sizeof *to.array, capacity) : NULL;    \
    ok = ok && to.array;
    TAPE_ARRAYS(COPY)
#undef COPY
    space->is_exhausted = !ok;
    Tape *old = ok ? tape : &to;
    release_arrays(old);
    if (!ok)
        return false;
#define TAKE(array) tape->array = to.array;
    TAPE_ARRAYS(TAKE)
#undef TAKE
    space->capacity = capacity;
    if (space->is_huge)
        use_huge_pages(tape);
    return true;
}

/* Charges a step at a time, so that a recorded node rarely comes here. */
bool tape_charge_nodes(Tape *tape, uint32_t count)
{
    TapeSpace *space = &tape->space;
    note_due(tape, count, tape->folds.term_count);
    if (count > space->limit)
        return false;
    uint32_t wanted = array_round_up(count, CHARGE_STEP);
    if (wanted <= space->charged)
        return true;
    if (wanted > space->capacity && !grow(tape, wanted))
        return false;
    if (array_becomes_huge(tape->mem, space->charged, wanted))
        use_huge_pages(tape);
    if (!mem_charge(tape->mem, charge_of(tape, wanted) - charge_of(tape, space->charged))) {
        space->is_exhausted = false;
        return false;
    }
    space->charged = wanted;
    tape_set_room(tape);
    return true;
}

/* A sum hides at most two nodes per term, and needs a leaf for each plain number. All of them must
   fit, so that the tape is full at the same node with and without folding. */
bool tape_charge_fold(Tape *tape, uint32_t terms)
{
    Folds *folds = &tape->folds;
    uint64_t nodes = tape_size(tape) + 3 * (uint64_t)terms + 2;
    if (folds->off || terms == 0 || nodes > tape->space.limit)
        return false;
    note_due(tape, tape->count, folds->term_count + terms);
    return folds_charge(folds, tape->mem, terms);
}

/* Marks are never cleared one by one: a new epoch makes all of them old. After 255 epochs the
   values repeat, so the array is cleared. */
void tape_unmark_all(Tape *tape)
{
    tape->reach.root = NODE_NONE;
    if (tape->epoch == UINT8_MAX) {
        memset(tape->mark, 0, tape->space.charged);
        tape->epoch = 0;
    }
    tape->epoch++;
}

Node tape_leaf(Tape *tape, double value)
{
    return tape_push(tape, word_pack(OP_LEAF, 0, 0), value);
}

Node tape_number(Tape *tape, double value)
{
    return tape_push(tape, word_pack(OP_LEAF, LEAF_NUMBER, 0), value);
}

Node tape_constant(Tape *tape, double value, bool whole)
{
    return tape_push(tape, word_pack(OP_LEAF, whole ? LEAF_WHOLE : LEAF_VALUE, 0), value);
}

OpsDerivatives tape_terms(const Tape *tape, Node node, double g)
{
    Op op = tape_op(tape, node);
    Node first = tape_first(tape, node), second = tape_second(tape, node);
    double c = ops_has_two_constants(op) ? tape_value(tape, second + 1) : 0.0;
    return ops_terms(op, tape_value(tape, first), tape_value(tape, second), tape_value(tape, node),
                     c, g);
}

OpsDerivatives tape_derivatives(const Tape *tape, Node node)
{
    return tape_terms(tape, node, 1.0);
}

bool tape_is_whole(const Tape *tape, Node constant)
{
    return tape_first(tape, constant) == LEAF_WHOLE;
}

bool tape_is_number(const Tape *tape, Node node)
{
    return tape_op(tape, node) == OP_LEAF && tape_first(tape, node) == LEAF_NUMBER;
}
