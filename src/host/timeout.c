/* timeout.c: waits on a condition variable until the limit expires or is cancelled. */
#include "host/timeout.h"

#include <time.h>

#include "base/host.h"
#include "host/process.h"
#include "host/thread.h"

static const double timeout_longest = 1e8; /* three years; more may overflow time_t */
static const double timeout_period = 0.1;

static struct timespec timeout_time(double seconds)
{
    struct timespec time = {.tv_sec = (time_t)seconds};
    time.tv_nsec = (long)((seconds - (double)time.tv_sec) * 1e9);
    return time;
}

static void *timeout_run(void *argument)
{
    Timeout *timeout = argument;
    double next = timeout->deadline;
    pthread_mutex_lock(&timeout->lock);
    while (!timeout->is_cancelled) {
        struct timespec until = timeout_time(next);
        pthread_cond_timedwait(&timeout->changed, &timeout->lock, &until);
        double now = process_clock();
        if (now < next || timeout->is_cancelled)
            continue;
        *timeout->stop = HOST_TIMEOUT;
        next = now + timeout_period;
    }
    pthread_mutex_unlock(&timeout->lock);
    return NULL;
}

static void timeout_done(Timeout *timeout)
{
    pthread_cond_destroy(&timeout->changed);
    pthread_mutex_destroy(&timeout->lock);
    timeout->is_set = false;
}

bool timeout_set(Timeout *timeout, volatile sig_atomic_t *stop, double seconds)
{
    double bounded = seconds < timeout_longest ? seconds : timeout_longest;
    timeout->stop = stop;
    timeout->deadline = process_clock() + bounded;
    timeout->is_cancelled = false;
    timeout->is_set = true;
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC); /* that of process_clock */
    pthread_cond_init(&timeout->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_init(&timeout->lock, NULL);
    if (thread_start(&timeout->thread, timeout_run, timeout))
        return true;
    timeout_done(timeout);
    return false;
}

void timeout_cancel(Timeout *timeout)
{
    if (!timeout->is_set)
        return;
    pthread_mutex_lock(&timeout->lock);
    timeout->is_cancelled = true;
    pthread_cond_signal(&timeout->changed);
    pthread_mutex_unlock(&timeout->lock);
    pthread_join(timeout->thread, NULL);
    timeout_done(timeout);
    if (*timeout->stop == HOST_TIMEOUT)
        *timeout->stop = HOST_GO_ON;
}
