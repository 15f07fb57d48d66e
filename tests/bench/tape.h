/*
 * tape.h: the bare tape, which bounds what mgrad can reach while it records a graph.
 *
 * Nodes are in two arrays: a pair {value, gradient}, and a 64-bit word with the operation and the
 * indices of its operands. Recording is a push, backward one scan down with a switch. There is no
 * interpreter, no collection, no label, no source place and no folding: a neuron of n inputs takes
 * 2n nodes and its activation. Define _DEFAULT_SOURCE first, for madvise.
 */
#ifndef TAPE_H
#define TAPE_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include "bench.h"

typedef uint32_t Node;

typedef enum Op { LEAF, ADD, MUL, SQUARE, RELU, TANH, EXP, LOG } Op;

typedef struct Pair {
    double value, grad;
} Pair;

typedef struct Tape {
    Pair *pair;
    uint64_t *word; /* op, a and b in 6, 29 and 29 bits */
    Node count;
} Tape;

enum { OP_BITS = 6, NODE_BITS = 29 };

/* ---- recording ---- */

/* Memory that is mapped at its first touch, in huge pages if the system has them. */
static inline void *tape_reserve(size_t size)
{
    enum { HUGE_PAGE = 1 << 21 };
    void *memory;
    if (posix_memalign(&memory, HUGE_PAGE, size))
        bench_fail("out of memory");
#ifdef MADV_HUGEPAGE
    if (size >= HUGE_PAGE)
        madvise(memory, size, MADV_HUGEPAGE);
#endif
    return memory;
}

static inline void tape_init(Tape *tape, size_t capacity)
{
    tape->pair = tape_reserve(capacity * sizeof *tape->pair);
    tape->word = tape_reserve(capacity * sizeof *tape->word);
    tape->count = 0;
}

static inline void tape_done(Tape *tape)
{
    free(tape->pair);
    free(tape->word);
}

static inline Node tape_push(Tape *tape, Op op, Node a, Node b, double value)
{
    Node node = tape->count++;
    tape->pair[node] = (Pair){value, 0.0};
    tape->word[node] = (uint64_t)op | (uint64_t)a << OP_BITS | (uint64_t)b << (OP_BITS + NODE_BITS);
    return node;
}

static inline double tape_value(const Tape *tape, Node node)
{
    return tape->pair[node].value;
}

static inline Node tape_leaf(Tape *tape, double value)
{
    return tape_push(tape, LEAF, 0, 0, value);
}

static inline Node tape_add(Tape *tape, Node a, Node b)
{
    return tape_push(tape, ADD, a, b, tape_value(tape, a) + tape_value(tape, b));
}

static inline Node tape_mul(Tape *tape, Node a, Node b)
{
    return tape_push(tape, MUL, a, b, tape_value(tape, a) * tape_value(tape, b));
}

static inline double relu(double x)
{
    return x > 0.0 ? x : 0.0;
}

static inline Node tape_square(Tape *tape, Node a)
{
    return tape_push(tape, SQUARE, a, 0, tape_value(tape, a) * tape_value(tape, a));
}

static inline Node tape_relu(Tape *tape, Node a)
{
    return tape_push(tape, RELU, a, 0, relu(tape_value(tape, a)));
}

static inline Node tape_tanh(Tape *tape, Node a)
{
    return tape_push(tape, TANH, a, 0, tanh(tape_value(tape, a)));
}

static inline Node tape_exp(Tape *tape, Node a)
{
    return tape_push(tape, EXP, a, 0, exp(tape_value(tape, a)));
}

static inline Node tape_log(Tape *tape, Node a)
{
    return tape_push(tape, LOG, a, 0, log(tape_value(tape, a)));
}

/* ---- sweeps ---- */

static inline Op word_op(uint64_t word)
{
    return word & ((1 << OP_BITS) - 1);
}

static inline Node word_a(uint64_t word)
{
    return word >> OP_BITS & (((Node)1 << NODE_BITS) - 1);
}

static inline Node word_b(uint64_t word)
{
    return (Node)(word >> (OP_BITS + NODE_BITS));
}

static inline double word_value(uint64_t word, const Pair *pair, double leaf)
{
    double x = pair[word_a(word)].value;
    switch (word_op(word)) {
    case LEAF:
        return leaf;
    case ADD:
        return x + pair[word_b(word)].value;
    case MUL:
        return x * pair[word_b(word)].value;
    case SQUARE:
        return x * x;
    case RELU:
        return relu(x);
    case TANH:
        return tanh(x);
    case EXP:
        return exp(x);
    case LOG:
        return log(x);
    }
    return 0.0;
}

/* Recomputes every node from the leaves. */
static inline void tape_forward(Tape *tape)
{
    for (Node node = 0; node < tape->count; node++)
        tape->pair[node].value = word_value(tape->word[node], tape->pair, tape->pair[node].value);
}

static inline void word_back(uint64_t word, Pair *pair, Pair z)
{
    Pair *a = &pair[word_a(word)], *b = &pair[word_b(word)];
    switch (word_op(word)) {
    case LEAF:
        break;
    case ADD:
        a->grad += z.grad;
        b->grad += z.grad;
        break;
    case MUL:
        a->grad += b->value * z.grad;
        b->grad += a->value * z.grad;
        break;
    case SQUARE:
        a->grad += 2.0 * a->value * z.grad;
        break;
    case RELU:
        a->grad += a->value > 0.0 ? z.grad : 0.0;
        break;
    case TANH:
        a->grad += (1.0 - z.value * z.value) * z.grad;
        break;
    case EXP:
        a->grad += z.value * z.grad;
        break;
    case LOG:
        a->grad += z.grad / a->value;
        break;
    }
}

/* Backward from root. Gradients of inner nodes must be 0 before. */
static inline void tape_backward(Tape *tape, Node root)
{
    tape->pair[root].grad = 1.0;
    for (Node node = root + 1; node-- > 0;)
        word_back(tape->word[node], tape->pair, tape->pair[node]);
}

static inline void tape_zero_inner(Tape *tape)
{
    for (Node node = 0; node < tape->count; node++)
        if (word_op(tape->word[node]) != LEAF)
            tape->pair[node].grad = 0.0;
}

/* ---- neurons ---- */

/* The weighted sum of `count` inputs: all products, then the sums, starting with the bias. The
   neuron's parameters are contiguous, the bias last. */
static inline Node tape_dot(Tape *tape, Node weights, const Node *inputs, int count)
{
    Node product = tape->count, sum = weights + (Node)count;
    for (int i = 0; i < count; i++)
        tape_mul(tape, weights + (Node)i, inputs[i]);
    for (int i = 0; i < count; i++)
        sum = tape_add(tape, sum, product + (Node)i);
    return sum;
}

#endif
