/*
 * test_collect.c: compaction of the tape. Live nodes slide down and keep their order.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tape_fixture.h"

enum { DEEP = 3 * 1000 * 1000 };

/* A whole collection. It rewrites the nodes in `held`, as the heap rewrites its references. */
static void collect(Node *held, size_t count)
{
    collect_begin(&tape);
    for (size_t i = 0; i < count; i++)
        tape_mark(&tape, held[i]);
    collect_slide(&tape);
    for (size_t i = 0; i < count; i++)
        held[i] = remap_node(&tape, held[i]);
    remap_end(&tape);
}

static void assert_inputs(Node node, Node first, Node second)
{
    assert_int_equal(tape_first(&tape, node), first);
    assert_int_equal(tape_second(&tape, node), second);
}

static void test_live_nodes_slide_down_in_order(void **state)
{
    (void)state;
    leaf(100.0);
    Node a = leaf(2.0);
    leaf(101.0);
    Node b = leaf(3.0), root = mul(b, a);
    leaf(102.0);
    collect(&root, 1);
    assert_int_equal(tape.count, 3);
    assert_int_equal(root, 2);
    assert_number(value(0), 2.0);
    assert_number(value(1), 3.0);
    assert_number(value(2), 6.0);
    assert_int_equal(tape_op(&tape, root), OP_MUL);
    assert_inputs(root, 1, 0);
}

static void test_nothing_moves_if_no_node_is_dead(void **state)
{
    (void)state;
    Node held[] = {leaf(2.0), 0, 0};
    held[1] = mul(held[0], held[0]);
    held[2] = leaf(5.0);
    collect_begin(&tape);
    tape_mark(&tape, held[1]);
    tape_mark(&tape, held[2]);
    collect_slide(&tape);
    assert_null(tape.remap.to);
    for (Node node = 0; node < 3; node++)
        assert_int_equal(remap_node(&tape, node), node);
    remap_end(&tape);
    assert_int_equal(tape.count, 3);
    assert_inputs(held[1], 0, 0);
}

static void test_nodes_below_the_first_dead_one_stay(void **state)
{
    (void)state;
    Node held[] = {leaf(1.0), leaf(2.0), 0};
    leaf(100.0);
    held[2] = add(held[0], held[1]);
    collect(held, 3);
    assert_int_equal(held[0], 0);
    assert_int_equal(held[1], 1);
    assert_int_equal(held[2], 2);
    assert_inputs(2, 0, 1);
}

static void test_no_node_remains_if_none_is_held(void **state)
{
    (void)state;
    sweep_backward(&tape, chain_of(5));
    collect(NULL, 0);
    assert_int_equal(tape.count, 0);
    assert_int_equal(tape.last.root, NODE_NONE);
    assert_int_equal(leaf(2.0), 0);
    collect(NULL, 0);
    collect(NULL, 0);
    assert_int_equal(tape.count, 0);
}

static void test_labels_and_sites_move_with_their_nodes(void **state)
{
    (void)state;
    tape.label[leaf(100.0)] = 1;
    tape.here = 41;
    Node a = leaf(2.0);
    tape.here = 42;
    Node root = tape_apply(&tape, OP_TANH, a, 0);
    tape.label[a] = 2;
    tape.label[root] = 3;
    collect(&root, 1);
    assert_int_equal(tape.label[0], 2);
    assert_int_equal(tape.label[root], 3);
    assert_int_equal(tape.site[0], 41);
    assert_int_equal(tape.site[root], 42);
}

static void test_new_nodes_in_reused_slots_start_clean(void **state)
{
    (void)state;
    Node a = leaf(2.0), b = leaf(3.0);
    tape.label[b] = 9;
    grads_set(&tape, b, 5.0);
    collect(&a, 1);
    Node c = leaf(4.0);
    assert_int_equal(c, b);
    assert_int_equal(tape.label[c], 0);
    assert_number(grad(c), 0.0);
}

static void test_constant_exponent_lives_as_long_as_its_power(void **state)
{
    (void)state;
    leaf(100.0);
    Node k = tape_constant(&tape, 3.0, true), a = leaf(2.0);
    Node power = tape_apply(&tape, OP_POWK, a, k);
    collect(&power, 1);
    assert_int_equal(tape.count, 3);
    assert_inputs(power, 1, 0);
    assert_true(tape_is_whole(&tape, 0));
    tape.pair[1].value = 3.0;
    sweep_forward(&tape, power);
    assert_number(value(power), 27.0);
}

static void test_two_constants_stay_neighbours(void **state)
{
    (void)state;
    Node a = leaf(2.0);
    leaf(100.0);
    Node least = tape_constant(&tape, -1.0, true);
    tape_constant(&tape, 1.5, false);
    leaf(101.0);
    Node root = tape_apply(&tape, OP_CLAMP, a, least);
    collect(&root, 1);
    assert_int_equal(tape.count, 4);
    assert_inputs(root, 0, 1);
    assert_number(value(2), 1.5);
    tape.pair[0].value = -3.0;
    sweep_forward(&tape, root);
    assert_number(value(root), -1.0);
    tape.pair[0].value = 3.0;
    sweep_forward(&tape, root);
    assert_number(value(root), 1.5);
    sweep_backward(&tape, root);
    assert_number(grad(0), 0.0);
}

