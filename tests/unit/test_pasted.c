/*
 * test_pasted.c: the entries of a pasted text.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/repl/pasted.c"

/* A text, and its entries with '|' after each. */
typedef struct Row {
    const char *text, *entries;
} Row;

static void check_rows(const Row *rows, size_t count)
{
    Mem mem;
    Buf entries;
    mem_init(&mem);
    buf_init(&entries, &mem);
    for (size_t i = 0; i < count; i++) {
        buf_clear(&entries);
        pasted_split(rows[i].text, strlen(rows[i].text), &entries);
        for (size_t k = 0; k < entries.len; k++)
            entries.data[k] = entries.data[k] ? entries.data[k] : '|';
        assert_string_equal(buf_text(&entries), rows[i].entries);
    }
    buf_done(&entries);
    assert_int_equal(mem.used, 0);
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void test_a_text_without_prompts_is_one_entry(void **state)
{
    static const Row rows[] = {
        {"", "|"},
        {"a = 2.0", "a = 2.0|"},
        {"a = 2.0\n\nb = 3.0\n", "a = 2.0\n\nb = 3.0\n|"},
        {"def f(x) {\n    \"\"\"Doubles.\n    >>> f(2)\n    4\n    \"\"\"\n}",
         "def f(x) {\n    \"\"\"Doubles.\n    >>> f(2)\n    4\n    \"\"\"\n}|"},
        {"x = '''\nmg> y\n'''", "x = '''\nmg> y\n'''|"},
        {"print mg > 8", "print mg > 8|"},
        {"mg>8", "mg>8|"},
        {"xs[\n...]", "xs[\n...]|"},
    };
    (void)state;
    CHECK_ROWS(rows);
}

static void test_the_output_of_a_session_is_dropped(void **state)
{
    static const Row rows[] = {
        {"mg> 1 + 2", "1 + 2|"},
        {"mg> a = 2.0\nmg> a\nValue(data=2.0, grad=0.0)\nmg> ", "a = 2.0|a|"},
        {">>> x = [1,\n... 2]\n>>> x\n[1, 2]\n>>>", "x = [1,\n2]|x|"},
        {"In [1]: a = 3\n\nIn [2]: a\nOut[2]: 3\n\nIn [ ]:", "a = 3|a|"},
        {"In [3]: for i in range(2) {\n   ...:     print(i)\n   ...: }\n0\n1\n",
         "for i in range(2) {\n    print(i)\n}|"},
        {"Out[1]: 3\n[4,\n5]", ""},
        {"    mg> a\n    Value(data=2.0, grad=0.0)\n", "a|"},
        {"mg> f(zz)\n<input>:1:3: error: unknown name 'zz'\n  1 | f(zz)\n    |   ^\nmg> 3",
         "f(zz)|3|"},
        {"mg> print \"...\"\n... \nmg> 4\r\n4\r\n", "print \"...\"\n|4|"},
        {"mg> 5\n5\n... 6\n", "5|"},
    };
    (void)state;
    CHECK_ROWS(rows);
}

static void test_lines_of_an_open_block_belong_to_the_entry(void **state)
{
    static const Row rows[] = {
        {"mg> for i in range(2) {\n    print i\n}\n0\n1\nmg> 2",
         "for i in range(2) {\n    print i\n}|2|"},
        {"mg> xs = [\n  \"]\", # ]\n  2]\n3", "xs = [\n  \"]\", # ]\n  2]|"},
        {"mg> s = \"\"\"\na)\n\"\"\"\n3", "s = \"\"\"\na)\n\"\"\"|"},
        {"mg> def f(x) {\n...>     return x\n...>\n...> }\n", "def f(x) {\n    return x\n\n}|"},
    };
    (void)state;
    CHECK_ROWS(rows);
}

static void test_the_first_line_may_have_lost_its_prompt(void **state)
{
    static const Row rows[] = {
        {"a = 2.0\nmg> a*a\nValue(data=4.0, grad=0.0)\n", "a = 2.0|a*a|"},
        {"2*3\n6\n>>> 7", "2*3|7|"},
        {"...> }\nmg> 8\n8", "}|8|"},
        {"if x {\n...> 3\n...> }\n3\n", "if x {\n3\n}|"},
    };
    (void)state;
    CHECK_ROWS(rows);
}

static void test_cancelled_and_unfinished_entries(void **state)
{
    static const Row rows[] = {
        {"mg> f(^C\nmg> 2", "2|"},
        {"mg> def f(x) {\n...> retu^C\nmg> 2", "2|"},
        {"mg> f(\nmg> 2\n2", "f(|2|"},
        {"mg> 1\n1\nmg> g(\n...> 2", "1|g(\n2|"},
    };
    (void)state;
    CHECK_ROWS(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_text_without_prompts_is_one_entry),
        cmocka_unit_test(test_the_output_of_a_session_is_dropped),
        cmocka_unit_test(test_lines_of_an_open_block_belong_to_the_entry),
        cmocka_unit_test(test_the_first_line_may_have_lost_its_prompt),
        cmocka_unit_test(test_cancelled_and_unfinished_entries),
    };
    return cmocka_run_group_tests_name("pasted", tests, NULL, NULL);
}
