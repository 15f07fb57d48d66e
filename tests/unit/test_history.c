/*
 * test_history.c: the history file: its format, converting the old format, concurrent sessions.
 */
#include "host/files_write.c" /* first: it requests system functions */

#include "host/files.c"
#include "app/repl/history.c"
#include "app/repl/history_format.c"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include <cmocka.h>

#define HEADER HISTORY_HEADER

static Mem mem;
static Buf loaded, reason; /* `loaded`: the entries, a 0x01 after each */
static char folder[64];
static History history;

static void put_in_buf(void *to, const char *text, size_t size)
{
    buf_put(to, text, size);
}

static void put_entry(void *to, const char *text, size_t size)
{
    assert_int_equal(strlen(text), size);
    buf_put(to, text, size);
    buf_putc(to, '\x01');
}

static const HostSink reason_sink = {.to = &reason, .put = put_in_buf};

static int setup(void **state)
{
    (void)state;
    mem_init(&mem);
    buf_init(&loaded, &mem);
    buf_init(&reason, &mem);
    strcpy(folder, "/tmp/mgrad-history-XXXXXX");
    if (!mkdtemp(folder) || chdir(folder) != 0)
        return -1;
    setenv("MGRAD_HISTORY", "history", 1);
    return history_open(&history, &mem, reason_sink) ? 0 : -1;
}

static int teardown(void **state)
{
    (void)state;
    buf_done(&history.path);
    buf_done(&history.unsaved);
    buf_done(&loaded);
    buf_done(&reason);
    unlink("history");
    return chdir("/") == 0 && rmdir(folder) == 0 && mem.used == 0 ? 0 : -1;
}

static void write_file(const char *text)
{
    assert_true(files_write("history", text, strlen(text), FILES_SHARED, NULL, reason_sink));
}

static void check_file(const char *text)
{
    Buf file;
    buf_init(&file, &mem);
    HostSink to = {.to = &file, .put = put_in_buf};
    assert_true(files_read("history", NULL, to, reason_sink));
    assert_string_equal(buf_text(&file), text);
    buf_done(&file);
}

static void check_entries(const char *entries)
{
    buf_clear(&loaded);
    assert_true(history_load(&history, (HostSink){.to = &loaded, .put = put_entry}, reason_sink));
    assert_string_equal(buf_text(&loaded), entries);
}

static void add(const char *text)
{
    if (!history_add(&history, text, strlen(text), reason_sink))
        fail_msg("%s: %s", text, buf_text(&reason));
}

static void test_entries_read_back(void **state)
{
    (void)state;
    check_entries("");
    add("x = 1");
    add("if x {\n\n    print x\n}");
    add("print \"a\\nb\\\\\" # \\");
    add("\\n");
    check_file(HEADER
               "x = 1\nif x {\\n\\n    print x\\n}\nprint \"a\\\\nb\\\\\\\\\" # \\\\\n\\\\n\n");
    check_entries("x = 1\x01if x {\n\n    print x\n}\x01print \"a\\nb\\\\\" # \\\x01\\n\x01");
}

/* An entry of any bytes reads back unchanged. */
static void test_random_entries_read_back(void **state)
{
    (void)state;
    static const char alphabet[] = "\\\\\n\nn\tx# ";
    uint32_t seed = 1;
    Buf wanted;
    buf_init(&wanted, &mem);
    for (int i = 0; i < 500; i++) {
        char text[24] = "x";
        for (size_t at = 1; at < sizeof text - 1; at++) {
            seed = seed * 1664525u + 1013904223u;
            text[at] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        text[sizeof text - 2] = '.'; /* line breaks at the end are not kept */
        add(text);
        buf_puts(&wanted, text);
        buf_putc(&wanted, '\x01');
    }
    check_entries(buf_text(&wanted));
    buf_done(&wanted);
}

static void test_unknown_escapes_are_kept(void **state)
{
    (void)state;
    write_file(HEADER "a\\tb\\\nc\\n");
    check_entries("a\\tb\\\x01"
                  "c\n\x01");
}

static void test_an_unterminated_line_is_terminated(void **state)
{
    (void)state;
    write_file(HEADER "half");
    add("x");
    check_file(HEADER "half\nx\n");
}

static void test_a_long_entry_is_not_saved(void **state)
{
    (void)state;
    static char text[HISTORY_MAX_ENTRY + 2];
    memset(text, 'x', sizeof text - 1);
    add(text);
    assert_int_equal(access("history", F_OK), -1);
    text[HISTORY_MAX_ENTRY] = '\0';
    text[1] = '\\'; /* the limit is for the text, not for its line in the file */
    add(text);
    buf_putc(&loaded, '\0');
    history_load(&history, (HostSink){.to = &loaded, .put = put_entry}, reason_sink);
    assert_int_equal(loaded.len, 1 + HISTORY_MAX_ENTRY + 1);
}

static void test_a_long_file_is_shortened(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text, &mem);
    buf_puts(&text, HEADER);
    for (int i = 0; i < HISTORY_MAX_ENTRIES + 10; i++)
        buf_printf(&text, "print \"\\\\n%d\"\n", i);
    write_file(buf_text(&text));
    size_t cut = (size_t)(strstr(buf_text(&text), "print \"\\\\n10\"") - buf_text(&text));
    history_close(&history);
    Buf wanted;
    buf_init(&wanted, &mem);
    buf_printf(&wanted, "%s%s", HEADER, buf_text(&text) + cut);
    check_file(buf_text(&wanted));
    buf_done(&wanted);
    buf_done(&text);
}

