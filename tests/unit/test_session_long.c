/*
 * test_session_long.c: a session of thousands of typed statements. Live functions and nodes keep
 * their place in the source; the text of everything else is freed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "session/session_internal.h"
#include "session_fixture.h"

/* An hour of statements: each makes a function, a graph and a text that soon become garbage. */
static void type_much(int count)
{
    char text[200];
    for (int i = 0; i < count; i++) {
        snprintf(text, sizeof text,
                 "def _f(x) = x*%d + [%d][0]\n_v = sum([_f(k) for k in range(9)])", i, i);
        assert_int_equal(mgrad_check(m, "<input>", text, strlen(text)), MGRAD_OK);
        assert_int_equal(mgrad_run(m, "<input>", text, strlen(text)), MGRAD_OK);
    }
}

/* The whole report of an error. */
static void check_report(const char *text, const char *report)
{
    assert_int_equal(run(text), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->text, report);
}

static void test_functions_keep_their_place(void **state)
{
    (void)state;
    run("x = 3\n\ndef f(y) {\n    return y.nothing\n}");
    run("def g(x) {\n    return f(x)\n}");
    type_much(1000);
    check_report("g(x)", "test.mg:4:14: error: a Value has no field 'nothing': it has data, "
                         "grad, label, op and prev\n"
                         "  4 |     return y.nothing\n"
                         "    |              ^\n"
                         "  f was called at test.mg:2:12\n"
                         "  2 |     return f(x)\n"
                         "    |            ^\n"
                         "  g was called at test.mg:1:1\n"
                         "  1 | g(x)\n"
                         "    | ^\n");
}

/* The report is read after its statement has become garbage. */
static void test_reports_remain_readable_after_a_collection(void **state)
{
    (void)state;
    type_much(200);
    for (int i = 0; i < 300; i++) {
        check_report("1 +\n zz", "test.mg:2:2: error: unknown name 'zz'\n  2 |  zz\n    |  ^\n");
        assert_string_equal(mgrad_error(m)->file, "test.mg");
    }
}

static void test_nodes_keep_their_line(void **state)
{
    (void)state;
    run("a = 2.0; b = -3.0\nL = a*b + 1");
    type_much(1000);
    run("M = L.tanh()");
    type_much(100);
    check_run("draw M > M.svg", "");
    assert_non_null(strstr(world.rendered, "test.mg:2: L = a*b + 1"));
    assert_non_null(strstr(world.rendered, "M = L.tanh()"));
}

/* A folded sum is unfolded much later: its products have a place, too. */
static void test_folded_sums_keep_their_line(void **state)
{
    (void)state;
    run("w = [Value(k) for k in range(20)]\nx = [k + 1 for k in range(20)]");
    run("let n = 1\nL = dot(w, x)");
    type_much(1000);
    check_run("draw L > L.svg", "");
    assert_non_null(strstr(world.rendered, "test.mg:2: L = dot(w, x)"));
}

static void test_modules_keep_their_place(void **state)
{
    (void)state;
    run("module M() {\n    w = 1.0\n    def forward(x) = x*self.v\n}\nm = M()");
    type_much(1000);
    check_error("m(2)", 3, 29, "has no field 'v'");
    run("module M() { w = 2.0 }"); /* the instance keeps the old module */
    type_much(1000);
    check_error("m(2)", 3, 29, "has no field 'v'");
}

static void test_imported_files_keep_their_place(void **state)
{
    (void)state;
    world.files[0][0] = "lib.mg";
    world.files[0][1] = "# a comment\ndef twice(x) = 2*x + nothing\n";
    run("import \"lib.mg\"");
    type_much(1000);
    assert_int_equal(run("twice(1)"), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->file, "lib.mg");
    assert_int_equal(mgrad_error(m)->line, 2);
}

static void test_watched_expressions_keep_their_place(void **state)
{
    (void)state;
    run("a = 2.0");
    run("def f(x) {\n    if x.grad > 3 { return nothing }\n    return 1\n}");
    run("let k = 1; watch f(a)");
    type_much(1000);
    check_run("a.grad = 5", "f(a): unknown name 'nothing'\n");
}

/* ---- text that has not run yet ---- */

