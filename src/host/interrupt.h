/*
 * interrupt.h: SIGINT (Ctrl-C) sets stop flags (Host.stop).
 *
 * The list of flags is global because a signal handler has no argument. A process may have several
 * sessions, on several threads; the signal is for all of them.
 */
#ifndef HOST_INTERRUPT_H
#define HOST_INTERRUPT_H

#include <signal.h>
#include <stdatomic.h>

/* An entry of the list: it must not move until it is released. */
typedef struct Interrupt {
    volatile sig_atomic_t *stop;
    struct Interrupt *_Atomic next;
} Interrupt;

/* From now on SIGINT sets *stop to HOST_INTERRUPT, unless it is set already: a limit outranks
   Ctrl-C. The first entry installs the handler. Waiting system calls are not restarted after
   SIGINT: they fail with EINTR, and their caller polls the flag. */
void interrupt_catch(Interrupt *interrupt, volatile sig_atomic_t *stop);

/* Removes the entry; afterwards no handler writes its flag. The last one restores the handler that
   was there before, unless the program has installed another one since. */
void interrupt_release(Interrupt *interrupt);

#endif
