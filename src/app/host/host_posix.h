/*
 * host_posix.h: the Host of the terminal front end: results on standard output, notes on standard
 * error, files and pictures of the system that we run on.
 *
 *     HostPosix posix;
 *     host_posix_init(&posix, &mem, argv[0]);
 *     Host host = host_posix_table(&posix);
 *     ...
 *     if (!host_posix_finish(&posix)) status = 1;
 *
 * Results are buffered (on a terminal only until the end of a print), and always written out before
 * anything goes to standard error and before another program starts, so that both appear in order.
 */
#ifndef APP_HOST_HOST_POSIX_H
#define APP_HOST_HOST_POSIX_H

#include "app/host/picture.h"
#include "app/host/progress.h"
#include "app/host/terminal.h"
#include "base/host.h"
#include "base/mem.h"

enum { HOST_POSIX_BUFFER = 16 * 1024 };

/* Who reads the keys and carries out Host.command, while there is a prompt. */
typedef struct HostCommander {
    void *ctx;
    bool (*command)(void *ctx, const char *name, const char *argument, HostSink out,
                    HostSink message);
    /* Takes keys that came in while the terminal was asked something. NULL: nobody reads keys. */
    void (*typed)(void *ctx, const char *keys, size_t size);
} HostCommander;

typedef struct HostPosix {
    PictureClient client;        /* its mem is ours */
    volatile sig_atomic_t *stop; /* the flag of app/interrupt.h */
    bool terminal;               /* standard output is one */
    bool color_out, color_err;   /* use colours on standard output, on standard error */
    HostCommander commander;
    int write_error; /* errno of the first result that could not be written; 0: none.
                        After it results are dropped and the program is asked to stop */
    Progress progress;
    Terminal screen; /* shows pictures, perhaps */
    size_t pending;  /* bytes in `out` */
    char out[HOST_POSIX_BUFFER];
} HostPosix;

/* `mem` must have no `fail` and outlive `posix`; `argv0` may be NULL. Without colours, and without
   a commander. */
void host_posix_init(HostPosix *posix, Mem *mem, const char *argv0);
/* The callbacks, with `posix` as their ctx: it must stay where it is. */
Host host_posix_table(HostPosix *posix);
/* Those of --sandbox: printing, and a clock that shows whole seconds. */
Host host_posix_sandboxed(HostPosix *posix);

/* Writes out the results so far: call it before reading from the terminal. */
void host_posix_flush(HostPosix *posix);
/* Text for standard error, as it stands, after the results so far. */
void host_posix_complain(HostPosix *posix, const char *text);
/* A report of an error, whose word "error:" stands out. */
void host_posix_report(HostPosix *posix, const char *text);
/* A sentence that teaches or warns; a callback of the Host, so `ctx` is the HostPosix. */
void host_posix_note(void *ctx, const char *text);
/* Writes out the rest. False if some results were lost; standard error then says why, except where
   the reader of a pipe has left: he knows. */
bool host_posix_finish(HostPosix *posix);

#endif
