/*
 * test_mgrad_host.c: the ready-made host: its output, its files, and what stops a program.
 */
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "host/forward.h"
#include "host/mgrad-host.h"

static MgradHost *host;
static Mgrad *m;

static void open_session(const Host *own)
{
    host = mgrad_host_new(own);
    m = mgrad_new(mgrad_host_table(host), NULL);
    assert_non_null(m);
}

static void close_session(void)
{
    mgrad_free(m);
    mgrad_host_free(host);
    m = NULL;
    host = NULL;
}

static MgradStatus run(const char *text)
{
    return mgrad_run(m, "<test>", text, strlen(text));
}

/* ---- output ---- */

static int saved[3] = {-1, -1, -1};

static void redirect(int stream, int fd)
{
    fflush(stdout);
    saved[stream] = dup(stream);
    assert_true(saved[stream] >= 0 && dup2(fd, stream) == stream);
}

static void restore(void)
{
    fflush(stdout);
    for (int i = 0; i < 3; i++)
        if (saved[i] >= 0) {
            dup2(saved[i], i);
            close(saved[i]);
            saved[i] = -1;
        }
}

/* What the program writes to both output streams, in its order. */
static const char *written_by(const char *text)
{
    static char out[4096];
    FILE *file = tmpfile();
    redirect(STDOUT_FILENO, fileno(file));
    redirect(STDERR_FILENO, fileno(file));
    printf("before ");
    mgrad_host_report(m, run(text));
    printf("after");
    restore();
    rewind(file);
    out[fread(out, 1, sizeof out - 1, file)] = '\0';
    fclose(file);
    return out;
}

static void test_output_is_in_order_with_that_of_the_program(void **state)
{
    (void)state;
    open_session(NULL);
    assert_string_equal(written_by("print 7"), "before 7\nafter");
    assert_string_equal(written_by("print 7; print nothing"),
                        "before 7\n"
                        "<test>:1:16: error: unknown name 'nothing'\n"
                        "  1 | print 7; print nothing\n"
                        "    |                ^\n"
                        "after");
    mgrad_free(m);
    m = mgrad_new(mgrad_host_table(host), &(MgradOptions){.interactive = true});
    const char *said = written_by("a = 2.0; L = a*a; backward L; backward L");
    assert_ptr_equal(strstr(said, "before note: "), said);
    close_session();
}

static void test_a_failed_write_interrupts_the_program(void **state)
{
    (void)state;
    int full = open("/dev/full", O_WRONLY);
    if (full < 0)
        skip();
    char said[256] = "";
    FILE *file = tmpfile();
    open_session(NULL);
    redirect(STDOUT_FILENO, full);
    redirect(STDERR_FILENO, fileno(file));
    MgradStatus status = run("while 1 { print 7 }");
    restore();
    rewind(file);
    said[fread(said, 1, sizeof said - 1, file)] = '\0';
    fclose(file);
    close(full);
    assert_int_equal(status, MGRAD_INTERRUPTED);
    assert_string_equal(said, "the results cannot be written: no space left\n");
    assert_string_equal(written_by("print 8"), "before 8\nafter");
    close_session();
}

/* ---- the program's own functions ---- */

typedef struct Own {
    char printed[64];
} Own;

static void own_print(void *ctx, const char *text, size_t size)
{
    Own *own = ctx;
    strncat(own->printed, text, size);
}

static void test_own_functions_get_their_own_context(void **state)
{
    (void)state;
    Own own = {""};
    volatile sig_atomic_t stop = HOST_GO_ON;
    open_session(&(Host){.ctx = &own, .print = own_print, .stop = &stop});
    assert_int_equal(run("print 1 + 1; time 1;"), MGRAD_OK);
    assert_memory_equal(own.printed, "2\n", 2);
    stop = HOST_INTERRUPT;
    assert_int_equal(run("while 1 { }"), MGRAD_INTERRUPTED);
    mgrad_host_stop(host, HOST_OUTPUT);
    assert_int_equal(stop, HOST_OUTPUT);
    stop = HOST_GO_ON;
    close_session();
}

