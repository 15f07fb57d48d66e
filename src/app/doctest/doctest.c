/*
 * doctest.c: runs files statement by statement and compares each with its checked comments.
 *
 * The comments of a statement are the one at the end of its last line and those on the comment-only
 * lines that follow. Statements that share a line through `;` share its comments, which see the
 * output of all of them. After an error the rest of the line is skipped. Its comment is then
 * searched in the whole line, because the parser may have stopped anywhere in it, even inside a
 * string that is not closed. A checked comment that belongs to no statement checks nothing, so it
 * is a failure.
 *
 * The time that a file takes is proportional to its size, apart from what its statements do, and
 * every loop over its text or its output ends when the run is stopped.
 */
#include "app/doctest/doctest.h"

#include <stdio.h>
#include <string.h>

#include "app/doctest/expectation.h"
#include "app/doctest/search.h"
#include "app/doctest/tap.h"
#include "app/host/stop.h"

typedef struct Doctest {
    const Front *front;
    Tap tap;
    int exit_status; /* of errors other than failed comments */
} Doctest;

typedef struct DoctestFile {
    Doctest *run;
    const char *name;
    Search search; /* in the file's text */
    Mgrad *session;
    MgradScript *script;
    Expectation *expected; /* the comments of the current statement */
    size_t expected_count, expected_cap;
    size_t seen; /* comments before this offset belong to earlier statements */
} DoctestFile;

static const Piece *doctest_source(const DoctestFile *file)
{
    return &file->search.source;
}

/* Records the exit status of a part of the run. */
static void doctest_fail(Doctest *run, int exit_status)
{
    run->exit_status = front_worse(run->exit_status, exit_status);
}

/* ---- what ends the whole run: Ctrl-C and the limits on time and output ---- */

static bool doctest_is_stopped(const DoctestFile *file)
{
    return *file->search.stop != HOST_GO_ON || front_ends_run(file->run->exit_status);
}

/* Ends the run if the flag was set while the session ran nothing that could poll it. */
static void doctest_poll(DoctestFile *file)
{
    doctest_fail(file->run, front_report_stop(file->run->front));
}

/* ---- the comments of a statement ---- */

static bool doctest_is_comment(const DoctestFile *file, size_t at)
{
    return at < doctest_source(file)->len && doctest_source(file)->text[at] == '#';
}

/* Adds the comment whose # is at `at`, if it is a checked one. */
static bool doctest_take_comment(DoctestFile *file, size_t at)
{
    Expectation expected;
    if (!expectation_read(&expected, *doctest_source(file), at))
        return false;
    Expectation *grown = mem_grow(file->run->front->mem, file->expected, sizeof expected,
                                  &file->expected_cap, file->expected_count + 1);
    if (!grown) {
        tap_explainf(&file->run->tap, "out of memory");
        doctest_fail(file->run, EXIT_MEMORY);
        return true; /* it is not compared, but the statement has failed */
    }
    file->expected = grown;
    file->expected[file->expected_count++] = expected;
    return true;
}

/* Adds the comments of consecutive comment-only lines; the first begins at `at`. */
static void doctest_take_lines(DoctestFile *file, size_t at)
{
    while (!doctest_is_stopped(file)) {
        size_t start = search_blanks_end(&file->search, at);
        if (!doctest_is_comment(file, start))
            break;
        doctest_take_comment(file, start);
        at = search_next_line(&file->search, start);
    }
    file->seen = at;
}

static const char doctest_stray[] = "this checked comment follows no statement";

/* Reports the checked comments in [seen, to), which no statement is compared with. */
static void doctest_report_unused(DoctestFile *file, size_t to, const char *why)
{
    Tap *tap = &file->run->tap;
    while (file->seen < to && !doctest_is_stopped(file)) {
        size_t at = search_comment(&file->search, file->seen, to);
        if (at >= to)
            break;
        Expectation unused;
        if (expectation_read(&unused, *doctest_source(file), at)) {
            tap_explainf(tap, "%s", why);
            tap_put_result(tap, file->name, search_line(&file->search, at));
        }
        file->seen = search_next_line(&file->search, at);
    }
    if (file->seen < to)
        file->seen = to;
}

