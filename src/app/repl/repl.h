/*
 * repl.h: the prompt: reads a line or a block, runs it, and repeats.
 *
 * On a terminal lines are read with GNU Readline; otherwise, and in a build without it
 * (MGRAD_NO_READLINE), with getline. Readline's state is global, so there can be one REPL at a
 * time.
 */
#ifndef APP_REPL_REPL_H
#define APP_REPL_REPL_H

#include "app/host/front.h"

typedef struct ReplOptions {
    bool quiet; /* no banner */
    bool no_rc; /* no start-up file */
} ReplOptions;

/* Runs until the end of input, `quit` or the time limit. Returns the exit status: 0, the argument
   of `quit`, or 1. */
int repl_run(const Front *front, Mgrad *session, ReplOptions options);

#endif
