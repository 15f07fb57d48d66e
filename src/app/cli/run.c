/* run.c: the program of the command line, run once. */
#include "app/cli/run.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/host/files.h"
#include "app/host/interrupt.h"
#include "app/host/process.h"
#include "app/repl/repl.h"
#include "app/host/sandbox.h"

enum { RUN_OWN_MEMORY = 64 << 20 }; /* bytes that the front end may need beside the session */

/* Where the program's text comes from, and what `argv` begins with. */
typedef enum SourceKind { SOURCE_NONE, SOURCE_TEXT, SOURCE_FILE, SOURCE_STDIN } SourceKind;

static void run_sink_put(void *to, const char *bytes, size_t size)
{
    buf_put(to, bytes, size);
}

static HostSink run_sink(Buf *buf)
{
    return (HostSink){.to = buf, .put = run_sink_put};
}

/* By descriptor: /dev/stdin cannot be opened where standard input is a socket. */
static bool run_read_stdin(Buf *text, Buf *reason)
{
    int error = files_get_all(STDIN_FILENO, interrupt_flag(), run_sink(text));
    if (error)
        buf_puts(reason, files_reason(error));
    return error == 0;
}

bool run_read(const Front *front, const char *path, Buf *text)
{
    Buf reason;
    buf_init(&reason, front->mem);
    bool is_stdin = strcmp(path, "-") == 0;
    bool fine = is_stdin ? run_read_stdin(text, &reason)
                         : files_read(path, interrupt_flag(), run_sink(text), run_sink(&reason));
    if (fine && text->failed) {
        buf_puts(&reason, files_reason(ENOMEM));
        fine = false;
    }
    if (!fine) {
        Buf line;
        buf_init(&line, front->mem);
        buf_printf(&line,
                   is_stdin ? "mgrad: cannot read %s: %s\n" : "mgrad: cannot read '%s': %s\n",
                   is_stdin ? "standard input" : path, buf_text(&reason));
        host_posix_complain(front->posix, line.failed ? "mgrad: out of memory\n" : buf_text(&line));
        buf_done(&line);
    }
    buf_done(&reason);
    return fine;
}

Host run_host(const Front *front, HostPosix *posix)
{
    return front->options->sandbox ? host_posix_walled(posix) : host_posix_table(posix);
}

/* The session takes its memory, and a copy of it where that grows. */
bool run_wall_in(const Front *front)
{
    const Options *options = front->options;
    if (!options->sandbox)
        return true;
    size_t memory = options->max_memory < SIZE_MAX / 4 ? 2 * options->max_memory : SIZE_MAX / 2;
    const char *why = sandbox_enter(memory + RUN_OWN_MEMORY, options->timeout);
    if (!why)
        return true;
    host_posix_complain(front->posix, "mgrad: '--sandbox' is not to be had, and nothing was run: ");
    host_posix_complain(front->posix, why);
    host_posix_complain(front->posix, "\n");
    return false;
}

Mgrad *run_new_session(const Front *front, const Host *host, bool interactive, int argc,
                       const char *const *argv)
{
    const MgradOptions options = {
        .interactive = interactive,
        .color = front->posix->color_out && front->options->task == TASK_RUN,
        .max_nodes = front->options->max_nodes,
        .max_memory = front->options->max_memory,
        .timeout = front->options->timeout,
        .import_path = front->options->sandbox ? NULL : getenv("MGRAD_PATH"),
        .argc = argc,
        .argv = argv,
    };
    Mgrad *session = mgrad_new(host, &options);
    if (!session)
        host_posix_complain(front->posix, "mgrad: out of memory\n");
    return session;
}

bool run_timed_out(const Front *front)
{
    double limit = front->options->timeout;
    return limit > 0 && process_clock() - front->started >= limit;
}

int run_report(const Front *front, const Mgrad *session, MgradStatus status)
{
    if (status == MGRAD_OK)
        return EXIT_FINE;
    if (status == MGRAD_QUIT)
        return mgrad_exit_status(session);
    if (front->posix->write_error) /* that is why it stopped; main says so at the end */
        return EXIT_WRONG;
    const char *report = mgrad_error(session)->text;
    /* Where there is not even the memory for a report. */
    host_posix_report(front->posix, *report ? report : "mgrad: out of memory\n");
    bool interrupted = status == MGRAD_INTERRUPTED && !run_timed_out(front);
    return interrupted ? EXIT_INTERRUPTED : EXIT_WRONG;
}

