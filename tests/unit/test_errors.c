/* test_errors.c: errors as structures: places, wrong parts, calls, several of them, warnings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "session_fixture.h"

static const MgradError *error_at(size_t i, size_t count)
{
    size_t found;
    const MgradError *errors = mgrad_errors(m, &found);
    if (found != count)
        fail_msg("%zu errors, not %zu: %s", found, count, mgrad_error(m)->text);
    return &errors[i];
}

/* Compares a part of a text with its offsets. */
static void check_part(const char *text, size_t offset, size_t end, const char *part)
{
    assert_true(offset <= end && end <= strlen(text));
    if (end - offset != strlen(part) || memcmp(text + offset, part, end - offset) != 0)
        fail_msg("%s\n  expected: %s\n  got:      %.*s", text, part, (int)(end - offset),
                 text + offset);
}

static void check_frame(const MgradFrame *frame, const char *function, const char *place)
{
    char found[256];
    snprintf(found, sizeof found, "%s:%zu:%zu", frame->file, frame->line, frame->column);
    assert_string_equal(found, place);
    if (function)
        assert_string_equal(frame->function, function);
    else
        assert_null(frame->function);
}

/* ---- one error ---- */

static void test_the_wrong_part_has_two_ends(void **state)
{
    static const struct {
        const char *text, *part;
    } rows[] = {
        {"let x = 1 + nothing * 2", "nothing"},
        {"print(1, [2]*\"a\", 3)", "*"},
        {"let xs = [1, 2]\nxs[1 + 7]", "1 + 7"},
        {"sqrt([1,\n2])", "[1,\n2]"},
        {"x = 2 +* 3", "*"},
        {"print \"αβ {1 + zz} c\"", "zz"},
        {"print \"a\\qb\"", "\\q"},
        {"f(x) = 3", "f(x)"},
        {"if 1", ""},
        {"x = 1 +", ""},
        {"x = (1 +", "("},
        {"print 1 \x01", "\x01"},
        {"def f(x) {\n    return x + 1\n}\nf(1, 2)", "f"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(mgrad_failed(run(rows[i].text)));
        const MgradError *error = mgrad_error(m);
        check_part(rows[i].text, error->offset, error->end, rows[i].part);
        assert_int_equal(error->severity, MGRAD_SEVERE);
        assert_string_equal(error_at(0, 1)->text, error->text);
    }
}

static void test_help_is_a_member(void **state)
{
    (void)state;
    check_error("let alpha = 1\nalpa", 2, 1, "unknown name 'alpa'");
    assert_string_equal(mgrad_error(m)->help, "a similar name exists: 'alpha'");
    check_error("1 // 0", 1, 3, "by an integer zero");
    assert_string_equal(mgrad_error(m)->help, "");
}

static void test_control_characters_are_escaped(void **state)
{
    (void)state;
    check_error("assert false, \"a\x1B[2Jb\"", 1, 8, "a\\x1B[2Jb");
    assert_null(strchr(error_at(0, 1)->text, '\x1B'));
}

static void test_without_an_error_all_is_empty(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        if (i == 1) {
            check_error("1 +* 2", 1, 4, "");
            check_run("1", "1\n");
        } else if (i == 2) {
            assert_int_equal(run("quit"), MGRAD_QUIT);
        }
        error_at(0, 0);
        const MgradError *error = mgrad_error(m);
        assert_string_equal(error->help, "");
        assert_int_equal(error->frame_count, 0);
    }
    assert_int_equal(mgrad_error(m)->line, 1); /* the place of quit */
}

static void test_a_report_outlives_its_text(void **state)
{
    (void)state;
    for (int i = 0; i < 20; i++) {
        check_error("let unused = 3\nunusde", 2, 1, "");
        mgrad_limit_memory(m, 1); /* a collection */
        mgrad_limit_memory(m, 0);
        assert_string_equal(mgrad_error(m)->file, "test.mg");
        assert_string_equal(mgrad_error(m)->text, "test.mg:2:1: error: unknown name 'unusde'\n"
                                                  "  2 | unusde\n"
                                                  "    | ^\n"
                                                  "  help: a similar name exists: 'unused'\n");
    }
}

/* ---- calls ---- */

static void test_frames_are_calls_from_the_innermost_on(void **state)
{
    static const char text[] = "def f(x) = x + \"a\"\ndef g(x) {\n    return 1 + f(x)\n}\n\n  g(2)";
    (void)state;
    check_error(text, 1, 14, "cannot use '+'");
    const MgradError *error = mgrad_error(m);
    assert_int_equal(error->frame_count, 2);
    check_frame(&error->frames[0], "f", "test.mg:3:16");
    check_frame(&error->frames[1], "g", "test.mg:6:3");
    check_part(text, error->frames[0].offset, error->frames[0].end, "f");
    check_part(text, error->frames[1].offset, error->frames[1].end, "g");
    assert_int_equal(error->frames[1].times, 1);
    assert_int_equal(error->calls_left_out, 0);
}

