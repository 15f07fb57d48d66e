/*
 * doctest.c: runs files statement by statement and judges each by the checked comments behind it.
 *
 * The comments of a statement are the one on the rest of its last line and those on the
 * comment-only lines that follow. After an error the rest of its line is skipped, so that there the
 * comment is looked for in the whole line: the parser may have stopped early in it, also within a
 * string that is not closed. A checked comment that belongs to no statement would check nothing:
 * it is reported as wrong.
 */
#include "app/doctest/doctest.h"

#include <stdio.h>
#include <string.h>

#include "app/doctest/expectation.h"
#include "app/host/interrupt.h"

/* The host of the programs under test: results are captured, all else is as usual. The callbacks
   of HostPosix find theirs because it comes first. */
typedef struct TestHost {
    HostPosix posix;
    Buf printed; /* by the statement that runs */
} TestHost;

typedef struct TestRun {
    const Front *front;
    TestHost *host;
    size_t count, failures; /* of TAP lines */
    bool stopped;           /* by the user or the time limit: no further file */
    int exit_status;        /* failures aside */
} TestRun;

typedef struct TestFile {
    TestRun *run;
    const char *name;
    Piece source;
    Mgrad *session;
    MgradScript *script;
    Checked *checked; /* the comments of the statement at hand */
    size_t checked_count, checked_cap;
    size_t seen; /* the comments before this offset have been looked at */
    Buf why;     /* what the next TAP line says below itself, if it is not ok */
} TestFile;

static void test_host_print(void *ctx, const char *text, size_t size)
{
    TestHost *host = ctx;
    buf_put(&host->printed, text, size);
}

static void testrun_print(const TestRun *run, const char *text, size_t size)
{
    HostPosix *posix = run->front->posix;
    host_posix_table(posix).print(posix, text, size);
}

/* `ok 3 - name:12` or `ok 3 - name ran to its end`; it is ok if there is nothing to say below. */
static void testrun_put_result(TestFile *file, size_t line)
{
    TestRun *run = file->run;
    bool fine = file->why.len == 0 && !file->why.failed;
    Buf out;
    buf_init(&out, run->front->mem);
    buf_printf(&out, "%s %zu - %s", fine ? "ok" : "not ok", ++run->count, file->name);
    if (line)
        buf_printf(&out, ":%zu\n", line);
    else
        buf_puts(&out, " ran to its end\n");
    buf_put(&out, buf_text(&file->why), file->why.len);
    run->failures += !fine || out.failed; /* what could not be said has not passed */
    if (out.failed)
        host_posix_complain(run->front->posix, "mgrad: out of memory\n");
    testrun_print(run, buf_text(&out), out.len);
    buf_done(&out);
    buf_clear(&file->why);
}

static size_t testrun_line_at(const TestFile *file, size_t offset)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += file->source.text[i] == '\n';
    return line;
}

/* Behind the line break of the line that `offset` is in. */
static size_t testrun_next_line(const TestFile *file, size_t offset)
{
    const char *from = file->source.text + offset;
    const char *line_end = memchr(from, '\n', file->source.len - offset);
    return line_end ? (size_t)(line_end - file->source.text) + 1 : file->source.len;
}

static size_t testrun_skip_blanks(const TestFile *file, size_t at)
{
    while (at < file->source.len && memchr(" \t\r", file->source.text[at], 3))
        at++;
    return at;
}

static bool testrun_is_comment(const TestFile *file, size_t at)
{
    return at < file->source.len && file->source.text[at] == '#';
}

/* Takes the comment whose # is at `at`, if it is a checked one. */
static bool testrun_take_comment(TestFile *file, size_t at)
{
    Checked checked;
    if (!checked_read(&checked, file->source, at))
        return false;
    Checked *grown = mem_grow(file->run->front->mem, file->checked, sizeof checked,
                              &file->checked_cap, file->checked_count + 1);
    if (!grown) {
        buf_puts(&file->why, "# out of memory\n");
        return true; /* but it is not judged */
    }
    file->checked = grown;
    file->checked[file->checked_count++] = checked;
    return true;
}

