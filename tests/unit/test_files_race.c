/*
 * test_files_race.c: another program changes the folder between two system calls of files_write.
 *
 * Each call is counted; before one of them `race_act` runs. The tests let it run before every call
 * in turn, so they do not depend on time. The new file's mode is checked before every call, too.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void race_step(void);

#define RACE(name, ...) (race_step(), name(__VA_ARGS__))
#define lstat(...)      RACE(lstat, __VA_ARGS__)
#define stat(...)       RACE(stat, __VA_ARGS__)
#define access(...)     RACE(access, __VA_ARGS__)
#define readlink(...)   RACE(readlink, __VA_ARGS__)
#define open(...)       RACE(open, __VA_ARGS__)
#define openat(...)     RACE(openat, __VA_ARGS__)
#define fstat(...)      RACE(fstat, __VA_ARGS__)
#define fstatat(...)    RACE(fstatat, __VA_ARGS__)
#define faccessat(...)  RACE(faccessat, __VA_ARGS__)
#define fchown(...)     RACE(fchown, __VA_ARGS__)
#define fchmod(...)     RACE(fchmod, __VA_ARGS__)
#define write(...)      RACE(write, __VA_ARGS__)
#define fsync(...)      RACE(fsync, __VA_ARGS__)
#define renameat(...)   RACE(renameat, __VA_ARGS__)
#define unlinkat(...)   RACE(unlinkat, __VA_ARGS__)

#include "host/files_write.c"

#include "host/files.c"

#undef open
#undef fstat
#undef write
#undef lstat
#undef stat
#undef access

#include "base/buf.h"
#include "base/sink.h"

static Mem mem;
static Buf bytes, reason;
static char folder[64];

/* Runs before call number `race_at`; that is 0 if none is left. */
static void (*race_act)(void);
static int race_at;
static mode_t race_most; /* no temporary file may allow more than this */

static bool is_temporary(const char *name)
{
    return strncmp(name, ".mgrad-", 7) == 0;
}

/* The number of temporary files in the folder. */
static int count_temporary(void)
{
    int count = 0;
    DIR *list = opendir(".");
    assert_non_null(list);
    for (struct dirent *entry; (entry = readdir(list));) {
        struct stat file;
        if (!is_temporary(entry->d_name))
            continue;
        count++;
        assert_int_equal(stat(entry->d_name, &file), 0);
        assert_int_equal(file.st_mode & 0777 & ~race_most, 0);
    }
    closedir(list);
    return count;
}

static void race_step(void)
{
    count_temporary();
    if (race_at > 0 && --race_at == 0)
        race_act();
}

