/* test_help.c: the pages of the command help. Every example in them runs in a new session. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "lib/prompt/chapters.h"
#include "lib/prompt/help.h"
#include "session/library.h"
#include "session_fixture.h"

/* The files of the examples: a written file can be read again. */
static bool read_back(void *ctx, const char *path, HostSink bytes, HostSink message)
{
    const World *from = ctx;
    const char *text = strcmp(path, from->written_path) == 0 ? from->written
                       : strcmp(path, "points.csv") == 0     ? "x,y\n1,2\n3,4\n"
                       : strcmp(path, "iris.data") == 0      ? "5.1,3.5,setosa\n"
                       : strcmp(path, "names.txt") == 0      ? "emma\nolivia\n"
                       : strcmp(path, "lesson.mg") == 0      ? "a = 2.0\n"
                                                             : NULL;
    if (!text)
        return world_read_file(ctx, path, bytes, message);
    bytes.put(bytes.to, text, strlen(text));
    return true;
}

static bool command(void *ctx, const char *name, const char *argument, HostSink out,
                    HostSink message)
{
    (void)ctx, (void)name, (void)argument, (void)message;
    out.put(out.to, "1\n", 2);
    return true;
}

static bool answer(void *ctx, const char *prompt, HostSink line, HostSink message)
{
    (void)ctx, (void)prompt, (void)message;
    line.put(line.to, "3", 1);
    return true;
}

static bool draw_plot(void *ctx, const char *script, size_t size, HostSink picture,
                      HostSink message)
{
    (void)ctx, (void)script, (void)size, (void)message;
    picture.put(picture.to, "<svg>", 5);
    return true;
}

static void check_example(const char *name, const char *example)
{
    MgradOptions options = {.interactive = true};
    Host host = host_of(&world);
    host.read_file = read_back;
    host.read_line = answer;
    host.command = command;
    host.gnuplot = draw_plot;
    mgrad_free(m);
    m = mgrad_new(&host, &options);
    assert_non_null(m);
    MgradStatus status = run(example);
    if (status != MGRAD_OK && status != MGRAD_QUIT)
        fail_msg("the example of %s: %s", name, mgrad_error(m)->text);
}

static void test_examples_of_rows_run(void **state)
{
    Mem mem;
    Buf example;
    (void)state;
    mem_init(&mem);
    buf_init(&example, &mem);
    for (size_t i = 0; i < library_table_count; i++)
        for (size_t k = 0; k < library_tables[i]->count; k++) {
            const Builtin *row = &library_tables[i]->rows[k];
            if (row->flags & ROW_INTERNAL)
                continue;
            buf_clear(&example);
            help_put_example(&example, row);
            assert_true(example.len > 0);
            check_example(row->signature, buf_text(&example));
        }
    buf_done(&example);
}

static void test_examples_of_chapters_run(void **state)
{
    (void)state;
    for (size_t i = 0; i < chapters_count; i++)
        check_example(chapters[i].name, chapters[i].example);
}

/* Help is read in a window of 80 columns. */
static void test_chapters_fit_80_columns(void **state)
{
    (void)state;
    for (size_t i = 0; i < chapters_count; i++)
        for (const char *at = chapters[i].text; *at; at += strspn(at, "\n")) {
            size_t size = strcspn(at, "\n");
            assert_in_range(size, 1, 78);
            at += size;
        }
}

static void check_shows(const char *text, const char *part)
{
    memset(world.printed, 0, sizeof world.printed);
    if (run(text) != MGRAD_OK)
        fail_msg("%s: %s", text, mgrad_error(m)->text);
    if (!strstr(world.printed, part))
        fail_msg("%s: does not show '%s' but\n%s", text, part, world.printed);
}

