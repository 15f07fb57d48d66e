/*
 * test_session_host.c: the host functions that a session calls, and its limits.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

static World other_world;

/* ---- host functions ---- */

static void test_a_host_without_functions_is_enough_to_compute(void **state)
{
    static const char *const texts[] = {"a = 1.0; draw a > \"x.svg\"", "draw a > \"x.dot\"",
                                        "import \"x.mg\"", "dot a > \"x.dot\"",
                                        "plot [1, 2] > \"x.svg\""};
    static const Host nothing = {0};
    (void)state;
    mgrad_free(m);
    m = mgrad_new(&nothing, NULL);
    assert_non_null(m);
    assert_int_equal(run("1 + 1; print 3; time 1"), MGRAD_OK);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (run(texts[i]) != MGRAD_ERROR)
            fail_msg("%s: no error", texts[i]);
        assert_true(strlen(mgrad_error(m)->message) > 10);
    }
    assert_int_equal(run("while 0 { }"), MGRAD_OK);
    mgrad_free(m);
    m = mgrad_new(&nothing, &(MgradOptions){.interactive = true});
    assert_int_equal(run("a = 2.0; L = a*a; backward L; backward L"), MGRAD_OK); /* a note */
}

static void test_pictures_are_sent_to_the_host(void **state)
{
    (void)state;
    check_run("a = 2.0; L = a*a; draw L > g.dot", "");
    assert_string_equal(world.written_path, "g.dot");
    assert_non_null(strstr(world.written, "digraph"));
    check_run("draw L > g.svg", "");
    assert_string_equal(world.written_path, "g.svg");
    assert_string_equal(world.written, "svg");
    assert_non_null(strstr(world.rendered, "digraph"));
}

static bool world_gnuplot(void *ctx, const char *script, size_t size, HostSink picture,
                          HostSink message)
{
    World *to = ctx;
    snprintf(to->rendered, sizeof to->rendered, "%.*s", (int)size, script);
    HostSink sink = strstr(to->rendered, "pdfcairo") ? message : picture;
    sink.put(sink.to, "drawn", strlen("drawn"));
    return sink.to == picture.to;
}

static HostScreen world_screen(void *ctx)
{
    (void)ctx;
    return (HostScreen){.columns = 30, .rows = 10, .utf8 = false};
}

static void test_plots_are_sent_to_the_host(void **state)
{
    (void)state;
    Host host = host_of(&world);
    host.gnuplot = world_gnuplot;
    host.screen = world_screen;
    mgrad_free(m);
    m = mgrad_new(&host, NULL);
    check_run("plot [1, 2] > p.svg", "");
    assert_string_equal(world.written_path, "p.svg");
    assert_string_equal(world.written, "drawn");
    assert_non_null(strstr(world.rendered, "set terminal svg"));
    check_error("plot [1, 2] > p.pdf", 1, 15, "cannot draw 'p.pdf': drawn");
    memset(world.printed, 0, sizeof world.printed);
    assert_int_equal(run("plot [1, 2]"), MGRAD_OK);
    size_t lines = 0;
    for (const char *at = world.printed; *at; at++)
        lines += *at == '\n';
    assert_int_equal(lines, 9);
    assert_non_null(strchr(world.printed, '*'));
}

static void test_messages_of_the_host_are_reported(void **state)
{
    (void)state;
    assert_int_equal(run("a = 2.0; draw a > closed.dot"), MGRAD_ERROR);
    assert_non_null(strstr(mgrad_error(m)->message, "'closed.dot': permission denied"));
    check_error("import \"missing.mg\"", 1, 8, "no such file");
    check_run("a", "Value(data=2.0, grad=0.0)\n");
}

static void test_import_reads_through_the_host(void **state)
{
    (void)state;
    world.files[0][0] = "dir/lib.mg";
    world.files[0][1] = "let x = 5\ndef f() = x\nprint \"once\"";
    const char *text = "import \"lib.mg\"\nimport \"lib.mg\"\nf() + x";
    assert_int_equal(mgrad_run(m, "dir/main.mg", text, strlen(text)), MGRAD_OK);
    assert_string_equal(world.printed, "once\n10\n");
}

/* One file under two names. */
static bool world_identify(void *ctx, const char *path, HostSink name)
{
    (void)ctx;
    const char *slash = strrchr(path, '/');
    const char *last = slash ? slash + 1 : path;
    name.put(name.to, last, strlen(last));
    return true;
}

