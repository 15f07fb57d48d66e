/*
 * process.h: runs another program: feeds it, collects what it writes, waits for its end.
 *
 * The child is spawned (a session of gigabytes is never forked), without a shell, in a process
 * group of its own, so that Ctrl-C at the terminal reaches only us; we pass it on by killing the
 * group. When process_run returns, the child is gone and reaped, however it ended.
 */
#ifndef APP_HOST_PROCESS_H
#define APP_HOST_PROCESS_H

#include <signal.h>

#include "base/buf.h"

enum { PROCESS_MAX_ERR = 64 * 1024 }; /* more than that on its standard error is dropped */

typedef struct ProcessJob {
    const char *const *argv; /* NULL behind it; argv[0] is a path, or a name to find in PATH */
    const char *input;       /* for its standard input, which then ends */
    size_t input_size;
    size_t max_out;              /* bytes on its standard output; one more, and it is killed */
    double max_seconds;          /* 0: no limit */
    volatile sig_atomic_t *stop; /* it is killed when this is not 0; or NULL */
    /* Called many times a second while it runs, with how long that is; or NULL. */
    void (*waiting)(void *ctx, double seconds);
    void *ctx;
} ProcessJob;

typedef enum ProcessEnd {
    PROCESS_EXITED,      /* code: its exit status */
    PROCESS_SIGNALLED,   /* code: the signal that it died of */
    PROCESS_NOT_STARTED, /* code: errno */
    PROCESS_STOPPED,     /* killed: *stop asked for it */
    PROCESS_TIMED_OUT,   /* killed: max_seconds are over */
    PROCESS_TOO_LARGE,   /* killed: it wrote more than max_out */
    PROCESS_NO_MEMORY,   /* killed: what it wrote does not fit our memory */
    PROCESS_CUT_OFF,     /* what it wrote could not be read to its end */
} ProcessEnd;

typedef struct ProcessResult {
    ProcessEnd end;
    int code;
    Buf out, err; /* as far as they came */
} ProcessResult;

/* Runs the job to its end and fills in `result`; give that to process_result_done in any case.
   `mem` must have no `fail`: nothing may jump out of here. */
void process_run(ProcessResult *result, Mem *mem, const ProcessJob *job);
void process_result_done(ProcessResult *result);

/* Seconds on a clock that never goes back. */
double process_clock(void);

#endif
