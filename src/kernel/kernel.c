/* kernel.c: starts the threads, and answers the requests of the shell channel. */
#include "kernel/kernel.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sink.h"
#include "host/memory.h"
#include "host/thread.h"

/* Milliseconds in which a client may read the answer to `quit`, and end the kernel itself. */
enum { AFTER_QUIT = 500 };

static bool kernel_open(Kernel *kernel, ChannelKind kind, const char *address)
{
    if (channel_open(&kernel->channels, kind, address))
        return true;
    fprintf(stderr, "mgrad-kernel: cannot listen at %s: %s\n", address, channel_error());
    return false;
}

static bool kernel_open_channels(Kernel *kernel)
{
    static const char wake[] = "inproc://wake";
    if (!channels_init(&kernel->channels))
        return false;
    for (int kind = 0; kind <= CHANNEL_HEARTBEAT; kind++)
        if (!kernel_open(kernel, (ChannelKind)kind, kernel->connection.addresses[kind]))
            return false;
    return kernel_open(kernel, CHANNEL_WAKE, wake) && kernel_open(kernel, CHANNEL_WAKING, wake);
}

/* Host.command */
static bool kernel_command(void *ctx, const char *name, const char *argument, HostSink out,
                           HostSink message)
{
    const Kernel *kernel = ((Output *)ctx)->owner;
    if (strcmp(name, "history") != 0)
        return sink_fail(message, "a notebook has no editor; edit the cell");
    Buf list;
    buf_init(&list, kernel->history.mem);
    long last = strtol(argument, NULL, 10);
    history_put(&kernel->history, *argument ? (size_t)(last > 0 ? last : 0) : SIZE_MAX, &list);
    out.put(out.to, buf_text(&list), list.len);
    buf_done(&list);
    return true;
}

/* Host.heap_size */
static size_t kernel_heap_size(void *ctx, bool is_exact)
{
    return memory_heap_size(((Output *)ctx)->owner->heap, is_exact);
}

static bool kernel_open_session(Kernel *kernel)
{
    Host own = {.ctx = &kernel->output, .read_line = execute_read_line, .command = kernel_command};
    output_fill_host(&own);
    if (kernel->options.max_memory) {
        mem_tune();
        kernel->heap = memory_heap_start();
        own.heap_size = kernel_heap_size;
    } else {
        kernel->options.max_memory = mgrad_host_memory_limit();
    }
    kernel->machine = mgrad_host_new(&own);
    if (!kernel->machine)
        return false;
    mgrad_host_catch_interrupts(kernel->machine);
    const Host *host = mgrad_host_table(kernel->machine);
    kernel->stop = host->stop;
    if (!output_init(&kernel->output, &kernel->wire, kernel->stop))
        return false;
    kernel->output.owner = kernel;
    kernel->session = mgrad_new(host, &kernel->options);
    if (!kernel->session)
        output_done(&kernel->output);
    return kernel->session != NULL;
}

/* ---- threads ---- */

static void *kernel_beat(void *argument)
{
    Kernel *kernel = argument;
    channel_echo(&kernel->channels);
    return NULL;
}

/* Requests that wait are the oldest ones. */
static bool kernel_next(Kernel *kernel, Message *request)
{
    return queue_take(&kernel->queue, request) ||
           message_receive(&kernel->wire, CHANNEL_SHELL, &kernel->mem, request);
}

static void kernel_serve(Kernel *kernel)
{
    cJSON *starting = cJSON_CreateObject();
    cJSON_AddStringToObject(starting, "execution_state", "starting");
    output_publish(&kernel->output, NULL, "status", starting);
    while (!kernel->is_ending) {
        bool is_late = !channel_wait(&kernel->channels, CHANNEL_SHELL, CHANNEL_WAKE,
                                     kernel->quits ? AFTER_QUIT : -1);
        if (kernel->quits && is_late)
            kernel->is_ending = true;
        Message request;
        while (!kernel->is_ending && kernel_next(kernel, &request)) {
            if (request.header)
                shell_answer(kernel, &request);
            message_done(&request);
            mem_trim(); /* the user reads the answer meanwhile */
        }
    }
}

static int kernel_serve_all(Kernel *kernel)
{
    pthread_t heart, control;
    bool beats = thread_start(&heart, kernel_beat, kernel);
    bool fine = beats && thread_start(&control, control_run, kernel);
    if (fine)
        kernel_serve(kernel);
    else
        fputs("mgrad-kernel: cannot start a thread\n", stderr);
    channels_stop(&kernel->channels);
    if (fine)
        pthread_join(control, NULL);
    if (beats)
        pthread_join(heart, NULL);
    output_done(&kernel->output); /* the control thread has used it until now */
    return !fine;
}

int kernel_run(Kernel *kernel)
{
    int status = 1;
    signal(SIGINT, SIG_IGN); /* while the kernel starts and ends */
    kernel->wire = (Wire){.channels = &kernel->channels, .key = kernel->connection.key};
    crypto_uuid(kernel->wire.session);
    history_init(&kernel->history, &kernel->mem);
    kernel->queue.mem = &kernel->mem;
    bool fine = kernel_open_channels(kernel);
    if (fine && !(fine = kernel_open_session(kernel)))
        fputs("mgrad-kernel: out of memory\n", stderr);
    if (fine)
        status = kernel_serve_all(kernel);
    mgrad_free(kernel->session);
    mgrad_host_free(kernel->machine);
    queue_done(&kernel->queue);
    history_done(&kernel->history);
    channels_done(&kernel->channels);
    return status;
}
