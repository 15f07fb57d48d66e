/*
 * files.h: whole files, read and written.
 *
 * Every function gives its reason for failing as plain lower-case words ("no such file") that a
 * sentence can end in; the name of the file is for the caller to say. Interrupted system calls are
 * taken up again, unless `*stop` (which may be NULL) is set: then the reason is "interrupted".
 */
#ifndef APP_HOST_FILES_H
#define APP_HOST_FILES_H

#include <signal.h>

#include "base/host.h"

/* Reads all of a file, a pipe or a device, piece by piece, up to 1 GB. On failure `bytes` may have
   had a part. */
bool files_read(const char *path, volatile sig_atomic_t *stop, HostSink bytes, HostSink message);

/* Writes a whole file. A regular file appears at once or not at all: the bytes go to a new file in
   the same folder, which then takes the name. The mode of a file that was there is kept; symbolic
   links are followed. A device, a pipe, or the file behind our own standard output or standard
   error is written into directly. */
bool files_write(const char *path, const char *bytes, size_t size, volatile sig_atomic_t *stop,
                 HostSink message);

/* Reads an open descriptor to its end, with the same bound. 0, or errno. */
int files_get_all(int fd, volatile sig_atomic_t *stop, HostSink bytes);

/* Writes all of `bytes` to an open descriptor. 0, or errno. */
int files_put(int fd, const char *bytes, size_t size, volatile sig_atomic_t *stop);

/* An errno as such words; valid until the next call. */
const char *files_reason(int error);

/* The path without links, "." and "..": one for each file. False if there is none. */
bool files_identify(const char *path, HostSink name);

#endif
