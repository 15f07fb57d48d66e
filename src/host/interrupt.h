/*
 * interrupt.h: Ctrl-C and the time limit.
 *
 * Their signal handler sets a flag, which Host.stop points to and the VM polls. The flag is global
 * because a handler has no argument. Waiting system calls are not restarted after SIGINT: they fail
 * with EINTR, and their caller polls the flag.
 */
#ifndef HOST_INTERRUPT_H
#define HOST_INTERRUPT_H

#include <signal.h>

/* Handles SIGINT (unless it was ignored at the start, as for `nohup` and background jobs) and
   SIGALRM. Ignores SIGPIPE and SIGXFSZ, so that a closed pipe and a file size limit (ulimit -f)
   make write fail. */
void interrupt_install(void);

/* The flag: HOST_GO_ON or another value of Host.stop (base/host.h). */
volatile sig_atomic_t *interrupt_flag(void);

/* Sets the flag to HOST_TIMEOUT `seconds` from now, and then ten times a second: the first time may
   be just when the flag is reset after a Ctrl-C. 0 cancels the timer. */
void interrupt_set_timeout(double seconds);

#endif
