/*
 * tape_fixture.h: a tape for each test, and short names for operations on it. Include it after
 * <cmocka.h>.
 */
#ifndef TAPE_FIXTURE_H
#define TAPE_FIXTURE_H

#include <stdlib.h>

#include "graph/grads.h"
#include "graph/pass/collect.h"
#include "graph/pass/reach.h"
#include "graph/pass/sweep.h"
#include "graph/topo.h"

static Mem mem;
static Tape tape;
static volatile sig_atomic_t stop;

static inline int setup_tape(void **state)
{
    (void)state;
    mem_init(&mem);
    stop = 0;
    if (!tape_init(&tape, &mem, 0))
        return -1;
    tape.stop = &stop;
    tape.folds.off = false; /* in a plain build, too */
    return 0;
}

/* Every test must free all memory that it allocated. */
static inline int teardown_tape(void **state)
{
    (void)state;
    tape_done(&tape);
    assert_int_equal(mem.used, 0);
    return 0;
}

/* Bitwise equal, except for the sign of a zero; nan equals nan. */
static inline void check_number(double got, double expected, const char *file, int line)
{
    if (got == expected || (isnan(got) && isnan(expected)))
        return;
    print_error("%.17g is not %.17g\n", got, expected);
    _fail(file, line);
}
#define assert_number(got, expected) check_number(got, expected, __FILE__, __LINE__)

static inline Node add(Node a, Node b)
{
    return tape_apply(&tape, OP_ADD, a, b);
}

static inline Node mul(Node a, Node b)
{
    return tape_apply(&tape, OP_MUL, a, b);
}

static inline Node leaf(double value)
{
    return tape_leaf(&tape, value);
}

static inline double value(Node node)
{
    return tape_value(&tape, node);
}

static inline double grad(Node node)
{
    return tape_grad(&tape, node);
}

/* leaf + leaf + … with `steps` additions: the graph is as deep as it is large. */
static inline Node chain_of(uint32_t steps)
{
    Node node = leaf(1.0);
    for (uint32_t i = 0; i < steps; i++)
        node = add(node, leaf(1.0));
    return node;
}

/* Pseudo-random numbers, the same on every machine (Marsaglia's xorshift). */
static inline uint32_t next_random(uint32_t *random, uint32_t below)
{
    *random ^= *random << 13;
    *random ^= *random >> 17;
    *random ^= *random << 5;
    return *random % below;
}

/* How many random graphs a test compares: MGRAD_GRAPHS, as in `make graphs`, or `usual`. */
static inline uint32_t graph_count(uint32_t usual)
{
    const char *given = getenv("MGRAD_GRAPHS");
    return given ? (uint32_t)atoi(given) : usual;
}

/* Adds a random node: always a leaf on an empty tape, sometimes a leaf later. */
static inline Node random_node(Tape *to, uint32_t *random)
{
    uint32_t op = next_random(random, OP_COUNT + 4);
    double number = (double)next_random(random, 1000) / 250.0 - 2.0;
    if (op == OP_LEAF || op >= OP_COUNT || to->count < 2)
        return tape_leaf(to, number);
    if (ops_table[op].constants) { /* of which the operation reads one or both */
        Node first = tape_leaf(to, number);
        tape_leaf(to, number + 1.0);
        return tape_apply(to, (Op)op, next_random(random, first), first);
    }
    return tape_apply(to, (Op)op, next_random(random, to->count), next_random(random, to->count));
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup_tape, teardown_tape)

#endif
