/* test_connection.c: the file with the addresses of the kernel. */
#define _XOPEN_SOURCE 700 /* mkstemp */
#include <stdlib.h>

#include "stderr_fixture.h"

#include "kernel/connection.h"

static char path[] = "/tmp/test_connection.XXXXXX";
static Connection connection;

static int setup(void **state)
{
    (void)state;
    int file = mkstemp(path);
    return file < 0 || close(file) != 0;
}

static int teardown(void **state)
{
    (void)state;
    return unlink(path);
}

static bool read_text(const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    connection = (Connection){0};
    return connection_read(&connection, &mem, path);
}

#define PORTS                                                                                      \
    "\"shell_port\": 5001, \"control_port\": 5002, \"stdin_port\": 5003, \"iopub_port\": 5004,"    \
    "\"hb_port\": 5005"
#define TCP "\"transport\": \"tcp\", \"ip\": \"127.0.0.1\""

static void test_a_complete_file(void **state)
{
    (void)state;
    assert_true(read_text("{" TCP ", " PORTS ", \"key\": \"secret\", \"signature_scheme\":"
                          " \"hmac-sha256\", \"kernel_name\": \"mgrad\"}"));
    assert_string_equal(connection.addresses[CHANNEL_SHELL], "tcp://127.0.0.1:5001");
    assert_string_equal(connection.addresses[CHANNEL_CONTROL], "tcp://127.0.0.1:5002");
    assert_string_equal(connection.addresses[CHANNEL_STDIN], "tcp://127.0.0.1:5003");
    assert_string_equal(connection.addresses[CHANNEL_IOPUB], "tcp://127.0.0.1:5004");
    assert_string_equal(connection.addresses[CHANNEL_HEARTBEAT], "tcp://127.0.0.1:5005");
    assert_string_equal(connection.key, "secret");
}

static void test_sockets_in_the_file_system(void **state)
{
    (void)state;
    assert_true(
        read_text("{\"transport\": \"ipc\", \"ip\": \"/run/k\", " PORTS ", \"key\": \"\"}"));
    assert_string_equal(connection.addresses[CHANNEL_SHELL], "ipc:///run/k-5001");
    assert_string_equal(connection.key, "");
}

static void test_files_that_cannot_be_used(void **state)
{
    (void)state;
    static char long_key[2000], long_ip[2000];
    char zeros[1000];
    memset(zeros, '0', sizeof zeros);
    zeros[sizeof zeros - 1] = '\0';
    snprintf(long_key, sizeof long_key, "{" TCP ", " PORTS ", \"key\": \"%s\"}", zeros);
    snprintf(long_ip, sizeof long_ip,
             "{\"transport\": \"tcp\", \"ip\": \"%s\", " PORTS ", \"key\": \"\"}", zeros);
    const struct {
        const char *text, *reason;
    } rows[] = {
        {"", "it is no valid JSON"},
        {"{", "it is no valid JSON"},
        {"[]", "it needs transport, ip and shell_port"},
        {"{" TCP ", " PORTS "}", "it needs a key, which may be empty"},
        {"{" TCP ", " PORTS ", \"key\": 5}", "it needs a key"},
        {"{" TCP ", " PORTS ", \"key\": \"k\", \"signature_scheme\": \"rot13\"}", "rot13"},
        {"{" TCP ", " PORTS ", \"key\": \"k\", \"signature_scheme\": \"\\u001b[31m\"}",
         "scheme is \\x1B[31m, not hmac-sha256"},
        {long_key, "its key is too long"},
        {"{" TCP ", \"key\": \"\"}", "shell_port"},
        {"{" PORTS ", \"key\": \"\"}", "it needs transport, ip"},
        {"{" TCP ", \"shell_port\": 1, \"control_port\": \"x\", \"key\": \"\"}", "control_port"},
        {long_ip, "ip"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        said_begin();
        bool fine = read_text(rows[i].text);
        const char *said = said_end();
        assert_false(fine);
        assert_says(said, rows[i].reason);
        assert_says(said, path);
    }
}

static void test_no_file(void **state)
{
    (void)state;
    said_begin();
    bool fine = connection_read(&connection, &mem, "/no/such/file");
    assert_says(said_end(), "cannot use the connection file '/no/such/file': ");
    assert_false(fine);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, mem_setup, mem_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_complete_file),
        TEST(test_sockets_in_the_file_system),
        TEST(test_files_that_cannot_be_used),
        TEST(test_no_file),
    };
    return cmocka_run_group_tests_name("connection", tests, setup, teardown);
}
