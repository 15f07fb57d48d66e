/*
 * output.h: what a cell shows, as messages on the iopub channel.
 *
 * Printed text is collected, and sent when it is long, when it is 50 ms old, and before any other
 * message. A thread of its own sends text that has become old while the program computes, so all
 * functions lock.
 */
#ifndef KERNEL_OUTPUT_H
#define KERNEL_OUTPUT_H

#include <pthread.h>

#include "base/host.h"
#include "kernel/message.h"

typedef struct Output {
    const Wire *wire;
    struct Kernel *owner;        /* for functions of Host that are not here */
    volatile sig_atomic_t *stop; /* of the session: ends the wait for a slow client */
    pthread_mutex_t lock;
    pthread_cond_t changed; /* text is waiting, or the kernel ends */
    pthread_t sender;
    Mem mem;               /* used under the lock only */
    const Message *parent; /* the request that is running; NULL: none */
    bool is_silent;        /* nothing is shown */
    bool is_ended;
    bool has_stalled;   /* a client has missed the last message: it does not read */
    Buf text;           /* that was not sent */
    const char *stream; /* of this text: "stdout" or "stderr" */
    size_t left;        /* bytes that the cell may still print; SIZE_MAX: no limit */
    struct {
        double started, drawn;     /* seconds; started 0: there is no loop */
        char id[CRYPTO_UUID + 32]; /* of the display; "": none is shown */
        size_t count;              /* such displays so far */
    } progress;
    cJSON *payload; /* of the reply, or NULL: the long texts (help) of the cell */
} Output;

/* False if there are no threads. */
bool output_init(Output *output, const Wire *wire, volatile sig_atomic_t *stop);
void output_done(Output *output);

/* The messages until output_end belong to `parent`. `limit`: bytes it may print; SIZE_MAX: no
   limit. */
void output_begin(Output *output, const Message *parent, bool is_silent, size_t limit);
/* Sends what is left. Returns the payload, which the caller frees. */
cJSON *output_end(Output *output);

/* Sends the text so far. */
void output_flush(Output *output);
/* Sends a message about `parent`, after the text so far. Frees `content`. */
void output_publish(Output *output, const Message *parent, const char *type, cJSON *content);
void output_status(Output *output, const Message *parent, const char *state);
/* The result of the cell. */
void output_result(Output *output, long count, const char *text, size_t size);

/* The members of a Host that show something; `ctx` must be the Output. */
void output_fill_host(Host *host);

#endif
