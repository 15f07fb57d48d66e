/*
 * memory.h: how much memory a program may take where the command line does not say: half of what
 * there is, so that a loop that never ends takes down itself and not the machine.
 */
#ifndef APP_HOST_MEMORY_H
#define APP_HOST_MEMORY_H

#include <stddef.h>

/* Half of the least of: the machine's memory, the limits of our control groups (a container's, a
   service's), and the address space that we may have (ulimit -v). */
size_t memory_default_limit(void);

#endif
