/* control.c: interrupts and shutdowns, also while a cell runs. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kernel/kernel.h"

enum { LOOK_AROUND = 1000 }; /* milliseconds between two looks at the parent process */

typedef struct Control {
    Kernel *kernel;
    Mem mem; /* this thread's */
} Control;

static void control_reply(Control *control, const Message *request, const char *type,
                          cJSON *content)
{
    message_send(&control->kernel->wire, CHANNEL_CONTROL, &control->mem, type, request, content);
}

/* Stops a running cell. While none runs, nothing changes. */
static void control_stop_cell(Kernel *kernel)
{
    if (kernel->is_busy && *kernel->stop == HOST_GO_ON)
        *kernel->stop = HOST_INTERRUPT;
}

/* Wakes the main thread, which ends the kernel. */
static void control_end(Control *control)
{
    Kernel *kernel = control->kernel;
    Frames frames;
    kernel->is_ending = true;
    control_stop_cell(kernel);
    frames_init(&frames, &control->mem);
    frames_add(&frames, "", 0);
    channel_send(&kernel->channels, CHANNEL_WAKING, &frames);
    frames_done(&frames);
}

static void control_answer(Control *control, const Message *request)
{
    Kernel *kernel = control->kernel;
    const char *type = request->type;
    bool is_shutdown = strcmp(type, "shutdown_request") == 0;
    bool is_interrupt = strcmp(type, "interrupt_request") == 0;
    if (is_shutdown || is_interrupt)
        control_stop_cell(kernel); /* first: it may wait for a client, and nothing is sent then */
    output_status(&kernel->output, request, "busy");
    if (strcmp(type, "kernel_info_request") == 0)
        control_reply(control, request, "kernel_info_reply", shell_kernel_info());
    else if (is_interrupt)
        control_reply(control, request, "interrupt_reply", message_ok());
    else if (is_shutdown)
        control_reply(control, request, "shutdown_reply", shell_shutdown(request));
    output_status(&kernel->output, request, "idle");
    if (is_shutdown)
        control_end(control);
}

void *control_run(void *argument)
{
    Control control = {.kernel = argument};
    Kernel *kernel = argument;
    bool has_parent = getenv("JPY_PARENT_PID"); /* Jupyter has started it, no shell */
    pid_t parent = getppid();
    mem_init(&control.mem);
    while (!kernel->is_ending) {
        channel_wait(&kernel->channels, CHANNEL_CONTROL, CHANNEL_CONTROL, LOOK_AROUND);
        Message request;
        while (!kernel->is_ending &&
               message_receive(&kernel->wire, CHANNEL_CONTROL, &control.mem, &request)) {
            if (request.header)
                control_answer(&control, &request);
            message_done(&request);
        }
        if (has_parent && getppid() != parent) /* Jupyter has ended without a word */
            control_end(&control);
    }
    return NULL;
}
