/*
 * stop.h: the stop flag of the program mgrad, and the signals that set it: Ctrl-C and the time
 * limit. Host.stop points to it.
 */
#ifndef APP_HOST_STOP_H
#define APP_HOST_STOP_H

#include <signal.h>

/* Handles SIGINT (unless it was ignored at the start, as for `nohup` and background jobs) and
   SIGALRM. Ignores SIGPIPE and SIGXFSZ, so that a closed pipe and a file size limit (ulimit -f)
   make write fail. */
void stop_install(void);

/* The flag: HOST_GO_ON or another value of Host.stop (base/host.h). */
volatile sig_atomic_t *stop_flag(void);

/* Sets the flag to HOST_TIMEOUT `seconds` from now, and then ten times a second: the first time may
   be just when the flag is reset after a Ctrl-C. 0 cancels the timer. By a signal, because a
   sandboxed process has no threads. */
void stop_set_timeout(double seconds);

#endif
