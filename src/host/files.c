/* files.c: reads whole files; writes to descriptors; the reasons of failures. */
#define _XOPEN_SOURCE 700
#include "host/files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sink.h"

#define FILES_MAX_SIZE ((size_t)1 << 30) /* of input: a device may have no end */

const char *files_reason(int error)
{
    static const struct {
        int error;
        const char *reason;
    } reasons[] = {
        {ENOENT, "no such file"},
        {EACCES, "permission denied"},
        {EPERM, "not permitted"},
        {EISDIR, "is a folder"},
        {ENOTDIR, "a part of its path is not a folder"},
        {ENOSPC, "no space left"},
        {EDQUOT, "the disk quota is used up"},
        {EROFS, "the file system is read-only"},
        {EFBIG, "it exceeds the file size limit"},
        {EOVERFLOW, "it is larger than 1 GB"},
        {ELOOP, "too many symbolic links"},
        {ENAMETOOLONG, "the name is too long"},
        {EMFILE, "too many open files"},
        {ENFILE, "too many open files"},
        {ENOMEM, "out of memory"},
        {EIO, "the device failed"},
        {EPIPE, "no program reads it"},
        {ENXIO, "it is not connected"},
        {ETXTBSY, "the program is running"},
        {ENOEXEC, "not a program"},
        {EBADF, "it is closed"},
        {EINTR, "interrupted"},
        {ESTALE, "another program is replacing it"},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].error == error)
            return reasons[i].reason;
    return strerror(error);
}

const char *files_expand(const char *path, char expanded[FILES_PATH_SIZE])
{
    const char *home = getenv("HOME");
    if (path[0] != '~' || path[1] != '/' || !home || home[0] != '/')
        return path;
    int length = snprintf(expanded, FILES_PATH_SIZE, "%s%s", home, path + 1);
    return length < FILES_PATH_SIZE ? expanded : path;
}

/* Must a system call that failed with errno be repeated? */
static bool files_must_retry(volatile sig_atomic_t *stop)
{
    return errno == EINTR && !(stop && *stop);
}

int files_open(const char *path, int flags, volatile sig_atomic_t *stop)
{
    do {
        if (stop && *stop) { /* opening a named pipe waits for its other end */
            errno = EINTR;
            return -1;
        }
        int fd = open(path, flags | O_CLOEXEC | O_NOCTTY);
        if (fd >= 0)
            return fd;
    } while (errno == EINTR);
    return -1;
}

/* Reads to the end, piece by piece, or until `bytes` is full. 0, or errno. */
static int files_get(int fd, volatile sig_atomic_t *stop, HostSink bytes)
{
    char piece[64 * 1024];
    size_t left = FILES_MAX_SIZE;
    for (;;) {
        if (stop && *stop)
            return EINTR;
        if (bytes.is_full && *bytes.is_full) /* its owner reports that */
            return 0;
        ssize_t n = read(fd, piece, sizeof piece);
        if (n == 0)
            return 0;
        if (n > 0 && (size_t)n > left)
            return EOVERFLOW;
        left -= n > 0 ? (size_t)n : 0;
        if (n > 0)
            bytes.put(bytes.to, piece, (size_t)n);
        else if (!files_must_retry(stop))
            return errno;
    }
}

/* Refuses a regular file that is too large before reading it. 0, or errno. */
static int files_check_size(int fd)
{
    struct stat file;
    bool is_regular = fstat(fd, &file) == 0 && S_ISREG(file.st_mode);
    return is_regular && (uintmax_t)file.st_size > FILES_MAX_SIZE ? EOVERFLOW : 0;
}

int files_get_all(int fd, volatile sig_atomic_t *stop, HostSink bytes)
{
    int error = files_check_size(fd);
    return error ? error : files_get(fd, stop, bytes);
}

bool files_read(const char *path, volatile sig_atomic_t *stop, HostSink bytes, HostSink message)
{
    int fd = files_open(path, O_RDONLY, stop);
    if (fd < 0)
        return sink_fail(message, files_reason(errno));
    int error = files_get_all(fd, stop, bytes);
    close(fd);
    return error == 0 || sink_fail(message, files_reason(error));
}

int files_put(int fd, const char *bytes, size_t size, volatile sig_atomic_t *stop)
{
    while (size > 0) {
        ssize_t n = write(fd, bytes, size);
        if (n >= 0) {
            bytes += n;
            size -= (size_t)n;
        } else if (errno == EAGAIN) { /* another program has set O_NONBLOCK on the terminal */
            struct pollfd ready = {.fd = fd, .events = POLLOUT};
            poll(&ready, 1, -1);
            if (stop && *stop)
                return EINTR;
        } else if (!files_must_retry(stop)) {
            return errno;
        }
    }
    return 0;
}

bool files_identify(const char *path, HostSink name)
{
    char real[PATH_MAX];
    if (!realpath(path, real))
        return false;
    name.put(name.to, real, strlen(real));
    return true;
}