/* Host consists of pointers but for `tick`. A pointer that forward.c does not know stays NULL. */
static void test_every_function_of_a_host_is_forwarded(void **state)
{
    (void)state;
    unsigned char ones[sizeof(void *)], bytes[sizeof(Host)];
    Host own, table = {0};
    memset(ones, 1, sizeof ones);
    memset(&own, 1, sizeof own);
    table.ctx = &own;
    forward_to(&table, &own);
    memcpy(bytes, &table, sizeof table);
    for (size_t at = 0; at < sizeof(Host); at += sizeof(void *)) {
        static const unsigned char none[sizeof(void *)] = {0};
        if (memcmp(bytes + at, none, sizeof none) == 0)
            fail_msg("the member at byte %zu of Host is not forwarded", at);
    }
}

static void test_no_host_makes_no_session(void **state)
{
    (void)state;
    assert_null(mgrad_host_table(NULL));
    assert_null(mgrad_new(NULL, NULL));
    mgrad_host_free(NULL);
}

/* ---- files and input ---- */

static void test_files_are_those_of_the_system(void **state)
{
    (void)state;
    char folder[] = "/tmp/mgrad-host-XXXXXX", text[256];
    assert_non_null(mkdtemp(folder));
    assert_int_equal(setenv("HOME", folder, 1), 0);
    open_session(NULL);
    snprintf(text, sizeof text,
             "write_lines(\"~/a.txt\", [\"one\"]); print read_lines(\"%s/a.txt\")", folder);
    assert_string_equal(written_by(text), "before ['one']\nafter");
    snprintf(text, sizeof text, "%s/a.txt", folder);
    assert_int_equal(unlink(text), 0);
    assert_int_equal(rmdir(folder), 0);
    assert_int_equal(run("read_lines(\"~/a.txt\")"), MGRAD_ERROR);
    assert_non_null(strstr(mgrad_error(m)->message, "no such file"));
    close_session();
}

static void test_lines_come_from_standard_input(void **state)
{
    (void)state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "Ada\nrest", 8), 8);
    redirect(STDIN_FILENO, ends[0]);
    open_session(NULL);
    assert_string_equal(written_by("name = input(\"name? \"); print \"<\" + name + \">\""),
                        "before name? <Ada>\nafter");
    char rest[8];
    assert_int_equal(read(ends[0], rest, sizeof rest), 4);
    close(ends[0]);
    close(ends[1]);
    restore();
    close_session();
}

/* ---- what stops a program ---- */

static void test_a_time_limit_lasts_until_it_is_cancelled(void **state)
{
    (void)state;
    open_session(NULL);
    assert_true(mgrad_host_set_timeout(host, 0.01));
    assert_int_equal(run("while 1 { }"), MGRAD_TIMEOUT);
    assert_int_equal(run("while 1 { }"), MGRAD_TIMEOUT);
    assert_true(mgrad_host_set_timeout(host, 0));
    assert_int_equal(run("for i in range(100000) { }"), MGRAD_OK);
    assert_true(mgrad_host_set_timeout(host, 0.001));
    while (*mgrad_host_table(host)->stop == HOST_GO_ON)
        sched_yield();
    assert_true(mgrad_host_set_timeout(host, 0));
    assert_int_equal(*mgrad_host_table(host)->stop, HOST_GO_ON);
    assert_true(mgrad_host_set_timeout(host, 1e300));
    assert_int_equal(run("x = 1"), MGRAD_OK);
    close_session();
}

static int former_calls;

static void former_handler(int signal)
{
    (void)signal;
    former_calls++;
}

typedef void Handler(int);

/* Returns the former handler. */
static Handler *handle(Handler *handler)
{
    struct sigaction action = {.sa_handler = handler}, former;
    assert_int_equal(sigaction(SIGINT, &action, &former), 0);
    return former.sa_handler;
}

static void test_interrupts_are_caught_on_request_only(void **state)
{
    (void)state;
    former_calls = 0;
    handle(former_handler);
    open_session(NULL);
    raise(SIGINT);
    assert_int_equal(former_calls, 1);
    mgrad_host_catch_interrupts(host);
    MgradHost *second = mgrad_host_new(NULL);
    mgrad_host_catch_interrupts(second);
    mgrad_host_catch_interrupts(second); /* twice is once */
    raise(SIGINT);
    assert_int_equal(former_calls, 1);
    assert_int_equal(*mgrad_host_table(second)->stop, HOST_INTERRUPT);
    assert_int_equal(run("while 1 { }"), MGRAD_INTERRUPTED);
    mgrad_host_release_interrupts(host);
    raise(SIGINT);
    assert_int_equal(*mgrad_host_table(host)->stop, HOST_GO_ON);
    mgrad_host_free(second); /* releases, too */
    raise(SIGINT);
    assert_int_equal(former_calls, 2);
    close_session();
    handle(SIG_DFL);
}

