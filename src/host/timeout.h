/*
 * timeout.h: a thread that sets a stop flag (Host.stop) when a time limit has expired.
 *
 * A thread and no timer of the process, because the program around us may use that, and because
 * several sessions may each have a limit.
 */
#ifndef HOST_TIMEOUT_H
#define HOST_TIMEOUT_H

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>

/* All zero: no limit. It must not move while there is one. */
typedef struct Timeout {
    bool is_set;
    volatile sig_atomic_t *stop;
    double deadline; /* by process_clock */
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool is_cancelled; /* under the lock */
} Timeout;

/* Sets *stop to HOST_TIMEOUT `seconds` (more than 0) from now, and then ten times a second, since a
   session resets the flag. There must be no limit yet. False if no thread can be started. */
bool timeout_set(Timeout *timeout, volatile sig_atomic_t *stop, double seconds);
/* Ends the thread. If the flag is HOST_TIMEOUT, it is reset. */
void timeout_cancel(Timeout *timeout);

#endif
