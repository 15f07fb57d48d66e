/*
 * memory.h: the memory limit without --max-memory: half of the available memory, so that an endless
 * loop ends with an error and the machine stays usable.
 */
#ifndef APP_HOST_MEMORY_H
#define APP_HOST_MEMORY_H

#include <stddef.h>

/* In bytes: half of the smallest of the machine's memory, the limits of our control groups (of a
   container or a service), and the limits of the process (ulimit -v, ulimit -d). */
size_t memory_default_limit(void);

#endif
