/*
 * test_fold_programs.c: a program cannot tell how its sums are recorded. Random programs run in two
 * sessions, one of which never folds sums. After each line both must have printed the same bytes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "random_program.h"
#include "session_fixture.h"

enum { FOLDED, UNFOLDED };

static World worlds[2];
static Mgrad *sessions[2];

/* ---- two sessions ---- */

static void forget_said(World *of)
{
    memset(of->printed, 0, sizeof of->printed);
    of->noted[0] = of->written_path[0] = of->written[0] = of->rendered[0] = 0;
}

static void start_both(MgradOptions options)
{
    for (int i = 0; i < 2; i++) {
        Host host = host_of(&worlds[i]);
        worlds[i].files[0][0] = "w.txt";
        worlds[i].files[0][1] = "# mgrad weights: 2 numbers\n1.5\n-2\n";
        options.unfolded = i == UNFOLDED;
        mgrad_free(sessions[i]);
        sessions[i] = mgrad_new(&host, &options);
        assert_non_null(sessions[i]);
    }
}

static void check_same_text(const char *what, const char *folded, const char *unfolded,
                            const char *program)
{
    if (strcmp(folded, unfolded) == 0)
        return;
    /* cmocka truncates its own messages */
    fprintf(stderr, "%s\n---- folded:\n%s\n---- unfolded:\n%s\n", program, folded, unfolded);
    fail_msg("%s differs", what);
}

/* Runs a line in both sessions; `program` is the whole text so far, shown if they differ. */
static void run_both(const char *line, const char *program)
{
    MgradStatus status[2];
    for (int i = 0; i < 2; i++) {
        forget_said(&worlds[i]);
        status[i] = mgrad_run(sessions[i], "<program>", line, strlen(line));
    }
    check_same_text("what is printed", worlds[0].printed, worlds[1].printed, program);
    check_same_text("what is noted", worlds[0].noted, worlds[1].noted, program);
    check_same_text("the file", worlds[0].written, worlds[1].written, program);
    check_same_text("the name of the file", worlds[0].written_path, worlds[1].written_path,
                    program);
    check_same_text("the picture", worlds[0].rendered, worlds[1].rendered, program);
    if (mgrad_failed(status[0]) || mgrad_failed(status[1]))
        check_same_text("the error", mgrad_error(sessions[0])->text, mgrad_error(sessions[1])->text,
                        program);
    if (status[0] != status[1])
        fail_msg("%s\n---- status %d, unfolded %d", program, (int)status[0], (int)status[1]);
}

static int teardown_both(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        mgrad_free(sessions[i]);
        sessions[i] = NULL;
    }
    return 0;
}

/* ---- random programs ---- */

static void run_program(const Kind *kind, uint32_t seed, MgradOptions options)
{
    static Program p;
    p = (Program){.random = seed * 2654435761u | 1, .wild = seed % 3 == 0};
    options.interactive = seed % 2;
    start_both(options);
    put(&p, kind->prelude);
    say_start(&p, kind);
    run_both(p.text, p.text);
    for (uint32_t i = 0; i < 25; i++) {
        p.line = p.len;
        say(&p, kind->statements[pick(&p, kind->count)]);
        put(&p, "\n");
        run_both(p.text + p.line, p.text);
    }
    run_both("for r in [a, b, c, d, e, f, x, y, z] { print r }\nw", p.text);
    for (char name = 'a'; name < 'a' + NAMES; name++)
        run_both((char[]){'d', 'o', 't', ' ', name, 0}, p.text);
}

static uint32_t programs(uint32_t otherwise)
{
    const char *count = getenv("MGRAD_PROGRAMS");
    return count ? (uint32_t)strtoul(count, NULL, 10) : otherwise;
}

static void test_random_programs_print_the_same(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= programs(300); seed++)
        run_program(&sums, seed, (MgradOptions){0});
}

/* With a low node limit, collections are frequent and the graph sometimes fills up. */
static void test_random_programs_at_the_node_limit_print_the_same(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= programs(300); seed++)
        run_program(&sums, seed ^ 0x5A5A00, (MgradOptions){.max_nodes = 60 + seed % 7 * 90});
}

static void test_training_prints_the_same(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= programs(150); seed++)
        run_program(&training, seed, (MgradOptions){0});
}

static void test_training_at_the_node_limit_prints_the_same(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= programs(150); seed++)
        run_program(&training, seed ^ 0x5A5A00, (MgradOptions){.max_nodes = 500 + seed % 7 * 300});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_random_programs_print_the_same, teardown_both),
        cmocka_unit_test_teardown(test_random_programs_at_the_node_limit_print_the_same,
                                  teardown_both),
        cmocka_unit_test_teardown(test_training_prints_the_same, teardown_both),
        cmocka_unit_test_teardown(test_training_at_the_node_limit_prints_the_same, teardown_both),
    };
    return cmocka_run_group_tests_name("fold_programs", tests, NULL, NULL);
}