static void test_a_file_with_two_names_is_imported_once(void **state)
{
    (void)state;
    Host host = host_of(&world);
    host.identify = world_identify;
    mgrad_free(m);
    m = mgrad_new(&host, NULL);
    world.files[0][0] = "lib.mg";
    world.files[1][0] = "./lib.mg";
    world.files[0][1] = world.files[1][1] = "print \"once\"\nlet x = 5";
    check_run("import \"lib.mg\"\nimport \"./lib.mg\"\nx", "once\n5\n");
}

static void test_import_searches_its_path(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.import_path = "/one:/two"});
    world.files[0][0] = "/two/lib.mg";
    world.files[0][1] = "let x = 5";
    check_run("import \"lib.mg\"; x", "5\n");
    check_error("import \"nowhere.mg\"", 1, 8, "no such file");
}

static void test_an_error_in_an_imported_file_points_into_it(void **state)
{
    (void)state;
    world.files[0][0] = "lib.mg";
    world.files[0][1] = "let x = 1\nlet y = nothing";
    check_error("import \"lib.mg\"", 2, 9, "'nothing'");
    assert_string_equal(mgrad_error(m)->file, "lib.mg");
    world.files[0][1] = "let x = 1\nlet y = 2"; /* once corrected, it is read again */
    check_run("import \"lib.mg\"; y", "2\n");
}

static void test_argv_is_a_list(void **state)
{
    static const char *const argv[] = {"one", "zwei α", "\t\x01\\"};
    (void)state;
    start_with(&(MgradOptions){.argc = 3, .argv = argv});
    check_run("argv; len(argv)", "['one', 'zwei α', '\\t\\x01\\\\']\n3\n");
}

static void test_notes_are_printed_at_the_prompt_only(void **state)
{
    static const char text[] = "a = 2.0; L = a*a; backward L; backward L";
    (void)state;
    check_run(text, "");
    assert_string_equal(world.noted, "");
    start_with(&(MgradOptions){.interactive = true});
    check_run(text, "");
    assert_non_null(strstr(world.noted, "zero_grad"));
    assert_string_equal(world.printed, "");
}

static void test_counting_with_a_value_is_noted(void **state)
{
    static const char text[] =
        "n = 0; while n < 1500 { n = n + 1 }; n = 0; while n < 1500 { n += 1 }";
    (void)state;
    start_with(&(MgradOptions){.interactive = true});
    check_run("n = 0; while n < 900 { n = n + 1 }", "");
    assert_string_equal(world.noted, "");
    check_run(text, "");
    assert_string_equal(world.noted,
                        "n is a Value, and its graph keeps growing; to count, write 'let n = 0' or "
                        "'set numbers plain'\n");
    start_with(&(MgradOptions){.interactive = true});
    check_run("one = 1.0; s = 0.0; while s < 1500 { s = sum([one], s) }", ""); /* also by sums */
    assert_string_equal(world.noted,
                        "s is a Value, and its graph keeps growing; to count, write 'let s = 0' or "
                        "'set numbers plain'\n");
}

static void test_time_works_on_a_coarse_clock(void **state)
{
    Host host = host_of(&world);
    (void)state;
    mgrad_free(m);
    m = mgrad_new(&host, NULL);
    check_run("time 1 + 1", "2\n0 µs, 0 nodes\n");
    host.tick = 1.0;
    mgrad_free(m);
    m = mgrad_new(&host, NULL);
    check_run("time 1 + 1", "2\nunder 1 s, 0 nodes\n");
}

/* ---- limits ---- */

static void test_the_node_limit_is_an_error(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.max_nodes = 1000});
    check_run("a = 1.0; b = a + a; b.data", "2.0\n");
    assert_int_equal(run("let n = 0\nwhile n < 5000 { let n = n + 1; b = b + a }"), MGRAD_NODES);
    assert_string_equal(mgrad_error(m)->file, "test.mg");
    assert_int_equal(mgrad_error(m)->line, 2);
    check_run("1 + 1", "2\n");
    check_run("reset", "");
    check_run("c = 1.0; d = c + c; backward d; c.grad", "2.0\n");
}

static void test_garbage_does_not_count_towards_the_node_limit(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.max_nodes = 1000});
    check_run("a = 1.0; let n = 0; while n < 5000 { let n = n + 1; let b = a + a }", "");
    start_with(&(MgradOptions){.max_memory = 16 * 1000 * 1000});
    check_run("let n = 0; while n < 500 { let n = n + 1; let xs = [0] * 100000 }", "");
}

