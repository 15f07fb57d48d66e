/* test_transcript.c: the transcript of an interactive session. It is a script that prints what its
   checked comments say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "session_fixture.h"

#define HEAD "# Typed at the mgrad prompt. mgrad --test checks the output.\n"

static bool command(void *ctx, const char *name, const char *argument, HostSink out,
                    HostSink message)
{
    (void)ctx, (void)name, (void)argument, (void)message;
    out.put(out.to, "k = 4.0\nk\n", strlen("k = 4.0\nk\n"));
    return true;
}

static void start_prompt_with(MgradOptions options)
{
    Host host = host_of(&world);
    host.command = command;
    mgrad_free(m);
    options.interactive = true;
    m = mgrad_new(&host, &options);
    assert_non_null(m);
}

static void start_prompt(bool color)
{
    start_prompt_with((MgradOptions){.color = color});
}

static int transcript_setup(void **state)
{
    (void)state;
    m = NULL;
    start_prompt(false);
    return 0;
}

#define TRANSCRIPT_TEST(function)                                                                  \
    cmocka_unit_test_setup_teardown(function, transcript_setup, teardown)

static void type(const char *text)
{
    run(text);
}

/* Compares the script, runs it, and compares its output with its comments. */
static void check_transcript(const char *script)
{
    char wanted[4096] = "", text[8192];
    assert_int_equal(run("transcript > typed.mg"), MGRAD_OK);
    assert_string_equal(world.written_path, "typed.mg");
    assert_string_equal(world.written, script);
    snprintf(text, sizeof text, "%s", script);
    for (const char *at = strstr(text, "#=> "); at; at = strstr(at, "#=> ")) {
        size_t size = strcspn(at += 4, "\n") + 1;
        strncat(wanted, at, size);
    }
    start_with(NULL);
    check_run(text, wanted);
}

static void test_statements_are_kept_with_their_output(void **state)
{
    (void)state;
    type("a = 2.0; b = -3.0");
    type("L = (a*b + 10)*2");
    type("L");
    type("backward L; grad a, b");
    type("for i in range(2) { print i }");
    type("(1 + 2)*3; 'x'");
    type("def f(x) {\n    return x + 1\n}\nf(2)");
    check_transcript(HEAD "a = 2.0\nb = -3.0\nL = (a*b + 10)*2\nL\n"
                          "#=> Value(data=8.0, grad=0.0)\n"
                          "backward L\ngrad a, b\n#=> dL/da = -6.0\n#=> dL/db = 4.0\n"
                          "for i in range(2) { print i }\n#=> 0\n#=> 1\n(1 + 2)*3\n#=> 9\n"
                          "'x'\n#=> 'x'\ndef f(x) {\n    return x + 1\n}\nf(2)\n#=> 3\n");
}

/* A failed statement and the rest of its line are left out; statements before it are kept. */
static void test_errors_are_left_out(void **state)
{
    (void)state;
    type("a = (");
    type("b = zz");
    type("c = 2; print c.data; d = zz; e = 3");
    type("c.label; quit");
    check_transcript(HEAD "c = 2\nprint c.data\n#=> 2.0\nc.label\n#=> 'c'\n");
}

static void test_last_results_are_assigned_to_underscore(void **state)
{
    (void)state;
    type("1 + 2");
    type("let n = 0");
    type("_ * 2 + _; n = 1;");
    type("a = 2.0; L = a*a; topo L");
    type("len(_)");
    type("\"{_} elements\"");
    check_transcript(HEAD "let _ = 1 + 2\n_\n#=> 3\nlet n = 0\n_ * 2 + _\n#=> 9\nn = 1\na = 2.0\n"
                          "L = a*a\nlet _ = topo(L)\n_\n"
                          "#=> [Value(data=2.0, grad=0.0), Value(data=4.0, grad=0.0)]\n"
                          "let _ = len(_)\n_\n#=> 2\n\"{_} elements\"\n#=> '2 elements'\n");
}

