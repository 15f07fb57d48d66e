/*
 * doctest.c: runs files statement by statement and compares each with its checked comments.
 *
 * The comments of a statement are the one at the end of its last line and those on the comment-only
 * lines that follow. Statements that share a line through `;` share its comments, which see the
 * output of all of them. After an error the rest of the line is skipped. Its comment is then
 * searched in the whole line, because the parser may have stopped anywhere in it, even inside a
 * string that is not closed. A checked comment that belongs to no statement checks nothing, so it
 * is a failure.
 */
#include "app/doctest/doctest.h"

#include <stdio.h>
#include <string.h>

#include "app/doctest/expectation.h"

/* The host of the programs under test: it captures results. `posix` comes first, so that a pointer
   to this struct is also the ctx of HostPosix's callbacks. */
typedef struct DoctestHost {
    HostPosix posix;
    Buf printed; /* output of the current statement and of those before it in its line */
} DoctestHost;

typedef struct Doctest {
    const Front *front;
    DoctestHost *host;
    size_t count, failures; /* of TAP lines */
    int exit_status;        /* of errors other than failed comments */
} Doctest;

typedef struct DoctestFile {
    Doctest *run;
    const char *name;
    Piece source;
    Mgrad *session;
    MgradScript *script;
    Expectation *expected; /* the comments of the current statement */
    size_t expected_count, expected_cap;
    size_t seen; /* comments before this offset belong to earlier statements */
    Buf why;     /* diagnostics below the next TAP line; empty: it is ok */
} DoctestFile;

static void doctest_host_print(void *ctx, const char *text, size_t size)
{
    DoctestHost *host = ctx;
    buf_put(&host->printed, text, size);
}

/* Records the exit status of a part of the run. */
static void doctest_fail(Doctest *run, int exit_status)
{
    run->exit_status = front_worse(run->exit_status, exit_status);
}

static void doctest_print(const Doctest *run, const char *text, size_t size)
{
    HostPosix *posix = run->front->posix;
    host_posix_table(posix).print(posix, text, size);
}

/* `ok 3 - name:12`; for line 0 `ok 3 - name ran to its end`. Ends the diagnostics. */
static void doctest_put_result(DoctestFile *file, size_t line)
{
    Doctest *run = file->run;
    bool fine = file->why.len == 0 && !file->why.failed;
    Buf out;
    buf_init(&out, run->front->mem);
    buf_printf(&out, "%s %zu - %s", fine ? "ok" : "not ok", ++run->count, file->name);
    if (line)
        buf_printf(&out, ":%zu\n", line);
    else
        buf_puts(&out, " ran to its end\n");
    buf_put(&out, buf_text(&file->why), file->why.len);
    run->failures += !fine || out.failed; /* a result that cannot be printed has failed */
    if (out.failed)
        host_posix_complain(run->front->posix, "mgrad: out of memory\n");
    doctest_print(run, buf_text(&out), out.len);
    buf_done(&out);
    buf_clear(&file->why);
}

static size_t doctest_line_at(const DoctestFile *file, size_t offset)
{
    size_t line = 1;
    for (size_t i = 0; i < offset; i++)
        line += file->source.text[i] == '\n';
    return line;
}

/* The start of the line after the one of `offset`. */
static size_t doctest_next_line(const DoctestFile *file, size_t offset)
{
    const char *from = file->source.text + offset;
    const char *line_end = memchr(from, '\n', file->source.len - offset);
    return line_end ? (size_t)(line_end - file->source.text) + 1 : file->source.len;
}

static size_t doctest_skip_blanks(const DoctestFile *file, size_t at)
{
    while (at < file->source.len && memchr(" \t\r", file->source.text[at], 3))
        at++;
    return at;
}

static bool doctest_is_comment(const DoctestFile *file, size_t at)
{
    return at < file->source.len && file->source.text[at] == '#';
}

/* Adds the comment whose # is at `at`, if it is a checked one. */
static bool doctest_take_comment(DoctestFile *file, size_t at)
{
    Expectation expected;
    if (!expectation_read(&expected, file->source, at))
        return false;
    Expectation *grown = mem_grow(file->run->front->mem, file->expected, sizeof expected,
                                  &file->expected_cap, file->expected_count + 1);
    if (!grown) {
        buf_puts(&file->why, "# out of memory\n");
        return true; /* it is not compared, but the file has failed */
    }
    file->expected = grown;
    file->expected[file->expected_count++] = expected;
    return true;
}

