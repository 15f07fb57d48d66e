/*
 * spawn.h: starts a program as a child process that ends when we end.
 */
#ifndef HOST_SPAWN_H
#define HOST_SPAWN_H

#include <sys/types.h>

enum { SPAWN_STREAMS = 3 }; /* standard input, output and error */

/* Starts argv[0], a path or a name to search in PATH, without a shell. Its standard streams are
   `streams`, whose descriptors are above the standard ones. It has its own process group, and none
   of our blocked and handled signals. The kernel kills it when this process ends, also by SIGKILL
   (Linux only). Our memory is not copied, so the time does not depend on the size of the session.
   0, or errno; also if the program cannot be run. */
int spawn_start(pid_t *child, const char *const *argv, const int streams[SPAWN_STREAMS]);

#endif
