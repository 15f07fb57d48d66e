/*
 * queue.h: requests that were received and wait for their answers.
 *
 * After a cell fails, the kernel receives what its client has sent meanwhile: cells among it do not
 * run.
 */
#ifndef KERNEL_QUEUE_H
#define KERNEL_QUEUE_H

#include "kernel/message.h"

typedef struct Queue {
    struct QueueItem *first, *last; /* NULL: the queue is empty */
    Mem *mem;
} Queue;

/* Takes over the request. If memory is short, it is dropped. */
void queue_add(Queue *queue, Message *request);
/* Takes the first request out; the caller frees it. False if there is none. */
bool queue_take(Queue *queue, Message *request);
/* The cells of a client will not run. */
void queue_abort(Queue *queue, const char *client);
void queue_done(Queue *queue);

#endif
