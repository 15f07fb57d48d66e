/*
 * test_process.c: child processes: their input, their output, and that none remains.
 */
#include "app/host/process.c" /* first: it requests system functions */

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

/* After every test the child is reaped and all memory and descriptors are freed. */
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

/* Runs a line of shell in the tested child. */
static void run_script(ProcessJob job, const char *script)
{
    const char *argv[] = {"sh", "-c", script, NULL};
    job.argv = argv;
    if (!job.max_out)
        job.max_out = MEGABYTE;
    process_run(&result, &mem, &job);
}

static void test_input_is_echoed(void **state)
{
    (void)state;
    run_script((ProcessJob){.input = "a\0b\n", .input_size = 4}, "cat");
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_int_equal(result.code, 0);
    assert_int_equal(result.out.len, 4);
    assert_memory_equal(result.out.data, "a\0b\n", 4);
    assert_int_equal(result.err.len, 0);
}

static void test_large_input_is_echoed(void **state)
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

static void test_no_input_reads_as_end_of_file(void **state)
{
    (void)state;
    run_script((ProcessJob){0}, "wc -c | tr -d ' '");
    assert_string_equal(buf_text(&result.out), "0\n");
}

static void test_output_and_errors_are_separate(void **state)
{
    (void)state;
    run_script((ProcessJob){0}, "echo good; echo bad >&2; exit 7");
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_int_equal(result.code, 7);
    assert_string_equal(buf_text(&result.out), "good\n");
    assert_string_equal(buf_text(&result.err), "bad\n");
}

static void test_the_program_is_found_in_path(void **state)
{
    (void)state;
    const char *argv[] = {"false", NULL};
    process_run(&result, &mem, &(ProcessJob){.argv = argv, .max_out = 1});
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_int_equal(result.code, 1);
}

static void test_a_missing_program_is_an_error(void **state)
{
    (void)state;
    const char *argv[] = {"/no/such/program", NULL};
    process_run(&result, &mem, &(ProcessJob){.argv = argv, .max_out = 1});
    assert_int_equal(result.end, PROCESS_NOT_STARTED);
    assert_int_equal(result.code, ENOENT);
}

static void test_a_fatal_signal_is_reported(void **state)
{
    (void)state;
    run_script((ProcessJob){0}, "kill -SEGV $$");
    assert_int_equal(result.end, PROCESS_SIGNALLED);
    assert_int_equal(result.code, SIGSEGV);
}

static void test_the_child_may_ignore_its_input(void **state)
{
    (void)state;
    char *input = calloc(1, MEGABYTE);
    run_script((ProcessJob){.input = input, .input_size = MEGABYTE}, "exec <&-; echo bye");
    free(input);
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_string_equal(buf_text(&result.out), "bye\n");
}

static void test_the_child_starts_with_default_signals(void **state)
{
    (void)state;
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    run_script((ProcessJob){0}, "kill -PIPE $$; echo alive");
    signal(SIGPIPE, before);
    assert_int_equal(result.end, PROCESS_SIGNALLED);
    assert_int_equal(result.code, SIGPIPE);
}

static void test_the_child_is_in_its_own_process_group(void **state)
{
    (void)state;
    run_script((ProcessJob){0}, "set -- $(cat /proc/$$/stat); test $5 -eq $$");
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_int_equal(result.code, 0);
}

static void test_the_child_inherits_no_open_files(void **state)
{
    (void)state;
    for (int fd = STDERR_FILENO + 1; fd < 1024; fd++)
        fcntl(fd, F_SETFD, FD_CLOEXEC); /* the descriptors that this process inherited */
    run_script((ProcessJob){0}, "ls /proc/self/fd | wc -l | tr -d ' '");
    assert_string_equal(buf_text(&result.out), "4\n"); /* 0 1 2, and the one that ls opens */
}

static void raise_stop(int signal)
{
    (void)signal;
    stop = 1;
}

/* Sets the flag from a signal handler, a tenth of a second from now. */
static void stop_soon(void)
{
    struct sigaction action = {.sa_handler = raise_stop};
    sigaction(SIGALRM, &action, NULL);
    timer_t timer;
    assert_int_equal(timer_create(CLOCK_MONOTONIC, NULL, &timer), 0);
    struct itimerspec soon = {.it_value = {.tv_nsec = 100 * 1000 * 1000}};
    assert_int_equal(timer_settime(timer, 0, &soon, NULL), 0);
}

static void test_the_stop_flag_ends_a_sleeping_child(void **state)
{
    (void)state;
    stop_soon();
    double start = process_clock();
    run_script((ProcessJob){.stop = &stop}, "sleep 60");
    assert_int_equal(result.end, PROCESS_STOPPED);
    assert_true(process_clock() - start < 10);
}

static void test_the_stop_flag_ends_a_child_that_closed_its_streams(void **state)
{
    (void)state;
    stop_soon();
    run_script((ProcessJob){.stop = &stop}, "exec >&- 2>&- <&-; sleep 60");
    assert_int_equal(result.end, PROCESS_STOPPED);
}

/* The whole group is killed; otherwise the grandchild would keep the pipe open. */
static void test_the_time_limit_kills_grandchildren(void **state)
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

static void test_output_above_the_limit_is_an_error(void **state)
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

static void test_long_messages_are_cut_and_made_printable(void **state)
{
    (void)state;
    run_script((ProcessJob){0}, "head -c 1000000 /dev/zero | tr '\\0' x >&2; echo done");
    assert_int_equal(result.end, PROCESS_EXITED);
    assert_string_equal(buf_text(&result.out), "done\n");
    assert_int_equal(result.err.len, PROCESS_MAX_ERR);
}

static void test_running_out_of_memory_ends_the_child(void **state)
{
    (void)state;
    mem.limit = 100 * 1000;
    run_script((ProcessJob){.max_out = SIZE_MAX}, "yes");
    assert_int_equal(result.end, PROCESS_NO_MEMORY);
}

/* If the standard streams are closed, pipes get their numbers. */
static void test_closed_standard_streams_do_no_harm(void **state)
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
        TEST(test_input_is_echoed),
        TEST(test_large_input_is_echoed),
        TEST(test_no_input_reads_as_end_of_file),
        TEST(test_output_and_errors_are_separate),
        TEST(test_the_program_is_found_in_path),
        TEST(test_a_missing_program_is_an_error),
        TEST(test_a_fatal_signal_is_reported),
        TEST(test_the_child_may_ignore_its_input),
        TEST(test_the_child_starts_with_default_signals),
        TEST(test_the_child_is_in_its_own_process_group),
        TEST(test_the_child_inherits_no_open_files),
        TEST(test_the_stop_flag_ends_a_sleeping_child),
        TEST(test_the_stop_flag_ends_a_child_that_closed_its_streams),
        TEST(test_the_time_limit_kills_grandchildren),
        TEST(test_output_above_the_limit_is_an_error),
        TEST(test_exactly_the_limit_is_allowed),
        TEST(test_long_messages_are_cut_and_made_printable),
        TEST(test_running_out_of_memory_ends_the_child),
        TEST(test_closed_standard_streams_do_no_harm),
    };
    return cmocka_run_group_tests_name("process", tests, NULL, NULL);
}
