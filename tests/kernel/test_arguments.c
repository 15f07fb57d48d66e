/* test_arguments.c: the command line of mgrad-kernel. */
#include "stderr_fixture.h"

#include "kernel/arguments.h"

static Arguments arguments;

static char words[1000];
static char *argv[20];

/* Parses a command line whose words are separated by blanks. */
static bool parse(const char *line)
{
    size_t count = 0;
    snprintf(words, sizeof words, "%s", line);
    for (char *at = strtok(words, " "); at; at = strtok(NULL, " "))
        argv[count++] = at;
    argv[count] = NULL;
    return arguments_parse(&arguments, argv);
}

static void test_a_kernel_is_started(void **state)
{
    (void)state;
    assert_true(parse("mgrad-kernel -f /run/connection.json"));
    assert_int_equal(arguments.task, TASK_SERVE);
    assert_string_equal(arguments.connection, "/run/connection.json");
    assert_int_equal(arguments.options.max_memory, 0);
    assert_int_equal(arguments.limit_count, 0);
}

static void test_limits(void **state)
{
    (void)state;
    assert_true(parse("mgrad-kernel --max-memory=512M --max-nodes 1000 --max-output=2k"
                      " --timeout 1.5 -f file"));
    assert_int_equal(arguments.options.max_memory, 512 * MB);
    assert_int_equal(arguments.options.max_nodes, 1000);
    assert_int_equal(arguments.options.max_output, 2 * KB);
    assert_true(arguments.options.timeout == 1.5);
    assert_string_equal(arguments.connection, "file");
}

static void test_it_is_installed(void **state)
{
    (void)state;
    assert_true(parse("mgrad-kernel install"));
    assert_int_equal(arguments.task, TASK_INSTALL);
    assert_null(arguments.prefix);
    assert_true(parse("mgrad-kernel install --prefix /opt --timeout=9 --timeout=10"
                      " --max-memory 1G"));
    assert_string_equal(arguments.prefix, "/opt");
    assert_int_equal(arguments.limit_count, 2);
    assert_string_equal(arguments.limits[0].word, "timeout");
    assert_string_equal(arguments.limits[0].value, "10");
    assert_string_equal(arguments.limits[1].word, "max-memory");
    assert_string_equal(arguments.limits[1].value, "1G");
    assert_true(parse("mgrad-kernel install --prefix=/opt --user"));
    assert_null(arguments.prefix);
}

static void test_help_comes_first(void **state)
{
    (void)state;
    assert_true(parse("mgrad-kernel -h --nonsense"));
    assert_int_equal(arguments.task, TASK_HELP);
    assert_true(parse("mgrad-kernel install --help"));
    assert_int_equal(arguments.task, TASK_HELP);
    assert_true(parse("mgrad-kernel -V"));
    assert_int_equal(arguments.task, TASK_VERSION);
}

static void test_wrong_usage(void **state)
{
    (void)state;
    static const struct {
        const char *line, *reason;
    } rows[] = {
        {"mgrad-kernel", "there is nothing to do: use 'install' or '-f FILE'"},
        {"mgrad-kernel --timeout=5", "there is nothing to do"},
        {"mgrad-kernel notebook.mg", "unexpected word 'notebook.mg'"},
        {"mgrad-kernel -f file more", "unexpected word 'more'"},
        {"mgrad-kernel -f", "'-f' needs a value: FILE"},
        {"mgrad-kernel --prefix=/opt", "'--prefix' needs the word 'install' before it"},
        {"mgrad-kernel --user install", "'--user' needs the word 'install' before it"},
        {"mgrad-kernel install -f file", "'-f' cannot be combined with 'install'"},
        {"mgrad-kernel install --prefix=", "'--prefix' expects a folder, not ''"},
        {"mgrad-kernel install --user=me", "'--user' takes no value"},
        {"mgrad-kernel install /opt", "unexpected word '/opt'"},
        {"mgrad-kernel --max-memory=0 -f file",
         "'--max-memory' expects a size such as 512M, not '0'"},
        {"mgrad-kernel --max-memory 1T -f file", "expects a size such as 512M, not '1T'"},
        {"mgrad-kernel --max-output -1 -f file", "expects a size such as 16M, not '-1'"},
        {"mgrad-kernel --max-nodes 1K -f file", "expects a whole number above 0, not '1K'"},
        {"mgrad-kernel --timeout nan -f file", "expects a number of seconds above 0, not 'nan'"},
        {"mgrad-kernel install --timeout=1m", "expects a number of seconds above 0, not '1m'"},
        {"mgrad-kernel --memory=5 -f file", "unknown option '--memory'"},
        {"mgrad-kernel -\033[31m", "unknown option '-\\x1B[31m'"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        said_begin();
        bool fine = parse(rows[i].line);
        const char *said = said_end();
        assert_false(fine);
        assert_says(said, rows[i].reason);
        assert_says(said, "try 'mgrad-kernel --help'");
    }
    char *none[] = {NULL};
    said_begin();
    assert_false(arguments_parse(&arguments, none));
    said_end();
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, mem_setup, mem_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_kernel_is_started), TEST(test_limits),      TEST(test_it_is_installed),
        TEST(test_help_comes_first),    TEST(test_wrong_usage),
    };
    return cmocka_run_group_tests_name("arguments", tests, NULL, NULL);
}
