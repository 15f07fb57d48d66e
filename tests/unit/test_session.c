/*
 * test_session.c: the public interface, mgrad.h, as seen by a program that links the library.
 * test_session_host.c tests the host functions and the limits.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "session_fixture.h"

static World other_world;

/* ---- running ---- */

static void test_the_main_line_prints_its_gradient(void **state)
{
    (void)state;
    check_run("a = 2.0; b = -3.0; c = 10.0; f = -2.0; L = (a*b + c)*f; backward L; grad a",
              "dL/da = 6.0\n");
}

static void test_variables_persist_between_texts(void **state)
{
    (void)state;
    check_run("a = 2.0\ndef f(x) = x * a", "");
    check_run("f(3)", "Value(data=6.0, grad=0.0)\n");
    check_run("import nn", "");
}

static void test_empty_texts_run(void **state)
{
    (void)state;
    check_run("", "");
    check_run("# nothing\n\n", "");
}

static void test_name_and_text_are_copied(void **state)
{
    char name[] = "first.mg", text[] = "def f() = nothing";
    (void)state;
    assert_int_equal(mgrad_run(m, name, text, strlen(text)), MGRAD_OK);
    memset(name, 'x', strlen(name));
    memset(text, 'x', strlen(text));
    assert_int_equal(run("f()"), MGRAD_ERROR);
    assert_string_equal(mgrad_error(m)->file, "first.mg");
    assert_non_null(strstr(mgrad_error(m)->text, "def f() = nothing"));
}

static void test_a_text_is_read_up_to_its_size(void **state)
{
    (void)state;
    assert_int_equal(mgrad_run(m, "t", "print 1)", 7), MGRAD_OK);
    assert_string_equal(world.printed, "1\n");
}

static void test_two_sessions_share_no_state(void **state)
{
    (void)state;
    Host host = host_of(&other_world);
    Mgrad *other = mgrad_new(&host, NULL);
    check_run("a = 2.0; L = a * a; backward L; a.grad", "4.0\n");
    assert_int_equal(mgrad_run(other, "other.mg", "a", 1), MGRAD_ERROR);
    assert_non_null(strstr(mgrad_error(other)->message, "'a'"));
    assert_string_equal(mgrad_error(m)->message, "");
    assert_int_equal(mgrad_run(other, "other.mg", "a = 5.0; a", 10), MGRAD_OK);
    assert_string_equal(other_world.printed, "Value(data=5.0, grad=0.0)\n");
    assert_string_equal(world.printed, "4.0\n");
    mgrad_free(other);
    check_run("a.grad", "4.0\n");
}

static void test_many_sessions_can_follow_each_other(void **state)
{
    (void)state;
    for (int i = 0; i < 50; i++) {
        start_with(NULL);
        check_run("def f(x) = x**2; f(Value(3.0))", "Value(data=9.0, grad=0.0)\n");
    }
}

static void test_freeing_a_null_session_is_harmless(void **state)
{
    (void)state;
    mgrad_free(NULL);
    assert_non_null(m);
}

/* ---- errors ---- */

static void test_an_error_has_a_place(void **state)
{
    (void)state;
    check_error("α = 1.0\nβ = α + d", 2, 9, "'d'");
    const MgradError *error = mgrad_error(m);
    assert_string_equal(error->file, "test.mg");
    assert_int_equal(error->offset, 19); /* in bytes, of the whole text */
    assert_non_null(strstr(error->text, "test.mg:2:9: error: "));
    assert_non_null(strstr(error->text, "  2 | β = α + d\n    |         ^\n"));
    assert_int_equal(error->text[strlen(error->text) - 1], '\n');
}

static void test_the_next_run_clears_the_error(void **state)
{
    (void)state;
    assert_string_equal(mgrad_error(m)->message, "");
    check_error("1 +* 2", 1, 4, "expected an expression");
    check_run("1", "1\n");
    const MgradError *error = mgrad_error(m);
    assert_string_equal(error->message, "");
    assert_string_equal(error->text, "");
    assert_int_equal(error->line, 0);
}

