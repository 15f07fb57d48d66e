/*
 * spawn.c: vfork and execve. posix_spawn cannot ask the kernel to kill the child when we end.
 *
 * Until execve the child runs in our memory while we wait. So it makes system calls only, and
 * changes no variable of ours but `error` and errno. All signals are blocked until the child has
 * removed our handlers.
 */
#define _GNU_SOURCE /* vfork; environ */
#include "host/spawn.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

typedef struct Spawn {
    const char *path;
    const char *const *argv;
    const int *streams;
    pid_t parent;
    volatile int error; /* why the child could not run the program: errno; 0: it runs */
} Spawn;

/* 0 if `path` names a program, else errno. */
static int spawn_check(const char *path)
{
    struct stat file;
    if (stat(path, &file) != 0 || access(path, X_OK) != 0)
        return errno;
    return S_ISREG(file.st_mode) ? 0 : EACCES;
}

/* Stores the path of a program of this name in one of the folders of PATH. 0, or errno: EACCES if
   there is one that we may not run. */
static int spawn_search(char path[PATH_MAX], const char *name)
{
    const char *folder = getenv("PATH");
    int error = ENOENT;
    while (folder) {
        int size = (int)strcspn(folder, ":");
        int length = snprintf(path, PATH_MAX, "%.*s%s%s", size, folder, size ? "/" : "", name);
        int found = length < PATH_MAX ? spawn_check(path) : ENAMETOOLONG;
        if (found == 0)
            return 0;
        if (found == EACCES)
            error = EACCES;
        folder = folder[size] ? folder + size + 1 : NULL;
    }
    return error;
}

/* ---- in the child ---- */

/* Removes our handlers, and no longer ignores what mgrad ignores. Other ignored signals stay
   ignored: nohup relies on it. */
static void spawn_reset_signals(void)
{
    for (int number = 1; number < NSIG; number++) {
        struct sigaction action;
        bool is_ours = number == SIGINT || number == SIGPIPE || number == SIGXFSZ;
        if (sigaction(number, NULL, &action) != 0 || (action.sa_handler == SIG_IGN && !is_ours))
            continue;
        action.sa_handler = SIG_DFL;
        action.sa_flags = 0;
        sigaction(number, &action, NULL);
    }
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Asks the kernel to kill us when the parent ends. False if it has ended already. */
static bool spawn_end_with(pid_t parent)
{
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    return getppid() == parent;
}

static bool spawn_connect(const int streams[SPAWN_STREAMS])
{
    for (int i = 0; i < SPAWN_STREAMS; i++)
        if (dup2(streams[i], i) < 0)
            return false;
    return true;
}

/* Runs the program in the child. Returns if that fails. */
static void spawn_exec(Spawn *spawn)
{
    setpgid(0, 0);
    if (!spawn_end_with(spawn->parent))
        return;
    if (spawn_connect(spawn->streams)) {
        spawn_reset_signals();
        /* execve does not change the arguments, although their type has no const. */
        execve(spawn->path, (char *const *)spawn->argv, environ);
    }
    spawn->error = errno;
}

/* ---- in the parent ---- */

/* 0, or errno. */
static int spawn_fork(pid_t *child, Spawn *spawn)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    *child = vfork();
    if (*child == 0) {
        spawn_exec(spawn);
        _exit(EXIT_FAILURE);
    }
    int error = *child < 0 ? errno : spawn->error;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

int spawn_start(pid_t *child, const char *const *argv, const int streams[SPAWN_STREAMS])
{
    char found[PATH_MAX];
    Spawn spawn = {.path = argv[0], .argv = argv, .streams = streams, .parent = getpid()};
    if (!strchr(argv[0], '/')) {
        int error = spawn_search(found, argv[0]);
        if (error)
            return error;
        spawn.path = found;
    }
    int error = spawn_fork(child, &spawn);
    while (error && *child > 0 && waitpid(*child, NULL, 0) < 0 && errno == EINTR)
        continue;
    return error;
}
