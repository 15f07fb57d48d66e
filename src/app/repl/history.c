/*
 * history.c: the file of the history.
 *
 * A lock on the file orders the sessions that write to it. Shortening and converting replace the
 * file by a new one, so a lock may be on a file that has lost its name: history_open_locked then
 * opens the new one. The new file appears as a whole (files_write), so a session that is killed at
 * any time leaves either the old file or the new one.
 */
#define _XOPEN_SOURCE 700
#include "app/repl/history.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/host/files.h"
#include "base/sink.h"

enum { HISTORY_HEADER_SIZE = sizeof HISTORY_HEADER - 1 };

/* Stops keeping a history. */
static bool history_give_up(History *history)
{
    buf_clear(&history->path);
    return false;
}

static bool history_fail(History *history, HostSink reason, const char *text)
{
    reason.put(reason.to, text, strlen(text));
    return history_give_up(history);
}

bool history_open(History *history, Mem *mem, HostSink reason)
{
    *history = (History){.mem = mem};
    buf_init(&history->path, mem);
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

/* Waits for the lock. 0, or errno. */
static int history_lock(int fd)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_SETLKW, &lock) == 0 ? 0 : errno;
}

/* Opens the file and locks it until it is closed. A descriptor; or -1 and errno. A device is not
   locked. */
static int history_open_locked(const History *history, int flags)
{
    for (;;) {
        int fd = open(buf_text(&history->path),
                      O_RDWR | O_APPEND | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | flags, 0600);
        if (fd < 0 || !history_is_regular(fd))
            return fd;
        int error = history_lock(fd);
        if (error == 0 && history_is_named(history, fd))
            return fd;
        close(fd);
        if (error) {
            errno = error;
            return -1;
        }
    }
}

/* ---- both formats ---- */

/* Reads by descriptor: closing another one of the same file would release the lock. 0, or errno. */
static int history_read(int fd, Buf *text)
{
    char piece[16 * 1024];
    for (;;) {
        ssize_t size = read(fd, piece, sizeof piece);
        if (size == 0)
            return text->failed ? ENOMEM : 0;
        if (size > 0)
            buf_put(text, piece, (size_t)size);
        else if (errno != EINTR)
            return errno;
    }
}

static bool history_has_header(const Buf *text)
{
    return text->len >= HISTORY_HEADER_SIZE &&
           memcmp(text->data, HISTORY_HEADER, HISTORY_HEADER_SIZE) == 0;
}

/* True at the first byte of an entry, in both formats: the header and the further lines of an old
   entry begin with a tab. */
static bool history_begins_entry(const char *text, size_t at)
{
    return text[at] != '\t' && text[at] != '\n' && (at == 0 || text[at - 1] == '\n');
}

/* The start of the last HISTORY_MAX_ENTRIES entries. */
static size_t history_find_last(const Buf *text)
{
    size_t count = 0, start = text->len;
    for (size_t at = text->len; at > 0 && count < HISTORY_MAX_ENTRIES; at--) {
        if (history_begins_entry(text->data, at - 1)) {
            count++;
            start = at - 1;
        }
    }
    return start;
}

/* Reads the entry at `at` into `entry`, without decoding it. Returns the start of the next one. */
static size_t history_take(const Buf *text, size_t at, Buf *entry)
{
    buf_clear(entry);
    do {
        const char *end = memchr(text->data + at, '\n', text->len - at);
        size_t next = end ? (size_t)(end - text->data) : text->len;
        size_t tab = entry->len > 0 && text->data[at] == '\t';
        if (entry->len > 0)
            buf_putc(entry, '\n');
        buf_put(entry, text->data + at + tab, next - at - tab);
        at = next + (end != NULL);
    } while (at < text->len && !history_begins_entry(text->data, at));
    while (entry->len > 0 && entry->data[entry->len - 1] == '\n')
        buf_truncate(entry, entry->len - 1);
    return at;
}

static void history_encode(Buf *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n')
            buf_puts(out, "\\n");
        else if (text[i] == '\\')
            buf_puts(out, "\\\\");
        else
            buf_putc(out, text[i]);
    }
    buf_putc(out, '\n');
}

