/*
 * memory.h: our memory as the system sees it: the limit without --max-memory, and the size of
 * malloc's heap.
 */
#ifndef HOST_MEMORY_H
#define HOST_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* The memory limit without --max-memory, so that an endless loop ends with an error and the machine
   stays usable. In bytes: half of the smallest of the machine's memory, the limits of our control
   groups (of a container or a service), and the limits of the process (ulimit -v, ulimit -d). */
size_t memory_default_limit(void);

/* The start of malloc's heap: of the process's data segment, which sbrk grows. NULL if unknown. */
const char *memory_heap_start(void);
/* The size of this heap in bytes; `is_exact`: only of the pages that are in memory. */
size_t memory_heap_size(const char *start, bool is_exact);

#endif
