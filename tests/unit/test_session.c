/*
 * test_session.c: the public interface, mgrad.h, as a program sees it that has linked the library.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "session/mgrad.h"

/* What the host functions of a session gathered, and what they are to give. */
typedef struct World {
    char printed[4096], noted[4096];
    char written_path[64], written[8192];
    char rendered[8192];
    const char *files[4][2]; /* path, text */
    int reads;
    volatile sig_atomic_t stop;
} World;

static World world, other_world;

static void world_print(void *ctx, const char *text, size_t size)
{
    World *to = ctx;
    size_t len = strlen(to->printed);
    if (len + size < sizeof to->printed)
        memcpy(to->printed + len, text, size);
}

static void world_note(void *ctx, const char *text)
{
    World *to = ctx;
    strncat(to->noted, text, sizeof to->noted - strlen(to->noted) - 2);
    strcat(to->noted, "\n");
}

static double world_clock(void *ctx)
{
    (void)ctx;
    return 1.5;
}

static bool world_read_file(void *ctx, const char *path, HostSink bytes, HostSink message)
{
    World *from = ctx;
    from->reads++;
    for (int i = 0; i < 4 && from->files[i][0]; i++)
        if (strcmp(from->files[i][0], path) == 0) {
            bytes.put(bytes.to, from->files[i][1], strlen(from->files[i][1]));
            return true;
        }
    message.put(message.to, "no such file", strlen("no such file"));
    return false;
}

static bool world_write_file(void *ctx, const char *path, const char *bytes, size_t size,
                             HostSink message)
{
    World *to = ctx;
    if (strcmp(path, "closed.dot") == 0) {
        message.put(message.to, "permission denied", strlen("permission denied"));
        return false;
    }
    snprintf(to->written_path, sizeof to->written_path, "%s", path);
    snprintf(to->written, sizeof to->written, "%.*s", (int)size, bytes);
    return true;
}

static bool world_render(void *ctx, const char *dot, size_t size, const char *format,
                         HostSink picture, HostSink message)
{
    World *to = ctx;
    (void)message;
    snprintf(to->rendered, sizeof to->rendered, "%.*s", (int)size, dot);
    picture.put(picture.to, format, strlen(format));
    return true;
}

static Host host_of(World *of)
{
    *of = (World){0};
    return (Host){.ctx = of,
                  .print = world_print,
                  .note = world_note,
                  .stop = &of->stop,
                  .clock = world_clock,
                  .read_file = world_read_file,
                  .write_file = world_write_file,
                  .render = world_render};
}

static Mgrad *m;

static void start_with(const MgradOptions *options)
{
    Host host = host_of(&world);
    mgrad_free(m);
    m = mgrad_new(&host, options);
    assert_non_null(m);
}

static int setup(void **state)
{
    (void)state;
    m = NULL;
    start_with(NULL);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    mgrad_free(m);
    m = NULL;
    return 0;
}

static MgradStatus run(const char *text)
{
    return mgrad_run(m, "test.mg", text, strlen(text));
}

/* Runs a text that is right, and compares what it prints. */
static void check_run(const char *text, const char *printed)
{
    memset(world.printed, 0, sizeof world.printed);
    MgradStatus status = run(text);
    if (status != MGRAD_OK)
        fail_msg("%s: status %d: %s", text, (int)status, mgrad_error(m)->text);
    assert_string_equal(world.printed, printed);
}

/* Runs a text that is wrong, and compares what is said. */
static void check_error(const char *text, size_t line, size_t column, const char *message)
{
    assert_int_equal(run(text), MGRAD_ERROR);
    const MgradError *error = mgrad_error(m);
    if (error->line != line || error->column != column || !strstr(error->message, message))
        fail_msg("%s\n  expected %zu:%zu: %s\n  got      %zu:%zu: %s", text, line, column, message,
                 error->line, error->column, error->message);
}

/* ---- running ---- */

static void test_line_that_all_is_about(void **state)
{
    (void)state;
    check_run("a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f; backward L; grad a",
              "dL/da = 6.0\n");
}

