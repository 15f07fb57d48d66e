/*
 * test_picture.c: the messages to the user when mgrad-render fails. Small scripts replace it.
 */
#include "host/spawn.c" /* first: it requests system functions */

#include "host/process.c"

#include "host/child.c"
#include "host/files.c"
#include "host/files_write.c"
#include "host/picture.c"

#include "stand_in_fixture.h"

static int setup(void **state)
{
    (void)state;
    return setup_stand_in();
}

static int teardown(void **state)
{
    (void)state;
    unsetenv("MGRAD_RENDER");
    return teardown_stand_in("stand-in");
}

/* Requests a picture of "digraph {}" in the format "svg". */
static bool render(void)
{
    return picture_render(&client, "digraph {}", 10, "svg", picture_sink, message_sink);
}

static bool run_with(const char *script)
{
    char path[128];
    snprintf(path, sizeof path, "%s/stand-in", folder);
    stand_in_write(path, script);
    setenv("MGRAD_RENDER", path, 1);
    return render();
}

static void test_text_and_format_are_written_and_the_picture_read(void **state)
{
    (void)state;
    assert_true(run_with("echo 15; echo \"$1 $(cat)\""));
    assert_string_equal(buf_text(&picture), "svg digraph {}\n");
    assert_int_equal(message.len, 0);
}

static void test_a_warning_is_not_a_failure(void **state)
{
    (void)state;
    assert_true(run_with("echo 'Warning: small label' >&2; printf '3\\nabc'"));
    assert_string_equal(buf_text(&picture), "abc");
}

static void test_the_error_line_is_reported(void **state)
{
    (void)state;
    assert_fails("printf 'Warning: w\\nError: bad label\\nmore\\n' >&2; exit 1", "bad label");
}

static void test_without_an_error_line_the_first_line_is_reported(void **state)
{
    (void)state;
    assert_fails("printf 'no fonts\\nmore\\n' >&2; exit 1", "no fonts");
}

static void test_an_unknown_format_is_reported(void **state)
{
    (void)state;
    assert_fails("echo \"Error: Graphviz does not know '$1'\" >&2; exit 3",
                 "Graphviz does not know 'svg'");
}

static void test_any_other_status_is_a_failure(void **state)
{
    (void)state;
    assert_fails("echo cannot load libgvc >&2; exit 127",
                 "mgrad-render failed (status 127): cannot load libgvc");
}

static void test_a_failure_without_a_message_is_reported(void **state)
{
    (void)state;
    assert_fails("exit 1", "mgrad-render failed without a message (status 1)");
}

static void test_a_crash_is_reported(void **state)
{
    (void)state;
    assert_false(run_with("kill -SEGV $$"));
    assert_non_null(strstr(buf_text(&message), "Graphviz crashed (signal 11: "));
}

static void test_exceeding_the_processor_time_is_reported(void **state)
{
    (void)state;
    assert_fails("kill -XCPU $$", "the layout took too much time; draw less of the graph");
}

static void test_a_truncated_picture_is_a_failure(void **state)
{
    (void)state;
    assert_fails("printf '6\\nabc'", "mgrad-render gave a damaged picture (3 of 6 bytes)");
}

static void test_bytes_after_the_picture_are_a_failure(void **state)
{
    (void)state;
    assert_fails("printf '2\\nabc'", "mgrad-render gave a damaged picture (3 of 2 bytes)");
}

static void test_a_missing_header_is_a_failure(void **state)
{
    (void)state;
    assert_fails("printf '<svg>'", "mgrad-render gave a damaged picture (0 of 0 bytes)");
}

static void test_a_header_that_is_not_a_number_is_a_failure(void **state)
{
    (void)state;
    assert_false(run_with("printf '3x\\nabc'"));
    assert_int_equal(picture.len, 0);
}

static void test_no_output_is_a_failure(void **state)
{
    (void)state;
    assert_fails("exit 0", "mgrad-render gave a damaged picture (0 of 0 bytes)");
}

static void test_an_interrupt_ends_the_program(void **state)
{
    (void)state;
    stop = HOST_INTERRUPT;
    assert_fails("sleep 60", "interrupted while drawing the picture");
}

static void test_the_time_limit_ends_the_program(void **state)
{
    (void)state;
    stop = HOST_TIMEOUT;
    assert_fails("sleep 60", "the time limit expired while drawing the picture");
}

static void test_a_missing_program_is_reported(void **state)
{
    (void)state;
    assert_false(render());
    assert_string_equal(buf_text(&message),
                        "mgrad-render is not installed (pictures of graphs need "
                        "it; .dot files and text do not)");
}

static void test_a_missing_program_named_by_the_environment_is_reported(void **state)
{
    (void)state;
    setenv("MGRAD_RENDER", "/no/such/render", 1);
    assert_false(render());
    assert_string_equal(buf_text(&message), "MGRAD_RENDER names '/no/such/render', which cannot be "
                                            "run: no such file");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_text_and_format_are_written_and_the_picture_read),
        TEST(test_a_warning_is_not_a_failure),
        TEST(test_the_error_line_is_reported),
        TEST(test_without_an_error_line_the_first_line_is_reported),
        TEST(test_an_unknown_format_is_reported),
        TEST(test_any_other_status_is_a_failure),
        TEST(test_a_failure_without_a_message_is_reported),
        TEST(test_a_crash_is_reported),
        TEST(test_exceeding_the_processor_time_is_reported),
        TEST(test_a_truncated_picture_is_a_failure),
        TEST(test_bytes_after_the_picture_are_a_failure),
        TEST(test_a_missing_header_is_a_failure),
        TEST(test_a_header_that_is_not_a_number_is_a_failure),
        TEST(test_no_output_is_a_failure),
        TEST(test_an_interrupt_ends_the_program),
        TEST(test_the_time_limit_ends_the_program),
        TEST(test_a_missing_program_is_reported),
        TEST(test_a_missing_program_named_by_the_environment_is_reported),
    };
    return cmocka_run_group_tests_name("picture", tests, NULL, NULL);
}
