/*
 * test_outline.c: fold and cut on random graphs, compared with a simple recount; and writing DOT
 * text that is stopped or runs out of memory.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tape_fixture.h"
#include "view/dot.h"

enum { NODES = 120, PARTS = 6, GRAPHS = 60 };

/* A graph whose nodes belong to five parts, each in its own box; the last node is the root. */
typedef struct Fixture {
    ViewPart items[PARTS];
    uint32_t of[NODES];
    ViewParts parts;
    Node root;
    Intern names;
    ViewGraph graph;
    Outline outline;
} Fixture;

static void fixture_begin(Fixture *f, uint32_t random)
{
    *f = (Fixture){.root = NODES - 1};
    while (tape.count < NODES)
        random_node(&tape, &random);
    for (Node node = 0; node < NODES; node++)
        f->of[node] = next_random(&random, PARTS);
    for (uint32_t part = 0; part < PARTS; part++)
        f->items[part].box = part;
    intern_init(&f->names, &mem);
    f->parts = (ViewParts){.items = f->items, .count = PARTS, .of = f->of, .size = NODES};
    f->graph = (ViewGraph){&tape, &f->names, &f->root, 1, &f->parts, NULL};
    assert_true(outline_begin(&f->outline, &f->graph));
}

static void fixture_end(Fixture *f)
{
    outline_done(&f->outline);
    intern_done(&f->names);
    tape_clear(&tape);
}

/* Checks that every node is shown or counted by its box, and that arrows count their values. */
static void check_outline(const Fixture *f)
{
    const Outline *outline = &f->outline;
    size_t boxed = 0, counted = 0, values = 0;
    static bool crosses[NODES][PARTS + 1];
    memset(crosses, 0, sizeof crosses);
    for (size_t i = 0; i < outline->box_count; i++)
        counted += outline->boxes[i].nodes;
    for (size_t i = 0; i < outline->count; i++) {
        Node inputs[2], node = outline->order[i];
        Shown at = outline_shown(outline, node);
        boxed += outline_is_box(at);
        int count = outline_is_box(at) ? tape_inputs(&tape, node, inputs) : 0;
        for (int k = 0; k < count; k++)
            if (outline_shown(outline, inputs[k]) != at)
                crosses[inputs[k]][at & ~SHOWN_BOX] = true;
    }
    assert_int_equal(boxed, counted);
    for (size_t i = 0; i < outline->arrow_count; i++)
        values += outline->arrows[i].values;
    for (Node node = 0; node < NODES; node++)
        for (int box = 0; box <= PARTS; box++)
            values -= crosses[node][box];
    assert_int_equal(values, 0);
}

static void test_fold_puts_each_part_into_one_box(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= GRAPHS; seed++) {
        Fixture f;
        uint32_t counts[PARTS] = {0};
        fixture_begin(&f, seed);
        outline_fold(&f.outline, &f.graph);
        check_outline(&f);
        for (size_t i = 0; i < f.outline.count; i++)
            if (f.outline.order[i] != f.root)
                counts[f.of[f.outline.order[i]]]++;
        for (size_t i = 0; i < f.outline.count; i++) {
            Node node = f.outline.order[i];
            bool alone = node == f.root || f.of[node] == PART_NONE || counts[f.of[node]] == 1;
            Shown shown = outline_shown(&f.outline, node);
            assert_int_equal(outline_is_box(shown), !alone);
            if (!alone)
                assert_int_equal(outline_box(&f.outline, shown)->part, f.of[node]);
        }
        fixture_end(&f);
    }
}

static void test_cut_shows_the_nodes_near_the_root(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= GRAPHS; seed++) {
        Fixture f;
        uint32_t distance[NODES], depth = seed % 5;
        fixture_begin(&f, seed);
        outline_cut(&f.outline, &f.graph, depth);
        check_outline(&f);
        memset(distance, 0xFF, sizeof distance);
        distance[f.root] = 0;
        for (Node node = f.root + 1; node-- > 0;) {
            Node inputs[2];
            int count = distance[node] == UINT32_MAX ? 0 : tape_inputs(&tape, node, inputs);
            for (int k = 0; k < count; k++)
                if (distance[node] + 1 < distance[inputs[k]])
                    distance[inputs[k]] = distance[node] + 1;
        }
        for (size_t i = 0; i < f.outline.count; i++) {
            Node node = f.outline.order[i];
            assert_int_equal(outline_is_box(outline_shown(&f.outline, node)),
                             distance[node] > depth);
        }
        assert_true(f.outline.box_count <= 1);
        fixture_end(&f);
    }
}

static void test_cut_works_on_folded_boxes(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= GRAPHS; seed++) {
        Fixture f;
        fixture_begin(&f, seed);
        outline_fold(&f.outline, &f.graph);
        size_t folded = outline_shown_count(&f.outline);
        outline_cut(&f.outline, &f.graph, 1);
        check_outline(&f);
        assert_true(outline_shown_count(&f.outline) <= folded);
        fixture_end(&f);
    }
}

static bool put_dot(const Fixture *f, Buf *out)
{
    DotForm form = {.rankdir = "LR"};
    buf_init(out, &mem);
    bool ok = dot_put(out, &f->graph, &f->outline, &form);
    buf_done(out);
    return ok;
}

static void test_dot_can_be_stopped_and_survives_a_lack_of_memory(void **state)
{
    Fixture f;
    Buf out;
    (void)state;
    fixture_begin(&f, 7);
    assert_true(put_dot(&f, &out));
    stop = 1;
    assert_false(put_dot(&f, &out));
    stop = 0;
    mem.limit = mem.used + 200;
    assert_false(put_dot(&f, &out));
    mem.limit = SIZE_MAX;
    assert_true(put_dot(&f, &out));
    fixture_end(&f);
}

static void test_large_counts_have_commas(void **state)
{
    static const char wanted[] = "0 12 999 1,000 65,818 1 node 2 nodes 1,234,567 nodes";
    Buf out;
    (void)state;
    buf_init(&out, &mem);
    static const uint64_t counts[] = {0, 12, 999, 1000, 65818};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        outline_put_count(&out, counts[i]);
        buf_putc(&out, ' ');
    }
    outline_put_quantity(&out, 1, "node");
    buf_putc(&out, ' ');
    outline_put_quantity(&out, 2, "node");
    buf_putc(&out, ' ');
    outline_put_quantity(&out, 1234567, "node");
    assert_string_equal(buf_text(&out), wanted);
    buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_fold_puts_each_part_into_one_box),
        TEST(test_cut_shows_the_nodes_near_the_root),
        TEST(test_cut_works_on_folded_boxes),
        TEST(test_dot_can_be_stopped_and_survives_a_lack_of_memory),
        TEST(test_large_counts_have_commas),
    };
    return cmocka_run_group_tests_name("outline", tests, NULL, NULL);
}
