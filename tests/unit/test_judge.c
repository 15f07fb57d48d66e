/*
 * test_judge.c: gradients of random graphs, right and wrong, against differences.
 *
 * MGRAD_GRAPHS is the number of graphs; 10,000 take two seconds.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fold_fixture.h"
#include "graph/pass/judge.h"

enum { GRAPHS = 2000, MOST_LEAVES = 5 };

/* ---- random graphs ---- */

typedef struct Graph {
    uint32_t random;
    Node leaves[MOST_LEAVES], root;
    uint32_t leaf_count;
} Graph;

static double random_number(Graph *graph)
{
    static const double special[] = {0.0, 1.0, -1.0, 2.0, 1e-7, -3e4, 20.0, 1e-3};
    if (next_random(&graph->random, 4) == 0)
        return special[next_random(&graph->random, sizeof special / sizeof *special)];
    return (double)next_random(&graph->random, 4000) / 1000.0 - 2.0;
}

/* A newer node is more likely, so that graphs are deep. */
static Node random_operand(Graph *graph)
{
    uint32_t among = next_random(&graph->random, 2) && tape.count > 4 ? 4 : tape.count;
    return tape.count - 1 - next_random(&graph->random, among);
}

static void add_sum(Graph *graph)
{
    enum { MOST = 5 };
    Node w[MOST], x[MOST], start = random_operand(graph);
    uint32_t count = 1 + next_random(&graph->random, MOST);
    for (uint32_t i = 0; i < count; i++) {
        w[i] = random_operand(graph);
        x[i] = random_operand(graph);
    }
    if (next_random(&graph->random, 3))
        fold_dot(w, x, count, start);
    else
        fold_sum(w, count, start);
}

static void add_node(Graph *graph)
{
    static const Op likely[] = {OP_ADD, OP_MUL, OP_MUL, OP_TANH, OP_RELU, OP_POWK};
    uint32_t kind = next_random(&graph->random, OP_COUNT + 8);
    Op op = kind < OP_COUNT ? (Op)kind : kind < OP_COUNT + 6 ? likely[kind - OP_COUNT] : OP_FOLD;
    if (op == OP_LEAF || op == OP_FOLD) {
        add_sum(graph);
        return;
    }
    Node x = random_operand(graph), y = random_operand(graph);
    if (ops_table[op].constants) { /* of which the operation reads one or both */
        double least = op == OP_POWK ? (double)next_random(&graph->random, 7) / 2.0 - 1.0
                                     : random_number(graph);
        y = tape_constant(&tape, least, false);
        tape_constant(&tape, least + 1.0, false);
    }
    tape_apply(&tape, op, x, y);
}

/* True if the root is an inner node and all data and gradients under it are finite. */
static bool is_finite(const Graph *graph)
{
    if (tape_op(&tape, graph->root) == OP_LEAF)
        return false;
    tape.tainted = true; /* some node may not be finite */
    grads_zero_all(&tape);
    assert_true(sweep_backward(&tape, graph->root));
    assert_true(reach_find(&tape, graph->root));
    for (Node node = 0; node <= graph->root; node++)
        if (tape_is_marked(&tape, node) && !(fabs(value(node)) < 1e100 && fabs(grad(node)) < 1e100))
            return false;
    return true;
}

static void record(Graph *graph, uint32_t seed)
{
    do {
        *graph = (Graph){.random = seed * 2654435761u | 1};
        seed += 1000003;
        tape_clear(&tape);
        graph->leaf_count = 1 + next_random(&graph->random, MOST_LEAVES);
        for (uint32_t i = 0; i < graph->leaf_count; i++)
            graph->leaves[i] = leaf(random_number(graph));
        for (uint32_t nodes = 1 + next_random(&graph->random, 40); nodes > 0; nodes--)
            add_node(graph);
        graph->root = tape.count - 1;
    } while (!is_finite(graph));
}

/* ---- judging ---- */

