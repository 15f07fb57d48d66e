/*
 * test_stop.c: the host's stop flag ends each phase that reads a text: lexer, parser, compiler, the
 * checks of `mgrad --check`, and the search for further mistakes.
 *
 * A host function sets the flag in the middle of the phase, so nothing depends on time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

static int reports; /* that were written before the flag is set */

/* Is asked for each report. */
static size_t stop_at_report(void *ctx)
{
    World *to = ctx;
    if (--reports == 0)
        to->stop = HOST_TIMEOUT;
    return 0;
}

static bool stop_at_file(void *ctx, const char *path, HostSink bytes, HostSink message)
{
    World *to = ctx;
    to->stop = HOST_INTERRUPT;
    return world_read_file(ctx, path, bytes, message);
}

static void start_host(void (*change)(Host *))
{
    Host host = host_of(&world);
    change(&host);
    mgrad_free(m);
    m = mgrad_new(&host, NULL);
    assert_non_null(m);
}

static void with_reports(Host *host)
{
    host->report_width = stop_at_report;
}

static void with_files(Host *host)
{
    host->read_file = stop_at_file;
}

static MgradStatus check(const char *text)
{
    return mgrad_check(m, "test.mg", text, strlen(text));
}

static void check_is_intact(void)
{
    assert_int_equal(world.stop, HOST_GO_ON);
    check_run("x + 1", "8\n");
}

static void test_a_flag_that_is_set_before_ends_each_call(void **state)
{
    (void)state;
    check_run("let x = 7", "");
    world.stop = HOST_TIMEOUT;
    assert_int_equal(check("x"), MGRAD_TIMEOUT);
    assert_non_null(strstr(mgrad_error(m)->text, "the time is up: the program was stopped"));
    check_is_intact();
    world.stop = HOST_INTERRUPT;
    assert_int_equal(check("x = ("), MGRAD_INTERRUPTED);
    check_is_intact();
    world.stop = HOST_INTERRUPT;
    assert_int_equal(run("x = @"), MGRAD_INTERRUPTED);
    check_is_intact();
    world.stop = HOST_TIMEOUT;
    MgradScript *script = mgrad_script_open(m, "test.mg", "x", 1);
    MgradStep step;
    mgrad_script_step(script, &step);
    assert_int_equal(step.status, MGRAD_TIMEOUT);
    mgrad_script_close(script);
    check_is_intact();
}

static void test_the_search_for_mistakes_stops(void **state)
{
    (void)state;
    start_host(with_reports);
    reports = 2;
    check_run("let x = 7", "");
    assert_int_equal(run("a b\nc d\ne f\ng h"), MGRAD_TIMEOUT);
    const char *text = mgrad_error(m)->text;
    assert_non_null(strstr(text, "test.mg:1:3: error"));
    assert_non_null(strstr(text, "test.mg:2:3: error"));
    assert_null(strstr(text, "test.mg:3:3: error"));
    assert_non_null(strstr(text, "the time is up"));
    assert_non_null(strstr(mgrad_error(m)->message, "the time is up"));
    check_is_intact();
}

static void test_the_search_for_unknown_names_stops(void **state)
{
    static char text[1 << 14];
    (void)state;
    start_host(with_reports);
    reports = 1;
    check_run("let x = 7", "");
    strcpy(text, "first\n");
    for (int i = 0; i < 2000; i++)
        strcat(text, "1+1;");
    strcat(text, "\nsecond\n");
    assert_int_equal(check(text), MGRAD_TIMEOUT);
    size_t count;
    const MgradError *errors = mgrad_errors(m, &count);
    for (size_t i = 0; i < count; i++)
        assert_null(strstr(errors[i].text, "second"));
    check_is_intact();
}

static void test_an_imported_text_stops(void **state)
{
    (void)state;
    start_host(with_files);
    check_run("let x = 7", "");
    world.files[0][0] = "other.mg";
    world.files[0][1] = "y = 1";
    assert_int_equal(run("import \"other.mg\""), MGRAD_INTERRUPTED);
    check_is_intact();
    assert_int_equal(check("import \"other.mg\""), MGRAD_INTERRUPTED);
    check_is_intact();
}

/* ---- completion ---- */

static void count_candidate(void *to, const char *text, size_t size, const char *kind)
{
    (void)text, (void)size, (void)kind;
    ++*(int *)to;
}

static void test_completion_stops(void **state)
{
    static const char text[] = "def f(number) { nu";
    int found = 0;
    (void)state;
    mgrad_complete(m, text, strlen(text), strlen(text), count_candidate, &found);
    assert_int_equal(found, 1);
    world.stop = HOST_INTERRUPT;
    mgrad_complete(m, text, strlen(text), strlen(text), count_candidate, &found);
    assert_int_equal(found, 1);
    assert_int_equal(world.stop, HOST_INTERRUPT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_flag_that_is_set_before_ends_each_call),
        TEST(test_the_search_for_mistakes_stops),
        TEST(test_the_search_for_unknown_names_stops),
        TEST(test_an_imported_text_stops),
        TEST(test_completion_stops),
    };
    return cmocka_run_group_tests_name("stop", tests, NULL, NULL);
}