static void test_variables_live_from_text_to_text(void **state)
{
    (void)state;
    check_run("a = 2.0\ndef f(x) = x * a", "");
    check_run("f(3)", "Value(data=6.0, grad=0.0)\n");
    check_run("import nn", "");
}

static void test_empty_texts(void **state)
{
    (void)state;
    check_run("", "");
    check_run("# nothing\n\n", "");
}

static void test_name_and_text_are_copied(void **state)
{
    char name[] = "first.mg", text[] = "def f() = nothing";
    (void)state;
    assert_int_equal(mgrad_run(m, name, text, strlen(text)), MGRAD_OK);
    memset(name, 'x', strlen(name));
    memset(text, 'x', strlen(text));
    assert_int_equal(run("f()"), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->file, "first.mg");
    assert_non_null(strstr(mgrad_error(m)->text, "def f() = nothing"));
}

static void test_text_is_read_to_its_size_only(void **state)
{
    (void)state;
    assert_int_equal(mgrad_run(m, "t", "print 1)", 7), MGRAD_OK);
    assert_string_equal(world.printed, "1\n");
}

static void test_two_sessions_share_nothing(void **state)
{
    (void)state;
    Host host = host_of(&other_world);
    Mgrad *other = mgrad_new(&host, NULL);
    check_run("a = 2.0; L = a * a; backward L; a.grad", "4.0\n");
    assert_int_equal(mgrad_run(other, "other.mg", "a", 1), MGRAD_ERROR);
    assert_non_null(strstr(mgrad_error(other)->message, "'a'"));
    assert_string_equal(mgrad_error(m)->message, "");
    assert_int_equal(mgrad_run(other, "other.mg", "a = 5.0; a", 10), MGRAD_OK);
    assert_string_equal(other_world.printed, "Value(data=5.0, grad=0.0)\n");
    assert_string_equal(world.printed, "4.0\n");
    mgrad_free(other);
    check_run("a.grad", "4.0\n");
}

static void test_many_sessions_one_after_the_other(void **state)
{
    (void)state;
    for (int i = 0; i < 50; i++) {
        start_with(NULL);
        check_run("def f(x) = x**2; f(Value(3.0))", "Value(data=9.0, grad=0.0)\n");
    }
}

static void test_freeing_no_session(void **state)
{
    (void)state;
    mgrad_free(NULL);
    assert_non_null(m);
}

/* ---- errors ---- */

static void test_error_says_where(void **state)
{
    (void)state;
    check_error("α = 1.0\nβ = α + d", 2, 9, "'d'");
    const MgradError *error = mgrad_error(m);
    assert_string_equal(error->file, "test.mg");
    assert_int_equal(error->offset, 19); /* in bytes, of the whole text */
    assert_non_null(strstr(error->text, "test.mg:2:9: error: "));
    assert_non_null(strstr(error->text, "  2 | β = α + d\n    |         ^\n"));
    assert_int_equal(error->text[strlen(error->text) - 1], '\n');
}

static void test_error_is_forgotten_by_the_next_run(void **state)
{
    (void)state;
    assert_string_equal(mgrad_error(m)->message, "");
    check_error("1 +* 2", 1, 4, "expected an expression");
    check_run("1", "1\n");
    const MgradError *error = mgrad_error(m);
    assert_string_equal(error->message, "");
    assert_string_equal(error->text, "");
    assert_int_equal(error->line, 0);
}

static void test_nothing_runs_of_a_text_that_does_not_parse(void **state)
{
    (void)state;
    check_error("print 1\nprint )", 2, 7, "");
    assert_string_equal(world.printed, "");
}

static void test_what_ran_before_an_error_stays(void **state)
{
    (void)state;
    check_error("let a = 1\na / 0; 7 // 0\nlet a = 2", 2, 10, "");
    check_run("a", "1\n");
}

static void test_error_in_an_earlier_text_points_there(void **state)
{
    static const char first[] = "def f(x) {\n  return x + nothing\n}";
    (void)state;
    assert_int_equal(mgrad_run(m, "first.mg", first, strlen(first)), MGRAD_OK);
    check_error("f(1)", 2, 14, "'nothing'");
    assert_string_equal(mgrad_error(m)->file, "first.mg");
    assert_non_null(strstr(mgrad_error(m)->text, "f was called at test.mg:1:1"));
}

