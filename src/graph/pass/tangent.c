/*
 * tangent.c: dual numbers along the tape.
 *
 * A node depends on a seed if an operand does; these nodes are marked on the way. The operands of
 * others do not count: 0 times an infinite derivative would be nan.
 */
#include "graph/pass/tangent.h"

#include <string.h>

#include "graph/fold/fold.h"
#include "graph/fold/operands.h"

static inline bool operand_is_marked(void *context, Node operand)
{
    return tape_is_marked(context, operand);
}

/* The rows of ops.def say what a derivative adds to a gradient, as a function of g. The same
   functions of the operand's tangent give what it adds to the tangent of the node. */
static double node_tangent(const Tape *tape, Node node, const double *tangents)
{
    const TapePair *pair = tape->pair;
    Node first = tape_first(tape, node), second = tape_second(tape, node);
    double x = pair[first].value, y = pair[second].value, z = pair[node].value, sum = 0.0;
    switch (tape_op(tape, node)) {
#define OP(name, symbol, function, inputs, constants, value, x_grad, y_grad, ...)                  \
    case OP_##name: {                                                                              \
        double c = constants > 1 ? tape_value(tape, second + 1) : 0.0, g = tangents[first];        \
        if (inputs > 0 && tape_is_marked(tape, first))                                             \
            sum += x_grad;                                                                         \
        g = inputs > 1 ? tangents[second] : 0.0;                                                   \
        if (inputs > 1 && tape_is_marked(tape, second))                                            \
            sum += y_grad;                                                                         \
        (void)c, (void)g;                                                                          \
        break;                                                                                     \
    }
#include "graph/ops.def"
#undef OP
    case OP_FOLD:
        return fold_tangent(tape, node, tangents);
    }
    (void)x, (void)y, (void)z;
    return sum;
}

/* The lowest seed, from which the sweep starts. */
static Node plant(Tape *tape, const TangentSeed *seeds, size_t count, double *tangents, Node high)
{
    Node low = high;
    for (size_t i = 0; i < count; i++)
        if (seeds[i].node <= high) {
            tape_mark(tape, seeds[i].node);
            tangents[seeds[i].node] += seeds[i].speed;
            low = seeds[i].node < low ? seeds[i].node : low;
        }
    return low;
}

bool tangent_sweep(Tape *tape, const TangentSeed *seeds, size_t count, double *tangents, Node high)
{
    memset(tangents, 0, ((size_t)high + 1) * sizeof *tangents);
    tape_unmark_all(tape);
    for (Node node = plant(tape, seeds, count, tangents, high); node <= high; node++) {
        if (node % TAPE_POLL == 0 && tape_stopped(tape))
            return false;
        if (tape_op(tape, node) == OP_LEAF ||
            !operands_visit_inputs(tape, tape->word[node], operand_is_marked, tape))
            continue;
        tape_mark(tape, node);
        tangents[node] += node_tangent(tape, node, tangents);
    }
    return true;
}
