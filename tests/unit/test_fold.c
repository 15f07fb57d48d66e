/*
 * test_fold.c: sums that are recorded as one node, and the sweep over nodes that no backward has
 * met. Both must come to what the plain nodes and the plain rule come to, to the last bit: a model
 * of plain arrays is compared with the tape after each of many random steps.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "graph/fold.h"
#include "tape_fixture.h"

/* ---- the interface ---- */

/* start + w[0]*x[0] + …; the newest `leaves` nodes are its own plain numbers. */
static Node fold_dot_of(const Node *w, const Node *x, uint32_t count, Node start, Fold form)
{
    FoldTerm *term = fold_begin(&tape, count, true);
    assert_non_null(term);
    double sum = value(start);
    for (uint32_t i = 0; i < count; i++)
        sum += fold_product(tape.pair, &term[i], w[i], x[i]);
    form.count = count;
    form.products = true;
    form.site = 7;
    return fold_end(&tape, &form, start, sum);
}

static Node fold_dot(const Node *w, const Node *x, uint32_t count, Node start)
{
    return fold_dot_of(w, x, count, start, (Fold){0});
}

static Node fold_sum_of(const Node *xs, uint32_t count, Node start, Fold form)
{
    FoldTerm *term = fold_begin(&tape, count, false);
    assert_non_null(term);
    double sum = value(start);
    for (uint32_t i = 0; i < count; i++)
        sum += fold_addend(tape.pair, &term[i], xs[i]);
    form.count = count;
    return fold_end(&tape, &form, start, sum);
}

static Node fold_sum(const Node *xs, uint32_t count, Node start)
{
    return fold_sum_of(xs, count, start, (Fold){0});
}

/* Unfolds; `held` are rewritten, as the heap rewrites what it holds. */
static void unfold(Node *held, size_t count)
{
    if (tape.fold_count == 0)
        return;
    assert_true(fold_open_all(&tape));
    for (size_t i = 0; i < count; i++)
        held[i] = tape_moved(&tape, held[i]);
    tape_collect_end(&tape);
}

static void test_a_sum_of_products_is_one_node(void **state)
{
    (void)state;
    Node n[] = {leaf(2.0), leaf(3.0), leaf(5.0), leaf(7.0), leaf(11.0)};
    Node sum = fold_dot(n, n + 2, 2, n[4]);
    assert_int_equal(tape.count, 6);
    assert_int_equal(tape_size(&tape), 9);
    assert_int_equal(tape_made(&tape), 9);
    assert_number(value(sum), 11.0 + 2.0 * 5.0 + 3.0 * 7.0);
    assert_true(tape_backward(&tape, sum));
    assert_number(grad(n[0]), 5.0);
    assert_number(grad(n[3]), 3.0);
    assert_number(grad(n[4]), 1.0);
}

static void assert_node(Node node, Op op, Node first, Node second, double data)
{
    assert_int_equal(tape_op(&tape, node), op);
    assert_int_equal(tape_first(&tape, node), first);
    assert_int_equal(tape_second(&tape, node), second);
    assert_number(value(node), data);
}

static void test_unfolded_the_products_come_first(void **state)
{
    (void)state;
    Node n[] = {leaf(2.0), leaf(3.0), leaf(5.0), leaf(7.0), leaf(11.0), 0, 0};
    tape.here = 9;
    n[5] = fold_dot(n, n + 2, 2, n[4]);
    tape.label[n[5]] = 3;
    n[6] = mul(n[5], n[5]);
    assert_true(tape_backward(&tape, n[6]));
    unfold(n, 7);
    assert_int_equal(n[4], 4);
    assert_int_equal(tape_size(&tape), tape.count);
    assert_int_equal(tape.count, 10);
    assert_node(5, OP_MUL, 0, 2, 10.0);
    assert_node(6, OP_MUL, 1, 3, 21.0);
    assert_node(7, OP_ADD, 4, 5, 21.0);
    assert_node(n[5], OP_ADD, 7, 6, 42.0);
    assert_node(n[6], OP_MUL, n[5], n[5], 42.0 * 42.0);
    assert_int_equal(tape.site[5], 7);
    assert_int_equal(tape.site[7], 9);
    assert_int_equal(tape.site[n[5]], 9);
    assert_int_equal(tape.label[n[5]], 3);
    assert_int_equal(tape.label[7], 0);
    for (Node node = 5; node <= 8; node++)
        assert_number(grad(node), 84.0);
}

