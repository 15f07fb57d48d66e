/*
 * files.h: reading and writing whole files.
 *
 * The reason of a failure is given in plain lower-case words ("no such file") with which a sentence
 * can end; the caller adds the file's name. Interrupted system calls are repeated unless `*stop` is
 * set (`stop` may be NULL); then the reason is "interrupted".
 */
#ifndef HOST_FILES_H
#define HOST_FILES_H

#include <signal.h>
#include <sys/types.h>

#include "base/host.h"

enum { FILES_PATH_SIZE = 8192 };

/* Expands `~/`, as a shell does: the result is in `expanded`, or is the path itself. */
const char *files_expand(const char *path, char expanded[FILES_PATH_SIZE]);

/* Reads a file, a pipe or a device to its end, at most 1 GB. On failure `bytes` may have received a
   part. */
bool files_read(const char *path, volatile sig_atomic_t *stop, HostSink bytes, HostSink message);

enum { FILES_SHARED = 0666, FILES_PRIVATE = 0600 };

/* Writes a whole file. A regular file is replaced atomically: the bytes go to a new file in the
   same folder, which is then renamed. Keeps the mode of the old file, and its owner and group if we
   may; a new file gets `mode`, less the umask. At no moment can it be read by more users than that.
   Follows symbolic links, but none that appears while it writes. Devices, pipes, and the file that
   is our own standard output or standard error are written directly. */
bool files_write(const char *path, const char *bytes, size_t size, mode_t mode,
                 volatile sig_atomic_t *stop, HostSink message);

/* Opens a file without passing it on to child processes. Opening a named pipe waits for a process
   at its other end. A descriptor; or -1 and errno. */
int files_open(const char *path, int flags, volatile sig_atomic_t *stop);

/* Reads an open descriptor to its end, at most 1 GB. 0, or errno. */
int files_get_all(int fd, volatile sig_atomic_t *stop, HostSink bytes);

/* Writes all of `bytes` to an open descriptor. 0, or errno. */
int files_put(int fd, const char *bytes, size_t size, volatile sig_atomic_t *stop);

/* The words for an errno; valid until the next call. */
const char *files_reason(int error);

/* The canonical path of a file: absolute, without links, "." and "..". False if there is none. */
bool files_identify(const char *path, HostSink name);

#endif
