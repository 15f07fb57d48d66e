/*
 * run.h: runs a program once, from a file, from -e or from standard input, and goes on to the REPL
 * where one is wanted. Also what the ways of running have in common.
 */
#ifndef APP_CLI_RUN_H
#define APP_CLI_RUN_H

#include "app/host/host_posix.h"
#include "app/cli/options.h"
#include "session/mgrad.h"

enum {
    EXIT_FINE = 0,
    EXIT_WRONG = 1,  /* an error in a program */
    EXIT_UNUSED = 2, /* wrong usage, or a file that cannot be read */
    EXIT_INTERRUPTED = 130,
    EXIT_PIPE = 141, /* the reader of our results left: what a shell says of SIGPIPE */
};

/* What the parts of the front end share. */
typedef struct Front {
    const Options *options;
    Mem *mem; /* without `fail` */
    HostPosix *posix;
    double started; /* by process_clock; --timeout counts from here */
} Front;

/* Reads a file that the command line names ("-": standard input) into `text`. If it cannot be read,
   says so on standard error. */
bool run_read(const Front *front, const char *path, Buf *text);

/* The callbacks of a session: with --sandbox those that it leaves to a program. */
Host run_host(const Front *front, HostPosix *posix);
/* With --sandbox the process closes itself in: all that the program needs has been read. False,
   with a message, where that cannot be. */
bool run_wall_in(const Front *front);

/* A session with the limits of the command line; `argv` is the program's own list. NULL, with a
   message, if memory is short. */
Mgrad *run_new_session(const Front *front, const Host *host, bool interactive, int argc,
                       const char *const *argv);

/* Shows the error, if the status tells of one, and gives the exit status that goes with it. */
int run_report(const Front *front, const Mgrad *session, MgradStatus status);

/* Is the time of --timeout over? */
bool run_timed_out(const Front *front);

/* The tasks TASK_RUN and TASK_CHECK; they give the exit status. */
int run_program(const Front *front);
int run_check(const Front *front);

#endif
