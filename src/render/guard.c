/*
 * guard.c: resource limits, the end of the parent process, and standard output.
 *
 * Failures are ignored: a layout without limits is better than none.
 */
#define _GNU_SOURCE /* F_DUPFD_CLOEXEC is POSIX, prctl is Linux's */
#include "render/guard.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

enum { GUARD_SECONDS = 300 }; /* of processor time */
#define GUARD_BYTES ((rlim_t)4 << 30)

/* The address space is not limited in builds with AddressSanitizer, which reserves terabytes. */
#if defined(__SANITIZE_ADDRESS__)
#define GUARD_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GUARD_MEMORY 0
#endif
#endif
#ifndef GUARD_MEMORY
#define GUARD_MEMORY 1
#endif

/* Lowers the soft limit of a resource, if it is higher than wanted. */
static void guard_lower(int resource, rlim_t wanted)
{
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0 || limit.rlim_cur <= wanted)
        return;
    limit.rlim_cur = wanted;
    setrlimit(resource, &limit);
}

/* Graphviz recurses along the graph, so a long chain needs a large stack. The kernel keeps at least
   128 MB of addresses free below the stack of the main thread, so a higher limit takes effect while
   the program runs. */
static void guard_raise_stack(void)
{
    struct rlimit limit;
    rlim_t wanted = (rlim_t)96 << 20;
    if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
    setrlimit(RLIMIT_STACK, &limit);
}

void guard_set_limits(void)
{
    guard_raise_stack();
    guard_lower(RLIMIT_CPU, GUARD_SECONDS);
    guard_lower(RLIMIT_CORE, 0);
    if (GUARD_MEMORY)
        guard_lower(RLIMIT_AS, GUARD_BYTES);
}

/* True if the parent died before the call of prctl. Its process id is unknown, but its end of the
   pipe is then closed. */
static int guard_is_orphan(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) > 0 && (out.revents & POLLERR);
}

void guard_follow_parent(void)
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (guard_is_orphan())
        exit(1);
}

int guard_take_output(void)
{
    int out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    dup2(STDERR_FILENO, STDOUT_FILENO);
    return out;
}
