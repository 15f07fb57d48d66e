/*
 * mgrad-host.h: the public interface of libmgrad-host, a ready-made Host for a POSIX system.
 *
 * Results are written to standard output, notes to standard error. Files are the system's. Pictures
 * of graphs come from mgrad-render, plots from gnuplot.
 *
 *     MgradHost *host = mgrad_host_new(NULL);
 *     Mgrad *m = mgrad_new(mgrad_host_table(host), NULL);
 *     mgrad_host_report(m, mgrad_run(m, "<lesson>", text, strlen(text)));
 *     mgrad_free(m);
 *     mgrad_host_free(host);
 *
 * A process may have several hosts, each on its own thread: give each session its own. A host
 * changes nothing in the process, such as a signal handler, unless it is asked to.
 */
#ifndef MGRAD_READY_HOST_H
#define MGRAD_READY_HOST_H

#include "session/mgrad.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct MgradHost MgradHost;

/* Members of `own` that are not NULL replace the ready-made ones and get own->ctx; `tick` belongs
   to own->clock. `own` is copied; its ctx and stop must outlive the host. It may be NULL. There is
   no ready-made screen, progress, display, command or pager. Returns NULL if memory is short. */
MgradHost *mgrad_host_new(const Host *own);
/* Free the session first. Catches no more interrupts, and cancels the time limit. NULL is ignored.
 */
void mgrad_host_free(MgradHost *host);

/* The functions for mgrad_new. NULL for NULL, with which mgrad_new returns NULL, too. */
const Host *mgrad_host_table(MgradHost *host);

/* Prints the report of an error on standard error. True if `status`, the result of a call into the
   session `m`, is one. */
bool mgrad_host_report(const Mgrad *m, MgradStatus status);

/* Stops the running program with HOST_INTERRUPT or another value of Host.stop. For any thread, and
   for signal handlers. A program that waits for input, mgrad-render or gnuplot stops within 0.1 s.
   If no program runs, the next one is stopped. */
void mgrad_host_stop(MgradHost *host, int reason);

/* From now on SIGINT (Ctrl-C) interrupts the running program, as mgrad_host_stop does. It does so
   for each host that has called this, also if SIGINT was ignored before, as in background jobs. */
void mgrad_host_catch_interrupts(MgradHost *host);
/* Undoes that. The last host to do so restores the handler that was there before the first one. */
void mgrad_host_release_interrupts(MgradHost *host);

/* From `seconds` from now on, programs end with MGRAD_TIMEOUT, until this is called again. 0: no
   limit. A thread keeps the time; no signal is used. False if it cannot be started. */
bool mgrad_host_set_timeout(MgradHost *host, double seconds);

/* A limit for MgradOptions.max_memory with which the machine stays usable: in bytes, half of the
   smallest of its memory, the limits of the control groups and of the process (ulimit). */
size_t mgrad_host_memory_limit(void);

#ifdef __cplusplus
}
#endif

#endif
