/*
 * test_process.c: programs that we start: what goes in, what comes out, and that they are gone.
 */
#include "app/host/process.c" /* first: it asks for system functions; the front end is no library */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define MEGABYTE ((size_t)1024 * 1024)

static Mem mem;
static ProcessResult result;
static volatile sig_atomic_t stop;
static int first_descriptor;

static int next_descriptor(void)
{
    int fd = dup(STDERR_FILENO);
    close(fd);
    return fd;
}

static int setup(void **state)
{
    (void)state;
    mem_init(&mem);
    stop = 0;
    first_descriptor = next_descriptor();
    return 0;
}

/* Whatever happened, the child is reaped and every byte and descriptor given back. */
static int teardown(void **state)
{
    (void)state;
    process_result_done(&result);
    assert_int_equal(mem.used, 0);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    assert_int_equal(next_descriptor(), first_descriptor);
    return 0;
}

/* Runs a line of shell, the shell being the child that is looked at. */
static void run_script(ProcessJob job, const char *script)
{
    const char *argv[] = {"sh", "-c", script, NULL};
    job.argv = argv;
    if (!job.max_out)
        job.max_out = MEGABYTE;
    process_run(&result, &mem, &job);
}

static void test_input_comes_back(void **state)
{
    (void)state;
    run_script((ProcessJob){.input = "a\0b\n", .input_size = 4}, "cat");
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_int_equal(result.code, 0);
    assert_int_equal(result.out.len, 4);
    assert_memory_equal(result.out.data, "a\0b\n", 4);
    assert_int_equal(result.err.len, 0);
}

static void test_large_input_comes_back(void **state)
{
    (void)state;
    size_t size = 5 * MEGABYTE + 1;
    char *input = malloc(size);
    for (size_t i = 0; i < size; i++)
        input[i] = (char)(i * 31 % 251);
    run_script((ProcessJob){.input = input, .input_size = size, .max_out = size}, "cat");
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_int_equal(result.out.len, size);
    assert_memory_equal(result.out.data, input, size);
    free(input);
}

static void test_no_input_is_an_end(void **state)
{
    (void)state;
    run_script((ProcessJob){0}, "wc -c | tr -d ' '");
    assert_string_equal(buf_text(&result.out), "0\n");
}

static void test_streams_are_kept_apart(void **state)
{
    (void)state;
    run_script((ProcessJob){0}, "echo good; echo bad >&2; exit 7");
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_int_equal(result.code, 7);
    assert_string_equal(buf_text(&result.out), "good\n");
    assert_string_equal(buf_text(&result.err), "bad\n");
}

static void test_name_is_found_in_path(void **state)
{
    (void)state;
    const char *argv[] = {"false", NULL};
    process_run(&result, &mem, &(ProcessJob){.argv = argv, .max_out = 1});
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_int_equal(result.code, 1);
}

static void test_missing_program(void **state)
{
    (void)state;
    const char *argv[] = {"/no/such/program", NULL};
    process_run(&result, &mem, &(ProcessJob){.argv = argv, .max_out = 1});
    assert_int_equal(result.end, PROCESS_NOT_STARTED);
    assert_int_equal(result.code, ENOENT);
}

static void test_signal_is_told(void **state)
{
    (void)state;
    run_script((ProcessJob){0}, "kill -SEGV $$");
    assert_int_equal(result.end, PROCESS_SIGNALLED);
    assert_int_equal(result.code, SIGSEGV);
}

static void test_child_may_leave_input_unread(void **state)
{
    (void)state;
    char *input = calloc(1, MEGABYTE);
    run_script((ProcessJob){.input = input, .input_size = MEGABYTE}, "exec <&-; echo bye");
    free(input);
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_string_equal(buf_text(&result.out), "bye\n");
}

static void test_child_starts_with_default_signals(void **state)
{
    (void)state;
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    run_script((ProcessJob){0}, "kill -PIPE $$; echo alive");
    signal(SIGPIPE, before);
    assert_int_equal(result.end, PROCESS_SIGNALLED);
    assert_int_equal(result.code, SIGPIPE);
}

static void test_child_has_its_own_group(void **state)
{
    (void)state;
    run_script((ProcessJob){0}, "set -- $(cat /proc/$$/stat); test $5 -eq $$");
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_int_equal(result.code, 0);
}

static void test_child_has_none_of_our_files(void **state)
{
    (void)state;
    for (int fd = STDERR_FILENO + 1; fd < 1024; fd++)
        fcntl(fd, F_SETFD, FD_CLOEXEC); /* those that we were started with */
    run_script((ProcessJob){0}, "ls /proc/self/fd | wc -l | tr -d ' '");
    assert_string_equal(buf_text(&result.out), "4\n"); /* 0 1 2, and the one that ls reads */
}

