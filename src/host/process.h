/*
 * process.h: runs another program: writes its input, collects its output, waits for its end.
 *
 * The child is started by spawn.c, without a shell and without a copy of our memory. It has its own
 * process group, so that Ctrl-C at the terminal reaches only us; we then kill the group. When
 * process_run returns, the child has ended and is reaped in any case. If we are killed, so is it.
 */
#ifndef HOST_PROCESS_H
#define HOST_PROCESS_H

#include <signal.h>

#include "base/buf.h"

enum { PROCESS_MAX_ERR = 64 * 1024 }; /* bytes; further output to standard error is dropped */

typedef struct ProcessJob {
    const char *const *argv; /* ends with NULL; argv[0] is a path, or a name to search in PATH */
    const char *input;       /* its standard input */
    size_t input_size;
    size_t max_out;              /* bytes on standard output; if it writes more, it is killed */
    double max_seconds;          /* 0: no limit */
    volatile sig_atomic_t *stop; /* if not 0, it is killed; or NULL */
    /* Called several times a second while it runs, with the elapsed time; or NULL. */
    void (*waiting)(void *ctx, double seconds);
    void *ctx;
} ProcessJob;

typedef enum ProcessEnd {
    PROCESS_EXITED,      /* code: its exit status */
    PROCESS_SIGNALLED,   /* code: the signal that ended it */
    PROCESS_NOT_STARTED, /* code: errno */
    PROCESS_STOPPED,     /* killed: *stop was set */
    PROCESS_TIMED_OUT,   /* killed: it ran longer than max_seconds */
    PROCESS_TOO_LARGE,   /* killed: it wrote more than max_out */
    PROCESS_NO_MEMORY,   /* killed: there was no memory for its output */
    PROCESS_CUT_OFF,     /* its output could not be read to the end */
} ProcessEnd;

typedef struct ProcessResult {
    ProcessEnd end;
    int code;
    Buf out, err; /* its output; after an early end a part of it */
} ProcessResult;

/* Runs the job and fills in `result`; call process_result_done in any case. `mem` must have no
   `fail`: a throw would leave the child running. */
void process_run(ProcessResult *result, Mem *mem, const ProcessJob *job);
void process_result_done(ProcessResult *result);

/* Seconds on a clock that never goes back. */
double process_clock(void);

#endif