static void test_deep_recursion_is_an_error(void **state)
{
    (void)state;
    check_run("def f(n) = f(n + 1) + 1", "");
    assert_int_equal(run("f(0)"), MGRAD_ERROR);
    check_run("1", "1\n");
}

static void test_incomplete(void **state)
{
    static const char *const texts[] = {"a = (1 +", "if 1 {", "[1,\n2", "def f(x) {\nreturn x",
                                        "1 +"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(run(texts[i]), MGRAD_INCOMPLETE);
        assert_int_equal(mgrad_check(m, "t", texts[i], strlen(texts[i])), MGRAD_INCOMPLETE);
        assert_true(mgrad_error(m)->message[0] != '\0');
    }
    check_run("a = (1 +\n 2)\na.data", "3.0\n");
}

static void test_check_runs_nothing(void **state)
{
    (void)state;
    assert_int_equal(mgrad_check(m, "t", "print 1; let a = 1; quit", 24), MGRAD_OK);
    assert_string_equal(world.printed, "");
    assert_int_equal(mgrad_check(m, "t", "print )", 7), MGRAD_ERROR);
    assert_int_equal(mgrad_error(m)->column, 7);
    check_error("a", 1, 1, "'a'");
}

/* ---- statement by statement ---- */

static const char script_text[] = "let a = 1\n\n  a +* 2\na; 7 // 0\n# end\na + 1\n";

static void check_step(MgradScript *script, size_t start, size_t end, MgradStatus status)
{
    MgradStep step;
    assert_true(mgrad_script_step(script, &step));
    if (step.start != start || step.end != end || step.status != status)
        fail_msg("bytes %zu to %zu, status %d: %s", step.start, step.end, (int)step.status,
                 mgrad_error(m)->text);
}

static size_t offset_of(const char *piece)
{
    return (size_t)(strstr(script_text, piece) - script_text);
}

static void test_script_goes_on_after_errors(void **state)
{
    (void)state;
    MgradStep step;
    MgradScript *script = mgrad_script_open(m, "test.mg", script_text, strlen(script_text));
    check_step(script, 0, 9, MGRAD_OK);
    assert_true(mgrad_script_step(script, &step));
    assert_int_equal(step.status, MGRAD_ERROR);
    assert_int_equal(mgrad_error(m)->line, 3);
    assert_int_equal(mgrad_error(m)->offset, offset_of("* 2"));
    mgrad_script_seek(script, offset_of("a; 7"));
    check_step(script, offset_of("a; 7"), offset_of("; 7"), MGRAD_OK);
    check_step(script, offset_of("7 //"), offset_of("\n# end"), MGRAD_ERROR);
    assert_int_equal(mgrad_error(m)->line, 4);
    check_step(script, offset_of("a + 1"), offset_of("a + 1") + 5, MGRAD_OK);
    assert_false(mgrad_script_step(script, &step));
    assert_false(mgrad_script_step(script, &step));
    assert_string_equal(world.printed, "1\n2\n");
    mgrad_script_close(script);
}

static void test_script_comes_to_its_end_whatever_it_holds(void **state)
{
    static const char *const texts[] = {"",         ")", "((((", "} } }",      "'",    "a b c d",
                                        "\xFF\xFF", "{", "if",   "\n\n)\n)\n", "2a 2a"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        MgradStep step;
        size_t last = 0, steps = 0;
        MgradScript *script = mgrad_script_open(m, "t", texts[i], strlen(texts[i]));
        while (mgrad_script_step(script, &step)) {
            assert_true(step.end >= last && step.end <= strlen(texts[i]));
            last = step.end;
            if (++steps > 20) /* the caller moves on where the parser stands still */
                mgrad_script_seek(script, step.end + 1);
            assert_in_range(steps, 1, 40);
        }
        mgrad_script_close(script);
    }
}

static void test_seek_behind_the_end_ends(void **state)
{
    MgradStep step;
    (void)state;
    MgradScript *script = mgrad_script_open(m, "t", "1\n2\n", 4);
    mgrad_script_seek(script, 1000);
    assert_false(mgrad_script_step(script, &step));
    mgrad_script_seek(script, 2);
    assert_true(mgrad_script_step(script, &step));
    assert_string_equal(world.printed, "2\n");
    mgrad_script_close(script);
    mgrad_script_close(NULL);
}