static void test_a_plain_start_stands_on_the_right(void **state)
{
    (void)state;
    Node n[] = {leaf(2.0), leaf(3.0), leaf(0.0), 0};
    n[3] = fold_sum_of(n, 2, n[2], (Fold){.leaves = 1, .flipped = true});
    unfold(n, 4);
    assert_int_equal(tape.count, 5);
    assert_node(3, OP_ADD, 0, 2, 2.0);
    assert_node(4, OP_ADD, 3, 1, 5.0);
}

/* The order in which the nodes are made when each is made at once. */
static void test_plain_numbers_stand_before_their_products(void **state)
{
    (void)state;
    Node w[] = {leaf(2.0), leaf(3.0), leaf(5.0)};
    Node x[] = {w[1], leaf(0.25), w[2]}, start = leaf(11.0);
    Node sum = fold_dot_of(w, x, 3, start, (Fold){.leaves = 2, .flipped = true});
    Node held[] = {sum, mul(sum, x[1]), fold_dot(w, w, 1, sum)};
    unfold(held, 3);
    assert_node(3, OP_MUL, 0, 1, 6.0);
    assert_node(4, OP_LEAF, 0, 0, 0.25);
    assert_node(5, OP_MUL, 1, 4, 0.75);
    assert_node(6, OP_MUL, 2, 2, 25.0);
    assert_node(7, OP_LEAF, 0, 0, 11.0);
    assert_node(8, OP_ADD, 3, 7, 17.0);
    assert_node(9, OP_ADD, 8, 5, 17.75);
    assert_node(10, OP_ADD, 9, 6, 42.75);
    assert_int_equal(held[0], 10);
    assert_node(held[1], OP_MUL, 10, 4, 42.75 * 0.25);
    assert_node(held[2], OP_ADD, 10, 12, 46.75);
}

/* Unfolding shows the data of the last forward, not that of the leaves now. */
static void test_hidden_nodes_keep_what_they_held(void **state)
{
    (void)state;
    Node n[] = {leaf(2.0), leaf(3.0), leaf(1.0), 0};
    n[3] = fold_dot(n, n + 1, 1, n[2]);
    assert_true(tape_backward(&tape, n[3]));
    tape_set_value(&tape, n[0], 100.0);
    tape_set_value(&tape, n[3], -1.0);
    tape_set_grad(&tape, n[3], 4.0);
    unfold(n, 4);
    assert_number(value(3), 6.0);
    assert_number(grad(3), 1.0);
    assert_number(value(n[3]), -1.0);
    assert_number(grad(n[3]), 4.0);
}

static void test_a_dead_sum_is_dropped(void **state)
{
    (void)state;
    Node n[] = {leaf(2.0), leaf(3.0), leaf(5.0)};
    fold_sum(n, 3, n[0]);
    Node kept = fold_dot(n, n, 2, n[2]), held[] = {n[0], n[1], n[2], kept};
    fold_sum(n, 2, n[0]);
    tape_collect_begin(&tape);
    tape_collect_mark(&tape, kept);
    tape_collect_slide(&tape);
    for (int i = 0; i < 4; i++)
        held[i] = tape_moved(&tape, held[i]);
    tape_collect_end(&tape);
    assert_int_equal(tape.fold_count, 1);
    assert_int_equal(tape.term_count, 2);
    assert_int_equal(tape_size(&tape), 7);
    unfold(held, 4);
    assert_int_equal(tape.count, 7);
    assert_node(held[3], OP_ADD, 5, 4, 18.0);
}

