/*
 * test_sandbox.c: tries to escape from the process sandbox of --sandbox, as native code would that
 * took over the interpreter.
 *
 * Each attempt runs in a child inside the sandbox, and must end that child with SIGSYS.
 */
#include "app/host/sandbox.c" /* first: it requests system functions */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <cmocka.h>

#ifdef MGRAD_NO_SECCOMP

static void test_without_seccomp_there_is_no_sandbox(void **state)
{
    (void)state;
    assert_non_null(sandbox_enter((SandboxLimits){.memory = 1 << 20}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_without_seccomp_there_is_no_sandbox)};
    return cmocka_run_group_tests_name("sandbox", tests, NULL, NULL);
}

#else

enum { NOT_KILLED = 7, NOT_CONFINED = 8, MEMORY = 64 << 20, OUTPUT = 1 << 20 };

static int stray; /* a file opened by the parent */

/* Runs `act` in a sandboxed child, with `out` as its standard output, and returns the child's wait
   status. The child reports on standard error that it has reached the act. */
static int run_confined(void (*act)(void), int out)
{
    static const SandboxLimits limits = {.memory = MEMORY, .output = OUTPUT};
    int ends[2], status;
    char said = '\0';
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(out, STDOUT_FILENO);
        dup2(ends[1], STDERR_FILENO);
        if (sandbox_enter(limits) != NULL || write(STDERR_FILENO, "!", 1) != 1)
            _exit(NOT_CONFINED);
        act();
        _exit(NOT_KILLED);
    }
    close(ends[1]);
    assert_int_equal(read(ends[0], &said, 1), 1);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

static void assert_killed(const char *name, void (*act)(void))
{
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    int status = run_confined(act, null);
    close(null);
    if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGSYS)
        fail_msg("%s: wait status %#x, but it should have died of SIGSYS", name, (unsigned)status);
}

/* ---- attempts ---- */

#define ATTEMPT(name, ...)                                                                         \
    static void name(void)                                                                         \
    {                                                                                              \
        syscall(__VA_ARGS__);                                                                      \
    }