static void test_other_handlers_are_left_as_they_are(void **state)
{
    (void)state;
    open_session(NULL);
    handle(SIG_IGN);
    mgrad_host_catch_interrupts(host);
    raise(SIGINT);
    assert_int_equal(run("while 1 { }"), MGRAD_INTERRUPTED);
    mgrad_host_release_interrupts(host);
    assert_true(handle(SIG_DFL) == SIG_IGN);
    mgrad_host_catch_interrupts(host);
    handle(former_handler); /* the program's own, installed later */
    mgrad_host_release_interrupts(host);
    assert_true(handle(SIG_DFL) == former_handler);
    close_session();
}

enum { THREADS = 4 };

static pthread_barrier_t ready;

static void *run_until_interrupted(void *unused)
{
    (void)unused;
    MgradHost *mine = mgrad_host_new(NULL);
    mgrad_host_catch_interrupts(mine);
    Mgrad *session = mgrad_new(mgrad_host_table(mine), NULL);
    static const char text[] = "k = 0.0; while 1 { k += 1 }";
    pthread_barrier_wait(&ready);
    MgradStatus status = mgrad_run(session, "<thread>", text, strlen(text));
    mgrad_free(session);
    mgrad_host_free(mine);
    return status == MGRAD_INTERRUPTED ? NULL : session;
}

static void test_one_signal_interrupts_the_sessions_of_all_threads(void **state)
{
    (void)state;
    pthread_t threads[THREADS];
    assert_int_equal(pthread_barrier_init(&ready, NULL, THREADS + 1), 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, run_until_interrupted, NULL), 0);
    pthread_barrier_wait(&ready);
    kill(getpid(), SIGINT);
    for (int i = 0; i < THREADS; i++) {
        void *failure = NULL;
        pthread_join(threads[i], &failure);
        assert_null(failure);
    }
    pthread_barrier_destroy(&ready);
    assert_true(handle(SIG_DFL) == SIG_DFL);
}

static void *stop_soon(void *unused)
{
    (void)unused;
    mgrad_host_stop(host, HOST_INTERRUPT);
    return NULL;
}

static void test_another_thread_stops_the_wait_for_input(void **state)
{
    (void)state;
    int ends[2];
    pthread_t thread;
    assert_int_equal(pipe(ends), 0);
    redirect(STDIN_FILENO, ends[0]);
    open_session(NULL);
    assert_int_equal(pthread_create(&thread, NULL, stop_soon, NULL), 0);
    assert_int_equal(run("input(\"\")"), MGRAD_INTERRUPTED);
    pthread_join(thread, NULL);
    restore();
    close(ends[0]);
    close(ends[1]);
    close_session();
}

static void test_the_memory_limit_leaves_memory_for_others(void **state)
{
    (void)state;
    size_t limit = mgrad_host_memory_limit();
    size_t machine = (size_t)sysconf(_SC_PHYS_PAGES) * (size_t)sysconf(_SC_PAGESIZE);
    assert_in_range(limit, 1, machine / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_output_is_in_order_with_that_of_the_program),
        cmocka_unit_test(test_a_failed_write_interrupts_the_program),
        cmocka_unit_test(test_own_functions_get_their_own_context),
        cmocka_unit_test(test_every_function_of_a_host_is_forwarded),
        cmocka_unit_test(test_no_host_makes_no_session),
        cmocka_unit_test(test_files_are_those_of_the_system),
        cmocka_unit_test(test_lines_come_from_standard_input),
        cmocka_unit_test(test_a_time_limit_lasts_until_it_is_cancelled),
        cmocka_unit_test(test_interrupts_are_caught_on_request_only),
        cmocka_unit_test(test_other_handlers_are_left_as_they_are),
        cmocka_unit_test(test_one_signal_interrupts_the_sessions_of_all_threads),
        cmocka_unit_test(test_another_thread_stops_the_wait_for_input),
        cmocka_unit_test(test_the_memory_limit_leaves_memory_for_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
