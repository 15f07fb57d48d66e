/* nudge.c: moving one node under a root, and recomputing only what depends on it. */
#include "graph/pass/nudge.h"

#include <float.h>
#include <string.h>

#include "graph/fold/fold.h"
#include "graph/fold/operands.h"
#include "graph/pass/reach.h"
#include "graph/pass/sweep.h"

enum { NODE_BYTES = sizeof(double) + sizeof(Node) + 1 };

size_t nudge_bytes(Node root)
{
    return ((size_t)root + 1) * NODE_BYTES;
}

void nudge_init(Nudge *nudge, Tape *tape, Node root, void *block)
{
    double *before = block;
    Node *above = (void *)(before + root + 1);
    *nudge = (Nudge){.tape = tape,
                     .root = root,
                     .node = root,
                     .above = above,
                     .before = before,
                     .depends = (uint8_t *)(above + root + 1)};
}

static inline bool operand_depends(void *context, Node operand)
{
    const Nudge *nudge = context;
    return nudge->depends[operand];
}

static void nudge_add(Nudge *nudge, Node node)
{
    nudge->depends[node] = 1;
    nudge->above[nudge->count] = node;
    nudge->before[nudge->count++] = tape_value(nudge->tape, node);
}

bool nudge_select(Nudge *nudge, Node selected)
{
    Tape *tape = nudge->tape;
    if (!reach_find(tape, nudge->root))
        return false;
    nudge->depends[nudge->node] = 0;
    for (size_t i = 0; i < nudge->count; i++)
        nudge->depends[nudge->above[i]] = 0;
    nudge->node = selected;
    nudge->x = tape_value(tape, selected);
    nudge->count = 0;
    nudge->depends[selected] = 1;
    Node low = tape->reach.low;
    for (Node node = selected < low ? low : selected + 1; node <= nudge->root; node++) {
        if (node % TAPE_POLL == 0 && tape_stopped(tape))
            return false;
        if ((tape->reach.dense || tape_is_marked(tape, node)) && tape_op(tape, node) != OP_LEAF &&
            operands_visit_inputs(tape, tape->word[node], operand_depends, nudge))
            nudge_add(nudge, node);
    }
    return true;
}

double nudge_move(Nudge *nudge, double x)
{
    tape_set_value(nudge->tape, nudge->node, x);
    sweep_forward_nodes(nudge->tape, nudge->above, nudge->count);
    return tape_value(nudge->tape, nudge->root);
}

void nudge_back(Nudge *nudge)
{
    TapePair *pair = nudge->tape->pair;
    pair[nudge->node].value = nudge->x;
    for (size_t i = 0; i < nudge->count; i++)
        pair[nudge->above[i]].value = nudge->before[i];
}

/* The error of a rounded result in units of 2**-53 times the result. Sums and products are rounded
   correctly; formulas with several functions of the C library are not. */
static double rounding_units(Op op)
{
    return op == OP_ADD || op == OP_MUL || op == OP_FOLD ? 1.0 : 8.0;
}

/* What the rounding of a node contributes, also if the result is too small for a float. An infinite
   gradient contributes nothing: the gradient of the selected node is not finite then. */
static double node_noise(const Tape *tape, Node node)
{
    Op op = tape_op(tape, node);
    double size = op == OP_FOLD ? fold_magnitude(tape, node) : fabs(tape_value(tape, node));
    double error = rounding_units(op) * (0.5 * DBL_EPSILON * size + DBL_TRUE_MIN);
    double noise = fabs(tape_grad(tape, node)) * error;
    return isfinite(noise) ? noise : 0.0;
}

double nudge_noise(const Nudge *nudge)
{
    double noise = 0.0;
    for (size_t i = 0; i < nudge->count; i++)
        noise += node_noise(nudge->tape, nudge->above[i]);
    return noise;
}

static double spread(const double found[3])
{
    return fmax(fmax(found[0], found[1]), found[2]) - fmin(fmin(found[0], found[1]), found[2]);
}

/* True if the value or a derivative jumps between points that are very close to the present x or
   y. */
static bool jumps(Op op, int moved, double x, double y, double c)
{
    double *place = moved == 0 ? &x : &y, from = *place, at[3][3];
    double step = 1e-9 * fmax(fabs(from), 1.0);
    for (int i = 0; i < 3; i++) {
        *place = from + (i - 1) * step;
        double z = ops_value(op, x, y, c);
        OpsDerivatives found = ops_derivatives(op, x, y, z, c);
        at[0][i] = z;
        at[1][i] = found.x;
        at[2][i] = found.y;
    }
    bool any = false;
    for (int i = 0; i < 3; i++)
        any |= spread(at[i]) > 1e-4 * (1.0 + fabs(at[i][1]));
    return any;
}

static bool is_kink(const Nudge *nudge, Node node)
{
    const Tape *tape = nudge->tape;
    Op op = tape_op(tape, node);
    Node operand[2] = {tape_first(tape, node), tape_second(tape, node)};
    if (op == OP_FOLD) /* its second field is no node, and a sum has no kink */
        return false;
    double x = tape_value(tape, operand[0]), y = tape_value(tape, operand[1]);
    double c = ops_has_two_constants(op) ? tape_value(tape, operand[1] + 1) : 0.0;
    for (int i = 0; i < ops_table[op].inputs; i++)
        if (nudge->depends[operand[i]] && jumps(op, i, x, y, c))
            return true;
    return false;
}

Node nudge_find_kink(const Nudge *nudge)
{
    for (size_t i = 0; i < nudge->count; i++)
        if (is_kink(nudge, nudge->above[i]))
            return nudge->above[i];
    return NODE_NONE;
}