static void raise_stop(int signal)
{
    (void)signal;
    stop = 1;
}

/* Raises the flag from a signal handler, a tenth of a second from now. */
static void stop_soon(void)
{
    struct sigaction action = {.sa_handler = raise_stop};
    sigaction(SIGALRM, &action, NULL);
    timer_t timer;
    assert_int_equal(timer_create(CLOCK_MONOTONIC, NULL, &timer), 0);
    struct itimerspec soon = {.it_value = {.tv_nsec = 100 * 1000 * 1000}};
    assert_int_equal(timer_settime(timer, 0, &soon, NULL), 0);
}

static void test_flag_stops_a_sleeper(void **state)
{
    (void)state;
    stop_soon();
    double start = process_clock();
    run_script((ProcessJob){.stop = &stop}, "sleep 60");
    assert_int_equal(result.end, PROCESS_STOPPED);
    assert_true(process_clock() - start < 10);
}

static void test_flag_stops_one_that_closed_its_streams(void **state)
{
    (void)state;
    stop_soon();
    run_script((ProcessJob){.stop = &stop}, "exec >&- 2>&- <&-; sleep 60");
    assert_int_equal(result.end, PROCESS_STOPPED);
}

/* The group dies, not the first process only: else the grandchild would hold the pipe for long. */
static void test_time_limit_takes_grandchildren(void **state)
{
    (void)state;
    double start = process_clock();
    run_script((ProcessJob){.max_seconds = 0.2}, "sleep 60 & echo $!; wait");
    assert_int_equal(result.end, PROCESS_TIMED_OUT);
    assert_true(process_clock() - start < 10);
    char still_there[256];
    snprintf(still_there, sizeof still_there,
             "for i in $(seq 100); do grep -q '^State:.[^ZX]' /proc/%ld/status || exit 0;"
             " sleep 0.02; done; exit 1",
             atol(buf_text(&result.out)));
    process_result_done(&result);
    run_script((ProcessJob){0}, still_there);
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_int_equal(result.code, 0);
}

static void test_flood_is_cut(void **state)
{
    (void)state;
    run_script((ProcessJob){.max_out = 100 * 1000}, "yes");
    assert_int_equal(result.end, PROCESS_TOO_LARGE);
    assert_int_equal(result.out.len, 100 * 1000);
}

static void test_exactly_the_limit_is_allowed(void **state)
{
    (void)state;
    run_script((ProcessJob){.max_out = 5}, "printf 12345");
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_string_equal(buf_text(&result.out), "12345");
}

static void test_long_complaints_are_cut_and_harmless(void **state)
{
    (void)state;
    run_script((ProcessJob){0}, "head -c 1000000 /dev/zero | tr '\\0' x >&2; echo done");
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_string_equal(buf_text(&result.out), "done\n");
    assert_int_equal(result.err.len, PROCESS_MAX_ERR);
}

static void test_short_memory_ends_it(void **state)
{
    (void)state;
    mem.limit = 100 * 1000;
    run_script((ProcessJob){.max_out = SIZE_MAX}, "yes");
    assert_int_equal(result.end, PROCESS_NO_MEMORY);
}

/* Where we were started with standard streams closed, pipes get their numbers. */
static void test_closed_standard_streams(void **state)
{
    (void)state;
    int kept_in = dup(STDIN_FILENO), kept_out = dup(STDOUT_FILENO);
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    run_script((ProcessJob){.input = "in", .input_size = 2}, "cat; echo err >&2");
    dup2(kept_in, STDIN_FILENO);
    dup2(kept_out, STDOUT_FILENO);
    close(kept_in);
    close(kept_out);
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_string_equal(buf_text(&result.out), "in");
    assert_string_equal(buf_text(&result.err), "err\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_input_comes_back),
        TEST(test_large_input_comes_back),
        TEST(test_no_input_is_an_end),
        TEST(test_streams_are_kept_apart),
        TEST(test_name_is_found_in_path),
        TEST(test_missing_program),
        TEST(test_signal_is_told),
        TEST(test_child_may_leave_input_unread),
        TEST(test_child_starts_with_default_signals),
        TEST(test_child_has_its_own_group),
        TEST(test_child_has_none_of_our_files),
        TEST(test_flag_stops_a_sleeper),
        TEST(test_flag_stops_one_that_closed_its_streams),
        TEST(test_time_limit_takes_grandchildren),
        TEST(test_flood_is_cut),
        TEST(test_exactly_the_limit_is_allowed),
        TEST(test_long_complaints_are_cut_and_harmless),
        TEST(test_short_memory_ends_it),
        TEST(test_closed_standard_streams),
    };
    return cmocka_run_group_tests_name("process", tests, NULL, NULL);
}