static int setup(void **state)
{
    (void)state;
    mem_init(&mem);
    buf_init(&bytes, &mem);
    buf_init(&reason, &mem);
    race_most = 0777;
    strcpy(folder, "/tmp/mgrad-race-XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    buf_done(&bytes);
    buf_done(&reason);
    char command[256];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return chdir("/") == 0 && system(command) == 0 && mem.used == 0 ? 0 : -1;
}

static void make(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void assert_contains(const char *path, const char *text)
{
    char found[64] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t size = fread(found, 1, sizeof found - 1, file);
    fclose(file);
    assert_int_equal(size, strlen(text));
    assert_string_equal(found, text);
}

/* Writes "new" to the file f, in a folder that `lay_out` fills, with `act` before call number `at`.
   Returns false if the write ended earlier. */
static bool race(int at, void (*lay_out)(void), void (*act)(void), bool *written)
{
    assert_int_equal(system("rm -rf ./*"), 0);
    lay_out();
    race_act = act;
    race_at = at;
    buf_clear(&reason);
    *written = files_write("f", "new", 3, FILES_SHARED, NULL, sink_into(&reason));
    bool acted = race_at == 0;
    race_at = 0;
    assert_int_equal(count_temporary(), 0);
    return acted;
}

/* ---- a link appears ---- */

static void make_private(void)
{
    make("private", "secret");
    assert_int_equal(chmod("private", 0600), 0);
}

static void make_old(void)
{
    make_private();
    make("f", "old");
}

static int reader = -1; /* of the pipe */

static void make_pipe(void)
{
    make_private();
    assert_int_equal(mkfifo("f", 0666), 0);
    close(reader);
    reader = open("f", O_RDONLY | O_NONBLOCK);
    assert_true(reader >= 0);
}

static void link_to_private(void)
{
    unlink("f");
    assert_int_equal(symlink("private", "f"), 0);
}

static void link_to_missing(void)
{
    unlink("f");
    assert_int_equal(symlink("missing", "f"), 0);
}

/* In the first call the link was there before any check; then it is followed. */
static void test_a_link_that_appears_is_not_followed(void **state)
{
    (void)state;
    void (*const lay_outs[])(void) = {make_private, make_old, make_pipe};
    for (size_t i = 0; i < sizeof lay_outs / sizeof *lay_outs; i++) {
        bool written;
        int at = 2;
        for (; race(at, lay_outs[i], link_to_private, &written); at++) {
            assert_contains("private", "secret");
            if (!written)
                assert_string_equal(buf_text(&reason), "another program is replacing it");
        }
        assert_true(written && at > 4);
        for (at = 2; race(at, lay_outs[i], link_to_missing, &written); at++)
            assert_int_equal(access("missing", F_OK), -1);
    }
    close(reader);
    reader = -1;
}

static int other_reader = -1;

static void make_two_pipes(void)
{
    make_pipe();
    assert_int_equal(mkfifo("other", 0666), 0);
    close(other_reader);
    other_reader = open("other", O_RDONLY | O_NONBLOCK);
    assert_true(other_reader >= 0);
}

static void link_to_other(void)
{
    unlink("f");
    assert_int_equal(symlink("other", "f"), 0);
}

/* A pipe that a writer has opened and closed reports it. */
static void test_a_link_that_appears_is_not_even_opened(void **state)
{
    (void)state;
    bool written;
    int at = 2;
    for (; race(at, make_two_pipes, link_to_other, &written); at++) {
        struct pollfd polled = {.fd = other_reader, .events = POLLIN};
        assert_int_equal(poll(&polled, 1, 0), 0);
    }
    assert_true(written && at > 4);
    close(reader);
    close(other_reader);
    reader = other_reader = -1;
}

static void test_a_link_of_the_user_is_followed(void **state)
{
    (void)state;
    bool written;
    assert_true(race(1, make_old, link_to_private, &written));
    assert_true(written);
    assert_contains("private", "new");
    assert_true(race(1, make_old, link_to_missing, &written));
    assert_true(written);
    assert_contains("missing", "new");
}

/* ---- another program replaces the file ---- */

static void replace_old(void)
{
    make("other", "other");
    assert_int_equal(rename("other", "f"), 0);
}

static void test_two_writers_both_succeed(void **state)
{
    (void)state;
    bool written;
    int at = 1;
    for (; race(at, make_old, replace_old, &written); at++)
        assert_true(written);
    assert_true(at > 5);
    for (at = 1; race(at, make_private, replace_old, &written); at++)
        assert_true(written);
    assert_contains("f", "new");
}

static void remove_old(void)
{
    unlink("f");
}

static void test_a_file_that_disappears_is_created(void **state)
{
    (void)state;
    bool written;
    int created = 0;
    for (int at = 1; race(at, make_old, remove_old, &written); at++) {
        assert_true(written);
        created += access("f", F_OK) == 0; /* not if the new file was removed */
    }
    assert_true(created > 5);
}

/* ---- the folder is replaced ---- */

static void make_folders(void)
{
    assert_int_equal(mkdir("a", 0777), 0);
    assert_int_equal(mkdir("b", 0777), 0);
    make("a/f", "old");
    make("b/f", "secret");
    assert_int_equal(symlink("a/f", "f"), 0);
}

static void exchange_folders(void)
{
    assert_int_equal(rename("a", "c"), 0);
    assert_int_equal(symlink("b", "a"), 0);
}

/* All steps act on one folder: after the check the other one is not touched. */
static void test_a_folder_that_is_replaced_is_not_written_to(void **state)
{
    (void)state;
    bool written;
    int kept = 0;
    for (int at = 1; race(at, make_folders, exchange_folders, &written); at++) {
        assert_true(written);
        struct stat file;
        assert_int_equal(stat("c/f", &file), 0);
        assert_int_equal(file.st_size, 3);
        DIR *list = opendir("c");
        assert_non_null(list);
        for (struct dirent *entry; (entry = readdir(list));)
            assert_false(is_temporary(entry->d_name));
        closedir(list);
        char found[8] = "";
        FILE *other = fopen("b/f", "r");
        assert_non_null(other);
        assert_non_null(fgets(found, sizeof found, other));
        fclose(other);
        kept += strcmp(found, "secret") == 0;
    }
    assert_true(kept > 5);
}

/* ---- modes ---- */

static void do_nothing(void)
{
}

static void test_the_new_file_is_never_more_open_than_the_old_one(void **state)
{
    (void)state;
    static const mode_t modes[] = {0600, 0640, 0644, 0604, 0666, 0755};
    mode_t before = umask(0);
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        make("f", "old");
        assert_int_equal(chmod("f", modes[i]), 0);
        race_most = modes[i];
        assert_true(files_write("f", "new", 3, FILES_SHARED, NULL, sink_into(&reason)));
        struct stat file;
        assert_int_equal(stat("f", &file), 0);
        assert_int_equal(file.st_mode & 07777, modes[i]);
    }
    umask(before);
}

static void test_a_new_file_is_never_more_open_than_in_the_end(void **state)
{
    (void)state;
    mode_t before = umask(027);
    race_most = 0640;
    bool written;
    race(0, make_private, do_nothing, &written);
    assert_true(written);
    unlink("f");
    race_most = 0600;
    umask(0);
    assert_true(files_write("f", "new", 3, FILES_PRIVATE, NULL, sink_into(&reason)));
    struct stat file;
    assert_int_equal(stat("f", &file), 0);
    assert_int_equal(file.st_mode & 07777, 0600);
    umask(before);
}

/* Only root may give files away, and only to its groups may another user. */
static void test_the_owner_and_the_group_are_kept(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    make("f", "old");
    assert_int_equal(chown("f", 65534, 12345), 0);
    assert_int_equal(chmod("f", 0640), 0);
    race_most = 0640;
    assert_true(files_write("f", "new", 3, FILES_SHARED, NULL, sink_into(&reason)));
    struct stat file;
    assert_int_equal(stat("f", &file), 0);
    assert_int_equal(file.st_uid, 65534);
    assert_int_equal(file.st_gid, 12345);
    assert_int_equal(file.st_mode & 07777, 0640);
}

/* The old file's group may read it. Ours may not, because it is another one. */
static void test_without_the_group_its_rights_are_dropped(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    make("f", "old");
    assert_int_equal(chown("f", 65534, 12345), 0);
    assert_int_equal(chmod("f", 0664), 0);
    assert_int_equal(chown(".", 65534, 65534), 0);
    assert_int_equal(setegid(65534), 0);
    assert_int_equal(seteuid(65534), 0);
    bool written = files_write("f", "new", 3, FILES_SHARED, NULL, sink_into(&reason));
    assert_int_equal(seteuid(0), 0);
    assert_int_equal(setegid(0), 0);
    assert_true(written);
    struct stat file;
    assert_int_equal(stat("f", &file), 0);
    assert_int_equal(file.st_gid, 65534);
    assert_int_equal(file.st_mode & 07777, 0644);
}

/* ---- files without a name ---- */

static void test_an_open_file_without_a_name_is_overwritten(void **state)
{
    (void)state;
    make("f", "a long old text");
    int fd = open("f", O_RDWR);
    unlink("f");
    char path[64], text[64] = "";
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    assert_true(files_write(path, "new", 3, FILES_SHARED, NULL, sink_into(&reason)));
    assert_int_equal(read(fd, text, sizeof text), 3);
    assert_string_equal(text, "new");
    close(fd);
    assert_int_equal(access("f (deleted)", F_OK), -1);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_link_that_appears_is_not_followed),
        TEST(test_a_link_that_appears_is_not_even_opened),
        TEST(test_a_link_of_the_user_is_followed),
        TEST(test_two_writers_both_succeed),
        TEST(test_a_file_that_disappears_is_created),
        TEST(test_a_folder_that_is_replaced_is_not_written_to),
        TEST(test_the_new_file_is_never_more_open_than_the_old_one),
        TEST(test_a_new_file_is_never_more_open_than_in_the_end),
        TEST(test_the_owner_and_the_group_are_kept),
        TEST(test_without_the_group_its_rights_are_dropped),
        TEST(test_an_open_file_without_a_name_is_overwritten),
    };
    return cmocka_run_group_tests_name("files under change", tests, NULL, NULL);
}