static void test_a_text_with_a_syntax_error_does_not_run(void **state)
{
    (void)state;
    check_error("print 1\nprint )", 2, 7, "");
    assert_string_equal(world.printed, "");
}

static void test_effects_before_an_error_remain(void **state)
{
    (void)state;
    check_error("let a = 1\na / 0; 7 // 0\nlet a = 2", 2, 10, "");
    check_run("a", "1\n");
}

static void test_an_error_in_an_earlier_text_points_to_that_text(void **state)
{
    static const char first[] = "def f(x) {\n  return x + nothing\n}";
    (void)state;
    assert_int_equal(mgrad_run(m, "first.mg", first, strlen(first)), MGRAD_OK);
    check_error("f(1)", 2, 14, "'nothing'");
    assert_string_equal(mgrad_error(m)->file, "first.mg");
    assert_non_null(strstr(mgrad_error(m)->text, "f was called at test.mg:1:1"));
}

static void test_deep_recursion_is_an_error_with_a_place(void **state)
{
    (void)state;
    check_run("def f(n) = f(n + 1) + 1", "");
    assert_int_equal(run("f(0)"), MGRAD_ERROR);
    check_run("1", "1\n");
}

static void test_an_unfinished_text_is_incomplete(void **state)
{
    static const char *const texts[] = {"a = (1 +", "if 1 {", "[1,\n2", "def f(x) {\nreturn x",
                                        "1 +",      "1 + \\"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(run(texts[i]), MGRAD_INCOMPLETE);
        assert_int_equal(mgrad_check(m, "t", texts[i], strlen(texts[i])), MGRAD_INCOMPLETE);
        assert_true(mgrad_error(m)->message[0] != '\0');
    }
    check_run("a = (1 +\n 2)\na.data", "3.0\n");
}

static void test_check_does_not_run_the_text(void **state)
{
    (void)state;
    assert_int_equal(mgrad_check(m, "t", "print 1; let a = 1; quit", 24), MGRAD_OK);
    assert_string_equal(world.printed, "");
    assert_int_equal(mgrad_check(m, "t", "print )", 7), MGRAD_ERROR);
    assert_int_equal(mgrad_error(m)->column, 7);
    check_error("a", 1, 1, "'a'");
}

/* ---- statement by statement ---- */

static const char script_text[] = "let a = 1\n\n  a +* 2\na; 7 // 0\n# end\na + 1\n";

static void check_step(MgradScript *script, size_t start, size_t end, MgradStatus status)
{
    MgradStep step;
    assert_true(mgrad_script_step(script, &step));
    if (step.start != start || step.end != end || step.status != status)
        fail_msg("bytes %zu to %zu, status %d: %s", step.start, step.end, (int)step.status,
                 mgrad_error(m)->text);
}

static size_t offset_of(const char *piece)
{
    return (size_t)(strstr(script_text, piece) - script_text);
}

static void test_a_script_continues_after_errors(void **state)
{
    (void)state;
    MgradStep step;
    MgradScript *script = mgrad_script_open(m, "test.mg", script_text, strlen(script_text));
    check_step(script, 0, 9, MGRAD_OK);
    assert_true(mgrad_script_step(script, &step));
    assert_int_equal(step.status, MGRAD_ERROR);
    assert_int_equal(mgrad_error(m)->line, 3);
    assert_int_equal(mgrad_error(m)->offset, offset_of("* 2"));
    mgrad_script_seek(script, offset_of("a; 7"));
    check_step(script, offset_of("a; 7"), offset_of("; 7"), MGRAD_OK);
    check_step(script, offset_of("7 //"), offset_of("\n# end"), MGRAD_ERROR);
    assert_int_equal(mgrad_error(m)->line, 4);
    check_step(script, offset_of("a + 1"), offset_of("a + 1") + 5, MGRAD_OK);
    assert_false(mgrad_script_step(script, &step));
    assert_false(mgrad_script_step(script, &step));
    assert_string_equal(world.printed, "1\n2\n");
    mgrad_script_close(script);
}

