/*
 * history.c: the file of the history.
 *
 * A lock on the file orders the sessions that write to it. Shortening and converting replace the
 * file by a new one, so a lock may be on a file that has lost its name: history_open_locked then
 * opens the new one. The new file appears as a whole (files_write), so a session that is killed at
 * any time leaves either the old file or the new one.
 *
 * If another program keeps the lock, the prompt must not wait for it: entries then stay in
 * `unsaved` until the lock is free, or until the end of the session.
 */
#define _XOPEN_SOURCE 700
#include "app/repl/history.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sink.h"
#include "host/files.h"

enum {
    HISTORY_TRIES = 20, /* of taking the lock, with pauses in between: 0.2 s */
    HISTORY_PAUSE = 10, /* milliseconds */
};

/* Stops keeping a history, and says why. */
static bool history_fail(History *history, HostSink reason, const char *text)
{
    buf_clear(&history->path);
    buf_clear(&history->unsaved);
    return sink_fail(reason, text);
}

bool history_open(History *history, Mem *mem, HostSink reason)
{
    *history = (History){.mem = mem};
    buf_init(&history->path, mem);
    buf_init(&history->unsaved, mem);
    const char *own = getenv("MGRAD_HISTORY"), *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    if (own) {
        buf_puts(&history->path, own);
        return true;
    }
    history->owns_folder = true;
    if (state && state[0] == '/') /* the XDG Base Directory Specification ignores relative paths */
        buf_printf(&history->path, "%s/mgrad/history", state);
    else if (home && *home)
        buf_printf(&history->path, "%s/.local/state/mgrad/history", home);
    else
        return history_fail(history, reason, "HOME is not set");
    return true;
}

/* Creates the missing folders of the path. An error shows when the file is opened. */
static void history_make_folders(History *history)
{
    char *path = history->path.data;
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
}

/* ---- the lock ---- */

static bool history_is_regular(int fd)
{
    struct stat file;
    return fstat(fd, &file) == 0 && S_ISREG(file.st_mode);
}

/* Is the open file still the one that the path names? Another session may have replaced it. */
static bool history_is_named(const History *history, int fd)
{
    struct stat open_file, named;
    return fstat(fd, &open_file) == 0 && stat(buf_text(&history->path), &named) == 0 &&
           open_file.st_dev == named.st_dev && open_file.st_ino == named.st_ino;
}

/* Takes the lock. Waits for it at most 0.2 s, and not at all if the last wait was in vain. 0, or
   errno: EAGAIN if another program has it. */
static int history_lock(const History *history, int fd)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    int tries = history->is_locked ? 1 : HISTORY_TRIES;
    while (fcntl(fd, F_SETLK, &lock) != 0) {
        if (errno != EACCES && errno != EAGAIN)
            return errno;
        if (--tries == 0)
            return EAGAIN;
        poll(NULL, 0, HISTORY_PAUSE);
    }
    return 0;
}

/* A descriptor; or -1 and errno. */
static int history_open_file(const History *history, int flags)
{
    return open(buf_text(&history->path),
                O_RDWR | O_APPEND | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | flags, 0600);
}

/* Opens the file and locks it until it is closed. A descriptor; or -1 and errno. A device is not
   locked. */
static int history_open_locked(const History *history, int flags)
{
    for (;;) {
        int fd = history_open_file(history, flags);
        if (fd < 0 || !history_is_regular(fd))
            return fd;
        int error = history_lock(history, fd);
        if (error == 0 && history_is_named(history, fd))
            return fd;
        close(fd);
        if (error) {
            errno = error;
            return -1;
        }
    }
}

/* ---- reading ---- */

/* Reads by descriptor: closing another one of the same file would release the lock. 0, or errno. */
static int history_read(int fd, Buf *text)
{
    int error = files_get_all(fd, NULL, sink_into(text));
    return error == 0 && text->failed ? ENOMEM : error;
}

/* 0, or errno. A missing file and a device are empty. */
static int history_read_file(const History *history, Buf *text)
{
    int fd = files_open(buf_text(&history->path), O_RDONLY | O_NONBLOCK, NULL);
    if (fd < 0)
        return errno == ENOENT ? 0 : errno;
    struct stat file;
    bool is_device = fstat(fd, &file) == 0 && S_ISCHR(file.st_mode);
    int error = is_device ? 0 : history_read(fd, text);
    close(fd);
    return error;
}

bool history_load(History *history, HostSink entry, HostSink reason)
{
    if (history->path.len == 0)
        return true;
    Buf text;
    buf_init(&text, history->mem);
    int error = history_read_file(history, &text);
    if (error == 0)
        history_give(&text, entry);
    buf_done(&text);
    return error == 0 || history_fail(history, reason, files_reason(error));
}

/* ---- replacing the file ---- */

/* Replaces the file by one with the entries of `text` from `start` on. Call it under the lock: then
   no entry can be added in between. A session that waits for the lock will notice the new file. */
static bool history_replace(const History *history, const Buf *text, size_t start)
{
    Buf file;
    buf_init(&file, history->mem);
    history_put_file(&file, text, start);
    bool is_done = !file.failed && files_write(buf_text(&history->path), file.data, file.len,
                                               FILES_PRIVATE, NULL, sink_nowhere());
    buf_done(&file);
    return is_done;
}

