/* history.c: finding, reading, adding to and shortening the file of the history. */
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

static bool history_fail(History *history, HostSink reason, const char *text)
{
    reason.put(reason.to, text, strlen(text));
    buf_clear(&history->path);
    return false;
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
    if (state && state[0] == '/') /* others are void: XDG Base Directory Specification */
        buf_printf(&history->path, "%s/mgrad/history", state);
    else if (home && *home)
        buf_printf(&history->path, "%s/.local/state/mgrad/history", home);
    else
        return history_fail(history, reason, "there is no home folder");
    return true;
}

/* Makes the folders above the file that are missing. What fails, opening the file will say. */
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

/* Has the file still its name? Another session may have put a shorter one in its place. */
static bool history_is_current(const History *history, int fd)
{
    struct stat open_file, named;
    return fstat(fd, &open_file) == 0 && stat(buf_text(&history->path), &named) == 0 &&
           open_file.st_dev == named.st_dev && open_file.st_ino == named.st_ino;
}

static int history_lock(int fd)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(fd, F_SETLKW, &lock) == 0 ? 0 : errno;
}

/* The file under a lock, which closing it gives up; or -1 and errno. */
static int history_open_locked(const History *history, int flags)
{
    for (;;) {
        int fd = open(buf_text(&history->path),
                      O_RDWR | O_APPEND | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | flags, 0600);
        if (fd < 0 || !history_is_regular(fd))
            return fd;
        int error = history_lock(fd);
        if (error == 0 && history_is_current(history, fd))
            return fd;
        close(fd);
        if (error) {
            errno = error;
            return -1;
        }
    }
}

/* ---- reading ---- */

static bool history_begins_entry(const char *text, size_t at)
{
    return text[at] != '\t' && text[at] != '\n' && (at == 0 || text[at - 1] == '\n');
}

/* Where the last HISTORY_MAX_ENTRIES begin. */
static size_t history_find_last(const char *text, size_t size)
{
    size_t count = 0, start = size;
    for (size_t at = size; at > 0 && count < HISTORY_MAX_ENTRIES; at--) {
        if (history_begins_entry(text, at - 1)) {
            count++;
            start = at - 1;
        }
    }
    return start;
}

/* Gives the entry that begins at `at`, and the place behind it. */
static size_t history_give(const char *text, size_t size, size_t at, Buf *line, HostSink entry)
{
    buf_clear(line);
    do {
        const char *end = memchr(text + at, '\n', size - at);
        size_t next = end ? (size_t)(end - text) : size;
        size_t tab = line->len > 0 && text[at] == '\t';
        if (line->len > 0)
            buf_putc(line, '\n');
        buf_put(line, text + at + tab, next - at - tab);
        at = next + (end != NULL);
    } while (at < size && !history_begins_entry(text, at));
    while (line->len > 0 && line->data[line->len - 1] == '\n')
        buf_truncate(line, line->len - 1);
    if (line->len > 0 && !line->failed)
        entry.put(entry.to, buf_text(line), line->len);
    return at;
}

/* By descriptor: closing another one of the same file would give up the lock. 0, or errno. */
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

/* 0, or errno; a file that is not there, and a device, are empty. */
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

bool history_load(History *history, HostSink entry, HostSink reason)
{
    if (history->path.len == 0)
        return true;
    Buf text, line;
    buf_init(&text, history->mem);
    buf_init(&line, history->mem);
    int error = history_read_file(history, &text);
    size_t at = error ? text.len : history_find_last(buf_text(&text), text.len);
    while (at < text.len)
        at = history_give(buf_text(&text), text.len, at, &line, entry);
    buf_done(&line);
    buf_done(&text);
    return error == 0 || history_fail(history, reason, files_reason(error));
}

/* ---- writing ---- */

bool history_wants(const char *text)
{
    return *text != '\0' && strchr(" \t\n", *text) == NULL;
}

static void history_put_entry(Buf *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        buf_putc(out, text[i]);
        if (text[i] == '\n')
            buf_putc(out, '\t');
    }
    buf_putc(out, '\n');
}

/* Writes all of it or nothing: half an entry would be another one. 0, or errno. */
static int history_append(int fd, const Buf *bytes)
{
    off_t end = lseek(fd, 0, SEEK_END);
    char last = '\n';
    if (end > 0 && pread(fd, &last, 1, end - 1) < 0)
        return errno;
    int error = last == '\n' ? 0 : files_put(fd, "\n", 1, NULL);
    if (error == 0)
        error = files_put(fd, bytes->data, bytes->len, NULL);
    if (error && history_is_regular(fd) && ftruncate(fd, end) != 0)
        return errno;
    return error;
}

bool history_add(History *history, const char *text, size_t size, HostSink reason)
{
    if (history->path.len == 0 || size > HISTORY_MAX_ENTRY)
        return true;
    if (history->owns_folder)
        history_make_folders(history);
    int fd = history_open_locked(history, O_CREAT);
    if (fd < 0)
        return history_fail(history, reason, files_reason(errno));
    Buf bytes;
    buf_init(&bytes, history->mem);
    history_put_entry(&bytes, text, size);
    int error = bytes.failed ? ENOMEM : history_append(fd, &bytes);
    buf_done(&bytes);
    close(fd);
    return error == 0 || history_fail(history, reason, files_reason(error));
}

/* ---- shortening ---- */

static void history_ignore(void *to, const char *bytes, size_t size)
{
    (void)to, (void)bytes, (void)size;
}

/* Under the lock nobody adds to the file until the shorter one has taken its name; whoever waits
   for the lock then sees that, and opens the new one. */
static void history_shorten(const History *history, int fd)
{
    const HostSink nowhere = {.put = history_ignore};
    Buf text;
    buf_init(&text, history->mem);
    if (history_read(fd, &text) == 0) {
        size_t start = history_find_last(buf_text(&text), text.len);
        if (start > 0 && start < text.len)
            files_write(buf_text(&history->path), text.data + start, text.len - start, NULL,
                        nowhere);
    }
    buf_done(&text);
}

void history_close(History *history)
{
    int fd = history->path.len > 0 ? history_open_locked(history, 0) : -1;
    if (fd >= 0 && history_is_regular(fd))
        history_shorten(history, fd);
    if (fd >= 0)
        close(fd);
    buf_done(&history->path);
}