static void test_a_sum_that_may_not_fit_is_not_begun(void **state)
{
    (void)state;
    leaf(1.0);
    assert_null(fold_begin(&tape, 0, true));
    tape.end = 8;
    assert_null(fold_begin(&tape, 2, true));
    assert_non_null(fold_begin(&tape, 1, true));
    tape.folds_off = true;
    assert_null(fold_begin(&tape, 1, true));
}

static void test_unfolding_without_memory_changes_nothing(void **state)
{
    (void)state;
    Node xs[70], sum;
    for (int i = 0; i < 70; i++)
        xs[i] = leaf(i);
    do /* until the unfolded nodes would need memory that is not there yet */
        sum = fold_sum(xs, 70, xs[0]);
    while (tape_size(&tape) <= tape.charged);
    uint32_t count = tape.count, folds = tape.fold_count;
    mem.limit = mem.used;
    assert_false(fold_open_all(&tape));
    mem.limit = SIZE_MAX;
    assert_int_equal(tape.count, count);
    assert_int_equal(tape.fold_count, folds);
    assert_number(value(sum), 69 * 70 / 2.0);
    unfold(&sum, 1);
    assert_number(value(sum), 69 * 70 / 2.0);
}

/* ---- what the fresh sweep could get wrong ---- */

static void test_an_older_node_under_a_gradient_of_0_is_cleared(void **state)
{
    (void)state;
    Node x = leaf(2.0), old = mul(x, x), zero = leaf(0.0);
    assert_true(tape_backward(&tape, old));
    Node hidden = mul(old, x), root = mul(hidden, zero);
    assert_true(tape_backward(&tape, root));
    assert_number(grad(hidden), 0.0);
    assert_number(grad(old), 0.0);
    assert_number(grad(x), 4.0);
}

static void test_an_older_node_that_is_not_reached_keeps_its_gradient(void **state)
{
    (void)state;
    Node x = leaf(2.0), old = mul(x, x);
    assert_true(tape_backward(&tape, old));
    mul(old, x); /* fresh, but not under the root */
    Node root = add(x, x);
    assert_true(tape_backward(&tape, root));
    assert_number(grad(old), 1.0);
}

static void test_a_square_that_overflows_passes_nan_on(void **state)
{
    (void)state;
    Node x = leaf(2.0), zero = leaf(0.0);
    Node bent = tape_apply(&tape, OP_TANH, x, 0);
    tape_set_value(&tape, bent, 1e200);
    assert_true(tape_backward(&tape, mul(bent, zero)));
    assert_number(grad(x), NAN);
}

static void test_a_value_put_over_an_infinite_one_hides_nothing(void **state)
{
    (void)state;
    Node x = leaf(INFINITY), w = leaf(3.0), zero = leaf(0.0);
    Node product = mul(x, w);
    tape_set_value(&tape, product, 1.0);
    assert_true(tape_backward(&tape, mul(product, zero)));
    assert_number(grad(w), NAN);
}

/* ---- random tapes ---- */

enum { MOST = 600, STEPS = 60, LONGEST_SUM = 5 };

/* The same graph with each node on its own, in the order of the tape when it is unfolded. */
typedef struct Model {
    uint32_t count;
    Op op[MOST];
    Node first[MOST], second[MOST];
    TapePair pair[MOST];
    bool reached[MOST];
} Model;

/* The nodes that a program would have names for, on the tape and in the model. */
typedef struct Game {
    uint32_t random;
    bool extremes, infinite; /* among the numbers */
    Model model;
    Node held[MOST], twin[MOST];
    uint32_t count;
} Game;

