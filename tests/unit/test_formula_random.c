/* test_formula_random.c: the formulas of random graphs against backward, at random points. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "formula/formula.h"
#include "tape_fixture.h"

enum { LEAVES = 4, GRAPHS = 3000, POINTS = 4 };

static Arena arena;

/* FormulaNames.put */
static void put_name(void *ctx, Buf *out, Node node, bool is_operand)
{
    (void)ctx, (void)is_operand;
    buf_printf(out, "x%u", (unsigned)node);
}

/* FormulaNames.is_number: the leaves after the first ones */
static bool leaf_is_number(void *ctx, Node leaf)
{
    (void)ctx;
    return leaf >= LEAVES;
}

/* Operands that are not too large, so that few results overflow. */
static Node random_operand(uint32_t *random)
{
    for (int i = 0; i < 8; i++) {
        Node node = next_random(random, tape.count);
        if (fabs(value(node)) < 20.0)
            return node;
    }
    return next_random(random, LEAVES);
}

static Node small_number(uint32_t *random)
{
    static const double numbers[] = {-2.0, -1.0, 0.5, 1.0, 2.0, 3.0};
    return tape_constant(&tape, numbers[next_random(random, 6)], false);
}

/* Half of the operations are sums, products and powers, because they are what is rewritten. */
static Node random_operation(uint32_t *random)
{
    static const Op usual[] = {OP_ADD, OP_MUL, OP_POWK};
    Op op = next_random(random, 2) ? usual[next_random(random, 3)]
                                   : (Op)(1 + next_random(random, OP_COUNT - 1));
    Node x = random_operand(random), y = random_operand(random);
    if (next_random(random, 6) == 0)
        y = small_number(random);
    if (ops_table[op].constants) {
        y = small_number(random);
        if (ops_table[op].constants == 2)
            tape_constant(&tape, value(y) + 1.5, false);
    }
    return tape_apply(&tape, op, x, y);
}

static double random_number(uint32_t *random)
{
    double number = 0.3 + (double)next_random(random, 1u << 30) / (1 << 30) * 1.7;
    return next_random(random, 3) ? number : -number;
}

static Node random_graph(uint32_t *random)
{
    tape_clear(&tape);
    Node root = 0;
    for (int i = 0; i < LEAVES; i++)
        leaf(random_number(random));
    for (uint32_t i = 3 + next_random(random, 12); i; i--)
        root = random_operation(random);
    return root;
}

/* True if rounding decides nothing here: all values are of usual size, and none is at a kink. */
static bool is_regular(void)
{
    for (Node node = 0; node < tape.count; node++) {
        Node inputs[2];
        int count = tape_inputs(&tape, node, inputs);
        double x = count ? value(inputs[0]) : 1.0, y = count > 1 ? value(inputs[1]) : 0.0;
        if (!isfinite(value(node)) || fabs(value(node)) > 1e4 || !isfinite(grad(node)) ||
            fabs(grad(node)) > 1e6)
            return false;
        if (count &&
            (fabs(x) < 1e-6 || (count > 1 && fabs(x - y) < 1e-6 && inputs[0] != inputs[1])))
            return false;
    }
    return true;
}

/* At a regular point all conditions of the formula hold. */
static int check_point(const Formula *formula, Node root, const Term *derivatives)
{
    grads_zero_all(&tape);
    assert_true(sweep_forward(&tape, root));
    assert_true(sweep_backward(&tape, root));
    if (!is_regular())
        return 0;
    for (Node by = 0; by < LEAVES; by++) {
        double got = formula_value(formula, derivatives[by]);
        if (!(fabs(got - grad(by)) <= 1e-8 * (1.0 + fabs(grad(by)))))
            fail_msg("by leaf %u: %.17g, not %.17g", (unsigned)by, got, grad(by));
    }
    return 1;
}

static void test_formulas_have_the_values_of_gradients(void **state)
{
    (void)state;
    uint32_t random = 1;
    uint32_t points = 0, texts = 0, conditions = 0;
    const Node by[LEAVES] = {0, 1, 2, 3};
    arena_init(&arena, &mem);
    uint32_t graphs = graph_count(GRAPHS);
    for (uint32_t i = 0; i < graphs; i++) {
        Node root = random_graph(&random);
        Formula formula;
        Term derivatives[LEAVES];
        Buf text;
        formula_begin(&formula, &arena, &tape,
                      (FormulaNames){.put = put_name, .is_number = leaf_is_number});
        assert_int_equal(formula_derive(&formula, root, by, LEAVES, derivatives), FORMULA_FINE);
        for (int k = 0; k < POINTS; k++) {
            points += check_point(&formula, root, derivatives);
            for (Node node = 0; node < LEAVES; node++)
                tape_set_value(&tape, node, random_number(&random));
        }
        conditions += formula.condition_count > 0;
        buf_init(&text, &mem);
        texts += formula_put_text(&formula, &text, root, by, LEAVES, derivatives);
        texts += formula_put_tex(&formula, &text, root, by, LEAVES, derivatives);
        buf_done(&text);
    }
    arena_done(&arena);
    print_message("%u points, %u texts, %u formulas with conditions\n", points, texts, conditions);
    assert_true(points > graphs && texts > graphs && conditions > graphs / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_formulas_have_the_values_of_gradients),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
