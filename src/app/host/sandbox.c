/*
 * sandbox.c: confines the process with a seccomp filter and resource limits.
 *
 * A system call that is not on the list kills the process. A program that gets that far has found a
 * bug; if calls only failed, it could try one after the other.
 */
#define _GNU_SOURCE /* close_range, environ */
#include "app/host/sandbox.h"

#ifdef MGRAD_NO_SECCOMP

const char *sandbox_enter(SandboxLimits limits)
{
    (void)limits;
    return "this mgrad was built without libseccomp";
}

#else

#include <errno.h>
#include <math.h>
#include <seccomp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the system allows beyond the limits of the session and the host, for reports and so on. */
enum { SANDBOX_MORE_OUTPUT = 16 << 20, SANDBOX_MORE_SECONDS = 10 };

/* The calls for computing, waiting for a full pipe, and ending. */
static const int sandbox_calls[] = {
    SCMP_SYS(exit),          SCMP_SYS(exit_group),      SCMP_SYS(brk),   SCMP_SYS(munmap),
    SCMP_SYS(mremap),        SCMP_SYS(madvise),         SCMP_SYS(futex), SCMP_SYS(rt_sigreturn),
    SCMP_SYS(clock_gettime), SCMP_SYS(restart_syscall), SCMP_SYS(poll),  SCMP_SYS(ppoll),
    SCMP_SYS(mincore),
};

static bool sandbox_allow_calls(scmp_filter_ctx filter)
{
    bool fine = true;
    for (size_t i = 0; i < sizeof sandbox_calls / sizeof *sandbox_calls; i++)
        fine = fine && seccomp_rule_add(filter, SCMP_ACT_ALLOW, sandbox_calls[i], 0) == 0;
    return fine;
}

/* Writing is allowed to our two streams only. New memory must be private, without a file and not
   executable. */
static bool sandbox_allow_some(scmp_filter_ctx filter)
{
    const scmp_datum_t private_memory = MAP_ANONYMOUS | MAP_PRIVATE;
    bool fine = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
                                 SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
                                 SCMP_A3(SCMP_CMP_MASKED_EQ, private_memory, private_memory)) == 0;
    for (scmp_datum_t fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++)
        fine = fine && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(write), 1,
                                        SCMP_A0(SCMP_CMP_EQ, fd, 0)) == 0;
    /* The C library's qsort asks for the size of memory, and works without an answer. */
    return fine && seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(sysinfo), 0) == 0;
}

/* Installs the filter. 0, or errno. */
static int sandbox_filter(void)
{
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    if (!filter)
        return ENOMEM;
    int error = sandbox_allow_calls(filter) && sandbox_allow_some(filter) ? 0 : ENOSYS;
    if (error == 0)
        error = -seccomp_load(filter); /* also sets no_new_privs */
    seccomp_release(filter);
    return error;
}

/* Lowers a limit, unless it is lower already. */
static bool sandbox_limit(int resource, rlim_t most)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0)
        return false;
    if (limit.rlim_max == RLIM_INFINITY || limit.rlim_max > most)
        limit.rlim_max = most;
    limit.rlim_cur = limit.rlim_max;
    return setrlimit(resource, &limit) == 0;
}

/* The maximum size of a file that receives our output; 0 if there is none (a pipe and a terminal
   have no such limit). */
static rlim_t sandbox_most_output(size_t output)
{
    rlim_t most = 0;
    for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++) {
        struct stat file;
        if (fstat(fd, &file) != 0 || !S_ISREG(file.st_mode))
            continue;
        rlim_t end = (rlim_t)file.st_size + output + SANDBOX_MORE_OUTPUT;
        most = end > most ? end : most;
    }
    return most;
}

/* The address space in use, in bytes; 0 if unknown. Most of it is reserved for the tape, so a limit
   on memory must be added to it. */
static size_t sandbox_address_space(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    size_t pages = 0;
    if (!file)
        return 0;
    if (fscanf(file, "%zu", &pages) != 1)
        pages = 0;
    fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

static bool sandbox_limit_all(SandboxLimits limits)
{
    size_t space = sandbox_address_space();
    bool fine = sandbox_limit(RLIMIT_CORE, 0) && sandbox_limit(RLIMIT_NPROC, 0);
    if (fine && limits.output && limits.output < RLIM_INFINITY / 2)
        fine = sandbox_limit(RLIMIT_FSIZE, sandbox_most_output(limits.output));
    if (fine && space && limits.memory < RLIM_INFINITY - space)
        fine = sandbox_limit(RLIMIT_AS, space + limits.memory);
    if (fine && limits.seconds > 0.0 && limits.seconds < 1e9)
        fine = sandbox_limit(RLIMIT_CPU, 2 * (rlim_t)ceil(limits.seconds) + SANDBOX_MORE_SECONDS);
    return fine && sandbox_limit(RLIMIT_NOFILE, STDERR_FILENO + 1);
}

/* Overwrites the environment variables in place, so that no pointer to them finds their values. */
static void sandbox_forget_environment(void)
{
    for (char **at = environ; at && *at; at++)
        memset(*at, 0, strlen(*at));
    environ = NULL;
}

const char *sandbox_enter(SandboxLimits limits)
{
    sandbox_forget_environment();
    signal(SIGXFSZ, SIG_IGN); /* a file at its size limit is a write error */
    if (close_range(STDERR_FILENO + 1, ~0u, 0) != 0 || !sandbox_limit_all(limits) ||
        prctl(PR_SET_DUMPABLE, 0) != 0)
        return strerror(errno);
    int error = sandbox_filter();
    return error ? strerror(error) : NULL;
}

#endif
