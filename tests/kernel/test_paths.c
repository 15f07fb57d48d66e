/* test_paths.c: completing the names of files. */
#define _XOPEN_SOURCE 700 /* mkdtemp */
#include <fcntl.h>
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

#include "kernel/paths.h"

static char folder[] = "/tmp/test_paths.XXXXXX";
static const char *const files[] = {"loss.svg", "lines.csv", ".hidden", "größe.txt"};

static int setup(void **state)
{
    (void)state;
    if (!mkdtemp(folder) || chdir(folder) != 0 || mkdir("lessons", 0700) != 0)
        return -1;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        close(open(files[i], O_CREAT | O_WRONLY, 0600));
    close(open("lessons/01.mg", O_CREAT | O_WRONLY, 0600));
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(files[i]);
    unlink("lessons/01.mg");
    rmdir("lessons");
    return chdir("/") || rmdir(folder);
}

static char found[4096];

static void put(void *to, const char *path, size_t size)
{
    (void)to;
    size_t len = strlen(found);
    snprintf(found + len, sizeof found - len, "%.*s|", (int)size, path);
}

static const char *list(const char *start)
{
    found[0] = '\0';
    paths_list(start, strlen(start), put, NULL);
    return found;
}

/* The order is the folder's. */
static void test_files_and_folders(void **state)
{
    (void)state;
    const char *const names[] = {"loss.svg|", "lines.csv|", "lessons/|"};
    size_t size = 0;
    list("l");
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(strstr(found, names[i]));
        size += strlen(names[i]);
    }
    assert_int_equal(strlen(found), size);
}

static void test_one_file(void **state)
{
    (void)state;
    assert_string_equal(list("lo"), "loss.svg|");
    assert_string_equal(list("grö"), "größe.txt|");
    assert_string_equal(list("none"), "");
}

static void test_a_folder_ends_in_a_slash(void **state)
{
    (void)state;
    assert_string_equal(list("less"), "lessons/|");
    assert_string_equal(list("lessons/"), "lessons/01.mg|");
    assert_string_equal(list("./lessons/0"), "./lessons/01.mg|");
    assert_string_equal(list("nowhere/"), "");
}

static void test_hidden_files_only_after_a_dot(void **state)
{
    (void)state;
    assert_string_equal(list("."), ".hidden|");
    assert_null(strstr(list(""), ".hidden"));
}

static void test_a_path_that_is_too_long_has_no_files(void **state)
{
    (void)state;
    static char text[100000];
    memset(text, 'x', sizeof text - 1);
    assert_string_equal(list(text), "");
    memset(text, '/', sizeof text - 1);
    assert_string_equal(list(text), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files_and_folders),
        cmocka_unit_test(test_one_file),
        cmocka_unit_test(test_a_folder_ends_in_a_slash),
        cmocka_unit_test(test_hidden_files_only_after_a_dot),
        cmocka_unit_test(test_a_path_that_is_too_long_has_no_files),
    };
    return cmocka_run_group_tests_name("paths", tests, setup, teardown);
}
