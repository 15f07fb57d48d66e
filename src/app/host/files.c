/*
 * files.c: reads whole files, and replaces them atomically.
 *
 * A new file is written next to the target, synced, and renamed over it. After a crash or a full
 * disk the name is either the old file or the complete new one.
 */
#define _XOPEN_SOURCE 700
#include "app/host/files.h"

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

enum {
    FILES_MAX_PATH = PATH_MAX,
    FILES_MAX_LINKS = 40, /* the limit of Linux itself */
    FILES_MAX_TRIES = 100,
};

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
        {ETXTBSY, "the program is running"},
        {ENOEXEC, "not a program"},
        {EBADF, "it is closed"},
        {EINTR, "interrupted"},
    };
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].error == error)
            return reasons[i].reason;
    return strerror(error);
}

static bool files_fail(HostSink message, const char *reason)
{
    message.put(message.to, reason, strlen(reason));
    return false;
}

/* Must a system call that failed with errno be repeated? */
static bool files_must_retry(volatile sig_atomic_t *stop)
{
    return errno == EINTR && !(stop && *stop);
}

/* A descriptor; or -1 and errno. Opening a named pipe waits for a process at its other end. */
static int files_open(const char *path, int flags, volatile sig_atomic_t *stop)
{
    int fd;
    do
        fd = open(path, flags | O_CLOEXEC | O_NOCTTY);
    while (fd < 0 && files_must_retry(stop));
    return fd;
}

/* Reads to the end, piece by piece. 0, or errno. */
static int files_get(int fd, volatile sig_atomic_t *stop, HostSink bytes)
{
    char piece[64 * 1024];
    size_t left = FILES_MAX_SIZE;
    for (;;) {
        if (stop && *stop)
            return EINTR;
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
        return files_fail(message, files_reason(errno));
    int error = files_get_all(fd, stop, bytes);
    close(fd);
    return error == 0 || files_fail(message, files_reason(error));
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

/* The length of the folder's part of a path, including its last slash. */
static size_t files_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash + 1 - path) : 0;
}

/* Joins the folder of `path` and a name in `out`, of FILES_MAX_PATH bytes. 0, or errno. */
static int files_join(char *out, const char *path, const char *name)
{
    int length = snprintf(out, FILES_MAX_PATH, "%.*s%s", (int)files_folder(path), path, name);
    return length < FILES_MAX_PATH ? 0 : ENAMETOOLONG;
}

/* Replaces `path` by the target of the link that it names. 0, or errno: EINVAL if it is no link. */
static int files_step(char *path)
{
    char link[FILES_MAX_PATH], joined[FILES_MAX_PATH];
    ssize_t length = readlink(path, link, sizeof link - 1);
    if (length < 0)
        return errno;
    link[length] = '\0';
    int error = link[0] == '/' ? files_join(joined, "", link) : files_join(joined, path, link);
    if (error == 0)
        memcpy(path, joined, strlen(joined) + 1);
    return error;
}

/* Replaces `path` by the end of a chain of links, which need not exist. 0, or errno. */
static int files_follow(char *path)
{
    for (int i = 0; i < FILES_MAX_LINKS; i++) {
        int error = files_step(path);
        if (error == EINVAL || error == ENOENT)
            return 0;
        if (error)
            return error;
    }
    return ELOOP;
}

/* Creates a file next to `path`, whose name it stores in `temporary`. A descriptor; or -1,
   errno. */
static int files_create(char *temporary, const char *path)
{
    for (int i = 0; i < FILES_MAX_TRIES; i++) {
        char name[64];
        snprintf(name, sizeof name, ".mgrad-%ld-%d.tmp", (long)getpid(), i);
        if ((errno = files_join(temporary, path, name)) != 0)
            return -1;
        int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0 || (errno != EEXIST && errno != EINTR))
            return fd;
    }
    return -1;
}

