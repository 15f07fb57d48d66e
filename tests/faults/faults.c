/*
 * faults.c: system calls that fail on purpose. MODE=faults links these functions in place of the
 * calls in our own sources (the linker's --wrap). Calls inside libraries are not replaced.
 *
 *     MGRAD_FAULT="write 3"     the third call of that family fails
 *     MGRAD_FAULT="memory 40+"  the fortieth and all later ones fail
 *     MGRAD_FAULT_COUNT=FILE    the number of calls is written into FILE at the end
 */
#define _GNU_SOURCE /* pipe2 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Fault {
    bool ready;
    char family[16];
    long at;
    bool lasting;
    long seen;
} Fault;

static Fault fault;

static void fault_count(void)
{
    const char *path = getenv("MGRAD_FAULT_COUNT");
    FILE *file = path ? fopen(path, "w") : NULL;
    if (!file)
        return;
    fprintf(file, "%ld\n", fault.seen);
    fclose(file);
}

static void fault_begin(void)
{
    const char *wanted = getenv("MGRAD_FAULT");
    char plus = '\0';
    fault.ready = true;
    if (wanted && sscanf(wanted, "%15s %ld%c", fault.family, &fault.at, &plus) < 2)
        abort();
    fault.lasting = plus == '+';
    atexit(fault_count);
}

/* True if this call must fail. */
static bool fault_hits(const char *family)
{
    if (!fault.ready)
        fault_begin();
    if (strcmp(family, fault.family) != 0)
        return false;
    fault.seen++;
    return fault.seen == fault.at || (fault.lasting && fault.seen > fault.at);
}

static bool fault_sets(const char *family, int error)
{
    bool hit = fault_hits(family);
    if (hit)
        errno = error;
    return hit;
}

/* A call that reports failure by its return value. */
#define FAULT(family, error, failed, type, name, parameters, arguments)                            \
    type __real_##name parameters;                                                                 \
    type __wrap_##name parameters;                                                                 \
    type __wrap_##name parameters                                                                  \
    {                                                                                              \
        return fault_sets(family, error) ? failed : __real_##name arguments;                       \
    }

FAULT("memory", ENOMEM, NULL, void *, malloc, (size_t size), (size))
FAULT("memory", ENOMEM, NULL, void *, calloc, (size_t count, size_t size), (count, size))
FAULT("memory", ENOMEM, NULL, void *, realloc, (void *block, size_t size), (block, size))
FAULT("memory", ENOMEM, NULL, char *, strdup, (const char *text), (text))
FAULT("memory", ENOMEM, MAP_FAILED, void *, mmap,
      (void *at, size_t size, int protection, int flags, int fd, off_t offset),
      (at, size, protection, flags, fd, offset))
FAULT("write", ENOSPC, -1, ssize_t, write, (int fd, const void *bytes, size_t size),
      (fd, bytes, size))
FAULT("read", EIO, -1, ssize_t, read, (int fd, void *bytes, size_t size), (fd, bytes, size))
FAULT("file", EIO, -1, int, fsync, (int fd), (fd))
FAULT("file", EACCES, -1, int, renameat, (int from, const char *old, int to, const char *name),
      (from, old, to, name))
FAULT("file", EPERM, -1, int, fchown, (int fd, uid_t user, gid_t group), (fd, user, group))
FAULT("file", EPERM, -1, int, fchmod, (int fd, mode_t mode), (fd, mode))
FAULT("file", EIO, -1, int, fstat, (int fd, struct stat *about), (fd, about))
FAULT("file", EACCES, -1, int, stat, (const char *path, struct stat *about), (path, about))
FAULT("file", EACCES, -1, int, lstat, (const char *path, struct stat *about), (path, about))
FAULT("file", EIO, -1, int, fstatat, (int folder, const char *path, struct stat *about, int flags),
      (folder, path, about, flags))
FAULT("file", EACCES, -1, int, faccessat, (int folder, const char *path, int mode, int flags),
      (folder, path, mode, flags))
FAULT("process", EMFILE, -1, int, pipe2, (int ends[2], int flags), (ends, flags))
/* The child calls it in our memory, so the call is counted. */
FAULT("process", EAGAIN, -1, int, execve,
      (const char *path, char *const argv[], char *const environment[]), (path, argv, environment))

/* These take an optional further argument. Only the flags F_SETFL and F_DUPFD_CLOEXEC are used,
   each with a number. */
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    unsigned mode = flags & O_CREAT ? va_arg(rest, unsigned) : 0;
    va_end(rest);
    return fault_sets("open", EMFILE) ? -1 : __real_open(path, flags, mode);
}

int __real_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    unsigned mode = flags & O_CREAT ? va_arg(rest, unsigned) : 0;
    va_end(rest);
    return fault_sets("open", EMFILE) ? -1 : __real_openat(folder, path, flags, mode);
}

int __real_fcntl(int fd, int command, ...);
int __wrap_fcntl(int fd, int command, ...);
int __wrap_fcntl(int fd, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    long argument = va_arg(rest, long);
    va_end(rest);
    return fault_sets("process", EMFILE) ? -1 : __real_fcntl(fd, command, argument);
}