static SourceKind run_source(const Options *options)
{
    if (options->has_text)
        return SOURCE_TEXT;
    if (options->argc > 0)
        return strcmp(options->argv[0], "-") == 0 ? SOURCE_STDIN : SOURCE_FILE;
    return options->stay || isatty(STDIN_FILENO) ? SOURCE_NONE : SOURCE_STDIN;
}

/* The list `argv` begins with the script's name, as Python's sys.argv does; after -e with "-e". */
static Mgrad *run_open(const Front *front, SourceKind source, bool interactive)
{
    const Options *options = front->options;
    Host host = run_host(front, front->posix);
    if (options->argc > 0 && source != SOURCE_TEXT)
        return run_new_session(front, &host, interactive, options->argc,
                               (const char *const *)options->argv);
    int argc = options->argc + 1;
    size_t size = (size_t)argc * sizeof(char *);
    const char **argv = mem_alloc(front->mem, size);
    if (!argv) {
        host_posix_complain(front->posix, "mgrad: out of memory\n");
        return NULL;
    }
    argv[0] = source == SOURCE_TEXT ? "-e" : "";
    for (int i = 1; i < argc; i++)
        argv[i] = options->argv[i - 1];
    Mgrad *session = run_new_session(front, &host, interactive, argc, argv);
    mem_free(front->mem, argv, size);
    return session;
}

static const char *run_source_name(const Options *options, SourceKind source)
{
    return source == SOURCE_TEXT ? "<-e>" : source == SOURCE_STDIN ? "<stdin>" : options->argv[0];
}

/* Runs the source, if there is one, then the REPL, if it is wanted. */
static int run_session(const Front *front, Mgrad *session, SourceKind source, bool stay,
                       const Buf *text)
{
    int exit_status = EXIT_FINE;
    if (source != SOURCE_NONE) {
        const char *name = run_source_name(front->options, source);
        MgradStatus status = mgrad_run_script(session, name, buf_text(text), text->len);
        exit_status = run_report(front, session, status);
        if (status == MGRAD_QUIT || front->posix->write_error || run_timed_out(front))
            return exit_status;
    }
    return stay ? repl_run(front, session) : exit_status;
}

/* For a file that could not be read: also the user or the time limit can be why. */
static int run_unread(void)
{
    switch (*interrupt_flag()) {
    case HOST_INTERRUPT:
        return EXIT_INTERRUPTED;
    case HOST_TIMEOUT:
        return EXIT_WRONG;
    default:
        return EXIT_UNUSED;
    }
}

int run_program(const Front *front)
{
    const Options *options = front->options;
    SourceKind source = run_source(options);
    bool stay = options->stay || source == SOURCE_NONE;
    bool reads = source == SOURCE_FILE || source == SOURCE_STDIN;
    if (options->sandbox && stay) {
        host_posix_complain(front->posix, "mgrad: '--sandbox' needs a program: a file or -e\n");
        return EXIT_UNUSED;
    }
    Buf file;
    buf_init(&file, front->mem);
    int exit_status;
    if (reads && !run_read(front, source == SOURCE_FILE ? options->argv[0] : "-", &file)) {
        exit_status = run_unread();
    } else {
        Mgrad *session = run_open(front, source, stay);
        const Buf *text = reads ? &file : &options->text;
        exit_status = EXIT_WRONG;
        if (session)
            exit_status =
                run_wall_in(front) ? run_session(front, session, source, stay, text) : EXIT_UNUSED;
        if (session)
            mgrad_free(session);
    }
    buf_done(&file);
    return exit_status;
}

static int run_check_file(const Front *front, Mgrad *session, const char *path)
{
    Buf text;
    buf_init(&text, front->mem);
    int exit_status;
    if (!run_read(front, path, &text)) {
        exit_status = run_unread();
    } else if (!run_wall_in(front)) {
        exit_status = EXIT_UNUSED;
    } else {
        const char *name = strcmp(path, "-") == 0 ? "<stdin>" : path;
        MgradStatus status = mgrad_check(session, name, buf_text(&text), text.len);
        exit_status = run_report(front, session, status);
    }
    buf_done(&text);
    return exit_status;
}

int run_check(const Front *front)
{
    Host host = run_host(front, front->posix);
    Mgrad *session = run_new_session(front, &host, false, 0, NULL);
    if (!session)
        return EXIT_WRONG;
    int worst = EXIT_FINE;
    for (int i = 0; i < front->options->argc && worst < EXIT_INTERRUPTED; i++) {
        int exit_status = run_check_file(front, session, front->options->argv[i]);
        worst = exit_status > worst ? exit_status : worst;
    }
    mgrad_free(session);
    return worst;
}