/* Takes the comment-only lines from the one that begins at `at`. */
static void testrun_take_lines(TestFile *file, size_t at)
{
    for (;;) {
        size_t start = testrun_skip_blanks(file, at);
        if (!testrun_is_comment(file, start))
            break;
        testrun_take_comment(file, start);
        at = testrun_next_line(file, start);
    }
    file->seen = at;
}

/* A checked comment that stands in [seen, to) has no statement before it. */
static void testrun_report_strays(TestFile *file, size_t to)
{
    while (file->seen < to) {
        size_t at = checked_find_comment(file->source, file->seen, to);
        if (at >= to)
            break;
        Checked stray;
        if (checked_read(&stray, file->source, at)) {
            buf_puts(&file->why, "# this checked comment follows no statement\n");
            testrun_put_result(file, testrun_line_at(file, at));
        }
        file->seen = testrun_next_line(file, at);
    }
    if (file->seen < to)
        file->seen = to;
}

/* The offset behind the last visible character before `end`, and not before `start`. */
static size_t testrun_trim(const TestFile *file, size_t start, size_t end)
{
    while (end > start && memchr(" \t\r\n;", file->source.text[end - 1], 5))
        end--;
    return end;
}

static bool testrun_is_error(MgradStatus status)
{
    return status == MGRAD_ERROR || status == MGRAD_INCOMPLETE;
}

/* The comments of a statement that ran. */
static void testrun_gather(TestFile *file, const MgradStep *step)
{
    size_t at = testrun_skip_blanks(file, testrun_trim(file, step->start, step->end));
    if (at < file->source.len && file->source.text[at] == ';')
        at = testrun_skip_blanks(file, at + 1);
    testrun_report_strays(file, at);
    if (testrun_is_comment(file, at))
        testrun_take_comment(file, at);
    bool last_of_line =
        testrun_is_comment(file, at) || at == file->source.len || file->source.text[at] == '\n';
    if (last_of_line)
        testrun_take_lines(file, testrun_next_line(file, at));
}

/* Where the error of the last statement stands, if that is in the file behind `start`; else
 * `start`. */
static size_t testrun_error_offset(const TestFile *file, size_t start)
{
    const MgradError *error = mgrad_error(file->session);
    bool here = strcmp(error->file, file->name) == 0 && error->offset > start;
    return here ? error->offset : start;
}

/* A step that failed to parse starts where the one before it ended. Its statement starts behind
   the blanks and comments there, unless the error is in one of those: bytes that are no text. */
static size_t testrun_statement_start(const TestFile *file, const MgradStep *step)
{
    size_t at = step->start;
    while (at < file->source.len && memchr(" \t\r\n;#", file->source.text[at], 6))
        at = file->source.text[at] == '#' ? testrun_next_line(file, at) : at + 1;
    size_t word = testrun_is_error(step->status) ? testrun_error_offset(file, step->start) : at;
    return word > step->start && word < at ? word : at;
}

/* A place in the line that an error ends: the offending word's, or the statement's end if that is
   further on. The error of a text that is not finished may stand at its very end. */
static size_t testrun_error_place(const TestFile *file, const MgradStep *step)
{
    size_t word = testrun_error_offset(file, step->start);
    if (step->status == MGRAD_INCOMPLETE)
        return testrun_trim(file, step->start, word < file->source.len ? word + 1 : word);
    size_t end = testrun_trim(file, step->start, step->end);
    return end > word ? end - 1 : word;
}