static void test_any_script_comes_to_an_end(void **state)
{
    static const char *const texts[] = {"",         ")", "((((", "} } }",      "'",    "a b c d",
                                        "\xFF\xFF", "{", "if",   "\n\n)\n)\n", "2a 2a"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        MgradStep step;
        size_t last = 0, steps = 0;
        MgradScript *script = mgrad_script_open(m, "t", texts[i], strlen(texts[i]));
        while (mgrad_script_step(script, &step)) {
            assert_true(step.end >= last && step.end <= strlen(texts[i]));
            last = step.end;
            if (++steps > 20) /* the caller must advance if the parser does not */
                mgrad_script_seek(script, step.end + 1);
            assert_in_range(steps, 1, 40);
        }
        mgrad_script_close(script);
    }
}

static void test_seeking_past_the_end_ends_the_script(void **state)
{
    MgradStep step;
    (void)state;
    MgradScript *script = mgrad_script_open(m, "t", "1\n2\n", 4);
    mgrad_script_seek(script, 1000);
    assert_false(mgrad_script_step(script, &step));
    mgrad_script_seek(script, (size_t)UINT32_MAX + 1);
    assert_false(mgrad_script_step(script, &step));
    mgrad_script_seek(script, 2);
    assert_true(mgrad_script_step(script, &step));
    assert_string_equal(world.printed, "2\n");
    mgrad_script_close(script);
    mgrad_script_close(NULL);
}

static void test_steps_of_a_script_and_runs_may_alternate(void **state)
{
    MgradStep step;
    (void)state;
    MgradScript *script = mgrad_script_open(m, "t", "let a = 1\na + b\n", 16);
    assert_true(mgrad_script_step(script, &step));
    check_run("let b = a + 1", "");
    assert_true(mgrad_script_step(script, &step));
    assert_string_equal(world.printed, "3\n");
    mgrad_script_close(script);
}

/* ---- quit ---- */

static void test_quit_sets_the_exit_status(void **state)
{
    (void)state;
    assert_int_equal(run("print 1; quit 3; print 2"), MGRAD_QUIT);
    assert_int_equal(mgrad_exit_status(m), 3);
    assert_string_equal(world.printed, "1\n");
    assert_int_equal(run("def f() { quit() }\nf()"), MGRAD_QUIT);
    assert_int_equal(mgrad_exit_status(m), 0);
    assert_int_equal(run("exit(255)"), MGRAD_QUIT);
    assert_int_equal(mgrad_exit_status(m), 255);
    check_run("1", "1\n");
}

static void test_version_agrees_with_its_numbers(void **state)
{
    (void)state;
    char text[32];
    snprintf(text, sizeof text, "%d.%d.%d", MGRAD_VERSION_MAJOR, MGRAD_VERSION_MINOR,
             MGRAD_VERSION_PATCH);
    assert_string_equal(text, MGRAD_VERSION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_version_agrees_with_its_numbers),
        TEST(test_the_main_line_prints_its_gradient),
        TEST(test_variables_persist_between_texts),
        TEST(test_empty_texts_run),
        TEST(test_name_and_text_are_copied),
        TEST(test_a_text_is_read_up_to_its_size),
        TEST(test_two_sessions_share_no_state),
        TEST(test_many_sessions_can_follow_each_other),
        TEST(test_freeing_a_null_session_is_harmless),
        TEST(test_an_error_has_a_place),
        TEST(test_the_next_run_clears_the_error),
        TEST(test_a_text_with_a_syntax_error_does_not_run),
        TEST(test_effects_before_an_error_remain),
        TEST(test_an_error_in_an_earlier_text_points_to_that_text),
        TEST(test_deep_recursion_is_an_error_with_a_place),
        TEST(test_an_unfinished_text_is_incomplete),
        TEST(test_check_does_not_run_the_text),
        TEST(test_a_script_continues_after_errors),
        TEST(test_any_script_comes_to_an_end),
        TEST(test_seeking_past_the_end_ends_the_script),
        TEST(test_steps_of_a_script_and_runs_may_alternate),
        TEST(test_quit_sets_the_exit_status),
    };
    return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