/* Commands of the prompt are left out; edited text replaces `edit`. */
static void test_commands_of_the_prompt_are_left_out(void **state)
{
    (void)state;
    type("history");
    type("x = 1; edit; k.data");
    type("transcript > other.mg");
    assert_string_equal(world.written_path, "other.mg");
    memset(world.printed, 0, sizeof world.printed);
    type("transcript");
    assert_string_equal(world.printed, HEAD "x = 1\nk = 4.0\nk\n\nk.data\n#=> 4.0\n");
}

/* The output has no colors and no cuts. Output that differs each time, or does not end with a
   newline, is not checked. */
static void test_output_is_kept_without_colors_and_cuts(void **state)
{
    (void)state;
    start_prompt(true);
    type("[1, 'b']");
    type("list(range(22))");
    type("time 1 + 1");
    type("print 1, end=\"\"");
    type("for i in range(10000) { print i }");
    type("module M() { w = 1.0\ndef repr() = \"an M\" }\nM()");
    assert_int_equal(run("transcript > typed.mg"), MGRAD_OK);
    assert_string_equal(world.written,
                        HEAD "[1, 'b']\n#=> [1, 'b']\nlist(range(22))\n"
                             "#=> [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, "
                             "18, 19, 20, 21]\ntime 1 + 1\nprint 1, end=\"\"\n"
                             "for i in range(10000) { print i }\n"
                             "module M() { w = 1.0\ndef repr() = \"an M\" }\nM()\n#=> an M\n");
}

/* Output that depends on the machine, the time or the screen is not checked, wherever it is
   printed; nor is the rest of that statement's output. */
static void test_varying_output_is_not_checked(void **state)
{
    (void)state;
    type("set; set max_memory; set rankdir; set rankdir TB");
    type("def f(x) { print x\ntime x*x }\nf(2)");
    type("def g(x) { print x\nset\n}\ng(3)");
    type("print 0; scatter [[1, 1], [2, 2]]");
    type("for i in range(2) { print i\nscatter [[1, 1], [2, 2]] }");
    type("for i in range(2) {\nhistory 5\n}");
    type("vars; 1 + 1");
    assert_int_equal(run("transcript > typed.mg"), MGRAD_OK);
    assert_string_equal(world.written,
                        HEAD "set\nset max_memory\nset rankdir\nset rankdir TB\n"
                             "def f(x) { print x\ntime x*x }\nf(2)\n"
                             "def g(x) { print x\nset\n}\ng(3)\n"
                             "print 0\n#=> 0\nscatter [[1, 1], [2, 2]]\n"
                             "for i in range(2) { print i\nscatter [[1, 1], [2, 2]] }\n"
                             "for i in range(2) {\nhistory 5\n}\n"
                             "vars\n#=> name  kind      data  grad\n#=> f     function  f(x)\n"
                             "#=> g     function  g(x)\n#=> i     integer   1\n1 + 1\n#=> 2\n");
}

/* A statement means the same in the script, in whichever mode of numbers it was typed. */
static void test_the_mode_of_numbers_is_kept(void **state)
{
    (void)state;
    start_prompt_with((MgradOptions){.plain_numbers = true});
    type("a = 2.0; a");
    type("set numbers values; a = 2.0");
    type("a");
    assert_int_equal(run("transcript > typed.mg"), MGRAD_OK);
    assert_string_equal(world.written, HEAD "set numbers plain\na = 2.0\na\n#=> 2.0\n"
                                            "set numbers values\na = 2.0\na\n"
                                            "#=> Value(data=2.0, grad=0.0)\n");
}

