/*
 * kernel.h: the state of a running kernel, and its threads.
 *
 * The main thread runs cells and answers requests of the shell channel. The control thread answers
 * interrupts and shutdowns at any time. A third thread answers the heartbeat, a fourth sends old
 * output (output.h). Only the main thread uses the session.
 */
#ifndef KERNEL_KERNEL_H
#define KERNEL_KERNEL_H

#include <stdatomic.h>

#include "host/mgrad-host.h"
#include "kernel/connection.h"
#include "kernel/history.h"
#include "kernel/output.h"
#include "kernel/queue.h"
#include "session/mgrad.h"

typedef struct Kernel {
    Mem mem; /* the main thread's */
    Connection connection;
    Channels channels;
    Wire wire;
    Output output;
    History history;
    Queue queue;
    MgradHost *machine; /* files, programs, the clock */
    Mgrad *session;
    MgradOptions options;        /* with the limits */
    const char *heap;            /* memory_heap_start */
    volatile sig_atomic_t *stop; /* the session's flag */
    long count;                  /* cells that were run */
    const Message *request;      /* that runs a cell; NULL: none */
    bool quits;                  /* a cell has called quit */
    bool asks;                   /* its client answers input requests */
    atomic_bool is_busy;         /* a cell runs: an interrupt has an effect */
    atomic_bool is_ending;
} Kernel;

/* Runs until a client shuts the kernel down. Returns the exit status. */
int kernel_run(Kernel *kernel);

/* Sends the reply to a request of the shell channel, and frees `content`. */
static inline void kernel_reply(Kernel *kernel, const Message *request, const char *type,
                                cJSON *content)
{
    message_send(&kernel->wire, CHANNEL_SHELL, &kernel->mem, type, request, content);
}

/* A row of the table of requests. */
typedef struct KernelRequest {
    const char *type; /* "kernel_info_request" */
    void (*answer)(Kernel *kernel, const Message *request);
} KernelRequest;

/* shell.c: answers one request of the shell channel, between the statuses busy and idle. */
void shell_answer(Kernel *kernel, const Message *request);
/* The contents of kernel_info_reply and shutdown_reply. */
cJSON *shell_kernel_info(void);
cJSON *shell_shutdown(const Message *request);

/* execute.c: runs a cell, unless it is aborted, and sends the status idle. If it fails, cells that
   its client has already sent are aborted. */
void execute_answer(Kernel *kernel, const Message *request);
/* Host.read_line: asks the client; `ctx` is the Kernel. */
bool execute_read_line(void *ctx, const char *prompt, HostSink line, HostSink message);

/* control.c: the thread of the control channel; the argument is the Kernel. */
void *control_run(void *argument);

#endif
