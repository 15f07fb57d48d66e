/*
 * explain_paths.c: one row for each of the largest paths.
 *
 * A path is shown as steps. A step is one node, or a chain of sums, of which each but the last is
 * unlabelled: a sum of a hundred terms is one step. Of a path with many steps the middle is left
 * out.
 */
#include <string.h>

#include "base/num.h"
#include "lib/explain/explain_internal.h"
#include "lib/explain/node_name.h"
#include "lib/explain/subject.h"
#include "view/outline.h"

enum {
    STEPS_FIRST = 3, /* shown of a path that is abbreviated */
    STEPS_LAST = 2,
    BLOCKED_MOST = 3 /* nodes with a derivative of 0 that are shown */
};

/* A part of a path: the edges from `at` on, in the order from the Value to the root. */
typedef struct PathPart {
    const Explanation *e;
    const PathEdge *edges;
    uint32_t at, count;
} PathPart;

/* True if the node is a part of a longer chain of sums, not its end. */
static bool is_inside_chain(const Tape *tape, PathEdge edge, PathEdge next)
{
    Node inputs[2];
    if (tape_op(tape, edge.node) != OP_ADD || tape_op(tape, next.node) != OP_ADD ||
        tape->label[edge.node])
        return false;
    tape_inputs(tape, edge.node, inputs);
    return inputs[0] != inputs[1];
}

/* Takes the next step: its last edge. False at the end. */
static bool part_next(PathPart *part, PathEdge *step)
{
    const Tape *tape = &part->e->vm->tape;
    if (part->at == part->count)
        return false;
    while (part->at + 1 < part->count &&
           is_inside_chain(tape, part->edges[part->at], part->edges[part->at + 1]))
        part->at++;
    *step = part->edges[part->at++];
    return true;
}

static uint32_t part_count(PathPart part)
{
    uint32_t count = 0;
    PathEdge step;
    while (part_next(&part, &step))
        count++;
    return count;
}

/* True for the steps that are left out. */
static bool is_left_out(uint32_t step, uint32_t steps)
{
    return steps > STEPS_FIRST + 1 + STEPS_LAST && step >= STEPS_FIRST && step + STEPS_LAST < steps;
}

/* Writes `a → * → … → L`. */
static void part_put_names(PathPart part)
{
    const Explanation *e = part.e;
    uint32_t steps = part_count(part);
    PathEdge step;
    subject_put_short_name(e->vm, e->rows, e->node);
    for (uint32_t i = 0; part_next(&part, &step); i++) {
        if (is_left_out(i, steps)) {
            buf_puts(e->rows, i == STEPS_FIRST ? " → …" : "");
            continue;
        }
        buf_puts(e->rows, " → ");
        node_name_put_short(e->vm, e->rows, step.node);
        explain_put_side(e, e->rows, step);
    }
}

/* Writes a cell for each factor; those that are left out are one. */
static void part_put_factors(PathPart part)
{
    const Explanation *e = part.e;
    uint32_t steps = part_count(part);
    PathProduct rest = {0.5, 1};
    PathEdge step;
    for (uint32_t i = 0; part_next(&part, &step); i++) {
        if (is_left_out(i, steps)) {
            rest = path_product_times(rest, paths_derivative(&e->vm->tape, step));
            if (is_left_out(i + 1, steps))
                continue;
            buf_puts(e->rows, "\t× … = ");
            num_put_short(e->rows, path_product_value(rest));
            continue;
        }
        buf_puts(e->rows, i ? "\t× " : "\t");
        explain_put_factor(e, step);
    }
}

static void put_found(const Explanation *e, Paths *paths, uint32_t index)
{
    PathPart part = {e, paths_edges(paths, index), 0, paths->found[index].length};
    part_put_names(part);
    part_put_factors(part);
    explain_put_result(e, path_product_value(paths->found[index].product));
}

/* ---- paths with a factor of 0 ---- */

static void put_number(const Explanation *e, const char *before, double number)
{
    buf_puts(e->rows, before);
    num_put_short(e->rows, number);
}