static void test_every_topic_has_a_page(void **state)
{
    (void)state;
    check_shows("help", "    start         values ");
    check_shows("help tanh", "derivative: 1 - tanh(x)**2\n");
    check_shows("help tanh", "example: a = 0.5; b = tanh(a); backward b; a.grad\n");
    check_shows("help math.exp", "exp(x)\n");
    check_shows("help operators", "    -2**2\n    7 // 2, 7 % 2\n");
    check_shows("help **", "Precedence");
    check_shows("help while", "Blocks are in braces");
    check_shows("help python", "lambda x: 3*x**2");
    static const char *const to_python[] = {"help csv",    "help math",  "help np",   "help class",
                                            "help lambda", "help torch", "help shape"};
    for (size_t i = 0; i < sizeof to_python / sizeof *to_python; i++)
        check_shows(to_python[i], "X.shape ");
    check_shows("def f(x, y=1) = x\nhelp f", "f(x, y=1)\n    a function of this session\n");
    check_shows("module M(n) { w = 1.0 }\nhelp M", "M(n)\n    a module of this session\n");
}

/* Whether or not the library is imported. */
static void test_names_of_libraries_have_a_page(void **state)
{
    static const char neuron[] =
        "Neuron(nin, act=\"relu\")\n"
        "    act(w[0]*x[0] + … + b), with weights from uniform(-1, 1) and bias b "
        "= 0.\n    of the library nn: import nn\n";
    (void)state;
    check_shows("help Neuron", neuron);
    check_shows("help Adam",
                "betas=[0.9, 0.999], eps=1e-8)\n    Adam (Kingma and Ba, 2015): m and v are");
    check_shows("import nn; help Neuron", neuron);
    check_shows("def accuracy(xs) = 1\nhelp accuracy",
                "accuracy(xs)\n    a function of this session\n");
    check_error("help _check_pairs", 1, 6, "no help on '_check_pairs'");
}

static void test_unknown_topics_are_errors_with_a_suggestion(void **state)
{
    (void)state;
    check_error("help backwards", 1, 6, "no help on 'backwards'");
    assert_non_null(strstr(mgrad_error(m)->text, "a similar name exists: 'backward'"));
    assert_int_equal(run("help zer"), MGRAD_ERROR); /* the start of a page */
    assert_non_null(strstr(mgrad_error(m)->text, "a similar name exists: 'zero_grad'"));
    assert_int_equal(run("help operaters"), MGRAD_ERROR);
    assert_non_null(strstr(mgrad_error(m)->text, "a similar name exists: 'operators'"));
    assert_int_equal(run("help xyzzy"), MGRAD_ERROR);
    assert_non_null(strstr(mgrad_error(m)->text, "type help for a list of topics"));
    assert_int_equal(run("help _fields"), MGRAD_ERROR);
}

static char paged[1 << 14];

static void page(void *ctx, const char *text, size_t size)
{
    (void)ctx;
    snprintf(paged, sizeof paged, "%.*s", (int)size, text);
}

/* Help is paged at the prompt and printed in a script. */
static void test_help_is_paged_only_at_the_prompt(void **state)
{
    Host host = host_of(&world);
    MgradOptions options = {.interactive = true};
    (void)state;
    host.page = page;
    mgrad_free(m);
    m = mgrad_new(&host, &options);
    check_run("help relu", "");
    assert_non_null(strstr(paged, "relu(x)\n"));
    mgrad_free(m);
    m = mgrad_new(&host, NULL);
    paged[0] = '\0';
    check_shows("help relu", "relu(x)\n");
    assert_string_equal(paged, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_examples_of_rows_run),
        TEST(test_examples_of_chapters_run),
        TEST(test_chapters_fit_80_columns),
        TEST(test_every_topic_has_a_page),
        TEST(test_names_of_libraries_have_a_page),
        TEST(test_unknown_topics_are_errors_with_a_suggestion),
        TEST(test_help_is_paged_only_at_the_prompt),
    };
    return cmocka_run_group_tests_name("help", tests, NULL, NULL);
}
