/*
 * run.c: runs or checks the programs that the command line names.
 *
 * The order matters for --sandbox: first the program is read, then the session is opened, then the
 * process is confined, and only then a statement of the program is parsed or run.
 */
#include "app/cli/run.h"

#include <string.h>
#include <unistd.h>

#include "app/repl/repl.h"

/* The source of the program's text. */
typedef enum SourceKind { SOURCE_NONE, SOURCE_TEXT, SOURCE_FILE, SOURCE_STDIN } SourceKind;

/* Standard input is a program unless it is a terminal; then the REPL reads it. */
static SourceKind run_source(const Options *options)
{
    if (options->has_text)
        return SOURCE_TEXT;
    if (options->argc > 0)
        return strcmp(options->argv[0], "-") == 0 ? SOURCE_STDIN : SOURCE_FILE;
    return options->stay || isatty(STDIN_FILENO) ? SOURCE_NONE : SOURCE_STDIN;
}

/* Opens the session. The program's `argv` begins with the script's name; with -e it begins with
   "-e". That is as in Python's sys.argv. */
static Mgrad *run_open(const Front *front, const Options *options, SourceKind source,
                       bool interactive)
{
    Host host = front_host(front, front->posix);
    MgradOptions session = {.interactive = interactive, .color = front->posix->color_out};
    if (options->argc > 0 && source != SOURCE_TEXT) {
        session.argc = options->argc;
        session.argv = (const char *const *)options->argv;
        return front_new_session(front, &host, session);
    }
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
    session.argc = argc;
    session.argv = argv;
    Mgrad *m = front_new_session(front, &host, session);
    mem_free(front->mem, argv, size);
    return m;
}

/* The name of the program in messages. One that begins with '<' cannot be run again. */
static const char *run_source_name(const Options *options, SourceKind source)
{
    return source == SOURCE_TEXT ? "<-e>" : source == SOURCE_STDIN ? "<stdin>" : options->argv[0];
}

/* Runs the program, if there is one, then the REPL if `stay`. */
static int run_text(const Front *front, const Options *options, Mgrad *session, SourceKind source,
                    bool stay, const Buf *text)
{
    int exit_status = EXIT_FINE;
    if (source != SOURCE_NONE) {
        const char *name = run_source_name(options, source);
        front_share_memory(front, session);
        MgradStatus status = mgrad_run_script(session, name, buf_text(text), text->len);
        exit_status = front_report(front, session, status);
        /* These end the process; after another error the REPL can examine the variables. */
        if (front_ends_session(front, status))
            return exit_status;
    }
    if (!stay)
        return exit_status;
    return repl_run(front, session, (ReplOptions){options->quiet, options->no_rc});
}

static int run_session(const Front *front, const Options *options, SourceKind source, bool stay,
                       const Buf *text)
{
    Mgrad *session = run_open(front, options, source, stay);
    if (!session)
        return EXIT_MEMORY;
    int exit_status = front_enter_sandbox(front)
                          ? run_text(front, options, session, source, stay, text)
                          : EXIT_NOT_RUN;
    mgrad_free(session);
    return exit_status;
}

int run_program(const Front *front, const Options *options)
{
    SourceKind source = run_source(options);
    bool stay = options->stay || source == SOURCE_NONE;
    bool reads = source == SOURCE_FILE || source == SOURCE_STDIN;
    if (options->settings.sandbox && stay) {
        host_posix_complain(front->posix, "mgrad: '--sandbox' needs a program: a file or -e\n");
        return EXIT_NOT_RUN;
    }
    front->posix->stdin_is_program = source == SOURCE_STDIN || (stay && !isatty(STDIN_FILENO));
    Buf file;
    buf_init(&file, front->mem);
    int exit_status = EXIT_FINE;
    if (reads)
        exit_status =
            front_read(front, source == SOURCE_FILE ? options->argv[0] : "-", &file, NULL);
    if (exit_status == EXIT_FINE)
        exit_status = run_session(front, options, source, stay, reads ? &file : &options->text);
    buf_done(&file);
    return exit_status;
}

static void run_report_warnings(const Front *front, const Mgrad *session)
{
    size_t count;
    const MgradError *errors = mgrad_errors(session, &count);
    for (size_t i = 0; i < count; i++)
        if (errors[i].severity == MGRAD_WARNING)
            host_posix_report(front->posix, errors[i].text);
}

static int run_check_file(const Front *front, Mgrad *session, const char *path)
{
    Buf text;
    buf_init(&text, front->mem);
    int exit_status = front_read(front, path, &text, NULL);
    if (exit_status == EXIT_FINE && !front_enter_sandbox(front))
        exit_status = EXIT_NOT_RUN;
    if (exit_status == EXIT_FINE) {
        const char *name = strcmp(path, "-") == 0 ? "<stdin>" : path;
        front_share_memory(front, session);
        MgradStatus status = mgrad_check(session, name, buf_text(&text), text.len);
        exit_status = front_report(front, session, status);
        run_report_warnings(front, session);
    }
    buf_done(&text);
    return exit_status;
}

/* One session parses all files. */
int run_check(const Front *front, const Options *options)
{
    Host host = front_host(front, front->posix);
    /* So that `argv` is defined. */
    MgradOptions arguments = {.argc = options->argc, .argv = (const char *const *)options->argv};
    Mgrad *session = front_new_session(front, &host, arguments);
    if (!session)
        return EXIT_MEMORY;
    int worst = EXIT_FINE;
    for (int i = 0; i < options->argc && !front_ends_run(worst); i++)
        worst = front_worse(worst, run_check_file(front, session, options->argv[i]));
    mgrad_free(session);
    return worst;
}
