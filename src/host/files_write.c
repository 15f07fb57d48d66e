/*
 * files_write.c: replaces whole files atomically.
 *
 * A new file is written next to the target, synced, and renamed over it. After a crash or a full
 * disk the name is either the old file or the complete new one.
 *
 * Other programs may change the folder meanwhile. All steps of a replacement act on one open
 * folder, and only what was checked is written to. If another program has replaced it since then,
 * the error is ESTALE, and all is checked again. A link is followed only if it was there at the
 * first check.
 */
#define _GNU_SOURCE /* O_PATH */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sink.h"
#include "host/files.h"

#ifndef O_PATH
#define O_PATH O_RDONLY /* then the folder must be readable, too */
#endif

enum {
    FILES_MAX_NAME = 64,  /* of a temporary file */
    FILES_MAX_LINKS = 40, /* the limit of Linux itself */
    FILES_MAX_TRIES = 100,
};

/* The length of the folder's part of a path, including its last slash. */
static size_t files_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash + 1 - path) : 0;
}

/* Joins the folder of `path` and a name in `out`, of PATH_MAX bytes. 0, or errno. */
static int files_join(char *out, const char *path, const char *name)
{
    int length = snprintf(out, PATH_MAX, "%.*s%s", (int)files_folder(path), path, name);
    return length < PATH_MAX ? 0 : ENAMETOOLONG;
}