/* The comments of a statement with an error; the next statement is the one behind them. */
static void testrun_gather_error(TestFile *file, const MgradStep *step)
{
    size_t place = testrun_error_place(file, step);
    size_t next = testrun_next_line(file, place);
    size_t from = place;
    while (from > step->start && file->source.text[from - 1] != '\n')
        from--;
    size_t at = checked_find_comment(file->source, from, next);
    testrun_report_strays(file, at);
    while (at < next && !testrun_take_comment(file, at)) {
        const char *later = memchr(file->source.text + at + 1, '#', next - at - 1);
        at = later ? (size_t)(later - file->source.text) : next;
    }
    testrun_take_lines(file, next);
    mgrad_script_seek(file->script,
                      step->status == MGRAD_INCOMPLETE ? file->source.len : file->seen);
}

static void testrun_explain(TestFile *file, const char *what, Piece text)
{
    buf_printf(&file->why, "# %s: ", what);
    buf_put(&file->why, text.text, text.len);
    buf_putc(&file->why, '\n');
}

/* The next line of what was printed. False if there is none. */
static bool testrun_next_printed(Piece *rest, Piece *line)
{
    if (rest->len == 0)
        return false;
    const char *line_end = memchr(rest->text, '\n', rest->len);
    size_t len = line_end ? (size_t)(line_end - rest->text) : rest->len;
    size_t taken = line_end ? len + 1 : len;
    *line = (Piece){rest->text, len};
    *rest = (Piece){rest->text + taken, rest->len - taken};
    return true;
}

static const Piece testrun_nothing = {"(nothing)", sizeof "(nothing)" - 1};

/* Compares what was printed, line by line; where no comment asks for output, all of it passes. */
static void testrun_judge_output(TestFile *file)
{
    const Buf *printed = &file->run->host->printed;
    Piece rest = {buf_text(printed), printed->len}, line;
    bool asked = false;
    for (size_t i = 0; i < file->checked_count; i++) {
        const Checked *checked = &file->checked[i];
        if (checked->kind == CHECKED_FAILS)
            continue;
        asked = true;
        bool more = testrun_next_printed(&rest, &line);
        if (more && checked_fits_line(checked, line))
            continue;
        testrun_explain(file, "expected", checked->text);
        testrun_explain(file, "got", more ? line : testrun_nothing);
    }
    while (asked && testrun_next_printed(&rest, &line)) {
        testrun_explain(file, "expected", testrun_nothing);
        testrun_explain(file, "got", line);
    }
}

/* Quotes a report below the TAP line. */
static void testrun_quote(TestFile *file, const char *text)
{
    Piece rest = {text, strlen(text)}, line;
    while (testrun_next_printed(&rest, &line)) {
        buf_puts(&file->why, "# ");
        buf_put(&file->why, line.text, line.len);
        buf_putc(&file->why, '\n');
    }
}

static void testrun_explain_error(TestFile *file, const Checked *checked, const MgradError *error)
{
    buf_puts(&file->why, "# expected: error");
    if (checked->column)
        buf_printf(&file->why, " at column %zu", checked->column);
    buf_puts(&file->why, ": ");
    buf_put(&file->why, checked->text.text, checked->text.len);
    buf_puts(&file->why, "\n# got: ");
    if (error)
        buf_printf(&file->why, "error at column %zu: %s\n", error->column, error->message);
    else
        buf_puts(&file->why, "no error\n");
}

/* `error` is NULL where the statement had none. */
static void testrun_judge_error(TestFile *file, const MgradError *error)
{
    bool expected = false;
    for (size_t i = 0; i < file->checked_count; i++) {
        const Checked *checked = &file->checked[i];
        if (checked->kind != CHECKED_FAILS)
            continue;
        expected = true;
        if (!error || !checked_fits_error(checked, error->message, error->column))
            testrun_explain_error(file, checked, error);
    }
    if (error && !expected)
        testrun_quote(file, error->text);
}

