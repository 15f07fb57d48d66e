/*
 * repl_line.h: reading lines with GNU Readline, and Readline's list of entries for the arrow keys.
 * Not part of a build without Readline (MGRAD_NO_READLINE).
 *
 * Readline is active for one line at a time, not while a program runs. Our signals are blocked
 * except while we wait for a key, so none can arrive between the test of a flag and the wait.
 * Readline's own signal handling is off: it would lose a key.
 */
#ifndef APP_REPL_REPL_LINE_H
#define APP_REPL_REPL_LINE_H

#include <stdio.h>

#include "base/host.h"

typedef enum ReadEnd {
    READ_LINE,
    READ_EOF,
    READ_STOPPED, /* the stop flag is set */
    READ_KILLED,  /* SIGTERM or SIGHUP has arrived: see repl_line_die */
} ReadEnd;

/* Prompts and the echo go to `talk`. */
void repl_line_start(FILE *talk);
void repl_line_stop(void);

/* Reads a line into `line`, or several lines of a paste, without the last line break. If a signal
   ends it, the typed part. */
ReadEnd repl_line_read(const char *prompt, HostSink line);
/* The same for a program's Host.read_line, without completion and history; the first line of a
   paste, the others are typed next. `ctx` is not used. */
bool repl_line_ask(void *ctx, const char *prompt, HostSink line, HostSink message);
/* Ends the process by the signal that ended the last line. */
void repl_line_die(void);
/* Adds keys that another reader has taken from the terminal; they are read before the next ones. */
void repl_line_type(const char *keys, size_t size);
/* Are there keys that have not been read? */
bool repl_line_is_pending(void);

/* Adds an entry for the arrow keys. False if it repeats the last one. */
bool repl_line_remember(const char *text);
/* Lists the last `count` entries with their numbers. */
void repl_line_list(size_t count, HostSink out);

#endif