static void put_zero_reason(const Explanation *e, PathEdge edge)
{
    const Tape *tape = &e->vm->tape;
    Op op = tape_op(tape, edge.node);
    Node inputs[2];
    tape_inputs(tape, edge.node, inputs);
    double x = tape_value(tape, inputs[edge.slot]);
    Node other = inputs[!edge.slot];
    bool is_number = node_name_is_number(e->vm, other);
    if (op == OP_RELU) {
        put_number(e, "the relu is off, because its input is ", x);
    } else if (op == OP_MUL) {
        buf_puts(e->rows, is_number ? "the other factor" : "the other factor, ");
        if (!is_number)
            node_name_put(e->vm, e->rows, other);
        buf_puts(e->rows, is_number ? " is 0" : ", is 0");
    } else if (op == OP_MAX || op == OP_MIN) {
        put_number(e, "the result is the other operand, ", tape_value(tape, other));
    } else {
        put_number(e, "its derivative is 0, because its input is ", x);
    }
}

/* The operands of a node whose derivative is 0, and to which a path without such a factor leads:
   where paths are blocked first. Sets `edges`, and returns their number. */
static int find_blocked(const Paths *paths, Node node, PathEdge edges[2])
{
    const Tape *tape = paths->tape;
    Node inputs[2];
    int found = 0, count = tape_inputs(tape, node, inputs);
    for (int slot = 0; slot < count; slot++) {
        PathEdge edge = {node, (uint32_t)slot};
        if (inputs[slot] >= paths->from && paths_to(paths, inputs[slot])->nonzero.digits &&
            paths_derivative(tape, edge) == 0.0)
            edges[found++] = edge;
    }
    return found;
}

/* The largest path to a node that blocks paths, and why it does. */
static void put_blocking(const Explanation *e, Paths *paths, PathEdge edge)
{
    PathPart part = {.e = e};
    part.edges = paths_edges_through(paths, edge, &part.count);
    buf_puts(e->rows, "  ");
    part_put_names(part);
    buf_puts(e->rows, ": ");
    put_zero_reason(e, edge);
    buf_putc(e->rows, '\n');
}

/* A line for each of the first such nodes; those with the same text are counted only. */
static void put_all_blocking(const Explanation *e, Paths *paths)
{
    uint64_t found = 0, shown = 0;
    size_t line = 0, size = 0; /* the last line */
    subject_mark_graph(e->vm, e->root);
    for (Node node = e->node + 1; node <= e->root; node++) {
        PathEdge edges[2];
        int count = tape_is_marked(paths->tape, node) ? find_blocked(paths, node, edges) : 0;
        found += (uint64_t)count;
        for (int i = 0; i < count && shown < BLOCKED_MOST; i++) {
            size_t start = e->rows->len;
            put_blocking(e, paths, edges[i]);
            const char *text = buf_text(e->rows);
            bool is_new =
                e->rows->len - start != size || memcmp(text + line, text + start, size) != 0;
            line = is_new ? start : line;
            size = e->rows->len - start;
            shown += is_new;
            buf_truncate(e->rows, is_new ? e->rows->len : start);
        }
        if (node % TAPE_POLL == 0)
            vm_poll(e->vm);
    }
    if (found > shown) {
        buf_puts(e->rows, "  and at ");
        outline_put_quantity(e->rows, found - shown, "more node");
        buf_putc(e->rows, '\n');
    }
}

static void put_zero_paths(const Explanation *e, Paths *paths)
{
    const PathNode *total = paths_total(paths);
    PathCount zero = path_count_minus(total->count, total->nonzero);
    if (zero.digits == 0)
        return;
    bool is_one = zero.digits == 1 && zero.exponent == 0;
    explain_put_count(e->rows, zero);
    buf_puts(e->rows, is_one ? " path has a factor of 0:\n" : " paths have a factor of 0:\n");
    put_all_blocking(e, paths);
}

void explain_put_paths(const Explanation *e, Paths *paths)
{
    const PathNode *total = paths_total(paths);
    PathCount more = path_count_minus(total->nonzero, (PathCount){paths->found_count, 0});
    double shown = 0.0;
    if (more.digits == 0)
        paths_sort_by_operands(paths);
    for (uint32_t i = 0; i < paths->found_count; i++) {
        put_found(e, paths, i);
        shown += path_product_value(paths->found[i].product);
    }
    if (more.digits)
        explain_put_more(e, more, e->grad - shown);
    if (paths->found_count > 1 || more.digits)
        explain_put_sum(e);
    put_zero_paths(e, paths);
}
