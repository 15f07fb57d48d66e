/* front.c: reading programs, opening sessions, reporting errors. */
#include "app/host/front.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/host/sandbox.h"
#include "app/host/stop.h"
#include "base/escape.h"
#include "base/sink.h"
#include "host/files.h"

enum { FRONT_OWN_MEMORY = 64 << 20 }; /* bytes that the front end may need besides the session */

/* ---- reading ---- */

/* By descriptor: opening /dev/stdin fails if standard input is a socket. */
static bool front_read_stdin(Buf *text, Buf *reason)
{
    int error = files_get_all(STDIN_FILENO, stop_flag(), sink_into(text));
    if (error)
        buf_puts(reason, files_reason(error));
    return error == 0;
}

static void front_report_unread(const Front *front, const char *path, const Buf *reason)
{
    bool is_stdin = strcmp(path, "-") == 0;
    Buf line;
    buf_init(&line, front->mem);
    buf_printf(&line, is_stdin ? "mgrad: cannot read %s: %s" : "mgrad: cannot read '%s': %s",
               is_stdin ? "standard input" : path, buf_text(reason));
    escape_from(&line, 0);
    buf_putc(&line, '\n');
    host_posix_complain(front->posix, line.failed ? "mgrad: out of memory\n" : buf_text(&line));
    buf_done(&line);
}

/* The exit status after a failed read. Unless the system has given the reason, it is put into
   `reason`. */
static int front_unread(const Front *front, bool is_large, Buf *reason)
{
    int exit_status = front_stop_status(*stop_flag());
    if (exit_status == EXIT_FINE && !is_large)
        return EXIT_NOT_RUN;
    buf_clear(reason);
    if (exit_status != EXIT_FINE) {
        buf_puts(reason, front_reason(exit_status));
        return exit_status;
    }
    buf_puts(reason, "it does not fit in the memory limit of ");
    buf_put_size(reason, front->settings->max_memory);
    return EXIT_MEMORY;
}

int front_read(const Front *front, const char *path, Buf *text, Buf *why)
{
    Buf reason;
    buf_init(&reason, front->mem);
    bool fine = strcmp(path, "-") == 0
                    ? front_read_stdin(text, &reason)
                    : files_read(path, stop_flag(), sink_into(text), sink_into(&reason));
    bool is_large = text->failed;
    if (is_large) { /* frees memory for the message */
        buf_done(text);
        fine = false;
    }
    int exit_status = fine ? EXIT_FINE : front_unread(front, is_large, &reason);
    if (!fine)
        front_report_unread(front, path, &reason);
    if (why)
        buf_put(why, buf_text(&reason), reason.len);
    buf_done(&reason);
    return exit_status;
}

/* ---- sessions ---- */

Host front_host(const Front *front, HostPosix *posix)
{
    return front->settings->sandbox ? host_posix_sandboxed(posix) : host_posix_table(posix);
}

/* While a growing buffer is copied, it exists twice. So the system allows twice the memory: a
   program first meets the limit of the session, which ends it with a message. */
bool front_enter_sandbox(const Front *front)
{
    const FrontSettings *settings = front->settings;
    if (!settings->sandbox)
        return true;
    size_t memory = settings->max_memory < SIZE_MAX / 4 ? 2 * settings->max_memory : SIZE_MAX / 2;
    const char *why = sandbox_enter(
        (SandboxLimits){memory + FRONT_OWN_MEMORY, settings->max_output, settings->timeout});
    if (!why)
        return true;
    host_posix_complain(front->posix, "mgrad: --sandbox is unavailable here; nothing was run: ");
    host_posix_complain(front->posix, why);
    host_posix_complain(front->posix, "\n");
    return false;
}

/* The part of a limit that `used` bytes leave. */
static size_t front_rest(size_t limit, size_t used)
{
    return limit > used ? limit - used : 1; /* 0 would be no limit */
}

void front_share_memory(const Front *front, Mgrad *session)
{
    size_t whole = front->settings->max_memory;
    if (session)
        mgrad_limit_memory(session, front_rest(whole, front->mem->used));
    front->mem->limit = session ? front_rest(whole, mgrad_memory(session)) : whole;
}

Mgrad *front_new_session(const Front *front, const Host *host, MgradOptions options)
{
    options.max_nodes = front->settings->max_nodes;
    options.max_memory = front->settings->max_memory;
    options.timeout = front->settings->timeout;
    options.max_output = front->settings->max_output;
    options.plain_numbers = front->settings->plain_numbers;
    options.import_path = front->settings->sandbox ? NULL : getenv("MGRAD_PATH");
    Mgrad *session = mgrad_new(host, &options);
    if (!session)
        host_posix_complain(front->posix, "mgrad: out of memory\n");
    return session;
}

/* ---- results ---- */

int front_exit_status(MgradStatus status)
{
    switch (status) {
    case MGRAD_OK:
    case MGRAD_QUIT:
        return EXIT_FINE;
    case MGRAD_ERROR:
    case MGRAD_INCOMPLETE:
        return EXIT_ERROR;
    case MGRAD_INTERRUPTED:
        return EXIT_INTERRUPTED;
    case MGRAD_TIMEOUT:
        return EXIT_TIME;
    case MGRAD_MEMORY:
        return EXIT_MEMORY;
    case MGRAD_NODES:
        return EXIT_NODES;
    case MGRAD_OUTPUT:
        return EXIT_OUTPUT;
    }
    return EXIT_ERROR;
}

int front_stop_status(int stop)
{
    switch (stop) {
    case HOST_INTERRUPT:
        return EXIT_INTERRUPTED;
    case HOST_TIMEOUT:
        return EXIT_TIME;
    case HOST_OUTPUT:
        return EXIT_OUTPUT;
    default:
        return EXIT_FINE;
    }
}

const char *front_reason(int exit_status)
{
    switch (exit_status) {
    case EXIT_INTERRUPTED:
        return "interrupted";
    case EXIT_TIME:
        return "the time is up";
    case EXIT_OUTPUT:
        return "too much output";
    case EXIT_MEMORY:
        return "out of memory";
    default:
        return "see standard error";
    }
}

int front_report_stop(const Front *front)
{
    int exit_status = front_stop_status(*front->posix->stop);
    if (exit_status == EXIT_FINE || front->posix->write_error) /* main reports lost results */
        return exit_status;
    host_posix_complain(front->posix, "mgrad: ");
    host_posix_complain(front->posix, front_reason(exit_status));
    host_posix_complain(front->posix, "\n");
    return exit_status;
}

bool front_ends_run(int exit_status)
{
    return exit_status == EXIT_INTERRUPTED || exit_status == EXIT_TIME ||
           exit_status == EXIT_OUTPUT;
}

bool front_ends_session(const Front *front, MgradStatus status)
{
    bool is_at_limit = mgrad_stopped(status) && status != MGRAD_INTERRUPTED;
    return is_at_limit || status == MGRAD_QUIT || front->posix->write_error;
}

int front_report(const Front *front, const Mgrad *session, MgradStatus status)
{
    if (status == MGRAD_OK)
        return EXIT_FINE;
    if (status == MGRAD_QUIT)
        return mgrad_exit_status(session);
    if (front->posix->write_error) /* the cause of the stop; main reports it at the end */
        return EXIT_ERROR;
    const char *report = mgrad_error(session)->text;
    /* The report is empty if there was no memory for it. */
    host_posix_report(front->posix, *report ? report : "mgrad: out of memory\n");
    return front_exit_status(status);
}
