/* test_snapshot.c: sweeps on a tape whose snapshot is then restored. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "graph/fold/fold.h"
#include "graph/pass/snapshot.h"
#include "tape_fixture.h"

/* a*b + c*d as one folded node. */
static Node folded_sum(Node start, const Node operands[4])
{
    FoldTerm *term = fold_begin(&tape, 2);
    assert_non_null(term);
    double total = value(start) + fold_product(tape.pair, &term[0], operands[0], operands[1]);
    total += fold_product(tape.pair, &term[1], operands[2], operands[3]);
    return fold_end(&tape, &(FoldForm){.count = 2, .products = true}, start, total);
}

/* Everything that a sweep writes. */
static void read_state(Buf *out)
{
    const Folds *folds = &tape.folds;
    buf_put(out, (const char *)tape.pair, tape.count * sizeof *tape.pair);
    for (uint32_t i = 0; i < folds->count; i++) {
        buf_put(out, (const char *)&folds->fold[i].start, sizeof(double));
        buf_put(out, (const char *)&folds->fold[i].grad, sizeof(double));
    }
    for (uint32_t i = 0; i < folds->term_count; i++)
        buf_put(out, (const char *)&folds->term[i].value, sizeof(double));
    buf_printf(out, "%u %u %u %u %zu %u %u %d %d", tape.grads.graded, tape.grads.fresh,
               tape.grads.leading, tape.grads.clean, tape.grads.touched_count, tape.last.root,
               folds->young, tape.last.any, tape.tainted);
}

/* Moves a leaf, and runs both sweeps. */
static void disturb(Node root, Node a)
{
    grads_zero_all(&tape);
    tape_set_value(&tape, a, NAN);
    assert_true(sweep_forward(&tape, root));
    assert_true(sweep_backward(&tape, root));
    grads_set(&tape, a, 5.0);
}

static void check_restores(bool after_backward)
{
    Node a = leaf(2.0), b = leaf(-3.0), c = leaf(4.0);
    Node root = mul(folded_sum(a, (Node[]){a, b, b, c}), c);
    if (after_backward) {
        sweep_backward(&tape, root);
        grads_zero_all(&tape);
        sweep_backward(&tape, root); /* touches nodes below `clean` */
    }
    Buf before, after;
    buf_init(&before, &mem);
    buf_init(&after, &mem);
    Snapshot snapshot = {0};
    read_state(&before);
    assert_true(snapshot_take(&snapshot, &tape));
    for (int i = 0; i < 2; i++) {
        disturb(root, a);
        buf_clear(&after);
        read_state(&after);
        assert_true(after.len != before.len ||
                    memcmp(buf_text(&after), buf_text(&before), before.len) != 0);
        snapshot_restore(&snapshot, &tape);
        buf_clear(&after);
        read_state(&after);
        assert_int_equal(after.len, before.len);
        assert_memory_equal(buf_text(&after), buf_text(&before), before.len);
    }
    snapshot_done(&snapshot, &mem);
    buf_done(&before);
    buf_done(&after);
}

static void test_a_fresh_graph_is_restored(void **state)
{
    (void)state;
    check_restores(false);
}

static void test_a_graph_with_gradients_is_restored(void **state)
{
    (void)state;
    check_restores(true);
}

static void test_an_empty_tape(void **state)
{
    (void)state;
    Snapshot snapshot = {0};
    assert_true(snapshot_take(&snapshot, &tape));
    snapshot_restore(&snapshot, &tape);
    snapshot_done(&snapshot, &mem);
}

/* An incomplete snapshot restores nothing. */
static void test_memory_runs_out(void **state)
{
    (void)state;
    Node root = chain_of(1000);
    Snapshot snapshot = {0};
    mem.limit = mem.used + 10;
    assert_false(snapshot_take(&snapshot, &tape));
    mem.limit = SIZE_MAX;
    sweep_backward(&tape, root);
    snapshot_restore(&snapshot, &tape);
    assert_number(grad(root), 1.0);
    snapshot_done(&snapshot, &mem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_fresh_graph_is_restored),
        TEST(test_a_graph_with_gradients_is_restored),
        TEST(test_an_empty_tape),
        TEST(test_memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