/* Judges `gradient`, or the right one if it is nan, of a leaf. */
static Slope judge(const Graph *graph, Node node, double gradient)
{
    Slope slope;
    Judge state;
    void *block = mem_alloc_zero(&mem, nudge_bytes(graph->root));
    judge_init(&state, &tape, graph->root, block);
    assert_true(judge_select(&state, node));
    assert_true(judge_gradient(&state, isnan(gradient) ? grad(node) : gradient, &slope));
    mem_free(&mem, block, nudge_bytes(graph->root));
    return slope;
}

static void print_graph(const Graph *graph)
{
    for (Node node = 0; node <= graph->root; node++)
        print_error("%3u %-10s %3u %3u  %.17g\n", node, ops_table[tape_op(&tape, node)].symbol,
                    tape_first(&tape, node), tape_second(&tape, node), value(node));
}

static void print_slope(const Slope *slope)
{
    for (int i = 0; i < SLOPE_POINTS; i++)
        print_error("%.17g: %.17g +- %g, gradient %g\n", slope->at[i], slope->found[i].value,
                    slope->found[i].noise, slope->found[i].gradient);
    print_error("verdict %d: %g is %g +- %g, left %g, right %g\n", slope->verdict, slope->gradient,
                slope->slope, slope->error, slope->left, slope->right);
}

static void test_right_gradients_are_never_off(void **state)
{
    (void)state;
    uint32_t counts[SLOPE_OFF + 1] = {0}, all = graph_count(GRAPHS);
    for (uint32_t seed = 1; seed <= all; seed++) {
        Graph graph;
        record(&graph, seed);
        for (uint32_t i = 0; i < graph.leaf_count; i++) {
            if (!tape_is_marked(&tape, graph.leaves[i]))
                continue;
            Slope slope = judge(&graph, graph.leaves[i], NAN);
            counts[slope.verdict]++;
            if (slope.verdict == SLOPE_OFF) {
                print_graph(&graph);
                print_slope(&slope);
                fail_msg("seed %u, leaf %u: a right gradient is off", seed, i);
            }
            assert_true(reach_find(&tape, graph.root));
        }
    }
    uint32_t found = counts[SLOPE_OK] + counts[SLOPE_KINK];
    print_message("# %u ok, %u at a kink, %u inconclusive\n", counts[SLOPE_OK], counts[SLOPE_KINK],
                  counts[SLOPE_UNSURE]);
    assert_true(counts[SLOPE_UNSURE] < found / 10);
}

static double spoil(double gradient, uint32_t kind)
{
    static const double factors[] = {2.0, 0.5, -1.0, 1.01, 0.0, 3.0, 0.9, 10.0};
    return gradient == 0.0 ? 0.1 * (1.0 + kind) : gradient * factors[kind % 8];
}

static void test_planted_mistakes_are_found(void **state)
{
    (void)state;
    uint32_t planted = 0, unsure = 0, all = graph_count(GRAPHS);
    for (uint32_t seed = 1; seed <= all; seed++) {
        Graph graph;
        record(&graph, seed);
        for (uint32_t i = 0; i < graph.leaf_count; i++) {
            assert_true(reach_find(&tape, graph.root));
            if (!tape_is_marked(&tape, graph.leaves[i]))
                continue;
            Slope right = judge(&graph, graph.leaves[i], NAN);
            if (right.verdict != SLOPE_OK)
                continue;
            Slope wrong = judge(&graph, graph.leaves[i], spoil(right.gradient, seed + i));
            planted++;
            unsure += wrong.verdict == SLOPE_UNSURE || wrong.verdict == SLOPE_KINK;
            if (wrong.verdict == SLOPE_OK) {
                print_graph(&graph);
                print_slope(&wrong);
                fail_msg("seed %u, leaf %u: a wrong gradient passed", seed, i);
            }
        }
    }
    print_message("# %u mistakes planted, %u inconclusive\n", planted, unsure);
    assert_true(planted > 200 && unsure < planted / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_right_gradients_are_never_off),
        TEST(test_planted_mistakes_are_found),
    };
    return cmocka_run_group_tests_name("judge", tests, NULL, NULL);
}