/* Adds the comments of consecutive comment-only lines; the first begins at `at`. */
static void doctest_take_lines(DoctestFile *file, size_t at)
{
    for (;;) {
        size_t start = doctest_skip_blanks(file, at);
        if (!doctest_is_comment(file, start))
            break;
        doctest_take_comment(file, start);
        at = doctest_next_line(file, start);
    }
    file->seen = at;
}

/* Reports the checked comments in [seen, to): they follow no statement. */
static void doctest_report_strays(DoctestFile *file, size_t to)
{
    while (file->seen < to) {
        size_t at = expectation_find_comment(file->source, file->seen, to);
        if (at >= to)
            break;
        Expectation stray;
        if (expectation_read(&stray, file->source, at)) {
            buf_puts(&file->why, "# this checked comment follows no statement\n");
            doctest_put_result(file, doctest_line_at(file, at));
        }
        file->seen = doctest_next_line(file, at);
    }
    if (file->seen < to)
        file->seen = to;
}

/* Moves `end` back over blanks, line breaks and semicolons, to `start` at most. */
static size_t doctest_trim(const DoctestFile *file, size_t start, size_t end)
{
    while (end > start && memchr(" \t\r\n;", file->source.text[end - 1], 5))
        end--;
    return end;
}

static bool doctest_is_error(MgradStatus status)
{
    return mgrad_failed(status) && !front_ends_run(front_exit_status(status));
}

/* Collects the comments of a statement that ran. False if another statement follows in its line:
   the comments are that one's, too. */
static bool doctest_gather(DoctestFile *file, const MgradStep *step)
{
    size_t at = doctest_skip_blanks(file, doctest_trim(file, step->start, step->end));
    if (at < file->source.len && file->source.text[at] == ';')
        at = doctest_skip_blanks(file, at + 1);
    doctest_report_strays(file, at);
    if (doctest_is_comment(file, at))
        doctest_take_comment(file, at);
    bool last_of_line =
        doctest_is_comment(file, at) || at == file->source.len || file->source.text[at] == '\n';
    if (last_of_line)
        doctest_take_lines(file, doctest_next_line(file, at));
    return last_of_line;
}

/* The offset of the last error if it is in this file and after `start`; else `start`. */
static size_t doctest_error_offset(const DoctestFile *file, size_t start)
{
    const MgradError *error = mgrad_error(file->session);
    bool here = strcmp(error->file, file->name) == 0 && error->offset > start;
    return here ? error->offset : start;
}

/* A step that failed to parse starts at the end of the one before it. Its statement starts after
   the blanks and comments there, unless the error is in one of them (bytes that are not UTF-8). */
static size_t doctest_statement_start(const DoctestFile *file, const MgradStep *step)
{
    size_t at = step->start;
    while (at < file->source.len && memchr(" \t\r\n;#", file->source.text[at], 6))
        at = file->source.text[at] == '#' ? doctest_next_line(file, at) : at + 1;
    size_t word = doctest_is_error(step->status) ? doctest_error_offset(file, step->start) : at;
    return word > step->start && word < at ? word : at;
}

/* An offset in the last line of a wrong statement: the wrong word, or the statement's end if that
   comes later. The error of an unfinished text may be at its very end, after the last line. */
static size_t doctest_error_place(const DoctestFile *file, const MgradStep *step)
{
    size_t word = doctest_error_offset(file, step->start);
    if (step->status == MGRAD_INCOMPLETE)
        return doctest_trim(file, step->start, word < file->source.len ? word + 1 : word);
    size_t end = doctest_trim(file, step->start, step->end);
    return end > word ? end - 1 : word;
}