/* The latest statements and output are kept; statements are kept longer than output. */
static void test_the_latest_statements_are_kept(void **state)
{
    (void)state;
    char text[4000];
    for (int i = 0; i < 50; i++) {
        snprintf(text, sizeof text, "print \"%d\" * 1500", 1000 + i); /* 6 kB: not checked */
        type(text);
        snprintf(text, sizeof text, "print %d, \"x\" * 3000", i);
        type(text);
        type("x = nothing");
    }
    assert_int_equal(run("transcript > typed.mg"), MGRAD_OK);
    const char *first = strstr(world.written, "#=> ");
    assert_non_null(first);
    assert_in_range(atoi(first + 4), 20, 40);
    assert_non_null(strstr(world.written, HEAD "print \"1000\" * 1500\nprint 0, "));
    assert_non_null(strstr(world.written, "print 49, \"x\" * 3000\n#=> 49 xxx"));
    assert_null(strstr(world.written, "dropped"));
    assert_null(strstr(world.written, "nothing"));
    for (int i = 0; i < 200; i++) {
        snprintf(text, sizeof text, "let k = %d; let s = \"%03000d\"", i, i);
        type(text);
    }
    type("k");
    assert_int_equal(run("transcript > typed.mg"), MGRAD_OK);
    assert_non_null(strstr(world.written, HEAD "# The end of a long session: the first "));
    assert_null(strstr(world.written, "print 49"));
    assert_non_null(strstr(world.written, "0198\"\nlet k = 199\nlet s = \"000"));
    assert_non_null(strstr(world.written, "0199\"\nk\n#=> 199\n"));
    assert_non_null(strstr(world.written, "were dropped.\nlet ")); /* a whole statement */
}

/* Edited text is between its neighbours. */
static void test_edited_statements_are_kept_in_order(void **state)
{
    (void)state;
    type("let n = 1; edit; let n = 2; print n");
    type("n");
    assert_int_equal(run("transcript > typed.mg"), MGRAD_OK);
    assert_string_equal(world.written,
                        HEAD "let n = 1\nk = 4.0\nk\n\nlet n = 2\nprint n\n#=> 2\nn\n#=> 2\n");
}

static void script(const char *name, const char *text)
{
    mgrad_run_script(m, name, text, strlen(text));
}

/* A file that ran before the first line is named, and shows the same output as a script. */
static void test_scripts_run_before_the_first_line_are_named(void **state)
{
    (void)state;
    memset(world.printed, 0, sizeof world.printed);
    script("a \"{b}\\.mg", "def f(x) = x + 1\nlist(range(22));");
    assert_non_null(strstr(world.printed, " 20, 21]\n"));
    script("<-e>", "let k = 3");
    script("wrong.mg", "let n = 4\nzz");
    type("f(k)");
    type("help relu");
    assert_int_equal(run("transcript > typed.mg"), MGRAD_OK);
    assert_string_equal(world.written, HEAD "run \"a \\\"{{b}}\\\\.mg\"\nlet k = 3\nf(k)\n#=> 4\n");
}

static void test_a_script_keeps_no_transcript(void **state)
{
    (void)state;
    start_with(NULL);
    check_error("transcript", 1, 1, "transcript works only at the prompt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TRANSCRIPT_TEST(test_statements_are_kept_with_their_output),
        TRANSCRIPT_TEST(test_errors_are_left_out),
        TRANSCRIPT_TEST(test_last_results_are_assigned_to_underscore),
        TRANSCRIPT_TEST(test_commands_of_the_prompt_are_left_out),
        TRANSCRIPT_TEST(test_varying_output_is_not_checked),
        TRANSCRIPT_TEST(test_output_is_kept_without_colors_and_cuts),
        TRANSCRIPT_TEST(test_the_mode_of_numbers_is_kept),
        TRANSCRIPT_TEST(test_the_latest_statements_are_kept),
        TRANSCRIPT_TEST(test_edited_statements_are_kept_in_order),
        TRANSCRIPT_TEST(test_scripts_run_before_the_first_line_are_named),
        TRANSCRIPT_TEST(test_a_script_keeps_no_transcript),
    };
    return cmocka_run_group_tests_name("transcript", tests, NULL, NULL);
}
