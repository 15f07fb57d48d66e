/* test_prompt.c: the commands run and edit, which run a text in the session's globals; and
   history. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

static void test_run_binds_in_the_globals_of_the_session(void **state)
{
    (void)state;
    world.files[0][0] = "a.mg";
    world.files[0][1] = "a = 2.0\nb = a * k\nb\n";
    check_run("k = 3.0; run \"a.mg\"; b.data", "Value(data=6.0, grad=0.0)\n6.0\n");
    check_run("a.label + b.label", "'ab'\n");
    check_run("a.data = 1; run \"a.mg\"; a.data", "Value(data=6.0, grad=0.0)\n2.0\n");
    check_run("\"a.mg\".run(); print 1", "Value(data=6.0, grad=0.0)\n1\n");
}

/* In program order, also in loops and functions. */
static void test_files_run_in_program_order(void **state)
{
    (void)state;
    world.files[0][0] = "a.mg";
    world.files[0][1] = "n += 1\n[str(i) * 100 for i in range(50)][0][0]";
    check_run("let n = 0; for i in range(3) { run \"a.mg\"; print n }", "'0'\n1\n'0'\n2\n'0'\n3\n");
    check_run("def f(x) {\n y = x*2\n run \"a.mg\"\n return y\n}\nf(21); n", "'0'\n42\n4\n");
}

static void test_errors_in_a_file_are_reported_with_their_place(void **state)
{
    (void)state;
    world.files[0][0] = "a.mg";
    world.files[0][1] = "a = 2.0\nb = zz\n";
    world.files[1][0] = "loop.mg";
    world.files[1][1] = "run \"loop.mg\"";
    world.files[2][0] = "syntax.mg";
    world.files[2][1] = "a = (";
    check_error("run \"a.mg\"", 2, 5, "unknown name 'zz'");
    assert_non_null(strstr(mgrad_error(m)->text, "run was called at test.mg:1:1"));
    check_run("a", "Value(data=2.0, grad=0.0)\n");
    check_error("run \"b.mg\"", 1, 5, "cannot read 'b.mg': no such file");
    check_error("run \"loop.mg\"", 1, 1, "too many calls");
    assert_true(run("run \"syntax.mg\"") != MGRAD_OK);
    check_error("run 3", 1, 5, "");
    check_run("a", "Value(data=2.0, grad=0.0)\n");
}

static char asked[64];

static bool command(void *ctx, const char *name, const char *argument, HostSink out,
                    HostSink message)
{
    (void)ctx;
    snprintf(asked, sizeof asked, "%s(%s)", name, argument);
    const char *text = strcmp(name, "edit") == 0 ? "x = 5\nx.data\n" : "1  a = 2\n";
    if (strcmp(argument, "no") == 0)
        message.put(message.to, "it did not work", strlen("it did not work"));
    else
        out.put(out.to, text, strlen(text));
    return strcmp(argument, "no") != 0;
}

static void test_edit_and_history_call_the_front_end(void **state)
{
    (void)state;
    Host host = host_of(&world);
    host.command = command;
    mgrad_free(m);
    m = mgrad_new(&host, NULL);
    check_run("edit", "5.0\n");
    assert_string_equal(asked, "edit()");
    check_run("edit; x.data + 1", "5.0\n6.0\n");
    check_error("edit 3", 1, 1, "edit takes no arguments, 1 was given");
    check_run("history 10", "1  a = 2\n");
    assert_string_equal(asked, "history(10)");
    check_error("history no", 1, 1, "history: it did not work");
}

static void test_edit_and_history_need_a_prompt(void **state)
{
    (void)state;
    check_error("edit", 1, 1, "edit works only at the prompt");
    check_error("history", 1, 1, "history works only at the prompt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_run_binds_in_the_globals_of_the_session),
        TEST(test_files_run_in_program_order),
        TEST(test_errors_in_a_file_are_reported_with_their_place),
        TEST(test_edit_and_history_call_the_front_end),
        TEST(test_edit_and_history_need_a_prompt),
    };
    return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