/* Collects the comments of a statement with an error. The next statement begins after them. */
static void doctest_gather_error(DoctestFile *file, const MgradStep *step)
{
    size_t place = doctest_error_place(file, step);
    size_t next = doctest_next_line(file, place);
    size_t from = place;
    while (from > step->start && file->source.text[from - 1] != '\n')
        from--;
    size_t at = expectation_find_comment(file->source, from, next);
    doctest_report_strays(file, at);
    while (at < next && !doctest_take_comment(file, at)) {
        const char *later = memchr(file->source.text + at + 1, '#', next - at - 1);
        at = later ? (size_t)(later - file->source.text) : next;
    }
    doctest_take_lines(file, next);
    mgrad_script_seek(file->script,
                      step->status == MGRAD_INCOMPLETE ? file->source.len : file->seen);
}

static void doctest_explain(DoctestFile *file, const char *what, Piece text)
{
    buf_printf(&file->why, "# %s: ", what);
    buf_put(&file->why, text.text, text.len);
    buf_putc(&file->why, '\n');
}

/* Takes the next line off the output. False if there is none. */
static bool doctest_next_printed(Piece *rest, Piece *line)
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

static const Piece doctest_nothing = {"(nothing)", sizeof "(nothing)" - 1};

/* Compares the output line by line. Without a comment about output any output is right. */
static void doctest_judge_output(DoctestFile *file)
{
    const Buf *printed = &file->run->host->printed;
    Piece rest = {buf_text(printed), printed->len}, line;
    bool asked = false;
    for (size_t i = 0; i < file->expected_count; i++) {
        const Expectation *expected = &file->expected[i];
        if (expected->kind == EXPECTS_ERROR)
            continue;
        asked = true;
        bool more = doctest_next_printed(&rest, &line);
        if (more && expectation_fits_line(expected, line))
            continue;
        doctest_explain(file, "expected", expected->text);
        doctest_explain(file, "got", more ? line : doctest_nothing);
    }
    while (asked && doctest_next_printed(&rest, &line)) {
        doctest_explain(file, "expected", doctest_nothing);
        doctest_explain(file, "got", line);
    }
}

/* Quotes a report below the TAP line. */
static void doctest_quote(DoctestFile *file, const char *text)
{
    Piece rest = {text, strlen(text)}, line;
    while (doctest_next_printed(&rest, &line)) {
        buf_puts(&file->why, "# ");
        buf_put(&file->why, line.text, line.len);
        buf_putc(&file->why, '\n');
    }
}

static void doctest_explain_error(DoctestFile *file, const Expectation *expected,
                                  const MgradError *error)
{
    buf_puts(&file->why, "# expected: error");
    if (expected->column)
        buf_printf(&file->why, " at column %zu", expected->column);
    buf_puts(&file->why, ": ");
    buf_put(&file->why, expected->text.text, expected->text.len);
    buf_puts(&file->why, "\n# got: ");
    if (error)
        buf_printf(&file->why, "error at column %zu: %s\n", error->column, error->message);
    else
        buf_puts(&file->why, "no error\n");
}

/* An error must match every #!> of its statement. One without a #!> is a failure, and so is a #!>
   without an error. An unexpected error of a limit gives the exit status of that limit. */
static void doctest_judge_error(DoctestFile *file, MgradStatus status)
{
    const MgradError *error = doctest_is_error(status) ? mgrad_error(file->session) : NULL;
    bool is_expected = false;
    for (size_t i = 0; i < file->expected_count; i++) {
        const Expectation *expected = &file->expected[i];
        if (expected->kind != EXPECTS_ERROR)
            continue;
        is_expected = true;
        if (!error || !expectation_fits_error(expected, error->message, error->column))
            doctest_explain_error(file, expected, error);
    }
    if (!error || is_expected)
        return;
    doctest_quote(file, error->text);
    if (status != MGRAD_ERROR && status != MGRAD_INCOMPLETE)
        doctest_fail(file->run, front_exit_status(status));
}

/* At the end of a line: prints a TAP line if it has comments or an unexpected error. */
static void doctest_judge(DoctestFile *file, const MgradStep *step)
{
    file->expected_count = 0;
    if (doctest_is_error(step->status))
        doctest_gather_error(file, step);
    else if (!doctest_gather(file, step))
        return;
    doctest_judge_output(file);
    doctest_judge_error(file, step->status);
    if (file->expected_count > 0 || file->why.len > 0)
        doctest_put_result(file, doctest_line_at(file, step->start));
    buf_clear(&file->run->host->printed);
}