static Node model_node(Model *model, Op op, Node first, Node second, double data)
{
    assert_true(model->count < MOST);
    Node node = model->count++;
    model->op[node] = op;
    model->first[node] = first;
    model->second[node] = second;
    model->pair[node] = (TapePair){data, 0.0};
    return node;
}

static double model_value(const Model *model, Node node)
{
    double x = model->pair[model->first[node]].value, y = model->pair[model->second[node]].value;
    return ops_value(model->op[node], x, ops_operands(model->op[node]) == 2 ? y : 0.0);
}

static Node model_apply(Model *model, Op op, Node first, Node second)
{
    Node node = model_node(model, op, first, second, 0.0);
    model->pair[node].value = model_value(model, node);
    return node;
}

static void model_find_reach(Model *model, Node root)
{
    memset(model->reached, 0, sizeof model->reached);
    model->reached[root] = true;
    for (Node node = root + 1; node-- > 0;) {
        int inputs = model->reached[node] ? ops_table[model->op[node]].inputs : 0;
        if (inputs > 0)
            model->reached[model->first[node]] = true;
        if (inputs > 1)
            model->reached[model->second[node]] = true;
    }
}

static void model_back(Model *model, Node node)
{
    Node first = model->first[node], second = model->second[node];
    TapePair *pair = model->pair;
    double x = pair[first].value, y = pair[second].value;
    double z = pair[node].value, g = pair[node].grad;
    switch (model->op[node]) {
#define OP(name, symbol, function, inputs, value, x_grad, y_grad, ...)                             \
    case OP_##name:                                                                                \
        if (inputs > 0)                                                                            \
            pair[first].grad += x_grad;                                                            \
        if (inputs > 1)                                                                            \
            pair[second].grad += y_grad;                                                           \
        break;
#include "graph/ops.def"
#undef OP
    case OP_COUNT:
        break;
    }
    (void)x, (void)y, (void)z, (void)g;
}

static void model_backward(Model *model, Node root)
{
    model_find_reach(model, root);
    for (Node node = 0; node <= root; node++)
        if (model->reached[node] && model->op[node] != OP_LEAF)
            model->pair[node].grad = 0.0;
    model->pair[root].grad += 1.0;
    for (Node node = root + 1; node-- > 0;)
        if (model->reached[node])
            model_back(model, node);
}

static void model_forward(Model *model, Node root)
{
    model_find_reach(model, root);
    for (Node node = 0; node <= root; node++)
        if (model->reached[node] && model->op[node] != OP_LEAF)
            model->pair[node].value = model_value(model, node);
}

static void hold(Game *game, Node node, Node twin)
{
    assert_true(game->count < MOST);
    game->held[game->count] = node;
    game->twin[game->count++] = twin;
}

static double game_number(Game *game)
{
    static const double extremes[] = {1e308, -1e308, 5e-324, 1e200, -1e155, 1e-170, 1e16, -1e-308};
    uint32_t kind = next_random(&game->random, 16);
    if (kind < 3)
        return kind == 0 ? -0.0 : 0.0;
    if (kind < 6 && game->extremes)
        return extremes[next_random(&game->random, 8)];
    if (kind == 6 && game->infinite)
        return (double[]){INFINITY, -INFINITY, NAN}[next_random(&game->random, 3)];
    return (double)next_random(&game->random, 1000) / 250.0 - 2.0;
}

/* One of those held; the newest are more likely. */
static uint32_t game_pick(Game *game)
{
    uint32_t among = next_random(&game->random, 2) && game->count > 6 ? 6 : game->count;
    return game->count - 1 - next_random(&game->random, among);
}

static void game_leaf(Game *game)
{
    double number = game_number(game);
    hold(game, leaf(number), model_node(&game->model, OP_LEAF, 0, 0, number));
}