/* Is the open file in the old format? An empty one is in none: the first entry adds the header. */
static bool history_is_old(int fd)
{
    char start[HISTORY_HEADER_SIZE];
    ssize_t size = pread(fd, start, sizeof start, 0);
    return size > 0 &&
           (size < HISTORY_HEADER_SIZE || memcmp(start, HISTORY_HEADER, sizeof start) != 0);
}

static bool history_convert(const History *history, int fd)
{
    Buf text;
    buf_init(&text, history->mem);
    bool is_done = history_read(fd, &text) == 0 && history_replace(history, &text, 0);
    buf_done(&text);
    return is_done;
}

/* Opens and locks the file, after converting it if need be. A file that cannot be replaced, because
   its folder cannot be written, stays in the old format. A descriptor; or -1 and errno. */
static int history_open_current(const History *history)
{
    for (;;) {
        int fd = history_open_locked(history, O_CREAT);
        if (fd < 0 || !history_is_regular(fd) || !history_is_old(fd))
            return fd;
        if (!history_convert(history, fd))
            return fd;
        close(fd); /* the lock was on the old file */
    }
}

/* ---- writing ---- */

bool history_wants(const char *text)
{
    return *text != '\0' && strchr(" \t\n", *text) == NULL;
}

/* Appends all of `bytes` or nothing, for a part of an entry would be another entry. 0, or errno. */
static int history_append(int fd, const Buf *bytes)
{
    off_t end = lseek(fd, 0, SEEK_END);
    int error = files_put(fd, bytes->data, bytes->len, NULL);
    if (error && history_is_regular(fd) && ftruncate(fd, end) != 0)
        return errno;
    return error;
}

/* What must come before an entry: the header in an empty file, a line break after a line that has
   none. 0, or errno. */
static int history_put_start(int fd, Buf *out)
{
    off_t end = lseek(fd, 0, SEEK_END);
    char last = '\n';
    if (end > 0 && pread(fd, &last, 1, end - 1) < 0)
        return errno;
    if (end == 0)
        buf_puts(out, HISTORY_HEADER);
    else if (last != '\n')
        buf_putc(out, '\n');
    return 0;
}

/* Appends the entries of `unsaved` to an open file, and closes it. 0, or errno. */
static int history_write(const History *history, int fd)
{
    const Buf *unsaved = &history->unsaved;
    Buf bytes;
    buf_init(&bytes, history->mem);
    int error = history_put_start(fd, &bytes);
    bool is_old = history_is_regular(fd) && history_is_old(fd);
    for (size_t at = 0, size; at < unsaved->len; at += size + 1) {
        size = strlen(unsaved->data + at);
        history_put_entry(&bytes, unsaved->data + at, size, is_old);
    }
    if (error == 0)
        error = bytes.failed || unsaved->failed ? ENOMEM : history_append(fd, &bytes);
    buf_done(&bytes);
    close(fd);
    return error;
}

/* 0, or errno: EAGAIN if another program has locked the file. */
static int history_save(History *history)
{
    if (history->owns_folder)
        history_make_folders(history);
    int fd = history_open_current(history);
    int error = fd < 0 ? errno : history_write(history, fd);
    history->is_locked = error == EAGAIN;
    if (error == 0)
        buf_clear(&history->unsaved);
    return error;
}

bool history_add(History *history, const char *text, size_t size, HostSink reason)
{
    if (history->path.len == 0 || size > HISTORY_MAX_ENTRY)
        return true;
    buf_put(&history->unsaved, text, size);
    buf_putc(&history->unsaved, '\0');
    bool was_locked = history->is_locked;
    int error = history_save(history);
    if (error && error != EAGAIN)
        return history_fail(history, reason, files_reason(error));
    return error == 0 || was_locked || sink_fail(reason, "another program has locked the file");
}

/* Without the lock an entry is lost only if the program that has it replaces the file; if it is not
   written, it is lost in any case. */
void history_flush(History *history)
{
    if (history->unsaved.len == 0)
        return;
    history->is_locked = false;
    int fd = history_save(history) == EAGAIN ? history_open_file(history, O_CREAT) : -1;
    if (fd >= 0 && history_write(history, fd) == 0)
        buf_clear(&history->unsaved);
}

/* ---- shortening ---- */

static void history_shorten(const History *history, int fd)
{
    Buf text;
    buf_init(&text, history->mem);
    if (history_read(fd, &text) == 0 && text.len > HISTORY_HEADER_SIZE) {
        size_t start = history_find_last(&text);
        if (start > HISTORY_HEADER_SIZE && start < text.len)
            history_replace(history, &text, start);
    }
    buf_done(&text);
}

/* Errors are not reported: the session is over, and the file is complete without this. A file in
   the old format is left alone: no entry was added, so it may not even be a history. */
void history_close(History *history)
{
    history_flush(history);
    int fd = history->path.len > 0 ? history_open_locked(history, 0) : -1;
    if (fd >= 0 && history_is_regular(fd) && !history_is_old(fd))
        history_shorten(history, fd);
    if (fd >= 0)
        close(fd);
    buf_done(&history->unsaved);
    buf_done(&history->path);
}
