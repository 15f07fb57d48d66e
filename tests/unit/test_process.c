/*
 * test_process.c: child processes: their input, their output, and that none remains.
 */
#include "host/spawn.c" /* first: it requests system functions */

#include "host/process.c"

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

static void test_a_file_that_is_no_program_is_an_error(void **state)
{
    (void)state;
    char path[] = "/tmp/mgrad-program-XXXXXX";
    int fd = mkstemp(path);
    assert_int_equal(write(fd, "echo text\n", 10), 10);
    const char *argv[] = {path, NULL};
    process_run(&result, &mem, &(ProcessJob){.argv = argv, .max_out = 1});
    assert_int_equal(result.end, PROCESS_NOT_STARTED);
    assert_int_equal(result.code, EACCES);
    process_result_done(&result);
    fchmod(fd, 0700);
    close(fd);
    process_run(&result, &mem, &(ProcessJob){.argv = argv, .max_out = 1});
    unlink(path);
    assert_int_equal(result.end, PROCESS_NOT_STARTED);
    assert_int_equal(result.code, ENOEXEC); /* no shell runs it */
}

/* Searches PATH for `name` and returns the errno. */
static int search(const char *places, const char *name)
{
    char found[PATH_MAX], kept[4096];
    snprintf(kept, sizeof kept, "%s", getenv("PATH"));
    setenv("PATH", places, 1);
    int error = spawn_search(found, name);
    setenv("PATH", kept, 1);
    return error;
}

static void test_path_is_searched_in_order(void **state)
{
    (void)state;
    assert_int_equal(search("/no/such:/bin:/usr/bin", "sh"), 0);
    assert_int_equal(search("/no/such:/bin", "no-such-program"), ENOENT);
    assert_int_equal(search("", "no-such-program"), ENOENT);
    assert_int_equal(search("/no/such:/", "bin"), EACCES); /* a folder */
    assert_int_equal(search("/:/bin:/usr/bin", "sh"), 0);
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

/* Is this process running, neither ended nor a zombie? */
static bool is_running(pid_t process)
{
    char path[64], line[256];
    snprintf(path, sizeof path, "/proc/%ld/status", (long)process);
    FILE *file = fopen(path, "r");
    bool runs = false;
    while (file && fgets(line, sizeof line, file))
        runs |= strncmp(line, "State:", 6) == 0 && !strpbrk(line + 6, "ZX");
    if (file)
        fclose(file);
    return runs;
}

/* mgrad, which is killed, is a fork of this test; the number of its child comes through a pipe. */
static void test_the_child_ends_when_we_are_killed(void **state)
{
    (void)state;
    static const int signals[] = {SIGKILL, SIGTERM};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        pid_t killed = fork();
        if (killed == 0) {
            char script[64];
            snprintf(script, sizeof script, "echo $$ >&%d; exec sleep 60", ends[1]);
            run_script((ProcessJob){0}, script);
            _exit(1);
        }
        close(ends[1]);
        char number[32] = "";
        assert_true(read(ends[0], number, sizeof number - 1) > 0);
        pid_t child = (pid_t)atol(number);
        assert_true(is_running(child));
        kill(killed, signals[i]);
        assert_int_equal(waitpid(killed, NULL, 0), killed);
        for (int tries = 0; tries < 1000 && is_running(child); tries++)
            poll(NULL, 0, 10);
        assert_false(is_running(child));
        close(ends[0]);
    }
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
        TEST(test_a_file_that_is_no_program_is_an_error),
        TEST(test_path_is_searched_in_order),
        TEST(test_a_fatal_signal_is_reported),
        TEST(test_the_child_may_ignore_its_input),
        TEST(test_the_child_starts_with_default_signals),
        TEST(test_the_child_is_in_its_own_process_group),
        TEST(test_the_child_inherits_no_open_files),
        TEST(test_the_stop_flag_ends_a_sleeping_child),
        TEST(test_the_stop_flag_ends_a_child_that_closed_its_streams),
        TEST(test_the_time_limit_kills_grandchildren),
        TEST(test_the_child_ends_when_we_are_killed),
        TEST(test_output_above_the_limit_is_an_error),
        TEST(test_exactly_the_limit_is_allowed),
        TEST(test_long_messages_are_cut_and_made_printable),
        TEST(test_running_out_of_memory_ends_the_child),
        TEST(test_closed_standard_streams_do_no_harm),
    };
    return cmocka_run_group_tests_name("process", tests, NULL, NULL);
}