static void game_apply(Game *game)
{
    static const Op likely[] = {OP_ADD, OP_MUL, OP_MUL, OP_RELU, OP_TANH};
    uint32_t kind = next_random(&game->random, OP_COUNT + 5);
    Op op = kind < OP_COUNT ? (Op)kind : likely[kind - OP_COUNT];
    uint32_t a = game_pick(game), b = game_pick(game);
    if (op == OP_LEAF)
        game_leaf(game);
    else
        hold(game, tape_apply(&tape, op, game->held[a], game->held[b]),
             model_apply(&game->model, op, game->twin[a], game->twin[b]));
}

/* The model's nodes: the products, then the sums. */
static Node model_sum(Model *model, const Node *a, const Node *b, uint32_t count, Node start,
                      bool flipped)
{
    Node addend[LONGEST_SUM], sum = start;
    for (uint32_t i = 0; i < count; i++)
        addend[i] = b ? model_apply(model, OP_MUL, a[i], b[i]) : a[i];
    for (uint32_t i = 0; i < count; i++)
        sum = i == 0 && flipped ? model_apply(model, OP_ADD, addend[i], sum)
                                : model_apply(model, OP_ADD, sum, addend[i]);
    return sum;
}

static void game_fold(Game *game)
{
    Node a[LONGEST_SUM], b[LONGEST_SUM], a_twin[LONGEST_SUM], b_twin[LONGEST_SUM];
    uint32_t count = 1 + next_random(&game->random, LONGEST_SUM), at = game_pick(game);
    bool products = next_random(&game->random, 2);
    Fold form = {.flipped = next_random(&game->random, 2)};
    for (uint32_t i = 0; i < count; i++) {
        uint32_t left = game_pick(game), right = game_pick(game);
        a[i] = game->held[left], a_twin[i] = game->twin[left];
        b[i] = game->held[right], b_twin[i] = game->twin[right];
        if (products && next_random(&game->random, 3) == 0) { /* a plain number */
            b[i] = leaf(i);
            b_twin[i] = model_node(&game->model, OP_LEAF, 0, 0, i);
            form.leaves++;
        }
    }
    Node start = game->held[at], start_twin = game->twin[at];
    if (form.flipped) {
        start = leaf(1.5);
        start_twin = model_node(&game->model, OP_LEAF, 0, 0, 1.5);
        form.leaves++;
    }
    Node sum =
        products ? fold_dot_of(a, b, count, start, form) : fold_sum_of(a, count, start, form);
    hold(
        game, sum,
        model_sum(&game->model, a_twin, products ? b_twin : NULL, count, start_twin, form.flipped));
}

static void game_backward(Game *game)
{
    uint32_t at = game_pick(game);
    assert_true(tape_backward(&tape, game->held[at]));
    model_backward(&game->model, game->twin[at]);
}

static void game_set(Game *game)
{
    uint32_t at = game_pick(game);
    double number = game_number(game);
    if (next_random(&game->random, 2)) {
        tape_set_value(&tape, game->held[at], number);
        game->model.pair[game->twin[at]].value = number;
    } else {
        tape_set_grad(&tape, game->held[at], number);
        game->model.pair[game->twin[at]].grad = number + 0.0;
    }
}

static void game_forward(Game *game)
{
    uint32_t at = game_pick(game);
    assert_true(tape_forward(&tape, game->held[at]));
    model_forward(&game->model, game->twin[at]);
}

static void game_zero(Game *game)
{
    tape_zero_grad(&tape);
    for (Node node = 0; node < game->model.count; node++)
        game->model.pair[node].grad = 0.0;
}

static void game_backstep(Game *game)
{
    unfold(game->held, game->count);
    uint32_t at = game_pick(game);
    tape_backstep(&tape, game->held[at]);
    model_back(&game->model, game->twin[at]);
}