/* In the old format a further line of an entry follows a tab. */
static void history_encode_old(Buf *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        buf_putc(out, text[i]);
        if (text[i] == '\n')
            buf_putc(out, '\t');
    }
    buf_putc(out, '\n');
}

/* In place: the decoded text is never longer. A backslash before another character stays. */
static void history_decode(Buf *entry)
{
    size_t kept = 0;
    for (size_t i = 0; i < entry->len; i++) {
        char c = entry->data[i], next = i + 1 < entry->len ? entry->data[i + 1] : '\0';
        bool is_escape = c == '\\' && (next == 'n' || next == '\\');
        if (is_escape) {
            c = next == 'n' ? '\n' : '\\';
            i++;
        }
        entry->data[kept++] = c;
    }
    buf_truncate(entry, kept);
}

/* ---- reading ---- */

/* 0, or errno. A missing file and a device are empty. */
static int history_read_file(const History *history, Buf *text)
{
    int fd = open(buf_text(&history->path), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return errno == ENOENT ? 0 : errno;
    struct stat file;
    bool is_device = fstat(fd, &file) == 0 && S_ISCHR(file.st_mode);
    int error = is_device ? 0 : history_read(fd, text);
    close(fd);
    return error;
}

static void history_give(const Buf *text, Buf *entry, HostSink to)
{
    bool is_encoded = history_has_header(text);
    for (size_t at = history_find_last(text); at < text->len;) {
        at = history_take(text, at, entry);
        if (is_encoded)
            history_decode(entry);
        if (entry->len > 0 && !entry->failed)
            to.put(to.to, buf_text(entry), entry->len);
    }
}

bool history_load(History *history, HostSink entry, HostSink reason)
{
    if (history->path.len == 0)
        return true;
    Buf text, line;
    buf_init(&text, history->mem);
    buf_init(&line, history->mem);
    int error = history_read_file(history, &text);
    if (error == 0)
        history_give(&text, &line, entry);
    buf_done(&line);
    buf_done(&text);
    return error == 0 || history_fail(history, reason, files_reason(error));
}

/* ---- replacing the file ---- */

/* The whole new file: the entries of `text` from `start` on. */
static void history_put_file(Buf *out, const Buf *text, size_t start)
{
    buf_puts(out, HISTORY_HEADER);
    if (history_has_header(text)) {
        buf_put(out, text->data + start, text->len - start);
        return;
    }
    Buf entry;
    buf_init(&entry, out->mem);
    for (size_t at = start; at < text->len;) {
        at = history_take(text, at, &entry);
        out->failed |= entry.failed;
        history_encode(out, buf_text(&entry), entry.len);
    }
    buf_done(&entry);
}

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
   its folder cannot be written, stays in the old format. A descriptor; or -1 with the reason. */
static int history_open_current(const History *history, HostSink reason)
{
    for (;;) {
        int fd = history_open_locked(history, O_CREAT);
        if (fd < 0)
            reason.put(reason.to, files_reason(errno), strlen(files_reason(errno)));
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

bool history_add(History *history, const char *text, size_t size, HostSink reason)
{
    if (history->path.len == 0 || size > HISTORY_MAX_ENTRY)
        return true;
    if (history->owns_folder)
        history_make_folders(history);
    int fd = history_open_current(history, reason);
    if (fd < 0)
        return history_give_up(history);
    Buf bytes;
    buf_init(&bytes, history->mem);
    int error = history_put_start(fd, &bytes);
    bool is_old = history_is_regular(fd) && history_is_old(fd);
    (is_old ? history_encode_old : history_encode)(&bytes, text, size);
    if (error == 0)
        error = bytes.failed ? ENOMEM : history_append(fd, &bytes);
    buf_done(&bytes);
    close(fd);
    return error == 0 || history_fail(history, reason, files_reason(error));
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
    int fd = history->path.len > 0 ? history_open_locked(history, 0) : -1;
    if (fd >= 0 && history_is_regular(fd) && !history_is_old(fd))
        history_shorten(history, fd);
    if (fd >= 0)
        close(fd);
    buf_done(&history->path);
}
