/*
 * test_gnuplot.c: the messages to the user when gnuplot fails. Small scripts replace gnuplot, first
 * in PATH.
 */
#include "host/spawn.c" /* first: it requests system functions */

#include "host/process.c"

#include "host/child.c"
#include "host/files.c"
#include "host/files_write.c"
#include "host/gnuplot.c"

#include "stand_in_fixture.h"

static char path[4096];

static int setup(void **state)
{
    (void)state;
    snprintf(path, sizeof path, "%s", getenv("PATH"));
    return setup_stand_in();
}

static int teardown(void **state)
{
    (void)state;
    setenv("PATH", path, 1);
    return teardown_stand_in("gnuplot");
}

/* Runs the script "plot 1" with the gnuplot in the test's folder, if any. */
static bool run_gnuplot(void)
{
    char places[sizeof path + sizeof folder + 1];
    snprintf(places, sizeof places, "%s:%s", folder, path);
    setenv("PATH", places, 1);
    return gnuplot_run(&client, "plot 1\n", 7, picture_sink, message_sink);
}

static bool run_with(const char *script)
{
    stand_in_write("gnuplot", script);
    return run_gnuplot();
}

static void test_script_is_written_and_the_picture_read(void **state)
{
    (void)state;
    assert_true(run_with("echo \"$* $(cat)\""));
    assert_string_equal(buf_text(&picture), "-d plot 1\n");
    assert_int_equal(message.len, 0);
}

static void test_a_warning_is_not_a_failure(void **state)
{
    (void)state;
    assert_true(run_with("echo 'Fontconfig warning' >&2; printf abc"));
    assert_string_equal(buf_text(&picture), "abc");
}

static void test_the_first_error_line_is_reported(void **state)
{
    (void)state;
    assert_fails("printf '\\ngnuplot> plot 1\\n     ^\\n   line 0: bad\\n   line 1: worse\\n' >&2; "
                 "exit 1",
                 "gnuplot says: bad");
}

static void test_without_an_error_line_the_first_line_is_reported(void **state)
{
    (void)state;
    assert_fails("printf '\\n no fonts\\nmore\\n' >&2; exit 1", "gnuplot says: no fonts");
}

static void test_a_failure_without_a_message_is_reported(void **state)
{
    (void)state;
    assert_fails("exit 3", "gnuplot failed without a message (status 3)");
}

static void test_no_output_is_a_failure(void **state)
{
    (void)state;
    assert_fails("exit 0", "gnuplot failed without a message (status 0)");
}

static void test_a_crash_is_reported(void **state)
{
    (void)state;
    assert_false(run_with("kill -SEGV $$"));
    assert_non_null(strstr(buf_text(&message), "gnuplot crashed (signal 11: "));
}

static void test_an_interrupt_ends_the_program(void **state)
{
    (void)state;
    stop = HOST_INTERRUPT;
    assert_fails("sleep 60", "interrupted while drawing the picture");
}

static void test_a_missing_program_is_reported(void **state)
{
    (void)state;
    char before[sizeof path];
    snprintf(before, sizeof before, "%s", path);
    path[0] = '\0';
    bool drawn = run_gnuplot();
    strcpy(path, before);
    assert_false(drawn);
    assert_string_equal(buf_text(&message), "gnuplot is not installed (plots in files need it; "
                                            "without a file they are drawn in the terminal)");
}

static void test_an_error_of_the_real_gnuplot_is_reported(void **state)
{
    (void)state;
    static const char script[] = "set terminal svg\nplot foo\n";
    assert_false(gnuplot_run(&client, script, strlen(script), picture_sink, message_sink));
    assert_string_equal(buf_text(&message), "gnuplot says: undefined variable: foo");
    assert_int_equal(picture.len, 0);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_script_is_written_and_the_picture_read),
        TEST(test_a_warning_is_not_a_failure),
        TEST(test_the_first_error_line_is_reported),
        TEST(test_without_an_error_line_the_first_line_is_reported),
        TEST(test_a_failure_without_a_message_is_reported),
        TEST(test_no_output_is_a_failure),
        TEST(test_a_crash_is_reported),
        TEST(test_an_interrupt_ends_the_program),
        TEST(test_an_error_of_the_real_gnuplot_is_reported),
        TEST(test_a_missing_program_is_reported),
    };
    return cmocka_run_group_tests_name("gnuplot", tests, NULL, NULL);
}
