/*
 * front.h: the state and the helpers that every way of running a program shares: a script, the
 * REPL, --test and --check.
 */
#ifndef APP_HOST_FRONT_H
#define APP_HOST_FRONT_H

#include "app/host/color.h"
#include "app/host/host_posix.h"
#include "session/mgrad.h"

enum {
    EXIT_FINE = 0,
    EXIT_WRONG = 1,   /* an error in a program */
    EXIT_NOT_RUN = 2, /* wrong usage, or a file that cannot be read */
    EXIT_INTERRUPTED = 130,
    EXIT_PIPE = 141, /* the reader of our output has closed the pipe; a shell's code for SIGPIPE */
};

/* The command line's settings that apply to every session. */
typedef struct FrontSettings {
    ColorChoice color;
    bool sandbox;       /* the program may not use files or start other programs */
    uint64_t max_nodes; /* 0: no limit */
    size_t max_memory;  /* bytes; 0: not given */
    double timeout;     /* seconds; 0: no limit */
    bool plain_numbers; /* programs begin with `set numbers plain` */
} FrontSettings;

typedef struct Front {
    const FrontSettings *settings;
    Mem *mem; /* has no `fail`: allocations return NULL */
    HostPosix *posix;
    double started; /* by process_clock; --timeout counts from here */
} Front;

/* Appends the contents of a file ("-": standard input) to `text`. On failure returns false after
   reporting the reason on standard error. */
bool front_read(const Front *front, const char *path, Buf *text);

/* The callbacks of a session; with --sandbox only those that a sandboxed program may use. */
Host front_host(const Front *front, HostPosix *posix);
/* With --sandbox, confines the process. Call it after the last file has been read. On failure
   returns false after reporting the reason. */
bool front_enter_sandbox(const Front *front);

/* Divides --max-memory: the session may hold what the front end has not, and the other way round.
   Call it before each text or statement that the session runs. */
void front_share_memory(const Front *front, Mgrad *session);

/* A session with the limits of the command line; they replace those in `options`. NULL, after a
   message, if memory is short. */
Mgrad *front_new_session(const Front *front, const Host *host, MgradOptions options);

/* Prints the error that `status` tells of, if any. Returns the exit status for it. */
int front_report(const Front *front, const Mgrad *session, MgradStatus status);

/* True once the time of --timeout has passed. */
bool front_timed_out(const Front *front);

#endif
