/*
 * test_files.c: a file is replaced as a whole or stays as it was, with a message.
 */
#include "host/files_write.c" /* first: it requests system functions */

#include "host/files.c"

#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "base/buf.h"

static Mem mem;
static Buf bytes, reason;
static char folder[64];

static void put_in_buf(void *to, const char *text, size_t size)
{
    buf_put(to, text, size);
}

static HostSink sink(Buf *buf)
{
    buf_clear(buf);
    return (HostSink){.to = buf, .put = put_in_buf};
}

/* Every test works inside its own folder. */
static int setup(void **state)
{
    (void)state;
    mem_init(&mem);
    buf_init(&bytes, &mem);
    buf_init(&reason, &mem);
    strcpy(folder, "/tmp/mgrad-files-XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    buf_done(&bytes);
    buf_done(&reason);
    if (seteuid(getuid()) != 0)
        return -1;
    char command[256];
    snprintf(command, sizeof command, "cd / && chmod -R u+w %s && rm -rf %s", folder, folder);
    return chdir("/") == 0 && system(command) == 0 && mem.used == 0 ? 0 : -1;
}

static bool write_text(const char *path, const char *text)
{
    return files_write(path, text, strlen(text), FILES_SHARED, NULL, sink(&reason));
}

static void assert_holds(const char *path, const char *text)
{
    assert_true(files_read(path, NULL, sink(&bytes), sink(&reason)));
    assert_string_equal(buf_text(&bytes), text);
}

static void assert_refused(const char *path, const char *expected)
{
    assert_false(write_text(path, "new"));
    assert_string_equal(buf_text(&reason), expected);
}

static void assert_unreadable(const char *path, const char *expected)
{
    assert_false(files_read(path, NULL, sink(&bytes), sink(&reason)));
    assert_string_equal(buf_text(&reason), expected);
}

/* No temporary file remains. */
static void assert_names(const char *path, int expected)
{
    int names = 0;
    DIR *list = opendir(path);
    assert_non_null(list);
    while (readdir(list))
        names++;
    closedir(list);
    assert_int_equal(names - 2, expected); /* without . and .. */
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static void test_a_written_file_reads_back(void **state)
{
    (void)state;
    assert_true(files_write("f", "a\0b", 3, FILES_SHARED, NULL, sink(&reason)));
    assert_true(files_read("f", NULL, sink(&bytes), sink(&reason)));
    assert_int_equal(bytes.len, 3);
    assert_memory_equal(bytes.data, "a\0b", 3);
    assert_names(".", 1);
}

static void test_a_large_file_reads_back(void **state)
{
    (void)state;
    size_t size = 3 * 1024 * 1024 + 5;
    char *text = malloc(size);
    memset(text, 'x', size);
    assert_true(files_write("f", text, size, FILES_SHARED, NULL, sink(&reason)));
    assert_true(files_read("f", NULL, sink(&bytes), sink(&reason)));
    assert_int_equal(bytes.len, size);
    assert_memory_equal(bytes.data, text, size);
    free(text);
}

static void test_an_empty_file_reads_back(void **state)
{
    (void)state;
    assert_true(write_text("f", ""));
    assert_holds("f", "");
}

static void test_an_old_file_is_replaced(void **state)
{
    (void)state;
    assert_true(write_text("f", "a long old text"));
    assert_true(write_text("f", "new"));
    assert_holds("f", "new");
    assert_names(".", 1);
}

/* A process that has the old file open still reads the old text: the new file is another inode. */
static void test_the_old_inode_is_not_modified(void **state)
{
    (void)state;
    assert_true(write_text("f", "old"));
    int fd = open("f", O_RDONLY);
    assert_true(write_text("f", "new"));
    char text[4] = "";
    assert_int_equal(read(fd, text, 3), 3);
    close(fd);
    assert_string_equal(text, "old");
}

static void test_file_mode_is_kept(void **state)
{
    (void)state;
    assert_true(write_text("f", "old"));
    assert_int_equal(chmod("f", 0640), 0);
    mode_t before = umask(0077);
    assert_true(write_text("f", "new"));
    umask(before);
    assert_int_equal(mode_of("f"), 0640);
}

static void test_a_new_file_obeys_umask(void **state)
{
    (void)state;
    mode_t before = umask(0027);
    assert_true(write_text("f", "new"));
    umask(before);
    assert_int_equal(mode_of("f"), 0640);
}

static void test_a_symbolic_link_stays_a_link(void **state)
{
    (void)state;
    assert_int_equal(mkdir("d", 0777), 0);
    assert_true(write_text("d/target", "old"));
    assert_int_equal(symlink("target", "d/second"), 0);
    assert_int_equal(symlink("d/second", "first"), 0);
    assert_true(write_text("first", "new"));
    assert_holds("d/target", "new");
    struct stat status;
    assert_int_equal(lstat("first", &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    assert_names("d", 2);
}

static void test_a_dangling_link_creates_its_target(void **state)
{
    (void)state;
    assert_int_equal(mkdir("d", 0777), 0);
    assert_int_equal(symlink("d/target", "first"), 0);
    assert_true(write_text("first", "new"));
    assert_holds("d/target", "new");
}

static void test_a_circular_link_is_an_error(void **state)
{
    (void)state;
    assert_int_equal(symlink("b", "a"), 0);
    assert_int_equal(symlink("a", "b"), 0);
    assert_refused("a", "too many symbolic links");
    assert_unreadable("a", "too many symbolic links");
}

static void test_a_missing_folder_is_an_error(void **state)
{
    (void)state;
    assert_refused("no/such/f", "the folder 'no/such' does not exist");
    assert_refused("/no-such-folder/f", "the folder '/no-such-folder' does not exist");
    assert_unreadable("no/such/f", "no such file");
}

static void test_a_file_used_as_a_folder_is_an_error(void **state)
{
    (void)state;
    assert_true(write_text("f", "old"));
    assert_refused("f/g", "'f' is not a folder");
    assert_unreadable("f/g", "a part of its path is not a folder");
}

static void test_a_folder_used_as_a_file_is_an_error(void **state)
{
    (void)state;
    assert_refused(".", "is a folder");
    assert_refused("new/", "is a folder");
    assert_unreadable(".", "is a folder");
}

static void test_an_empty_name_is_an_error(void **state)
{
    (void)state;
    assert_refused("", "the name is empty");
    assert_unreadable("", "no such file");
}

static void test_the_longest_name_works_and_a_longer_one_is_an_error(void **state)
{
    (void)state;
    char name[300], path[PATH_MAX + 10];
    memset(name, 'n', sizeof name);
    memset(path, 'n', sizeof path);
    name[sizeof name - 1] = path[sizeof path - 1] = '\0';
    assert_refused(name, "the name is too long");
    assert_refused(path, "the name is too long");
    name[255] = '\0'; /* the longest possible: the temporary name must not be longer */
    assert_true(write_text(name, "new"));
    assert_holds(name, "new");
}

/* Permissions do not apply to root, so the test becomes another user until teardown. */
static void stop_being_root(void)
{
    if (geteuid() != 0)
        return;
    uid_t nobody = 65534;
    assert_int_equal(chown(folder, nobody, (gid_t)-1), 0);
    assert_int_equal(seteuid(nobody), 0);
}

static void test_a_folder_without_write_permission_is_an_error(void **state)
{
    (void)state;
    stop_being_root();
    assert_int_equal(mkdir("d", 0777), 0);
    assert_true(write_text("d/f", "old"));
    assert_int_equal(chmod("d", 0555), 0);
    assert_refused("d/f", "permission denied");
    assert_holds("d/f", "old");
}

static void test_a_file_without_write_permission_is_an_error(void **state)
{
    (void)state;
    stop_being_root();
    assert_true(write_text("f", "old"));
    assert_int_equal(chmod("f", 0444), 0);
    assert_refused("f", "permission denied");
    assert_holds("f", "old");
    assert_int_equal(chmod("f", 0), 0);
    assert_unreadable("f", "permission denied");
}

/* A file size limit of 4 KB imitates a full disk. */
static void test_a_full_disk_leaves_the_old_file(void **state)
{
    (void)state;
    assert_true(write_text("f", "old"));
    pid_t child = fork();
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        static char text[8192];
        struct rlimit limit = {4096, 4096};
        bool limited = setrlimit(RLIMIT_FSIZE, &limit) == 0;
        bool written = files_write("f", text, sizeof text, FILES_SHARED, NULL, sink(&reason));
        _exit(!limited || written || strcmp(buf_text(&reason), "it exceeds the file size limit"));
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_holds("f", "old");
    assert_names(".", 1);
}

static void test_a_full_device_is_an_error(void **state)
{
    (void)state;
    assert_refused("/dev/full", "no space left");
}

static void test_a_name_that_cannot_exist_is_an_error(void **state)
{
    (void)state;
    assert_refused("/proc/self/fd/99", "it cannot be created there");
    assert_refused("/proc/self/no-such-file", "it cannot be created there");
    assert_unreadable("/proc/self/fd/99", "no such file");
}

static void test_the_null_device_accepts_and_gives_nothing(void **state)
{
    (void)state;
    assert_true(write_text("/dev/null", "gone"));
    struct stat status;
    assert_int_equal(stat("/dev/null", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void test_a_pipe_is_written_in_place(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("p", 0666), 0);
    int reader = open("p", O_RDONLY | O_NONBLOCK);
    assert_true(write_text("p", "new"));
    char text[4] = "";
    assert_int_equal(read(reader, text, 3), 3);
    close(reader);
    assert_string_equal(text, "new");
}

/* If standard output is a file, text written to /dev/stdout is appended to it. */
static void test_standard_output_is_appended_to(void **state)
{
    (void)state;
    int kept = dup(STDOUT_FILENO);
    int fd = open("out", O_WRONLY | O_CREAT, 0666);
    dup2(fd, STDOUT_FILENO);
    close(fd);
    bool first = write(STDOUT_FILENO, "one ", 4) == 4;
    bool second = write_text("/dev/stdout", "two ");
    bool third = write(STDOUT_FILENO, "three", 5) == 5;
    dup2(kept, STDOUT_FILENO);
    close(kept);
    assert_true(first && second && third);
    assert_holds("out", "one two three");
}

static volatile sig_atomic_t stop;

static void raise_stop(int signal)
{
    (void)signal;
    stop = 1;
}

/* Reading a pipe without a writer can be interrupted. */
static void test_waiting_can_be_interrupted(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("p", 0666), 0);
    struct sigaction action = {.sa_handler = raise_stop};
    sigaction(SIGALRM, &action, NULL);
    stop = 0;
    alarm(1);
    assert_false(files_read("p", &stop, sink(&bytes), sink(&reason)));
    assert_string_equal(buf_text(&reason), "interrupted");
}

/* A signal may arrive before the pipe is opened, which would wait for a writer. */
static void test_a_pipe_is_not_opened_after_an_interrupt(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("p", 0666), 0);
    stop = 1;
    assert_false(files_read("p", &stop, sink(&bytes), sink(&reason)));
    assert_string_equal(buf_text(&reason), "interrupted");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_a_written_file_reads_back),
        TEST(test_a_large_file_reads_back),
        TEST(test_an_empty_file_reads_back),
        TEST(test_an_old_file_is_replaced),
        TEST(test_the_old_inode_is_not_modified),
        TEST(test_file_mode_is_kept),
        TEST(test_a_new_file_obeys_umask),
        TEST(test_a_symbolic_link_stays_a_link),
        TEST(test_a_dangling_link_creates_its_target),
        TEST(test_a_circular_link_is_an_error),
        TEST(test_a_missing_folder_is_an_error),
        TEST(test_a_file_used_as_a_folder_is_an_error),
        TEST(test_a_folder_used_as_a_file_is_an_error),
        TEST(test_an_empty_name_is_an_error),
        TEST(test_the_longest_name_works_and_a_longer_one_is_an_error),
        TEST(test_a_folder_without_write_permission_is_an_error),
        TEST(test_a_file_without_write_permission_is_an_error),
        TEST(test_a_full_disk_leaves_the_old_file),
        TEST(test_a_full_device_is_an_error),
        TEST(test_a_name_that_cannot_exist_is_an_error),
        TEST(test_the_null_device_accepts_and_gives_nothing),
        TEST(test_a_pipe_is_written_in_place),
        TEST(test_standard_output_is_appended_to),
        TEST(test_waiting_can_be_interrupted),
        TEST(test_a_pipe_is_not_opened_after_an_interrupt),
    };
    return cmocka_run_group_tests_name("files", tests, NULL, NULL);
}
