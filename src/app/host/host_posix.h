/*
 * host_posix.h: the Host for a POSIX system: results go to standard output, notes to standard
 * error; files, programs and the terminal are the system's.
 *
 *     HostPosix posix;
 *     host_posix_init(&posix, &mem, argv[0]);
 *     Host host = host_posix_table(&posix);
 *     ...
 *     if (!host_posix_finish(&posix)) status = 1;
 *
 * Results are buffered, on a terminal only until the end of a print. They are flushed before
 * anything is written to standard error and before another program starts, so that all output is in
 * order.
 */
#ifndef APP_HOST_HOST_POSIX_H
#define APP_HOST_HOST_POSIX_H

#include "app/host/progress.h"
#include "app/host/terminal.h"
#include "base/host.h"
#include "base/mem.h"
#include "host/picture.h"

enum { HOST_POSIX_BUFFER = 16 * 1024 };

/* The prompt, while there is one: it carries out Host.command and reads the keys. */
typedef struct HostCommander {
    void *ctx;
    bool (*command)(void *ctx, const char *name, const char *argument, HostSink out,
                    HostSink message);
    /* Receives keys that were typed while we waited for an answer of the terminal. NULL: no prompt
       reads keys. */
    void (*typed)(void *ctx, const char *keys, size_t size);
    /* Host.read_line. NULL: the prompt does not edit lines. */
    bool (*read_line)(void *ctx, const char *prompt, HostSink line, HostSink message);
} HostCommander;

typedef struct HostPosix {
    PictureClient client;        /* its `mem` serves all of HostPosix */
    volatile sig_atomic_t *stop; /* the flag of stop.h */
    bool terminal;               /* standard output is a terminal */
    size_t error_columns;        /* of standard error, at the start; 0: it is no terminal */
    bool stdin_is_program;       /* programs cannot read lines from it */
    bool color_out, color_err;   /* use colours on standard output, on standard error */
    HostCommander commander;
    const char *heap;   /* where malloc's heap begins; NULL: it is not measured */
    size_t output_left; /* bytes of results and notes that may still be shown; SIZE_MAX: no limit */
    int write_error;    /* errno of the first failed write of results; 0: none. After it results are
                           dropped and the program is interrupted */
    Progress progress;
    Terminal screen; /* the terminal as a display of pictures */
    size_t pending;  /* bytes in `out` */
    char out[HOST_POSIX_BUFFER];
} HostPosix;

/* `mem` must have no `fail`, and outlive `posix`. `argv0` may be NULL. Colours are off, and there
   is no commander. */
void host_posix_init(HostPosix *posix, Mem *mem, const char *argv0);
/* The callbacks, with `posix` as their ctx: it must not move. */
Host host_posix_table(HostPosix *posix);
/* The callbacks for --sandbox: printing, and a clock of whole seconds. */
Host host_posix_sandboxed(HostPosix *posix);

/* Counts output against its limit. Returns how many of the `size` bytes may be shown; if that is
   less, the program is stopped (HOST_OUTPUT). */
size_t host_posix_charge(HostPosix *posix, size_t size);
/* Writes text to standard output that does not count, such as the plan of --test. */
void host_posix_put(HostPosix *posix, const char *text, size_t size);
/* Writes the buffered results. Call it before reading from the terminal. */
void host_posix_flush(HostPosix *posix);
/* Writes text to standard error, after the results so far. Names and foreign texts in it must be
   escaped (base/escape.h). */
void host_posix_complain(HostPosix *posix, const char *text);
/* The same for the report of an error, with the word "error:" in colour. */
void host_posix_report(HostPosix *posix, const char *text);
/* Host.note: a sentence that teaches or warns; it is escaped here. `ctx` is the HostPosix. */
void host_posix_note(void *ctx, const char *text);
/* Writes the rest. False if results were lost. The reason is then on standard error, unless the
   reader has closed the pipe. */
bool host_posix_finish(HostPosix *posix);

#endif