static void test_script_and_run_may_alternate(void **state)
{
    MgradStep step;
    (void)state;
    MgradScript *script = mgrad_script_open(m, "t", "let a = 1\na + b\n", 16);
    assert_true(mgrad_script_step(script, &step));
    check_run("let b = a + 1", "");
    assert_true(mgrad_script_step(script, &step));
    assert_string_equal(world.printed, "3\n");
    mgrad_script_close(script);
}

/* ---- quit ---- */

static void test_quit_ends_with_a_status(void **state)
{
    (void)state;
    assert_int_equal(run("print 1; quit 3; print 2"), MGRAD_QUIT);
    assert_int_equal(mgrad_exit_status(m), 3);
    assert_string_equal(world.printed, "1\n");
    assert_int_equal(run("def f() { quit() }\nf()"), MGRAD_QUIT);
    assert_int_equal(mgrad_exit_status(m), 0);
    assert_int_equal(run("exit(255)"), MGRAD_QUIT);
    assert_int_equal(mgrad_exit_status(m), 255);
    check_run("1", "1\n");
}

/* ---- host functions ---- */

static void test_host_without_functions(void **state)
{
    static const char *const texts[] = {"a = 1.0; draw a > \"x.svg\"", "draw a > \"x.dot\"",
                                        "import \"x.mg\"", "dot a > \"x.dot\""};
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
}

static void test_pictures_go_to_the_host(void **state)
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

static void test_host_says_why_it_cannot(void **state)
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

static void test_file_is_imported_once_whatever_it_is_called(void **state)
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

static void test_import_looks_along_its_path(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.import_path = "/one:/two"});
    world.files[0][0] = "/two/lib.mg";
    world.files[0][1] = "let x = 5";
    check_run("import \"lib.mg\"; x", "5\n");
    check_error("import \"nowhere.mg\"", 1, 8, "no such file");
}

static void test_error_in_an_imported_file(void **state)
{
    (void)state;
    world.files[0][0] = "lib.mg";
    world.files[0][1] = "let x = 1\nlet y = nothing";
    check_error("import \"lib.mg\"", 2, 9, "'nothing'");
    assert_string_equal(mgrad_error(m)->file, "lib.mg");
    world.files[0][1] = "let x = 1\nlet y = 2"; /* mended, it is read again */
    check_run("import \"lib.mg\"; y", "2\n");
}

static void test_arguments_are_a_list(void **state)
{
    static const char *const argv[] = {"one", "zwei α"};
    (void)state;
    start_with(&(MgradOptions){.argc = 2, .argv = argv});
    check_run("argv; len(argv)", "['one', 'zwei α']\n2\n");
}

static void test_notes_are_for_people_who_type(void **state)
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

/* ---- limits ---- */

static void test_node_limit(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.max_nodes = 1000});
    check_run("a = 1.0; b = a + a; b.data", "2.0\n");
    assert_int_equal(run("let n = 0\nwhile n < 5000 { let n = n + 1; b = b + a }"), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->file, "test.mg");
    assert_int_equal(mgrad_error(m)->line, 2);
    check_run("1 + 1", "2\n");
    check_run("reset", "");
    check_run("c = 1.0; d = c + c; backward d; c.grad", "2.0\n");
}

static void test_garbage_does_not_count(void **state)
{
    (void)state;
    start_with(&(MgradOptions){.max_nodes = 1000});
    check_run("a = 1.0; let n = 0; while n < 5000 { let n = n + 1; let b = a + a }", "");
    start_with(&(MgradOptions){.max_memory = 16 * 1000 * 1000});
    check_run("let n = 0; while n < 500 { let n = n + 1; let xs = [0] * 100000 }", "");
}