static void test_recursion_is_one_frame(void **state)
{
    (void)state;
    run("def f(n) {\n    if n == 0 { return nothing }\n    return f(n - 1)\n}");
    check_error("f(5)", 2, 24, "unknown name");
    const MgradError *error = mgrad_error(m);
    assert_int_equal(error->frame_count, 2);
    check_frame(&error->frames[0], "f", "test.mg:3:12");
    assert_int_equal(error->frames[0].times, 5);
    check_frame(&error->frames[1], "f", "test.mg:1:1");
}

static void test_many_frames_keep_the_outermost(void **state)
{
    char text[1024] = "def f0(x) = nothing\n";
    (void)state;
    for (int i = 1; i <= 20; i++)
        sprintf(text + strlen(text), "def f%d(x) = f%d(x)\n", i, i - 1);
    strcat(text, "f20(1)");
    assert_int_equal(run(text), MGRAD_ERROR);
    const MgradError *error = mgrad_error(m);
    assert_true(error->frame_count < 20);
    assert_int_equal(error->frame_count + error->calls_left_out, 21);
    check_frame(&error->frames[0], "f0", "test.mg:2:13");
    check_frame(&error->frames[error->frame_count - 1], "f20", "test.mg:22:1");
}

/* The place is the program's call. */
static void test_frames_inside_a_library_come_first(void **state)
{
    (void)state;
    check_error("import nn\ndef train() = mse_loss([], [])\ntrain()", 2, 15, "at least one");
    const MgradError *error = mgrad_error(m);
    assert_true(error->frame_count >= 2);
    const MgradFrame *outer = &error->frames[error->frame_count - 2];
    check_frame(outer, "mse_loss", "test.mg:2:15");
    assert_int_equal(outer->offset, error->offset);
    check_frame(outer + 1, "train", "test.mg:3:1");
    for (const MgradFrame *frame = error->frames; frame < outer; frame++)
        assert_string_equal(frame->file, "nn.mg");
    assert_non_null(strstr(error->text, "  in mse_loss at nn.mg:"));
}

static void test_an_import_is_a_frame_without_a_function(void **state)
{
    (void)state;
    world.files[0][0] = "lib.mg";
    world.files[0][1] = "let x = 1\nx + nothing\n";
    check_error("1\nimport \"lib.mg\"", 2, 5, "unknown name");
    assert_int_equal(mgrad_error(m)->frame_count, 1);
    check_frame(mgrad_error(m)->frames, NULL, "test.mg:2:8");
}

static void test_a_syntax_error_of_an_import_names_the_import(void **state)
{
    (void)state;
    world.files[0][0] = "lib.mg";
    world.files[0][1] = "import \"other.mg\"";
    world.files[1][0] = "other.mg";
    world.files[1][1] = "x = 1 +* 2\ny = 2\nz = 3 3\n";
    check_error("1\nimport \"lib.mg\"", 1, 8, "found '*'");
    const MgradError *error = error_at(0, 2);
    assert_int_equal(error->frame_count, 2);
    check_frame(&error->frames[0], NULL, "lib.mg:1:8");
    check_frame(&error->frames[1], NULL, "test.mg:2:8");
    assert_int_equal(error_at(1, 2)->frame_count, 0);
    assert_int_equal(error_at(1, 2)->line, 3);
    world.files[1][1] = "x = (1";
    assert_int_equal(run("import \"other.mg\""), MGRAD_ERROR);
    check_frame(error_at(0, 1)->frames, NULL, "test.mg:1:8");
}

/* ---- several errors ---- */

static MgradStatus check(const char *text)
{
    return mgrad_check(m, "test.mg", text, strlen(text));
}

static void test_further_syntax_errors_are_errors(void **state)
{
    static const char text[] = "x = 1 +* 2\nprint )\ny = 3 3\n";
    char whole[1024] = "";
    (void)state;
    check_error(text, 1, 8, "found '*'");
    for (size_t i = 0; i < 3; i++) {
        const MgradError *error = error_at(i, 3);
        assert_int_equal(error->line, i + 1);
        assert_int_equal(error->severity, MGRAD_SEVERE);
        strcat(whole, error->text);
    }
    check_part(text, error_at(1, 3)->offset, error_at(1, 3)->end, ")");
    assert_string_equal(mgrad_error(m)->text, whole);
}

/* The parser asks whether a variable hides the command. */
static void test_commands_after_a_syntax_error_are_known(void **state)
{
    static const char text[] = "x = 1 +* 2\nprint 3 3\ndraw x )\n";
    (void)state;
    assert_int_equal(check(text), MGRAD_ERROR);
    assert_int_equal(error_at(1, 3)->line, 2);
    world.files[0][0] = "lib.mg";
    world.files[0][1] = text;
    assert_int_equal(run("import \"lib.mg\""), MGRAD_ERROR);
    assert_int_equal(error_at(2, 3)->line, 3);
}