/* Makes the rename durable. Errors are ignored: the file itself has been synced. */
static void files_sync_folder(const char *path)
{
    char folder[FILES_MAX_PATH];
    if (files_join(folder, path, ".") != 0)
        return;
    int fd = files_open(folder, O_RDONLY, NULL);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

static int files_sync(int fd)
{
    while (fsync(fd) != 0)
        if (errno != EINTR)
            return errno == EINVAL ? 0 : errno; /* EINVAL: the file has no storage to sync */
    return 0;
}

/* Writes and closes the new file, with the mode of the old one if there is one. 0, or errno. */
static int files_fill(int fd, const char *bytes, size_t size, const struct stat *old,
                      volatile sig_atomic_t *stop)
{
    int error = files_put(fd, bytes, size, stop);
    if (error == 0 && old && fchmod(fd, old->st_mode & 0777) != 0)
        error = errno;
    if (error == 0)
        error = files_sync(fd);
    if (close(fd) != 0 && error == 0 && errno != EINTR)
        error = errno;
    return error;
}

/* Writes a new file and renames it to `path`. 0, or errno; then nothing has changed. */
static int files_replace(const char *path, const char *bytes, size_t size, const struct stat *old,
                         volatile sig_atomic_t *stop)
{
    char temporary[FILES_MAX_PATH];
    int fd = files_create(temporary, path);
    if (fd < 0)
        return errno;
    int error = files_fill(fd, bytes, size, old, stop);
    if (error == 0 && rename(temporary, path) != 0)
        error = errno;
    if (error)
        unlink(temporary);
    else
        files_sync_folder(path);
    return error;
}

/* The descriptor of our own standard output or error if `file` is the same file; else -1. Writing
   to that descriptor appends to our other output instead of replacing it. */
static int files_standard(const struct stat *file)
{
    for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++) {
        struct stat open_file;
        if (fstat(fd, &open_file) == 0 && open_file.st_dev == file->st_dev &&
            open_file.st_ino == file->st_ino)
            return fd;
    }
    return -1;
}

/* Writes into a device or a pipe. 0, or errno. */
static int files_stream(const char *path, const char *bytes, size_t size,
                        volatile sig_atomic_t *stop)
{
    int fd = files_open(path, O_WRONLY, stop);
    if (fd < 0)
        return errno;
    int error = files_put(fd, bytes, size, stop);
    if (close(fd) != 0 && error == 0 && errno != EINTR)
        error = errno;
    return error;
}

/* Writes to a name that exists. 0, or errno. */
static int files_overwrite(const char *path, const char *bytes, size_t size, const struct stat *old,
                           volatile sig_atomic_t *stop)
{
    int fd = files_standard(old);
    if (fd >= 0)
        return files_put(fd, bytes, size, stop);
    if (S_ISDIR(old->st_mode))
        return EISDIR;
    if (!S_ISREG(old->st_mode))
        return files_stream(path, bytes, size, stop);
    if (faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
        return errno; /* rename would replace a file that we may not write */
    char target[FILES_MAX_PATH];
    int error = files_join(target, "", path);
    if (error == 0)
        error = files_follow(target);
    return error ? error : files_replace(target, bytes, size, old, stop);
}

/* Writes to a name that does not exist, or to a link without a target. 0, or errno. */
static int files_begin(const char *path, const char *bytes, size_t size,
                       volatile sig_atomic_t *stop)
{
    char target[FILES_MAX_PATH];
    int error = files_join(target, "", path);
    if (error == 0)
        error = files_follow(target);
    if (error == 0 && target[files_folder(target)] == '\0')
        error = EISDIR; /* the name ends with a slash */
    return error ? error : files_replace(target, bytes, size, NULL, stop);
}

/* Names the missing folder: "no such file" would be confusing about a file to be written. */
static bool files_fail_write(HostSink message, const char *path, int error)
{
    int folder = (int)files_folder(path) - 1;
    if ((error != ENOENT && error != ENOTDIR) || folder <= 0)
        return files_fail(message, files_reason(error));
    char sentence[FILES_MAX_PATH];
    snprintf(sentence, sizeof sentence,
             error == ENOENT ? "the folder '%.*s' does not exist" : "'%.*s' is not a folder",
             folder < FILES_MAX_PATH / 2 ? folder : FILES_MAX_PATH / 2, path);
    return files_fail(message, sentence);
}

bool files_write(const char *path, const char *bytes, size_t size, volatile sig_atomic_t *stop,
                 HostSink message)
{
    if (path[0] == '\0')
        return files_fail(message, "the name is empty");
    struct stat old;
    int error;
    if (stat(path, &old) == 0)
        error = files_overwrite(path, bytes, size, &old, stop);
    else if (errno == ENOENT)
        error = files_begin(path, bytes, size, stop);
    else
        error = errno;
    return error == 0 || files_fail_write(message, path, error);
}

bool files_identify(const char *path, HostSink name)
{
    char real[FILES_MAX_PATH];
    if (!realpath(path, real))
        return false;
    name.put(name.to, real, strlen(real));
    return true;
}