static void put_long_text(Buf *text)
{
    for (int i = 0; i < 2000; i++)
        buf_printf(text, "let k = [%d]*100\n", i);
    buf_puts(text, "zz\n");
}

static void test_a_loop_keeps_the_text_after_it(void **state)
{
    (void)state;
    check_error("for i in range(20000) { let s = [i]*10 + [\"{i}\"] }\nlet k = 3\nzz", 3, 1,
                "unknown name 'zz'");
}

/* Watched expressions run after each statement. */
static void test_a_watched_text_is_kept_until_it_ends(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text, &m->mem);
    put_long_text(&text);
    run("let k = 1");
    run("watch len(k*2)");
    check_error(buf_text(&text), 2001, 1, "unknown name 'zz'");
    buf_done(&text);
}

/* The same if the caller runs other texts between the statements. */
static void test_a_script_is_kept_until_it_ends(void **state)
{
    (void)state;
    Buf text;
    buf_init(&text, &m->mem);
    put_long_text(&text);
    MgradScript *script = mgrad_script_open(m, "long.mg", buf_text(&text), text.len);
    MgradStep step;
    while (mgrad_script_step(script, &step) && step.status == MGRAD_OK)
        type_much(3);
    assert_string_equal(mgrad_error(m)->text,
                        "long.mg:2001:1: error: unknown name 'zz'\n  2001 | zz\n       | ^\n");
    mgrad_script_close(script);
    buf_done(&text);
}

/* ---- memory ---- */

static void test_a_long_session_does_not_grow(void **state)
{
    (void)state;
    type_much(100);
    size_t early = m->mem.used, texts = m->vm.sources.count;
    for (int hour = 0; hour < 5; hour++) {
        type_much(1800);
        assert_in_range(m->mem.used, early / 2, early + (128 << 10)); /* the transcript's table */
        assert_in_range(m->vm.sources.count, 1, texts + 200);
    }
}

/* Source lines shown in pictures, and texts parsed for completion. */
static void test_pictures_and_completion_use_no_lasting_memory(void **state)
{
    (void)state;
    char text[100];
    size_t early = 0;
    for (int i = 0; i < 2000; i++) {
        snprintf(text, sizeof text, "a = %d.5; L = a*%d; draw L > L.svg", i, i);
        assert_int_equal(run(text), MGRAD_OK);
        snprintf(text, sizeof text, "def f(x) { # %d", i);
        assert_int_equal(mgrad_check(m, "<input>", text, strlen(text)), MGRAD_INCOMPLETE);
        early = i == 100 ? m->mem.used : early;
    }
    assert_in_range(m->mem.used, early / 2, early + (128 << 10));
}

/* A long text does not use memory for ever. */
static void test_a_long_text_is_freed(void **state)
{
    (void)state;
    enum { LONG = 3 << 20 };
    type_much(100);
    size_t early = m->mem.used;
    char *text = malloc(LONG + 1);
    memset(text, ' ', LONG);
    memcpy(text, "1 + 2 #", 7);
    memcpy(text + LONG - 7, "\n2 + 3 ", 8);
    assert_int_equal(run(text), MGRAD_OK);
    free(text);
    type_much(1000);
    assert_in_range(m->mem.used, early / 2, early + (128 << 10));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROMPT_TEST(test_functions_keep_their_place),
        PROMPT_TEST(test_reports_remain_readable_after_a_collection),
        PROMPT_TEST(test_nodes_keep_their_line),
        PROMPT_TEST(test_folded_sums_keep_their_line),
        PROMPT_TEST(test_modules_keep_their_place),
        PROMPT_TEST(test_imported_files_keep_their_place),
        PROMPT_TEST(test_watched_expressions_keep_their_place),
        TEST(test_a_loop_keeps_the_text_after_it),
        PROMPT_TEST(test_a_watched_text_is_kept_until_it_ends),
        TEST(test_a_script_is_kept_until_it_ends),
        PROMPT_TEST(test_a_long_session_does_not_grow),
        PROMPT_TEST(test_pictures_and_completion_use_no_lasting_memory),
        PROMPT_TEST(test_a_long_text_is_freed),
    };
    return cmocka_run_group_tests_name("session_long", tests, NULL, NULL);
}