/* ---- the old format ---- */

#define OLD         "x = 1\nif x {\n\tprint \"a\\n\"\n\t\n\t\ttab\n\t}\n\n# \\\nlast"
#define OLD_NEW     "x = 1\nif x {\\nprint \"a\\\\n\"\\n\\n\ttab\\n}\n# \\\\\nlast\n"
#define OLD_ENTRIES "x = 1\x01if x {\nprint \"a\\n\"\n\n\ttab\n}\x01# \\\x01last\x01"

static void test_a_file_in_the_old_format_is_read(void **state)
{
    (void)state;
    write_file(OLD);
    check_entries(OLD_ENTRIES);
    check_file(OLD); /* reading changes nothing */
}

static void test_a_new_entry_converts_an_old_file(void **state)
{
    (void)state;
    write_file(OLD);
    add("y = \"\\n\"");
    check_file(HEADER OLD_NEW "y = \"\\\\n\"\n");
    check_entries(OLD_ENTRIES "y = \"\\n\"\x01");
}

/* It may not be a history at all: MGRAD_HISTORY may name any file. */
static void test_a_session_without_entries_changes_nothing(void **state)
{
    (void)state;
    write_file(OLD);
    history_close(&history);
    check_file(OLD);
}

static void test_conversion_keeps_every_entry(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text, &mem);
    for (int i = 0; i < HISTORY_MAX_ENTRIES + 10; i++)
        buf_printf(&text, "print %d\n", i);
    write_file(buf_text(&text));
    add("end");
    Buf wanted;
    buf_init(&wanted, &mem);
    buf_printf(&wanted, "%s%send\n", HEADER, buf_text(&text));
    check_file(buf_text(&wanted));
    buf_done(&wanted);
    buf_done(&text);
}

static bool add_below(rlim_t most, const char *text)
{
    struct rlimit before, small;
    getrlimit(RLIMIT_FSIZE, &before);
    small = before;
    small.rlim_cur = most;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    bool added = history_add(&history, text, strlen(text), reason_sink);
    setrlimit(RLIMIT_FSIZE, &before);
    signal(SIGXFSZ, SIG_DFL);
    return added;
}

/* The old file with the entry is below the limit, the converted one is not. */
static void test_a_file_that_cannot_be_replaced_stays_in_the_old_format(void **state)
{
    (void)state;
    write_file(OLD);
    assert_true(add_below(strlen(OLD) + 20, "if y {\n  \\\n}"));
    check_file(OLD "\nif y {\n\t  \\\n\t}\n");
    check_entries(OLD_ENTRIES "if y {\n  \\\n}\x01");
}

static void test_a_failed_write_changes_nothing(void **state)
{
    (void)state;
    write_file(OLD);
    assert_false(add_below(20, "y"));
    assert_string_equal(buf_text(&reason), "it exceeds the file size limit");
    assert_int_equal(history.path.len, 0); /* nothing is kept from now on */
    check_file(OLD);
}

/* ---- several sessions ---- */

enum { SESSIONS = 4, ENTRIES = 50 };

static pid_t start_session(int number)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    char text[64];
    for (int i = 0; i < ENTRIES; i++) {
        snprintf(text, sizeof text, "print %d\n    print \"\\n%d\"", number, i);
        if (!history_add(&history, text, strlen(text), reason_sink) && !history.is_locked)
            _exit(1);
    }
    history_close(&history);
    _exit(0);
}

/* How often each session's entries come in `loaded`, all whole and in their order. */
static void count_entries(int counts[SESSIONS])
{
    const char *at = strstr(buf_text(&loaded), "last\x01") + 5;
    for (int number, i, size; *at; at += size + 1) {
        assert_int_equal(sscanf(at, "print %d\n    print \"\\n%d\"%n", &number, &i, &size), 2);
        assert_int_equal(at[size], '\x01');
        assert_int_equal(counts[number]++, i);
    }
}

