/*
 * mgrad_host.c: the ready-made Host of mgrad-host.h: its functions, and what a program can ask of
 * it.
 *
 * Output is written at once, after the bytes that the program has left in the buffer of its stdout.
 * So the output of both is in order.
 */
#include "host/mgrad-host.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/escape.h"
#include "base/sink.h"
#include "host/files.h"
#include "host/forward.h"
#include "host/gnuplot.h"
#include "host/input.h"
#include "host/interrupt.h"
#include "host/memory.h"
#include "host/picture.h"
#include "host/timeout.h"

struct MgradHost {
    Host own; /* the first member: see forward.h */
    Host table;
    Mem mem;
    PictureClient client;
    volatile sig_atomic_t flag; /* table.stop, unless the program has its own */
    Interrupt interrupt;
    bool catches_interrupts;
    Timeout timeout;
};

/* ---- functions of the Host ---- */

/* An error of this write cannot be reported anywhere. */
static void host_complain(const char *text)
{
    fflush(stdout);
    files_put(STDERR_FILENO, text, strlen(text), NULL);
}

/* If results cannot be written, the program is interrupted, after one message. */
static void host_print(void *ctx, const char *text, size_t size)
{
    MgradHost *host = ctx;
    fflush(stdout);
    int error = files_put(STDOUT_FILENO, text, size, NULL);
    if (error == 0 || *host->table.stop != HOST_GO_ON)
        return;
    host_complain("the results cannot be written: ");
    host_complain(files_reason(error));
    host_complain("\n");
    mgrad_host_stop(host, HOST_INTERRUPT);
}

static void host_note(void *ctx, const char *text)
{
    MgradHost *host = ctx;
    Buf line;
    buf_init(&line, &host->mem);
    buf_puts(&line, "note: ");
    escape_put(&line, text, strlen(text));
    buf_putc(&line, '\n');
    host_complain(buf_text(&line));
    buf_done(&line);
}

static bool host_read_line(void *ctx, const char *prompt, HostSink line, HostSink message)
{
    const MgradHost *host = ctx;
    host->table.print(ctx, prompt, strlen(prompt));
    return input_read_line(host->table.stop, line, message);
}

static double host_clock(void *ctx)
{
    (void)ctx;
    return process_clock();
}

static bool host_read_file(void *ctx, const char *path, HostSink bytes, HostSink message)
{
    const MgradHost *host = ctx;
    char expanded[FILES_PATH_SIZE];
    return files_read(files_expand(path, expanded), host->table.stop, bytes, message);
}

static bool host_identify(void *ctx, const char *path, HostSink name)
{
    (void)ctx;
    char expanded[FILES_PATH_SIZE];
    return files_identify(files_expand(path, expanded), name);
}

static bool host_write_file(void *ctx, const char *path, const char *bytes, size_t size,
                            HostSink message)
{
    const MgradHost *host = ctx;
    char expanded[FILES_PATH_SIZE];
    fflush(stdout); /* `path` may be /dev/stdout */
    return files_write(files_expand(path, expanded), bytes, size, FILES_SHARED, host->table.stop,
                       message);
}

static bool host_render(void *ctx, const char *dot, size_t size, const char *format,
                        HostSink picture, HostSink message)
{
    const MgradHost *host = ctx;
    return picture_render(&host->client, dot, size, format, picture, message);
}

static bool host_gnuplot(void *ctx, const char *script, size_t size, HostSink picture,
                         HostSink message)
{
    const MgradHost *host = ctx;
    return gnuplot_run(&host->client, script, size, picture, message);
}

/* ---- the interface ---- */

MgradHost *mgrad_host_new(const Host *own)
{
    Mem mem;
    mem_init(&mem);
    MgradHost *host = mem_alloc_zero(&mem, sizeof *host);
    if (!host)
        return NULL;
    host->mem = mem;
    host->table = (Host){
        .ctx = host,
        .print = host_print,
        .note = host_note,
        .read_line = host_read_line,
        .stop = &host->flag,
        .clock = host_clock,
        .read_file = host_read_file,
        .identify = host_identify,
        .write_file = host_write_file,
        .render = host_render,
        .gnuplot = host_gnuplot,
    };
    if (own) {
        host->own = *own;
        forward_to(&host->table, own);
    }
    host->client = (PictureClient){.mem = &host->mem, .stop = host->table.stop};
    return host;
}

void mgrad_host_free(MgradHost *host)
{
    if (!host)
        return;
    mgrad_host_release_interrupts(host);
    timeout_cancel(&host->timeout);
    Mem mem = host->mem; /* the block is freed from it */
    mem_free(&mem, host, sizeof *host);
}

const Host *mgrad_host_table(MgradHost *host)
{
    return host ? &host->table : NULL;
}

bool mgrad_host_report(const Mgrad *m, MgradStatus status)
{
    if (!mgrad_failed(status))
        return false;
    const char *report = mgrad_error(m)->text;
    /* The report is empty if there was no memory for it. */
    host_complain(*report ? report : "out of memory\n");
    return true;
}

void mgrad_host_stop(MgradHost *host, int reason)
{
    if (*host->table.stop == HOST_GO_ON)
        *host->table.stop = reason;
}

void mgrad_host_catch_interrupts(MgradHost *host)
{
    if (!host->catches_interrupts)
        interrupt_catch(&host->interrupt, host->table.stop);
    host->catches_interrupts = true;
}

void mgrad_host_release_interrupts(MgradHost *host)
{
    if (host->catches_interrupts)
        interrupt_release(&host->interrupt);
    host->catches_interrupts = false;
}

bool mgrad_host_set_timeout(MgradHost *host, double seconds)
{
    timeout_cancel(&host->timeout);
    return !(seconds > 0) || timeout_set(&host->timeout, host->table.stop, seconds);
}

size_t mgrad_host_memory_limit(void)
{
    return memory_default_limit();
}
