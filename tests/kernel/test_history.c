/* test_history.c: the list of cells, the requests that search it, and its limits. */
#include "../unit/mem_fixture.h"

#include "kernel/history.h"

static History history;

static int setup(void **state)
{
    mem_setup(state);
    history_init(&history, &mem);
    return 0;
}

static int teardown(void **state)
{
    history_done(&history);
    return mem_teardown(state);
}

/* The answer to a request with this content. */
static void check_list(const char *content, const char *expected)
{
    Message request = {.content = cJSON_Parse(content)};
    assert_non_null(request.content);
    cJSON *list = history_list(&history, &request);
    char *text = cJSON_PrintUnformatted(list);
    assert_string_equal(text, expected);
    cJSON_free(text);
    cJSON_Delete(list);
    message_done(&request);
}

static void add_cells(void)
{
    history_add(&history, 1, "a = 2", NULL);
    history_add(&history, 2, "a * 3", "6");
    history_add(&history, 3, "b = 1", NULL);
    history_add(&history, 4, "a * 3", "6");
}

static void test_the_last_cells(void **state)
{
    (void)state;
    check_list("{\"hist_access_type\": \"tail\", \"n\": 3}", "[]");
    add_cells();
    check_list("{\"hist_access_type\": \"tail\", \"n\": 2}", "[[0,3,\"b = 1\"],[0,4,\"a * 3\"]]");
    check_list("{\"hist_access_type\": \"tail\", \"n\": 2, \"output\": true}",
               "[[0,3,[\"b = 1\",null]],[0,4,[\"a * 3\",\"6\"]]]");
    check_list("{\"n\": 1}", "[[0,4,\"a * 3\"]]");
}

static void test_a_range_of_lines(void **state)
{
    (void)state;
    add_cells();
    check_list("{\"hist_access_type\": \"range\", \"session\": 0, \"start\": 2, \"stop\": 4}",
               "[[0,2,\"a * 3\"],[0,3,\"b = 1\"]]");
    check_list("{\"hist_access_type\": \"range\", \"session\": 0, \"start\": 4}",
               "[[0,4,\"a * 3\"]]");
    check_list("{\"hist_access_type\": \"range\", \"session\": -1, \"start\": 1}", "[]");
}

static void test_a_pattern(void **state)
{
    (void)state;
    add_cells();
    check_list("{\"hist_access_type\": \"search\", \"pattern\": \"* = ?\"}",
               "[[0,1,\"a = 2\"],[0,3,\"b = 1\"]]");
    check_list("{\"hist_access_type\": \"search\", \"pattern\": \"a*\", \"n\": 1}",
               "[[0,4,\"a * 3\"]]");
    check_list("{\"hist_access_type\": \"search\", \"pattern\": \"a*\", \"unique\": true}",
               "[[0,1,\"a = 2\"],[0,4,\"a * 3\"]]");
    check_list("{\"hist_access_type\": \"search\", \"pattern\": \"[\"}", "[]");
}

static void test_the_command_history(void **state)
{
    (void)state;
    add_cells();
    Buf out;
    buf_init(&out, &mem);
    history_put(&history, 2, &out);
    assert_string_equal(buf_text(&out), "In[3]: b = 1\nIn[4]: a * 3\n");
    buf_clear(&out);
    history_put(&history, SIZE_MAX, &out);
    assert_string_equal(buf_text(&out), "In[1]: a = 2\nIn[2]: a * 3\nIn[3]: b = 1\nIn[4]: a * 3\n");
    buf_done(&out);
}

static void test_only_so_many_cells_are_remembered(void **state)
{
    (void)state;
    for (long i = 1; i <= HISTORY_MOST + 3; i++)
        history_add(&history, i, "1", "1");
    assert_int_equal(history.count, HISTORY_MOST);
    assert_int_equal(history.entries[0].line, 4);
    check_list("{\"n\": 1}", "[[0,10003,\"1\"]]");
}

static void test_only_so_many_bytes_are_remembered(void **state)
{
    (void)state;
    enum { SIZE = HISTORY_BYTES / 3 };
    static char input[SIZE + 1], large[HISTORY_BYTES + 1];
    memset(input, 'x', SIZE);
    memset(large, 'x', HISTORY_BYTES);
    for (long i = 1; i <= 5; i++)
        history_add(&history, i, input, NULL);
    assert_int_equal(history.count, 2);
    assert_int_equal(history.entries[0].line, 4);
    assert_true(history.bytes <= HISTORY_BYTES);
    history_add(&history, 6, large, NULL);
    assert_true(history.bytes <= HISTORY_BYTES);
    history_add(&history, 7, "1", NULL);
    assert_int_equal(history.entries[history.count - 1].line, 7);
}

static void test_without_memory_a_cell_is_forgotten(void **state)
{
    (void)state;
    static char input[100000];
    memset(input, 'x', sizeof input - 1);
    add_cells();
    mem.limit = mem.used + 50000;
    history_add(&history, 5, input, "1");
    history_add(&history, 6, "1", input);
    mem.limit = SIZE_MAX;
    history_add(&history, 7, "7", NULL);
    check_list("{\"n\": 1}", "[[0,7,\"7\"]]");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_the_last_cells),
        TEST(test_a_range_of_lines),
        TEST(test_a_pattern),
        TEST(test_the_command_history),
        TEST(test_only_so_many_cells_are_remembered),
        TEST(test_only_so_many_bytes_are_remembered),
        TEST(test_without_memory_a_cell_is_forgotten),
    };
    return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