static void test_the_memory_limit_is_an_error(void **state)
{
    static const struct {
        const char *text;
        MgradStatus status;
    } rows[] = {
        {"let xs = []\nwhile 1 { xs.append(\"text\") }", MGRAD_MEMORY},
        {"let s = \"x\"\nwhile 1 { let s = s + s }", MGRAD_MEMORY},
        {"let xs = [1]\nwhile 1 { let xs = xs + xs }", MGRAD_MEMORY},
        {"a = 1.0\nwhile 1 { a = a + 1 }", MGRAD_MEMORY},
        {"let xs = [i for i in range(100000000)]", MGRAD_MEMORY},
        {"let s = \"x\" * 1000000000", MGRAD_ERROR}, /* longer than any string */
        {"\"{1:1000f}\" * 100000", MGRAD_MEMORY},
        {"def f(n) { return [n, f(n + 1)] }\nf(0)", MGRAD_ERROR}, /* too many nested calls */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start_with(&(MgradOptions){.max_memory = 16 * 1000 * 1000});
        if (run(rows[i].text) != rows[i].status)
            fail_msg("%s: %s", rows[i].text, mgrad_error(m)->text);
        assert_non_null(strstr(mgrad_error(m)->text, "test.mg:"));
        assert_non_null(strstr(mgrad_error(m)->text, "^"));
        check_run("1 + 1", "2\n");
        check_run("reset", "");
        check_run("b = 2.0; L = b*b; backward L; b.grad", "4.0\n");
    }
}

static void test_too_little_memory_gives_no_session(void **state)
{
    (void)state;
    Host host = host_of(&other_world);
    for (size_t memory = 1; memory < 2 * 1000 * 1000; memory = memory * 5 / 4 + 1) {
        Mgrad *small = mgrad_new(&host, &(MgradOptions){.max_memory = memory});
        if (small)
            mgrad_run(small, "t", "a = 2.0; print a + a", 20);
        mgrad_free(small);
    }
    check_run("1", "1\n");
}

/* ---- interruption ---- */

static void test_an_interrupt_stops_an_endless_loop(void **state)
{
    static const char *const texts[] = {"while 1 { }", "def f() { while 1 { } }\nf()",
                                        "let xs = [i for i in range(10000000)]"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        world.stop = HOST_INTERRUPT;
        if (run(texts[i]) != MGRAD_INTERRUPTED)
            fail_msg("%s: %s", texts[i], mgrad_error(m)->text);
        assert_int_equal(world.stop, HOST_GO_ON); /* the session polls the flag */
        check_run("let n = 0; while n < 3 { let n = n + 1 }; n", "3\n");
    }
}

/* Each file imports another new file. */
static bool read_endless_chain(void *ctx, const char *path, HostSink bytes, HostSink message)
{
    World *from = ctx;
    char text[40];
    (void)path, (void)message;
    snprintf(text, sizeof text, "import \"%d.mg\"", ++from->reads);
    bytes.put(bytes.to, text, strlen(text));
    if (from->reads == 5)
        from->stop = HOST_TIMEOUT;
    return true;
}

static void test_a_timeout_stops_endless_imports(void **state)
{
    (void)state;
    Host host = host_of(&world);
    host.read_file = read_endless_chain;
    mgrad_free(m);
    m = mgrad_new(&host, NULL);
    assert_int_equal(run("import \"0.mg\""), MGRAD_TIMEOUT);
    assert_non_null(strstr(mgrad_error(m)->message, "the time is up"));
    assert_int_equal(world.reads, 5);
}

static void test_a_timeout_is_not_reported_as_an_interrupt(void **state)
{
    (void)state;
    world.stop = HOST_INTERRUPT;
    assert_int_equal(run("while 1 { }"), MGRAD_INTERRUPTED);
    char interrupted[256];
    snprintf(interrupted, sizeof interrupted, "%s", mgrad_error(m)->message);
    world.stop = HOST_TIMEOUT;
    assert_int_equal(run("while 1 { }"), MGRAD_TIMEOUT);
    assert_string_not_equal(mgrad_error(m)->message, interrupted);
}

/* Ctrl-C arrives while the report is written. */
static size_t width_and_interrupt(void *ctx)
{
    World *to = ctx;
    to->stop = HOST_INTERRUPT;
    return 0;
}

static void test_an_interrupt_during_an_error_is_not_lost(void **state)
{
    (void)state;
    Host host = host_of(&world);
    host.report_width = width_and_interrupt;
    mgrad_free(m);
    m = mgrad_new(&host, NULL);
    assert_int_equal(run("[1][5]"), MGRAD_ERROR);
    assert_int_equal(world.stop, HOST_INTERRUPT);
    assert_int_equal(run("while 1 { }"), MGRAD_INTERRUPTED);
    assert_int_equal(world.stop, HOST_GO_ON);
}

