/* stop.c: the program's stop flag, its signal handlers and its timer. */
#define _XOPEN_SOURCE 700 /* setitimer is in the XSI part of POSIX.1-2008 */
#include "app/host/stop.h"

#include <stdbool.h>
#include <string.h>
#include <sys/time.h>

#include "base/host.h"
#include "host/interrupt.h"

static volatile sig_atomic_t stop_reason = HOST_GO_ON;
static Interrupt stop_interrupt;

static void stop_on_alarm(int signal)
{
    (void)signal;
    stop_reason = HOST_TIMEOUT;
}

static void stop_handle(int signal, void (*handler)(int))
{
    struct sigaction action;
    memset(&action, 0, sizeof action); /* no SA_RESTART: waiting calls must return */
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

static bool stop_is_ignored(int signal)
{
    struct sigaction action;
    return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void stop_install(void)
{
    if (!stop_is_ignored(SIGINT))
        interrupt_catch(&stop_interrupt, &stop_reason);
    stop_handle(SIGALRM, stop_on_alarm);
    stop_handle(SIGPIPE, SIG_IGN);
    stop_handle(SIGXFSZ, SIG_IGN);
}

volatile sig_atomic_t *stop_flag(void)
{
    return &stop_reason;
}

void stop_set_timeout(double seconds)
{
    static const double longest = 1e8; /* three years; more may overflow the system's timer */
    struct itimerval timer;
    memset(&timer, 0, sizeof timer);
    if (seconds > 0) {
        double bounded = seconds < longest ? seconds : longest;
        timer.it_value.tv_sec = (time_t)bounded;
        timer.it_value.tv_usec = (suseconds_t)((bounded - (double)timer.it_value.tv_sec) * 1e6);
        if (timer.it_value.tv_sec == 0 && timer.it_value.tv_usec == 0)
            timer.it_value.tv_usec = 1;     /* zero would cancel the timer */
        timer.it_interval.tv_usec = 100000; /* see stop.h */
    }
    setitimer(ITIMER_REAL, &timer, NULL);
}