/* Ctrl-C and the limits on time and output end the whole run, not only the file. */
static bool doctest_is_stopped(DoctestFile *file, const MgradStep *step)
{
    if (!front_ends_run(front_exit_status(step->status)))
        return false;
    doctest_fail(file->run, front_report(file->run->front, file->session, step->status));
    buf_puts(&file->why, "# stopped\n");
    return true;
}

/* Runs all statements. `quit` ends the file; the comments after it are reported as strays. */
static void doctest_run_steps(DoctestFile *file)
{
    MgradStep step = {.status = MGRAD_OK};
    while (step.status != MGRAD_QUIT && mgrad_script_step(file->script, &step)) {
        if (doctest_is_stopped(file, &step))
            return;
        step.start = doctest_statement_start(file, &step);
        doctest_judge(file, &step);
    }
    doctest_report_strays(file, file->source.len);
    if (step.status == MGRAD_QUIT && mgrad_exit_status(file->session) != 0)
        buf_printf(&file->why, "# quit with status %d\n", mgrad_exit_status(file->session));
}

/* Opens a new session for the file. False if memory is short. */
static bool doctest_open(DoctestFile *file)
{
    Doctest *run = file->run;
    Host host = front_host(run->front, &run->host->posix);
    host.print = doctest_host_print;
    host.canvas = NULL;
    host.read_line = NULL;
    host.page = NULL;   /* help is output, too */
    host.screen = NULL; /* output must not depend on the terminal */
    file->session =
        front_new_session(run->front, &host, (MgradOptions){.argc = 1, .argv = &file->name});
    if (!file->session)
        return false;
    file->script =
        mgrad_script_open(file->session, file->name, file->source.text, file->source.len);
    return file->script != NULL;
}

static void doctest_close(DoctestFile *file)
{
    if (file->script)
        mgrad_script_close(file->script);
    if (file->session)
        mgrad_free(file->session);
    mem_free(file->run->front->mem, file->expected, file->expected_cap * sizeof(Expectation));
    buf_done(&file->why);
}

static void doctest_give_up(DoctestFile *file)
{
    doctest_fail(file->run, EXIT_NOT_RUN);
    buf_puts(&file->why, "# not run\n");
}

static void doctest_lack_memory(DoctestFile *file)
{
    doctest_fail(file->run, EXIT_MEMORY);
    buf_puts(&file->why, "# out of memory\n");
}

/* Every file ends with a TAP line of its own, so that a file that cannot be run is not ok. */
static void doctest_file(Doctest *run, const char *path)
{
    DoctestFile file = {.run = run, .name = path};
    Buf text;
    buf_init(&text, run->front->mem);
    buf_init(&file.why, run->front->mem);
    int exit_status = front_read(run->front, path, &text);
    doctest_fail(run, exit_status);
    if (exit_status != EXIT_FINE) {
        buf_puts(&file.why, "# cannot be read\n");
    } else {
        file.source = (Piece){buf_text(&text), text.len};
        if (!doctest_open(&file))
            doctest_lack_memory(&file);
        else if (front_enter_sandbox(run->front))
            doctest_run_steps(&file);
        else
            doctest_give_up(&file);
    }
    doctest_put_result(&file, 0);
    doctest_close(&file);
    buf_done(&text);
}

int doctest_run(const Front *front, int count, char **paths)
{
    DoctestHost host;
    host_posix_init(&host.posix, front->mem, front->posix->client.argv0);
    buf_init(&host.printed, front->mem);
    Doctest run = {.front = front, .host = &host};
    for (int i = 0; i < count && !front_ends_run(run.exit_status); i++)
        doctest_file(&run, paths[i]);
    char plan[32];
    int size = snprintf(plan, sizeof plan, "1..%zu\n", run.count);
    doctest_print(&run, plan, (size_t)size);
    bool failed = run.failures > 0 || host.printed.failed;
    buf_done(&host.printed);
    return run.exit_status ? run.exit_status : failed ? EXIT_CHECK : EXIT_FINE;
}