/* Its unused second field must not be mistaken for node 0, which may be dead. */
static void test_a_node_with_the_same_input_twice_is_moved_correctly(void **state)
{
    (void)state;
    leaf(100.0);
    Node later = leaf(101.0), a = leaf(2.0), root = tape_apply(&tape, OP_EXP, a, 0);
    Node held[] = {later, root};
    collect(held, 2);
    assert_inputs(held[1], 1, 1);
    collect(&held[1], 1);
    assert_inputs(held[1], 0, 0);
    assert_int_equal(held[1], 1);
}

static void test_gradients_move_with_their_nodes(void **state)
{
    (void)state;
    leaf(100.0);
    Node a = leaf(2.0), dead = leaf(3.0), top = leaf(4.0);
    grads_set(&tape, a, 5.0);
    grads_set(&tape, dead, 6.0);
    grads_set(&tape, top, 7.0);
    Node held[] = {a, top};
    collect(held, 2);
    assert_number(grad(held[0]), 5.0);
    assert_number(grad(held[1]), 7.0);
    grads_zero_all(&tape); /* the highest node with a gradient must still be known */
    assert_number(grad(held[0]), 0.0);
    assert_number(grad(held[1]), 0.0);
}

static void test_backward_clears_inner_gradients_after_a_collection(void **state)
{
    (void)state;
    leaf(100.0);
    Node a = leaf(2.0), inner = mul(a, a), root = mul(inner, a);
    sweep_backward(&tape, root);
    collect(&root, 1);
    sweep_backward(&tape, root);
    assert_number(grad(0), 24.0);
    assert_number(grad(root), 1.0);
    assert_number(grad(1), 2.0);
}

static void test_last_root_is_updated_when_it_moves(void **state)
{
    (void)state;
    leaf(100.0);
    Node a = leaf(2.0), root = mul(a, a);
    sweep_backward(&tape, root);
    collect(&root, 1);
    assert_int_equal(tape.last.root, root);
    assert_true(reach_is_under_last_root(&tape, 0));
}

static void test_last_root_is_not_kept_alive(void **state)
{
    (void)state;
    leaf(100.0);
    Node a = leaf(2.0);
    sweep_backward(&tape, mul(a, a));
    collect(&a, 1);
    assert_int_equal(tape.count, 1);
    assert_int_equal(tape.last.root, NODE_NONE);
    assert_false(reach_is_under_last_root(&tape, a));
}

/* Another node now has the index of the root whose reach was cached. */
static void test_cached_reach_is_dropped_by_a_collection(void **state)
{
    (void)state;
    Node a = leaf(2.0), dead = leaf(3.0), root = mul(a, a);
    Node held[] = {a, root, mul(root, a)};
    sweep_backward(&tape, root);
    grads_zero_all(&tape);
    collect(held, 3);
    assert_int_equal(held[2], root);
    sweep_backward(&tape, held[2]);
    assert_number(grad(held[0]), 12.0);
    assert_number(grad(held[1]), 2.0);
    assert_int_not_equal(held[1], dead + 1);
}

static void never_called(void *ctx, size_t wanted)
{
    (void)ctx;
    fail_msg("a refusal of %zu bytes was thrown out of a collection", wanted);
}

/* A collection must work when no memory is left: that is when it is needed. */
static void test_collection_works_at_the_memory_limit(void **state)
{
    (void)state;
    leaf(100.0);
    Node a = leaf(2.0);
    size_t limit = mem.limit = mem.used;
    mem.fail = never_called;
    collect(&a, 1);
    assert_int_equal(a, 0);
    assert_int_equal(tape.count, 1);
    assert_number(value(a), 2.0);
    assert_int_equal(mem.limit, limit);
    assert_ptr_equal(mem.fail, never_called);
}

static void test_collection_frees_memory(void **state)
{
    (void)state;
    Node a = leaf(2.0);
    chain_of(DEEP / 2);
    size_t used = mem.used;
    collect(&a, 1);
    assert_int_equal(tape.count, 1);
    assert_true(mem.used < used / 10);
}

/* As in a training loop: memory stays constant while marks wrap around. */
static void test_memory_stays_constant_over_many_collections(void **state)
{
    (void)state;
    Node w = leaf(1.0);
    for (int i = 1; i <= 1000; i++) {
        Node loss = mul(w, w);
        sweep_backward(&tape, loss);
        collect(&w, 1);
        assert_int_equal(w, 0);
        assert_int_equal(tape.count, 1);
        assert_number(grad(w), 2.0 * i);
    }
}

static void test_collection_does_not_recurse_on_a_deep_chain(void **state)
{
    (void)state;
    leaf(100.0);
    Node root = chain_of(DEEP / 2);
    collect(&root, 1);
    assert_int_equal(root, DEEP);
    assert_true(sweep_backward(&tape, root));
    assert_number(grad(0), 1.0);
    assert_number(grad(root - 1), 1.0);
}

/* ---- random graphs against a plain model ---- */