/* A session that is made while the flag is set: its first text stops, whatever the text is. */
static void test_a_stop_before_the_start_stops_the_first_text(void **state)
{
    static const struct {
        int stop;
        MgradStatus status;
    } rows[] = {{HOST_INTERRUPT, MGRAD_INTERRUPTED}, {HOST_TIMEOUT, MGRAD_TIMEOUT}};
    (void)state;
    Host host = host_of(&world);
    for (size_t i = 0; i < 2; i++) {
        mgrad_free(m);
        world.stop = rows[i].stop;
        m = mgrad_new(&host, NULL);
        assert_non_null(m);
        assert_int_equal(world.stop, rows[i].stop);
        assert_int_equal(run("print 1"), rows[i].status);
        assert_string_equal(world.printed, "");
        assert_int_equal(world.stop, HOST_GO_ON);
        world.stop = rows[i].stop;
        assert_int_equal(mgrad_check(m, "t", "1", 1), rows[i].status);
        check_run("1", "1\n");
        world.printed[0] = '\0';
    }
}

/* ---- the host's limit on output ---- */

static void print_too_much(void *ctx, const char *text, size_t size)
{
    World *to = ctx;
    world_print(ctx, text, size);
    to->stop = HOST_OUTPUT;
}

static void note_too_much(void *ctx, const char *text)
{
    World *to = ctx;
    world_note(ctx, text);
    to->stop = HOST_OUTPUT;
}

static void test_a_limit_on_output_stops_at_the_statement_that_printed(void **state)
{
    (void)state;
    Host host = host_of(&world);
    host.print = print_too_much;
    host.note = note_too_much;
    mgrad_free(m);
    m = mgrad_new(&host, &(MgradOptions){.interactive = true});
    assert_int_equal(run("a = 1\nprint 2; print 3"), MGRAD_OUTPUT);
    assert_string_equal(world.printed, "2\n");
    assert_int_equal(mgrad_error(m)->line, 2);
    assert_non_null(strstr(mgrad_error(m)->message, "too much output"));
    assert_int_equal(world.stop, HOST_GO_ON);
    assert_int_equal(run("a + 1"), MGRAD_OUTPUT);
    assert_int_equal(run("b = 2.0; L = b*b; backward L; backward L"), MGRAD_OUTPUT); /* a note */
    assert_true(strlen(world.noted) > 0);
}

static void test_an_interrupted_program_keeps_its_variables(void **state)
{
    (void)state;
    check_run("let n = 5; a = 2.0; L = a*a; backward L", "");
    world.stop = HOST_INTERRUPT;
    assert_int_equal(run("while 1 { let n = n + 1 }"), MGRAD_INTERRUPTED);
    check_run("a.grad; backward L; a.grad; n >= 5", "4.0\n8.0\n1\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_host_without_functions_is_enough_to_compute),
        TEST(test_pictures_are_sent_to_the_host),
        TEST(test_plots_are_sent_to_the_host),
        TEST(test_messages_of_the_host_are_reported),
        TEST(test_import_reads_through_the_host),
        TEST(test_a_file_with_two_names_is_imported_once),
        TEST(test_import_searches_its_path),
        TEST(test_an_error_in_an_imported_file_points_into_it),
        TEST(test_argv_is_a_list),
        TEST(test_notes_are_printed_at_the_prompt_only),
        TEST(test_counting_with_a_value_is_noted),
        TEST(test_time_works_on_a_coarse_clock),
        TEST(test_the_node_limit_is_an_error),
        TEST(test_garbage_does_not_count_towards_the_node_limit),
        TEST(test_the_memory_limit_is_an_error),
        TEST(test_too_little_memory_gives_no_session),
        TEST(test_an_interrupt_stops_an_endless_loop),
        TEST(test_a_timeout_stops_endless_imports),
        TEST(test_a_timeout_is_not_reported_as_an_interrupt),
        TEST(test_an_interrupt_during_an_error_is_not_lost),
        TEST(test_an_interrupted_program_keeps_its_variables),
        TEST(test_a_stop_before_the_start_stops_the_first_text),
        TEST(test_a_limit_on_output_stops_at_the_statement_that_printed),
    };
    return cmocka_run_group_tests_name("session_host", tests, NULL, NULL);
}
