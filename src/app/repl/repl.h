/*
 * repl.h: the session at the prompt: reads a line or a block, runs it, reads on.
 *
 * On a terminal lines are read with GNU Readline; elsewhere, and in a build without it
 * (MGRAD_NO_READLINE), with getline. Readline's state is global: there can be one REPL at a time.
 */
#ifndef APP_REPL_REPL_H
#define APP_REPL_REPL_H

#include "app/host/front.h"

typedef struct ReplOptions {
    bool quiet; /* no banner */
    bool no_rc; /* no start-up file */
} ReplOptions;

/* Until end of input (0), `quit` (its status), or the time limit (1). Gives the exit status. */
int repl_run(const Front *front, Mgrad *session, ReplOptions options);

#endif
