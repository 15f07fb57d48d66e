/* interrupt.c: the stop flag and the signal handlers that set it. */
#define _XOPEN_SOURCE 700 /* setitimer is in the XSI part of POSIX.1-2008 */
#include "host/interrupt.h"

#include <stdbool.h>
#include <string.h>
#include <sys/time.h>

#include "base/host.h"

static volatile sig_atomic_t interrupt_stop = HOST_GO_ON;

static void interrupt_on_signal(int signal)
{
    if (signal == SIGALRM)
        interrupt_stop = HOST_TIMEOUT;
    else if (interrupt_stop == HOST_GO_ON) /* a limit outranks Ctrl-C */
        interrupt_stop = HOST_INTERRUPT;
}

static void interrupt_handle(int signal, void (*handler)(int))
{
    struct sigaction action;
    memset(&action, 0, sizeof action); /* no SA_RESTART: waiting calls must return */
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

static bool interrupt_is_ignored(int signal)
{
    struct sigaction action;
    return sigaction(signal, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void interrupt_install(void)
{
    if (!interrupt_is_ignored(SIGINT))
        interrupt_handle(SIGINT, interrupt_on_signal);
    interrupt_handle(SIGALRM, interrupt_on_signal);
    interrupt_handle(SIGPIPE, SIG_IGN);
    interrupt_handle(SIGXFSZ, SIG_IGN);
}

volatile sig_atomic_t *interrupt_flag(void)
{
    return &interrupt_stop;
}

void interrupt_set_timeout(double seconds)
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
        timer.it_interval.tv_usec = 100000; /* see interrupt.h */
    }
    setitimer(ITIMER_REAL, &timer, NULL);
}