static void test_memory_limit(void **state)
{
    static const char *const texts[] = {
        "let xs = []\nwhile 1 { xs.append(\"text\") }",
        "let s = \"x\"\nwhile 1 { let s = s + s }",
        "let xs = [1]\nwhile 1 { let xs = xs + xs }",
        "a = 1.0\nwhile 1 { a = a + 1 }",
        "let xs = [i for i in range(100000000)]",
        "let s = \"x\" * 1000000000",
        "\"{1:1000f}\" * 100000",
        "def f(n) { return [n, f(n + 1)] }\nf(0)",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        start_with(&(MgradOptions){.max_memory = 16 * 1000 * 1000});
        if (run(texts[i]) != MGRAD_ERROR)
            fail_msg("%s: no error", texts[i]);
        assert_true(mgrad_error(m)->line > 0);
        check_run("1 + 1", "2\n");
        check_run("reset", "");
        check_run("b = 2.0; L = b*b; backward L; b.grad", "4.0\n");
    }
}

static void test_too_little_memory_for_a_session(void **state)
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

static void test_interrupt_stops_an_endless_loop(void **state)
{
    static const char *const texts[] = {"while 1 { }", "def f() { while 1 { } }\nf()",
                                        "let xs = [i for i in range(10000000)]"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        world.stop = HOST_INTERRUPT;
        if (run(texts[i]) != MGRAD_INTERRUPTED)
            fail_msg("%s: %s", texts[i], mgrad_error(m)->text);
        assert_int_equal(world.stop, HOST_GO_ON); /* the session has seen it */
        check_run("let n = 0; while n < 3 { let n = n + 1 }; n", "3\n");
    }
}

static void test_timeout_is_told_from_interrupt(void **state)
{
    (void)state;
    world.stop = HOST_INTERRUPT;
    assert_int_equal(run("while 1 { }"), MGRAD_INTERRUPTED);
    char interrupted[256];
    snprintf(interrupted, sizeof interrupted, "%s", mgrad_error(m)->message);
    world.stop = HOST_TIMEOUT;
    assert_int_not_equal(run("while 1 { }"), MGRAD_OK);
    assert_string_not_equal(mgrad_error(m)->message, interrupted);
}

static void test_interrupted_program_keeps_what_it_has(void **state)
{
    (void)state;
    check_run("let n = 5; a = 2.0; L = a*a; backward L", "");
    world.stop = HOST_INTERRUPT;
    assert_int_equal(run("while 1 { let n = n + 1 }"), MGRAD_INTERRUPTED);
    check_run("a.grad; backward L; a.grad; n >= 5", "4.0\n8.0\n1\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_line_that_all_is_about),
        TEST(test_variables_live_from_text_to_text),
        TEST(test_empty_texts),
        TEST(test_name_and_text_are_copied),
        TEST(test_text_is_read_to_its_size_only),
        TEST(test_two_sessions_share_nothing),
        TEST(test_many_sessions_one_after_the_other),
        TEST(test_freeing_no_session),
        TEST(test_error_says_where),
        TEST(test_error_is_forgotten_by_the_next_run),
        TEST(test_nothing_runs_of_a_text_that_does_not_parse),
        TEST(test_what_ran_before_an_error_stays),
        TEST(test_error_in_an_earlier_text_points_there),
        TEST(test_deep_recursion_is_an_error),
        TEST(test_incomplete),
        TEST(test_check_runs_nothing),
        TEST(test_script_goes_on_after_errors),
        TEST(test_script_comes_to_its_end_whatever_it_holds),
        TEST(test_seek_behind_the_end_ends),
        TEST(test_script_and_run_may_alternate),
        TEST(test_quit_ends_with_a_status),
        TEST(test_host_without_functions),
        TEST(test_pictures_go_to_the_host),
        TEST(test_host_says_why_it_cannot),
        TEST(test_import_reads_through_the_host),
        TEST(test_file_is_imported_once_whatever_it_is_called),
        TEST(test_import_looks_along_its_path),
        TEST(test_error_in_an_imported_file),
        TEST(test_arguments_are_a_list),
        TEST(test_notes_are_for_people_who_type),
        TEST(test_node_limit),
        TEST(test_garbage_does_not_count),
        TEST(test_memory_limit),
        TEST(test_too_little_memory_for_a_session),
        TEST(test_interrupt_stops_an_endless_loop),
        TEST(test_timeout_is_told_from_interrupt),
        TEST(test_interrupted_program_keeps_what_it_has),
    };
    return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