/* One TAP line for a statement of which something was expected, or that failed unexpectedly. */
static void testrun_judge(TestFile *file, const MgradStep *step)
{
    file->checked_count = 0;
    if (testrun_is_error(step->status))
        testrun_gather_error(file, step);
    else
        testrun_gather(file, step);
    testrun_judge_output(file);
    testrun_judge_error(file, testrun_is_error(step->status) ? mgrad_error(file->session) : NULL);
    if (file->checked_count > 0 || file->why.len > 0)
        testrun_put_result(file, testrun_line_at(file, step->start));
}

/* The user or the time limit ends the whole run. */
static bool testrun_is_stopped(TestFile *file, const MgradStep *step)
{
    if (step->status != MGRAD_INTERRUPTED && !run_timed_out(file->run->front))
        return false;
    file->run->stopped = true;
    file->run->exit_status = run_report(file->run->front, file->session, MGRAD_INTERRUPTED);
    buf_puts(&file->why, "# it was stopped\n");
    return true;
}

static void testrun_run_steps(TestFile *file)
{
    MgradStep step = {.status = MGRAD_OK};
    while (step.status != MGRAD_QUIT && mgrad_script_step(file->script, &step)) {
        if (testrun_is_stopped(file, &step))
            return;
        step.start = testrun_statement_start(file, &step);
        testrun_judge(file, &step);
        buf_clear(&file->run->host->printed);
    }
    testrun_report_strays(file, file->source.len);
    if (step.status == MGRAD_QUIT && mgrad_exit_status(file->session) != 0)
        buf_printf(&file->why, "# quit with status %d\n", mgrad_exit_status(file->session));
}

/* A fresh session for the file; false where there is no memory for one. */
static bool testrun_open(TestFile *file)
{
    TestRun *run = file->run;
    Host host = run_host(run->front, &run->host->posix);
    host.print = test_host_print;
    host.canvas = NULL;
    host.page = NULL;   /* what help says is output, too */
    host.screen = NULL; /* the same output everywhere */
    file->session = run_new_session(run->front, &host, false, 1, &file->name);
    if (!file->session)
        return false;
    file->script =
        mgrad_script_open(file->session, file->name, file->source.text, file->source.len);
    return file->script != NULL;
}

static void testrun_close(TestFile *file)
{
    if (file->script)
        mgrad_script_close(file->script);
    if (file->session)
        mgrad_free(file->session);
    mem_free(file->run->front->mem, file->checked, file->checked_cap * sizeof(Checked));
    buf_done(&file->why);
}

static void testrun_give_up(TestFile *file)
{
    file->run->exit_status = EXIT_UNUSED;
    buf_puts(&file->why, "# it was not run\n");
}

static void testrun_file(TestRun *run, const char *path)
{
    TestFile file = {.run = run, .name = path};
    Buf text;
    buf_init(&text, run->front->mem);
    buf_init(&file.why, run->front->mem);
    if (!run_read(run->front, path, &text)) {
        buf_puts(&file.why, "# it could not be read\n");
        run->exit_status = EXIT_UNUSED;
    } else {
        file.source = (Piece){buf_text(&text), text.len};
        if (!testrun_open(&file))
            buf_puts(&file.why, "# out of memory\n");
        else if (run_wall_in(run->front))
            testrun_run_steps(&file);
        else
            testrun_give_up(&file);
    }
    testrun_put_result(&file, 0);
    testrun_close(&file);
    buf_done(&text);
}

int testrun_files(const Front *front)
{
    const Options *options = front->options;
    TestHost host;
    host_posix_init(&host.posix, front->mem, front->posix->client.argv0);
    buf_init(&host.printed, front->mem);
    TestRun run = {.front = front, .host = &host};
    for (int i = 0; i < options->argc && !run.stopped; i++)
        testrun_file(&run, options->argv[i]);
    char plan[32];
    int size = snprintf(plan, sizeof plan, "1..%zu\n", run.count);
    testrun_print(&run, plan, (size_t)size);
    bool failed = run.failures > 0 || host.printed.failed;
    buf_done(&host.printed);
    return run.exit_status ? run.exit_status : failed ? EXIT_WRONG : EXIT_FINE;
}