static void test_concurrent_sessions_lose_nothing(void **state)
{
    (void)state;
    write_file(OLD); /* each of them may be the one that converts it */
    pid_t children[SESSIONS];
    for (int i = 0; i < SESSIONS; i++)
        children[i] = start_session(i);
    for (int i = 0; i < SESSIONS; i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    history_load(&history, (HostSink){.to = &loaded, .put = put_entry}, reason_sink);
    assert_memory_equal(buf_text(&loaded), OLD_ENTRIES, strlen(OLD_ENTRIES));
    int counts[SESSIONS] = {0};
    count_entries(counts);
    for (int i = 0; i < SESSIONS; i++)
        assert_int_equal(counts[i], ENTRIES);
}

/* A session that is killed at any moment of the conversion leaves the old file or the new one. */
static void test_a_killed_conversion_loses_nothing(void **state)
{
    (void)state;
    for (int i = 0; i < 40; i++) {
        write_file(OLD);
        pid_t child = fork();
        if (child == 0) {
            history_add(&history, "y", 1, reason_sink);
            _exit(0);
        }
        nanosleep(&(struct timespec){.tv_nsec = i * 50000L}, NULL);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        buf_clear(&loaded);
        assert_true(
            history_load(&history, (HostSink){.to = &loaded, .put = put_entry}, reason_sink));
        assert_memory_equal(buf_text(&loaded), OLD_ENTRIES, strlen(OLD_ENTRIES));
        char leftover[64];
        snprintf(leftover, sizeof leftover, ".mgrad-%ld-0.tmp", (long)child);
        unlink(leftover);
    }
}

/* ---- a lock that another program keeps ---- */

static pid_t holder;
static int holder_pipe;

/* A process that has locked the file and ends, with its lock, when `unlock` closes the pipe. */
static void lock_elsewhere(void)
{
    int ready[2], ended[2];
    assert_int_equal(pipe(ready), 0);
    assert_int_equal(pipe(ended), 0);
    holder = fork();
    char byte;
    if (holder == 0) {
        struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
        int fd = open("history", O_RDWR | O_CREAT, 0600);
        close(ended[1]);
        if (fcntl(fd, F_SETLK, &lock) == 0 && write(ready[1], "x", 1) == 1)
            _exit(read(ended[0], &byte, 1) != 0);
        _exit(1);
    }
    close(ready[1]);
    close(ended[0]);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    holder_pipe = ended[1];
}

static void unlock(void)
{
    int status;
    close(holder_pipe);
    assert_int_equal(waitpid(holder, &status, 0), holder);
    assert_int_equal(status, 0);
}

static void test_a_locked_file_gets_its_entries_later(void **state)
{
    (void)state;
    add("a = 1");
    lock_elsewhere();
    assert_false(history_add(&history, "b\\\n2", 4, reason_sink));
    assert_string_equal(buf_text(&reason), "another program has locked the file");
    assert_true(history.is_locked);
    add("c = 3"); /* the reason is given once */
    check_file(HEADER "a = 1\n");
    unlock();
    add("d = 4");
    assert_false(history.is_locked);
    check_file(HEADER "a = 1\nb\\\\\\n2\nc = 3\nd = 4\n");
    lock_elsewhere();
    assert_false(history_add(&history, "e = 5", 5, reason_sink));
    unlock();
    history_close(&history);
    check_file(HEADER "a = 1\nb\\\\\\n2\nc = 3\nd = 4\ne = 5\n");
}

static void test_a_file_that_stays_locked_loses_nothing(void **state)
{
    (void)state;
    write_file(OLD);
    lock_elsewhere();
    assert_false(history_add(&history, "y {\n}", 5, reason_sink));
    history_close(&history);
    unlock();
    check_file(OLD "\ny {\n\t}\n");
}

/* The program that has the lock replaces the file: nothing is added to the old one. */
static void test_a_locked_file_may_be_replaced(void **state)
{
    (void)state;
    add("a = 1");
    lock_elsewhere();
    assert_false(history_add(&history, "b = 2", 5, reason_sink));
    write_file(HEADER "z = 0\n");
    unlock();
    add("c = 3");
    check_file(HEADER "z = 0\nb = 2\nc = 3\n");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_entries_read_back),
        TEST(test_random_entries_read_back),
        TEST(test_unknown_escapes_are_kept),
        TEST(test_an_unterminated_line_is_terminated),
        TEST(test_a_long_entry_is_not_saved),
        TEST(test_a_long_file_is_shortened),
        TEST(test_a_file_in_the_old_format_is_read),
        TEST(test_a_new_entry_converts_an_old_file),
        TEST(test_a_session_without_entries_changes_nothing),
        TEST(test_conversion_keeps_every_entry),
        TEST(test_a_file_that_cannot_be_replaced_stays_in_the_old_format),
        TEST(test_a_failed_write_changes_nothing),
        TEST(test_concurrent_sessions_lose_nothing),
        TEST(test_a_killed_conversion_loses_nothing),
        TEST(test_a_locked_file_gets_its_entries_later),
        TEST(test_a_file_that_stays_locked_loses_nothing),
        TEST(test_a_locked_file_may_be_replaced),
    };
    return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
