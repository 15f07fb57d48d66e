/*
 * interrupt.c: the list of stop flags and the signal handler that sets them.
 *
 * The handler takes no lock, so it reads the list by atomic loads. A thread that removes an entry
 * waits until no handler is running on another thread.
 */
#include "host/interrupt.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <string.h>

#include "base/host.h"

static pthread_mutex_t interrupt_lock = PTHREAD_MUTEX_INITIALIZER; /* of changes to the list */
static Interrupt *_Atomic interrupt_first;
static atomic_int interrupt_handlers; /* running now */
static struct sigaction interrupt_before;

static void interrupt_on_signal(int signal)
{
    (void)signal;
    atomic_fetch_add(&interrupt_handlers, 1);
    for (Interrupt *each = atomic_load(&interrupt_first); each; each = atomic_load(&each->next))
        if (*each->stop == HOST_GO_ON)
            *each->stop = HOST_INTERRUPT;
    atomic_fetch_sub(&interrupt_handlers, 1);
}

static void interrupt_install(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action); /* no SA_RESTART: waiting calls must return */
    action.sa_handler = interrupt_on_signal;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &interrupt_before);
}

static void interrupt_uninstall(void)
{
    struct sigaction now;
    sigaction(SIGINT, NULL, &now);
    if (!(now.sa_flags & SA_SIGINFO) && now.sa_handler == interrupt_on_signal)
        sigaction(SIGINT, &interrupt_before, NULL);
}

void interrupt_catch(Interrupt *interrupt, volatile sig_atomic_t *stop)
{
    pthread_mutex_lock(&interrupt_lock);
    Interrupt *first = atomic_load(&interrupt_first);
    interrupt->stop = stop;
    atomic_init(&interrupt->next, first);
    atomic_store(&interrupt_first, interrupt);
    if (!first)
        interrupt_install();
    pthread_mutex_unlock(&interrupt_lock);
}

void interrupt_release(Interrupt *interrupt)
{
    pthread_mutex_lock(&interrupt_lock);
    Interrupt *_Atomic *link = &interrupt_first;
    while (atomic_load(link) != interrupt)
        link = &atomic_load(link)->next;
    atomic_store(link, atomic_load(&interrupt->next));
    if (!atomic_load(&interrupt_first))
        interrupt_uninstall();
    while (atomic_load(&interrupt_handlers) > 0)
        sched_yield();
    pthread_mutex_unlock(&interrupt_lock);
}