/* Lets some go, and collects. The model keeps all: nobody can see what is dead. */
static void game_collect(Game *game)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < game->count; i++)
        if (kept < 2 || next_random(&game->random, 4)) {
            game->held[kept] = game->held[i];
            game->twin[kept++] = game->twin[i];
        }
    game->count = kept;
    tape_collect_begin(&tape);
    for (uint32_t i = 0; i < kept; i++)
        tape_collect_mark(&tape, game->held[i]);
    tape_collect_slide(&tape);
    for (uint32_t i = 0; i < kept; i++)
        game->held[i] = tape_moved(&tape, game->held[i]);
    tape_collect_end(&tape);
}

static bool same_bits(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

static void check_pair(TapePair got, TapePair expected, uint32_t seed)
{
    if (!same_bits(got.value, expected.value) || !same_bits(got.grad, expected.grad))
        fail_msg("seed %u: data %.17g, grad %.17g, but expected %.17g, %.17g", seed, got.value,
                 got.grad, expected.value, expected.grad);
}

/* The nodes under a held one and those under its twin, all the way down. */
static void check_under(const Model *model, Node node, Node twin, bool *seen, uint32_t seed)
{
    if (seen[twin])
        return;
    seen[twin] = true;
    check_pair(tape.pair[node], model->pair[twin], seed);
    Op op = tape_op(&tape, node);
    assert_int_equal(op, model->op[twin]);
    if (ops_operands(op) > 0)
        check_under(model, tape_first(&tape, node), model->first[twin], seen, seed);
    if (ops_operands(op) > 1)
        check_under(model, tape_second(&tape, node), model->second[twin], seen, seed);
}

static void check_unfolded(Game *game, uint32_t seed)
{
    bool seen[MOST] = {false};
    unfold(game->held, game->count);
    for (uint32_t i = 0; i < game->count; i++)
        check_under(&game->model, game->held[i], game->twin[i], seen, seed);
}

static void game_step(Game *game, uint32_t seed)
{
    uint32_t kind = next_random(&game->random, 32);
    if (kind < 4 || game->count < 2)
        game_leaf(game);
    else if (kind < 12)
        game_apply(game);
    else if (kind < 17)
        game_fold(game);
    else if (kind < 23)
        game_backward(game);
    else if (kind < 26)
        game_set(game);
    else if (kind < 28)
        game_forward(game);
    else if (kind == 28)
        game_zero(game);
    else if (kind == 29)
        game_backstep(game);
    else if (kind == 30)
        game_collect(game);
    else
        check_unfolded(game, seed);
}

static void play(Game *game, uint32_t seed)
{
    *game =
        (Game){.random = seed * 2654435761u | 1, .extremes = seed % 3, .infinite = seed % 3 > 1};
    tape_clear(&tape);
    for (int i = 0; i < STEPS; i++) {
        game_step(game, seed);
        for (uint32_t k = 0; k < game->count; k++)
            check_pair(tape.pair[game->held[k]], game->model.pair[game->twin[k]], seed);
    }
    check_unfolded(game, seed);
}

static void test_random_tapes_agree_with_a_plain_model(void **state)
{
    enum { SEEDS = 20000 };
    static Game game;
    (void)state;
    for (uint32_t seed = 1; seed <= SEEDS; seed++)
        play(&game, seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_sum_of_products_is_one_node),
        TEST(test_unfolded_the_products_come_first),
        TEST(test_a_plain_start_stands_on_the_right),
        TEST(test_plain_numbers_stand_before_their_products),
        TEST(test_hidden_nodes_keep_what_they_held),
        TEST(test_a_dead_sum_is_dropped),
        TEST(test_a_sum_that_may_not_fit_is_not_begun),
        TEST(test_unfolding_without_memory_changes_nothing),
        TEST(test_an_older_node_under_a_gradient_of_0_is_cleared),
        TEST(test_an_older_node_that_is_not_reached_keeps_its_gradient),
        TEST(test_a_square_that_overflows_passes_nan_on),
        TEST(test_a_value_put_over_an_infinite_one_hides_nothing),
        TEST(test_random_tapes_agree_with_a_plain_model),
    };
    return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
