/* thread.h: threads that receive no signals. Signals are for the threads of the program, whose
   waiting calls they interrupt. */
#ifndef HOST_THREAD_H
#define HOST_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* False if no thread can be started. */
bool thread_start(pthread_t *thread, void *(*run)(void *argument), void *argument);

#endif
