/* history.h: the cells that were run, for history requests. It ends with the kernel. */
#ifndef KERNEL_HISTORY_H
#define KERNEL_HISTORY_H

#include "kernel/message.h"

/* What is remembered: so many cells, and so many bytes of them. */
enum { HISTORY_MOST = 10000, HISTORY_BYTES = 16 << 20 };

typedef struct HistoryEntry {
    char *input, *output; /* `output` is NULL if the cell had no result */
    long line;
} HistoryEntry;

typedef struct History {
    Mem *mem;
    HistoryEntry *entries;
    size_t count, cap;
    size_t bytes;
} History;

void history_init(History *history, Mem *mem);
void history_done(History *history);
/* Remembers a cell; `output` may be NULL. Without memory it is forgotten, and so is an output or a
   cell that is too long. */
void history_add(History *history, long line, const char *input, const char *output);
/* The list that answers a history_request. */
cJSON *history_list(const History *history, const Message *request);
/* Lists the last cells, "In[3]: …", as the command history shows them. */
void history_put(const History *history, size_t last, Buf *out);

#endif
