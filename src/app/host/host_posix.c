/*
 * host_posix.c: the callbacks of the Host.
 *
 * Each callback that writes elsewhere, starts a program or reads the terminal flushes the results
 * first. So results, notes and error reports keep their order, also if both streams go to one file.
 */
#include "app/host/host_posix.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/host/color.h"
#include "app/host/console.h"
#include "app/host/stop.h"
#include "base/escape.h"
#include "base/sink.h"
#include "base/utf8.h"
#include "host/files.h"
#include "host/gnuplot.h"
#include "host/input.h"
#include "host/memory.h"
#include "host/process.h"

/* Records that results are lost, and interrupts the program: its output has no reader. */
static void host_posix_lose(HostPosix *posix, int error)
{
    posix->write_error = error;
    if (error != 0 && *posix->stop == HOST_GO_ON)
        *posix->stop = HOST_INTERRUPT;
}

/* Also erases the progress line, which results would otherwise be appended to. */
void host_posix_flush(HostPosix *posix)
{
    progress_hide(&posix->progress);
    int error = posix->write_error;
    /* Not interrupted by Ctrl-C: the user must see what was printed before it. */
    if (posix->pending > 0 && error == 0)
        error = files_put(STDOUT_FILENO, posix->out, posix->pending, NULL);
    posix->pending = 0;
    host_posix_lose(posix, error);
}

size_t host_posix_charge(HostPosix *posix, size_t size)
{
    size_t left = posix->output_left;
    if (size > left)
        *posix->stop = HOST_OUTPUT;
    size_t granted = size < left ? size : left;
    if (left != SIZE_MAX)
        posix->output_left -= granted;
    return granted;
}

void host_posix_put(HostPosix *posix, const char *text, size_t size)
{
    while (size > 0) {
        size_t room = HOST_POSIX_BUFFER - posix->pending;
        size_t part = size < room ? size : room;
        memcpy(posix->out + posix->pending, text, part);
        posix->pending += part;
        text += part;
        size -= part;
        if (posix->pending == HOST_POSIX_BUFFER)
            host_posix_flush(posix);
    }
    if (posix->terminal)
        host_posix_flush(posix);
}

/* Output at its limit ends with a whole character. */
static void host_posix_print(void *ctx, const char *text, size_t size)
{
    HostPosix *posix = ctx;
    size_t granted = host_posix_charge(posix, size);
    while (granted < size && granted > 0 && utf8_continues(text[granted]))
        granted--;
    host_posix_put(posix, text, granted);
}

void host_posix_complain(HostPosix *posix, const char *text)
{
    host_posix_flush(posix);
    /* An error of this write cannot be reported anywhere. */
    files_put(STDERR_FILENO, text, strlen(text), NULL);
}

void host_posix_report(HostPosix *posix, const char *text)
{
    if (!posix->color_err) {
        host_posix_complain(posix, text);
        return;
    }
    Buf report;
    buf_init(&report, posix->client.mem);
    report_color_put(&report, text);
    host_posix_complain(posix, report.failed ? text : buf_text(&report));
    buf_done(&report);
}

void host_posix_note(void *ctx, const char *text)
{
    HostPosix *posix = ctx;
    if (host_posix_charge(posix, strlen(text)) < strlen(text))
        return;
    Buf line;
    buf_init(&line, posix->client.mem);
    buf_puts(&line, posix->color_err ? COLOR_NOTE "note: " : "note: ");
    escape_put(&line, text, strlen(text));
    buf_puts(&line, posix->color_err ? COLOR_OFF "\n" : "\n");
    host_posix_complain(posix, buf_text(&line));
    buf_done(&line);
}

static void host_posix_progress(void *ctx, size_t done, size_t total)
{
    HostPosix *posix = ctx;
    if (total == 0)
        progress_end(&posix->progress);
    else
        progress_step(&posix->progress, done, total);
}