ATTEMPT(read_a_file, SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY)
ATTEMPT(write_a_file, SYS_openat, AT_FDCWD, "/tmp/mgrad-broke-out", O_WRONLY | O_CREAT, 0600)
ATTEMPT(remove_a_file, SYS_unlinkat, AT_FDCWD, "/tmp/mgrad-not-there", 0)
ATTEMPT(look_for_a_file, SYS_faccessat, AT_FDCWD, "/etc/passwd", R_OK)
ATTEMPT(list_a_folder, SYS_getdents64, 0, NULL, 0)
ATTEMPT(change_folder, SYS_chdir, "/")
ATTEMPT(read_input, SYS_read, STDIN_FILENO, NULL, 0)
ATTEMPT(write_elsewhere, SYS_write, stray, "x", 1)
ATTEMPT(write_past_the_mask, SYS_write, (uint64_t)1 << 32 | 5, "x", 1)
ATTEMPT(duplicate_a_stream, SYS_dup3, STDOUT_FILENO, 5, 0)
ATTEMPT(control_a_terminal, SYS_ioctl, STDOUT_FILENO, 0x5412 /* TIOCSTI */, "x")
ATTEMPT(open_a_socket, SYS_socket, 2, 1, 0)
ATTEMPT(start_a_process, SYS_clone, SIGCHLD, 0, 0, 0, 0)
ATTEMPT(start_a_program, SYS_execve, "/bin/sh", NULL, NULL)
ATTEMPT(trace_the_parent, SYS_ptrace, 16 /* PTRACE_ATTACH */, getppid(), 0, 0)
ATTEMPT(read_the_parent, SYS_process_vm_readv, 1, NULL, 0, NULL, 0, 0)
ATTEMPT(signal_the_parent, SYS_kill, 1, 0)
ATTEMPT(make_memory_a_program, SYS_mprotect, 0, 4096, PROT_READ | PROT_EXEC)
ATTEMPT(take_memory_for_a_program, SYS_mmap, 0, 4096, PROT_READ | PROT_EXEC,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
ATTEMPT(share_memory, SYS_mmap, 0, 4096, PROT_READ, MAP_SHARED | MAP_ANONYMOUS, -1, 0)
ATTEMPT(make_a_file_of_memory, SYS_memfd_create, "x", 0)
ATTEMPT(raise_a_limit, SYS_prlimit64, 0, RLIMIT_AS, NULL, NULL)
ATTEMPT(load_another_filter, SYS_seccomp, 1, 0, NULL)
ATTEMPT(change_the_user, SYS_setuid, 0)
ATTEMPT(look_at_the_system, SYS_uname, NULL)
#ifdef SYS_io_uring_setup
ATTEMPT(queue_system_calls, SYS_io_uring_setup, 1, NULL)
#endif

static void test_every_attempt_kills_the_process(void **state)
{
    (void)state;
    assert_killed("read a file", read_a_file);
    assert_killed("write a file", write_a_file);
    assert_killed("remove a file", remove_a_file);
    assert_killed("look for a file", look_for_a_file);
    assert_killed("list a folder", list_a_folder);
    assert_killed("change folder", change_folder);
    assert_killed("read input", read_input);
    assert_killed("write elsewhere", write_elsewhere);
    assert_killed("write past the mask", write_past_the_mask);
    assert_killed("duplicate a stream", duplicate_a_stream);
    assert_killed("control a terminal", control_a_terminal);
    assert_int_equal(access("/tmp/mgrad-broke-out", F_OK), -1);
}

static void test_no_other_process_is_reached(void **state)
{
    (void)state;
    assert_killed("open a socket", open_a_socket);
    assert_killed("start a process", start_a_process);
    assert_killed("start a program", start_a_program);
    assert_killed("trace the parent", trace_the_parent);
    assert_killed("read the parent", read_the_parent);
    assert_killed("signal the parent", signal_the_parent);
    assert_killed("look at the system", look_at_the_system);
}

static void test_the_sandbox_cannot_be_changed(void **state)
{
    (void)state;
    assert_killed("make memory a program", make_memory_a_program);
    assert_killed("take memory for a program", take_memory_for_a_program);
    assert_killed("share memory", share_memory);
    assert_killed("make a file of memory", make_a_file_of_memory);
    assert_killed("raise a limit", raise_a_limit);
    assert_killed("load another filter", load_another_filter);
    assert_killed("change the user", change_the_user);
#ifdef SYS_io_uring_setup
    assert_killed("queue system calls", queue_system_calls);
#endif
}

/* ---- allowed actions ---- */

static void print_and_compute(void)
{
    char *block = malloc(1 << 20);
    if (block && !getenv("PATH") && write(STDOUT_FILENO, "fine", 4) == 4)
        _exit(0);
}

static void test_printing_and_memory_still_work(void **state)
{
    (void)state;
    int ends[2];
    char text[8] = "";
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(run_confined(print_and_compute, ends[1]), 0);
    assert_int_equal(read(ends[0], text, sizeof text), 4);
    assert_string_equal(text, "fine");
    close(ends[0]);
    close(ends[1]);
}

/* mmap itself: a sanitizer's malloc would end the process. */
static void take_too_much(void)
{
    void *range =
        mmap(NULL, (size_t)2 * MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    _exit(range == MAP_FAILED && errno == ENOMEM ? 0 : NOT_KILLED);
}

static void test_memory_is_bounded(void **state)
{
    (void)state;
    assert_int_equal(run_confined(take_too_much, STDOUT_FILENO), 0);
}

/* A file with a hole of 300 MB takes no space on disk, but writing at its end is refused too. */
static void print_far_behind(void)
{
    _exit(write(STDOUT_FILENO, "x", 1) == -1 && errno == EFBIG ? 0 : NOT_KILLED);
}

static void test_output_into_a_file_is_bounded(void **state)
{
    (void)state;
    char name[] = "/tmp/mgrad-sandbox-XXXXXX";
    int fd = mkstemp(name);
    assert_true(fd >= 0);
    unlink(name);
    assert_int_equal(lseek(fd, (off_t)300 << 20, SEEK_SET), (off_t)300 << 20);
    assert_int_equal(run_confined(print_far_behind, fd), 0);
    close(fd);
}

static int open_stray(void **state)
{
    (void)state;
    stray = open("/dev/null", O_WRONLY);
    return stray >= 0 ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_attempt_kills_the_process),
        cmocka_unit_test(test_no_other_process_is_reached),
        cmocka_unit_test(test_the_sandbox_cannot_be_changed),
        cmocka_unit_test(test_printing_and_memory_still_work),
        cmocka_unit_test(test_memory_is_bounded),
        cmocka_unit_test(test_output_into_a_file_is_bounded),
    };
    return cmocka_run_group_tests_name("sandbox", tests, open_stray, NULL);
}

#endif
