/*
 * test_fold_random.c: random tapes with folded sums and with nodes that no backward has reached.
 * After each random step the tape must equal, bit for bit, a model of plain arrays that follows the
 * plain rules.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fold_fixture.h"

enum { MOST = 600, STEPS = 60, LONGEST_SUM = 5 };

/* The same graph without folding, in the order of the unfolded tape. */
typedef struct Model {
    uint32_t count;
    Op op[MOST];
    Node first[MOST], second[MOST];
    TapePair pair[MOST];
    bool reached[MOST];
} Model;

/* The nodes that a program could name, on the tape and in the model. */
typedef struct Game {
    uint32_t random;
    bool extremes, infinite; /* values that the numbers may have */
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
    Op op = model->op[node];
    double c = ops_table[op].constants > 1 ? model->pair[model->second[node] + 1].value : 0.0;
    return ops_value(op, x, ops_operands(op) == 2 ? y : 0.0, c);
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
    double c = ops_table[model->op[node]].constants > 1 ? pair[second + 1].value : 0.0;
    switch (model->op[node]) {
#define OP(name, symbol, function, inputs, constants, value, x_grad, y_grad, ...)                  \
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
    (void)x, (void)y, (void)z, (void)g, (void)c;
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

/* A random held node; newer ones are more likely. */
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

/* The two constants of an operation, which are neighbours. */
static void game_apply_to_constants(Game *game, Op op, uint32_t a)
{
    double least = game_number(game), most = game_number(game);
    Node first = leaf(least), twin = model_node(&game->model, OP_LEAF, 0, 0, least);
    leaf(most);
    model_node(&game->model, OP_LEAF, 0, 0, most);
    hold(game, tape_apply(&tape, op, game->held[a], first),
         model_apply(&game->model, op, game->twin[a], twin));
}

static void game_apply(Game *game)
{
    static const Op likely[] = {OP_ADD, OP_MUL, OP_MUL, OP_RELU, OP_TANH};
    uint32_t kind = next_random(&game->random, OP_COUNT + 5);
    Op op = kind < OP_COUNT ? (Op)kind : likely[kind - OP_COUNT];
    uint32_t a = game_pick(game), b = game_pick(game);
    if (op == OP_LEAF)
        game_leaf(game);
    else if (ops_table[op].constants == 2)
        game_apply_to_constants(game, op, a);
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
    FoldForm form = {.flipped = next_random(&game->random, 2)};
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
    assert_true(sweep_backward(&tape, game->held[at]));
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
        grads_set(&tape, game->held[at], number);
        game->model.pair[game->twin[at]].grad = number + 0.0;
    }
}

static void game_forward(Game *game)
{
    uint32_t at = game_pick(game);
    assert_true(sweep_forward(&tape, game->held[at]));
    model_forward(&game->model, game->twin[at]);
}

static void game_zero(Game *game)
{
    grads_zero_all(&tape);
    for (Node node = 0; node < game->model.count; node++)
        game->model.pair[node].grad = 0.0;
}

static void game_backstep(Game *game)
{
    unfold(game->held, game->count);
    uint32_t at = game_pick(game);
    sweep_backstep(&tape, game->held[at]);
    model_back(&game->model, game->twin[at]);
}

/* Drops some held nodes and collects. The model keeps all: dead nodes are not visible. */
static void game_collect(Game *game)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < game->count; i++)
        if (kept < 2 || next_random(&game->random, 4)) {
            game->held[kept] = game->held[i];
            game->twin[kept++] = game->twin[i];
        }
    game->count = kept;
    collect_begin(&tape);
    for (uint32_t i = 0; i < kept; i++)
        tape_mark(&tape, game->held[i]);
    collect_slide(&tape);
    for (uint32_t i = 0; i < kept; i++)
        game->held[i] = remap_node(&tape, game->held[i]);
    remap_end(&tape);
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

/* Compares the nodes under a held node with those under its twin. */
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
        TEST(test_random_tapes_agree_with_a_plain_model),
    };
    return cmocka_run_group_tests_name("fold_random", tests, NULL, NULL);
}