static bool host_posix_read_line(void *ctx, const char *prompt, HostSink line, HostSink message)
{
    HostPosix *posix = ctx;
    const HostCommander *commander = &posix->commander;
    host_posix_flush(posix);
    if (commander->read_line)
        return commander->read_line(commander->ctx, prompt, line, message);
    if (posix->stdin_is_program)
        return sink_fail(message, "standard input is the program");
    host_posix_print(posix, prompt, strlen(prompt));
    host_posix_flush(posix);
    return input_read_line(posix->stop, line, message);
}

static double host_posix_clock(void *ctx)
{
    (void)ctx;
    return process_clock();
}

/* Whole seconds, so that a sandboxed program has no clock for timing attacks. */
static double host_posix_coarse_clock(void *ctx)
{
    (void)ctx;
    return floor(process_clock());
}

static bool host_posix_read(void *ctx, const char *path, HostSink bytes, HostSink message)
{
    const HostPosix *posix = ctx;
    char expanded[FILES_PATH_SIZE];
    return files_read(files_expand(path, expanded), posix->stop, bytes, message);
}

static bool host_posix_identify(void *ctx, const char *path, HostSink name)
{
    (void)ctx;
    char expanded[FILES_PATH_SIZE];
    return files_identify(files_expand(path, expanded), name);
}

/* Has the reader of standard output closed the pipe? */
static bool host_posix_reader_left(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) == 1 && (out.revents & POLLERR);
}

static bool host_posix_write(void *ctx, const char *path, const char *bytes, size_t size,
                             HostSink message)
{
    HostPosix *posix = ctx;
    char expanded[FILES_PATH_SIZE];
    host_posix_flush(posix); /* `path` may be /dev/stdout */
    if (files_write(files_expand(path, expanded), bytes, size, FILES_SHARED, posix->stop, message))
        return true;
    /* If the write to /dev/stdout failed because of its reader, that is no error of the program: it
       ends as after a failed print. */
    if (posix->write_error == 0 && host_posix_reader_left())
        host_posix_lose(posix, EPIPE);
    return false;
}

static bool host_posix_render(void *ctx, const char *dot, size_t size, const char *format,
                              HostSink picture, HostSink message)
{
    HostPosix *posix = ctx;
    host_posix_flush(posix);
    return picture_render(&posix->client, dot, size, format, picture, message);
}

static bool host_posix_gnuplot(void *ctx, const char *script, size_t size, HostSink picture,
                               HostSink message)
{
    HostPosix *posix = ctx;
    host_posix_flush(posix);
    return gnuplot_run(&posix->client, script, size, picture, message);
}

static size_t host_posix_report_width(void *ctx)
{
    (void)ctx;
    return console_error_columns();
}

/* In a sandbox the terminal cannot be asked any more. */
static size_t host_posix_first_report_width(void *ctx)
{
    const HostPosix *posix = ctx;
    return posix->error_columns;
}

static HostScreen host_posix_screen(void *ctx)
{
    (void)ctx;
    ConsoleSize window = console_size();
    return (HostScreen){.columns = window.columns, .rows = window.rows, .utf8 = console_is_utf8()};
}

/* Asking the terminal may swallow keys. A prompt gets them back. Without one no program reads them,
   and the terminal is asked only if none are waiting. */
static bool host_posix_accepts(void *ctx, bool anywhere, HostAccepted *accepted)
{
    HostPosix *posix = ctx;
    const HostCommander *commander = &posix->commander;
    if (!commander->typed && (!anywhere || console_is_typing()))
        return false;
    host_posix_flush(posix);
    HostSink typed = sink_nowhere();
    if (commander->typed)
        typed = (HostSink){.to = commander->ctx, .put = commander->typed};
    if (!terminal_has_pictures(&posix->screen, typed))
        return false;
    *accepted = terminal_accepts(&posix->screen);
    return true;
}