enum {
    NODES = 80,
    MOST = NODES + 2 /* the last operation may bring two constants */
};

/* The expected state of every node before a collection, and whether it is live. */
typedef struct Model {
    uint32_t count;
    bool live[MOST];
    TapePair pair[MOST];
    Op op[MOST];
    Node first[MOST], second[MOST];
    uint32_t label[MOST], site[MOST];
    Node last_root;
} Model;

static void model_take(Model *model)
{
    *model = (Model){.count = tape.count, .last_root = tape.last.root};
    for (Node node = 0; node < tape.count; node++) {
        model->pair[node] = tape.pair[node];
        model->op[node] = tape_op(&tape, node);
        model->first[node] = tape_first(&tape, node);
        model->second[node] = tape_second(&tape, node);
        model->label[node] = tape.label[node];
        model->site[node] = tape.site[node];
    }
}

static int model_operands(const Model *model, Node node)
{
    return ops_operands(model->op[node]);
}

static void model_spread_life(Model *model)
{
    for (Node node = model->count; node-- > 0;) {
        int operands = model->live[node] ? model_operands(model, node) : 0;
        if (operands > 0)
            model->live[model->first[node]] = true;
        if (operands > 1)
            model->live[model->second[node]] = true;
        if (operands > 1 && ops_table[model->op[node]].constants == 2)
            model->live[model->second[node] + 1] = true;
    }
}

static Node model_moved(const Model *model, Node node)
{
    Node moved = 0;
    if (node == NODE_NONE || !model->live[node])
        return NODE_NONE;
    while (node-- > 0)
        moved += model->live[node];
    return moved;
}

static void check_moved_node(const Model *model, Node old, Node new)
{
    assert_number(value(new), model->pair[old].value);
    assert_number(grad(new), model->pair[old].grad);
    assert_int_equal(tape_op(&tape, new), model->op[old]);
    assert_int_equal(tape.label[new], model->label[old]);
    assert_int_equal(tape.site[new], model->site[old]);
    if (model_operands(model, old) > 0)
        assert_int_equal(tape_first(&tape, new), model_moved(model, model->first[old]));
    if (model_operands(model, old) > 1)
        assert_int_equal(tape_second(&tape, new), model_moved(model, model->second[old]));
    assert_true(new < tape.grads.graded || grad(new) == 0.0);
}

static void check_against(const Model *model)
{
    Node live = 0;
    for (Node node = 0; node < model->count; node++)
        if (model->live[node])
            check_moved_node(model, node, live++);
    assert_int_equal(tape.count, live);
    assert_true(tape.grads.graded <= live);
    assert_int_equal(tape.last.root, model_moved(model, model->last_root));
}

static void make_random_graph(uint32_t *random)
{
    while (tape.count < NODES) {
        tape.here = next_random(random, 1000);
        Node node = random_node(&tape, random);
        tape.label[node] = next_random(random, 1000);
    }
    for (int i = 0; i < 3; i++)
        grads_set(&tape, next_random(random, NODES), i);
    sweep_backward(&tape, next_random(random, NODES));
}

static void collect_random_graph(uint32_t seed)
{
    Model model;
    uint32_t random = seed;
    for (int round = 0; round < 3; round++) { /* the survivors are collected again */
        make_random_graph(&random);
        model_take(&model);
        collect_begin(&tape);
        for (uint32_t i = next_random(&random, 12); i-- > 0;) {
            Node held = next_random(&random, NODES);
            tape_mark(&tape, held);
            model.live[held] = true;
        }
        model_spread_life(&model);
        collect_slide(&tape);
        for (Node node = 0; node < model.count; node++)
            assert_int_equal(remap_node(&tape, node), model_moved(&model, node));
        remap_end(&tape);
        check_against(&model);
    }
}

static void test_random_graphs_agree_with_a_plain_model(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 300; seed++) {
        collect_random_graph(seed);
        tape_clear(&tape);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_live_nodes_slide_down_in_order),
        TEST(test_nothing_moves_if_no_node_is_dead),
        TEST(test_nodes_below_the_first_dead_one_stay),
        TEST(test_no_node_remains_if_none_is_held),
        TEST(test_labels_and_sites_move_with_their_nodes),
        TEST(test_new_nodes_in_reused_slots_start_clean),
        TEST(test_constant_exponent_lives_as_long_as_its_power),
        TEST(test_two_constants_stay_neighbours),
        TEST(test_a_node_with_the_same_input_twice_is_moved_correctly),
        TEST(test_gradients_move_with_their_nodes),
        TEST(test_backward_clears_inner_gradients_after_a_collection),
        TEST(test_last_root_is_updated_when_it_moves),
        TEST(test_last_root_is_not_kept_alive),
        TEST(test_cached_reach_is_dropped_by_a_collection),
        TEST(test_collection_works_at_the_memory_limit),
        TEST(test_collection_frees_memory),
        TEST(test_memory_stays_constant_over_many_collections),
        TEST(test_collection_does_not_recurse_on_a_deep_chain),
        TEST(test_random_graphs_agree_with_a_plain_model),
    };
    return cmocka_run_group_tests_name("collect", tests, NULL, NULL);
}