/* Replaces `path` by the target of the link that it names. 0, or errno: EINVAL if it is no link. */
static int files_step(char *path)
{
    char link[PATH_MAX], joined[PATH_MAX];
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

/* ---- the old file ---- */

/* The object that a path names. */
typedef struct FilesFound {
    bool exists, is_link;
    struct stat file; /* if it exists; no link */
} FilesFound;

/* 0, or errno. */
static int files_look(const char *path, FilesFound *found)
{
    *found = (FilesFound){0};
    if (lstat(path, &found->file) != 0)
        return errno == ENOENT ? 0 : errno;
    found->is_link = S_ISLNK(found->file.st_mode);
    found->exists = !found->is_link || stat(path, &found->file) == 0;
    return found->exists || errno == ENOENT ? 0 : errno;
}

/* 0 if `file` is the object that was found, else ESTALE. */
static int files_compare(const FilesFound *found, const struct stat *file)
{
    bool same =
        found->exists && file->st_dev == found->file.st_dev && file->st_ino == found->file.st_ino;
    return same ? 0 : ESTALE;
}

/* ---- replacing a file ---- */

/* The contents of a file to be written. */
typedef struct FilesContents {
    const char *bytes;
    size_t size;
    mode_t mode; /* if the file is new */
    volatile sig_atomic_t *stop;
} FilesContents;

/* A name in an open folder. */
typedef struct FilesPlace {
    int folder;
    const char *name; /* points into `path` */
    char path[PATH_MAX];
} FilesPlace;

/* 0, or errno. */
static int files_open_folder(FilesPlace *place)
{
    char folder[PATH_MAX];
    int error = files_join(folder, place->path, ".");
    if (error)
        return error;
    place->folder = open(folder, O_PATH | O_DIRECTORY | O_CLOEXEC);
    return place->folder < 0 ? errno : 0;
}

/* Finds the place of a file that exists or not. 0, or errno. */
static int files_open_place(FilesPlace *place, const char *path, const FilesFound *found)
{
    int error = files_join(place->path, "", path);
    if (error == 0 && found->is_link)
        error = files_follow(place->path);
    if (error)
        return error;
    place->name = place->path + files_folder(place->path);
    return *place->name ? files_open_folder(place) : EISDIR; /* the name ends with a slash */
}

/* Is the file in its place, and may we write to it? rename would replace it in any case. 0, or
   errno. */
static int files_check(const FilesPlace *place, const FilesFound *found)
{
    struct stat now;
    bool is_there = fstatat(place->folder, place->name, &now, AT_SYMLINK_NOFOLLOW) == 0;
    if (!is_there && errno == ENOENT && !found->exists)
        return 0;
    if (is_there && files_compare(found, &now) != 0)
        return ESTALE;
    if (is_there && faccessat(place->folder, place->name, W_OK, AT_EACCESS) == 0)
        return 0;
    return errno == ENOENT ? ESTALE : errno;
}

/* Creates a file under another name, which it stores. O_EXCL follows no link. A descriptor; or -1,
   errno. */
static int files_create(const FilesPlace *place, char name[FILES_MAX_NAME], mode_t mode)
{
    for (int i = 0; i < FILES_MAX_TRIES; i++) {
        snprintf(name, FILES_MAX_NAME, ".mgrad-%ld-%d.tmp", (long)getpid(), i);
        int fd = openat(place->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (fd >= 0 || (errno != EEXIST && errno != EINTR))
            return fd;
    }
    return -1;
}

/* Gives a file, which only we can use so far, the owner, group and mode of the old one. If the
   group cannot be set, our group gets no right that all others do not have. 0, or errno. */
static int files_inherit(int fd, const struct stat *old)
{
    mode_t mode = old->st_mode & 0777;
    if (fchown(fd, old->st_uid, old->st_gid) != 0 && fchown(fd, (uid_t)-1, old->st_gid) != 0)
        mode &= 0707 | (mode & 0007) << 3;
    return fchmod(fd, mode) == 0 ? 0 : errno;
}

static int files_sync(int fd)
{
    while (fsync(fd) != 0)
        if (errno != EINTR)
            return errno == EINVAL ? 0 : errno; /* EINVAL: the file has no storage to sync */
    return 0;
}

/* Makes the rename durable. Errors are ignored: the file itself has been synced. */
static void files_sync_folder(const FilesPlace *place)
{
    int fd = openat(place->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

/* `error`, or the errno of closing. */
static int files_close(int fd, int error)
{
    return close(fd) != 0 && error == 0 && errno != EINTR ? errno : error;
}

/* Writes and closes the new file. `old` may be NULL. 0, or errno. */
static int files_fill(int fd, const FilesContents *contents, const struct stat *old)
{
    int error = old ? files_inherit(fd, old) : 0;
    if (error == 0)
        error = files_put(fd, contents->bytes, contents->size, contents->stop);
    if (error == 0)
        error = files_sync(fd);
    return files_close(fd, error);
}

/* Writes a new file and renames it. 0, or errno; then nothing has changed. The new file can never
   be read by more users than in the end. */
static int files_replace(const FilesPlace *place, const FilesContents *contents,
                         const struct stat *old)
{
    char name[FILES_MAX_NAME];
    int fd = files_create(place, name, old ? old->st_mode & S_IRWXU : contents->mode);
    if (fd < 0)
        return errno;
    int error = files_fill(fd, contents, old);
    if (error == 0 && renameat(place->folder, name, place->folder, place->name) != 0)
        error = errno;
    if (error)
        unlinkat(place->folder, name, 0);
    else
        files_sync_folder(place);
    return error;
}

/* Writes to a name that does not exist or is a regular file. 0, or errno. */
static int files_write_place(const char *path, const FilesFound *found,
                             const FilesContents *contents)
{
    FilesPlace place;
    int error = files_open_place(&place, path, found);
    if (error)
        return error;
    error = files_check(&place, found);
    if (error == 0)
        error = files_replace(&place, contents, found->exists ? &found->file : NULL);
    close(place.folder);
    return error;
}

/* ---- writing in place ---- */

/* The descriptor of our own standard output or error if it is the file that was found; else -1.
   Writing to that descriptor appends to our other output instead of replacing it. */
static int files_standard(const FilesFound *found)
{
    for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++) {
        struct stat file;
        if (fstat(fd, &file) == 0 && files_compare(found, &file) == 0)
            return fd;
    }
    return -1;
}

/* A device, a pipe, or a file without a name, which only a descriptor refers to (/dev/fd/3). */
static bool files_is_stream(const struct stat *file)
{
    return !S_ISREG(file->st_mode) || file->st_nlink == 0;
}

/* Compares the open file with what was found, and empties it if it is no device. 0, or errno. */
static int files_check_stream(int fd, const FilesFound *found)
{
    struct stat file;
    if (fstat(fd, &file) != 0)
        return errno;
    int error = files_compare(found, &file);
    if (error == 0 && S_ISREG(file.st_mode) && ftruncate(fd, 0) != 0)
        error = errno;
    return error;
}

/* 0, or errno. */
static int files_write_stream(const char *path, const FilesFound *found,
                              const FilesContents *contents)
{
    int fd = files_open(path, O_WRONLY | (found->is_link ? 0 : O_NOFOLLOW), contents->stop);
    if (fd < 0)
        return errno == ELOOP ? ESTALE : errno;
    int error = files_check_stream(fd, found);
    if (error == 0)
        error = files_put(fd, contents->bytes, contents->size, contents->stop);
    return files_close(fd, error);
}

/* ---- writing ---- */

/* 0, or errno. */
static int files_write_found(const char *path, const FilesFound *found,
                             const FilesContents *contents)
{
    int standard = files_standard(found);
    if (standard >= 0)
        return files_put(standard, contents->bytes, contents->size, contents->stop);
    if (found->exists && S_ISDIR(found->file.st_mode))
        return EISDIR;
    if (found->exists && files_is_stream(&found->file))
        return files_write_stream(path, found, contents);
    return files_write_place(path, found, contents);
}

/* 0, or errno. */
static int files_write_contents(const char *path, const FilesContents *contents)
{
    bool may_follow = true;
    int error = ESTALE;
    for (int i = 0; i < FILES_MAX_TRIES && error == ESTALE; i++) {
        FilesFound found;
        error = files_look(path, &found);
        if (error == 0)
            error =
                found.is_link && !may_follow ? ESTALE : files_write_found(path, &found, contents);
        may_follow = may_follow && found.is_link;
    }
    return error;
}

/* Names the missing folder: "no such file" would be confusing about a file to be written. */
static bool files_fail_write(HostSink message, const char *path, int error)
{
    int folder = (int)files_folder(path) - 1;
    if ((error != ENOENT && error != ENOTDIR) || folder <= 0)
        return sink_fail(message, files_reason(error));
    char sentence[PATH_MAX], name[PATH_MAX];
    if (error == ENOENT && files_join(name, path, ".") == 0 && access(name, F_OK) == 0)
        return sink_fail(message, "it cannot be created there"); /* as in /proc/self/fd */
    snprintf(sentence, sizeof sentence,
             error == ENOENT ? "the folder '%.*s' does not exist" : "'%.*s' is not a folder",
             folder < PATH_MAX / 2 ? folder : PATH_MAX / 2, path);
    return sink_fail(message, sentence);
}

bool files_write(const char *path, const char *bytes, size_t size, mode_t mode,
                 volatile sig_atomic_t *stop, HostSink message)
{
    if (path[0] == '\0')
        return sink_fail(message, "the name is empty");
    const FilesContents contents = {.bytes = bytes, .size = size, .mode = mode, .stop = stop};
    int error = files_write_contents(path, &contents);
    return error == 0 || files_fail_write(message, path, error);
}
