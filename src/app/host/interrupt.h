/*
 * interrupt.h: what asks a running program to stop: Ctrl-C and the time limit.
 *
 * A signal handler can reach nothing but a global, so the flag is one: the only one of the front
 * end. It is what Host.stop points to. System calls that wait are not restarted after SIGINT: they
 * fail with EINTR, and whoever waits looks at the flag.
 */
#ifndef APP_HOST_INTERRUPT_H
#define APP_HOST_INTERRUPT_H

#include <signal.h>

/* Takes over SIGINT (unless the program was started with it ignored, as `nohup` and background jobs
   are) and SIGALRM, and ignores SIGPIPE and SIGXFSZ, so that a reader who left and a
   file that may get no longer (ulimit -f) are failed writes. */
void interrupt_install(void);

/* HOST_GO_ON, HOST_INTERRUPT or HOST_TIMEOUT of base/host.h. */
volatile sig_atomic_t *interrupt_flag(void);

/* Raises HOST_TIMEOUT once, `seconds` from now; 0 calls it off. */
void interrupt_set_timeout(double seconds);

#endif