/* A terminal cannot replace an earlier picture, so an update is one more. */
static bool host_posix_show(void *ctx, const HostDisplay *display)
{
    HostPosix *posix = ctx;
    const HostForm *png = &display->forms[0]; /* the only type that terminal_accepts names */
    host_posix_flush(posix);
    Buf reason;
    buf_init(&reason, posix->client.mem);
    bool is_shown = terminal_show(&posix->screen, png->bytes, png->size, sink_into(&reason));
    if (!is_shown && reason.len)
        host_posix_note(posix, buf_text(&reason));
    buf_done(&reason);
    return is_shown;
}

static void host_posix_clear(void *ctx, bool waits)
{
    static const char erase[] = "\033[H\033[2J";
    HostPosix *posix = ctx;
    (void)waits;
    if (posix->terminal && console_has_cursor())
        host_posix_put(posix, erase, strlen(erase));
}

static bool host_posix_command(void *ctx, const char *name, const char *argument, HostSink out,
                               HostSink message)
{
    HostPosix *posix = ctx;
    const HostCommander *commander = &posix->commander;
    host_posix_flush(posix);
    if (commander->command)
        return commander->command(commander->ctx, name, argument, out, message);
    return sink_fail(message, "there is no prompt here");
}

/* Text that fits on the screen is printed as usual. */
static void host_posix_page(void *ctx, const char *text, size_t size)
{
    HostPosix *posix = ctx;
    host_posix_flush(posix);
    if (!console_page(text, size))
        host_posix_print(posix, text, size);
}

static size_t host_posix_heap_size(void *ctx, bool is_exact)
{
    const HostPosix *posix = ctx;
    return memory_heap_size(posix->heap, is_exact);
}

/* PictureClient.waiting */
static void host_posix_wait(void *progress, double seconds)
{
    if (seconds < 0)
        progress_hide(progress);
    else
        progress_wait(progress, seconds);
}

void host_posix_init(HostPosix *posix, Mem *mem, const char *argv0)
{
    posix->stop = stop_flag();
    posix->client = (PictureClient){.mem = mem,
                                    .argv0 = argv0,
                                    .stop = posix->stop,
                                    .waiting = host_posix_wait,
                                    .waiting_ctx = &posix->progress};
    progress_init(&posix->progress);
    terminal_init(&posix->screen, &posix->client);
    posix->terminal = isatty(STDOUT_FILENO) == 1;
    posix->error_columns = console_error_columns();
    posix->stdin_is_program = false;
    posix->color_out = posix->color_err = false;
    posix->commander = (HostCommander){0};
    posix->output_left = SIZE_MAX;
    posix->heap = NULL;
    posix->write_error = 0;
    posix->pending = 0;
}

Host host_posix_sandboxed(HostPosix *posix)
{
    return (Host){
        .ctx = posix,
        .print = host_posix_print,
        .note = host_posix_note,
        .progress = host_posix_progress,
        .stop = posix->stop,
        .heap_size = posix->heap ? host_posix_heap_size : NULL,
        .clock = host_posix_coarse_clock,
        .tick = 1.0,
        .report_width = host_posix_first_report_width,
    };
}

Host host_posix_table(HostPosix *posix)
{
    Host host = host_posix_sandboxed(posix);
    host.clock = host_posix_clock;
    host.tick = 0.0;
    host.report_width = host_posix_report_width;
    host.read_line = host_posix_read_line;
    host.read_file = host_posix_read;
    host.identify = host_posix_identify;
    host.write_file = host_posix_write;
    host.render = host_posix_render;
    host.gnuplot = host_posix_gnuplot;
    host.screen = host_posix_screen;
    host.accepts = host_posix_accepts;
    host.show = host_posix_show;
    host.clear = host_posix_clear;
    host.command = host_posix_command;
    host.page = host_posix_page;
    return host;
}

bool host_posix_finish(HostPosix *posix)
{
    host_posix_flush(posix);
    if (posix->write_error == 0)
        return true;
    if (posix->write_error != EPIPE) {
        host_posix_complain(posix, "mgrad: the results cannot be written: ");
        host_posix_complain(posix, files_reason(posix->write_error));
        host_posix_complain(posix, "\n");
    }
    return false;
}