static bool doctest_is_error(MgradStatus status)
{
    return mgrad_failed(status) && !front_ends_run(front_exit_status(status));
}

/* Collects the comments of a statement that ran. False if another statement follows in its line:
   the comments are that one's, too. */
static bool doctest_gather(DoctestFile *file, const MgradStep *step)
{
    Search *search = &file->search;
    const Piece *source = doctest_source(file);
    size_t at = search_blanks_end(search, search_trim(search, step->start, step->end));
    if (at < source->len && source->text[at] == ';')
        at = search_blanks_end(search, at + 1);
    doctest_report_unused(file, at, doctest_stray);
    if (doctest_is_comment(file, at))
        doctest_take_comment(file, at);
    bool last_of_line =
        doctest_is_comment(file, at) || at == source->len || source->text[at] == '\n';
    if (last_of_line)
        doctest_take_lines(file, search_next_line(search, at));
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
static size_t doctest_statement_start(DoctestFile *file, const MgradStep *step)
{
    size_t at = search_statement(&file->search, step->start);
    size_t word = doctest_is_error(step->status) ? doctest_error_offset(file, step->start) : at;
    return word > step->start && word < at ? word : at;
}

/* An offset in the last line of a wrong statement: the wrong word, or the statement's end if that
   comes later. The error of an unfinished text may be at its very end, after the last line. */
static size_t doctest_error_place(DoctestFile *file, const MgradStep *step)
{
    Search *search = &file->search;
    size_t word = doctest_error_offset(file, step->start);
    if (step->status == MGRAD_INCOMPLETE)
        return search_trim(search, step->start, word < doctest_source(file)->len ? word + 1 : word);
    size_t end = search_trim(search, step->start, step->end);
    return end > word ? end - 1 : word;
}

/* Collects the comments of a statement with an error. The next statement begins after them. */
static void doctest_gather_error(DoctestFile *file, const MgradStep *step)
{
    const Piece *source = doctest_source(file);
    Search line; /* goes back to the start of the line */
    search_init(&line, *source, file->search.stop);
    size_t place = doctest_error_place(file, step);
    size_t next = search_next_line(&line, place);
    size_t at = search_comment(&line, search_line_start(&line, step->start, place), next);
    doctest_report_unused(file, at, doctest_stray);
    while (at < next && !doctest_is_stopped(file) && !doctest_take_comment(file, at)) {
        const char *later = memchr(source->text + at + 1, '#', next - at - 1);
        at = later ? (size_t)(later - source->text) : next;
    }
    doctest_take_lines(file, next);
    mgrad_script_seek(file->script, step->status == MGRAD_INCOMPLETE ? source->len : file->seen);
}

/* ---- comparing ---- */

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

static void doctest_explain(DoctestFile *file, Piece expected, Piece got)
{
    tap_explain(&file->run->tap, "expected", expected);
    tap_explain(&file->run->tap, "got", got);
}

/* Compares the output line by line. Without a comment about output any output is right. */
static void doctest_judge_output(DoctestFile *file)
{
    Piece rest, line;
    rest.text = mgrad_output(file->session, &rest.len);
    bool asked = false;
    for (size_t i = 0; i < file->expected_count && !doctest_is_stopped(file); i++) {
        const Expectation *expected = &file->expected[i];
        if (expected->kind == EXPECTS_ERROR)
            continue;
        asked = true;
        bool more = doctest_next_printed(&rest, &line);
        if (!more || !expectation_fits_line(expected, line, file->search.stop))
            doctest_explain(file, expected->text, more ? line : doctest_nothing);
    }
    while (asked && !doctest_is_stopped(file) && doctest_next_printed(&rest, &line))
        doctest_explain(file, doctest_nothing, line);
}

static void doctest_explain_error(DoctestFile *file, const Expectation *expected,
                                  const MgradError *error)
{
    Tap *tap = &file->run->tap;
    char what[64] = "expected: error";
    if (expected->column)
        snprintf(what, sizeof what, "expected: error at column %zu", expected->column);
    tap_explain(tap, what, expected->text);
    if (error)
        tap_explainf(tap, "got: error at column %zu: %s", error->column, error->message);
    else
        tap_explainf(tap, "got: no error");
}

/* An error must match every #!> of its statement. One without a #!> is a failure, and so is a #!>
   without an error. An error of a limit that no #!> matches gives the exit status of that limit. */
static void doctest_judge_error(DoctestFile *file, MgradStatus status)
{
    const MgradError *error = doctest_is_error(status) ? mgrad_error(file->session) : NULL;
    size_t asked = 0, wrong = 0;
    for (size_t i = 0; i < file->expected_count && !doctest_is_stopped(file); i++) {
        const Expectation *expected = &file->expected[i];
        if (expected->kind != EXPECTS_ERROR)
            continue;
        asked++;
        if (error && expectation_fits_error(expected, error->message, error->column))
            continue;
        wrong++;
        doctest_explain_error(file, expected, error);
    }
    if (!error || (asked > 0 && wrong == 0))
        return;
    if (asked == 0)
        tap_quote(&file->run->tap, error->text);
    if (front_exit_status(status) != EXIT_ERROR)
        doctest_fail(file->run, front_exit_status(status));
}

/* At the end of a line: prints a TAP line if it has comments or an unexpected error. */
static void doctest_judge(DoctestFile *file, const MgradStep *step)
{
    Tap *tap = &file->run->tap;
    size_t line = search_line(&file->search, step->start);
    file->expected_count = 0;
    if (doctest_is_error(step->status))
        doctest_gather_error(file, step);
    else if (!doctest_gather(file, step))
        return;
    doctest_judge_error(file, step->status); /* first: differences may leave no space */
    doctest_judge_output(file);
    if (doctest_is_stopped(file))
        tap_forget(tap); /* it was not compared to the end */
    else if (file->expected_count > 0 || !tap_is_fine(tap))
        tap_put_result(tap, file->name, line);
    mgrad_clear_output(file->session);
}

/* ---- files ---- */

/* `quit` may be the last statement of the file. Elsewhere, also in a file that it imports, it would
   keep the rest of the file from being checked. */
static void doctest_judge_quit(DoctestFile *file, const MgradStep *step)
{
    Tap *tap = &file->run->tap;
    const MgradError *place = mgrad_error(file->session);
    bool is_last = strcmp(place->file, file->name) == 0 && place->offset >= step->start &&
                   place->offset < step->end &&
                   search_statement(&file->search, step->end) == doctest_source(file)->len;
    if (!is_last)
        tap_explainf(tap, "quit at %s:%zu:%zu, before the end of the file", place->file,
                     place->line, place->column);
    if (mgrad_exit_status(file->session) != 0)
        tap_explainf(tap, "quit with status %d", mgrad_exit_status(file->session));
}

/* Runs all statements. `quit` ends the file; the comments after it fail. */
static void doctest_run_steps(DoctestFile *file)
{
    const Front *front = file->run->front;
    MgradStep step = {.status = MGRAD_OK};
    while (step.status != MGRAD_QUIT && !doctest_is_stopped(file)) {
        front_share_memory(front, file->session);
        if (!mgrad_script_step(file->script, &step))
            break;
        if (front_ends_run(front_exit_status(step.status))) {
            doctest_fail(file->run, front_report(front, file->session, step.status));
            return;
        }
        step.start = doctest_statement_start(file, &step);
        doctest_judge(file, &step);
    }
    bool has_quit = step.status == MGRAD_QUIT;
    doctest_report_unused(file, doctest_source(file)->len,
                          has_quit ? "not run: quit ended the file before this line"
                                   : doctest_stray);
    if (has_quit)
        doctest_judge_quit(file, &step);
}

/* Host.print: the session keeps the output. It counts, though it is not shown. */
static void doctest_charge(void *ctx, const char *text, size_t size)
{
    (void)text;
    host_posix_charge(ctx, size);
}

/* Opens a new session for the file. False if memory is short. */
static bool doctest_open(DoctestFile *file)
{
    Doctest *run = file->run;
    const Piece *source = doctest_source(file);
    Host host = front_host(run->front, run->front->posix);
    host.print = doctest_charge;
    host.accepts = NULL; /* everything is text */
    host.read_line = NULL;
    host.page = NULL;   /* help is output, too */
    host.screen = NULL; /* output must not depend on the terminal */
    MgradOptions options = {
        .argc = 1, .argv = &file->name, .captures = true, .keep_builtins = true};
    file->session = front_new_session(run->front, &host, options);
    if (!file->session)
        return false;
    file->script = mgrad_script_open(file->session, file->name, source->text, source->len);
    return file->script != NULL;
}

/* The file has not run, or not to its end. */
static void doctest_give_up(DoctestFile *file, const char *what, int exit_status)
{
    doctest_fail(file->run, exit_status);
    tap_explainf(&file->run->tap, "%s: %s", what, front_reason(exit_status));
}

/* False, after a diagnostic, if the file cannot be read or another file has ended the run. */
static bool doctest_read(DoctestFile *file, Buf *text)
{
    Doctest *run = file->run;
    if (front_ends_run(run->exit_status)) {
        doctest_give_up(file, "not run", run->exit_status);
        return false;
    }
    Buf why;
    buf_init(&why, run->front->mem);
    int exit_status = front_read(run->front, file->name, text, &why);
    doctest_fail(run, exit_status);
    if (exit_status != EXIT_FINE)
        tap_explainf(&run->tap, "cannot be read: %s", buf_text(&why));
    buf_done(&why);
    return exit_status == EXIT_FINE;
}

static void doctest_run_text(DoctestFile *file)
{
    if (!doctest_open(file)) {
        doctest_give_up(file, "not run", EXIT_MEMORY);
    } else if (!front_enter_sandbox(file->run->front)) {
        doctest_give_up(file, "not run", EXIT_NOT_RUN);
    } else {
        doctest_run_steps(file);
        doctest_poll(file);
        if (doctest_is_stopped(file))
            doctest_give_up(file, "stopped", file->run->exit_status);
    }
    if (file->script)
        mgrad_script_close(file->script);
    mgrad_free(file->session);
    front_share_memory(file->run->front, NULL);
    mem_free(file->run->front->mem, file->expected, file->expected_cap * sizeof(Expectation));
}

/* Every file ends with a TAP line of its own, so that a file that cannot be run is not ok. */
static void doctest_file(Doctest *run, const char *path)
{
    DoctestFile file = {.run = run, .name = path};
    Buf text;
    buf_init(&text, run->front->mem);
    if (doctest_read(&file, &text)) {
        search_init(&file.search, (Piece){buf_text(&text), text.len}, stop_flag());
        doctest_run_text(&file);
    }
    tap_put_result(&run->tap, path, 0);
    buf_done(&text);
}

int doctest_run(const Front *front, int count, char **paths)
{
    Doctest run = {.front = front};
    tap_init(&run.tap, front);
    for (int i = 0; i < count; i++)
        doctest_file(&run, paths[i]);
    tap_put_plan(&run.tap);
    bool failed = run.tap.failures > 0;
    tap_done(&run.tap);
    return run.exit_status ? run.exit_status : failed ? EXIT_CHECK : EXIT_FINE;
}
