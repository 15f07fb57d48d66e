/*
 * front.h: the state and the helpers that every way of running a program shares: a script, the
 * REPL, --test and --check.
 */
#ifndef APP_HOST_FRONT_H
#define APP_HOST_FRONT_H

#include "app/host/color.h"
#include "app/host/host_posix.h"
#include "session/mgrad.h"

/* Exit statuses. If several apply, as in --check with several files, the greatest one counts;
   EXIT_CHECK counts only if no other one applies. */
enum {
    EXIT_FINE = 0,
    EXIT_ERROR = 1,   /* an error in a program */
    EXIT_NOT_RUN = 2, /* wrong usage, or a file that cannot be read */
    EXIT_CHECK = 3,   /* a checked comment that failed */
    EXIT_TIME = 4,    /* the limits of the command line: --timeout and so on */
    EXIT_MEMORY = 5,
    EXIT_NODES = 6,
    EXIT_OUTPUT = 7,
    EXIT_INTERRUPTED = 130,
    EXIT_PIPE = 141, /* the reader of our output has closed the pipe; a shell's code for SIGPIPE */
};

/* The command line's settings that apply to every session. */
typedef struct FrontSettings {
    ColorChoice color;
    bool sandbox;       /* the program may not use files or start other programs */
    uint64_t max_nodes; /* 0: no limit */
    size_t max_memory;  /* bytes; 0: not given */
    size_t max_output;  /* bytes; 0: no limit */
    double timeout;     /* seconds; 0: no limit */
    bool plain_numbers; /* programs begin with `set numbers plain` */
} FrontSettings;

typedef struct Front {
    const FrontSettings *settings;
    Mem *mem; /* has no `fail`: allocations return NULL */
    HostPosix *posix;
} Front;

/* Appends the contents of a file ("-": standard input) to `text`. Returns EXIT_FINE; on failure,
   after a message on standard error, the exit status: of the limit that was met or of Ctrl-C, else
   EXIT_NOT_RUN; and `why`, unless it is NULL, gets the reason. */
int front_read(const Front *front, const char *path, Buf *text, Buf *why);

/* The callbacks of a session; with --sandbox only those that a sandboxed program may use. */
Host front_host(const Front *front, HostPosix *posix);
/* With --sandbox, confines the process. Call it after the last file has been read. On failure
   returns false after reporting the reason. */
bool front_enter_sandbox(const Front *front);

/* Divides --max-memory: the session may hold what the front end has not, and the other way round.
   Call it before each text or statement that the session runs, and with NULL when it has been
   freed. */
void front_share_memory(const Front *front, Mgrad *session);

/* A session with the limits of the command line; they replace those in `options`. NULL, after a
   message, if memory is short. */
Mgrad *front_new_session(const Front *front, const Host *host, MgradOptions options);

/* The exit status for a value of the stop flag; EXIT_FINE for HOST_GO_ON. */
int front_stop_status(int stop);
/* Why a program ended with this exit status: "the time is up", for example. */
const char *front_reason(int exit_status);
/* If the stop flag is set while the session runs nothing that polls it: prints the reason. Returns
   the exit status; EXIT_FINE if the flag is not set. */
int front_report_stop(const Front *front);
/* The exit status of a program that ended like this, without `quit`. */
int front_exit_status(MgradStatus status);
/* The one of two exit statuses that counts. */
static inline int front_worse(int a, int b)
{
    return a > b ? a : b;
}
/* True for Ctrl-C and the limits on time and output: no other program may run after them. */
bool front_ends_run(int exit_status);
/* True if the prompt must end, too: after a limit on time or output, after `quit`, and if the
   results have no reader. */
bool front_ends_session(const Front *front, MgradStatus status);

/* Prints the error, if `status` is one. Returns the exit status for it. */
int front_report(const Front *front, const Mgrad *session, MgradStatus status);

#endif
