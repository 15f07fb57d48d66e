/* queue.c: the list of requests that wait. */
#include "kernel/queue.h"

#include <string.h>

typedef struct QueueItem {
    Message request;
    struct QueueItem *next;
} QueueItem;

void queue_add(Queue *queue, Message *request)
{
    QueueItem *item = mem_alloc(queue->mem, sizeof *item);
    if (!item) {
        message_done(request);
        return;
    }
    *item = (QueueItem){.request = *request};
    if (queue->last)
        queue->last->next = item;
    else
        queue->first = item;
    queue->last = item;
}

bool queue_take(Queue *queue, Message *request)
{
    QueueItem *item = queue->first;
    if (!item)
        return false;
    *request = item->request;
    queue->first = item->next;
    if (!queue->first)
        queue->last = NULL;
    mem_free(queue->mem, item, sizeof *item);
    return true;
}

void queue_abort(Queue *queue, const char *client)
{
    for (QueueItem *item = queue->first; item; item = item->next)
        if (strcmp(item->request.client, client) == 0)
            item->request.is_aborted = true;
}

void queue_done(Queue *queue)
{
    Message request;
    while (queue_take(queue, &request))
        message_done(&request);
}