static void test_what_follows_the_last_error_belongs_to_it(void **state)
{
    char text[512] = "";
    (void)state;
    for (int i = 0; i < 30; i++)
        strcat(text, "x = )\n");
    assert_int_equal(run(text), MGRAD_ERROR);
    assert_non_null(strstr(error_at(19, 20)->text, "only the first 20 mistakes are shown\n"));
    assert_null(strstr(error_at(18, 20)->text, "only"));
    assert_int_equal(mgrad_error(m)->line, 1);
}

static void test_warnings_are_errors_of_another_severity(void **state)
{
    static const char text[] = "let alpha = 1\nprint(alpa + 2*beta)";
    (void)state;
    assert_int_equal(check(text), MGRAD_OK);
    assert_string_equal(mgrad_error(m)->text, "");
    const MgradError *first = error_at(0, 2), *second = error_at(1, 2);
    assert_int_equal(first->severity, MGRAD_WARNING);
    assert_string_equal(first->help, "a similar name exists: 'alpha'");
    check_part(text, first->offset, first->end, "alpa");
    check_part(text, second->offset, second->end, "beta");
    assert_non_null(strstr(second->text, "test.mg:2:16: warning: unknown name 'beta'\n"));
    assert_int_equal(check("print 1"), MGRAD_OK);
    error_at(0, 0);
}

static void test_many_warnings_are_bounded(void **state)
{
    char text[1024] = "";
    (void)state;
    for (int i = 0; i < 50; i++)
        sprintf(text + strlen(text), "gone%d\n", i);
    assert_int_equal(check(text), MGRAD_OK);
    assert_non_null(
        strstr(error_at(19, 20)->text, "only the first 20 of 50 unknown names are shown\n"));
}

/* ---- cells of a notebook ---- */

static MgradStatus run_cell(int number, const char *text)
{
    char name[16];
    snprintf(name, sizeof name, "In[%d]", number);
    return mgrad_run(m, name, text, strlen(text));
}

static void test_errors_name_the_cell(void **state)
{
    (void)state;
    assert_int_equal(run_cell(3, "let n = 1\nx = 2 * nothing"), MGRAD_ERROR);
    assert_non_null(strstr(mgrad_error(m)->text, "In[3]:2:9: error: unknown name 'nothing'\n"));
    assert_int_equal(run_cell(4, "def f(x) {\n    return x + \"a\"\n}"), MGRAD_OK);
    assert_int_equal(run_cell(5, "\nf(2)"), MGRAD_ERROR);
    const MgradError *error = mgrad_error(m);
    assert_string_equal(error->file, "In[4]");
    assert_non_null(strstr(error->text, "In[4]:2:14: error: cannot use '+'"));
    assert_non_null(strstr(error->text, "  f was called at In[5]:2:1\n"));
    check_frame(error->frames, "f", "In[5]:2:1");
}

static void test_imports_of_a_cell_have_no_folder(void **state)
{
    (void)state;
    world.files[0][0] = "lib/a.mg";
    world.files[0][1] = "import \"b.mg\"\n";
    world.files[1][0] = "lib/b.mg";
    world.files[1][1] = "let b = 7";
    assert_int_equal(run_cell(1, "import \"lib/a.mg\""), MGRAD_OK);
    assert_int_equal(run_cell(2, "import \"lib/b.mg\"\nb"), MGRAD_OK);
    assert_string_equal(world.printed, "7\n");
    assert_int_equal(run_cell(3, "import \"In[2]\""), MGRAD_ERROR);
    assert_non_null(strstr(mgrad_error(m)->text, "In[3]:1:8: error: cannot import 'In[2]'"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_wrong_part_has_two_ends),
        TEST(test_help_is_a_member),
        TEST(test_control_characters_are_escaped),
        TEST(test_without_an_error_all_is_empty),
        TEST(test_a_report_outlives_its_text),
        TEST(test_frames_are_calls_from_the_innermost_on),
        TEST(test_recursion_is_one_frame),
        TEST(test_many_frames_keep_the_outermost),
        TEST(test_frames_inside_a_library_come_first),
        TEST(test_an_import_is_a_frame_without_a_function),
        TEST(test_a_syntax_error_of_an_import_names_the_import),
        TEST(test_further_syntax_errors_are_errors),
        TEST(test_commands_after_a_syntax_error_are_known),
        TEST(test_what_follows_the_last_error_belongs_to_it),
        TEST(test_warnings_are_errors_of_another_severity),
        TEST(test_many_warnings_are_bounded),
        TEST(test_errors_name_the_cell),
        TEST(test_imports_of_a_cell_have_no_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
